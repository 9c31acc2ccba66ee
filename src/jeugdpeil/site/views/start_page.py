"""The start page: one search field, the national figure, the ways in and what is new."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import day
from jeugdpeil.i18n.numbers import whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published import layout
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.choropleth import Choropleth
from jeugdpeil.site.views.compare_pair import looked_further
from jeugdpeil.site.views.figure_view import NOTE_APPROXIMATED, FigureView, figure_view
from jeugdpeil.site.views.frame import measured_sentences
from jeugdpeil.site.views.map_page import MapChoice, expected_choice, map_page
from jeugdpeil.site.views.region_expected import RegionExpected, main_expected, region_expected
from jeugdpeil.site.views.region_head import Link
from jeugdpeil.site.views.region_page import lead_sentence
from jeugdpeil.site.views.region_parts import Parts, parts
from jeugdpeil.site.views.report_link import report_of
from jeugdpeil.site.views.source_line import SourceLine
from jeugdpeil.site.views.words import full_name

_MOST_CHANGES = 6
# The picture is the jeugdregio's: some forty outlines say enough beside a search field.
_PICTURE_LEVELS = (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE)


@dataclass(frozen=True)
class Door:
    """A way into the site."""

    title: str
    sentence: str
    href: str


@dataclass(frozen=True)
class Picture:
    """The small map with its title and source."""

    heading: str
    choropleth: Choropleth
    source: SourceLine | None
    href: str


@dataclass(frozen=True)
class StartPage:
    """The start page.

    Args:
        region, region_href: the region that the monitor is about.
        heading: that its figure is of the whole country, or of which region.
        further: its comparison and its profile.
        expected: actual beside expected use of that region; None for the country.
        parts: the regions inside it.
    """

    region: str
    region_href: str
    heading: str
    further: tuple[Link, ...]
    lead: str
    figure: FigureView | None
    report: str
    approximated: tuple[str, ...]
    expected: RegionExpected | None
    parts: Parts | None
    picture: Picture | None
    doors: tuple[Door, ...]
    news_title: str
    news: tuple[str, ...]


def start_page(edition: Edition, links: Links) -> StartPage:
    """The start page."""
    home = edition.home()
    period = edition.period_of(home, edition.headline.id) if home else None
    figure = None
    if home is not None and period is not None:
        held = edition.figures(home.key.code)
        figure = held.newest(edition.headline.id, period, home.key.year)
    return StartPage(
        region=home.name if home else "",
        region_href=links.region(home.key.code) if home else "",
        heading=_heading(home, links.language),
        further=looked_further(home, links) if home else (),
        lead=lead_sentence(edition, home, figure, links.language) if home else "",
        figure=figure_view(edition, figure, links) if figure else None,
        report=report_of(edition, figure, links.language) if figure else "",
        approximated=measured_sentences(edition, links.language)
        if figure and NOTE_APPROXIMATED in figure.notes
        else (),
        expected=_expected(edition, home, links),
        parts=parts(edition, home, period, links) if home else None,
        picture=_picture(edition, home, links),
        doors=tuple(_doors(edition, links)),
        news_title=_news_title(edition, links.language),
        news=tuple(news(edition, links.language)),
    )


def _heading(home: Region | None, language: str) -> str:
    if home is None or home.key.level is RegionLevel.LAND:
        return text(language, "start.national")
    return text(language, "start.home", name=full_name(language, home))


def _expected(edition: Edition, home: Region | None, links: Links) -> RegionExpected | None:
    """Actual beside expected use, where the monitor is about a part of the country."""
    if home is None or home.key.level is RegionLevel.LAND:
        return None
    figure = main_expected(edition, home)
    return region_expected(edition, home, figure, links) if figure else None


def _news_title(edition: Edition, language: str) -> str:
    made = day(language, edition.manifest.created_at.date())
    return text(language, "news.title", day=made)


def _picture(edition: Edition, home: Region | None, links: Links) -> Picture | None:
    for level in _PICTURE_LEVELS:
        years = edition.years_held(edition.headline.id, level)
        if home is None or not years:
            continue
        choice = MapChoice(level, years[-1], edition.headline.id)
        page = map_page(edition, choice, links)
        if page.picture is not None:
            return Picture(page.heading, page.picture, page.source, links.page(choice.path))
    return None


def _doors(edition: Edition, links: Links) -> Iterable[Door]:
    """The ways in that lead somewhere in this release."""
    places = {name: links.page(name) for name in ("kaart", "cijfers", "methode")}
    expected = _expected_map(edition, links)
    if expected:
        places = {"kaart": places["kaart"], "verwacht": expected, "methode": places["methode"]}
    if edition.release.has_nowcast:
        del places["methode"]
        places["voorlopig"] = links.page("voorlopig")
    for name, href in places.items():
        yield Door(
            text(links.language, f"door.{name}.title"),
            text(links.language, f"door.{name}.sentence"),
            href,
        )


def _expected_map(edition: Edition, links: Links) -> str:
    """The map of the differences with expected use; empty where nothing is expected."""
    for model in edition.expectations.models:
        choice = expected_choice(edition, model)
        if choice is not None:
            return links.page(choice.path, "difference")
    return ""


def news(edition: Edition, language: str) -> Iterable[str]:
    """What changed in the figures since the release before."""
    document = edition.release.document(layout.CHANGES)
    changes: list[dict[str, Any]] = (
        document.get("indicators", []) if isinstance(document, dict) else document
    )
    if not edition.manifest.previous:
        yield text(language, "news.first")
        return
    if not changes:
        yield text(language, "news.none", previous=edition.manifest.previous)
        return
    for change in changes[:_MOST_CHANGES]:
        yield change_sentence(edition, change, language)
    if len(changes) > _MOST_CHANGES:
        number = whole_number(language, len(changes) - _MOST_CHANGES)
        yield text(language, "news.more", number=number)


def change_sentence(edition: Edition, change: dict[str, Any], language: str) -> str:
    """How many figures of one indicator are new, changed or gone."""
    definition = edition.definitions.get(change["indicator"])
    name = definition.name.in_language(language) if definition else change["indicator"]
    counts = {
        kind: whole_number(language, change[kind]) for kind in ("added", "changed", "removed")
    }
    sentence = text(language, "news.change", name=name, **counts)
    redefined = text(language, "news.redefined") if change["is_redefined"] else ""
    return f"{sentence} {redefined}".strip()
