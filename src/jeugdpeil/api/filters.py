"""The filters of a resource: how a value in the address is read, and which rows it leaves."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import Problem
from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.i18n.texts import text

BoolArray = npt.NDArray[np.bool_]
Value = tuple[str, ...] | tuple[int, ...] | date | bool

# No filter takes more values than the largest level that one would list by hand has regions.
MOST_VALUES = 1000
_NAME = r"[A-Za-z0-9][A-Za-z0-9.-]{0,79}"
_PERIOD = r"[0-9]{4}(-(H[12]|Q[1-4]|[0-9]{2}(-[0-9]{2})?))?"
_YEAR = r"[0-9]{4}"
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Way(Enum):
    """How a filter chooses rows."""

    ONE_OF = "one of"
    UNTIL = "until"
    WITHIN = "within"
    NEWEST = "newest"
    IS = "is"


@dataclass(frozen=True)
class Filter:
    """One query parameter of a resource.

    Args:
        name: the parameter, Dutch; its text is `api.filter.<name>`.
        column: the column that it looks at.
        way: how it chooses rows.
        words: the only values that it takes; empty where `pattern` says what they look like.
        pattern: of one value.
        example: what such a value looks like, for whoever wrote another.
        is_whole_number: whether the column holds whole numbers.
        known: the values that the release has; a value that is not there is a problem, since a
            typing error would otherwise give an empty answer.
        problem: the code of that problem.
    """

    name: str
    column: str
    way: Way = Way.ONE_OF
    words: tuple[str, ...] = ()
    pattern: str = _NAME
    example: str = "a-z, A-Z, 0-9, - ."
    is_whole_number: bool = False
    known: Callable[[Holding], Collection[str]] | None = None
    problem: str = ""

    def read(self, values: Sequence[str], holding: Holding) -> Value:
        """The value of the filter from the texts in the address.

        Raises:
            Problem: a text is not what the filter takes, or the release does not know it.
        """
        if self.way is Way.UNTIL:
            return date_in(self.name, only(self.name, values))
        if self.way in (Way.NEWEST, Way.IS):
            return truth_in(self.name, only(self.name, values))
        told = [part for value in values for part in value.split(",")]
        if len(told) > MOST_VALUES:
            raise _wrong(self.name, f"{len(told)}", f"<= {MOST_VALUES}")
        parts = tuple(dict.fromkeys(told))
        if self.way is Way.WITHIN:
            only(self.name, parts)
        for part in parts:
            self._check(part, holding)
        return tuple(int(part) for part in parts) if self.is_whole_number else parts

    def _check(self, part: str, holding: Holding) -> None:
        is_right = part in self.words if self.words else re.fullmatch(self.pattern, part)
        if not is_right:
            wanted = ", ".join(self.words) if self.words else self.example
            raise _wrong(self.name, part, wanted)
        if self.known is not None and part not in self.known(holding):
            raise Problem(self.problem, parameter=self.name, value=part)

    def mask(self, table: pa.Table, value: Value, holding: Holding) -> BoolArray:
        """Which rows of a table the filter leaves."""
        match value:
            case date():
                return _until(table[self.column], value.isoformat())
            case bool() if self.way is Way.IS:
                return one_of(table[self.column], (value,))
            case bool():
                return newest(table) if value else np.ones(table.num_rows, dtype=np.bool_)
            case _ if self.way is Way.WITHIN:
                return _within(table, str(value[0]), holding)
            case _:
                return one_of(table[self.column], value)

    def parameter(self, language: str) -> dict[str, Any]:
        """The filter as a parameter of OpenAPI."""
        described = {"description": text(language, f"api.filter.{self.name}")}
        head = {"name": self.name, "in": "query", "required": False, **described}
        if self.way is Way.UNTIL:
            return {**head, "schema": {"type": "string", "format": "date"}}
        if self.way is Way.NEWEST:
            return {**head, "schema": {"type": "boolean", "default": False}}
        if self.way is Way.IS:
            return {**head, "schema": {"type": "boolean"}}
        one: dict[str, Any] = {"type": "string", "pattern": f"^{self.pattern}$"}
        if self.words:
            one = {"type": "string", "enum": list(self.words)}
        if self.way is Way.WITHIN:
            return {**head, "schema": one}
        many = {"type": "array", "items": one, "minItems": 1, "maxItems": MOST_VALUES}
        return {**head, "schema": many, "style": "form", "explode": False}


def words_filter(name: str, column: str, words: Iterable[str]) -> Filter:
    """A filter on a column with a closed list of words."""
    return Filter(name, column, words=tuple(words))


def year_filter(name: str, column: str) -> Filter:
    """A filter on a column with years."""
    return Filter(name, column, pattern=_YEAR, example="2024", is_whole_number=True)


def period_filter(name: str, column: str) -> Filter:
    """A filter on reference periods."""
    return Filter(name, column, pattern=_PERIOD, example="2022, 2022-H1, 2022-Q3")


def only(name: str, values: Sequence[str]) -> str:
    """The one value of a parameter that may stand in the address once.

    Raises:
        Problem: it stands there more often.
    """
    if len(values) != 1:
        raise Problem("dubbele-parameter", parameter=name, name=name)
    return values[0]


def date_in(name: str, value: str) -> date:
    """The date in the value of a parameter.

    Raises:
        Problem: it is no ISO date.
    """
    try:
        if DATE.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise _wrong(name, value, "2026-04-30")


def truth_in(name: str, value: str) -> bool:
    """Yes or no in the value of a parameter.

    Raises:
        Problem: it is neither `true` nor `false`.
    """
    if value not in ("true", "false"):
        raise _wrong(name, value, "true, false")
    return value == "true"


def number_in(name: str, value: str, lowest: int, highest: int) -> int:
    """The whole number in the value of a parameter.

    Raises:
        Problem: it is none, or out of range.
    """
    if re.fullmatch(r"[0-9]{1,9}", value) and lowest <= int(value) <= highest:
        return int(value)
    raise _wrong(name, value, f"{lowest}-{highest}")


def _wrong(name: str, value: str, wanted: str) -> Problem:
    return Problem(
        "ongeldige-waarde", parameter=name, name=name, value=value[:80], wanted=wanted[:600]
    )


def one_of(column: pa.ChunkedArray, wanted: Iterable[Any]) -> BoolArray:
    """Which rows hold one of the values; words are compared once each, not row by row."""
    values = list(wanted)
    parts = [_one_of(chunk, values) for chunk in column.chunks]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.bool_)


def _one_of(chunk: pa.Array, values: list[Any]) -> BoolArray:
    if isinstance(chunk, pa.DictionaryArray):
        held = set(values)
        is_wanted = np.array([word in held for word in chunk.dictionary.to_pylist()] + [False])
        # An empty cell points one past the last word, which is not wanted.
        places = chunk.indices.fill_null(len(is_wanted) - 1).to_numpy(zero_copy_only=False)
        return is_wanted[places]
    array = chunk.to_numpy(zero_copy_only=False)
    return np.isin(array, values) if len(array) else np.zeros(0, dtype=np.bool_)


def _until(column: pa.ChunkedArray, day: str) -> BoolArray:
    words: list[str] = column.unique().to_pylist()
    return one_of(column, [word for word in words if word <= day])


def _within(table: pa.Table, code: str, holding: Holding) -> BoolArray:
    """Rows of regions that lie as a whole in a region of the same year."""
    found: dict[int, set[str]] = {}
    for (parent, year, _), parts in holding.regions.below.items():
        if parent == code:
            found.setdefault(year, set()).update(region.key.code for region in parts)
    years = table["region_year"].to_numpy()
    mask = np.zeros(table.num_rows, dtype=np.bool_)
    for year, codes in found.items():
        mask |= (years == year) & one_of(table["region_code"], codes)
    return mask


def newest(table: pa.Table) -> BoolArray:
    """Of each figure the last publication."""
    if not table.num_rows:
        return np.zeros(0, dtype=np.bool_)
    keys = key_codes(table, ("indicator", "region_level", "region_code", "region_year", "period"))
    vintages = np.array(table["vintage"].to_pylist())
    order = np.lexsort((vintages, keys))
    is_last = np.r_[keys[order][1:] != keys[order][:-1], True]
    mask = np.zeros(table.num_rows, dtype=np.bool_)
    mask[order[is_last]] = True
    return mask


def kept(
    table: pa.Table, asked: Mapping[Filter, Value], day: date | None, holding: Holding
) -> pa.Table:
    """The rows that all filters leave, of what had been published on a day.

    The newest publication is chosen last, among the rows that the other filters left.
    """
    masks = [each.mask(table, asked[each], holding) for each in asked if each.way is not Way.NEWEST]
    if day is not None and "vintage" in table.column_names:
        masks.append(_until(table["vintage"], day.isoformat()))
    left = table.filter(pa.array(np.logical_and.reduce(masks))) if masks else table
    is_newest = any(asked[each] for each in asked if each.way is Way.NEWEST)
    return left.filter(pa.array(newest(left))) if is_newest else left
