"""From a source's own words to facts: measure, form, region, period and cell get their names."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.codelists.measures import MEASURES, Measure, MeasureKind
from jeugdpeil.domain.care_form import CBS_KEYS, CBS_LABELS, LABELS_WITH_PGB, CareForm
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.finding import Finding, Location, first_few
from jeugdpeil.domain.finding_code import FindingCode
from jeugdpeil.domain.period_label import period_of_label
from jeugdpeil.domain.region import RegionLevel, level_of_code
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status, status_of_label
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.tables import (
    COUNT_FACTS,
    MEASURE_FACTS,
    NO_FORM,
    NO_SCOPE,
    CountFacts,
    MeasureFacts,
    Observations,
)
from jeugdpeil.warehouse import finding_codes as said
from jeugdpeil.warehouse.errata_notes import errata_notes

# What a cell without a value means, by the word of the monitor file: kind, reason and bounds.
CellMeaning = tuple[CellKind, Reason | None, int | None, int | None]
CELL_MEANINGS: dict[str, CellMeaning] = {
    "geheim": (CellKind.SUPPRESSED, Reason.GEHEIM_BIJ_BRON, 0, 9),
    "geheim of onbekend": (CellKind.MISSING, Reason.GEHEIM_OF_ONBEKEND, None, None),
    "onbekend": (CellKind.MISSING, Reason.ONBEKEND_BIJ_BRON, None, None),
    "kan niet voorkomen": (CellKind.CANNOT_OCCUR, None, None, None),
}
UNREADABLE: CellMeaning = (CellKind.MISSING, Reason.IN_QUARANTAINE, None, None)


@dataclass(frozen=True)
class Publication:
    """What is known of a source's publication and is not in its cells.

    Args:
        vintage: ISO date of the publication.
        status: status per period, `*` for all others; a star in the source's own label wins.
        levels: levels to take; empty means all.
        dot, blank: what "." and an empty cell mean, a key of CELL_MEANINGS.
        scope: which ways of paying are counted.
        age_base: group that printed percentages are relative to, where the source's measure does
            not fix it.
    """

    vintage: str
    status: Mapping[str, Status]
    levels: frozenset[RegionLevel] = frozenset()
    dot: str = "geheim of onbekend"
    blank: str = "geheim of onbekend"
    scope: Scope = Scope.NATURA
    age_base: AgeBase | None = None


@dataclass(frozen=True)
class Facts:
    """The facts of one source, with what could not be used and why."""

    counts: CountFacts
    measures: MeasureFacts
    findings: tuple[Finding, ...]


def facts_of(observations: Observations, publication: Publication) -> Facts:
    """Name the cells of a source in the words of the warehouse.

    Args:
        observations: the cells; region keys are codes.
        publication: vintage, status and the meaning of marks.

    Returns:
        Counts and measures, and a finding for every kind of cell that no fact could be made of.
    """
    table = observations.table
    source = observations.snapshot.short_id
    known, findings = _known(table, source, publication.levels)
    head = _head(known, publication, source)
    # The register of errata is about the tables of CBS, which are protected at their source.
    if observations.snapshot.is_protected and not observations.snapshot.is_fictional:
        head["note"] = errata_notes(head)
    kinds = _words(known["measure"], lambda stem: MEASURES[stem].kind.value)
    cells = _cells(known, publication)
    return Facts(
        CountFacts(_with_bounds(COUNT_FACTS, head, cells, pc.equal(kinds, "count"))),
        MeasureFacts(_with_bounds(MEASURE_FACTS, head, cells, pc.equal(kinds, "measure"))),
        tuple(findings),
    )


def _known(
    table: pa.Table, source: str, levels: frozenset[RegionLevel]
) -> tuple[pa.Table, list[Finding]]:
    """The rows whose measure, region, period and form have a name here; the others are found."""
    findings: list[Finding] = []
    tests: tuple[tuple[str, FindingCode, Callable[[str], bool]], ...] = (
        ("measure", said.MEASURES_UNUSED, MEASURES.__contains__),
        ("form_key", said.FORMS_UNKNOWN, _is_form),
        ("period_key", said.FACT_PERIODS_UNKNOWN, _is_period),
        ("region_key", said.FACT_REGIONS_UNKNOWN, _is_region),
    )
    for column, code, is_known in tests:
        chosen = _flags(table[column], is_known)
        if not chosen.all():
            findings.append(_unknown(table[column], chosen, code, source))
            table = _without_unused_words(table.filter(chosen))
    if levels:
        table = table.filter(_flags(table["region_key"], lambda key: level_of_code(key) in levels))
    return _without_unused_words(table), findings


def _without_unused_words(table: pa.Table) -> pa.Table:
    """The same rows, whose columns no longer know the words of rows that were left out."""
    for place, name in enumerate(table.column_names):
        if pa.types.is_dictionary(table[name].type):
            array = _one(table[name])
            used = pc.drop_null(pc.unique(array.indices))
            new = pc.index_in(array.indices, used)
            words = pa.DictionaryArray.from_arrays(new, array.dictionary.take(used))
            table = table.set_column(place, name, words)
    return table


def _unknown(
    column: pa.ChunkedArray, chosen: npt.NDArray[np.bool_], code: FindingCode, source: str
) -> Finding:
    """One finding for all words of a column that have no name here."""
    words = sorted(map(str, column.filter(pa.array(~chosen)).unique().to_pylist()))
    return code.found(Location(source), count=len(words), words=first_few(words))


def _head(table: pa.Table, publication: Publication, source: str) -> dict[str, pa.Array]:
    rows = table.num_rows
    measure, region, period = table["measure"], table["region_key"], table["period_key"]
    care = _flags(measure, lambda stem: MEASURES[stem].is_care)
    level = _words(region, lambda key: level_of_code(key).value)
    place = _words(region, lambda key: _place_rule(level_of_code(key)).value)
    return {
        "variable": _words(measure, lambda stem: MEASURES[stem].variable),
        "form": _forms(table, care),
        "dimension": _words(measure, lambda stem: MEASURES[stem].dimension),
        "category": _words(measure, lambda stem: MEASURES[stem].category),
        "region_level": level,
        "region_code": _words(region, str),
        "region_year": _one(table["region_year"]),
        "period": _words(period, lambda key: str(period_of_label(key))),
        "vintage": _constant(publication.vintage, rows),
        "status": _words(period, lambda key: _status(key, publication).value),
        "unit": _words(measure, lambda stem: MEASURES[stem].unit.value),
        "age_base": _words(measure, lambda stem: _age_base(MEASURES[stem], publication).value),
        "place_rule": _chosen(care, place, PlaceRule.GEEN.value),
        "scope": _chosen(care, _scopes(table["form_key"], publication), NO_SCOPE),
        "note": _constant("", rows),
        "source": _constant(source, rows),
        "source_row": _one(table["row"]),
        "source_column": _words(table["column"], str),
    }


def _cells(table: pa.Table, publication: Publication) -> dict[str, pa.Array]:
    """Kind, reason and bounds of every cell; bounds as floats, exact for counts."""
    meanings = {
        ".": CELL_MEANINGS[publication.dot],
        "leeg": CELL_MEANINGS[publication.blank],
        "onleesbaar": UNREADABLE,
        "": (CellKind.PRESENT, None, None, None),
    }
    mark = _words(pc.fill_null(table["mark"].cast(pa.string()), "").dictionary_encode(), str)
    value = _one(table["value"]).to_numpy(zero_copy_only=False)
    margin = _numbers(table["measure"], lambda stem: MEASURES[stem].margin)
    floor = _numbers(table["measure"], lambda stem: MEASURES[stem].floor)
    low = np.where(np.isnan(value), _numbers(mark, lambda word: meanings[word][2]), value - margin)
    high = np.where(np.isnan(value), _numbers(mark, lambda word: meanings[word][3]), value + margin)
    # A printed 10 stands for 10, 11 or 12: below ten nothing is printed.
    low = np.where((value >= floor) & (low < floor), floor, low)
    # StatLine prints a nought for less than half of the unit: 0, 1 or 2 youths.
    is_count = _flags(table["measure"], lambda stem: MEASURES[stem].kind is MeasureKind.COUNT)
    low = np.where(is_count & (value >= 0), np.maximum(low, 0), low)
    return {
        "cell": _words(mark, lambda word: meanings[word][0].value),
        "reason": _reasons(mark, meanings),
        "low": pa.array(low, mask=np.isnan(low)),
        "high": pa.array(high, mask=np.isnan(high)),
    }


def _with_bounds(
    schema: TableSchema,
    head: Mapping[str, pa.Array],
    cells: Mapping[str, pa.Array],
    chosen: pa.Array,
) -> pa.Table:
    """The chosen rows as a table of `schema`, with bounds as whole numbers where it wants them."""
    columns = {**head, **cells}
    picked = {name: columns[name].filter(chosen) for name in schema.names}
    bounds = schema.arrow.field("low").type
    for name in ("low", "high"):
        picked[name] = picked[name].cast(bounds)
    return pa.table(picked)


def _age_base(measure: Measure, publication: Publication) -> AgeBase:
    if publication.age_base is not None and measure.age_base is not AgeBase.GEEN:
        return publication.age_base
    return measure.age_base


def _place_rule(level: RegionLevel) -> PlaceRule:
    """CBS: wijk tables count a youth at the address, gemeente tables by the woonplaatsbeginsel."""
    by_address = level in (RegionLevel.WIJK, RegionLevel.BUURT)
    return PlaceRule.ADRES if by_address else PlaceRule.WOONPLAATSBEGINSEL


def _forms(table: pa.Table, care: npt.NDArray[np.bool_]) -> pa.Array:
    """The form of care of each cell: that of its measure, or else that of its row."""
    forms = [*(form.value for form in CareForm), NO_FORM]
    places = {word: float(place) for place, word in enumerate(forms)}
    of_row = _numbers(table["form_key"], lambda key: places[_form(key).value])
    of_measure = _numbers(table["measure"], lambda stem: _place_of_form(MEASURES[stem], places))
    chosen = np.where(np.isnan(of_measure), of_row, of_measure)
    codes = np.where(care, chosen, places[NO_FORM]).astype(np.int32)
    return pa.DictionaryArray.from_arrays(codes, pa.array(forms))


def _scopes(form_keys: pa.ChunkedArray, publication: Publication) -> pa.Array:
    """The ways of paying that a cell counts: those of its form, or else of the whole source."""
    return _words(
        form_keys,
        lambda key: (Scope.NATURA_EN_PGB if key in LABELS_WITH_PGB else publication.scope).value,
    )


def _place_of_form(measure: Measure, places: Mapping[str, float]) -> float | None:
    return places[measure.form.value] if measure.form else None


def _form(key: str) -> CareForm:
    """The form behind a key of a source; a table without that dimension counts all jeugdzorg."""
    if not key:
        return CareForm.JEUGDZORG
    return CBS_KEYS.get(key) or CBS_LABELS[key]


def _is_form(key: str) -> bool:
    return not key or key in CBS_KEYS or key in CBS_LABELS


def _is_region(key: str) -> bool:
    try:
        level_of_code(key)
    except ValueError:
        return False
    return True


def _is_period(key: str) -> bool:
    try:
        period_of_label(key)
    except ValueError:
        return False
    return True


def _status(key: str, publication: Publication) -> Status:
    _, marked = status_of_label(key)
    if marked is not Status.DEFINITIEF:
        return marked
    named = publication.status.get(str(period_of_label(key)))
    return named or publication.status.get("*", Status.DEFINITIEF)


def _one(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    if isinstance(column, pa.Array):
        return column
    combined = column.combine_chunks()
    assert isinstance(combined, pa.Array)
    return combined


def _words(column: pa.ChunkedArray | pa.Array, rule: Callable[[str], str]) -> pa.Array:
    """Apply a rule to every different word of a column once."""
    array = _one(column)
    words = [rule(word) for word in array.dictionary.to_pylist()]
    return pa.DictionaryArray.from_arrays(array.indices, pa.array(words, pa.string()))


def _flags(
    column: pa.ChunkedArray | pa.Array, rule: Callable[[str], bool]
) -> npt.NDArray[np.bool_]:
    array = _one(column)
    flags = np.array([rule(word) for word in array.dictionary.to_pylist()], dtype=np.bool_)
    return flags[array.indices.to_numpy(zero_copy_only=False)]


def _numbers(
    column: pa.ChunkedArray | pa.Array, rule: Callable[[str], float | None]
) -> npt.NDArray[np.float64]:
    array = _one(column)
    numbers = [rule(word) for word in array.dictionary.to_pylist()]
    values = np.array([np.nan if number is None else number for number in numbers], np.float64)
    return values[array.indices.to_numpy(zero_copy_only=False)]


def _reasons(mark: pa.Array, meanings: Mapping[str, CellMeaning]) -> pa.Array:
    reasons = [meanings[word][1] for word in mark.dictionary.to_pylist()]
    texts = pa.array([reason.value if reason else None for reason in reasons], pa.string())
    return texts.take(mark.indices).dictionary_encode()


def _constant(word: str, rows: int) -> pa.Array:
    return pa.DictionaryArray.from_arrays(np.zeros(rows, np.int32), pa.array([word]))


def _chosen(flags: npt.NDArray[np.bool_], words: pa.Array, otherwise: str) -> pa.Array:
    """The words where the flag is set and one other word elsewhere."""
    dictionary = [*words.dictionary.to_pylist(), otherwise]
    indices = words.indices.to_numpy(zero_copy_only=False)
    codes = np.where(flags, indices, len(dictionary) - 1).astype(np.int32)
    return pa.DictionaryArray.from_arrays(codes, pa.array(dictionary, pa.string()))
