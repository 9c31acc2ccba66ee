"""The value types refuse what cannot exist."""

from datetime import date

import pytest

from jeugdpeil.domain.care_form import CBS_LABELS, CareForm
from jeugdpeil.domain.cell import Present, Suppressed, rounded_to_five
from jeugdpeil.domain.cell import Reason as CellReason
from jeugdpeil.domain.definition import Text
from jeugdpeil.domain.estimate import Estimate
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.lineage import FigureKey
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionKey, RegionLevel, level_of_code
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status, status_of_label


@pytest.mark.parametrize(
    ("level", "code"),
    [
        (RegionLevel.GEMEENTE, "GM244"),
        (RegionLevel.GEMEENTE, "WK024400"),
        (RegionLevel.WIJK, "WK0244"),
        (RegionLevel.JEUGDREGIO, "Haaglanden"),
    ],
)
def test_a_code_has_the_form_of_its_level(level: RegionLevel, code: str) -> None:
    """A code that another level would have is refused."""
    with pytest.raises(ValueError, match="is not a code"):
        RegionKey(level, code, 2022)


def test_the_same_code_in_another_year_is_another_region() -> None:
    """A code alone is no key: names and outlines change while codes stay."""
    assert RegionKey(RegionLevel.WIJK, "WK024400", 2021) != RegionKey(
        RegionLevel.WIJK, "WK024400", 2022
    )


def test_a_year_of_division_is_plausible() -> None:
    """A year outside the range of the data is refused."""
    with pytest.raises(ValueError, match="year of division"):
        RegionKey(RegionLevel.GEMEENTE, "GM0244", 202)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("NL00", RegionLevel.LAND),
        ("jr-haaglanden", RegionLevel.JEUGDREGIO),
        ("VR03", RegionLevel.GGD_REGIO),
        ("BU02440001", RegionLevel.BUURT),
    ],
)
def test_the_level_follows_from_the_form_of_the_code(code: str, level: RegionLevel) -> None:
    """Every level has codes of its own form."""
    assert level_of_code(code) is level


@pytest.mark.parametrize("text", ["2022", "2022-H1", "2022-H2", "2022-Q3", "2022-05", "2022-06-30"])
def test_a_period_is_written_as_it_is_read(text: str) -> None:
    """Reading and writing a period are each other's inverse."""
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize("text", ["2022-H3", "2022-Q5", "2022-13", "2022-02-30", "22", "2022JJ00"])
def test_a_period_that_does_not_exist_is_refused(text: str) -> None:
    """The third half-year and the thirtieth of February do not exist."""
    with pytest.raises(ValueError, match=r".+"):
        Period.parse(text)


def test_a_half_year_ends_on_its_last_day() -> None:
    """The second half-year runs from 1 July to 31 December."""
    period = Period.parse("2021-H2")
    assert (period.first_day, period.last_day) == (date(2021, 7, 1), date(2021, 12, 31))


def test_a_statline_half_year_key_is_a_half_year() -> None:
    """The kind of period is in the key."""
    assert Period.from_cbs_key("2022HJ01").kind is PeriodKind.HALFJAAR


def test_only_the_same_part_of_the_year_is_the_same_season() -> None:
    """H2 lies above H1 by season alone."""
    first = Period.parse("2021-H1")
    assert first.is_same_season(Period.parse("2020-H1"))
    assert not first.is_same_season(Period.parse("2020-H2"))


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("2022*", Status.VOORLOPIG),
        ("1e halfjaar 2022**", Status.NADER_VOORLOPIG),
        ("2021", Status.DEFINITIEF),
    ],
)
def test_stars_mark_the_status(label: str, status: Status) -> None:
    """One star is provisional, two stars revised provisional, none definitive."""
    assert status_of_label(label)[1] is status


def test_bounds_of_a_count_are_in_order() -> None:
    """A count is not negative and its lower bound is not above its upper bound."""
    with pytest.raises(ValueError, match="bounds"):
        Present(5, 4)
    with pytest.raises(ValueError, match="bounds"):
        Suppressed(CellReason.KLEIN_AANTAL, -1, 9)


@pytest.mark.parametrize("printed", [5, 12, 0, -5])
def test_cbs_prints_multiples_of_five_from_ten(printed: int) -> None:
    """Any other printed number is a fault in the data."""
    with pytest.raises(ValueError, match="multiple of 5"):
        rounded_to_five(printed)


def test_an_estimate_lies_in_its_interval() -> None:
    """A value outside its own interval is refused."""
    with pytest.raises(ValueError, match="does not lie"):
        Estimate(7.5, 6.0, 7.0, 0.9, "wilson")


def test_the_level_of_an_interval_is_a_probability() -> None:
    """Ninety is not a level; 0.9 is."""
    with pytest.raises(ValueError, match="level"):
        Estimate(6.5, 6.0, 7.0, 90, "wilson")


def test_every_form_with_a_parent_is_part_of_jeugdzorg() -> None:
    """The tree has one root."""
    assert all(
        form.is_part_of(CareForm.JEUGDZORG) for form in CareForm if form is not CareForm.JEUGDZORG
    )


def test_the_labels_of_cbs_follow_the_tree() -> None:
    """A label that is longer by one place is a part of the form with the shorter label."""
    assert CBS_LABELS["JH 1221"].parent is CBS_LABELS["JH 122"]
    assert CareForm.ZONDER_VERBLIJF.children == (
        CareForm.WIJKTEAM,
        CareForm.AMBULANT,
        CareForm.DAGHULP,
        CareForm.NETWERK,
    )


@pytest.mark.parametrize(
    "text",
    [
        "jeugdzorg.GM0244-2022.2022",
        "jeugdzorg.GM0244.2022.2023-06-15",
        "jeugdzorg.GM0244-2022.2022.juni",
    ],
)
def test_a_lineage_id_with_a_missing_part_is_refused(text: str) -> None:
    """All four parts are needed to find a figure."""
    with pytest.raises(ValueError, match=r".+"):
        FigureKey.parse(text)


def test_a_lineage_id_survives_a_slug_with_hyphens() -> None:
    """The year of the division is what stands after the last hyphen."""
    key = FigureKey.parse("jeugdzorg.jr-gooi-en-vechtstreek-2026.2022-H1.2023-04-30")
    assert key.region == RegionKey(RegionLevel.JEUGDREGIO, "jr-gooi-en-vechtstreek", 2026)


def test_a_text_has_both_languages() -> None:
    """A definition without its English text is refused."""
    with pytest.raises(ValueError, match="both languages"):
        Text("Jeugdzorg", "")


def test_a_snapshot_has_a_real_hash() -> None:
    """A shortened hash is refused."""
    with pytest.raises(ValueError, match="SHA-256"):
        SnapshotRef("x", "x", "abc", 3, None, "", "x.csv", "CC BY 4.0", "CBS", is_protected=True)


def test_a_finding_says_where_it_was_seen() -> None:
    """Source, row and column are named in that order."""
    finding = Finding("negatief", Location("85335NED", 3, "jz"), (("waarde", "-5"),))
    assert str(finding.location) == "85335NED, rij 3, kolom jz"
