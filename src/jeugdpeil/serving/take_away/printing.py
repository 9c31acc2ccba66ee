"""What every printed document has: title, owner, mark, foot; and that it takes two sides."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import day
from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.document import PrintedDocument, Side
from jeugdpeil.reports.typesetting import Printer, TypesettingError
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.region_head import kicker
from jeugdpeil.site.views.words import full_name

SIDES = 2


@dataclass(frozen=True)
class Room:
    """How much of what has no fixed length is shown.

    Args:
        chart: width of the chart, in percentages of that of the text.
        periods: rows of the series.
        parts: rows of the table of parts.
        remarks: sentences on what stands out.
    """

    chart: float
    periods: int
    parts: int
    remarks: int


# From roomy to tight: the first that fits on two sides is printed.
ROOMS = (
    Room(100, 10, 64, 7),
    Room(90, 10, 48, 7),
    Room(80, 9, 36, 6),
    Room(70, 8, 24, 6),
    Room(65, 7, 16, 5),
    Room(60, 6, 8, 4),
    Room(50, 5, 0, 3),
)


def printed(
    edition: Edition,
    region: Region,
    words: tuple[str, str],
    sides: tuple[Side, ...],
    language: str,
) -> PrintedDocument:
    """A document on a region.

    Args:
        edition: the release.
        region: the region.
        words: kind of document, and what it holds in one sentence.
        sides: its sides.
        language: `nl` or `en`.
    """
    manifest = edition.manifest
    name = full_name(language, region)
    marks = [
        mark
        for mark, is_so in (
            ("take.mark.fictional", manifest.is_fictional),
            ("take.mark.concept", edition.is_concept),
        )
        if is_so
    ]
    release = text(
        language,
        "take.release",
        monitor=manifest.monitor.name,
        owner=manifest.monitor.owner,
        release=manifest.id,
    )
    made = text(language, "take.print.made", day=day(language, manifest.created_at.date()))
    return PrintedDocument(
        language=language,
        title=f"{name}: {words[0]}",
        kicker=f"{kicker(language, region)} · {manifest.monitor.name}",
        author=manifest.monitor.owner,
        description=words[1],
        keywords=tuple(text(language, "take.keywords").split(", ")),
        footer=f"{_attributions(edition, language)} {release} {made}",
        side_of=text(language, "take.print.side", n="{n}", m="{m}"),
        mark=" ".join(text(language, f"{mark}.short") for mark in marks),
        warning=" ".join(text(language, mark) for mark in marks),
        sides=sides,
        made=manifest.created_at.date().isoformat(),
    )


def fitted(printer: Printer, make: Callable[[Room], PrintedDocument]) -> PrintedDocument:
    """The roomiest document that takes two sides.

    Raises:
        TypesettingError: even the tightest one takes more, or fewer.
    """
    for room in ROOMS:
        document = make(room)
        if printer.sides(document) == SIDES:
            return document
    raise TypesettingError(f"this document does not fit on {SIDES} sides")


def joined(*parts: str) -> str:
    """Sentences in a row, without the empty ones."""
    return " ".join(part for part in parts if part)


def _attributions(edition: Edition, language: str) -> str:
    names: Iterable[str] = dict.fromkeys(item.attribution for item in edition.manifest.sources)
    return text(language, "take.print.sources", sources=", ".join(names))
