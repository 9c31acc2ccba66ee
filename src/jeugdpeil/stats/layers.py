"""What a layered model is made of: outcomes that were seen, parts of their spread, and a fit."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray, IntArray, require_finite, require_length


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
