"""The coverage of a gemeente by its wijken."""

from typing import Any

import pytest

from jeugdpeil.warehouse.coverage import wijk_coverage
from support.regions import MISSING, SUPPRESSED, counts, fact


def year(number: int, **fields: Any) -> dict[str, Any]:
    return {"region_year": number, "period": str(number)} | fields


def coverage(*rows: dict[str, Any]) -> list[tuple[int, float | None, bool]]:
    table = wijk_coverage(counts(*rows))
    return [(row["year"], row["coverage"], row["moved"]) for row in table.to_pylist()]


def gemeente_with(number: int, of_wijk: int, of_gemeente: int = 100) -> list[dict[str, Any]]:
    return [fact("GM0244", of_gemeente, **year(number)), fact("WK024401", of_wijk, **year(number))]


def test_coverage_is_the_sum_of_wijken_over_the_gemeente() -> None:
    """Printed numbers count: 15 is known as 13 to 17, and 10 as 10 to 12."""
    rows = [
        fact("GM0244", low=48, high=52),
        fact("WK024401", low=13, high=17),
        fact("WK024402", low=10, high=12),
    ]
    assert coverage(*rows) == [(2021, (15 + 10) / 50, False)]


def test_a_hidden_wijk_adds_nothing() -> None:
    """That is why the coverage of a gemeente with small wijken is low."""
    rows = [*gemeente_with(2021, 60), fact("WK024402", **SUPPRESSED), fact("WK024403", **MISSING)]
    assert coverage(*rows) == [(2021, 60 / 100, False)]


@pytest.mark.parametrize(
    ("earlier", "later", "moved"), [(80, 84, False), (80, 85, True), (85, 80, True)]
)
def test_five_points_are_a_movement(earlier: int, later: int, moved: bool) -> None:
    """From there on a change of a wijk is not shown."""
    found = coverage(*gemeente_with(2021, earlier), *gemeente_with(2022, later))
    assert [row[2] for row in found] == [False, moved]


def test_an_unknown_coverage_counts_as_moved() -> None:
    """What cannot be compared with the year before is not known to be small."""
    secret = [fact("GM0244", 100, **year(2022)), fact("WK024401", **SUPPRESSED | year(2022))]
    assert coverage(*gemeente_with(2021, 80), *secret) == [(2021, 0.8, False), (2022, None, True)]


def test_years_apart_are_not_compared() -> None:
    """Between 2020 and 2022 nobody shows a change from one year to the next."""
    found = coverage(*gemeente_with(2020, 50), *gemeente_with(2022, 90))
    assert [row[2] for row in found] == [False, False]


def test_the_last_vintage_with_both_counts() -> None:
    """A later figure of the gemeente alone is not held against earlier wijken."""
    later = fact("GM0244", 200, vintage="2023-10-31")
    only = fact("WK024401", 90, vintage="2024-01-01")
    assert coverage(*gemeente_with(2021, 80), later, only) == [(2021, 80 / 100, False)]


def test_a_gemeente_without_wijken_has_no_coverage() -> None:
    """And a table without either has none at all."""
    assert coverage(fact("GM0244", 100)) == []
    assert coverage() == []


def test_other_figures_have_no_part_in_it() -> None:
    """Only youths with any form of youth care over a year count."""
    other = [
        fact("WK024401", 10, category="0-3", dimension="leeftijd"),
        fact("WK024401", 10, form="ots"),
        fact("WK024401", 10, period="2021-H1"),
    ]
    assert coverage(*gemeente_with(2021, 80), *other) == [(2021, 80 / 100, False)]
