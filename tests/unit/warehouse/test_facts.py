"""The cells of a source become facts with the words, bounds and reasons of the warehouse."""

from typing import Any

import pytest

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.warehouse.facts import Facts, Publication, facts_of
from support.sources import observed

YOUTHS = "TotaalJongerenMetJeugdzorgInNatura"
PUBLICATION = Publication("2023-06-15", {"2022": Status.VOORLOPIG}, dot="geheim")


def facts(text: str, publication: Publication = PUBLICATION, **fields: Any) -> Facts:
    return facts_of(observed(text, **fields), publication)


def counts(
    text: str, publication: Publication = PUBLICATION, **fields: Any
) -> list[dict[str, Any]]:
    return facts(text, publication, **fields).counts.table.to_pylist()


@pytest.mark.parametrize(
    ("printed", "low", "high"), [("265", 263, 267), ("10", 10, 12), ("15", 13, 17), ("0", 0, 2)]
)
def test_a_rounded_count_lies_between_bounds(printed: str, low: int, high: int) -> None:
    """CBS prints multiples of five from ten upward, and a nought for less than half of that."""
    [row] = counts(f"code {YOUTHS}\nGM0244 {printed}")
    assert (row["cell"], row["low"], row["high"]) == ("aanwezig", low, high)


def test_a_count_of_inhabitants_is_exact() -> None:
    """Inhabitants are not rounded and have no form of care, place rule or scope."""
    [row] = counts("code a_inw\nGM0244 12307")

    assert (row["low"], row["high"]) == (12307, 12307)
    assert (row["form"], row["place_rule"], row["scope"]) == ("geen", "geen", "geen")


@pytest.mark.parametrize(
    ("meaning", "cell", "reason", "bounds"),
    [
        ("geheim", "onderdrukt", "geheim bij de bron", (0, 9)),
        ("geheim of onbekend", "ontbreekt", "geheim of onbekend", (None, None)),
        ("onbekend", "ontbreekt", "onbekend bij de bron", (None, None)),
        ("kan niet voorkomen", "kan niet voorkomen", None, (None, None)),
    ],
)
def test_a_mark_means_what_the_monitor_file_says(
    meaning: str, cell: str, reason: str | None, bounds: tuple[int | None, int | None]
) -> None:
    """Only where a source marks a cell as secret is it a count of 0 to 9."""
    publication = Publication("2023-06-15", {}, dot=meaning)
    [row] = counts(f"code {YOUTHS}\nGM0244 .", publication)

    assert (row["cell"], row["reason"], (row["low"], row["high"])) == (cell, reason, bounds)


def test_a_point_and_a_blank_stay_apart() -> None:
    """A point is secret and a blank cannot occur, in the same column."""
    publication = Publication("2023-06-15", {}, dot="geheim", blank="kan niet voorkomen")
    rows = counts(f"code {YOUTHS}\nGM0244 .\nGM0370 -", publication)

    assert [row["cell"] for row in rows] == ["onderdrukt", "kan niet voorkomen"]


def test_an_unreadable_cell_is_in_quarantine() -> None:
    """What could not be read does not vanish."""
    [row] = counts(f"code {YOUTHS}\nGM0244 ?")
    assert (row["cell"], row["reason"]) == ("ontbreekt", "in quarantaine")


def test_wijken_count_by_address_and_gemeenten_by_responsibility() -> None:
    """The place rule follows from the level."""
    rows = counts(f"code {YOUTHS}\nWK024400 230\nGM0244 265")
    assert [row["place_rule"] for row in rows] == ["adres", "woonplaatsbeginsel"]


def test_the_status_comes_from_the_star_or_from_the_monitor_file() -> None:
    """A star in the source's own label goes before what the monitor file says."""
    rows = counts(f"code period {YOUTHS}\nGM0244 2022** 265\nGM0246 2022JJ00 265\nGM0244 2021 260")
    assert [row["status"] for row in rows] == ["nader voorlopig", "voorlopig", "definitief"]


def test_the_form_is_read_from_the_key_of_the_row() -> None:
    """The key of the wijk tables for jeugdhulp zonder verblijf."""
    [row] = counts(f"code {YOUTHS}\nGM0244 200", form_key="A042503")
    assert row["form"] == CareForm.ZONDER_VERBLIJF.value


def test_a_printed_percentage_is_a_measure_with_the_bounds_of_its_decimal() -> None:
    """13.2 stands for anything from 13.15 to 13.25, and is no count."""
    found = facts("code PercentageJongerenMetJeugdzorg\nGM0244 13.2")
    [row] = found.measures.table.to_pylist()

    assert found.counts.table.num_rows == 0
    assert (row["low"], row["high"]) == pytest.approx((13.15, 13.25))


def test_levels_that_are_not_wanted_are_left_out() -> None:
    """A source can be used for its wijken alone."""
    publication = Publication("2023-06-15", {}, frozenset({RegionLevel.WIJK}))
    rows = counts(f"code {YOUTHS}\nWK024400 230\nGM0244 265", publication)
    assert [row["region_code"] for row in rows] == ["WK024400"]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("code Onbekend\nGM0244 3", {}),
        (f"code {YOUTHS}\nHattem 265", {}),
        (f"code period {YOUTHS}\nGM0244 vorig 265", {}),
        (f"code {YOUTHS}\nGM0244 265", {"form_key": "X1"}),
    ],
)
def test_what_has_no_name_here_is_told_and_counted(text: str, fields: dict[str, Any]) -> None:
    """An unknown measure, region, period or form makes no fact and one finding."""
    found = facts(text, **fields)

    assert found.counts.table.num_rows == 0
    assert [finding.count for finding in found.findings] == [1]


def test_every_fact_names_its_source_row_and_column() -> None:
    """The road back begins at the fact."""
    rows = counts(f"code {YOUTHS}\nGM0244 265\nGM0246 300")
    assert [(row["source_row"], row["source_column"]) for row in rows] == [(1, YOUTHS), (2, YOUTHS)]
    assert {row["source"].partition("@")[0] for row in rows} == {"bron"}


def test_figures_from_before_a_revision_carry_the_erratum() -> None:
    """2021 and 2022 were restated on 31 October 2024."""
    text = f"code period {YOUTHS}\nGM0244 2020 265\nGM0244 2021 265\nGM0244 2022 265"
    before = counts(text)
    after = counts(text, Publication("2024-10-31", {}))

    assert ["herziening-2024-10" in row["note"] for row in before] == [False, True, True]
    assert not any("herziening" in row["note"] for row in after)


@pytest.mark.parametrize(
    ("form_key", "scope"),
    [("JZ", "natura en pgb"), ("JZ nat", "natura"), ("JH 12", "natura"), ("JH 121", "natura")],
)
def test_totals_of_85099_count_personal_budgets(form_key: str, scope: str) -> None:
    """The total with pgb and that in natura of one table are two facts."""
    [row] = counts(f"code {YOUTHS}\nGM0244 265", form_key=form_key)
    assert row["scope"] == scope
