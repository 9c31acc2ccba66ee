"""Columns of a table that say a change or a difference which the other columns do not bear out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.validation.figure_linter.document import Document, Entry, Series
from jeugdpeil.validation.figure_linter.finding_codes import CHANGE_CHECK, CHANGE_WRONG
from jeugdpeil.validation.figure_linter.interval import Interval
from jeugdpeil.validation.figure_linter.labels import Label, label_of
from jeugdpeil.validation.figure_linter.spelled import at, bounds, decimals_of
from jeugdpeil.validation.figure_linter.written import ROUNDED_TO, NumberKind, Written

_LEAST_HITS = 2
_SURE_HITS = 3
_MEANT_SHARE = 0.6
# A column of changes stands beside few others; of a wide table nothing certain can be said.
_MOST_SERIES = 6


@dataclass(frozen=True)
class _Trial:
    """A change with the two numbers that it may lie between.

    Args:
        is_relative: whether the change is in percent of the first number.
    """

    change: Entry
    before: Entry
    after: Entry
    is_relative: bool

    @property
    def worked(self) -> Interval:
        """The changes that the two numbers allow."""
        before, after = _rounded(self.before), _rounded(self.after)
        return relative_change(before, after) if self.is_relative else after - before

    @property
    def holds(self) -> bool:
        """Whether the change is one of them."""
        assert self.change.cell.number is not None
        return self.change.cell.number.printed.meets(self.worked)


def relative_change(before: Interval, after: Interval) -> Interval:
    """The changes in percent from one number to another, both above nought.

    >>> relative_change(Interval(50, 50), Interval(55, 60))
    Interval(low=10.0, high=20.0)
    """
    low = 100 * (after.low - before.high) / before.high
    return Interval(low, max(low, 100 * (after.high - before.low) / before.low))


def table_changes(document: Document) -> Iterator[Finding]:
    """Changes that are neither the difference nor the percentage between two other columns."""
    for table in document.tables:
        for side in (table.columns(), table.rows()):
            others = [each for each in side if label_of(each.name) is not Label.CHANGE]
            for series in side:
                if label_of(series.name) is Label.CHANGE and len(others) <= _MOST_SERIES:
                    yield from _of_series(series, others)


def _of_series(series: Series, others: Sequence[Series]) -> Iterator[Finding]:
    tried = [
        trials
        for before in others
        for after in others
        if before is not after
        for is_relative in (True, False)
        if (trials := _trials(series, before, after, is_relative=is_relative))
    ]
    best = max(tried, key=lambda trials: sum(trial.holds for trial in trials), default=None)
    if best is None:
        return
    hits = sum(trial.holds for trial in best)
    is_meant = hits >= _LEAST_HITS and hits >= _MEANT_SHARE * len(best)
    # Two columns and their change: it can be of nothing else, even where no row agrees.
    is_plain = len(best) == 1 and len(others) == 2
    if is_meant or is_plain:
        code = CHANGE_WRONG if hits >= _SURE_HITS else CHANGE_CHECK
        yield from (_found(code, trial) for trial in best if not trial.holds)


def _trials(series: Series, before: Series, after: Series, *, is_relative: bool) -> list[_Trial]:
    rows = zip(series.entries, before.entries, after.entries, strict=True)
    return [
        _Trial(change, one, other, is_relative)
        for change, one, other in rows
        if _may_be(change.cell.number, one.cell.number, other.cell.number, is_relative=is_relative)
    ]


def _may_be(
    change: Written | None, one: Written | None, other: Written | None, *, is_relative: bool
) -> bool:
    if change is None or one is None or other is None or one.kind is not other.kind:
        return False
    if is_relative:
        return (
            change.kind is NumberKind.PERCENTAGE
            and one.kind is NumberKind.COUNT
            and one.value > ROUNDED_TO
        )
    return change.kind is one.kind or one.kind is NumberKind.PERCENTAGE


def _rounded(entry: Entry) -> Interval:
    number = entry.cell.number
    assert number is not None
    is_five = (
        number.kind is NumberKind.COUNT and number.step == 1 and number.value % ROUNDED_TO == 0
    )
    return number.with_step(ROUNDED_TO).printed if is_five else number.printed


def _found(code: FindingCode, trial: _Trial) -> Finding:
    change = trial.change.cell.number
    assert change is not None
    decimals = decimals_of(change.step)
    return code.found(
        at(trial.change.cell.line, trial.change.place),
        change=trial.change.cell.words,
        before=trial.before.cell.words,
        after=trial.after.cell.words,
        worked=bounds(trial.worked, decimals) + (" %" if trial.is_relative else ""),
    )
