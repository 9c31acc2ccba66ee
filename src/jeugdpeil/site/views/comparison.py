"""What may be said about two figures side by side, in words; the rule itself lives in domain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.domain.comparability import Answer, Break, Comparison, Ground, compare
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import Measurement
from jeugdpeil.site.views.figure_view import NOTE_APPROXIMATED

DENOMINATOR_ERROR = "noemer-benaderd"


class Direction(StrEnum):
    """How one figure lies with respect to another, as far as their uncertainty lets one say."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"
    INDISTINCT = "indistinct"


@dataclass(frozen=True)
class Verdict:
    """The answer to "may these two be compared, and what then?".

    Args:
        answer: the answer of the rule.
        direction: which is higher; None where no comparison is allowed or a number is absent.
        reasons: sentences on what differs between the two, refusals first.
    """

    answer: Answer
    direction: Direction | None
    reasons: tuple[str, ...]

    @property
    def is_refused(self) -> bool:
        """Whether the two may not stand side by side."""
        return self.answer is Answer.REFUSED


def verdict(
    one: Figure, other: Figure, breaks: Sequence[Break], language: str, error: float = 0.0
) -> Verdict:
    """What may be said about two figures.

    Args:
        one: the figure that the sentence is about.
        other: what it is compared with.
        breaks: register of breaks, with the mergers of the region.
        language: `nl` or `en`.
        error: error that was measured in figures like these, as of `measured_error`.
    """
    comparison = compare(one.context, other.context, breaks)
    allowed = comparison.answer in (Answer.DIRECT, Answer.DIRECT_WITH_NOTE)
    return Verdict(
        comparison.answer,
        direction_of(one, other, error) if allowed else None,
        reasons_of(comparison, language),
    )


def direction_of(one: Figure, other: Figure, error: float = 0.0) -> Direction | None:
    """Which figure is higher: only where their intervals have nothing in common.

    Args:
        one, other: two comparable figures; bounds that are absent are the value itself.
        error: a difference below this cannot be told from an error in the figures themselves.

    Returns:
        None where one of the two has no number.
    """
    mine, theirs = _bounds(one), _bounds(other)
    if one.value is None or other.value is None or mine is None or theirs is None:
        return None
    return beyond_error(direction(mine, theirs), one.value - other.value, error)


def beyond_error(found: Direction, difference: float, error: float) -> Direction:
    """A direction, or that none can be told: the difference is smaller than the error.

    >>> [beyond_error(Direction.LOWER, gap, 0.44).value for gap in (-0.3, -0.5)]
    ['indistinct', 'lower']
    """
    is_told = found in (Direction.HIGHER, Direction.LOWER)
    return Direction.INDISTINCT if is_told and abs(difference) < error else found


def measured_error(measurements: Iterable[Measurement], figures: Iterable[Figure]) -> float:
    """The error in figures over an estimated denominator, as far as the release measured it.

    Args:
        measurements: what the release measured about its own figures.
        figures: figures that are laid side by side.

    Returns:
        Percentage points, without sign: the median over wijken for a wijk or buurt, the difference
        of the gemeente for a gemeente and all above; 0 where no denominator was estimated.
    """
    near = [figure for figure in figures if NOTE_APPROXIMATED in figure.notes]
    if not near:
        return 0.0
    is_small = near[0].level in (RegionLevel.WIJK, RegionLevel.BUURT)
    name = "mediaan" if is_small else "gemeente"
    measured = (dict(item.values) for item in measurements if item.code == DENOMINATOR_ERROR)
    return max((abs(float(values[name])) for values in measured if name in values), default=0.0)


def direction(mine: tuple[float, float], theirs: tuple[float, float]) -> Direction:
    """How an interval lies with respect to another.

    >>> direction((9.3, 9.5), (10.3, 10.5)).value, direction((9.3, 9.5), (9.5, 9.7)).value
    ('lower', 'alike')
    """
    if mine[0] > theirs[1]:
        return Direction.HIGHER
    if mine[1] < theirs[0]:
        return Direction.LOWER
    return Direction.ALIKE


def _bounds(figure: Figure) -> tuple[float, float] | None:
    if figure.value is None:
        return None
    low = figure.value if figure.lower is None else figure.lower
    high = figure.value if figure.upper is None else figure.upper
    return low, high


def reasons_of(comparison: Comparison, language: str) -> tuple[str, ...]:
    """A sentence per ground; a break is explained by its own name."""
    refusing = comparison.refusing
    others = (ground for ground in comparison.grounds if ground not in refusing)
    return tuple(_sentences((*refusing, *others), comparison.breaks, language))


def ground_sentences(
    grounds: Iterable[Ground], breaks: Sequence[Break], language: str
) -> tuple[str, ...]:
    """A sentence per ground, each break by its own name."""
    return tuple(_sentences(grounds, breaks, language))


def _sentences(grounds: Iterable[Ground], breaks: Sequence[Break], language: str) -> Iterable[str]:
    for ground in grounds:
        if ground is Ground.BREAK:
            yield from (break_sentence(item, language) for item in breaks)
        else:
            yield text(language, f"ground.{ground.value}")


def break_sentence(item: Break, language: str) -> str:
    """What changed at a break; a merger is told with the name of the gemeente that went."""
    if item.code == "herindeling":
        year = item.starts.year
        return text(language, "break.herindeling", year=year, names=item.source)
    return code_text(language, "break", item.code)
