"""Welke gebieden er zijn, waarin zij liggen en onder welke naam zij te vinden zijn."""

import pytest

from jeugdpeil.domain.membership import Memberships, RegionGroup, WijkStep
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.warehouse.conform import WhyNot, conformed, why_not_conformed
from jeugdpeil.warehouse.hierarchy import build_regions, hierarchy_findings
from jeugdpeil.warehouse.name_index import NameEntry, name_index
from jeugdpeil.warehouse.name_matching import match_names
from support.regions import (
    by_code,
    codes,
    codes_at,
    counts,
    fact,
    listed,
    regions_named,
    row_of,
)

PROVINCES = listed(
    RegionLevel.PROVINCIE,
    2026,
    {
        "PV30 Noord-Brabant": "GM1991 GM1982 GM0757 GM0824 GM0855 GM0865",
        "PV31 Limburg": "GM0893 GM0888",
        "PV27 Noord-Holland": "GM0373 GM0363",
        "PV23 Overijssel": "GM0164",
    },
)
NAMES_2022 = (
    "GM0893 Bergen (L.)",
    "GM0373 Bergen (NH.)",
    "GM0888 Beek",
    "GM0164 Hengelo",
    "GM1991 Maashorst",
    "GM0363 Amsterdam",
)


def test_een_wijk_ligt_in_de_gemeente_van_haar_code() -> None:
    """De eerste vier cijfers van een wijkcode zijn die van de gemeente van dat jaar."""
    found = regions_named(2021, "GM0756 Boxmeer", "WK075601 Sambeek", "BU07560100 Sambeek")
    regions = build_regions(found, PROVINCES, 2026)

    assert row_of(regions, "WK075601", 2021)["gemeente"] == "GM0756"
    assert row_of(regions, "WK075601", 2021)["provincie"] == "PV30"
    assert row_of(regions, "BU07560100", 2021)["wijk"] == "WK075601"


def test_een_oude_gemeente_ligt_in_de_regio_van_haar_opvolger() -> None:
    """Uden van 2021 hoort bij de provincie van Maashorst, in de indeling van nu."""
    regions = build_regions(regions_named(2021, "GM0856 Uden"), PROVINCES, 2026)

    assert row_of(regions, "GM0856", 2021)["gemeente"] == "GM1991"
    assert row_of(regions, "GM0856", 2021)["provincie"] == "PV30"
    assert row_of(regions, "GM0856", 2021)["landsdeel"] == "LD04"


def test_van_een_gesplitste_gemeente_is_te_zien_waar_zij_heen_ging() -> None:
    """Haaren ligt voor een deel in elk van vier gemeenten, en helemaal in Noord-Brabant."""
    regions = build_regions(regions_named(2020, "GM0788 Haaren"), PROVINCES, 2026)

    row = row_of(regions, "GM0788", 2020)

    assert row["gemeente"] == "GM0757~;GM0824~;GM0855~;GM0865~"
    assert (row["provincie"], row["note"]) == ("PV30", "gesplitst")


def test_een_jaar_heeft_al_zijn_gemeenten_ook_als_een_bron_er_een_mist() -> None:
    """Noemt een bron Uden en niet Landerd, dan is Landerd er wel: een som weet wat ontbreekt."""
    regions = build_regions(regions_named(2021, "GM0856 Uden"), Memberships(), 2026)

    assert codes_at(regions, RegionLevel.GEMEENTE, 2021) == {"GM0856", "GM1685"}
    assert row_of(regions, "GM1685", 2021)["name"] == "Landerd"


def test_een_groep_zoals_zij_was_staat_naast_de_regio_van_nu() -> None:
    """Haaglanden zonder Voorschoten (2021-2022) en met (lijst van 2026) bestaan naast elkaar."""
    jeugdregio = listed(
        RegionLevel.JEUGDREGIO, 2026, {"jr-haaglanden Haaglanden": "GM0518 GM0503 GM0626"}
    )
    found = regions_named(2022, "GM0518 's-Gravenhage", "GM0503 Delft", "GM0626 Voorschoten")
    as_it_was = RegionGroup("groep-h9", "Haaglanden in 2022", ("Den Haag", "Delft"), 2021, 2022)

    regions = build_regions(found, jeugdregio, 2026, [as_it_was])

    assert row_of(regions, "GM0518", 2022)["groep"] == "groep-h9"
    assert row_of(regions, "GM0626", 2022)["groep"] is None
    assert row_of(regions, "GM0626", 2022)["jeugdregio"] == "jr-haaglanden"
    assert row_of(regions, "GM0518", 2026)["groep"] is None
    assert row_of(regions, "groep-h9", 2026)["note"] == "geldig 2021-2022"


def test_een_lid_dat_niet_meer_bestaat_wordt_gemeld() -> None:
    """Een groep van nu kan Weesp niet noemen; de melding zegt dat het nu Amsterdam is."""
    found = regions_named(2022, "GM0363 Amsterdam", "GM0457 Weesp")
    group = RegionGroup("groep-zelf", "Zelf gekozen", ("Weesp", "Amsterdam"))

    (finding,) = hierarchy_findings(found, Memberships(), 2026, [group])

    assert finding.code == "group-member-unknown"
    assert dict(finding.context)["now"] == "GM0363"


def test_een_gemeente_kan_in_twee_samenwerkingsverbanden_liggen() -> None:
    """Voor basis- en voortgezet onderwijs zijn er aparte samenwerkingsverbanden."""
    partnerships = listed(
        RegionLevel.SAMENWERKINGSVERBAND,
        2026,
        {"PO2001 Primair": "GM0824 GM0855", "VO2001 Voortgezet": "GM0824"},
    )
    found = regions_named(2026, "GM0824 Oisterwijk", "GM0855 Tilburg")
    regions = build_regions(found, partnerships, 2026)

    assert row_of(regions, "GM0824", 2026)["samenwerkingsverband"] == "PO2001;VO2001"
    assert row_of(regions, "GM0855", 2026)["samenwerkingsverband"] == "PO2001"


def test_een_lijst_van_een_eerder_jaar_geldt_ook_na_een_fusie() -> None:
    """Zijn alle delen van een fusiegemeente in dezelfde regio, dan ligt ook zij daar."""
    same = listed(RegionLevel.GGD_REGIO, 2021, {"VR21 Brabant-Noord": "GM0856 GM1685"})
    differs = listed(
        RegionLevel.GGD_REGIO, 2021, {"VR21 Brabant-Noord": "GM0856", "VR20 W": "GM1685"}
    )
    found = regions_named(2022, "GM1991 Maashorst")

    assert row_of(build_regions(found, same, 2026), "GM1991", 2026)["ggd-regio"] == "VR21"
    assert row_of(build_regions(found, differs, 2026), "GM1991", 2026)["ggd-regio"] is None
    assert codes(hierarchy_findings(found, differs, 2026)) == ["membership-unclear"]


def test_wijken_van_verschillende_jaren_staan_los_van_elkaar() -> None:
    """Zonder omzettabel gaat geen wijk naar een ander jaar, en er staat waarom."""
    found = regions_named(2021, "GM0757 Boxtel", "WK075701 Centrum")
    found += regions_named(2022, "GM0757 Boxtel", "WK075701 Centrum")
    regions = build_regions(found, Memberships(), 2022)

    wijk = RegionKey(RegionLevel.WIJK, "WK075701", 2021)

    assert why_not_conformed(regions, wijk, 2022) is WhyNot.WIJK_ZONDER_OMZETTABEL
    assert conformed(counts(fact("WK075701", 30)), regions, 2022).num_rows == 0


def test_met_een_omzettabel_gaan_hele_wijken_mee() -> None:
    """Zegt een omzettabel waar een wijk heel in opging, dan is het nieuwe cijfer de som."""
    found = regions_named(2021, "GM0757 Boxtel", "WK075701 Oost", "WK075702 West")
    found += regions_named(2022, "GM0757 Boxtel", "WK075709 Centrum")
    crosswalk = [WijkStep(f"WK07570{n}", 2021, "WK075709", 2022) for n in (1, 2)]
    regions = build_regions(found, Memberships(), 2022, crosswalk=crosswalk)
    facts = counts(fact("WK075701", 30), fact("WK075702", 40))

    row = by_code(conformed(facts, regions, 2022))["WK075709"]

    assert (row["low"], row["region_level"]) == (30 + 40, "wijk")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hengelo (O.)", "GM0164"),
        ("Amsterdam (gemeente)", "GM0363"),
        ("Beek (L.)", "GM0888"),
        ("bergen (nh)", "GM0373"),
        ("MAASHORST", "GM1991"),
    ],
)
def test_een_naam_met_achtervoegsel_is_dezelfde_naam(name: str, code: str) -> None:
    """Hoofdletters, tekens en het achtervoegsel van het CBS maken geen verschil."""
    regions = build_regions(regions_named(2022, *NAMES_2022), PROVINCES, 2026)

    assert match_names([name], regions, 2022).code_of(name) == code


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("Hengelo (Gld.)", "region-name-unknown"),
        ("Hengeloo", "region-name-unknown"),
        ("Bergen", "region-name-ambiguous"),
    ],
)
def test_een_naam_wordt_nooit_geraden(name: str, finding: str) -> None:
    """Een andere provincie of letter is een andere naam; past een naam op twee, dan op geen."""
    regions = build_regions(regions_named(2022, *NAMES_2022), PROVINCES, 2026)

    matches = match_names([name], regions, 2022)

    assert matches.matches == ()
    assert codes(matches.findings) == [finding]


def test_een_opgeheven_gemeente_in_een_latere_tabel_wordt_herkend() -> None:
    """StatLine houdt Boxmeer in 2022 als lege rij: dat is de oude gemeente, als opgeheven."""
    found = regions_named(2021, "GM0756 Boxmeer") + regions_named(2022, *NAMES_2022)
    regions = build_regions(found, Memberships(), 2026)

    matches = match_names(["Boxmeer"], regions, 2022)

    assert [(match.code, match.is_abolished) for match in matches.matches] == [("GM0756", True)]
    assert codes(matches.findings) == ["region-name-abolished"]


def entries_for(word: str) -> list[NameEntry]:
    """What a search for a word finds in regions of 2021 to 2026."""
    found = regions_named(2021, "GM0756 Boxmeer", "GM0518 's-Gravenhage", "WK075601 Sambeek")
    regions = build_regions(found, PROVINCES, 2026)
    return [entry for entry in name_index(regions) if entry.normalised == word]


@pytest.mark.parametrize(
    ("word", "successors", "is_old"),
    [
        ("boxmeer", ("GM1982",), True),
        ("den haag", ("GM0518",), False),
        ("haaren", ("GM0757", "GM0824", "GM0855", "GM0865"), True),
        ("land van cuijk", ("GM1982",), False),
        ("sambeek", ("WK075601",), False),
    ],
)
def test_een_gebied_is_te_vinden_onder_oude_en_nieuwe_namen(
    word: str, successors: tuple[str, ...], is_old: bool
) -> None:
    """Een oude naam leidt naar de gemeente van nu, of naar alle gemeenten na een splitsing."""
    (entry,) = entries_for(word)

    assert (entry.successors, entry.is_old) == (successors, is_old)
