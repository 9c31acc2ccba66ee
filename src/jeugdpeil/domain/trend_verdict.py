"""What may be said of a run of comparable figures, and the rule that says it."""

import math
from dataclasses import dataclass
from enum import StrEnum

# Bounds are judged as they are printed: rounded outward to so many decimals.
CHANGE_DECIMALS = 1
# A number this close to a printed one is that one: what the computer cannot write exactly.
_SLACK = 1e-9


class TrendVerdict(StrEnum):
    """What may be said of a trend; it never says anything about its cause."""

    STIJGEND = "stijgend"
    DALEND = "dalend"
    GEEN = "geen duidelijke trend"
    GROEI_ZWAKT_AF = "groei zwakt af"
    GROEI_VERSNELT = "groei versnelt"
    DALING_ZWAKT_AF = "daling zwakt af"
    DALING_VERSNELT = "daling versnelt"
    NA_STIJGING_DALEND = "eerst stijgend en daarna dalend"
    NA_DALING_STIJGEND = "eerst dalend en daarna stijgend"
    TE_KORT = "te kort om te zeggen"

    @property
    def is_clear(self) -> bool:
        """Whether a trend is called real."""
        return self not in (TrendVerdict.GEEN, TrendVerdict.TE_KORT)

    @property
    def has_bend(self) -> bool:
        """Whether the trend is said to have changed on the way."""
        return self.is_clear and self not in (TrendVerdict.STIJGEND, TrendVerdict.DALEND)


@dataclass(frozen=True)
class YearlyChange:
    """A change in per cent a year with its bounds.

    Raises:
        ValueError: the bounds are not in order.
    """

    value: float
    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.value <= self.upper:
            raise ValueError(f"{self.value} does not lie in {self.lower}..{self.upper}")


@dataclass(frozen=True)
class Bend:
    """How a trend changed halfway.

    Args:
        before: yearly change in the first half.
        after: yearly change in the second half.
        is_discovery: whether the two differ for certain enough, all regions of the level counted.
    """

    before: YearlyChange
    after: YearlyChange
    is_discovery: bool


@dataclass(frozen=True)
class Trend:
    """What is known of the trend in a run of figures.

    Args:
        change: the yearly change over the whole run.
        is_discovery: whether it differs from nought for certain enough, all regions of the level
            counted.
        bend: how it changed on the way; None where the run is too short to tell.
    """

    change: YearlyChange
    is_discovery: bool
    bend: Bend | None = None


@dataclass(frozen=True)
class TrendRule:
    """When a trend is called real.

    Args:
        minimum_points: figures in a run; with fewer, nothing is said.
        minimum_points_bend: figures in a run; with fewer, nothing is said of growth that weakens
            or speeds up.
        maximum_points: figures in a run; of a longer one the last so many count.
        minimum_change: per cent a year; a smaller change is never called a trend, because of a
            whole country even a trifle is certain. As large a difference, in percentage points,
            is wanted between the halves of a bend.
        false_discovery_share: largest expected share of false alarms among the trends of one
            indicator and level that are called real, 0-1; for bends the same.
        level: coverage of the bounds, 0-1.
    """

    minimum_points: int = 4
    minimum_points_bend: int = 6
    maximum_points: int = 10
    minimum_change: float = 1.0
    false_discovery_share: float = 0.05
    level: float = 0.90

    def verdict(self, trend: Trend | None) -> TrendVerdict:
        """The verdict on a run of figures.

        Args:
            trend: what is known of it; None where the run is too short.

        >>> rise = YearlyChange(3.2, 1.9, 4.5)
        >>> TrendRule().verdict(Trend(rise, is_discovery=True)).value
        'stijgend'
        >>> TrendRule().verdict(None).value
        'te kort om te zeggen'
        """
        if trend is None:
            return TrendVerdict.TE_KORT
        bent = self._of_bend(trend.bend) if trend.bend else None
        if bent is not None:
            return bent
        if trend.is_discovery and self._sign(trend.change):
            is_rising = self._sign(trend.change) > 0
            return TrendVerdict.STIJGEND if is_rising else TrendVerdict.DALEND
        return TrendVerdict.GEEN

    def _of_bend(self, bend: Bend) -> TrendVerdict | None:
        """What may be said of a bend; None where the two halves do not clearly differ."""
        difference = bend.after.value - bend.before.value
        if not bend.is_discovery or abs(difference) < self.minimum_change:
            return None
        before, after = self._sign(bend.before), self._sign(bend.after)
        if before and after == -before:
            is_rise = before > 0
            return TrendVerdict.NA_STIJGING_DALEND if is_rise else TrendVerdict.NA_DALING_STIJGEND
        # A half that goes the other way, but not clearly, has come to a stand: it weakens.
        if before > 0 > difference:
            return TrendVerdict.GROEI_ZWAKT_AF
        if before < 0 < difference:
            return TrendVerdict.DALING_ZWAKT_AF
        if after > 0 and difference > 0 and bend.before.value >= 0:
            return TrendVerdict.GROEI_VERSNELT
        if after < 0 and difference < 0 and bend.before.value <= 0:
            return TrendVerdict.DALING_VERSNELT
        return None

    def _sign(self, change: YearlyChange) -> int:
        """1 for clearly more, -1 for clearly less, 0 where neither is clear or it is small."""
        if abs(change.value) < self.minimum_change:
            return 0
        scale = 10.0**CHANGE_DECIMALS
        lower = math.floor(change.lower * scale + _SLACK)
        upper = math.ceil(change.upper * scale - _SLACK)
        return (lower > 0) - (upper < 0)
