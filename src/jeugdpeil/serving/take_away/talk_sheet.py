"""The sheet for a conversation with local partners: questions to write under, and a checklist."""

from collections.abc import Iterable

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.document import (
    Block,
    Bullets,
    Facts,
    Form,
    Heading,
    Paragraph,
    PrintedDocument,
    Side,
)
from jeugdpeil.serving.take_away.printing import joined, printed
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import MAIN_LANGUAGE, Links
from jeugdpeil.site.views.region_expected import RegionExpected, main_expected
from jeugdpeil.site.views.region_page import region_page
from jeugdpeil.site.views.region_talk import Talk, talk

_LINES_PER_QUESTION = 5
_FORM_ROWS = 5


def may_talk(edition: Edition, region: Region) -> bool:
    """Whether there is a sheet of a region."""
    figure = main_expected(edition, region)
    return figure is not None and talk(figure, MAIN_LANGUAGE) is not None


def talk_sheet(edition: Edition, region: Region, language: str) -> PrintedDocument | None:
    """The sheet of a region; None where there is nothing to compare its use with."""
    page = region_page(edition, region, Links(edition.regions, language))
    if page.talk is None or page.expected is None:
        return None
    title = text(language, "take.talk.title")
    about = text(language, "take.talk.description", name=page.name)
    sides = (
        Side(tuple(_questions(page.expected, page.talk, language))),
        Side(tuple(_reasons(page.talk, language))),
    )
    return printed(edition, region, (title, about), sides, language)


def _questions(item: RegionExpected, talk: Talk, language: str) -> Iterable[Block]:
    view = item.view
    yield Paragraph(item.title, "lead")
    yield Facts(
        (
            (text(language, "expected.actual"), view.actual),
            (
                text(language, "expected.from_characteristics"),
                f"{view.expected} ({view.expected_bounds})",
            ),
            (text(language, "expected.difference"), view.difference_points),
            (text(language, "expected.verdict"), view.verdict),
        ),
        is_large=True,
    )
    yield Paragraph(joined(item.subject + ".", item.chance), "small")
    yield Paragraph(
        joined(item.source.status + ".", item.source.sentence, item.source.model_name) + ".",
        "source",
    )
    yield Paragraph(talk.lead)
    yield Form(tuple(text(language, f"take.talk.{word}") for word in ("when", "who")), 1)
    yield Heading(text(language, "take.talk.questions"))
    yield Bullets(talk.questions, "number", _LINES_PER_QUESTION)


def _reasons(talk: Talk, language: str) -> Iterable[Block]:
    yield Heading(talk.reasons_title)
    yield Paragraph(text(language, "take.talk.reasons"))
    yield Bullets(talk.reasons, "checkbox", 2)
    yield Heading(text(language, "take.talk.next"))
    head = tuple(text(language, f"take.talk.{word}") for word in ("what", "person", "date"))
    yield Form(head, _FORM_ROWS)
    guide = (text(language, "expected.guide.norm"), text(language, "compare.no_cause"))
    yield Paragraph(joined(*guide), "small")
