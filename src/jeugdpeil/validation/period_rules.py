"""Rules about the periods of a source."""

from collections.abc import Iterator

import numpy as np

from jeugdpeil.domain.finding import Location, first_few
from jeugdpeil.domain.period import PeriodKind
from jeugdpeil.domain.period_label import period_of_label
from jeugdpeil.validation.finding_codes import PERIOD_UNKNOWN, PERIODS_MIXED
from jeugdpeil.validation.source_cells import Caught, SourceCells


def period_unknown(cells: SourceCells) -> Iterator[Caught]:
    """A period is a key or a label that StatLine uses."""
    for code, word in enumerate(cells.periods.words):
        if _kind(word) is None:
            rows = np.unique(cells.rows[cells.periods.codes == code])
            place = Location(cells.snapshot.source_id, int(rows[0]))
            yield Caught(PERIOD_UNKNOWN.found(place, count=len(rows), period=word), rows=rows)


def periods_mixed(cells: SourceCells) -> Iterator[Caught]:
    """Years, half-years and days in one table must not be added up or compared.

    CBS publishes them in one table, so that no row is wrong; a monitor that takes them for the same
    counts a youth twice: H1 + H2 is more than the year.
    """
    kinds: dict[PeriodKind, list[str]] = {}
    for word in cells.periods.words:
        kind = _kind(word)
        if kind is not None:
            kinds.setdefault(kind, []).append(word)
    if len(kinds) > 1:
        names = ", ".join(sorted(kind.value for kind in kinds))
        periods = first_few(sorted(words[0] for words in kinds.values()))
        yield Caught(PERIODS_MIXED.found(cells.place(), kinds=names, periods=periods))


def _kind(word: str) -> PeriodKind | None:
    try:
        return period_of_label(word).kind
    except ValueError:
        return None
