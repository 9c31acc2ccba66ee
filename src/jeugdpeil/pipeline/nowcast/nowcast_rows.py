"""What figures that are not definitive will become, as rows of the schema NOWCASTS."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.nowcast import NOWCASTS
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.domain.scope import Unit
from jeugdpeil.models.nowcast import Expected
from jeugdpeil.pipeline.nowcast.publication import ShownPublication
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure


def nowcast_table(
    publications: Iterable[ShownPublication], definitions: Mapping[str, IndicatorDefinition]
) -> pa.Table:
    """A row for every figure of these publications that is shown.

    Args:
        publications: the newest ones of figures that are not definitive.
        definitions: of the indicators, for the unit.
    """
    records = [
        record
        for item in publications
        for rows, expected in (
            (item.rows, item.expected),
            (item.totals, item.expected_sums),
            (item.country, item.expected_country),
        )
        if expected is not None
        for record in _records(rows, expected, definitions)
    ]
    return pa.Table.from_pylist(records, schema=_plain_schema())


def _records(
    rows: Sequence[ShownFigure], expected: Expected, definitions: Mapping[str, IndicatorDefinition]
) -> Iterator[dict[str, object]]:
    for number, row in enumerate(rows):
        step = row.step
        if step is None or not np.isfinite(expected.value[number]):
            continue
        counts = [float(each[number]) for each in (expected.value, expected.lower, expected.upper)]
        factor = _factor(row, definitions[row.indicator])
        if factor is not None:
            yield _record(row, step, counts, factor, expected, number)


def _record(
    row: ShownFigure,
    step: Step,
    counts: Sequence[float],
    factor: float,
    expected: Expected,
    number: int,
) -> dict[str, object]:
    value, lower, upper = counts
    return {
        **key_of(row),
        "status": row.status.value,
        "step": step.value,
        "expected": value * factor,
        "lower": lower * factor,
        "upper": upper * factor,
        "expected_count": round(value),
        "lower_count": round(lower),
        "upper_count": round(upper),
        "level": expected.level,
        "is_suspect": bool(expected.suspect[number]),
        "is_prior": expected.is_prior,
        "publications": expected.n_publications,
    }


def _factor(row: ShownFigure, definition: IndicatorDefinition) -> float | None:
    """What a count is multiplied by to be a value of the indicator; None without a denominator."""
    if definition.unit is not Unit.PER_100_JONGEREN:
        return 1.0
    return 100 / row.denominator if row.denominator else None


def key_of(row: ShownFigure) -> dict[str, object]:
    """The columns of FIGURE_KEY of a figure."""
    return {
        "indicator": row.indicator,
        "region_level": row.level.value,
        "region_code": row.code,
        "region_year": row.region_year,
        "period": str(row.period),
        "vintage": row.vintage.isoformat(),
    }


def plain(schema: pa.Schema) -> pa.Schema:
    """The schema with words as text: what rows of plain values can be put in."""
    fields = [
        pa.field(item.name, pa.string() if pa.types.is_dictionary(item.type) else item.type)
        for item in schema
    ]
    return pa.schema(fields)


def _plain_schema() -> pa.Schema:
    return plain(NOWCASTS.arrow)
