"""Which column of the table is what, as the options of the command say it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.sources.own_table.problem import TableProblemError


@dataclass(frozen=True)
class Roles:
    """The columns of a table.

    Args:
        area: code of the area.
        within: codes of the groups that it lies in, from small to large.
        actual: number of youths with care; None where the table has percentages.
        total: number of youths; None where only percentages are known.
        percentage: percentage of youths with care; None where the table has counts.
        characteristics: what use is expected from.
        year: year of the row; None where the table has one row per area.
    """

    area: str
    within: tuple[str, ...]
    actual: str | None
    total: str | None
    percentage: str | None
    characteristics: tuple[str, ...]
    year: str | None = None

    def __post_init__(self) -> None:
        _refuse_outcome(self)
        if not self.characteristics:
            raise TableProblemError("no_characteristics")
        _refuse_repeated(self)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns that the table must have."""
        return tuple(column for _, column in _named(self))


def column_list(given: Sequence[str]) -> tuple[str, ...]:
    """The columns in options that name several, with commas between them.

    Args:
        given: values of one option; a name that holds a comma stands in quotation marks.

    >>> column_list(["bijstand, wonen", '"huur, koop"'])
    ('bijstand', 'wonen', 'huur, koop')
    """
    names = (name for line in csv.reader(given, skipinitialspace=True) for name in line)
    return tuple(name.strip() for name in names if name.strip())


def _named(roles: Roles) -> Iterator[tuple[str, str]]:
    """Every option with its column."""
    yield "--area", roles.area
    if roles.year is not None:
        yield "--year", roles.year
    yield from (("--within", column) for column in roles.within)
    for option, column in (
        ("--actual", roles.actual),
        ("--of", roles.total),
        ("--actual-percentage", roles.percentage),
    ):
        if column is not None:
            yield option, column
    yield from (("--characteristics", column) for column in roles.characteristics)


def _refuse_outcome(roles: Roles) -> None:
    if roles.actual is not None and roles.percentage is not None:
        raise TableProblemError("both_outcomes")
    if roles.actual is None and roles.percentage is None:
        raise TableProblemError("no_outcome")
    if roles.actual is not None and roles.total is None:
        raise TableProblemError("no_total")


def _refuse_repeated(roles: Roles) -> None:
    seen: dict[str, str] = {}
    for option, column in _named(roles):
        # The number of youths may well be a characteristic: how large an area is.
        if column == roles.total and option == "--characteristics":
            continue
        if seen.get(column) == option:
            raise TableProblemError("twice_named", column=column, option=option)
        if column in seen:
            raise TableProblemError("same_column", column=column, one=seen[column], other=option)
        seen[column] = option
