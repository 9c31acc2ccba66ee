"""The regions that are most like a region in its characteristics, with what they use."""

from dataclasses import dataclass

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.numbers import whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.expected_view import ExpectedView, expected_view
from jeugdpeil.site.views.region_expected import ExpectedSource, expected_source
from jeugdpeil.site.views.words import level_name, sentence


@dataclass(frozen=True)
class PeerRow:
    """A region with its actual and expected use."""

    name: str
    href: str
    around: str
    view: ExpectedView
    is_own: bool


@dataclass(frozen=True)
class Peers:
    """The most alike regions.

    Args:
        heading: with the name of the region.
        title: what they show, in one neutral sentence.
        rule: how they were chosen.
        rows: the own region first, then the most alike in order of gemeente and name.
        source: status and source.
    """

    heading: str
    title: str
    rule: str
    rows: tuple[PeerRow, ...]
    source: ExpectedSource


def peers(edition: Edition, region: Region, figure: ExpectedFigure, links: Links) -> Peers | None:
    """The most alike regions; None where the release tells of none."""
    language = links.language
    column = edition.expectations.column(
        figure.model, figure.level, figure.period, figure.region_year
    )
    near = [column[code] for code, _ in figure.peers if code in column]
    if not near:
        return None
    parts = level_name(language, figure.level, plural=True)
    rows = [_row(edition, figure, links, is_own=True)]
    others = (_row(edition, item, links, is_own=False) for item in near)
    rows += sorted(others, key=lambda row: (row.around, row.name))
    return Peers(
        heading=text(language, "peers.heading", parts=sentence(parts), name=region.name),
        title=_title(region, figure, near, parts, language),
        rule=text(language, "peers.rule", parts=parts),
        rows=tuple(rows),
        source=expected_source(edition, figure, links),
    )


def _row(edition: Edition, figure: ExpectedFigure, links: Links, *, is_own: bool) -> PeerRow:
    region = edition.regions.get(figure.code, figure.region_year) or edition.regions.get(
        figure.code
    )
    code = region.parent(RegionLevel.GEMEENTE) if region else None
    is_wijk = figure.level is RegionLevel.WIJK
    around = edition.regions.get(code, figure.region_year) if code and is_wijk else None
    return PeerRow(
        region.name if region else figure.code,
        links.region(figure.code, figure.region_year),
        around.name if around else "",
        expected_view(edition, figure, links),
        is_own,
    )


def _title(
    region: Region,
    figure: ExpectedFigure,
    near: list[ExpectedFigure],
    parts: str,
    language: str,
) -> str:
    """How many of them use more, and how many less, than the region itself."""
    shown = [item.actual for item in near if item.actual is not None]
    if figure.actual is None or not shown:
        return text(language, "peers.title.none", parts=parts, name=region.name)
    more = sum(value > figure.actual for value in shown)
    less = sum(value < figure.actual for value in shown)
    numbers = {key: whole_number(language, value) for key, value in (
        ("count", len(shown)), ("more", more), ("less", less))}  # fmt: skip
    return text(language, "peers.title", parts=parts, **numbers)
