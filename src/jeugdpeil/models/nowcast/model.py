"""The nowcast: what a figure that is not definitive yet will become, learned from the archive."""

from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.models.nowcast.archive import Archive, Shown, rounding_variance
from jeugdpeil.models.nowcast.prior import Knowledge
from jeugdpeil.models.nowcast.signs import (
    DOUBT,
    SUSPECT,
    SignWeights,
    learned_signs,
    signs_of,
)
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.conformal import Calibration, calibrated
from jeugdpeil.stats.layered_t import fitted
from jeugdpeil.stats.layers import LayeredFit, Parts, Seen
from jeugdpeil.stats.two_piece_t import TwoPieceT
from jeugdpeil.stats.units_in_groups import Summary, summarised

DF = 4.0
# Upper bounds of the small and the middle size class, in youths as published.
SMALL, MIDDLE = 50.0, 200.0
N_SIZES = 3
N_CLASSES = 3 * N_SIZES  # no sign to be looked for, none found, suspect
# With fewer rounds there is nothing to leave out and still learn from.
LEAST_ROUNDS = 2
_GOLDEN = (5**0.5 - 1) / 2  # its multiples fill 0-1 evenly, whatever order the rows are in


@dataclass(frozen=True)
class Prediction:
    """What n shown figures will become, on the scale of the log of definitive / shown.

    Args:
        ratio: the distribution of each; rows without a figure hold NaN.
        scale: (n,) of the error before calibration.
        parts: variances by part, which say what regions share.
        suspect: (n,) whether the figure shows signs of a missing delivery.
        is_prior: whether the spread between regions is prior knowledge, not learned.
        n_rounds: publications with pairs below the country that were learned from.
    """

    ratio: TwoPieceT
    scale: FloatArray
    parts: Parts
    suspect: BoolArray
    is_prior: bool
    n_rounds: int


@dataclass(frozen=True)
class RevisionModel:
    """A nowcast that has learned from an archive of one step.

    Args:
        fit: the layered model.
        weights: how much revision follows signs of a missing delivery.
        calibration: how errors of left-out publications lay.
        archive: what it was learned from.
    """

    fit: LayeredFit
    weights: FloatArray
    calibration: Calibration
    archive: Archive

    @property
    def is_prior(self) -> bool:
        """Whether no pair below the country was seen, so that the spread there is assumed."""
        return self.fit.n_unit_rounds == 0

    def predict(self, shown: Shown) -> Prediction:
        """Predict the definitive figures of a whole publication.

        Args:
            shown: all figures of the publication: signs of a missing delivery are seen by
                comparing regions with each other.
        """
        archive = self.archive
        rounds = np.zeros(len(shown), dtype=np.int64)
        signs = signs_of(shown, rounds, archive.n_forms, archive.n_groups)
        extra = signs @ self.weights
        size = np.where(shown.is_shown, shown.count, 1.0)
        mean, parts = _expected(self.fit, shown, size, extra, archive.rounded_to)
        classes = classes_of(size, extra)
        hidden = np.where(shown.is_shown, 0.0, np.nan)
        ratio = self.calibration.applied(mean + hidden, parts.scale, classes)
        return Prediction(
            ratio, parts.scale, parts, extra > SUSPECT, self.is_prior, self.fit.n_unit_rounds
        )

    def predict_country(self, shown: Shown) -> Prediction:
        """Predict figures of the whole country, of which no gemeenten are at hand.

        They share what all regions share, and nothing else: what gemeenten and groups add averages
        out over the country.

        Args:
            shown: figures of the country; region and group are not read.
        """
        size = np.where(shown.is_shown, shown.count, 1.0)
        nothing = np.zeros(len(shown))
        noise = rounding_variance(size, self.archive.rounded_to)
        whole = self.fit.parts(shown.form, np.zeros_like(shown.form), size, noise)
        parts = replace(whole, lasting=nothing, group=nothing, own=noise)
        hidden = np.where(shown.is_shown, 0.0, np.nan)
        mean = self.fit.level[shown.form] + hidden
        ratio = TwoPieceT(mean, parts.scale, parts.scale, DF)
        suspect = np.zeros(len(shown), dtype=np.bool_)
        return Prediction(ratio, parts.scale, parts, suspect, False, self.fit.n_rounds)


def learned(archive: Archive, prior: Knowledge) -> RevisionModel:
    """Learn from all pairs of an archive.

    Args:
        archive: publications of one step.
        prior: what is known of that step beforehand.

    Notes:
        Signs of missing deliveries first, by weighted least squares per publication; then the
        layered Student-t model of what is left; then calibration: each publication is predicted
        by weights and a fit without it.
    """
    pairs = archive.is_pair
    outcome = np.log(
        np.where(pairs, archive.definitive, 1.0) / np.where(pairs, archive.shown.count, 1.0)
    )
    signs = signs_of(archive.shown, archive.round, archive.n_forms, archive.n_groups)
    weights = learned_signs(archive, signs, outcome)
    whole = weights.without()
    seen = _seen(archive, pairs, outcome - signs @ whole, signs @ whole)
    summary = summarised(seen, prior.layers, DF)
    fit = fitted(summary, prior.layers)
    calibration = _calibration(archive, pairs, signs, weights, summary, prior)
    return RevisionModel(fit, whole, calibration, archive)


def classes_of(size: FloatArray, extra: FloatArray) -> IntArray:
    """The class of calibration: size, and whether a delivery seems to be missing.

    Args:
        size: (n,) counts as published.
        extra: (n,) revision that follows from signs; exactly 0 where no sign could be looked for.
    """
    by_size = np.digitize(size, [SMALL, MIDDLE]).astype(np.int64)
    by_sign = np.where(extra == 0, 0, np.where(extra > SUSPECT, 2, 1))
    return by_size + N_SIZES * by_sign


def _expected(
    fit: LayeredFit, shown: Shown, size: FloatArray, extra: FloatArray, rounded_to: int
) -> tuple[FloatArray, Parts]:
    noise = rounding_variance(size, rounded_to) + (DOUBT * extra) ** 2
    mean = fit.mean(shown.form, shown.group, size) + extra
    return mean, fit.parts(shown.form, shown.group, size, noise)


def _seen(archive: Archive, pairs: BoolArray, outcome: FloatArray, extra: FloatArray) -> Seen:
    shown = archive.shown.of(pairs)
    return Seen(
        outcome[pairs],
        archive.round[pairs],
        shown.form,
        shown.group,
        shown.count,
        rounding_variance(shown.count, archive.rounded_to) + (DOUBT * extra[pairs]) ** 2,
        archive.national,
        archive.national_noise,
        archive.n_groups,
    )


def _calibration(
    archive: Archive,
    pairs: BoolArray,
    signs: FloatArray,
    weights: SignWeights,
    summary: Summary,
    prior: Knowledge,
) -> Calibration:
    """Errors of each publication, predicted from the others."""
    rounds = np.unique(archive.round[pairs])
    if len(rounds) < LEAST_ROUNDS:
        return Calibration.none(N_CLASSES, DF)
    outcome = _spread_log_ratio(archive)
    size = len(archive.round)
    errors, shared = np.zeros(size), np.zeros(size)
    classes = np.zeros(size, dtype=np.int64)
    for number in rounds:
        rows = np.flatnonzero(pairs & (archive.round == number))
        shown, extra = archive.shown.of(rows), signs[rows] @ weights.without(int(number))
        fit = fitted(summary, prior.layers, np.arange(archive.n_rounds) != number)
        mean, parts = _expected(fit, shown, shown.count, extra, archive.rounded_to)
        errors[rows] = (outcome[rows] - mean) / parts.scale
        classes[rows], shared[rows] = classes_of(shown.count, extra), parts.shared
    return calibrated(
        errors[pairs],
        archive.round[pairs],
        classes[pairs],
        N_CLASSES,
        DF,
        float(shared[pairs].mean()),
    )


def _spread_log_ratio(archive: Archive) -> FloatArray:
    """Log ratios with the definitive counts spread over what was rounded to them.

    Printed counts of small gemeenten take few values, so that many log ratios are equal; a quantile
    that falls on such a heap covers all of it. Exact counts lie anywhere in what is rounded to the
    printed one; where shown and definitive are neighbours, they lie near the border between the
    two, since small revisions are the most common. Spreading those evenly too made intervals of
    small gemeenten cover 0.94 instead of 0.90 of the exact definitive counts.
    """
    half = (archive.rounded_to - 1) / 2
    even = 2 * np.modf(np.arange(len(archive.round)) * _GOLDEN)[0] - 1
    step = archive.definitive - archive.shown.count
    border = np.sign(step) * (even - 1) / 2
    turn = half * np.where(np.abs(step) == archive.rounded_to, border, even)
    pairs = archive.is_pair
    count = np.where(pairs, archive.definitive + turn, 1.0)
    return np.log(np.maximum(count, 0.5) / np.where(pairs, archive.shown.count, 1.0))
