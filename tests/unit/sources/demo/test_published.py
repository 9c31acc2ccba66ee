"""What is published against what is true: rounding, secrecy, impossible cells, vintages."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo import DemoCountry, DemoTable, DemoTruth
from jeugdpeil.sources.demo.calendar import moments, period_key
from jeugdpeil.sources.demo.form_tree import form_key
from jeugdpeil.sources.demo.long_table import secret_and_rounded
from support.demo_country import CellsOf

TOTAL = "TotaalJongerenMetJeugdzorgInNatura"
Row = dict[str, object]


def as_published(count: int) -> tuple[float | None, str | None]:
    """Value and mark of a true count, by the rule of CBS."""
    return (None, ".") if count < 10 else (5.0 * ((count + 2) // 5), None)


def true_counts(truth: DemoTruth, level: RegionLevel, period: str) -> dict[tuple[str, str], int]:
    """True youths by region and form key."""
    table = truth.counts
    chosen = pc.and_(
        pc.equal(table["region_level"].cast(pa.string()), level.value),
        pc.equal(table["period"].cast(pa.string()), period),
    )
    return {
        (str(row["region_code"]), form_key(CareForm(row["form"]))): int(row["youths"])
        for row in table.filter(chosen).to_pylist()
    }


@pytest.mark.parametrize(
    ("count", "value", "mark"),
    [(0, np.nan, 1), (9, np.nan, 1), (10, 10, 0), (12, 10, 0), (13, 15, 0), (1002, 1000, 0)],
)
def test_counts_are_rounded_to_five_and_secret_below_ten(
    count: int, value: float, mark: int
) -> None:
    """The rule of the tables of CBS."""
    values, marks = secret_and_rounded(np.array([float(count)]))
    np.testing.assert_equal((values[0], marks[0]), (value, mark))


@pytest.mark.parametrize(
    "name", ["demo_jeugdzorg_gemeenten_2020-10-31", "demo_jeugdzorg_wijken_2020-10-31"]
)
def test_a_definitive_figure_is_the_truth_rounded(
    cells: CellsOf, truth: DemoTruth, name: str
) -> None:
    """Every total of 2019, of the land, gemeenten and wijken, for every form."""
    rows = cells(name, Perioden="2019JJ00", Onderwerp=TOTAL)
    levels = {str(row["SoortRegio"]).lower() for row in rows}
    true = {
        key: count
        for level in levels
        for key, count in true_counts(truth, RegionLevel(level), "2019").items()
    }
    published = {
        (row["Regio"], row["VormenVanJeugdzorg"]): (row["Waarde"], row["Teken"]) for row in rows
    }
    assert published == {key: as_published(count) for key, count in true.items()}


def test_what_the_law_excludes_is_blank(cells: CellsOf) -> None:
    """Jeugdreclassering under 12 and jeugdbescherming from 18 cannot occur."""
    rows = cells("demo_jeugdzorg_gemeenten_2020-10-31", Teken="leeg")
    assert {(row["VormenVanJeugdzorg"], row["Onderwerp"]) for row in rows} == {
        ("A027920", "k_0Tot4Jaar"),
        ("A027920", "k_4Tot12Jaar"),
        ("A027919", "k_18Tot23Jaar"),
        ("JB 11", "k_18Tot23Jaar"),
        ("JB 12", "k_18Tot23Jaar"),
    }


def test_an_abolished_gemeente_stays_as_a_blank_row(cells: CellsOf, country: DemoCountry) -> None:
    """In the year of the merger the old gemeenten are there without any value."""
    (merger,) = country.mergers
    rows = cells("demo_jeugdzorg_gemeenten_2024-10-31", Perioden="2023JJ00")
    old = [row for row in rows if row["Regio"] in merger.from_codes]
    assert {row["Regio"] for row in old} == set(merger.from_codes)
    assert {row["Teken"] for row in old} == {"leeg"}


def test_every_period_appears_when_its_publication_does(country: DemoCountry) -> None:
    """The files of gemeenten hold the periods of the calendar with their status."""
    expected: dict[date, dict[str, object]] = {}
    for moment in moments():
        expected.setdefault(moment.published, {})[str(moment.period)] = moment.status
    found = {
        publication.vintage: dict(publication.status_of_period)
        for publication in country.publications
        if publication.table is DemoTable.GEMEENTEN
    }
    revision = date(2024, 6, 28)
    assert {day: periods for day, periods in found.items() if day != revision} == expected


def test_the_first_half_year_appears_three_times() -> None:
    """Provisional in October, revised in April, definitive in October after."""
    of_h1 = [m for m in moments() if period_key(m.period) == "2021HJ01"]
    assert [(m.published.isoformat(), m.status.value) for m in of_h1] == [
        ("2021-10-31", "voorlopig"),
        ("2022-04-30", "nader voorlopig"),
        ("2022-10-31", "definitief"),
    ]


def test_only_one_region_is_revised(cells: CellsOf, country: DemoCountry, truth: DemoTruth) -> None:
    """The revision of 2022 changes the gemeenten of one jeugdregio, and brings the truth."""
    revised = cells("demo_jeugdzorg_gemeenten_2024-06-28", Onderwerp=TOTAL)
    gemeenten = {str(row["Regio"]) for row in revised if row["SoortRegio"] == "Gemeente"}
    fact = truth.facts["revision"]
    assert isinstance(fact, dict)
    members = {
        row.gemeente_code
        for row in country.memberships.at(RegionLevel.JEUGDREGIO)
        if row.code == fact["jeugdregio"] and row.list_year == 2020
    }
    assert gemeenten == members
    true = true_counts(truth, RegionLevel.GEMEENTE, "2022")
    for row in revised:
        if row["SoortRegio"] == "Gemeente":
            key = (str(row["Regio"]), str(row["VormenVanJeugdzorg"]))
            assert (row["Waarde"], row["Teken"]) == as_published(true[key])


def test_the_definitive_figures_of_that_region_were_too_high(
    cells: CellsOf, truth: DemoTruth
) -> None:
    """Before the revision every larger gemeente of the region had a higher figure."""
    wanted = {"Perioden": "2022JJ00", "Onderwerp": TOTAL, "VormenVanJeugdzorg": "T001203"}
    before = {
        row["Regio"]: row["Waarde"]
        for row in cells("demo_jeugdzorg_gemeenten_2023-10-31", **wanted)
    }
    after = {
        row["Regio"]: row["Waarde"]
        for row in cells("demo_jeugdzorg_gemeenten_2024-06-28", **wanted)
    }
    large = [code for code, value in after.items() if isinstance(value, float) and value > 200]
    assert large
    assert all(float(str(before[code])) > float(str(after[code])) for code in large)


def test_percentages_are_shown_only_above_ten_youths(cells: CellsOf, truth: DemoTruth) -> None:
    """A percentage of jeugdreclassering exists exactly where ten youths stand behind it."""
    rows = cells(
        "demo_percentages_2024-10-31",
        Perioden="2019JJ00",
        Onderwerp="JongerenMetJeugdreclassering",
        SoortRegio="Gemeente",
    )
    true = true_counts(truth, RegionLevel.GEMEENTE, "2019")
    shown = {row["Regio"] for row in rows if row["Teken"] is None}
    jr = form_key(CareForm.JEUGDRECLASSERING)
    assert shown == {code for (code, form), count in true.items() if form == jr and count >= 10}


def test_costs_of_the_land_are_those_of_its_gemeenten(cells: CellsOf) -> None:
    """Amounts are not secret, so they add up, to the rounding of thousands."""
    rows = cells("demo_kosten_2025-04-30", Perioden="2021JJ00")
    amounts: dict[str, float] = {}
    for row in rows:
        kind = str(row["SoortRegio"])
        amounts[kind] = amounts.get(kind, 0.0) + float(str(row["Waarde"]))
    assert amounts["Land"] == amounts["Gemeente"]
