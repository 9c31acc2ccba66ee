"""A layered model with Student-t errors: what rounds, series, groups and units add to an outcome.

    outcome = mean + series + lasting(series, group) + slope * log size          (known in advance)
              + round + (round x series) + (round x series x group) + own        (new each round)

The first three of the new parts are shared by many units: they do not average out in a sum over
units, which is why the uncertainty of a country is not that of its parts divided by their number.
Every part is pulled towards the one above it, the more so the less was seen of it.
"""

from dataclasses import dataclass, replace

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray, require_finite, require_length

_OWN_STEPS, _GROUP_STEPS = 4, 8
_FEWEST = 1e-12  # a variance is never nought, so that it can be divided by


@dataclass(frozen=True)
class Layers:
    """Standard deviations of the parts, on the scale of the outcome.

    Args:
        mean: of all outcomes together.
        mean_sd: how far the mean may lie from `mean`.
        series_sd: between series.
        lasting_sd: between groups in a series, the same in all rounds.
        round_sd, round_series_sd: between rounds, for all series together and for each.
        group_sd: between groups in one round and series.
        own_sd: between units of any size in one group.
        own_per_size: variance between units of size 1 that falls as 1 / size.
        rounds: how many rounds this knowledge is worth, where it is a prior.
    """

    mean: float
    mean_sd: float
    series_sd: float
    lasting_sd: float
    round_sd: float
    round_series_sd: float
    group_sd: float
    own_sd: float
    own_per_size: float
    rounds: float = 3.0


@dataclass(frozen=True)
class Seen:
    """Outcomes of n units, and shared outcomes that are known without their units.

    Args:
        outcome: (n,) finite.
        round, series, group: (n,) numbers from 0.
        size: (n,) above 0.
        noise: (n,) variance that is known, such as that of rounding.
        whole: (n_rounds, n_series) outcomes of everything together, NaN where there is none. They
            count only where a round and series has no units.
        whole_noise: (n_rounds, n_series) their known variance.
        n_groups: number of groups.
    """

    outcome: FloatArray
    round: IntArray
    series: IntArray
    group: IntArray
    size: FloatArray
    noise: FloatArray
    whole: FloatArray
    whole_noise: FloatArray
    n_groups: int

    def __post_init__(self) -> None:
        for name in ("round", "series", "group", "size", "noise"):
            require_length(name, getattr(self, name), len(self.outcome))
        for name in ("outcome", "size", "noise"):
            require_finite(name, getattr(self, name))

    @property
    def shape(self) -> tuple[int, int, int]:
        """Numbers of rounds, series and groups."""
        return (*self.whole.shape, self.n_groups)


@dataclass(frozen=True)
class LayeredFit:
    """What was learned.

    Args:
        layers: the standard deviations.
        df: degrees of freedom of the errors.
        level: (n_series,) mean of each series.
        level_variance: (n_series,) its posterior variance.
        lasting: (n_series, n_groups) what each group adds in every round.
        lasting_variance: (n_series, n_groups) its posterior variance.
        slope: change of the outcome with log size.
        middle_log_size: log size at which the slope adds nothing.
        n_rounds: rounds with any outcome.
        n_unit_rounds: rounds with outcomes of units; 0 where the spread of units is the prior's.
    """

    layers: Layers
    df: float
    level: FloatArray
    level_variance: FloatArray
    lasting: FloatArray
    lasting_variance: FloatArray
    slope: float
    middle_log_size: float
    n_rounds: int
    n_unit_rounds: int

    def mean(self, series: IntArray, group: IntArray, size: FloatArray) -> FloatArray:
        """Expected outcome of units in a round to come."""
        size_part = self.slope * (np.log(size) - self.middle_log_size)
        return self.level[series] + self.lasting[series, group] + size_part

    def parts(
        self, series: IntArray, group: IntArray, size: FloatArray, noise: FloatArray
    ) -> "Parts":
        """Variances of the error of `mean`, by the part that the error comes from."""
        layers, ones = self.layers, np.ones(len(series))
        return Parts(
            level=self.level_variance[series],
            lasting=self.lasting_variance[series, group],
            round=layers.round_sd**2 * ones,
            round_series=layers.round_series_sd**2 * ones,
            group=layers.group_sd**2 * ones,
            own=layers.own_sd**2 + layers.own_per_size / size + noise,
        )


@dataclass(frozen=True)
class Parts:
    """(n,) variances by part: the first two stay the same in all rounds to come."""

    level: FloatArray
    lasting: FloatArray
    round: FloatArray
    round_series: FloatArray
    group: FloatArray
    own: FloatArray

    @property
    def scale(self) -> FloatArray:
        """(n,) the scale of the whole error."""
        lasts = self.level + self.lasting
        return np.sqrt(lasts + self.round + self.round_series + self.group + self.own)

    @property
    def shared(self) -> FloatArray:
        """(n,) part of the variance that all units of a round and series share, 0-1."""
        return (self.level + self.round + self.round_series) / self.scale**2


@dataclass(frozen=True)
class Summary:
    """Outcomes brought together per round, series and group; enough to fit all layers above units.

    Args:
        middle: (n_rounds, n_series, n_groups) means of the units without the part of their size.
        precision: their precision, 0 where there are no units.
        layers: the prior, with what was found about units in it.
    """

    middle: FloatArray
    precision: FloatArray
    layers: Layers
    slope: float
    middle_log_size: float
    whole: FloatArray
    whole_noise: FloatArray
    df: float


def summarised(seen: Seen, prior: Layers, df: float) -> Summary:
    """Find the spread of units within groups and the slope of size, and bring units together."""
    cell = np.ravel_multi_index((seen.round, seen.series, seen.group), seen.shape)
    n_cells = int(np.prod(seen.shape))
    log_size = np.log(seen.size)
    middle_log_size = float(log_size.mean()) if len(log_size) else 0.0
    layers, slope, rest = prior, 0.0, seen.outcome
    weight = np.ones(len(rest))
    for _ in range(_OWN_STEPS):
        variance = _own_variance(layers, seen)
        precision = weight / variance
        slope = _slope(seen.outcome, log_size, precision, cell, n_cells)
        rest = seen.outcome - slope * (log_size - middle_log_size)
        inside = rest - _cell_means(rest, precision, cell, n_cells)[cell]
        layers = _own_layers(layers, prior, seen, inside, weight, variance, cell, n_cells)
        weight = (df + 1) / (df + inside**2 / _own_variance(layers, seen))
    precision = weight / _own_variance(layers, seen)
    return Summary(
        _cell_means(rest, precision, cell, n_cells).reshape(seen.shape),
        np.bincount(cell, precision, n_cells).reshape(seen.shape).astype(np.float64),
        layers,
        slope,
        middle_log_size,
        seen.whole,
        seen.whole_noise,
        df,
    )


def _own_variance(layers: Layers, seen: Seen) -> FloatArray:
    return layers.own_sd**2 + layers.own_per_size / seen.size + seen.noise + _FEWEST


def _cell_means(
    values: FloatArray, weights: FloatArray, cell: IntArray, n_cells: int
) -> FloatArray:
    total = np.bincount(cell, weights, n_cells)
    return np.bincount(cell, weights * values, n_cells) / np.where(total > 0, total, 1.0)


def _slope(
    outcome: FloatArray, log_size: FloatArray, precision: FloatArray, cell: IntArray, n_cells: int
) -> float:
    """Slope within cells, pulled towards nought by one percent per factor e as its sd."""
    here = log_size - _cell_means(log_size, precision, cell, n_cells)[cell]
    information = float(precision @ here**2) + 1 / 0.01**2
    return float((precision * here) @ outcome) / information


def _own_layers(
    layers: Layers,
    prior: Layers,
    seen: Seen,
    inside: FloatArray,
    weight: FloatArray,
    variance: FloatArray,
    cell: IntArray,
    n_cells: int,
) -> Layers:
    """Own variance as a line in 1 / size, fitted to squared deviations, with the prior as rows.

    The line is forced through non-negative coefficients: whichever comes out negative is put at
    nought and the other fitted alone.
    """
    in_cell = np.bincount(cell, minlength=n_cells)[cell]
    more = in_cell > 1
    if not np.any(more):
        return layers
    lost = in_cell[more] / (in_cell[more] - 1.0)
    square = weight[more] * inside[more] ** 2 * lost - seen.noise[more]
    inverse, trust = 1 / seen.size[more], 1 / variance[more] ** 2
    # The prior is worth as many units as stand in `prior.rounds` typical groups.
    worth = 10 * prior.rounds * float(np.median(trust))
    a = np.array([trust.sum() + worth, (trust * inverse).sum(), (trust * inverse**2).sum()])
    b = np.array(
        [(trust * square).sum() + worth * prior.own_sd**2, (trust * inverse * square).sum()]
    )
    pull = worth * float(np.median(inverse)) ** 2
    a[2] += pull
    b[1] += pull * prior.own_per_size
    found = np.linalg.solve(np.array([[a[0], a[1]], [a[1], a[2]]]), b)
    constant, falling = float(found[0]), float(found[1])
    if constant < 0:
        constant, falling = 0.0, max(float(b[1] / a[2]), 0.0)
    elif falling < 0:
        constant, falling = max(float(b[0] / a[0]), 0.0), 0.0
    return replace(layers, own_sd=constant**0.5, own_per_size=falling)


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
    for _ in range(_GROUP_STEPS):
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
        beside = precision.sum(axis=0) + 1 / (self.lasting_variance_of_all + _FEWEST)
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
        precision = np.where(has, 1 / (self.round_series_variance + noise + _FEWEST), 0.0)
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
        inner, outer = prior.series_sd**2 + _FEWEST, prior.mean_sd**2
        shared = outer / (inner * (inner + n_series * outer))
        matrix = np.zeros((n_series + n_rounds,) * 2)
        matrix[:n_series, :n_series] = np.eye(n_series) / inner - shared
        matrix[n_series:, n_series:] = np.eye(n_rounds) / (self.round_variance + _FEWEST)
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
