"""A layered model with Student-t errors: what rounds, series, groups and units add to an outcome.

    outcome = mean + series + lasting(series, group) + slope * log size          (known in advance)
              + round + (round x series) + (round x series x group) + own        (new each round)

The first three of the new parts are shared by many units: they do not average out in a sum over
units, which is why the uncertainty of a country is not that of its parts divided by their number.
Every part is pulled towards the one above it, the more so the less was seen of it.
"""

from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray
from jeugdpeil.stats.layers import LayeredFit, Layers
from jeugdpeil.stats.units_in_groups import FEWEST, Summary

_STEPS = 8


def fitted(summary: Summary, prior: Layers, keep: BoolArray | None = None) -> LayeredFit:
    """Fit the layers above the units.

    Args:
        summary: of `summarised`.
        prior: what is known beforehand of the layers above units.
        keep: (n_rounds,) rounds to learn from; None for all.

    Notes:
        Expectation-maximisation: the group errors as a scale mixture of normals (weights
        (df + 1) / (df + q^2)), the rounds and series by one solution of the mixed model's
        equations per step; every variance with `prior.rounds` rounds of prior knowledge.
    """
    kept = np.ones(len(summary.whole), dtype=np.bool_) if keep is None else keep
    information = np.where(kept[:, None, None], summary.precision, 0.0)
    has = information > 0
    noise = 1 / np.where(has, information, 1.0)
    groups = _Groups.start(summary.middle, noise, has, prior)
    top = _Top.start(summary, kept, prior)
    for _ in range(_STEPS):
        groups = groups.stepped(prior, summary.df)
        top = top.stepped(groups, prior)
    layers = replace(
        summary.layers,
        mean=prior.mean,
        lasting_sd=groups.lasting_variance_of_all**0.5,
        group_sd=groups.variance**0.5,
        round_sd=top.round_variance**0.5,
        round_series_sd=top.round_series_variance**0.5,
    )
    has_units = has.any(axis=(1, 2))
    has_whole = np.isfinite(summary.whole).any(axis=1) & kept
    return LayeredFit(
        layers,
        summary.df,
        top.level,
        top.level_variance,
        groups.lasting,
        groups.lasting_variance,
        summary.slope,
        summary.middle_log_size,
        int(np.count_nonzero(has_units | has_whole)),
        int(np.count_nonzero(has_units)),
    )


@dataclass(frozen=True)
class _Groups:
    """Groups around the centre of their round and series."""

    middle: FloatArray
    noise: FloatArray
    has: BoolArray
    variance: float
    centre: FloatArray
    centre_precision: FloatArray
    lasting: FloatArray
    lasting_variance: FloatArray
    lasting_variance_of_all: float

    @classmethod
    def start(
        cls, middle: FloatArray, noise: FloatArray, has: BoolArray, prior: Layers
    ) -> "_Groups":
        n_rounds, n_series, n_groups = middle.shape
        count = np.maximum(has.sum(axis=2), 1)
        centre = np.where(has, middle, 0.0).sum(axis=2) / count
        lasting = np.zeros((n_series, n_groups))
        lasting_variance = np.full((n_series, n_groups), prior.lasting_sd**2)
        zero = np.zeros((n_rounds, n_series))
        start = prior.group_sd**2
        return cls(
            middle, noise, has, start, centre, zero, lasting, lasting_variance, prior.lasting_sd**2
        )

    def stepped(self, prior: Layers, df: float) -> "_Groups":
        """One step: centres, lasting parts, and both variances."""
        if not np.any(self.has):
            return self
        spread = self.variance + self.noise
        away = self.middle - self.lasting - self.centre[:, :, None]
        weight = np.where(self.has, (df + 1) / (df + away**2 / spread), 0.0)
        precision = weight / spread
        total = precision.sum(axis=2)
        here = (precision * (self.middle - self.lasting)).sum(axis=2)
        centre = here / np.where(total > 0, total, 1.0)
        beside = precision.sum(axis=0) + 1 / (self.lasting_variance_of_all + FEWEST)
        rest = (precision * (self.middle - centre[:, :, None])).sum(axis=0)
        lasting = rest / beside
        away = np.where(self.has, self.middle - lasting - centre[:, :, None], 0.0)
        pulled = self.variance / spread
        square = np.where(self.has, weight * (pulled * away) ** 2 + pulled * self.noise, 0.0)
        n_free = max(np.count_nonzero(self.has) - np.count_nonzero(total > 0), 1)
        worth = prior.rounds * self.middle.shape[2]
        variance = (square.sum() + worth * prior.group_sd**2) / (n_free + worth)
        n_lasting, few = lasting.size, prior.rounds * self.middle.shape[2]
        of_all = (lasting**2 + 1 / beside).sum() + few * prior.lasting_sd**2
        return replace(
            self,
            variance=float(variance),
            centre=centre,
            centre_precision=total,
            lasting=lasting,
            lasting_variance=1 / beside,
            lasting_variance_of_all=float(of_all / (n_lasting + few)),
        )


@dataclass(frozen=True)
class _Top:
    """Rounds and series around the mean of everything.

    The unknowns are one level per series (their common mean taken out by its prior) and one effect
    per round; what is left over belongs to a series in a round.
    """

    whole: FloatArray
    whole_noise: FloatArray
    kept: BoolArray
    level: FloatArray
    level_variance: FloatArray
    round_variance: float
    round_series_variance: float

    @classmethod
    def start(cls, summary: Summary, kept: BoolArray, prior: Layers) -> "_Top":
        n_series = summary.whole.shape[1]
        return cls(
            summary.whole,
            summary.whole_noise,
            kept,
            prior.mean * np.ones(n_series),
            (prior.mean_sd**2 + prior.series_sd**2) * np.ones(n_series),
            prior.round_sd**2,
            prior.round_series_sd**2,
        )

    def stepped(self, groups: _Groups, prior: Layers) -> "_Top":
        """One step: levels and round effects given the variances, and the variances given those."""
        outcome, noise, has = self._centres(groups)
        n_rounds, n_series = self.whole.shape
        precision = np.where(has, 1 / (self.round_series_variance + noise + FEWEST), 0.0)
        matrix = self._prior_precision(prior, n_series, n_rounds)
        right: FloatArray = matrix[:, :n_series] @ np.full(n_series, prior.mean)
        matrix[:n_series, :n_series] += np.diag(precision.sum(axis=0))
        matrix[n_series:, n_series:] += np.diag(precision.sum(axis=1))
        matrix[:n_series, n_series:] += precision.T
        matrix[n_series:, :n_series] += precision
        weighted = precision * outcome
        right += np.append(weighted.sum(axis=0), weighted.sum(axis=1))
        covariance: FloatArray = np.linalg.inv(matrix).astype(np.float64)
        found: FloatArray = np.asarray(covariance @ right, dtype=np.float64)
        level: FloatArray = found[:n_series]
        effect: FloatArray = found[n_series:]
        return replace(
            self,
            level=level,
            level_variance=np.diag(covariance[:n_series, :n_series]).astype(np.float64),
            round_variance=self._round_variance(effect, covariance, has, prior),
            round_series_variance=self._rest_variance(
                outcome - level - effect[:, None], noise, covariance, has, prior
            ),
        )

    def _centres(self, groups: _Groups) -> tuple[FloatArray, FloatArray, BoolArray]:
        has_units = groups.centre_precision > 0
        has_whole = np.isfinite(self.whole) & self.kept[:, None] & ~has_units
        outcome = np.where(has_whole, self.whole, groups.centre)
        unit_noise = 1 / np.where(has_units, groups.centre_precision, 1.0)
        noise = np.where(has_whole, self.whole_noise, unit_noise)
        has = has_units | has_whole
        return np.where(has, outcome, 0.0), np.where(has, noise, 1.0), has

    def _prior_precision(self, prior: Layers, n_series: int, n_rounds: int) -> FloatArray:
        """Series share an unknown mean, so their prior precision is that of exchangeable parts."""
        inner, outer = prior.series_sd**2 + FEWEST, prior.mean_sd**2
        shared = outer / (inner * (inner + n_series * outer))
        matrix = np.zeros((n_series + n_rounds,) * 2)
        matrix[:n_series, :n_series] = np.eye(n_series) / inner - shared
        matrix[n_series:, n_series:] = np.eye(n_rounds) / (self.round_variance + FEWEST)
        return matrix

    def _round_variance(
        self, effect: FloatArray, covariance: FloatArray, has: BoolArray, prior: Layers
    ) -> float:
        seen = has.any(axis=1)
        spread = covariance.diagonal()[len(self.level) :]
        square = (effect**2 + spread)[seen].sum() + prior.rounds * prior.round_sd**2
        return float(square / (np.count_nonzero(seen) + prior.rounds))

    def _rest_variance(
        self,
        rest: FloatArray,
        noise: FloatArray,
        covariance: FloatArray,
        has: BoolArray,
        prior: Layers,
    ) -> float:
        n_series = len(self.level)
        spread = covariance.diagonal()
        cross = covariance[n_series:, :n_series]
        of_fit = spread[None, :n_series] + spread[n_series:, None] + 2 * cross
        pulled = self.round_series_variance / (self.round_series_variance + noise)
        square = pulled**2 * (rest**2 + of_fit) + pulled * noise
        worth = prior.rounds
        total = np.where(has, square, 0.0).sum() + worth * prior.round_series_sd**2
        return float(total / (np.count_nonzero(has) + worth))
