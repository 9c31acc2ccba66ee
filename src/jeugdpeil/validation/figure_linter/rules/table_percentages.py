"""Percentages of a table that do not match the counts beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from jeugdpeil.domain.finding import Finding
from jeugdpeil.validation.figure_linter.document import Document, Entry, Series
from jeugdpeil.validation.figure_linter.finding_codes import (
    BASE_CHECK,
    PERCENTAGE_CHECK,
    PERCENTAGE_WRONG,
)
from jeugdpeil.validation.figure_linter.interval import Interval, percentage_of
from jeugdpeil.validation.figure_linter.labels import Label, label_of
from jeugdpeil.validation.figure_linter.period_words import periods_in
from jeugdpeil.validation.figure_linter.spelled import at, bounds, decimals_of, plain
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

# A relation is meant when it holds in so many rows, and in this share of them.
_LEAST_HITS = 2
_SURE_HITS = 3
_MEANT_SHARE = 0.6
# The group that a percentage is of does not grow or shrink by more from one year to the next.
_NEIGHBOURS = (0.8, 1.25)
_LEAST_PERIODS = 4


@dataclass(frozen=True)
class _Trial:
    """A percentage with the two counts that it may be made of."""

    percentage: Entry
    part: Entry
    whole: Entry

    @property
    def worked(self) -> Interval:
        """The percentages that the counts allow."""
        return percentage_of(_number(self.part).printed, _number(self.whole).printed)

    @property
    def holds(self) -> bool:
        """Whether the percentage is one of them."""
        return _number(self.percentage).printed.meets(self.worked)


def table_percentages(document: Document) -> Iterator[Finding]:
    """Percentages that are not what their counts say, where the other rows show what they are of.

    A table seldom says of what a percentage is one. Where most of the rows agree on a pair of
    columns, or on the row with the total, the rows that do not are wrong.
    """
    for table in document.tables:
        for side in (table.columns(), table.rows()):
            counts = [each for each in side if _is_all(each, NumberKind.COUNT)]
            for series in side:
                if (
                    _is_all(series, NumberKind.PERCENTAGE)
                    and label_of(series.name) is not Label.CHANGE
                ):
                    yield from _of_series(series, counts, side)


def _of_series(
    series: Series, counts: Sequence[Series], side: Sequence[Series]
) -> Iterator[Finding]:
    relation = _best(series, counts)
    if relation is None:
        yield from _odd_base(series, side)
        return
    hits = sum(trial.holds for trial in relation)
    code = PERCENTAGE_WRONG if hits >= _SURE_HITS else PERCENTAGE_CHECK
    for trial in relation:
        if not trial.holds:
            yield code.found(
                at(trial.percentage.cell.line, trial.percentage.place),
                percentage=trial.percentage.cell.words,
                part=trial.part.cell.words,
                whole=trial.whole.cell.words,
                worked=bounds(trial.worked, decimals_of(_number(trial.percentage).step)),
            )


def _best(series: Series, counts: Sequence[Series]) -> list[_Trial] | None:
    """The relation that most rows agree on; None where none of them is meant."""
    tried = [*_of_pairs(series, counts), *_of_total(series, counts)]
    meant = [
        trials
        for trials in tried
        if (hits := sum(trial.holds for trial in trials)) >= _LEAST_HITS
        and hits >= _MEANT_SHARE * len(trials)
    ]
    return max(meant, key=lambda trials: sum(trial.holds for trial in trials), default=None)


def _of_pairs(series: Series, counts: Sequence[Series]) -> Iterator[list[_Trial]]:
    for part in counts:
        for whole in counts:
            if part is not whole:
                yield _trials(zip(series.entries, part.entries, whole.entries, strict=True))


def _of_total(series: Series, counts: Sequence[Series]) -> Iterator[list[_Trial]]:
    """Each count as a share of the one called total."""
    totals = [
        place
        for place, entry in enumerate(series.entries)
        if any(label_of(words) in (Label.TOTAL, Label.LAND) for words in entry.labels)
    ]
    for part in counts if len(totals) == 1 else ():
        whole = part.entries[totals[0]]
        rows = zip(series.entries, part.entries, strict=True)
        yield _trials(
            (percentage, count, whole)
            for place, (percentage, count) in enumerate(rows)
            if place != totals[0]
        )


def _trials(
    rows: "Iterator[tuple[Entry, Entry, Entry]] | zip[tuple[Entry, Entry, Entry]]",
) -> list[_Trial]:
    return [
        _Trial(percentage, part, whole)
        for percentage, part, whole in rows
        if percentage.cell.number
        and part.cell.number
        and whole.cell.number
        and part.cell.number.value >= 0
        and whole.cell.number.value > 0
    ]


def _odd_base(series: Series, side: Sequence[Series]) -> Iterator[Finding]:
    """One period in which the percentage would be of a group of quite another size."""
    part = _count_before(series, side)
    if part is None:
        return
    step = min(entry.cell.number.step for entry in series.entries if entry.cell.number)
    pairs = [
        (percentage, count, base)
        for percentage, count in zip(series.entries, part.entries, strict=True)
        if (base := _base(percentage.cell.number, count.cell.number, step))
        and any(periods_in(words) for words in percentage.labels)
    ]
    if len(pairs) < _LEAST_PERIODS:
        return
    middle = median(base.middle for _, _, base in pairs)
    usual = Interval(_NEIGHBOURS[0] * middle, _NEIGHBOURS[1] * middle)
    odd = [pair for pair in pairs if not pair[2].meets(usual)]
    for percentage, count, base in odd if len(odd) == 1 else ():
        yield BASE_CHECK.found(
            at(percentage.cell.line, percentage.place),
            percentage=percentage.cell.words,
            part=count.cell.words,
            whole=plain(base.middle),
            neighbours=plain(middle),
        )


def _count_before(series: Series, side: Sequence[Series]) -> Series | None:
    """The nearest counts that stand before the percentages."""
    before = side[: next(place for place, each in enumerate(side) if each is series)]
    return next((each for each in reversed(before) if _is_all(each, NumberKind.COUNT)), None)


def _base(percentage: Written | None, count: Written | None, step: float) -> Interval | None:
    if percentage is None or count is None or percentage.value <= step or count.value <= 0:
        return None
    share = percentage.with_step(step).printed
    return Interval(100 * count.printed.low / share.high, 100 * count.printed.high / share.low)


def _is_all(series: Series, kind: NumberKind) -> bool:
    numbers = [entry.cell.number for entry in series.entries if entry.cell.number]
    return bool(numbers) and all(number.kind is kind for number in numbers)


def _number(entry: Entry) -> Written:
    assert entry.cell.number is not None
    return entry.cell.number
