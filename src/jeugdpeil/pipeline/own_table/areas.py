"""From the cells of a table of one's own to the table that a model reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from jeugdpeil.models.expected_use import AreaTable, CountOutcome, ShareOutcome
from jeugdpeil.pipeline.own_table.roles import Roles
from jeugdpeil.sources.own_table import numbers
from jeugdpeil.sources.own_table.cells import Cells, shown
from jeugdpeil.sources.own_table.problem import TableProblemError

# What the rows of a table without years are called.
NO_YEAR = ""


@dataclass(frozen=True)
class _Youths:
    """Numbers of youths, and where they are missing."""

    values: npt.NDArray[np.int64]
    is_missing: npt.NDArray[np.bool_]


def area_table(cells: Cells, roles: Roles) -> AreaTable:
    """The areas of a table, with their outcome and characteristics.

    Args:
        cells: of the table.
        roles: which column is what.

    Raises:
        TableProblemError: a column is missing, a cell is no number, a count cannot be, an area
            comes twice, or the groups are not nested.
    """
    areas = cells.filled(roles.area)
    years = cells.filled(roles.year) if roles.year else (NO_YEAR,) * len(areas)
    _refuse_repeated(cells, areas, years, has_years=roles.year is not None)
    groups = tuple((name, cells.filled(name)) for name in roles.within)
    _refuse_not_nested(cells, [(roles.area, areas), *groups])
    whole = [column for column in (roles.actual, roles.total) if column]
    parts = [column for column in (*roles.characteristics, roles.percentage) if column]
    parts = [column for column in parts if column not in whole]
    sign = numbers.decimal_sign(cells, parts, whole)
    values = [numbers.decimals(cells, each, sign) for each in roles.characteristics]
    outcome, youths = _outcome(cells, roles, sign)
    return AreaTable(areas, years, groups, outcome, youths, np.column_stack(values))


def _outcome(
    cells: Cells, roles: Roles, sign: str
) -> tuple[CountOutcome | ShareOutcome, npt.NDArray[np.int64]]:
    if roles.actual is not None:
        assert roles.total is not None
        youths = _Youths(*numbers.counts(cells, roles.total, sign))
        return _counts(cells, roles.actual, roles.total, youths, sign), youths.values
    assert roles.percentage is not None
    given = numbers.decimals(cells, roles.percentage, sign)
    share = numbers.within(cells, roles.percentage, given, 0, 100) / 100
    half_unit = 0.5 * 10.0 ** -(numbers.printed_decimals(cells, roles.percentage) + 2)
    if roles.total is None:
        # Every area weighs as much where nothing is known of their sizes.
        return ShareOutcome(share, half_unit, None), np.ones(len(share), dtype=np.int64)
    youths = _Youths(*numbers.counts(cells, roles.total, sign))
    _refuse_without_youths(cells, roles.total, youths, np.isnan(share))
    return ShareOutcome(share, half_unit, youths.values), youths.values


def _counts(cells: Cells, actual: str, total: str, youths: _Youths, sign: str) -> CountOutcome:
    found, is_missing = numbers.counts(cells, actual, sign)
    _refuse_without_youths(cells, total, youths, is_missing)
    above = numbers.first_line(cells, ~is_missing & (found > youths.values))
    if above is not None:
        row = cells.lines.index(above)
        raise TableProblemError(
            "more_than_all",
            file=cells.file,
            line=above,
            actual=found[row],
            total=youths.values[row],
            column=actual,
            total_column=total,
        )
    nowhere = np.zeros(len(found), dtype=np.bool_)
    return CountOutcome(found, found, youths.values, is_missing, nowhere)


def _refuse_without_youths(
    cells: Cells, total: str, youths: _Youths, is_missing: npt.NDArray[np.bool_]
) -> None:
    line = numbers.first_line(cells, youths.is_missing & ~is_missing)
    if line is not None:
        raise TableProblemError("no_youths", file=cells.file, line=line, column=total)


def _refuse_repeated(
    cells: Cells, areas: Sequence[str], years: Sequence[str], *, has_years: bool
) -> None:
    seen: set[tuple[str, str]] = set()
    for line, area, year in zip(cells.lines, areas, years, strict=True):
        if (area, year) in seen:
            code = "area_year_twice" if has_years else "area_twice"
            raise TableProblemError(
                code, file=cells.file, line=line, area=shown(area), year=shown(year)
            )
        seen.add((area, year))


def _refuse_not_nested(cells: Cells, levels: Sequence[tuple[str, Sequence[str]]]) -> None:
    for (column, inner), (outer_column, outer) in pairwise(levels):
        around: dict[str, str] = {}
        for line, small, large in zip(cells.lines, inner, outer, strict=True):
            if around.setdefault(small, large) == large:
                continue
            if _is_nested(outer, inner) and column != levels[0][0]:
                raise TableProblemError("wrong_order", column=column, outer=outer_column)
            raise TableProblemError(
                "not_nested",
                file=cells.file,
                line=line,
                column=column,
                inner=shown(small),
                outer=outer_column,
                one=shown(around[small]),
                other=shown(large),
            )


def _is_nested(inner: Sequence[str], outer: Sequence[str]) -> bool:
    around: dict[str, str] = {}
    return all(
        around.setdefault(small, large) == large for small, large in zip(inner, outer, strict=True)
    )
