"""What may be said about two figures side by side, in words; the rule itself lives in domain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.domain.comparability import Answer, Break, Comparison, Ground, compare
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.figure import Figure


class Direction(StrEnum):
    """How one figure lies with respect to another, as far as their uncertainty lets one say."""

    HIGHER = "higher"
    LOWER = "lower"
    ALIKE = "alike"


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


def verdict(one: Figure, other: Figure, breaks: Sequence[Break], language: str) -> Verdict:
    """What may be said about two figures.

    Args:
        one: the figure that the sentence is about.
        other: what it is compared with.
        breaks: register of breaks, with the mergers of the region.
        language: `nl` or `en`.
    """
    comparison = compare(one.context, other.context, breaks)
    allowed = comparison.answer in (Answer.DIRECT, Answer.DIRECT_WITH_NOTE)
    return Verdict(
        comparison.answer,
        direction_of(one, other) if allowed else None,
        reasons_of(comparison, language),
    )


def direction_of(one: Figure, other: Figure) -> Direction | None:
    """Which figure is higher: only where their intervals have nothing in common.

    Args:
        one, other: two comparable figures; bounds that are absent are the value itself.

    Returns:
        None where one of the two has no number.
    """
    mine, theirs = _bounds(one), _bounds(other)
    if mine is None or theirs is None:
        return None
    return direction(mine, theirs)


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
