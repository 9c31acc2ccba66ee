"""From a stored OData table to observations: one row per cell, in CBS's own words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status, status_of_label
from jeugdpeil.domain.tables import Observations
from jeugdpeil.sources.cbs.cell_text import BLANK, DOT, MARKS, UNREADABLE, read_cells
from jeugdpeil.sources.cbs.finding_codes import CELL_UNREADABLE, MEASURE_REPEATED
from jeugdpeil.sources.cbs.odata_dialect import ColumnKind, Lists, TableColumn
from jeugdpeil.sources.cbs.odata_finding_codes import ROW_COUNT, VALUE_ATTRIBUTE
from jeugdpeil.sources.cbs.odata_lists import dialect_of, info_of, lists_of, version_of
from jeugdpeil.sources.cbs.odata_rows import figure_columns, trimmed_texts
from jeugdpeil.sources.cbs.odata_subjects import (
    Subjects,
    TableFacts,
    Words,
    first_rows,
    subjects_of,
)
from jeugdpeil.sources.cbs.table_request import Version
from jeugdpeil.sources.snapshot_store import SnapshotStore

# Why a figure is not there: "Impossible" is a blank in StatLine, all the rest a point.
_BLANK_ATTRIBUTES = ("None", "Impossible", "")
_KNOWN_ATTRIBUTES = frozenset({*_BLANK_ATTRIBUTES, "Zero", "Confidential", "Missing", "Unknown"})
_STATUS_WORDS = {
    "Voorlopig": Status.VOORLOPIG,
    "NaderVoorlopig": Status.NADER_VOORLOPIG,
    "Definitief": Status.DEFINITIEF,
}


@dataclass(frozen=True)
class PeriodEntry:
    """A period of a stored table.

    Args:
        key: its key, without padding.
        title: its label, without stars.
        status: how final CBS calls its figures.
    """

    key: str
    title: str
    status: Status


def read_observations(
    store: SnapshotStore, ref: SnapshotRef, region_year: int | None = None
) -> Reading:
    """The cells of a stored table of either version, with what was noticed.

    Args:
        store: the store.
        ref: a table that `fetch_table` stored.
        region_year: year of the division that the region codes belong to; None where it is the
            year of each row's period.

    Returns:
        One observation per cell. `row` is the place of the row among all rows of figures of the
        snapshot, from 1. `column` is the column of version 3, or the code of the measure in version
        4; `measure` is the same stem in both. A key in a dimension that is neither region, period
        nor form is added to the measure: `TotaalTrajecten|Verwijzer=A045`.

    Raises:
        SourceError: the snapshot is damaged, or the year of the division is nowhere to be found.

    Notes:
        Columns of text (names, codes) are no observations: see `read_texts`.
    """
    table = _StoredTable.opened(store, ref)
    rows = figure_columns(store, ref, table.text_fields())
    row_count = len(next(iter(rows.values())))
    subjects = subjects_of(table.facts(), rows, row_count, region_year)
    cells = _cells_v4(table, rows) if table.version == 4 else _cells_v3(table, rows)
    findings = (
        *subjects.findings,
        *_count_finding(table, row_count),
        *_repeated_measures(table),
        *cells.findings,
    )
    return Reading(Observations(ref, _observations(subjects, cells)), findings)


def read_texts(store: SnapshotStore, ref: SnapshotRef) -> pa.Table:
    """The columns of text of a stored table of version 3: names and codes per region.

    Returns:
        Table with row (int32), region_key, column, group (title of the group of subjects that the
        column stands in), title and text; text without padding, rows with an empty text left out.
        In "Gebieden in Nederland" the groups are the kinds of region that a gemeente lies in.

    Raises:
        SourceError: the snapshot is damaged.
    """
    table = _StoredTable.opened(store, ref)
    rows = figure_columns(store, ref, table.text_fields())
    region = next(c.key for c in table.columns if c.kind is ColumnKind.REGION)
    keys = trimmed_texts(rows[region])
    numbers = pa.array(np.arange(1, len(keys) + 1, dtype=np.int32))
    wanted = [c for c in table.columns if c.kind is ColumnKind.TEXT and c.key in rows]
    parts = [
        _text_rows(column, numbers, keys, trimmed_texts(rows[column.key])) for column in wanted
    ]
    return pa.concat_tables(parts) if parts else _TEXTS.empty_table()


def read_periods(store: SnapshotStore, ref: SnapshotRef) -> tuple[PeriodEntry, ...]:
    """The periods of a stored table with their status; none where it has no such dimension.

    Raises:
        SourceError: the snapshot is damaged.
    """
    table = _StoredTable.opened(store, ref)
    dimension = next((c.key for c in table.columns if c.kind is ColumnKind.PERIOD), "")
    entries = dialect_of(table.version).entries(table.lists, dimension) if dimension else ()
    return tuple(_period(entry.key, entry.title, entry.status) for entry in entries)


@dataclass(frozen=True)
class _StoredTable:
    ref: SnapshotRef
    version: Version
    lists: Lists = field(repr=False)
    columns: tuple[TableColumn, ...] = field(repr=False)
    period: str
    row_count: int | None

    @classmethod
    def opened(cls, store: SnapshotStore, ref: SnapshotRef) -> "_StoredTable":
        version = version_of(store.parts(ref))
        lists = lists_of(store, ref)
        info = info_of(store, ref)
        columns = dialect_of(version).columns(lists)
        # With a selection fewer rows come than the table has.
        urls = next((r.urls for r in store.records(ref.source_id) if r.ref == ref), ())
        is_whole = not any("filter=" in url for url in urls)
        return cls(ref, version, lists, columns, info.period, info.row_count if is_whole else None)

    def facts(self) -> TableFacts:
        region = next((c.key for c in self.columns if c.kind is ColumnKind.REGION), "")
        dialect = dialect_of(self.version)
        entries = dialect.entries(self.lists, region)
        return TableFacts(self.ref.source_id, self.columns, entries, self.period)

    def text_fields(self) -> list[str]:
        texts = [c.key for c in self.columns if c.kind is not ColumnKind.NUMBER]
        if self.version == 4:
            dimensions = [c.key for c in self.columns if c.kind.is_dimension]
            return [*dimensions, "Measure", "ValueAttribute", "StringValue"]
        return texts

    def numbers(self) -> list[TableColumn]:
        return [c for c in self.columns if c.kind is ColumnKind.NUMBER]


@dataclass(frozen=True)
class _Cells:
    """Cells in the order of the observations; `places` is the row, from 0, of each."""

    places: npt.NDArray[np.int32] = field(repr=False)
    columns: Words = field(repr=False)
    stems: tuple[str, ...]
    values: pa.Array = field(repr=False)
    marks: pa.Array = field(repr=False)
    findings: tuple[Finding, ...] = ()


def _cells_v3(table: _StoredTable, rows: dict[str, pa.Array]) -> _Cells:
    """Column after column, each with all rows."""
    wanted = [column for column in table.numbers() if column.key in rows]
    row_count = len(next(iter(rows.values())))
    read = [_numbers(rows[column.key]) for column in wanted]
    findings = [
        finding
        for column, (_, marks) in zip(wanted, read, strict=True)
        for finding in _unreadable(table.ref, column.key, marks)
    ]
    numbers = np.arange(len(wanted), dtype=np.int32)
    return _Cells(
        places=np.tile(np.arange(row_count, dtype=np.int32), len(wanted)),
        columns=Words(np.repeat(numbers, row_count), tuple(column.key for column in wanted)),
        stems=tuple(column.stem for column in wanted),
        values=pa.concat_arrays([values for values, _ in read]),
        marks=pa.concat_arrays([marks for _, marks in read]),
        findings=tuple(findings),
    )


def _cells_v4(table: _StoredTable, rows: dict[str, pa.Array]) -> _Cells:
    """Row after row, but for measures that are text."""
    stems = {column.key: column.stem for column in table.columns}
    texts = {column.key for column in table.columns if column.kind is ColumnKind.TEXT}
    measures = Words.of(rows["Measure"])
    is_number = np.array([word not in texts for word in measures.words])[measures.codes]
    places = np.flatnonzero(is_number).astype(np.int32)
    taken = pa.array(places)
    values, marks = _numbers(_values_v4(rows).take(taken))
    attributes = rows.get("ValueAttribute", pa.nulls(len(is_number), pa.string())).take(taken)
    marks, unknown = _marks_of_attributes(values, marks, trimmed_texts(attributes).fill_null(""))
    return _Cells(
        places=places,
        columns=Words(measures.codes[places], measures.words),
        stems=tuple(stems.get(word, word) for word in measures.words),
        values=values,
        marks=marks,
        findings=tuple(
            VALUE_ATTRIBUTE.found(Location(table.ref.source_id), count=count, word=word)
            for word, count in unknown
        ),
    )


def _values_v4(rows: dict[str, pa.Array]) -> pa.Array:
    """The value; the code of a change of division stands in the field for text."""
    values = rows["Value"]
    words = rows.get("StringValue")
    if words is None or words.null_count == len(words):
        return values
    return pc.coalesce(values.cast(pa.string()), words)


def _numbers(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Numbers of a column with the marks of what is no number."""
    if pa.types.is_string(column.type):
        cells = read_cells(column.fill_null(""), ".")
        return cells.values, cells.marks
    values = column.cast(pa.float64())
    absent = values.is_valid().to_numpy(zero_copy_only=False)
    codes = np.full(len(values), MARKS.index(BLANK), dtype=np.int32)
    indices = pa.array(codes, mask=absent)
    return values, pa.DictionaryArray.from_arrays(indices, pa.array(MARKS))


def _marks_of_attributes(
    values: pa.Array, marks: pa.Array, attributes: pa.Array
) -> tuple[pa.Array, list[tuple[str, int]]]:
    """A point where CBS names a reason, and the reasons that are not known here."""
    is_blank = pc.is_in(attributes, value_set=pa.array(_BLANK_ATTRIBUTES))
    is_point = pc.and_(values.is_null(), pc.invert(is_blank)).to_numpy(zero_copy_only=False)
    codes = marks.indices.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int32)
    codes = np.where(is_point, np.int32(MARKS.index(DOT)), codes)
    valid = values.is_valid().to_numpy(zero_copy_only=False)
    result = pa.DictionaryArray.from_arrays(pa.array(codes, mask=valid), pa.array(MARKS))
    counts = pc.value_counts(attributes).to_pylist()
    unknown = [(row["values"], row["counts"]) for row in counts]
    return result, [(word, count) for word, count in unknown if word not in _KNOWN_ATTRIBUTES]


def _observations(subjects: Subjects, cells: _Cells) -> pa.Table:
    places = pa.array(cells.places)

    def spread(column: pa.Array) -> pa.Array:
        return column.take(places)

    return pa.table(
        {
            "row": pa.array(cells.places + 1),
            "column": cells.columns.array(),
            "region_key": spread(subjects.regions.array()),
            "region_name": spread(subjects.region_names),
            "region_kind": spread(subjects.region_kinds),
            "region_year": pa.array(subjects.region_years[cells.places]),
            "period_key": spread(subjects.periods.array()),
            "form_key": spread(subjects.forms.array()),
            "measure": _measures(subjects.others, cells),
            "value": cells.values,
            "mark": cells.marks,
        }
    )


def _measures(others: Words, cells: _Cells) -> pa.DictionaryArray:
    """The stem of each cell, with the keys of further dimensions behind it."""
    words = [f"{stem}|{other}" if other else stem for stem in cells.stems for other in others.words]
    codes = cells.columns.codes * np.int32(len(others.words)) + others.codes[cells.places]
    return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(words, pa.string()))


def _count_finding(table: _StoredTable, row_count: int) -> Iterator[Finding]:
    if table.row_count is not None and table.row_count != row_count:
        yield ROW_COUNT.found(
            Location(table.ref.source_id), expected=str(table.row_count), found=str(row_count)
        )


def _repeated_measures(table: _StoredTable) -> Iterator[Finding]:
    columns: dict[str, list[str]] = defaultdict(list)
    for column in table.numbers():
        columns[column.stem].append(column.key)
    for stem, keys in columns.items():
        if len(keys) > 1:
            place = Location(table.ref.source_id, column=keys[0])
            yield MEASURE_REPEATED.found(place, measure=stem, columns=", ".join(keys))


def _unreadable(ref: SnapshotRef, column: str, marks: pa.Array) -> Iterator[Finding]:
    codes = marks.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    places = np.flatnonzero(codes == MARKS.index(UNREADABLE))
    if len(places):
        place = Location(ref.source_id, row=int(places[0]) + 1, column=column)
        yield CELL_UNREADABLE.found(place, count=len(places), rows=first_rows(places))


_TEXTS = pa.schema(
    [
        pa.field("row", pa.int32()),
        *(pa.field(name, pa.string()) for name in ("region_key", "column", "group", "title")),
        pa.field("text", pa.string()),
    ]
)


def _text_rows(column: TableColumn, numbers: pa.Array, keys: pa.Array, texts: pa.Array) -> pa.Table:
    same = [pa.array([word] * len(keys), pa.string()) for word in _head(column)]
    table = pa.Table.from_arrays([numbers, keys, *same, texts], schema=_TEXTS)
    return table.filter(pc.not_equal(texts, "").fill_null(False))


def _head(column: TableColumn) -> Sequence[str]:
    return (column.key, column.group, column.title)


def _period(key: str, title: str, status: str) -> PeriodEntry:
    label, by_stars = status_of_label(title)
    return PeriodEntry(key.strip(), label, _STATUS_WORDS.get(status.strip(), by_stars))
