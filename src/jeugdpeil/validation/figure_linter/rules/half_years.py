"""Half-years and years that have changed places in tables."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.validation.figure_linter.document import Document, Series
from jeugdpeil.validation.figure_linter.finding_codes import HALF_ABOVE_YEAR, TABLE_REPEATED
from jeugdpeil.validation.figure_linter.grouping import groups_of
from jeugdpeil.validation.figure_linter.labels import FLOW_LABELS, ONLY_LABELS, Label, label_of
from jeugdpeil.validation.figure_linter.period_words import PeriodWords, periods_in
from jeugdpeil.validation.figure_linter.spelled import at
from jeugdpeil.validation.figure_linter.written import NumberKind

# So many equal numbers are no chance, when most of the shorter list is among them.
_LEAST_EQUAL = 3
_EQUAL_SHARE = 0.6
# Small numbers are often equal by chance.
_LEAST_VALUE = 1000
_STOCKS = FLOW_LABELS - {Label.INSTROOM, Label.UITSTROOM}


@dataclass(frozen=True)
class _Block:
    """The numbers of one row or column, all about one period."""

    period: PeriodWords
    values: frozenset[float]
    line: int


def half_years(document: Document) -> Iterator[Finding]:
    """A half-year with more than its year, and a year with the numbers of a half-year."""
    yield from _above_year(document)
    yield from _repeated(document)


def _above_year(document: Document) -> Iterator[Finding]:
    """Whoever is counted in a half-year is counted in the year.

    Not so for stocks, which are of one day, nor for "only with stay": who had only that in a
    half-year may have had something else as well in the year (19,710 in H1 2021, 19,320 in 2021).
    """
    for group in groups_of(document, NumberKind.COUNT):
        if label_of(group.name) in _STOCKS | ONLY_LABELS:
            continue
        dated = [
            (found[0], member)
            for member in group.members
            if member.number and len(found := periods_in(member.entry.label)) == 1
        ]
        for half, part in dated:
            for year, whole in dated:
                is_pair = half.kind is PeriodKind.HALFJAAR and year.kind is PeriodKind.JAAR
                if not is_pair or half.year is None or half.year != year.year:
                    continue
                if whole.interval.is_below(part.interval):
                    yield HALF_ABOVE_YEAR.found(
                        at(part.entry.cell.line, part.entry.place),
                        half=half.name,
                        half_number=part.entry.cell.words,
                        year=year.name,
                        year_number=whole.entry.cell.words,
                    )


def _repeated(document: Document) -> Iterator[Finding]:
    blocks = list(_blocks(document))
    for one, other in combinations(blocks, 2):
        kinds = {one.period.kind, other.period.kind}
        if kinds != {PeriodKind.HALFJAAR, PeriodKind.JAAR}:
            continue
        same = one.values & other.values
        least = min(len(one.values), len(other.values))
        if len(same) >= _LEAST_EQUAL and len(same) >= _EQUAL_SHARE * least:
            half, year = sorted(
                (one, other), key=lambda block: block.period.kind is not PeriodKind.HALFJAAR
            )
            yield TABLE_REPEATED.found(
                at(max(one.line, other.line)),
                half=half.period.name,
                year=year.period.name,
                same=str(len(same)),
                line=str(min(one.line, other.line)),
            )


def _blocks(document: Document) -> Iterator[_Block]:
    for table in document.tables:
        for series in table.series():
            period = _period_of(series)
            values = frozenset(
                entry.cell.number.value
                for entry in series.entries
                if entry.cell.number
                and entry.cell.number.kind is NumberKind.COUNT
                and entry.cell.number.value >= _LEAST_VALUE
            )
            if period and len(values) >= _LEAST_EQUAL:
                yield _Block(period, values, series.entries[0].cell.line)


def _period_of(series: Series) -> PeriodWords | None:
    """The period that all numbers are about: in the label, else in the caption alone."""
    named = periods_in(series.name)
    if len(named) == 1:
        return named[0]
    is_dated = any(periods_in(entry.label) for entry in series.entries)
    above = periods_in(series.caption)
    return above[0] if not named and not is_dated and len(above) == 1 else None
