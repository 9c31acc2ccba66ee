"""From printed characteristics to the columns of the model.

Keep inside the borders, transform, standardise, bend, and a column per year.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from jeugdpeil.models.expected_use.area_table import AreaTable, numbered
from jeugdpeil.models.expected_use.borders import Borders, borders_of
from jeugdpeil.models.expected_use.curves import Curve, curve_of
from jeugdpeil.models.expected_use.specification import Specification, Transform
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray

# Prior precisions. A year may lie anywhere; a step of one sd in a characteristic that changes the
# odds by more than e^2 would be unheard of.
YEAR_PRECISION, CHARACTERISTIC_PRECISION = 0.01, 1.0


@dataclass(frozen=True)
class Scaling:
    """How one characteristic becomes a column: keep inside, transform, subtract, divide.

    Args:
        borders: between which printed values are kept.
        transform: of the printed value.
        edge: how near a value may come to the edge of the range of a logarithm or logit.
        centre, scale: mean and sd of the transformed values over the rows where they are known.
    """

    borders: Borders
    transform: Transform
    edge: float
    centre: float
    scale: float

    def column(self, values: FloatArray) -> FloatArray:
        """Printed values, NaN where missing, as a column of the model."""
        inside = self.borders.inside(values)
        return (transformed(inside, self.transform, self.edge) - self.centre) / self.scale


def transformed(values: FloatArray, transform: Transform, edge: float) -> FloatArray:
    """Printed values on the scale on which a line is drawn through them.

    >>> transformed(np.array([0.0, 50.0]), Transform.LOGIT, 0.01).round(2).tolist()
    [-4.6, 0.0]
    """
    match transform:
        case Transform.GEEN:
            return values
        case Transform.LOG:
            return np.log(np.maximum(values, edge))
        case Transform.WORTEL:
            return np.sqrt(values)
        case Transform.LOGIT:
            share = np.clip(values / 100, edge, 1 - edge)
            return np.log(share / (1 - share))


def edge_of(values: FloatArray, transform: Transform) -> float:
    """Half of the smallest distance of a value to the edge that is not 0; 0 where none is needed.

    >>> edge_of(np.array([0.0, 4.0, 100.0]), Transform.LOGIT)
    0.02
    """
    match transform:
        case Transform.LOG:
            away = values
        case Transform.LOGIT:
            away = np.concatenate([values, 100 - values]) / 100
        case _:
            return 0.0
    return float(away[away > 0].min(initial=1.0)) / 2


@dataclass(frozen=True)
class Choice:
    """Which characteristics are in the model, and which of them as a curve.

    Args:
        ids: characteristics that stay.
        curved: those of them that enter as a curve.
        losses: characteristics that were left out, with the log score that this cost; and those
            that got a curve, with what it gained: (id, `left out` or `curve`, score).
    """

    ids: tuple[str, ...]
    curved: frozenset[str] = frozenset()
    losses: tuple[tuple[str, str, float], ...] = ()


@dataclass(frozen=True)
class Design:
    """The columns of a model: one per period, then those of the characteristics that stay.

    Args:
        specification: what was asked.
        choice: what stays.
        periods: names of the periods, of the first columns.
        period: (n,) number of the period of each row.
        scalings: per characteristic of the specification.
        curves: of the characteristics that bend.
        columns_of: per characteristic of the specification, the numbers of its columns; the
            straight one first; none where it was left out.
        precision: (n_columns,) prior precisions.
    """

    specification: Specification
    choice: Choice
    periods: tuple[str, ...]
    period: IntArray
    scalings: tuple[Scaling, ...]
    curves: Mapping[str, Curve]
    columns_of: tuple[tuple[int, ...], ...]
    precision: FloatArray = field(repr=False)

    @property
    def n_columns(self) -> int:
        """Number of columns."""
        return len(self.precision)

    def is_outside(self, values: FloatArray) -> BoolArray:
        """(n,) whether a characteristic in the model is kept at a border.

        Args:
            values: (n, n_characteristics) printed values, NaN where missing.
        """
        found = np.zeros(len(values), dtype=np.bool_)
        for number, own in enumerate(self.columns_of):
            if own:
                found |= self.scalings[number].borders.outside(values[:, number])
        return found

    @property
    def characteristic_columns(self) -> IntArray:
        """Numbers of the columns of characteristics."""
        return np.arange(len(self.periods), self.n_columns)

    def columns_of_theme(self, theme: str) -> IntArray:
        """Numbers of the columns of a theme."""
        pairs = zip(self.specification.characteristics, self.columns_of, strict=True)
        return np.array([n for each, own in pairs if each.theme == theme for n in own], np.int64)

    def matrix(self, standard: FloatArray) -> FloatArray:
        """(n, n_columns) design.

        Args:
            standard: (n, n_characteristics) completed and standardised characteristics.
        """
        found = np.zeros((len(standard), self.n_columns))
        found[np.arange(len(standard)), self.period] = 1.0
        for number, (each, own) in enumerate(
            zip(self.specification.characteristics, self.columns_of, strict=True)
        ):
            if not own:
                continue
            found[:, own[0]] = standard[:, number]
            if each.id in self.curves:
                found[:, own[1:]] = self.curves[each.id].bends(standard[:, number])
        return found


def standardised(
    table: AreaTable, specification: Specification
) -> tuple[FloatArray, tuple[Scaling, ...]]:
    """(n, n_characteristics) standardised characteristics, NaN where missing, and how."""
    columns: list[FloatArray] = []
    scalings: list[Scaling] = []
    for values, each in zip(table.values.T, specification.characteristics, strict=True):
        known = values[np.isfinite(values)]
        borders = borders_of(table, values, specification.rule.minimum_youths)
        edge = edge_of(known, each.transform)
        on_scale = transformed(borders.inside(known), each.transform, edge)
        scaling = Scaling(
            borders, each.transform, edge, float(on_scale.mean()), float(on_scale.std()) or 1.0
        )
        columns.append(scaling.column(values))
        scalings.append(scaling)
    shape = (table.n_rows, len(columns))
    return np.array(columns).T.reshape(shape), tuple(scalings)


def make_design(
    table: AreaTable,
    specification: Specification,
    standard: FloatArray,
    scalings: tuple[Scaling, ...],
    choice: Choice,
) -> Design:
    """The columns of a model.

    Args:
        table, specification: what was asked.
        standard: (n, n_characteristics) standardised and completed.
        scalings: from `standardised`.
        choice: which characteristics stay.
    """
    period, periods = numbered(table.periods)
    curves: dict[str, Curve] = {}
    columns_of: list[tuple[int, ...]] = []
    next_column = len(periods)
    for number, each in enumerate(specification.characteristics):
        width = int(each.id in choice.ids)
        curve = curve_of(standard[:, number]) if width and each.id in choice.curved else None
        if curve is not None:
            curves[each.id] = curve
            width = 3
        columns_of.append(tuple(range(next_column, next_column + width)))
        next_column += width
    precision = np.full(next_column, CHARACTERISTIC_PRECISION)
    precision[: len(periods)] = YEAR_PRECISION
    return Design(
        specification, choice, periods, period, scalings, curves, tuple(columns_of), precision
    )
