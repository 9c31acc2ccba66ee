"""What stands around every page: navigation, banners, the newest year held, language, footer."""

import json
from dataclasses import dataclass
from datetime import date

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import in_notation
from jeugdpeil.i18n.texts import LANGUAGES, code_text, sentence_of_code, text
from jeugdpeil.published.manifest import Measurement, SeriesInfo
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.report_address import address_of
from jeugdpeil.site.views.words import level_name

_MENU = ("kaart", "cijfers", "vergelijk", "voorlopig", "methode", "data")
_FOOTER = ("methode", "data", "toegankelijkheid", "colofon")


@dataclass(frozen=True)
class MenuItem:
    """An item of the menu; `is_here` marks the part of the site that the page belongs to."""

    label: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class LanguageItem:
    """The same page in a language."""

    code: str
    label: str
    href: str
    is_here: bool


@dataclass(frozen=True)
class Frame:
    """The part of a page that is the same everywhere.

    Args:
        site_name: name of the monitor.
        is_fictional, is_concept: whether the page says VERZONNEN or CONCEPT.
        newest: sentences on the newest year held and on the next publication.
        release: id of the release; empty in a copy in files, where one page tells it.
        takes_reports: whether a reader can report a figure somewhere.
        levels: names of the levels of region as JSON, for the suggestions of a search.
        has_postcodes: whether a search finds postal codes.
    """

    language: str
    site_name: str
    menu: tuple[MenuItem, ...]
    footer: tuple[MenuItem, ...]
    languages: tuple[LanguageItem, ...]
    is_fictional: bool
    is_concept: bool
    newest: tuple[str, ...]
    release: str
    owner: str
    contact: str
    takes_reports: bool
    levels: str
    has_postcodes: bool


def frame(edition: Edition, links: Links) -> Frame:
    """The frame around a page."""
    language, manifest = links.language, edition.manifest
    here = links.path.partition("/")[0]
    return Frame(
        language=language,
        site_name=manifest.monitor.name,
        menu=tuple(_item(name, here, links) for name in _MENU),
        footer=tuple(_item(name, here, links) for name in _FOOTER),
        languages=tuple(
            LanguageItem(
                code, text(code, "language.name"), links.in_language(code), code == language
            )
            for code in LANGUAGES
        ),
        is_fictional=manifest.is_fictional,
        is_concept=edition.is_concept,
        newest=newest_sentences(edition, language),
        # A page of a copy would otherwise change with every release, its figures or not.
        release="" if links.is_static else manifest.id,
        owner=manifest.monitor.owner,
        contact=manifest.monitor.contact,
        takes_reports=bool(address_of(manifest.monitor)),
        levels=json.dumps(
            {level.value: level_name(language, level) for level in RegionLevel},
            ensure_ascii=False,
        ),
        has_postcodes=edition.search.has_postcodes,
    )


def _item(name: str, here: str, links: Links) -> MenuItem:
    return MenuItem(text(links.language, f"menu.{name}"), links.page(name), name == here)


def newest_sentences(edition: Edition, language: str) -> tuple[str, ...]:
    """Which year is the newest, and when its publisher brings out more.

    A publication that was due before the day on which the page is made is told as such.
    """
    manifest = edition.manifest
    if not manifest.series:
        return ()
    years = [info for info in manifest.series if info.kind == PeriodKind.JAAR.value]
    info, made = (years or manifest.series)[0], edition.day
    sentences = (
        _newest(info, language),
        "" if manifest.is_fictional else _behind(info, made, language),
        _next(info, made, language),
    )
    return tuple(sentence for sentence in sentences if sentence)


def _newest(info: SeriesInfo, language: str) -> str:
    return text(
        language,
        "newest",
        period=period_name(language, Period.parse(info.newest)),
        status=code_text(language, "status", info.status),
        vintage=day(language, info.vintage),
    )


def _behind(info: SeriesInfo, made: date, language: str) -> str:
    """That figures on later years have come out, where the calendar says so.

    Source:
        CBS, onderzoeksbeschrijving beleidsinformatie jeugd: figures on year Y first appear at the
        end of April of Y+1.
    """
    newest = Period.parse(info.newest)
    is_behind = newest.kind is PeriodKind.JAAR and made > date(newest.year + 2, 4, 30)
    return text(language, "newest.behind") if is_behind else ""


def _next(info: SeriesInfo, made: date, language: str) -> str:
    if not info.next_publication:
        return ""
    is_past = info.next_publication < made.isoformat()
    key = "newest.overdue" if is_past else "newest.next"
    return text(language, key, day=day(language, info.next_publication))


def measured_sentences(edition: Edition, language: str) -> tuple[str, ...]:
    """What the build measured about its own figures, such as the error of the denominators."""
    return tuple(_measured(item, language) for item in edition.manifest.measurements)


def _measured(item: Measurement, language: str) -> str:
    # The difference of the gemeente bears its sign; a sentence says it in words.
    words = {name: in_notation(language, value.removeprefix("-")) for name, value in item.values}
    side = "lower" if dict(item.values).get("gemeente", "").startswith("-") else "higher"
    words["richting"] = text(language, f"measured.direction.{side}")
    return sentence_of_code(language, "measured", item.code, words)
