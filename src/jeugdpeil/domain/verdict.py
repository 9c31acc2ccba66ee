"""The one verdict on a difference between actual and expected use, and the rule that gives it."""

from dataclasses import dataclass
from enum import StrEnum


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
        minimum_difference: percentage points; a difference under it is small, however certain.
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
        self, difference: float, lower: float, upper: float, youths: int, *, is_discovery: bool
    ) -> Verdict:
        """The verdict on one region.

        Args:
            difference: shrunken difference in percentage points.
            lower, upper: its interval at `level`.
            youths: number of youths in the region.
            is_discovery: whether the sign is certain enough for the whole level of region.

        >>> VerdictRule().verdict(2.1, 0.9, 3.3, 800, is_discovery=True).value
        'hoger dan verwacht'
        >>> VerdictRule().verdict(0.3, 0.1, 0.5, 9000, is_discovery=True).value
        'klein verschil'
        >>> VerdictRule().verdict(0.3, -1.1, 1.7, 300, is_discovery=False).value
        'niet te onderscheiden'
        """
        if youths < self.minimum_youths:
            return Verdict.TE_KLEIN
        is_certain = is_discovery and (lower > 0 or upper < 0)
        is_inside = max(abs(lower), abs(upper)) < self.minimum_difference
        if is_inside or (is_certain and abs(difference) < self.minimum_difference):
            return Verdict.KLEIN_VERSCHIL
        if not is_certain:
            return Verdict.NIET_TE_ONDERSCHEIDEN
        return Verdict.HOGER if difference > 0 else Verdict.LAGER
