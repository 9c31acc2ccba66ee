"""What the rows of a stored table are about: region, period, form and further dimensions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.sources.cbs.odata_dialect import ColumnKind, DimensionEntry, TableColumn
from jeugdpeil.sources.cbs.odata_finding_codes import PERIOD_ASSUMED
from jeugdpeil.sources.cbs.odata_rows import trimmed_texts

COUNTRY_KEY, COUNTRY_NAME = "NL00", "Nederland"

# VormenVanJeugdzorg (2021-), TypeJeugdzorg (2015-2020), Hulpvorm.
_FORM = re.compile(r"jeugdzorg|jeugdhulp|hulpvorm", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d{2}")


@dataclass(frozen=True)
class Words:
    """A column of words: for each row the place of its word in a short list."""

    codes: npt.NDArray[np.int32] = field(repr=False)
    words: tuple[str, ...]

    @classmethod
    def of(cls, column: pa.Array) -> "Words":
        """The words of a column, without padding; null becomes "" ."""
        encoded = trimmed_texts(column).fill_null("").dictionary_encode()
        codes = encoded.indices.to_numpy(zero_copy_only=False).astype(np.int32)
        return cls(codes, tuple(str(word) for word in encoded.dictionary.to_pylist()))

    @classmethod
    def same(cls, word: str, row_count: int) -> "Words":
        """One word in all rows."""
        return cls(np.zeros(row_count, dtype=np.int32), (word,))

    def mapped(self, names: Mapping[str, str]) -> pa.DictionaryArray:
        """Each word replaced by another; null where there is no other."""
        found = [names.get(word) or None for word in self.words]
        known = pa.array(sorted({name for name in found if name}), pa.string())
        places = {name: place for place, name in enumerate(known.to_pylist())}
        targets = np.array([places[name] if name else -1 for name in found], dtype=np.int32)
        codes = targets[self.codes]
        return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), known)

    def array(self) -> pa.DictionaryArray:
        """The column as a dictionary."""
        return pa.DictionaryArray.from_arrays(
            pa.array(self.codes), pa.array(self.words, pa.string())
        )


@dataclass(frozen=True)
class Subjects:
    """What each row is about; all columns have one item per row.

    Args:
        regions, periods, forms: keys without padding; form "" where the table has none.
        others: the keys of all further dimensions as one word, such as "Verwijzer=A045", or "".
        region_names, region_kinds: in the source's words, null where it has none.
        region_years: year of the division.
        findings: what was assumed.
    """

    regions: Words
    periods: Words
    forms: Words
    others: Words
    region_names: pa.DictionaryArray = field(repr=False)
    region_kinds: pa.DictionaryArray = field(repr=False)
    region_years: npt.NDArray[np.int16] = field(repr=False)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class TableFacts:
    """What a table says of itself, apart from its figures.

    Args:
        source_id: name of the source.
        columns: its columns.
        region_entries: the keys of its regions with their names.
        period: the time it covers, in words.
    """

    source_id: str
    columns: Sequence[TableColumn]
    region_entries: Sequence[DimensionEntry]
    period: str


def subjects_of(
    table: TableFacts, rows: Mapping[str, pa.Array], row_count: int, region_year: int | None
) -> Subjects:
    """Read what the rows are about.

    Args:
        table: what the table says of itself.
        rows: the columns of the rows.
        row_count: number of rows.
        region_year: year of the division; None where it is the year of each row's period.

    Raises:
        SourceError: neither the caller nor the table tells the year.
    """
    regions = _words(table, rows, ColumnKind.REGION, row_count, COUNTRY_KEY)
    periods, findings = _periods(table, rows, row_count, region_year)
    form, others = _form_and_others(table.columns)
    names = {entry.key.strip(): entry.title for entry in table.region_entries}
    return Subjects(
        regions=regions,
        periods=periods,
        forms=Words.of(rows[form]) if form else Words.same("", row_count),
        others=_joined([(name, Words.of(rows[name])) for name in others], row_count),
        region_names=regions.mapped(names or {COUNTRY_KEY: COUNTRY_NAME}),
        region_kinds=_region_kinds(table.columns, rows, row_count),
        region_years=_region_years(table, periods, region_year),
        findings=findings,
    )


def _words(
    table: TableFacts, rows: Mapping[str, pa.Array], kind: ColumnKind, row_count: int, other: str
) -> Words:
    name = _first(table.columns, kind)
    return Words.of(rows[name]) if name else Words.same(other, row_count)


def _first(columns: Sequence[TableColumn], kind: ColumnKind) -> str:
    return next((column.key for column in columns if column.kind is kind), "")


def _periods(
    table: TableFacts, rows: Mapping[str, pa.Array], row_count: int, region_year: int | None
) -> tuple[Words, tuple[Finding, ...]]:
    name = _first(table.columns, ColumnKind.PERIOD)
    if name:
        return Words.of(rows[name]), ()
    # The KWB tables are about one year and have no dimension for it, only a word ("2020").
    if _YEAR.fullmatch(table.period.strip()):
        return Words.same(f"{table.period.strip()}JJ00", row_count), ()
    if region_year is None:
        raise _no_year(table)
    period = f"{region_year}JJ00"
    assumed = PERIOD_ASSUMED.found(Location(table.source_id), period=period)
    return Words.same(period, row_count), (assumed,)


def _form_and_others(columns: Sequence[TableColumn]) -> tuple[str, list[str]]:
    names = [column.key for column in columns if column.kind is ColumnKind.DIMENSION]
    form = next((name for name in names if _FORM.search(name)), "")
    return form, [name for name in names if name != form]


def _joined(dimensions: Sequence[tuple[str, Words]], row_count: int) -> Words:
    """The keys of several dimensions as one column of words."""
    joined = Words.same("", row_count)
    for name, keys in dimensions:
        codes = joined.codes.astype(np.int64) * len(keys.words) + keys.codes
        used, places = np.unique(codes, return_inverse=True)
        pairs = (divmod(int(code), len(keys.words)) for code in used)
        words = tuple(
            ", ".join(filter(None, (joined.words[place], f"{name}={keys.words[key]}")))
            for place, key in pairs
        )
        joined = Words(places.astype(np.int32), words)
    return joined


def _region_kinds(
    columns: Sequence[TableColumn], rows: Mapping[str, pa.Array], row_count: int
) -> pa.DictionaryArray:
    name = next((c.key for c in columns if c.stem == "SoortRegio" and c.key in rows), "")
    words = Words.of(rows[name]) if name else Words.same("", row_count)
    return words.mapped({word: word for word in words.words})


def _region_years(
    table: TableFacts, periods: Words, region_year: int | None
) -> npt.NDArray[np.int16]:
    if region_year is not None:
        return np.full(len(periods.codes), region_year, dtype=np.int16)
    heads = [word[:4] for word in periods.words]
    if not all(_YEAR.fullmatch(head) for head in heads):
        raise _no_year(table)
    return np.array([int(head) for head in heads], dtype=np.int16)[periods.codes]


def _no_year(table: TableFacts) -> SourceError:
    return SourceError(
        "Uit de tabel blijkt niet van welk jaar de gebieden zijn",
        where=f"bron {table.source_id}",
        remedy="Zet `region_year = 2022` (of een ander jaar) bij deze bron in het monitorbestand.",
    )


def first_rows(places: npt.NDArray[np.int64]) -> str:
    """The first few row numbers, from 1, for a message.

    >>> first_rows(np.array([0, 4]))
    '1, 5'
    """
    return ", ".join(str(place + 1) for place in places[:5].tolist())
