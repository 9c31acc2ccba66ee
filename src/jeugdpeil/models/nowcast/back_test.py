"""What the nowcast would have said at each past publication, and what it became."""

from dataclasses import dataclass, fields

import numpy as np

from jeugdpeil.models.nowcast.archive import Archive
from jeugdpeil.models.nowcast.model import DF, learned
from jeugdpeil.models.nowcast.prior import Knowledge
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.two_piece_t import TwoPieceT

LEVEL = 0.90
_SCALE_STEPS = 12
_LEAST_CHANCE = 1e-12


@dataclass(frozen=True)
class BackTest:
    """(n,) one entry per figure of the archive that became definitive.

    Args:
        row: its row in the archive.
        expected, lower, upper: what the nowcast said.
        ruled: what the national ratio of earlier publications said.
        became: the definitive figure.
        score, ruled_score, bare_score: log score (log of the probability that was given to the
            definitive figure as it is printed; more is better) of the nowcast, of the national
            ratio and of no correction.
        learned_from: publications with regions that the nowcast had then.
        suspect: whether the figure showed signs of a missing delivery.
    """

    row: IntArray
    shown: FloatArray
    expected: FloatArray
    lower: FloatArray
    upper: FloatArray
    ruled: FloatArray
    became: FloatArray
    score: FloatArray
    ruled_score: FloatArray
    bare_score: FloatArray
    learned_from: IntArray
    suspect: BoolArray

    @property
    def covers(self) -> BoolArray:
        """(n,) whether the definitive figure lay in the interval."""
        return (self.became >= self.lower) & (self.became <= self.upper)


@dataclass(frozen=True)
class Record:
    """A back-test in a few numbers.

    Args:
        n: figures.
        coverage: share that lay in the 90 % interval.
        width: mean width of the interval as part of the figure shown.
        error, ruled_error, bare_error: mean absolute error in per cent of the definitive figure, of
            the nowcast, the national ratio and no correction.
        score, ruled_score, bare_score: mean log scores.
    """

    n: int
    coverage: float
    width: float
    error: float
    ruled_error: float
    bare_error: float
    score: float
    ruled_score: float
    bare_score: float


def back_test(archive: Archive, prior: Knowledge) -> BackTest:
    """Predict every publication from what was known on its day.

    Args:
        archive: publications of one step with what became of them.
        prior: what is known of the step beforehand.

    Notes:
        The rule of thumb is the mean national log ratio per form of the publications that were
        definitive by then (the prior mean before the first). So that its log score and that of no
        correction are not lost on their spread alone, both get a Student t with the scale, per
        form, of all their errors so far.
    """
    parts = [_at(archive, prior, number) for number in range(archive.n_rounds)]
    names = [each.name for each in fields(BackTest)]
    return BackTest(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in names}
    )


def _at(archive: Archive, prior: Knowledge, number: int) -> BackTest:
    known = archive.known_on(archive.shown_on[number])
    model = learned(known, prior)
    rows = np.flatnonzero(archive.round == number)
    prediction = model.predict(archive.shown.of(rows))
    pairs = archive.is_pair[rows]
    rows, ratio = rows[pairs], prediction.ratio
    ratio = TwoPieceT(ratio.middle[pairs], ratio.below[pairs], ratio.above[pairs], ratio.df)
    shown, became = archive.shown.count[rows], archive.definitive[rows]
    form, unit = archive.shown.form[rows], archive.rounded_to
    national = national_ratios(known, prior)
    lower, upper = ratio.interval(LEVEL)
    ruled_scale, bare_scale = _scales(known, prior, national), _scales(known, prior, 0 * national)
    return BackTest(
        rows,
        shown,
        shown * np.exp(ratio.middle),
        shown * np.exp(lower),
        shown * np.exp(upper),
        shown * np.exp(national[form]),
        became,
        _score(ratio, shown, became, unit),
        _score(_plain(national[form], ruled_scale[form]), shown, became, unit),
        _score(_plain(0 * national[form], bare_scale[form]), shown, became, unit),
        np.full(len(rows), prediction.n_rounds),
        prediction.suspect[pairs],
    )


def _plain(centre: FloatArray, scale: FloatArray) -> TwoPieceT:
    return TwoPieceT(centre, scale, scale, DF)


def _score(said: TwoPieceT, shown: FloatArray, became: FloatArray, rounded_to: int) -> FloatArray:
    """Log of the probability of the printed figure.

    Many figures do not change at all between publications. On a density, whoever bets everything
    on "no change" to the last decimal would win without bound; printed figures come in steps.
    """
    half = rounded_to / 2
    above = said.chance_below(np.log((became + half) / shown))
    below = said.chance_below(np.log(np.maximum(became - half, 0.1) / shown))
    return np.log(np.maximum(above - below, _LEAST_CHANCE))


def national_ratios(known: Archive, prior: Knowledge) -> FloatArray:
    """(n_forms,) the rule of thumb: mean over the publications of the log ratio of the sums."""
    pairs = known.is_pair
    key = known.round[pairs] * known.n_forms + known.shown.form[pairs]
    size = known.n_rounds * known.n_forms
    shown = np.bincount(key, known.shown.count[pairs], size).reshape(-1, known.n_forms)
    became = np.bincount(key, known.definitive[pairs], size).reshape(-1, known.n_forms)
    has = shown > 0
    ratio = np.log(np.where(has, became, 1.0) / np.where(has, shown, 1.0))
    count = has.sum(axis=0)
    return np.where(count > 0, ratio.sum(axis=0) / np.maximum(count, 1), prior.layers.mean)


def _scales(known: Archive, prior: Knowledge, centre: FloatArray) -> FloatArray:
    """(n_forms,) scale of a Student t around a centre, by maximum likelihood."""
    pairs = known.is_pair
    form = known.shown.form[pairs]
    layers = prior.layers
    start = layers.group_sd**2 + layers.own_sd**2 + layers.round_sd**2 + layers.mean**2
    square = np.full(known.n_forms, start)
    error = np.log(known.definitive[pairs] / known.shown.count[pairs]) - centre[form]
    count = np.bincount(form, minlength=known.n_forms)
    for _ in range(_SCALE_STEPS if len(error) else 0):
        weight = (DF + 1) / (DF + error**2 / square[form])
        total = np.bincount(form, weight * error**2, known.n_forms)
        square = np.where(count > 1, np.maximum(total / np.maximum(count, 1), 1e-8), square)
    return np.sqrt(square)


def record(test: BackTest, rows: BoolArray | None = None) -> Record:
    """A back-test, or part of it, in a few numbers.

    Raises:
        ValueError: there is nothing to sum up.
    """
    keep = np.ones(len(test.row), dtype=np.bool_) if rows is None else rows
    if not np.any(keep):
        raise ValueError("a record is of one figure or more")

    def error(said: FloatArray) -> float:
        return 100 * float(np.abs(said / test.became - 1)[keep].mean())

    return Record(
        int(np.count_nonzero(keep)),
        float(test.covers[keep].mean()),
        float(((test.upper - test.lower) / test.shown)[keep].mean()),
        error(test.expected),
        error(test.ruled),
        error(test.shown),
        *(float(each[keep].mean()) for each in (test.score, test.ruled_score, test.bare_score)),
    )
