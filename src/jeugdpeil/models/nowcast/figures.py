"""Expected definitive figures with their intervals, for regions and sums of regions."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.estimate import Estimate
from jeugdpeil.models.nowcast.archive import Shown
from jeugdpeil.models.nowcast.draws import N_DRAWS, Sum, drawn, summed
from jeugdpeil.models.nowcast.model import Prediction, RevisionModel
from jeugdpeil.stats.arrays import BoolArray, FloatArray

LEVEL = 0.90
METHOD = "nowcast"


@dataclass(frozen=True)
class Expected:
    """(n,) expected definitive counts; NaN where no figure was shown.

    Args:
        value: median of what the figure can become.
        lower, upper: its interval.
        suspect: whether the figure shows signs of a missing delivery.
        level: coverage of the interval.
        is_prior: whether the spread between regions is assumed, not learned.
        n_publications: publications with figures of regions that were learned from.
    """

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    suspect: BoolArray
    level: float
    is_prior: bool
    n_publications: int

    def estimate(self, row: int) -> Estimate | None:
        """One figure as an estimate; None where there is none."""
        if not np.isfinite(self.value[row]):
            return None
        return Estimate(
            float(self.value[row]),
            float(self.lower[row]),
            float(self.upper[row]),
            self.level,
            METHOD,
        )


def expected_figures(model: RevisionModel, shown: Shown, level: float = LEVEL) -> Expected:
    """Expected definitive figures of the regions of one publication."""
    return expected_of(shown, model.predict(shown), level)


def expected_of(shown: Shown, prediction: Prediction, level: float = LEVEL) -> Expected:
    """Expected definitive figures of shown ones, from what a model predicts of them."""
    lower, upper = prediction.ratio.interval(level)
    return Expected(
        shown.count * np.exp(prediction.ratio.middle),
        shown.count * np.exp(lower),
        shown.count * np.exp(upper),
        prediction.suspect,
        level,
        prediction.is_prior,
        prediction.n_rounds,
    )


def expected_sums(
    model: RevisionModel,
    shown: Shown,
    sums: Sequence[Sum],
    publication: int,
    seed: int,
    n_draws: int = N_DRAWS,
    level: float = LEVEL,
) -> Expected:
    """Expected definitive figures of sums of regions of one publication.

    Args:
        model: of the step of the publication.
        shown: all its regions.
        sums: what is to be added up; a sum is of one form.
        publication: number of the publication, as in `draws.drawn`.
        seed, n_draws: of the joint draws.
        level: coverage of the intervals.
    """
    prediction = model.predict(shown)
    draws = summed(drawn(shown, prediction, publication, seed, n_draws), shown, sums)
    tail = (1 - level) / 2
    lower, middle, upper = np.quantile(draws, [tail, 0.5, 1 - tail], axis=0)
    suspect = np.array([bool(prediction.suspect[each.rows].any()) for each in sums], dtype=np.bool_)
    return Expected(middle, lower, upper, suspect, level, model.is_prior, prediction.n_rounds)
