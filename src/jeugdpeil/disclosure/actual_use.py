"""The actual figures beside expected ones, taken from published figures and from nothing else."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.printed import FloatArray
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.expected import EXPECTED_KEY, ActualBasis, ModelFigures
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.domain.table_schema import rows_of_keys
from jeugdpeil.domain.tables import FIGURE_KEY

FlagArray = npt.NDArray[np.bool_]
RowArray = npt.NDArray[np.int64]

_PERCENTAGES = (Unit.PER_100_JONGEREN.value, Unit.PERCENTAGE.value)
_AREA_KEY = ("model", "period", "region_code")


@dataclass(frozen=True)
class ActualUse:
    """Actual use per row of the model figures.

    Args:
        percentage: as shown, NaN where nothing is shown.
        youths: number of youths with care, NaN where the source publishes a percentage only.
        is_mean: whether it is the weighted mean of shown areas.
        is_sum: whether the row is a sum of areas.
    """

    percentage: FloatArray
    youths: FloatArray
    is_mean: FlagArray
    is_sum: FlagArray

    @property
    def is_shown(self) -> FlagArray:
        """(n_rows,) whether there is an actual figure."""
        return np.isfinite(self.percentage)

    @property
    def basis(self) -> list[str | None]:
        """What each actual figure is, None where there is none."""
        words = np.where(
            self.is_mean, ActualBasis.GEWOGEN_GEMIDDELDE.value, ActualBasis.GEPUBLICEERD.value
        )
        return [word if shown else None for word, shown in zip(words, self.is_shown, strict=True)]


def actual_use(model: ModelFigures, figures: PublishedTable) -> ActualUse:
    """What the published figures say of the regions of a model.

    An area has its published figure of the same indicator, region, year, period and vintage. A sum
    has one only where all its parts are shown: the published figure, and for the country, or where
    none was published, the mean of its parts weighted with youths. The country is an exception
    because its own figure counts otherwise than the sum of its areas, while the expected figures
    agree with that sum.

    Args:
        model: the figures of the model.
        figures: the figures that are shown.
    """
    rows = model.figures
    is_sum = np.asarray(pc.is_null(rows["predictor"]), dtype=np.bool_)
    percentage, rate, youths = _published(rows, figures.table)
    owner, part = _parts(model, is_sum)
    is_whole = _all(owner, np.isfinite(percentage[part]), len(is_sum))
    mean, sum_of_youths = _sums(owner, part, rate, youths, _numbers(rows["youths"]))
    is_land = np.array(
        [word == RegionLevel.LAND.value for word in rows["region_level"].to_pylist()],
        dtype=np.bool_,
    )
    is_mean = is_sum & is_whole & (is_land | np.isnan(percentage))
    is_none = is_sum & ~is_whole
    percentage = np.select([is_none, is_mean], [np.nan, mean], percentage)
    youths = np.select([is_none, is_mean], [np.nan, sum_of_youths], youths)
    return ActualUse(percentage, youths, is_mean, is_sum)


def _published(rows: pa.Table, figures: pa.Table) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Printed percentage, the same before rounding, and youths with care; NaN where not shown."""
    is_present = pc.equal(figures["cell"].cast(pa.string()), CellKind.PRESENT.value)
    is_rate = pc.is_in(figures["unit"].cast(pa.string()), pa.array(_PERCENTAGES))
    shown = figures.filter(pc.and_(is_present, is_rate))
    found = rows_of_keys(rows, shown, FIGURE_KEY)
    value, count, group = (
        _taken(_numbers(shown[name]), found) for name in ("value", "count", "denominator")
    )
    # A rounded count over an estimated number of youths can exceed it; that is no percentage.
    is_possible = value <= 100
    value, count = (np.where(is_possible, each, np.nan) for each in (value, count))
    with np.errstate(invalid="ignore", divide="ignore"):
        exact = 100 * count / group
    return value, np.where(np.isfinite(exact), exact, value), count


def _taken(values: FloatArray, rows: RowArray) -> FloatArray:
    with_none = np.append(values, np.nan)
    return with_none[rows]


def _parts(model: ModelFigures, is_sum: FlagArray) -> tuple[RowArray, RowArray]:
    """Of every part the row of its sum and its own row, among the figures of the model."""
    parts = model.parts
    owner = rows_of_keys(parts, model.figures, EXPECTED_KEY)
    is_area = pa.array(~is_sum)
    areas = model.figures.select(_AREA_KEY).filter(is_area)
    named = parts.select(["model", "period", "part_code"]).rename_columns(list(_AREA_KEY))
    place = rows_of_keys(named, areas, _AREA_KEY)
    assert (owner >= 0).all(), "a part belongs to no row of the model"
    assert (place >= 0).all(), "a part is no area of the model"
    return owner, np.flatnonzero(~is_sum)[place]


def _all(owner: RowArray, is_shown: FlagArray, n_rows: int) -> FlagArray:
    """Per row whether it has parts and all of them are shown."""
    count = np.bincount(owner, minlength=n_rows)
    shown = np.bincount(owner, weights=is_shown, minlength=n_rows)
    return (count > 0) & (shown == count)


def _sums(
    owner: RowArray, part: RowArray, rate: FloatArray, youths: FloatArray, weights: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Per row the weighted mean of the rates of its parts, and the sum of their youths."""
    n_rows = len(weights)
    weight = weights[part]
    whole = np.bincount(owner, weights=weight, minlength=n_rows)
    total = np.bincount(owner, weights=weight * rate[part], minlength=n_rows)
    counted = np.bincount(owner, weights=youths[part], minlength=n_rows)
    with np.errstate(invalid="ignore", divide="ignore"):
        return total / whole, counted.astype(np.float64)


def _numbers(column: pa.ChunkedArray) -> FloatArray:
    return column.cast(pa.float64()).to_numpy().astype(np.float64)
