"""Lists of membership and crosswalks as users save them."""

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.found_regions import found_regions, membership_findings
from jeugdpeil.sources.postcodes import read_postcodes
from jeugdpeil.sources.regions import joined_lists, read_membership_list
from jeugdpeil.sources.wijk_crosswalk import read_wijk_crosswalk
from support.regions import codes, listed, regions_named
from support.sources import observed

BOM = b"\xef\xbb\xbf"


def rows_of(text: str, *, prefix: bytes = b"") -> list[tuple[str, str, str]]:
    reading = read_membership_list(prefix + text.encode(), "lijst", 2026)
    return [(row.level.value, row.code, row.gemeente_code) for row in reading.memberships.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("prefix", [b"", BOM])
def test_separator_and_byte_order_mark_make_no_difference(separator: str, prefix: bytes) -> None:
    """Excel, StatLine and a text editor each save CSV in their own way."""
    text = "code,gm_naam,provincie,jeugdregio,gm_code\n0244,Hattem,Gelderland,Noord Veluwe,GM0244\n"
    assert rows_of(text.replace(",", separator), prefix=prefix) == [
        ("provincie", "PV25", "GM0244"),
        ("jeugdregio", "jr-noord-veluwe", "GM0244"),
    ]


def test_the_ggd_region_is_the_veiligheidsregio() -> None:
    """The layout of the list of 2023: its codes are VR01 to VR25."""
    text = "gm_naam,vr_code,gm_code,vr_naam\nHattem,VR06,GM0244,Noord- en Oost-Gelderland\n"
    assert rows_of(text) == [("ggd-regio", "VR06", "GM0244")]


def test_a_samenwerkingsverband_may_have_a_code_of_its_own_or_not() -> None:
    """PO and VO codes are kept; another code is replaced by the name as a word."""
    text = (
        "GM_CODE;SWV_CODE;SWV_NAAM;Van;Tot\n"
        "GM0244;PO2506;Zeeluwe;2020;\nGM0246;25.06;Zeeluwe;;2024-12-31\n"
    )
    reading = read_membership_list(text.encode(), "swv", 2026)
    rows = reading.memberships.rows
    assert [(row.code, row.from_year, row.to_year) for row in rows] == [
        ("PO2506", 2020, None),
        ("sw-zeeluwe", None, 2024),
    ]
    assert not rows[1].holds_in(2026)


def test_a_code_without_its_zeros_is_read_and_reported() -> None:
    """A spreadsheet makes 244 of 0244."""
    reading = read_membership_list(b"gm_code,jeugdregio\n244,Noord Veluwe\n", "lijst", 2026)
    assert reading.memberships.rows[0].gemeente_code == "GM0244"
    assert codes(reading.findings) == ["gemeente-code-short"]


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("Hattem,Gelderland,,", "gemeente-code-wrong"),
        ("GM0244,Gelre,,", "region-without-code"),
        ("GM0244,,,", "list-cell-empty"),
        ("GM0244,Gelderland,twintig,", "list-year-wrong"),
        ("GM0244,Gelderland", "list-row-width"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(line: str, finding: str) -> None:
    """The other rows of the list are read; nothing disappears without a finding."""
    text = f"gm_code,provincie,van,tot\nGM0246,Gelderland,,\nGM0200,Gelderland,,\n{line}\n"
    reading = read_membership_list(text.encode(), "lijst", 2026)
    assert [row.gemeente_code for row in reading.memberships.rows] == ["GM0246", "GM0200"]
    assert codes(reading.findings) == [finding]


@pytest.mark.parametrize(
    ("second", "finding"),
    [("Noord Veluwe", "list-row-twice"), ("Twente", "list-rows-contradict")],
)
def test_a_gemeente_lies_in_one_jeugdregio(second: str, finding: str) -> None:
    """The first row counts, and the second is reported."""
    text = f"gm_code,jeugdregio\nGM0244,Noord Veluwe\nGM0244,{second}\n"
    reading = read_membership_list(text.encode(), "lijst", 2026)
    assert [row.code for row in reading.memberships.rows] == ["jr-noord-veluwe"]
    assert codes(reading.findings) == [finding]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
        b"naam,provincie\nHattem,Gelderland\n",
        b"gm_code,inwoners\nGM0244,12000\n",
        "gm_code,provincie\nGM1900,Fryslân\n".encode("cp1252"),
    ],
    ids=["empty", "error page", "no codes", "no regions", "Latin-1"],
)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    """The message says what came and what was wanted."""
    with pytest.raises(SourceError):
        read_membership_list(content, "lijst", 2026)


def test_an_encoding_that_is_named_is_used() -> None:
    """A list in Latin-1 can be read when the monitor file says so."""
    content = "gm_code,provincie\nGM1900,Fryslân\n".encode("cp1252")
    reading = read_membership_list(content, "lijst", 2026, encoding="cp1252")
    assert reading.memberships.rows[0].code == "PV21"


def test_a_list_of_ones_own_goes_before_another() -> None:
    """The first list counts; what the second says otherwise is reported."""
    own = listed(RegionLevel.JEUGDREGIO, 2026, {"jr-zelf Zelf": "GM0244"})
    other = listed(RegionLevel.JEUGDREGIO, 2026, {"jr-noord-veluwe Noord Veluwe": "GM0244 GM0246"})
    joined = joined_lists([("eigen", own), ("lijst", other)])
    assert [row.code for row in joined.memberships.rows] == ["jr-zelf", "jr-noord-veluwe"]
    assert codes(joined.findings) == ["list-rows-contradict"]


def test_a_list_is_compared_with_the_gemeenten_of_the_figures() -> None:
    """Unknown codes, gemeenten left out and names that differ are told apart."""
    text = (
        "gm_code,gm_naam,jeugdregio\nGM1991,Maashorst,Brabant\nGM0888,Beek (L.),Zuid-Limburg\n"
        "GM0164,Henghel,Twente\nGM9999,Nergenshuizen,Twente\n"
    )
    rows = read_membership_list(text.encode(), "lijst", 2026).memberships
    known = regions_named(2021, "GM0856 Uden", "GM0888 Beek", "GM0164 Hengelo", "GM0244 Hattem")
    found = membership_findings(rows, known, "lijst")
    told = [(finding.code, dict(finding.context)["gemeente"]) for finding in found]
    assert told == [
        ("gemeente-not-listed", "GM0244"),
        ("name-spelled-otherwise", "GM0888"),
        ("name-differs", "GM0164"),
        ("gemeente-unknown", "GM9999"),
    ]


def test_regions_are_found_in_the_rows_of_a_source() -> None:
    """Codes become regions, names are kept apart, and kinds that are not used are counted."""
    table = """
        code   region_kind year jongeren
        GM0244 Gemeente    2022 10
        GM0244 Gemeente    2022 15
        CR15   COROP-gebied 2022 20
        Hattem Gemeente    2022 10
        WK024400 Gemeente  2022 10
    """
    found = found_regions(observed(table))
    assert [region.key.code for region in found.regions] == ["GM0244", "WK024400"]
    assert [named.name for named in found.named] == ["Hattem"]
    assert sorted(codes(found.findings)) == ["region-kind-differs", "region-kind-unused"]


def test_a_crosswalk_has_a_step_per_row() -> None:
    """A row that is no step has a finding."""
    text = (
        "wijk_van;jaar_van;wijk_naar;jaar_naar\n"
        "WK024401;2021;WK024411;2022\nWK024402;2021;WK0244;2022\n"
    )
    reading = read_wijk_crosswalk(text.encode(), "omzettabel")
    assert [(step.from_code, step.to_code) for step in reading.steps] == [("WK024401", "WK024411")]
    assert codes(reading.findings) == ["wijk-step-wrong"]


def test_a_list_of_postal_codes_has_each_pair_once() -> None:
    """A postal code may lie in two wijken; a row that is none has a finding."""
    rows = "x;8051;GM0244\nx;8051;wk024400\nx;8051;GM0244\nx;805;GM0244\nx;8052;PV25\n"
    text = "plaats;pc4;code\n" + rows
    reading = read_postcodes(text.encode(), "postcodes")
    assert [(area.pc4, area.code) for area in reading.areas] == [
        ("8051", "GM0244"),
        ("8051", "WK024400"),
    ]
    assert codes(reading.findings) == ["postcode-wrong", "postcode-wrong"]
