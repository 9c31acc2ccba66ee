"""What may be said of the change between two figures, in words; the rule is in domain."""

from dataclasses import dataclass

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import percentage
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.nowcast import FigureChange
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.comparison import ground_sentences
from jeugdpeil.site.views.percentages import percent, percent_interval

_STYLES = {
    ChangeVerdict.LAGER: "clear",
    ChangeVerdict.HOGER: "clear",
    ChangeVerdict.GEEN: "none",
    ChangeVerdict.BIJSTELLING: "early",
    ChangeVerdict.TE_VROEG: "early",
    ChangeVerdict.NIET_TE_VERGELIJKEN: "refused",
}


@dataclass(frozen=True)
class ChangeView:
    """A change as it is shown.

    Args:
        word: the verdict in a word or three, for a table.
        style: name of its style.
        between: "tussen 2023 en 2024".
        sentence: the verdict, and that it says nothing of the cause.
        shown: change between the figures as published; empty where they are not comparable.
        expected: change between what they will become.
        interval: its margin.
        chance: sentence on the probability; empty where there is none.
        reasons: why the two may not be compared, or what differs between them.
        instead: what could be compared instead; empty where that is not asked.
        notes: on the margin, and on what is assumed.
    """

    word: str
    style: str
    between: str
    sentence: str
    shown: str
    expected: str
    interval: str
    chance: str
    reasons: tuple[str, ...]
    instead: tuple[str, ...]
    notes: tuple[str, ...]


def change_of(edition: Edition, figure: Figure, language: str) -> ChangeView | None:
    """The change of a figure from a year before; None where the release tells none."""
    revisions = edition.revisions(figure.code)
    change = revisions.change(figure)
    if change is None:
        return None
    nowcast = revisions.nowcast(figure)
    return change_view(edition, change, language, is_suspect=bool(nowcast and nowcast.is_suspect))


def change_view(
    edition: Edition, change: FigureChange, language: str, *, is_suspect: bool = False
) -> ChangeView:
    """A change in the words of the page's language."""
    breaks = [item for item in edition.breaks_of(change.code) if item.code in change.breaks]
    return ChangeView(
        word=text(language, f"change.word.{change.verdict.value}"),
        style=_STYLES[change.verdict],
        between=text(
            language,
            "change.between",
            earlier=period_name(language, change.earlier_period),
            later=period_name(language, change.period),
        ),
        sentence=f"{verdict_sentence(change, language)} {text(language, 'change.no_cause')}",
        shown=_percent(language, change.shown),
        expected=_percent(language, change.expected) if not change.is_final else "",
        interval=_interval(language, change),
        chance=_chance(change, language),
        reasons=ground_sentences(change.grounds, breaks, language),
        instead=_instead(change, language),
        notes=_notes(change, language, is_suspect=is_suspect),
    )


def verdict_sentence(change: FigureChange, language: str) -> str:
    """The verdict as a sentence that names what the change was measured against."""
    kinds = ["final"] if change.is_final else []
    kinds += ["prior"] if change.is_prior else []
    keys = [f"change.{kind}.{change.verdict.value}" for kind in kinds]
    key = next((key for key in keys if has_text(language, key)), None)
    return text(language, key or f"change.verdict.{change.verdict.value}")


def _percent(language: str, value: float | None) -> str:
    return "" if value is None else percent(language, value)


def _interval(language: str, change: FigureChange) -> str:
    if change.lower is None or change.upper is None:
        return ""
    return percent_interval(language, change.lower, change.upper)


def _chance(change: FigureChange, language: str) -> str:
    """The probability of the side that the change points to, never called certain."""
    lower = change.probability_lower
    if lower is None or change.expected is None:
        return ""
    falls = change.expected < 0
    share = lower if falls else 1 - lower
    certain = min(max(round(100 * share), 1), 99)
    chance = percentage(language, certain, 0)
    key = "change.probability.lower" if falls else "change.probability.higher"
    if round(100 * share) > certain:
        chance = text(language, "change.more_than", chance=chance)
    return text(language, key, chance=chance)


def _instead(change: FigureChange, language: str) -> tuple[str, ...]:
    """What could be compared instead, for each ground of a refusal that has such a thing."""
    if change.verdict is not ChangeVerdict.NIET_TE_VERGELIJKEN:
        return ()
    keys = (f"instead.{ground.value}" for ground in change.grounds)
    return tuple(text(language, key) for key in keys if has_text(language, key))


def _notes(change: FigureChange, language: str, *, is_suspect: bool) -> tuple[str, ...]:
    if change.expected is None:
        return ()
    keys = ["change.margin", "change.margin.parts"] if not change.is_final else []
    keys += ["change.prior"] if change.is_prior else []
    keys += ["change.suspect"] if is_suspect else []
    return tuple(text(language, key) for key in keys)
