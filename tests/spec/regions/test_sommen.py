"""Hoe cijfers van regio, provincie en land ontstaan uit die van gemeenten."""

from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.domain.membership import Memberships, RegionGroup
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.domain.tables import CountFacts, Regions
from jeugdpeil.warehouse.conform import facts_without_region, parts_of, summed
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import MISSING, SUPPRESSED, by_code, counts, fact, listed, regions_named

JEUGDREGIO = listed(
    RegionLevel.JEUGDREGIO,
    2026,
    {
        "jr-noord-oost-brabant Noord-Oost Brabant": "GM1991 GM0757 GM0865",
        "jr-midden-brabant Midden Brabant": "GM0824 GM0855",
        "jr-haarlemmermeer Haarlemmermeer": "GM0394",
    },
)
PROVINCIE = listed(
    RegionLevel.PROVINCIE,
    2026,
    {"PV30 Noord-Brabant": "GM1991 GM0757 GM0865 GM0824 GM0855", "PV27 Noord-Holland": "GM0394"},
)
BRABANT_2021 = ("GM0856", "GM1685", "GM0757", "GM0865", "GM0824", "GM0855")


def regions_of(year: int, *codes: str, groups: tuple[RegionGroup, ...] = ()) -> Regions:
    found = regions_named(year, *(f"{code} Naam" for code in codes))
    return build_regions(found, JEUGDREGIO + PROVINCIE, 2026, groups)


def sums(regions: Regions, level: RegionLevel, *rows: dict[str, Any]) -> dict[str, dict[str, Any]]:
    table = summed(counts(*rows), regions, [level], 2026)
    return by_code(CountFacts(table).table)


def brabant(**other: dict[str, Any]) -> list[dict[str, Any]]:
    return [fact(code, 100, **other.get(code, {})) for code in BRABANT_2021]


def test_een_regio_is_de_som_van_haar_gemeenten() -> None:
    """Een regio is de som van haar gemeenten, ook van die inmiddels zijn samengegaan."""
    rows = sums(regions_of(2021, *BRABANT_2021), RegionLevel.JEUGDREGIO, *brabant())

    # Uden en Landerd (nu Maashorst), Boxtel en Vught.
    assert rows["jr-noord-oost-brabant"]["low"] == 4 * 100
    assert rows["jr-midden-brabant"]["low"] == 2 * 100
    assert rows["jr-midden-brabant"]["region_year"] == 2026
    assert rows["jr-midden-brabant"]["note"] == "som van gemeenten"
    assert rows["jr-midden-brabant"]["source_column"] == "som van gemeenten 2026"


def test_het_land_is_de_som_van_alle_gemeenten() -> None:
    """Het landelijke cijfer dat hier wordt berekend is de som van de gemeenten en heet ook zo."""
    codes = (*BRABANT_2021, "GM0394")
    rows = [fact(code, 100) for code in codes]

    assert sums(regions_of(2021, *codes), RegionLevel.LAND, *rows)["NL00"]["low"] == 7 * 100


def test_een_gemeente_zonder_cijfer_geeft_een_regio_zonder_cijfer() -> None:
    """Ontbreekt één gemeente, dan ontbreekt de regio; de regio's ernaast niet."""
    facts = brabant(GM0757=MISSING)
    rows = sums(regions_of(2021, *BRABANT_2021), RegionLevel.JEUGDREGIO, *facts)

    assert rows["jr-noord-oost-brabant"]["reason"] == "een deel ontbreekt"
    assert rows["jr-midden-brabant"]["cell"] == "aanwezig"


def test_een_land_dat_maar_voor_een_deel_bekend_is_heeft_geen_som() -> None:
    """Uit de cijfers van één regio volgt geen landelijk cijfer."""
    rows = sums(regions_of(2021, *BRABANT_2021), RegionLevel.LAND, *brabant())

    assert rows["NL00"]["reason"] == "een deel ontbreekt"


def test_een_regio_van_een_gemeente_houdt_de_reden_van_die_gemeente() -> None:
    """Is de enige gemeente van een regio onderdrukt, dan is de regio dat om dezelfde reden."""
    facts = [fact("GM0394", **SUPPRESSED)]
    row = sums(regions_of(2021, "GM0394"), RegionLevel.JEUGDREGIO, *facts)["jr-haarlemmermeer"]

    assert (row["cell"], row["reason"], row["high"]) == ("onderdrukt", "klein aantal", 9)


def test_een_gesplitste_gemeente_telt_alleen_waar_zij_heel_blijft() -> None:
    """Haaren ging naar twee jeugdregio's: over 2020 heeft Noord-Brabant een som, zij niet."""
    codes = (*BRABANT_2021, "GM0788")
    year: dict[str, Any] = {"region_year": 2020, "period": "2020"}
    facts = [fact(code, 100, **year) for code in codes]
    regions = regions_of(2020, *codes)

    regio = sums(regions, RegionLevel.JEUGDREGIO, *facts)
    provincie = sums(regions, RegionLevel.PROVINCIE, *facts)

    assert regio["jr-midden-brabant"]["reason"] == "een deel ontbreekt"
    assert regio["jr-noord-oost-brabant"]["reason"] == "een deel ontbreekt"
    assert provincie["PV30"]["low"] == 7 * 100


def test_een_wijk_telt_nooit_op_tot_een_gemeente() -> None:
    """Cijfers van gemeente, regio en land komen uit gemeentecijfers, nooit uit opgetelde wijken."""
    found = regions_named(2021, "GM0757 Boxtel", "WK075701 Centrum", "WK075702 Selissenwal")
    regions = build_regions(found, Memberships(), 2026)
    facts = counts(fact("WK075701", 30), fact("WK075702", 40))

    assert summed(facts, regions, [RegionLevel.LAND], 2026).num_rows == 0
    with pytest.raises(ValueError, match="never adds up"):
        summed(facts, regions, [RegionLevel.GEMEENTE], 2026)


def test_een_cijfer_van_de_bron_gaat_voor_een_som() -> None:
    """Geeft de bron zelf een cijfer voor de regio, dan wordt er geen som naast gezet."""
    regions = regions_of(2026, *BRABANT_2021[2:], "GM1991")
    year: dict[str, Any] = {"region_year": 2026, "period": "2026"}
    facts = [fact(code, 100, **year) for code in (*BRABANT_2021[2:], "GM1991")]
    own = fact("PV30", 503, **year)

    assert sums(regions, RegionLevel.PROVINCIE, *facts)["PV30"]["low"] == 500
    assert sums(regions, RegionLevel.PROVINCIE, *facts, own) == {}


def test_cijfers_van_verschillende_publicaties_worden_niet_gemengd() -> None:
    """Elke stand wordt apart opgeteld: cijfers van twee publicaties komen niet in één som."""
    regions = regions_of(2021, "GM0824", "GM0855")
    late: dict[str, Any] = {"vintage": "2023-10-31"}
    facts = [fact("GM0824", 100), fact("GM0855", 100), fact("GM0824", 110, **late)]

    table = summed(counts(*facts), regions, [RegionLevel.JEUGDREGIO], 2026)

    found = {row["vintage"]: (row["cell"], row["low"]) for row in table.to_pylist()}
    assert found == {"2023-06-15": ("aanwezig", 200), "2023-10-31": ("ontbreekt", None)}


def test_afgeleide_cijfers_worden_niet_nog_eens_opgeteld() -> None:
    """Een som van gemeenten telt de cijfers van de bron, niet de omgerekende ernaast."""
    regions = regions_of(2021, *BRABANT_2021)
    derived = fact("GM1991", 200, region_year=2026, source="som", note="heringedeeld")

    rows = sums(regions, RegionLevel.PROVINCIE, *brabant(), derived)

    assert rows["PV30"]["low"] == 6 * 100


def test_de_delen_van_een_som_zijn_te_vinden() -> None:
    """Van een som is te zien uit welke gemeenten van welk jaar zij bestaat."""
    regions = regions_of(2021, *BRABANT_2021)
    target = RegionKey(RegionLevel.JEUGDREGIO, "jr-noord-oost-brabant", 2026)

    found = [part.code for part in parts_of(regions, target, 2021)]

    assert found == ["GM0757", "GM0856", "GM0865", "GM1685"]


def test_een_gemeente_die_nergens_bij_hoort_wordt_genoemd() -> None:
    """Een gemeente die geen enkele indeling kent, telt in geen som mee en wordt gemeld."""
    regions = regions_of(2021, "GM0824", "GM0855")
    facts = counts(fact("GM0824", 100), fact("GM9999", 5))

    assert [key.code for key in facts_without_region(facts, regions)] == ["GM9999"]


def haaglanden(to_year: int | None, *members: str) -> RegionGroup:
    return RegionGroup("groep-zelf", "Zelf gekozen", members, 2021, to_year)


def test_een_groep_telt_alleen_in_de_jaren_dat_zij_bestaat() -> None:
    """Een groep gemeenten met een geldigheid heeft alleen cijfers over jaren daarbinnen."""
    found = regions_named(2021, "GM0824 Oisterwijk", "GM0855 Tilburg")
    found += regions_named(2022, "GM0824 Oisterwijk", "GM0855 Tilburg")
    regions = build_regions(found, Memberships(), 2026, [haaglanden(2021, "Tilburg", "GM0824")])
    later: dict[str, Any] = {"region_year": 2022, "period": "2022"}
    facts = [fact(code, 100, **year) for code in ("GM0824", "GM0855") for year in ({}, later)]

    table: pa.Table = summed(counts(*facts), regions, [RegionLevel.GROEP], 2026)

    assert [(row["period"], row["low"]) for row in table.to_pylist()] == [("2021", 200)]


def test_een_groep_kent_ook_gemeenten_die_later_samengingen() -> None:
    """Bij een gemeente van nu horen ook de gemeenten waaruit zij ontstond."""
    group = haaglanden(None, "Maashorst")
    rows = sums(regions_of(2021, *BRABANT_2021, groups=(group,)), RegionLevel.GROEP, *brabant())

    # Uden en Landerd.
    assert rows["groep-zelf"]["low"] == 2 * 100
