"""Hoe cijfers van een gemeente meegaan in een herindeling."""

from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.domain.tables import CountFacts, Regions
from jeugdpeil.warehouse.conform import WhyNot, conformed, parts_of, why_not_conformed
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import (
    IMPOSSIBLE,
    MISSING,
    SUPPRESSED,
    by_code,
    counts,
    fact,
    measures,
    regions_named,
)

CUIJK = ("GM0756", "GM0786", "GM0815", "GM1684", "GM1702")


def regions_of(*codes: str, year: int = 2021, division: int = 2026) -> Regions:
    found = regions_named(year, *(f"{code} Naam" for code in codes))
    return build_regions(found, Memberships(), division)


def carried_over(*rows: dict[str, Any], division: int = 2026) -> pa.Table:
    year = rows[0]["region_year"]
    regions = regions_of(*(row["region_code"] for row in rows), year=year, division=division)
    result = conformed(counts(*rows), regions, division)
    return CountFacts(result).table


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("GM0370", "GM0439"), "GM0439"),
        (("GM0398", "GM0416"), "GM1980"),
        (CUIJK, "GM1982"),
        (("GM0856", "GM1685"), "GM1991"),
        (("GM0363", "GM0457"), "GM0363"),
        (("GM0501", "GM0530", "GM0614"), "GM1992"),
    ],
    ids=[
        "Purmerend",
        "Dijk en Waard",
        "Land van Cuijk",
        "Maashorst",
        "Amsterdam",
        "Voorne aan Zee",
    ],
)
def test_gefuseerde_gemeenten_tellen_op_tot_de_nieuwe(parts: tuple[str, ...], whole: str) -> None:
    """Het cijfer van een nieuwe gemeente over een jaar vóór de fusie is de som van de oude."""
    rows = [fact(code, 100 + number) for number, code in enumerate(parts)]

    row = by_code(carried_over(*rows))[whole]

    total = sum(100 + number for number in range(len(parts)))
    assert (row["low"], row["high"]) == (total, total)
    assert (row["region_year"], row["period"]) == (2026, "2021")


def test_weesp_hoort_in_2022_nog_niet_bij_amsterdam() -> None:
    """Weesp (24 maart 2022) is in de indeling van 2022 nog een gemeente, in die van 2023 niet."""
    weesp, amsterdam = fact("GM0457", 300), fact("GM0363", 20000)

    assert carried_over(weesp, amsterdam, division=2022).num_rows == 0
    assert by_code(carried_over(weesp, amsterdam, division=2023))["GM0363"]["low"] == 300 + 20000


def test_een_ongewijzigde_gemeente_krijgt_geen_tweede_rij() -> None:
    """Een gemeente die niet veranderde, houdt het cijfer dat de bron geeft."""
    result = by_code(carried_over(fact("GM0244", 200), fact("GM0856", 50), fact("GM1685", 70)))

    assert set(result) == {"GM1991"}


def test_een_nieuwe_code_voor_hetzelfde_gebied_gaat_mee() -> None:
    """Groesbeek heet sinds 2016 Berg en Dal; het cijfer van 2015 gaat mee naar de nieuwe code."""
    row = by_code(carried_over(fact("GM0241", 150, region_year=2015, period="2015")))["GM1945"]

    assert (row["low"], row["cell"]) == (150, "aanwezig")


def test_grenzen_worden_apart_opgeteld() -> None:
    """De grenzen van een som zijn de som van de ondergrenzen en de som van de bovengrenzen."""
    uden, landerd = fact("GM0856", low=13, high=17), fact("GM1685", low=10, high=12)

    row = by_code(carried_over(uden, landerd))["GM1991"]

    assert (row["low"], row["high"]) == (13 + 10, 17 + 12)


def test_ontbreekt_een_deel_dan_ontbreekt_de_som() -> None:
    """Is van één van de oude gemeenten geen cijfer bekend, dan heeft de nieuwe er geen."""
    row = by_code(carried_over(fact("GM0856", 50), fact("GM1685", **MISSING)))["GM1991"]

    assert (row["cell"], row["reason"]) == ("ontbreekt", "een deel ontbreekt")
    assert (row["low"], row["high"]) == (None, None)


def test_ook_een_gemeente_die_de_bron_niet_noemt_ontbreekt() -> None:
    """Noemt een bron één van de oude gemeenten helemaal niet, dan is de som niet bekend."""
    row = by_code(carried_over(fact("GM0856", 50)))["GM1991"]

    assert row["reason"] == "een deel ontbreekt"


def test_is_een_deel_onderdrukt_dan_is_de_som_dat_ook() -> None:
    """Was de som te zien, dan gaf zij met de andere delen samen het verborgen getal prijs."""
    row = by_code(carried_over(fact("GM0856", 50), fact("GM1685", **SUPPRESSED)))["GM1991"]

    assert (row["cell"], row["reason"]) == ("onderdrukt", "een deel is onderdrukt")
    assert (row["low"], row["high"]) == (50 + 0, 50 + 9)


def test_wat_niet_kan_voorkomen_telt_niet_mee() -> None:
    """Een deel dat niet kan voorkomen is niets; kan geen deel voorkomen, dan de som ook niet."""
    one = by_code(carried_over(fact("GM0856", 50), fact("GM1685", **IMPOSSIBLE)))["GM1991"]
    none = by_code(carried_over(fact("GM0856", **IMPOSSIBLE), fact("GM1685", **IMPOSSIBLE)))

    assert (one["cell"], one["low"]) == ("aanwezig", 50)
    assert none["GM1991"]["cell"] == "kan niet voorkomen"


def test_de_minst_definitieve_status_telt() -> None:
    """Een som is zo voorlopig als haar meest voorlopige deel."""
    uden, landerd = fact("GM0856", 50, status="voorlopig"), fact("GM1685", 70)

    assert by_code(carried_over(uden, landerd))["GM1991"]["status"] == "voorlopig"


def test_een_omgerekend_cijfer_zegt_dat_het_is_omgerekend() -> None:
    """Een som van oude gemeenten heet "heringedeeld" en houdt de opmerkingen van de delen."""
    uden, landerd = fact("GM0856", 50, note="benaderd"), fact("GM1685", 70)

    row = by_code(carried_over(uden, landerd))["GM1991"]

    assert set(row["note"].split(";")) == {"heringedeeld", "benaderd"}
    assert (row["source"], row["source_column"]) == ("som", "heringedeeld naar 2026")


def test_de_delen_van_een_omgerekend_cijfer_zijn_te_vinden() -> None:
    """Van een omgerekend cijfer is te zien uit welke gemeenten het bestaat."""
    regions = regions_of(*CUIJK)
    land_van_cuijk = RegionKey(RegionLevel.GEMEENTE, "GM1982", 2026)

    assert tuple(part.code for part in parts_of(regions, land_van_cuijk, 2021)) == CUIJK


def test_een_gesplitste_gemeente_heeft_geen_omgerekend_cijfer() -> None:
    """Haaren is over vier gemeenten verdeeld; Boxtel heeft over 2020 dus geen omgerekend cijfer."""
    haaren = fact("GM0788", 40, region_year=2020, period="2020")
    boxtel = fact("GM0757", 90, region_year=2020, period="2020")

    rows = by_code(carried_over(haaren, boxtel))

    assert rows["GM0757"]["reason"] == "een deel ontbreekt"
    assert "gesplitst" in rows["GM0757"]["note"].split(";")


@pytest.mark.parametrize(
    ("code", "year", "division", "reason"),
    [
        ("GM0788", 2020, 2026, WhyNot.GESPLITST),
        ("GM1992", 2023, 2022, WhyNot.LATER_SAMENGEGAAN),
        ("GM0756", 2021, 2026, None),
        ("GM9999", 2030, 2026, WhyNot.ONBEKEND),
    ],
)
def test_een_weigering_heeft_een_reden(
    code: str, year: int, division: int, reason: WhyNot | None
) -> None:
    """Kan een cijfer niet naar een andere indeling, dan staat er waarom niet."""
    parts = ("GM0501", "GM0530", "GM0614") if code == "GM1992" else ()
    found = regions_named(division, *(f"{part} Deel" for part in parts))
    if reason is not WhyNot.ONBEKEND:
        found += regions_named(year, f"{code} Naam")
    regions = build_regions(found or regions_named(2021, "GM0244 Hattem"), Memberships(), division)

    key = RegionKey(RegionLevel.GEMEENTE, code, year)
    assert why_not_conformed(regions, key, division) is reason


def test_een_gefuseerde_gemeente_wordt_niet_teruggesplitst() -> None:
    """Een cijfer van na een fusie is niet over de oude gemeenten te verdelen."""
    later = regions_named(2023, "GM1992 Voorne aan Zee")
    earlier = regions_named(2022, "GM0501 Brielle", "GM0530 Hellevoetsluis", "GM0614 Westvoorne")
    regions = build_regions([*later, *earlier], Memberships(), 2022)
    facts = counts(fact("GM1992", 900, region_year=2023, period="2023"))

    cells = {row["cell"] for row in conformed(facts, regions, 2022).to_pylist()}

    assert cells == {"ontbreekt"}


def test_percentages_worden_nooit_opgeteld() -> None:
    """Een percentage zonder aantal of een gemiddelde wordt niet omgerekend; een bedrag wel."""
    regions = regions_of("GM0856", "GM1685")
    percentage: dict[str, Any] = {"variable": "percentage jongeren", "unit": "percentage"}
    costs: dict[str, Any] = {"variable": "kosten", "unit": "duizend euro"}
    bounds: dict[str, Any] = {"low": 9.5, "high": 10.5}
    facts = measures(
        *(fact(code, **percentage | bounds) for code in ("GM0856", "GM1685")),
        *(fact(code, **costs | bounds) for code in ("GM0856", "GM1685")),
    )

    rows = conformed(facts, regions, 2026).to_pylist()

    assert [(row["variable"], row["low"]) for row in rows] == [("kosten", 9.5 + 9.5)]


def test_een_opgeheven_gemeente_in_een_latere_tabel_telt_niet_mee() -> None:
    """Een opgeheven gemeente die als lege cel in een tabel blijft, hoort niet meer bij een som."""
    found = regions_named(2022, "GM0370 Beemster", "GM0439 Purmerend")
    regions = build_regions(found, Memberships(), 2026)
    year: dict[str, Any] = {"region_year": 2022, "period": "2022"}
    facts = counts(fact("GM0370", **IMPOSSIBLE | year), fact("GM0439", 900, **year))

    assert conformed(facts, regions, 2026).num_rows == 0
