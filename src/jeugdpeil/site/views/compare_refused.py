"""A region that may not stand beside another: the reason, and what may instead."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.comparability import Answer
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.compare_pair import Instead, Side, instead
from jeugdpeil.site.views.comparison import Verdict
from jeugdpeil.site.views.figure_view import FigureView, figure_view, shown_nowcast
from jeugdpeil.site.views.words import full_name


@dataclass(frozen=True)
class RefusedRow:
    """A region that may not stand beside the first one, with the reason and what may instead.

    `view` is None where the region has no row of the indicator at all. `becomes` says what a figure
    that is not definitive will probably become, where the step of publication is the reason.
    """

    name: str
    href: str
    heading: str
    reasons: tuple[str, ...]
    view: FigureView | None
    becomes: tuple[str, ...]
    instead: Instead | None


def refused_row(
    edition: Edition,
    definition: IndicatorDefinition,
    base: Side,
    side: Side,
    answer: Verdict | None,
    links: Links,
) -> RefusedRow:
    """Why a region does not stand beside the first one.

    Args:
        edition: the release.
        definition: of the indicator.
        base: the first region.
        side: the refused one.
        answer: of the rule; None where the region has no row to ask it about.
        links: addresses.
    """
    language, region = links.language, side.region
    other = instead(edition, base.region, region, definition.id, links)
    href = links.region(region.key.code, region.key.year)
    name = full_name(language, region)
    if side.figure is None or answer is None:
        why = absence(language, [definition], [], region.key.level)
        heading = text(language, "compare_page.no_figure")
        return RefusedRow(name, href, heading, (why,), None, (), other)
    view = figure_view(edition, side.figure, links)
    heading = text(language, f"answer.{answer.answer.value}")
    waits = answer.answer is Answer.VIA_NOWCAST
    becomes = tuple(_becomes(edition, (base, side), language)) if waits else ()
    return RefusedRow(name, href, heading, answer.reasons, view, becomes, other)


def _becomes(edition: Edition, sides: Iterable[Side], language: str) -> Iterable[str]:
    """What the figures that are not definitive will probably become, where that is estimated."""
    for side in sides:
        words = shown_nowcast(edition, side.figure, language) if side.figure else ""
        if words:
            name = full_name(language, side.region)
            yield text(language, "compare_page.becomes", name=name, bounds=words)
