"""Whether a figure is out of date, or of a series that has stopped, and where newer ones are."""

from dataclasses import dataclass
from datetime import date

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.i18n.dates import day
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import SeriesInfo
from jeugdpeil.site.edition import Edition

_FIRST_APRIL_AFTER = (2, 4, 30)


@dataclass(frozen=True)
class Age:
    """What a figure's age asks to be said.

    Args:
        word: for a mark beside its status.
        style: `stale` or `stopped`.
        sentence: the date of the last figure, and where newer ones are.
    """

    word: str
    style: str
    sentence: str


def age_of(edition: Edition, figure: Figure, language: str) -> Age | None:
    """The age of a figure; None for one that nothing newer has come after."""
    definition = edition.definitions[figure.indicator]
    if definition.discontinued is not None:
        return stopped(definition, language)
    key = ("age", figure.period_text, figure.vintage, figure.source, language)
    return edition.answers.recall(key, lambda: _stale(edition, figure, language))


def _stale(edition: Edition, figure: Figure, language: str) -> Age | None:
    info = next((item for item in edition.manifest.series if _is_newest(figure, item)), None)
    due = overdue(info, edition) if info else None
    if due is None:
        return None
    source = edition.source(figure)
    maker = source.attribution if source else text(language, "age.maker")
    values = {"vintage": day(language, figure.vintage), "due": day(language, due), "maker": maker}
    sentence = text(language, "age.stale.sentence", **values)
    return Age(text(language, "age.stale"), "stale", sentence)


def stopped(definition: IndicatorDefinition, language: str) -> Age | None:
    """That the series of an indicator has stopped; None where it goes on."""
    if definition.discontinued is None:
        return None
    why = definition.discontinued.in_language(language)
    sentence = text(language, "age.stopped.sentence", why=why)
    return Age(text(language, "age.stopped"), "stopped", sentence)


def _is_newest(figure: Figure, info: SeriesInfo) -> bool:
    """Whether a figure is of the newest period and publication of its kind of period."""
    is_same = (figure.period_text, figure.vintage) == (info.newest, info.vintage)
    return is_same and figure.period.kind.value == info.kind


def overdue(info: SeriesInfo, edition: Edition) -> date | None:
    """The day since which something newer is out by its publisher's calendar; None where not so.

    Source:
        CBS, onderzoeksbeschrijving beleidsinformatie jeugd: figures on year Y first appear at the
        end of April of Y+1, so that two Aprils later those of the next year are out.
    """
    later = _later_year_out(info, edition)
    due = date.fromisoformat(info.next_publication) if info.next_publication else None
    found = [when for when in (due, later) if when is not None and when < edition.day]
    return min(found, default=None)


def _later_year_out(info: SeriesInfo, edition: Edition) -> date | None:
    """When figures on the next year came out; no calendar holds for a country that is made up."""
    newest = Period.parse(info.newest)
    if edition.manifest.is_fictional or newest.kind is not PeriodKind.JAAR:
        return None
    years, month, number = _FIRST_APRIL_AFTER
    return date(newest.year + years, month, number)
