"""What may be said of the change between two figures, and the rule that says it."""

from dataclasses import dataclass
from enum import StrEnum


class ChangeVerdict(StrEnum):
    """What may be said of a change; it never says anything about its cause."""

    LAGER = "duidelijk lager"
    HOGER = "duidelijk hoger"
    GEEN = "geen duidelijke verandering"
    BIJSTELLING = "waarschijnlijk bijstelling"
    TE_VROEG = "te vroeg om te zeggen"
    NIET_TE_VERGELIJKEN = "niet te vergelijken"

    @property
    def is_clear(self) -> bool:
        """Whether the change is larger than revision and chance together."""
        return self in (ChangeVerdict.LAGER, ChangeVerdict.HOGER)


@dataclass(frozen=True)
class ChangeMargin:
    """A change in per cent with its bounds.

    Raises:
        ValueError: the bounds are not in order.
    """

    value: float
    lower: float
    upper: float

    def __post_init__(self) -> None:
        if not self.lower <= self.value <= self.upper:
            raise ValueError(f"{self.value} does not lie in {self.lower}..{self.upper}")

    @property
    def excludes_zero(self) -> bool:
        """Whether the sign is certain at the level of the bounds."""
        return self.lower > 0 or self.upper < 0


@dataclass(frozen=True)
class Change:
    """What is known of the change from an earlier figure to a later one.

    Args:
        shown: between the figures as published, with a margin for chance alone.
        expected: between the figures that are expected to become definitive, with a margin for
            chance and revision together; equal to `shown` where both are final.
        probability_lower: that the later figure is lower, chance and revision counted; 0-1.
        is_final: whether both figures are.
        revision_share: part of the variance behind `expected` that comes from revision, 0-1.
        is_prior: whether the spread of revisions between regions is assumed, not seen.
        level: coverage of the margins.

    Raises:
        ValueError: a probability or share lies outside 0-1.
    """

    shown: ChangeMargin
    expected: ChangeMargin
    probability_lower: float
    is_final: bool
    revision_share: float
    is_prior: bool = False
    level: float = 0.90

    def __post_init__(self) -> None:
        for share in (self.probability_lower, self.revision_share, self.level):
            if not 0 <= share <= 1:
                raise ValueError(f"{share} is not a share")


@dataclass(frozen=True)
class ChangeRule:
    """When a change is called clear.

    Args:
        minimum_change: per cent; an expected change under it is never called clear, because of a
            whole country even a trifle is certain.
        remaining_share: a change that looks clear is called revision when at most this part of it
            is expected to remain.
        widest: per cent; where the margin is wider and mostly revision, waiting will tell more.
        least_revision: part of the variance from which the margin is mostly revision.
    """

    minimum_change: float = 1.0
    remaining_share: float = 0.5
    widest: float = 20.0
    least_revision: float = 0.5

    def verdict(self, change: Change | None) -> ChangeVerdict:
        """The verdict on a change.

        Args:
            change: what is known of it; None where the two figures may not be compared.

        >>> fall = ChangeMargin(-27.6, -38.0, -15.0)
        >>> ChangeRule().verdict(Change(fall, fall, 0.99, is_final=True, revision_share=0)).value
        'duidelijk lager'
        >>> ChangeRule().verdict(None).value
        'niet te vergelijken'
        """
        if change is None:
            return ChangeVerdict.NIET_TE_VERGELIJKEN
        expected, shown = change.expected, change.shown
        if expected.excludes_zero and abs(expected.value) >= self.minimum_change:
            return ChangeVerdict.LAGER if expected.value < 0 else ChangeVerdict.HOGER
        if change.is_final:
            return ChangeVerdict.GEEN
        looks_clear = shown.excludes_zero and abs(shown.value) >= self.minimum_change
        if looks_clear:
            remains = expected.value / shown.value
            is_revision = remains <= self.remaining_share
            return ChangeVerdict.BIJSTELLING if is_revision else ChangeVerdict.TE_VROEG
        is_wide = expected.upper - expected.lower > self.widest
        if is_wide and change.revision_share >= self.least_revision:
            return ChangeVerdict.TE_VROEG
        return ChangeVerdict.GEEN
