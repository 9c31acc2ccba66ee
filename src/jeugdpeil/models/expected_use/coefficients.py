"""Coefficients on a readable scale: points of expected use for one step of a characteristic.

A step is one standard deviation of the printed values, those outside at their border, from the mean
upward. The change of the expected use is taken at the national mean, through the transform, the
curve and the mean over the random effects; it is an association among areas, not what a change
would do.
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.model_card import Coefficient
from jeugdpeil.models.expected_use.area_table import numbered
from jeugdpeil.models.expected_use.collinearity import collinear_groups
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.working_model import WorkingModel, mean_variances
from jeugdpeil.stats.arrays import FloatArray, IntArray
from jeugdpeil.stats.fit import Posterior
from jeugdpeil.stats.links import Link, mean_rate
from jeugdpeil.stats.prediction import eta_of_mean_rate

N_DRAWS = 1000


@dataclass(frozen=True)
class Step:
    """One step of a characteristic.

    Args:
        number: of the characteristic in the specification.
        columns: numbers of its columns.
        size: of the step in the printed unit.
        change: (n_own_columns,) by how much the step changes the columns.
    """

    number: int
    columns: IntArray
    size: float
    change: FloatArray


def steps_of(fitted: Fitted) -> list[Step]:
    """The steps of the characteristics that are in the model."""
    design = fitted.design
    inside = [number for number, own in enumerate(design.columns_of) if own]
    return [_step(fitted, number) for number in inside]


def _step(fitted: Fitted, number: int) -> Step:
    design = fitted.design
    values = design.scalings[number].borders.inside(fitted.table.values[:, number])
    known = values[np.isfinite(values)]
    size, mean = float(known.std()), float(known.mean())
    # Where nearly all areas have the highest value, a step up would leave the data.
    start = mean if mean + size <= known.max() else mean - size
    straight = design.scalings[number].column(np.array([start, start + size]))
    curve = design.curves.get(design.specification.ids[number])
    ends = straight[:, None]
    if curve is not None:
        ends = np.column_stack([straight, curve.bends(straight)])
    columns = np.array(design.columns_of[number], dtype=np.int64)
    return Step(number, columns, size, ends[1] - ends[0])


@dataclass(frozen=True)
class Scale:
    """From a change of the predictor to points at the national mean.

    Args:
        link: of the model.
        national: rate, 0-1.
        sd: of the random effects that are averaged over.
    """

    link: Link
    national: float
    sd: float

    def points(self, change: FloatArray) -> FloatArray:
        """Percentage points for changes of the predictor, (n,)."""
        sd = np.array([self.sd])
        start = eta_of_mean_rate(self.link, np.array([self.national]), sd)
        return 100 * (mean_rate(self.link, start + change, sd) - self.national)


def scale_of(posterior: Posterior, national: float) -> Scale:
    """The scale of a fit at a national rate 0-1."""
    return Scale(
        posterior.model.likelihood.link, national, float(np.sqrt(mean_variances(posterior).sum()))
    )


def coefficient_rows(
    fitted: Fitted, national: float, level: float, other: Posterior | None, seed: int
) -> tuple[Coefficient, ...]:
    """The coefficients of the characteristics that are in the model.

    Args:
        fitted: the fits; intervals are those of the mixture over completed tables.
        national: rate of the country, 0-1.
        level: of the intervals.
        other: a fit of the same columns with the other choice of spatial term, None if not made.
        seed: of the draws behind the intervals.
    """
    steps, scale = steps_of(fitted), scale_of(fitted.first, national)
    draws, alone = _beta_draws(fitted, seed), _alone(fitted, steps)
    groups = groups_of(fitted, [step.number for step in steps])
    found: list[Coefficient] = []
    for step, apart, group in zip(steps, alone, groups, strict=True):
        each = fitted.design.specification.characteristics[step.number]
        changes = draws[:, step.columns] @ step.change
        points = scale.points(changes)
        lower, upper = np.quantile(points, [(1 - level) / 2, (1 + level) / 2])
        point, point_alone = float(points.mean()), float(scale.points(np.array([apart]))[0])
        found.append(
            Coefficient(
                characteristic=each.id,
                theme=each.theme,
                step=step.size,
                points=point,
                lower=float(lower),
                upper=float(upper),
                points_spatial=_other_points(other, step, national),
                points_alone=point_alone,
                flips=point * point_alone < 0,
                collinear_group=group,
                is_movable=each.is_movable,
                n_missing=_n_missing(fitted, step.number),
            )
        )
    return tuple(found)


def groups_of(fitted: Fitted, numbers: list[int]) -> tuple[int | None, ...]:
    """Groups of collinear characteristics among some, as the model sees them."""
    columns = fitted.tables[0].fitted[:, numbers]
    weights = np.where(fitted.learned.outcome.has_outcome, fitted.table.youths, 0)
    return collinear_groups(columns, weights.astype(np.float64))


def _beta_draws(fitted: Fitted, seed: int) -> FloatArray:
    """(n_draws, n_columns) from the normal approximation of each completed table."""
    generator = np.random.default_rng([seed, 11])
    parts = fitted.posterior.parts
    each = max(1, N_DRAWS // len(parts))
    return np.vstack(
        [
            generator.multivariate_normal(part.beta.mean, part.beta_covariance, each)
            for part in parts
        ]
    )


def _alone(fitted: Fitted, steps: list[Step]) -> list[float]:
    """Change of the predictor for each step, with the characteristic alone in the model."""
    model, design = fitted.first.model, fitted.design
    working = WorkingModel.of(fitted.first, fitted.unit)
    regression = working.regression(model.design, design.precision)
    always = list(range(len(design.periods)))
    found: list[float] = []
    for step in steps:
        beta, _ = regression.coefficients([*always, *step.columns.tolist()])
        found.append(float(beta[len(always) :] @ step.change))
    return found


def _other_points(other: Posterior | None, step: Step, national: float) -> float | None:
    if other is None:
        return None
    change = float(other.beta.mean[step.columns] @ step.change)
    return float(scale_of(other, national).points(np.array([change]))[0])


def _n_missing(fitted: Fitted, number: int) -> int:
    areas = numbered(fitted.table.areas)[0]
    return len(np.unique(areas[fitted.was_missing[:, number]]))
