"""Whether two figures may be compared, and how: one rule that every page and check asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope
from jeugdpeil.domain.status import Status


class Answer(StrEnum):
    """The four answers of the rule, from the most to the least allowed."""

    DIRECT = "direct"
    DIRECT_WITH_NOTE = "direct met kanttekening"
    VIA_NOWCAST = "via de nowcast"
    REFUSED = "geweigerd"


class Ground(StrEnum):
    """What differs between two figures; its sentence lives in the locale files."""

    INDICATOR = "indicator"
    AGE_BASE = "leeftijdsgroep"
    PLACE_RULE = "plaatsregel"
    SCOPE = "reikwijdte"
    PERIOD_KIND = "soort periode"
    SEASON = "deel van het jaar"
    BREAK = "trendbreuk"
    STATUS_STEP = "stap van publicatie"
    BOTH_PROVISIONAL = "beide voorlopig"
    REVISED = "herzien na definitief"
    REPORTED_AS = "gemeld onder een andere naam"
    DIVISION = "andere indeling"


_REFUSING = frozenset(
    {
        Ground.INDICATOR,
        Ground.AGE_BASE,
        Ground.PLACE_RULE,
        Ground.SCOPE,
        Ground.PERIOD_KIND,
        Ground.SEASON,
        Ground.BREAK,
    }
)


@dataclass(frozen=True)
class Break:
    """A moment at which a series stops meaning the same.

    Args:
        starts: first day of the new meaning.
        code: name of the break, explained in the locale files under `break.<code>`.
        source: where the break was announced.
        levels: levels of region that it touches; empty means all.
        indicators: indicators that it touches; empty means all.
    """

    starts: date
    code: str
    source: str
    levels: frozenset[RegionLevel] = frozenset()
    indicators: frozenset[str] = frozenset()

    def lies_between(self, earlier: Period, later: Period) -> bool:
        """Whether the break falls after the start of one period and not after that of the other."""
        return earlier.first_day < self.starts <= later.first_day

    def touches(self, level: RegionLevel, indicator: str) -> bool:
        """Whether the break concerns this level and this indicator."""
        at_level = not self.levels or level in self.levels
        return at_level and (not self.indicators or indicator in self.indicators)


@dataclass(frozen=True)
class FigureContext:
    """Everything about a figure, but its value, that decides what it may be compared with.

    Args:
        reported_as: the name under which the figure was reported, where that is not its own.
        region_year: year of the division in which the region is counted.
    """

    indicator: str
    level: RegionLevel
    period: Period
    status: Status
    age_base: AgeBase
    place_rule: PlaceRule
    scope: Scope
    region_year: int
    reported_as: str = ""


@dataclass(frozen=True)
class Comparison:
    """The answer of the rule, with everything that differs.

    >>> Comparison((Ground.BOTH_PROVISIONAL,)).answer.value
    'direct met kanttekening'
    >>> Comparison((Ground.STATUS_STEP, Ground.AGE_BASE)).answer.value
    'geweigerd'
    """

    grounds: tuple[Ground, ...]
    breaks: tuple[Break, ...] = ()

    @property
    def answer(self) -> Answer:
        """The strictest answer that the grounds call for."""
        if _REFUSING & set(self.grounds):
            return Answer.REFUSED
        if Ground.STATUS_STEP in self.grounds:
            return Answer.VIA_NOWCAST
        return Answer.DIRECT_WITH_NOTE if self.grounds else Answer.DIRECT

    @property
    def refusing(self) -> tuple[Ground, ...]:
        """The grounds that alone are enough for a refusal."""
        return tuple(ground for ground in self.grounds if ground in _REFUSING)


def compare(one: FigureContext, other: FigureContext, breaks: Sequence[Break] = ()) -> Comparison:
    """Whether two figures may be compared, and what differs between them.

    The rule is symmetric. Figures of the same vintage step are compared directly, also when both
    are provisional (with that note); of different steps only through the nowcast; and never when
    they count another thing, another group, by another place rule or over another kind of period.

    Args:
        one, other: the two figures.
        breaks: the register of breaks.

    Returns:
        The comparison with its grounds, refusals first.
    """
    crossed = _breaks_between(one, other, breaks)
    grounds = [
        *_differences(one, other),
        *([Ground.BREAK] if crossed else []),
        *_status_grounds(one.status, other.status),
        *([Ground.REPORTED_AS] if one.reported_as != other.reported_as else []),
        *([Ground.DIVISION] if one.region_year != other.region_year else []),
    ]
    return Comparison(tuple(grounds), crossed)


def _differences(one: FigureContext, other: FigureContext) -> Iterable[Ground]:
    if one.indicator != other.indicator:
        yield Ground.INDICATOR
    if one.age_base is not other.age_base:
        yield Ground.AGE_BASE
    if one.place_rule is not other.place_rule:
        yield Ground.PLACE_RULE
    if one.scope is not other.scope:
        yield Ground.SCOPE
    if one.period.kind is not other.period.kind:
        yield Ground.PERIOD_KIND
    elif one.period != other.period and not one.period.is_same_season(other.period):
        yield Ground.SEASON


def _status_grounds(one: Status, other: Status) -> Iterable[Ground]:
    if one is other:
        if not one.is_final:
            yield Ground.BOTH_PROVISIONAL
    elif one.is_final and other.is_final:
        yield Ground.REVISED
    else:
        yield Ground.STATUS_STEP


def _breaks_between(
    one: FigureContext, other: FigureContext, breaks: Sequence[Break]
) -> tuple[Break, ...]:
    earlier, later = sorted((one.period, other.period), key=lambda period: period.first_day)
    return tuple(
        item
        for item in breaks
        if item.lies_between(earlier, later)
        and (_is_touched(item, one) or _is_touched(item, other))
    )


def _is_touched(item: Break, figure: FigureContext) -> bool:
    """Whether a break concerns a figure; numbers of inhabitants go on whatever care is counted."""
    is_about_care = figure.place_rule is not PlaceRule.GEEN
    return is_about_care and item.touches(figure.level, figure.indicator)
