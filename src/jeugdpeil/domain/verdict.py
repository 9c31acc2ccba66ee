"""The one verdict on a difference between actual and expected use, and the rule that gives it."""

import math
from dataclasses import dataclass
from enum import StrEnum

# Bounds are judged as they are printed: rounded outward to so many decimals. Where a page shows
# 0.00 as a bound, the difference is not called real.
BOUND_DECIMALS = 2
# A number this close to a printed one is that one: what the computer cannot write exactly.
SLACK = 1e-9


class Verdict(StrEnum):
    """What may be said of a difference; the same words on every page, in every file."""

    HOGER = "hoger dan verwacht"
    LAGER = "lager dan verwacht"
    KLEIN_VERSCHIL = "klein verschil"
    NIET_TE_ONDERSCHEIDEN = "niet te onderscheiden"
    TE_KLEIN = "te klein om te zeggen"

    @property
    def is_clear(self) -> bool:
        """Whether the difference is called real and large enough to matter."""
        return self in (Verdict.HOGER, Verdict.LAGER)


@dataclass(frozen=True)
class VerdictRule:
    """When a difference is called real.

    Args:
        level: coverage of the interval that must not hold zero, 0-1.
        false_discovery_share: largest expected share of wrong signs among the differences of one
            level of region that are called real, 0-1.
        minimum_difference: percentage points; a difference under it is never higher or lower than
            expected, however certain.
        minimum_youths: a region with fewer youths is too small to say anything of.

    Source:
        M. Stephens (2017), False discovery rates: a new deal, Biostatistics 18, 275-294, for the
        false sign rate that the share is the mean of.
    """

    level: float = 0.90
    false_discovery_share: float = 0.025
    minimum_difference: float = 0.5
    minimum_youths: int = 100

    def verdict(
        self,
        difference: float,
        lower: float,
        upper: float,
        youths: int,
        *,
        is_discovery: bool,
        is_same_side: bool = True,
    ) -> Verdict:
        """The verdict on one region.

        Args:
            difference: shrunken difference in percentage points.
            lower, upper: its interval at `level`; judged rounded outward to two decimals.
            youths: number of youths in the region.
            is_discovery: whether the sign is certain enough for the whole level of region.
            is_same_side: whether actual minus expected has the sign of the shrunken difference.
                That one also learns from the other areas of the gemeente and from other years, and
                may so lie on the other side of zero; it is then no ground to call the region
                higher or lower.

        >>> VerdictRule().verdict(2.1, 0.9, 3.3, 800, is_discovery=True).value
        'hoger dan verwacht'
        >>> VerdictRule().verdict(0.3, 0.1, 0.5, 9000, is_discovery=True).value
        'klein verschil'
        >>> VerdictRule().verdict(0.3, -1.1, 1.7, 300, is_discovery=False).value
        'niet te onderscheiden'
        """
        if youths < self.minimum_youths:
            return Verdict.TE_KLEIN
        low, high = _outward(lower, upper)
        is_certain = is_discovery and (low > 0 or high < 0)
        is_inside = max(abs(low), abs(high)) < self.minimum_difference
        if is_inside or (is_certain and abs(difference) < self.minimum_difference):
            return Verdict.KLEIN_VERSCHIL
        if not (is_certain and is_same_side):
            return Verdict.NIET_TE_ONDERSCHEIDEN
        return Verdict.HOGER if difference > 0 else Verdict.LAGER


def _outward(lower: float, upper: float) -> tuple[float, float]:
    """The printed bounds just outside an interval."""
    scale = 10.0**BOUND_DECIMALS
    return math.floor(lower * scale + SLACK) / scale, math.ceil(upper * scale - SLACK) / scale
