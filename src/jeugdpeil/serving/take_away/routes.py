"""The addresses of the files to take along, beside those of the pages."""

from collections.abc import Callable, Iterable, Mapping
from threading import Lock

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published.csv_description import DESCRIPTION, MEDIA_TYPE, described_by
from jeugdpeil.published.current import CurrentRelease, Opened
from jeugdpeil.serving.take_away.files import Place, TakeAwayFiles
from jeugdpeil.site.app import asked_query
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.headers import KEEP_AND_ASK, SECURITY_HEADERS, has_already
from jeugdpeil.site.links import MAIN_LANGUAGE, Links
from jeugdpeil.site.memory import Memory
from jeugdpeil.site.pages import not_found
from jeugdpeil.site.views.compare_choice import asked_of
from jeugdpeil.site.views.take_away import CHARTS, FOLDER

Query = Mapping[str, str]
NOTHING_ASKED: Query = {}
COMPARISON = "vergelijk"
_ROOM = 128
_LONGEST_PATH = 300
# A reader sees these in the browser; the others are of use to another program only.
_SHOWN = ("pdf", "png", "txt")
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    f"csv{DESCRIPTION}": MEDIA_TYPE,
    "txt": "text/plain; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "zip": "application/zip",
    "csl.json": "application/vnd.citationstyles.csl+json; charset=utf-8",
    "json": "application/json; charset=utf-8",
}


def routes(current: CurrentRelease) -> list[BaseRoute]:
    """The addresses of the files, in both languages; they go before those of the pages."""
    desk = Desk(current)
    found: list[BaseRoute] = []
    for language in LANGUAGES:
        prefix = "" if language == MAIN_LANGUAGE else f"/{language}"
        folder, chart = f"/{FOLDER}/{{path:path}}", f"/gebied/{{code}}/{{year:int}}/{CHARTS}"
        found += [
            Route(prefix + folder, desk.endpoint(language)),
            Route(f"{prefix}{chart}/{{name}}.png", desk.endpoint(language)),
        ]
    return found


class Desk:
    """Hands out the files of the release that is shown.

    Files are made in threads, so that a page never waits for one; one at a time, over an edition of
    their own, since the memories of an edition are made for one thread.

    Args:
        current: tells which release is shown.
    """

    def __init__(self, current: CurrentRelease) -> None:
        self._current = current
        self._opened: Opened | None = None
        self._edition: Edition | None = None
        self._made: Memory[tuple[str, str], bytes | None] = Memory(_ROOM)
        self._lock = Lock()

    def endpoint(self, language: str) -> Callable[[Request], Response]:
        """What answers a request in a language."""

        def answer(request: Request) -> Response:
            return self._answer(request, language)

        return answer

    def _answer(self, request: Request, language: str) -> Response:
        path = request.url.path.lstrip("/")
        inner = path if language == MAIN_LANGUAGE else path.partition("/")[2]
        site = str(request.base_url)
        with self._lock:
            edition = self._shown()
            etag = f'"{edition.manifest.id}"'
            if has_already(request.headers.raw, etag):
                return Response(status_code=304, headers=_headers(etag))
            asked = asked_query(request.scope["query_string"], COMPARISON)
            files = TakeAwayFiles(edition, site)
            body = self._body(files, inner, language, asked)
        if body is None:
            page = not_found(edition, Links(edition.regions, language))
            return Response(page.body, 404, _texts(), page.content_type)
        return _file(body, inner, etag)

    def _shown(self) -> Edition:
        opened = self._current.opened()
        if self._edition is None or opened is not self._opened:
            self._edition = Edition(opened.release, is_concept=opened.is_concept)
            self._opened, self._made = opened, Memory(_ROOM)
        return self._edition

    def _body(self, files: TakeAwayFiles, path: str, language: str, asked: Query) -> bytes | None:
        if len(path) > _LONGEST_PATH:
            return None
        places = places_of(files, path, language, asked)
        place = next((item for item in places if item.path == path), None)
        if place is None:
            return None
        if not place.is_kept:
            return place.make()
        return self._made.recall((f"{language}/{path}", files.site), place.make)


def places_of(
    files: TakeAwayFiles, path: str, language: str, asked: Query = NOTHING_ASKED
) -> Iterable[Place]:
    """The files that stand near an address: only what is listed can be asked for.

    Args:
        files: makes the files.
        path: the address within the language, made by a stranger.
        language: `nl` or `en`.
        asked: what stands behind the question mark; only a comparison looks at it.
    """
    edition = files.edition
    match path.split("/"):
        case ["gebied", code, year, word, _] if word == CHARTS and year.isdecimal():
            region = edition.regions.get(code, int(year))
            return files.of_charts(region, language) if region else ()
        case [_, "voorlopig", _]:
            return files.of_provisional(language)
        case [_, word, _] if word == COMPARISON:
            return _comparison(files, asked, language)
        case [_, "verwacht", model, _]:
            return files.of_model(model, language) if edition.expectations.model(model) else ()
        case [_, "cijfers", indicator, _] if indicator in edition.definitions:
            return files.of_indicator(indicator, language)
        case [_, "cijfers", indicator, level, year, _] if indicator in edition.definitions:
            return _table(files, indicator, level, year, language)
        case [_, code, year, _] if year.isdecimal():
            region = edition.regions.get(code, int(year))
            return files.of_region(region, language) if region else ()
        case _:
            return ()


def _comparison(files: TakeAwayFiles, asked: Query, language: str) -> Iterable[Place]:
    """The workbook of a choice that can be followed to the letter; none of any other."""
    found = asked_of(files.edition, asked)
    return files.of_comparison(found.choice, language) if found.is_plain else ()


def _table(
    files: TakeAwayFiles, indicator: str, level: str, year: str, language: str
) -> Iterable[Place]:
    if level not in {item.value for item in RegionLevel} or not (
        year.isdecimal() and len(year) == 4
    ):
        return ()
    return files.of_table(indicator, RegionLevel(level), Period.parse(year), language)


def _file(body: bytes, path: str, etag: str) -> Response:
    name = path.rpartition("/")[2]
    extension = next(end for end in sorted(TYPES, key=len, reverse=True) if name.endswith(end))
    how = "inline" if extension in _SHOWN else "attachment"
    # Names are made of codes and words of our own: letters, digits, hyphens and dots.
    shown = {"content-disposition": f'{how}; filename="{name}"'}
    if extension == "csv":
        shown["link"] = described_by(name)
    return Response(body, 200, _headers(etag) | shown, TYPES[extension])


def _headers(etag: str) -> dict[str, str]:
    return {**_texts(), "cache-control": KEEP_AND_ASK, "etag": etag}


def _texts() -> dict[str, str]:
    return {name.decode(): words.decode() for name, words in SECURITY_HEADERS}
