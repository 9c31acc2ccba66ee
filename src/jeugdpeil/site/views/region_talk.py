"""Questions to put to local partners, with explanations other than need, after what stands out."""

from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure

_QUESTIONS = ("recognise", "judge", "explain")
# Seed of both lists: what SCP and NJi name as reasons beside the need for care itself.
_REASONS = {
    "higher": ("need", "reach", "supply", "chain", "absent", "counting"),
    "lower": ("less_need", "gp_school", "less_reach", "less_supply", "absent", "counting"),
    "open": ("chance", "reach", "supply", "gp_school", "absent"),
}


@dataclass(frozen=True)
class Talk:
    """The sheet for a conversation.

    Args:
        lead: why a conversation is useful here.
        questions: to put to the partners, in order.
        reasons_title: above the reasons.
        reasons: explanations to go through.
    """

    lead: str
    questions: tuple[str, ...]
    reasons_title: str
    reasons: tuple[str, ...]


def talk(figure: ExpectedFigure, language: str) -> Talk | None:
    """The questions that go with an expected figure; None without an actual one, or for the land.

    Source:
        The three questions are those of the "Verwacht en werkelijk jeugdzorggebruik" dashboard;
        the other explanations are those of SCP, Jeugdhulp in de wijk (2020), and NJi.
    """
    if not figure.has_actual or figure.level is RegionLevel.LAND:
        return None
    side = _side(figure)
    return Talk(
        text(language, f"talk.lead.{side}"),
        tuple(text(language, f"talk.question.{name}") for name in _QUESTIONS),
        text(language, f"talk.reasons.{side}"),
        tuple(text(language, f"talk.reason.{name}") for name in _REASONS[side]),
    )


def _side(figure: ExpectedFigure) -> str:
    sides = {Verdict.HOGER: "higher", Verdict.LAGER: "lower"}
    return sides.get(figure.verdict, "open") if figure.verdict else "open"
