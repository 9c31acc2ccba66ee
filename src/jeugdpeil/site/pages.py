"""From an address to a page: the one list of all pages, for the server and for the export."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.chart_svg import SVG, chart_of_region
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.templating import rendered
from jeugdpeil.site.views.compare_choice import asked_of, canonical_address
from jeugdpeil.site.views.compare_page import compare_page, default_comparison
from jeugdpeil.site.views.data_page import data_page
from jeugdpeil.site.views.error_page import ErrorPage, error_page, not_found_region
from jeugdpeil.site.views.expected_trace import expected_trace, find_expected
from jeugdpeil.site.views.indicator_list import indicator_list
from jeugdpeil.site.views.indicator_page import (
    Sorting,
    TableChoice,
    default_table,
    indicator_page,
)
from jeugdpeil.site.views.map_data import as_json, outlines_document, values_document
from jeugdpeil.site.views.map_files import EMBED, OUTLINES, PICTURE, VALUES
from jeugdpeil.site.views.map_page import MAP_LEVELS, MapChoice, default_choice, map_page
from jeugdpeil.site.views.map_picture import map_picture, standing_sentences
from jeugdpeil.site.views.method_page import method_page
from jeugdpeil.site.views.model_page import model_page
from jeugdpeil.site.views.profile_page import profile_page
from jeugdpeil.site.views.prose_page import prose_page
from jeugdpeil.site.views.provisional_page import provisional_page
from jeugdpeil.site.views.provisional_region import provisional_region
from jeugdpeil.site.views.region_whole import whole_region_page
from jeugdpeil.site.views.search_page import names_for_script, search_page
from jeugdpeil.site.views.start_page import start_page
from jeugdpeil.site.views.take_away import CHARTS
from jeugdpeil.site.views.trace_page import find_figure, trace_page
from jeugdpeil.site.views.what_if_page import (
    CHARACTERISTIC,
    VALUE,
    draws_document,
    what_if_page,
)

HTML = "text/html; charset=utf-8"
JSON = "application/json; charset=utf-8"
Query = Mapping[str, str]
# "?alleen=duidelijk" on a map: only regions whose difference with expected use is clear.
ONLY, CLEAR = "alleen", "duidelijk"
# "?beeld=difference" on the picture of a map: one of the three maps alone.
ONE_MAP = "beeld"
WHAT_IF_KEYS = (CHARACTERISTIC, VALUE)


class Kept(Enum):
    """Whether a page may be kept for the next reader."""

    YES = "yes"
    NO = "no"


@dataclass(frozen=True)
class Page:
    """A finished page.

    Args:
        body: the whole document.
        status: HTTP status.
        content_type: what the body is.
        kept: whether the same address gives the same page until the next release.
    """

    body: str
    status: int = 200
    content_type: str = HTML
    kept: Kept = Kept.YES


@dataclass(frozen=True)
class Redirect:
    """Another address where the answer stands."""

    location: str


Answer = Page | Redirect


@dataclass(frozen=True)
class Visit:
    """What is asked for.

    Args:
        edition: the release.
        links: addresses seen from the page; its path is the address within the language.
        rest: the words of the path behind the first one.
        query: what stands behind the question mark.
    """

    edition: Edition
    links: Links
    rest: list[str]
    query: Query

    @property
    def language(self) -> str:
        """Language of the page."""
        return self.links.language

    def page(self, template: str, view: object, kept: Kept = Kept.YES) -> Page:
        """A page of a template and its view data."""
        return Page(rendered(template, self.edition, self.links, view), kept=kept)

    def lost(self, page: ErrorPage | None = None) -> Page:
        """The page for an address that leads nowhere, with what to do next."""
        shown = page or error_page(404, self.language)
        return Page(rendered("error.html", self.edition, self.links, shown), 404, kept=Kept.NO)


Maker = Callable[[Visit], Answer]


def answer(edition: Edition, links: Links, query: Query) -> Answer:
    """The page at the path of `links`."""
    head, *rest = links.path.split("/")
    visit = Visit(edition, links, rest, query)
    maker = MAKERS.get(head)
    return maker(visit) if maker else visit.lost()


def not_found(edition: Edition, links: Links) -> Page:
    """The page for an address that is none of the pages."""
    return Visit(edition, links, [], {}).lost()


def _start(visit: Visit) -> Answer:
    return visit.page("start.html", start_page(visit.edition, visit.links))


def _search(visit: Visit) -> Answer:
    if visit.rest == ["namen.json"]:
        names = names_for_script(visit.edition)
        body = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
        return Page(body, content_type=JSON)
    if visit.rest:
        return visit.lost()
    view = search_page(visit.edition, visit.query.get("q", ""), visit.links)
    # What people look for is not kept, not even in memory.
    return visit.page("search.html", view, Kept.NO)


def _region(visit: Visit) -> Answer:
    rest = visit.rest
    if len(rest) == 4 and rest[2] == CHARTS and _is_year(rest[1]):
        return _chart(visit, rest[0], int(rest[1]), rest[3])
    if not 1 <= len(rest) <= 2 or (len(rest) == 2 and not _is_year(rest[1])):
        return visit.lost()
    code, year = rest[0], int(rest[1]) if len(rest) == 2 else None
    known = visit.edition.regions.by_code
    if code not in known and code.upper() in known:
        return Redirect(visit.links.region(code.upper(), year))
    region = visit.edition.regions.get(code, year)
    if region is None:
        return _moved_region(visit, code, year)
    arrived_from = visit.query.get("van", "")
    view = whole_region_page(visit.edition, region, visit.links, arrived_from)
    return visit.page("region.html", view)


def _chart(visit: Visit, code: str, year: int, name: str) -> Answer:
    """A chart of a region page as a picture of its own."""
    region = visit.edition.regions.get(code, year)
    found = chart_of_region(visit.edition, region, name, visit.language) if region else None
    return Page(found, content_type=SVG) if found else visit.lost()


def _moved_region(visit: Visit, code: str, year: int | None) -> Answer:
    """A region that is not there: perhaps it became part of another one."""
    entry = visit.edition.search.gone(code)
    if entry is not None and visit.edition.regions.get(entry.successor or "") is not None:
        return Redirect(f"{visit.links.region(entry.successor or '')}?van={code}")
    return visit.lost(not_found_region(visit.edition, code, year, visit.links))


def _map(visit: Visit) -> Answer:
    edition, rest = visit.edition, visit.rest
    if rest[:1] == [OUTLINES]:
        return _outlines(visit)
    if rest[3:] in ([VALUES], [PICTURE]):
        return _map_file(visit)
    choice = _choice(edition, rest) if rest else _choice_of_query(edition, visit.query)
    if choice is None:
        return visit.lost()
    is_filtered = visit.query.get(ONLY) == CLEAR
    if not rest and visit.query.keys() - {ONLY}:
        tail = f"?{ONLY}={CLEAR}" if is_filtered else ""
        return Redirect(f"{visit.links.page(choice.path)}{tail}")
    view = map_page(edition, choice, visit.links, is_filtered=is_filtered)
    return visit.page("map.html", view)


def _outlines(visit: Visit) -> Answer:
    """The outlines of a level for the moving map: `kaart/grenzen/wijk-2022.json`."""
    level, _, year = visit.rest[-1].removesuffix(".json").rpartition("-")
    known = next((each for each in MAP_LEVELS if each.value == level), None)
    if known is None or not _is_year(year) or len(visit.rest) != 2:
        return visit.lost()
    document = outlines_document(visit.edition, known, int(year))
    if document is None:
        return visit.lost()
    return Page(as_json(document), content_type=JSON)


def _map_file(visit: Visit) -> Answer:
    """What belongs to a map as a file: its values, or the picture."""
    edition, language = visit.edition, visit.language
    choice = _choice(edition, visit.rest[:3])
    if choice is None:
        return visit.lost()
    links = replace(visit.links, path=choice.path)
    is_picture = visit.rest[3] == PICTURE
    is_filtered = is_picture and visit.query.get(ONLY) == CLEAR
    view = map_page(edition, choice, links, is_filtered=is_filtered)
    if view.files is None:
        return visit.lost()
    if not is_picture:
        return Page(as_json(values_document(view, language)), content_type=JSON)
    said = standing_sentences(edition, language, is_filtered=is_filtered)
    picture = map_picture(view, language, said, visit.query.get(ONE_MAP, ""))
    if picture is None:
        return visit.lost()
    return Page(rendered("map.svg", edition, links, picture), content_type=SVG)


def may_be_framed(path: str) -> bool:
    """Whether the page at a path within its language is made to be shown inside other sites."""
    return path.startswith(f"{EMBED}/")


def _embed(visit: Visit) -> Answer:
    """A map to show inside another site: `insluiten/kaart/...`."""
    choice = _choice(visit.edition, visit.rest[1:]) if visit.rest[:1] == ["kaart"] else None
    view = map_page(visit.edition, choice, visit.links) if choice else None
    return visit.page("map_embed.html", view) if view and view.files else visit.lost()


def _choice_of_query(edition: Edition, query: Query) -> MapChoice | None:
    """The map that a hand-made address asks for, with the usual choice for what it leaves out."""
    usual = default_choice(edition)
    if usual is None:
        return None
    level = query.get("niveau", usual.level.value)
    year = query.get("jaar", str(usual.period))
    return _choice(edition, [level, year, query.get("cijfer", usual.indicator)])


def _choice(edition: Edition, parts: list[str]) -> MapChoice | None:
    if len(parts) != 3 or parts[2] not in edition.definitions or not _is_year(parts[1]):
        return None
    level = next((each for each in MAP_LEVELS if each.value == parts[0]), None)
    period = Period(PeriodKind.JAAR, int(parts[1]))
    if level is None or period not in edition.years_held(parts[2], level):
        return None
    return MapChoice(level, period, parts[2])


def _indicators(visit: Visit) -> Answer:
    edition, rest = visit.edition, visit.rest
    if not rest:
        return visit.page("indicators.html", indicator_list(edition, visit.links))
    definition = edition.definitions.get(rest[0])
    if definition is None or len(rest) not in (1, 3):
        message = text(visit.language, "error.404.indicator")
        return visit.lost(error_page(404, visit.language, message))
    choice = _table(edition, rest) if len(rest) == 3 else default_table(edition, rest[0])
    if choice is None and len(rest) == 3:
        return visit.lost()
    view = indicator_page(edition, definition, _sorted(choice, visit.query), visit.links)
    return visit.page("indicator.html", view)


def _table(edition: Edition, parts: list[str]) -> TableChoice | None:
    indicator, word, year = parts
    level = next((each for each in RegionLevel if each.value == word), None)
    if level is None or not _is_year(year):
        return None
    period = Period(PeriodKind.JAAR, int(year))
    return TableChoice(level, period) if period in edition.years_held(indicator, level) else None


def _sorted(choice: TableChoice | None, query: Query) -> TableChoice | None:
    words = {each.value: each for each in Sorting}
    sorting = words.get(query.get("sort", ""))
    if choice is None or sorting is None:
        return choice
    return TableChoice(choice.level, choice.period, sorting, query.get("volgorde") == "af")


def _method(visit: Visit) -> Answer:
    if not visit.rest:
        return visit.page("method.html", method_page(visit.edition, visit.links))
    model = visit.edition.expectations.model(visit.rest[0]) if len(visit.rest) == 1 else None
    if model is None:
        return visit.lost()
    return visit.page("model.html", model_page(visit.edition, model, visit.links))


def _provisional(visit: Visit) -> Answer:
    if not visit.rest:
        return visit.page("provisional.html", provisional_page(visit.edition, visit.links))
    region = visit.edition.regions.get(visit.rest[0]) if len(visit.rest) == 1 else None
    if region is None:
        return visit.lost()
    view = provisional_region(visit.edition, region, visit.links)
    return visit.page("provisional_region.html", view)


def _what_if(visit: Visit) -> Answer:
    if len(visit.rest) == 1 and visit.rest[0].endswith(".json"):
        draws = draws_document(visit.edition, visit.rest[0].removesuffix(".json"))
        return visit.lost() if draws is None else Page(draws, content_type=JSON)
    region = visit.edition.regions.get(visit.rest[0]) if len(visit.rest) == 1 else None
    view = what_if_page(visit.edition, region, visit.query, visit.links) if region else None
    if view is None:
        return visit.lost()
    # A reader may fill in any number: an answer is not worth a place in the memory of pages.
    is_asked = bool(view.answer or view.problem)
    return visit.page("what_if.html", view, Kept.NO if is_asked else Kept.YES)


def _compare(visit: Visit) -> Answer:
    edition, links = visit.edition, visit.links
    if visit.rest or not visit.query:
        region = edition.regions.get(visit.rest[0]) if visit.rest else edition.home()
        if len(visit.rest) > 1 or (visit.rest and region is None):
            return visit.lost()
        view = compare_page(edition, default_comparison(edition, region), links)
        return visit.page("compare.html", view)
    asked = asked_of(edition, visit.query)
    elsewhere = canonical_address(asked, visit.query, links)
    if elsewhere:
        return Redirect(elsewhere)
    # Readers may pick any eight of thousands: a comparison is not worth a place in the memory.
    return visit.page("compare.html", compare_page(edition, asked, links), Kept.NO)


def _profile(visit: Visit) -> Answer:
    region = visit.edition.regions.get(visit.rest[0]) if len(visit.rest) == 1 else None
    if region is None:
        return visit.lost()
    return visit.page("profile.html", profile_page(visit.edition, region, visit.links))


def _data(visit: Visit) -> Answer:
    return visit.page("data.html", data_page(visit.edition, visit.links))


def _prose(visit: Visit) -> Answer:
    return visit.page("prose.html", prose_page(visit.links.path, visit.language))


def _trace(visit: Visit) -> Answer:
    expected = find_expected(visit.edition, visit.rest[0]) if len(visit.rest) == 1 else None
    told = expected_trace(visit.edition, expected, visit.links) if expected else None
    if told is not None:
        return visit.page("expected_trace.html", told)
    figure = find_figure(visit.edition, visit.rest[0]) if len(visit.rest) == 1 else None
    view = trace_page(visit.edition, figure, visit.links) if figure else None
    if view is None:
        message = text(visit.language, "error.404.trace")
        return visit.lost(error_page(404, visit.language, message))
    return visit.page("trace.html", view)


def _alone(maker: Maker) -> Maker:
    """A page that has nothing beneath it."""

    def alone(visit: Visit) -> Answer:
        return visit.lost() if visit.rest else maker(visit)

    return alone


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isascii() and word.isdigit() and "1995" <= word <= "2100"


MAKERS: Mapping[str, Maker] = {
    "": _alone(_start),
    "zoek": _search,
    "gebied": _region,
    "kaart": _map,
    EMBED: _embed,
    "cijfers": _indicators,
    "vergelijk": _compare,
    "profiel": _profile,
    "methode": _method,
    "wat-als": _what_if,
    "voorlopig": _provisional,
    "data": _alone(_data),
    "toegankelijkheid": _alone(_prose),
    "colofon": _alone(_prose),
    "trace": _trace,
}
