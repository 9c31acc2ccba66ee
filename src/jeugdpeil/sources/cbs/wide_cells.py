"""The measures of a wide table and the numbers in them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.cell_text import MARKS, UNREADABLE, CellValues, read_cells
from jeugdpeil.sources.cbs.delimited_text import DelimitedText
from jeugdpeil.sources.cbs.layout import Layout

_SHOWN = 5


@dataclass(frozen=True)
class WideCells:
    """The cells of all measures, column after column.

    Args:
        columns: names of the columns as the source writes them.
        measures: the stem of each column.
        values: numbers and marks, one per row for the first column, then for the second, ...
        is_number, is_unreadable: (n_columns, n_rows) what the cells turned out to be.
        worded: columns that hold words and no number at all, left out here.
    """

    columns: tuple[str, ...]
    measures: tuple[str, ...]
    values: CellValues = field(repr=False)
    is_number: npt.NDArray[np.bool_] = field(repr=False)
    is_unreadable: npt.NDArray[np.bool_] = field(repr=False)
    worded: tuple[str, ...] = ()


def cells_of(text: DelimitedText, layout: Layout, snapshot: SnapshotRef) -> WideCells:
    """Read every measure of a wide table.

    Raises:
        SourceError: there are no measures, or a column of words splits the figures further.
    """
    names = layout.measures(text.header)
    cells = _read(text, names, layout)
    is_worded = cells.is_unreadable.any(axis=1) & ~cells.is_number.any(axis=1)
    worded = tuple(names[place] for place in np.flatnonzero(is_worded))
    if layout.text_is_dimension:
        for name in worded:
            _refuse_dimension(name, text.words(name), snapshot)
    if len(worded) == len(names):
        raise SourceError(
            "Het bestand noemt gebieden, maar heeft geen cijfers",
            where=snapshot.origin,
            remedy="Download het opnieuw en kies daarbij ook de onderwerpen.",
        )
    if not worded:
        return cells
    return _read(text, [name for name in names if name not in worded], layout, worded)


def _read(
    text: DelimitedText, names: Sequence[str], layout: Layout, worded: tuple[str, ...] = ()
) -> WideCells:
    chosen = [text.columns[text.header.index(name)] for name in names]
    chunks = [chunk for column in chosen for chunk in column.chunks]
    texts = pa.concat_arrays(chunks) if chunks else pa.array([], pa.string())
    values = read_cells(texts, layout.decimal, layout.blank_words)
    codes = values.marks.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    by_column = codes.reshape(len(names), len(text.row_numbers))
    return WideCells(
        columns=tuple(names),
        measures=_measures(names, layout),
        values=values,
        is_number=by_column == -1,
        is_unreadable=by_column == MARKS.index(UNREADABLE),
        worded=worded,
    )


def _measures(columns: Sequence[str], layout: Layout) -> tuple[str, ...]:
    """The stem of each column; where titles differ in their unit only, they keep it.

    "Jongeren met jeugdzorg (aantal)" and "Jongeren met jeugdzorg (%)" must not become one measure.
    """
    stems = [layout.stem(name) for name in columns]
    counts = Counter(stems)
    if not layout.keeps_unit_of_repeated:
        return tuple(stems)
    return tuple(
        name.lower() if counts[stem] > 1 else stem
        for name, stem in zip(columns, stems, strict=True)
    )


def _refuse_dimension(name: str, words: Iterable[str], snapshot: SnapshotRef) -> None:
    distinct = sorted(set(words))
    if len(distinct) > 1:
        shown = ", ".join(repr(word) for word in distinct[:_SHOWN])
        raise SourceError(
            f"De kolom {name!r} splitst de cijfers op een manier die de monitor niet kent: {shown}",
            where=f"{snapshot.origin}, kolom {name}",
            remedy="Kies in StatLine één waarde van deze kolom (het totaal) en download de tabel "
            "opnieuw.",
        )
