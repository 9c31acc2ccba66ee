"""Adds facts up: bounds, status, notes and the four kinds of cell, for many regions at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.measures import KOSTEN
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.table_schema import TableSchema, key_codes
from jeugdpeil.domain.tables import COUNT_FACTS, MEASURE_FACTS
from jeugdpeil.warehouse.parts import BoolArray, IntArray, Parts
from jeugdpeil.warehouse.region_notes import CUT_UP

# In the column `source` of a fact that no file says: its parts are found through the regions.
DERIVED = "som"
# Of all measures only amounts of money can be added; a mean or a percentage never.
ADDITIVE_MEASURES = frozenset({KOSTEN})

Numbers = npt.NDArray[np.int64] | npt.NDArray[np.float64]

_NOTE_SEPARATOR = ";"
_SUM_BIT, _CUT_BIT = 1, 2
_MOST_NOTES = 62
# From the least to the most final: a sum is as final as its least final part.
_STATUSES = (Status.VOORLOPIG, Status.NADER_VOORLOPIG, Status.DEFINITIEF, Status.HERZIEN)
_KINDS = (CellKind.PRESENT, CellKind.SUPPRESSED, CellKind.MISSING, CellKind.CANNOT_OCCUR)
_PRESENT, _SUPPRESSED, _MISSING, _IMPOSSIBLE = range(4)
# Facts with these columns the same are added; the region is what they are added over.
_SAME = (
    "variable",
    "form",
    "dimension",
    "category",
    "period",
    "vintage",
    "unit",
    "age_base",
    "place_rule",
    "scope",
)


@dataclass(frozen=True)
class Rule:
    """By which rule facts are added.

    Args:
        note: code of the note that the sums get.
        name: what stands in `source_column`, with the year of the division.
        year: year of the division.
    """

    note: str
    name: str
    year: int


def sums_of(facts: pa.Table, parts: Parts, rule: Rule) -> pa.Table:
    """The sums of facts over the parts of each target.

    A sum is Present where all its parts are present or cannot occur; Missing where a part is, has
    no fact, or lies in the target only partly; Suppressed, with bounds, where a part is: shown, it
    would give the hidden part away by subtraction. It cannot occur where none of its parts can.

    Args:
        facts: rows of COUNT_FACTS or MEASURE_FACTS; derived ones are passed over.
        parts: which regions make up which.
        rule: the rule.

    Returns:
        Rows of the same kind, without those whose key `facts` already have.
    """
    schema = COUNT_FACTS if pa.types.is_integer(facts.schema.field("low").type) else MEASURE_FACTS
    own = _addable(facts.select(schema.names), schema)
    years = own["region_year"].to_numpy().astype(np.int64)
    rows, links = parts.links_of(_words(own, "region_code"), years)
    if not len(rows):
        return schema.empty()
    # Most facts are of wijken, which are in no sum: what follows costs by the row.
    used, places = np.unique(rows, return_inverse=True)
    groups = _Groups.of(
        own.take(pa.array(used)), parts, places.astype(np.int64), links, (rule.note, CUT_UP)
    )
    result = groups.table(schema, parts, rule, groups.best(rule.year))
    return _without_known(result, facts, schema, rule.year)


def _addable(facts: pa.Table, schema: TableSchema) -> pa.Table:
    keep = ~_is_word(facts, "source", {DERIVED})
    if schema is MEASURE_FACTS:
        keep &= _is_word(facts, "variable", ADDITIVE_MEASURES)
    return facts.filter(pa.array(keep)) if not keep.all() else facts


@dataclass(frozen=True)
class _Groups:
    """Facts that are added together: one row per target, year of the parts and meaning.

    Args:
        facts: all facts.
        first: (n_groups,) row in `facts` of the first fact of each group.
        meaning: (n_groups,) number that is equal where all of _SAME are.
        target, year: (n_groups,) number of the target, and year of the parts.
        kind: (n_groups,) number in _KINDS.
        is_single: (n_groups,) whether one fact is the whole target.
        low, high: (n_groups,) sums of bounds.
        status: (n_groups,) number in _STATUSES.
        notes: (n_groups,) bits of `note_codes`.
    """

    facts: pa.Table
    first: IntArray
    meaning: IntArray
    target: IntArray
    year: IntArray
    kind: IntArray
    is_single: BoolArray
    low: Numbers
    high: Numbers
    status: IntArray
    notes: IntArray
    note_codes: tuple[str, ...]

    @classmethod
    def of(
        cls,
        facts: pa.Table,
        parts: Parts,
        rows: IntArray,
        links: IntArray,
        own_notes: tuple[str, str],
    ) -> "_Groups":
        """Group the facts in `rows` by the targets that `links` lead to.

        Args:
            facts: all facts.
            parts: the links.
            rows, links: (n,) a fact and one of its links.
            own_notes: the note of every sum, and that of a sum with a part that is cut up.
        """
        meaning = np.unique(key_codes(facts, _SAME), return_inverse=True)[1].astype(np.int64)[rows]
        target, year = parts.target[links], _integers(facts, "region_year")[rows]
        order = np.lexsort((year, target, meaning))
        starts = _starts(meaning[order], target[order], year[order])
        first = order[starts]
        kinds = _numbers(facts, "cell", _KINDS)[rows]
        size = np.diff(np.append(starts, len(order)))
        expected = parts.expected[links][first]

        def how_many(flags: BoolArray) -> IntArray:
            return np.add.reduceat(flags[order].astype(np.int64), starts)

        def added(name: str) -> Numbers:
            return np.add.reduceat(_bounds(facts, name)[rows][order], starts)

        is_cut = how_many(~parts.is_whole[links]) > 0
        lacks = is_cut | (size < expected) | (how_many(kinds == _MISSING) > 0)
        cannot = (how_many(kinds == _IMPOSSIBLE) == expected) & ~is_cut
        hides = how_many(kinds == _SUPPRESSED) > 0
        bits, codes = _note_bits(facts, own_notes)
        sum_bits = np.bitwise_or.reduceat(bits[rows][order], starts) | _SUM_BIT
        return cls(
            facts=facts,
            first=rows[first],
            meaning=meaning[first],
            target=target[first],
            year=year[first],
            kind=np.select([cannot, lacks, hides], [_IMPOSSIBLE, _MISSING, _SUPPRESSED], _PRESENT),
            is_single=(expected == 1) & ~is_cut,
            low=added("low"),
            high=added("high"),
            status=np.minimum.reduceat(_numbers(facts, "status", _STATUSES)[rows][order], starts),
            notes=np.where(is_cut, sum_bits | _CUT_BIT, sum_bits),
            note_codes=codes,
        )

    def best(self, year: int) -> IntArray:
        """One group per target and meaning: the complete one, then that of the nearest year.

        Two exist where one publication gives the same period in two divisions.
        """
        distance = np.abs(self.year - year)
        order = np.lexsort((distance, self.kind == _MISSING, self.target, self.meaning))
        starts = _starts(self.meaning[order], self.target[order])
        return np.sort(order[starts])

    def table(self, schema: TableSchema, parts: Parts, rule: Rule, chosen: IntArray) -> pa.Table:
        """The chosen groups as rows of the schema."""
        like = self.facts.take(pa.array(self.first[chosen]))
        kind, target = self.kind[chosen], self.target[chosen]
        no_bounds = kind >= _MISSING
        bound = schema.arrow.field("low").type
        nothing = np.zeros(len(chosen), dtype=np.int64)
        columns: dict[str, pa.Array | pa.ChunkedArray] = {name: like[name] for name in _SAME}
        columns |= {
            "region_level": _words_of([level.value for level, _ in parts.targets], target),
            "region_code": _words_of([code for _, code in parts.targets], target),
            "region_year": pa.array(np.full(len(chosen), rule.year, dtype=np.int16)),
            "status": _words_of([status.value for status in _STATUSES], self.status[chosen]),
            "cell": _words_of([word.value for word in _KINDS], kind),
            "reason": _reasons(like, kind, self.is_single[chosen]),
            "low": pa.array(self.low[chosen], bound, mask=no_bounds),
            "high": pa.array(self.high[chosen], bound, mask=no_bounds),
            "note": _notes(self.notes[chosen], self.note_codes),
            "source": _words_of([DERIVED], nothing),
            "source_row": pa.array(np.ones(len(chosen), dtype=np.int32)),
            "source_column": _words_of([rule.name], nothing),
        }
        return pa.table([columns[name] for name in schema.names], schema=schema.arrow)


def _reasons(like: pa.Table, kind: IntArray, is_single: BoolArray) -> pa.Array:
    """Why there is no number; a region of one gemeente keeps the reason of that one."""
    why = [None, Reason.DEEL_ONDERDRUKT.value, Reason.DEEL_ONTBREEKT.value, None]
    derived = pa.array(why, pa.string()).take(pa.array(kind))
    own = like["reason"].cast(pa.string()).combine_chunks()
    return pc.if_else(pa.array(is_single), own, derived).dictionary_encode()


def _without_known(result: pa.Table, facts: pa.Table, schema: TableSchema, year: int) -> pa.Table:
    """The sums of which the facts do not already have the figure of a source."""
    levels = set(pc.unique(result["region_level"]).to_pylist())
    same_place = _is_word(facts, "region_level", levels) & (_integers(facts, "region_year") == year)
    known = facts.select(schema.names).filter(pa.array(same_place))
    if not known.num_rows:
        return result
    whole = pa.concat_tables([result, known]).unify_dictionaries()
    codes = key_codes(whole, schema.key)
    is_new = ~np.isin(codes[: result.num_rows], codes[result.num_rows :])
    return result.filter(pa.array(is_new))


def _starts(*columns: IntArray) -> IntArray:
    """Rows at which a sorted table has other values than in the row before."""
    changes = [np.diff(column) != 0 for column in columns]
    return np.flatnonzero(np.r_[True, np.logical_or.reduce(changes)])


def _note_bits(facts: pa.Table, first: tuple[str, str]) -> tuple[IntArray, tuple[str, ...]]:
    """The notes of each fact as bits, and the code of each bit; the first two are given."""
    words = _words(facts, "note")
    notes: list[list[str]] = [
        note.split(_NOTE_SEPARATOR) if note else [] for note in words.dictionary.to_pylist()
    ]
    codes = tuple(dict.fromkeys([*first, *(code for note in notes for code in note)]))
    assert len(codes) < _MOST_NOTES, f"too many different notes to add up: {len(codes)}"
    bits = [sum(1 << codes.index(code) for code in set(note)) for note in notes]
    return np.array(bits, dtype=np.int64)[_indices(words)], codes


def _notes(bits: IntArray, codes: Sequence[str]) -> pa.Array:
    different, place = np.unique(bits, return_inverse=True)
    texts = [
        _NOTE_SEPARATOR.join(code for n, code in enumerate(codes) if value >> n & 1)
        for value in different.tolist()
    ]
    return _words_of(texts, place.astype(np.int64))


def _words(table: pa.Table, name: str) -> pa.DictionaryArray:
    column = table[name]
    whole = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    array = whole.unify_dictionaries().combine_chunks()
    assert isinstance(array, pa.DictionaryArray), f"{name} holds no words"
    return array


def _indices(words: pa.DictionaryArray) -> IntArray:
    return words.indices.to_numpy(zero_copy_only=False).astype(np.int64)


def _words_of(words: Sequence[str], places: IntArray) -> pa.Array:
    return pa.DictionaryArray.from_arrays(
        pa.array(places.astype(np.int32)), pa.array(list(words), pa.string())
    )


def _is_word(table: pa.Table, name: str, wanted: Iterable[str]) -> BoolArray:
    words = _words(table, name)
    chosen = set(wanted)
    flags = [word in chosen for word in words.dictionary.to_pylist()]
    return np.array(flags, dtype=np.bool_)[_indices(words)]


def _numbers(table: pa.Table, name: str, order: Sequence[str]) -> IntArray:
    """The place of each word in an order."""
    words = _words(table, name)
    places = [order.index(word) for word in words.dictionary.to_pylist()]
    return np.array(places, dtype=np.int64)[_indices(words)]


def _integers(table: pa.Table, name: str) -> IntArray:
    return table[name].to_numpy().astype(np.int64)


def _bounds(table: pa.Table, name: str) -> Numbers:
    """A column of bounds in which a cell without one counts for nothing."""
    return pc.fill_null(table[name], 0).to_numpy()
