"""The gate: from estimates, which may hold small cells, to tables that may be shown.

Only primary protection stands here: small counts are hidden and all others are rounded. What could
be found again by subtraction is not yet hidden, so that a release of unprotected sources is refused
(`refuse_unprotected`).
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Unit
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import PUBLISHED, Estimates

FloatArray = npt.NDArray[np.float64]
FlagArray = npt.NDArray[np.bool_]

_PUBLIC_GROUPS = (
    AgeBase.JONGEREN_0_22,
    AgeBase.JONGEREN_0_17,
    AgeBase.JONGEREN_12_22,
    AgeBase.GEEN,
)
_CARE_GROUPS = frozenset(item.value for item in AgeBase if item not in _PUBLIC_GROUPS)
_RATIOS = frozenset({Unit.PER_100_JONGEREN.value, Unit.PERCENTAGE.value})


def published_table(
    estimates: Estimates, definitions: Mapping[str, IndicatorDefinition], policy: Policy
) -> PublishedTable:
    """Protect and round estimates, and take the bounds off.

    A count of youths or trajecten whose midpoint rounds to less than the minimum is hidden, with
    everything computed from it. Where a value is a ratio of a shown count it is computed again from
    the rounded count, so that no decimal tells more than the count does, and so that a reader's own
    division gives the printed value.

    Args:
        estimates: figures before the gate.
        definitions: the indicators, for the number of decimals.
        policy: the rules.

    Returns:
        The same rows; counts and everything computed from hidden ones are null.
    """
    table = estimates.table
    low, high = _numbers(table, "count_low"), _numbers(table, "count_high")
    is_person_count = _is_person_count(table)
    rounded = _rounded((low + high) / 2, policy.rounding)
    count = np.where(is_person_count, rounded, (low + high) / 2)
    is_present = _equals(table, "cell", CellKind.PRESENT.value)
    # A share is relative to youths in care too: to the whole that is shown elsewhere.
    is_care_group = _is_in(table, "age_base", _CARE_GROUPS)
    denominator = _numbers(table, "denominator")
    group = _rounded(denominator, policy.rounding)
    denominator = np.where(is_care_group, group, denominator)
    is_small_count = is_person_count & (rounded < policy.minimum)
    is_small = is_present & (is_small_count | (is_care_group & (group < policy.minimum)))
    is_shown = is_present & ~is_small
    values = _values(table, count, denominator, definitions)
    columns = {name: table[name] for name in PUBLISHED.names if name in table.column_names}
    columns |= _cell(table, is_small)
    columns |= {
        "count": _whole(count, is_shown),
        "denominator": _whole(denominator, is_shown),
        **{name: _real(value, is_shown) for name, value in values.items()},
        "level": _real(_numbers(table, "level"), is_shown),
        "method": _if_shown(table["method"], is_shown),
    }
    return sealed(pa.table(columns))


def refuse_unprotected(sources: Iterable[SnapshotRef]) -> None:
    """Refuse to put figures before the public that were not protected at their source.

    Raises:
        DisclosureError: a source is neither protected by its publisher nor made up; the message
            names it.
    """
    open_sources = [
        item.source_id for item in sources if not item.is_protected and not item.is_fictional
    ]
    if open_sources:
        raise DisclosureError(
            f"Deze bronnen zijn niet beveiligd door wie ze uitgeeft: {', '.join(open_sources)}. "
            "Kleine aantallen zijn er door aftrekken in terug te vinden",
            where="sleutel protected in het monitorbestand",
            remedy="Haal deze bronnen uit het monitorbestand en bouw opnieuw. Publiceren kan pas "
            "als ook andere cijfers worden weggelaten; dat kan deze versie nog niet.",
        )


def _is_person_count(table: pa.Table) -> FlagArray:
    """Whether the count is one of youths in care or of their trajecten, and not of inhabitants."""
    return ~_equals(table, "place_rule", PlaceRule.GEEN.value)


def _values(
    table: pa.Table,
    count: FloatArray,
    denominator: FloatArray,
    definitions: Mapping[str, IndicatorDefinition],
) -> dict[str, FloatArray]:
    """Value and bounds, computed from the shown count and rounded to the printed decimals."""
    value, lower, upper = (_numbers(table, name) for name in ("value", "lower", "upper"))
    is_count = _equals(table, "unit", Unit.AANTAL.value) & ~np.isnan(count)
    is_ratio = _is_in(table, "unit", _RATIOS) & ~np.isnan(count) & (denominator > 0)
    value = np.where(is_count, count, value)
    value = np.where(is_ratio, 100 * count / np.where(denominator > 0, denominator, 1), value)
    decimals = _by_word(table, "indicator", lambda word: definitions[word].decimals)
    scale = 10.0**decimals
    value = np.round(value * scale) / scale
    # Bounds are rounded outward, so that rounding never makes a figure look more certain.
    lower = np.minimum(np.floor(lower * scale + 1e-9) / scale, value)
    upper = np.maximum(np.ceil(upper * scale - 1e-9) / scale, value)
    return {"value": value, "lower": lower, "upper": upper}


def _cell(table: pa.Table, is_small: FlagArray) -> dict[str, pa.ChunkedArray]:
    """Kind and reason, with the small cells marked as hidden."""
    small = pa.chunked_array([pa.array(is_small)])
    cell = pc.if_else(small, CellKind.SUPPRESSED.value, table["cell"].cast(pa.string()))
    reason = pc.if_else(small, Reason.KLEIN_AANTAL.value, table["reason"].cast(pa.string()))
    return {"cell": cell, "reason": reason}


def _rounded(midpoint: FloatArray, base: int) -> FloatArray:
    """The nearest multiple of `base`; halves go up, as CBS's own tables do."""
    return np.floor(midpoint / base + 0.5) * base


def _numbers(table: pa.Table, name: str) -> FloatArray:
    return table[name].cast(pa.float64()).to_numpy().astype(np.float64)


def _codes(table: pa.Table, name: str) -> tuple[npt.NDArray[np.int64], list[str | None]]:
    array = table[name].combine_chunks()
    assert isinstance(array, pa.Array)
    indices = pc.fill_null(array.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    return indices, array.dictionary.to_pylist()


def _equals(table: pa.Table, name: str, word: str) -> FlagArray:
    return _is_in(table, name, frozenset({word}))


def _is_in(table: pa.Table, name: str, words: frozenset[str]) -> FlagArray:
    indices, dictionary = _codes(table, name)
    flags = np.array([*(item in words for item in dictionary), False], dtype=np.bool_)
    return flags[indices]


def _by_word(table: pa.Table, name: str, rule: Callable[[str], int]) -> FloatArray:
    indices, dictionary = _codes(table, name)
    values = np.array([rule(word) for word in dictionary if word is not None], dtype=np.float64)
    return values[indices] if len(values) else np.zeros(len(indices))


def _whole(values: FloatArray, is_shown: FlagArray) -> pa.Array:
    hidden = ~is_shown | np.isnan(values)
    return pa.array(np.where(hidden, 0, np.round(values)).astype(np.int64), mask=hidden)


def _real(values: FloatArray, is_shown: FlagArray) -> pa.Array:
    return pa.array(values, mask=~is_shown | np.isnan(values))


def _if_shown(words: pa.ChunkedArray, is_shown: FlagArray) -> pa.ChunkedArray:
    shown = pa.chunked_array([pa.array(is_shown)])
    return pc.if_else(shown, words.cast(pa.string()), pa.scalar(None, pa.string()))
