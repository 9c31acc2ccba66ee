"""The same site as files, for a web server without an application: which ones, and what is in them.

`serving.export` writes them, beside the files of other parts.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path

from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published import layout
from jeugdpeil.published.csv_description import described
from jeugdpeil.published.download_names import name_marks
from jeugdpeil.published.inputs import mark_of, note
from jeugdpeil.published.manifest import FileEntry
from jeugdpeil.published.release import Release
from jeugdpeil.site.assets import STATIC
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import INDEX, MAIN_LANGUAGE, Links, split_path
from jeugdpeil.site.pages import MAKERS, Page, answer, not_found
from jeugdpeil.site.templating import rendered
from jeugdpeil.site.views.compare_choice import compare_paths, profile_paths
from jeugdpeil.site.views.copy_page import COPY, copy_page
from jeugdpeil.site.views.downloads import csv_description, downloads
from jeugdpeil.site.views.frame import newest_sentences
from jeugdpeil.site.views.freshness import overdue
from jeugdpeil.site.views.indicator_page import table_path, tables
from jeugdpeil.site.views.map_files import files_of_map, outline_paths
from jeugdpeil.site.views.map_page import MAP_LEVELS, choices
from jeugdpeil.site.views.moved_page import moved_codes, moved_page
from jeugdpeil.site.views.provisional_region import codes_with_nowcast
from jeugdpeil.site.views.what_if_page import draws_document, draws_file, movable_codes

# Pages that exist per region or figure only.
_OF_REGIONS = ("gebied", "trace", "wat-als", "profiel", "insluiten")
NAMES = "zoek/namen.json"
LOST = "404.html"
# Pages that may stay as they are while what they were made of stays the same: everything that they
# read is noted (`published.inputs`) or in `common`. The few others are made each time.
_FAMILIES = frozenset(
    {"gebied", "wat-als", "kaart", "cijfers", "voorlopig", "profiel", "vergelijk", "insluiten"}
)
# Files of a release whose readers note what they read of them, so that they need not count for all
# pages. Whoever keeps what came out of one of these keeps it in a `Memory`.
_NOTED = frozenset(
    {
        layout.PAGES,
        layout.PAGE_INDEX,
        layout.EXPECTED_PAGES,
        layout.EXPECTED_PAGE_INDEX,
        layout.CHANGE_PAGES,
        layout.CHANGE_PAGE_INDEX,
        layout.NOWCAST_PAGES,
        layout.NOWCAST_PAGE_INDEX,
        layout.CHANGES,
        layout.FINDINGS,
        layout.COVERAGE,
    }
)

_WITH_TABLES = tuple(f"{name}/" for name in (layout.FIGURES, layout.EXPECTED, layout.NOWCAST))
# Of those folders: what is read once and counts for every page.
_SMALL = (".card.json", "/characteristics.json", "/summary.json")


class SiteFiles:
    """The site of a release as files with relative addresses, in all languages.

    The folder can stand on any web server, at any address. Every region has one page, of its newest
    division, and the origin of its figures is told there.

    Args:
        release: the release.
        is_concept: whether it was never published.
        today: the present day, from which a page may say that a figure is overdue.
    """

    def __init__(self, release: Release, *, is_concept: bool, today: date | None = None) -> None:
        self._edition = Edition(release, is_concept=is_concept, today=today)

    def pages(self) -> Iterable[str]:
        """The place of every page in the folder.

        Both languages of a page stand next to each other: the figures are read once.
        """
        found = {(path, language) for language, path in self._pages()}
        return (file_of(language, path) for path, language in sorted(found))

    def pages_of_regions(self, language: str) -> Iterable[str]:
        """The place of the page of every region in a language."""
        links = Links(self._edition.regions, language, is_static=True)
        return (file_of(language, path) for path in sorted(_regions(self._edition, links)))

    def made(self) -> Iterable[str]:
        """The places of what is made, in an order in which what is read serves more than one."""
        return (*self.pages(), *self._draws, *self._descriptions, NAMES, LOST)

    @cached_property
    def _draws(self) -> Mapping[str, str]:
        """The model behind each file of draws that what-if reads while a slider moves."""
        edition = self._edition
        names = (model.id for model in edition.expectations.models)
        return {
            draws_file(name): name for name in names if draws_document(edition, name) is not None
        }

    @property
    def _marks(self) -> str:
        return name_marks(self._edition.manifest, is_concept=self._edition.is_concept)

    @cached_property
    def _downloads(self) -> Mapping[str, FileEntry]:
        return downloads(self._edition.manifest, self._marks)

    @cached_property
    def _descriptions(self) -> Mapping[str, FileEntry]:
        """What the columns of each CSV mean: made, since it names the CSV as it is called here."""
        found = self._downloads.items()
        return {place: entry for place, entry in found if described(entry.path)}

    def may_stay(self, place: str) -> bool:
        """Whether a file stays as it is while its inputs do not change."""
        family = page_in(place)[1].partition("/")[0]
        return family in _FAMILIES and place not in self._draws

    def body(self, place: str) -> bytes:
        """What stands in a file."""
        if place in self._descriptions:
            entry = self._descriptions[place]
            return csv_description(self._edition.release, entry, self._marks) or b""
        text = self._text(place)
        release = self._edition.manifest.id
        if release in text:
            note("release", lambda: release)
        return text.encode()

    def copied(self) -> Mapping[str, tuple[Path, str]]:
        """The files that are copied as they are, by place, with their hash."""
        folder = self._edition.release.folder
        found = {
            place: (folder / entry.path, entry.sha256)
            for place, entry in self._downloads.items()
            if place not in self._descriptions
        }
        assets = (path for path in sorted(STATIC.glob("*")) if path.is_file())
        return found | {f"static/{path.name}": (path, _sha256(path)) for path in assets}

    def common(self) -> str:
        """A mark of what counts for every page: banners, names, regions, definitions, outlines."""
        manifest = self._edition.manifest
        files = [(item.path, item.sha256) for item in manifest.files if not _is_noted(item.path)]
        return mark_of(
            self._edition.is_concept,
            manifest.is_fictional,
            manifest.monitor,
            manifest.sources,
            manifest.series,
            [overdue(info, self._edition) for info in manifest.series],
            manifest.measurements,
            manifest.divisions,
            manifest.maps,
            manifest.models,
            [newest_sentences(self._edition, language) for language in LANGUAGES],
            sorted(files),
        )

    def _pages(self) -> Iterable[tuple[str, str]]:
        edition = self._edition
        of_models = tuple(_of_models(edition))
        for language in LANGUAGES:
            links = Links(edition.regions, language, is_static=True)
            for path in (*_fixed(), *_regions(edition, links), *_moved(edition)):
                yield language, path
            for path in (*compare_paths(edition), *profile_paths(edition)):
                yield language, path
            for path in of_models:
                yield language, path
            for choice in choices(edition, links):
                yield language, choice.path
                beside = files_of_map(edition, choice.level, choice.period, choice.indicator)
                yield from ((language, path) for path in beside)
            for indicator in edition.definitions:
                yield language, f"cijfers/{indicator}"
                for choice in tables(edition, indicator, links):
                    yield language, table_path(indicator, choice)
        for path in outline_paths(edition, MAP_LEVELS):
            yield MAIN_LANGUAGE, path

    def _text(self, place: str) -> str:
        edition = self._edition
        if place == LOST:
            return not_found(edition, Links(edition.regions, MAIN_LANGUAGE, is_static=True)).body
        if place == NAMES:
            names = answer(edition, Links(edition.regions, MAIN_LANGUAGE, NAMES), {})
            assert isinstance(names, Page)
            return names.body
        if place in self._draws:
            return draws_document(edition, self._draws[place]) or ""
        language, path = page_in(place)
        return _page(edition, Links(edition.regions, language, path, is_static=True))


def _page(edition: Edition, links: Links) -> str:
    if links.path == COPY:
        return rendered("copy.html", edition, links, copy_page(edition, links))
    made = answer(edition, links, {})
    if isinstance(made, Page):
        return made.body
    page = moved_page(edition, links.path.rpartition("/")[2], links)
    assert page is not None, f"{links.path} leads elsewhere, and nothing says why"
    return rendered("moved.html", edition, links, page)


def _fixed() -> list[str]:
    return [*(name for name in MAKERS if name not in _OF_REGIONS), COPY]


def _regions(edition: Edition, links: Links) -> Iterable[str]:
    return (links.region_path(code) for code in edition.regions.by_code)


def _of_models(edition: Edition) -> Iterable[str]:
    """Model cards, what-if where something can be moved, and provisional figures of regions."""
    for model in edition.expectations.models:
        yield f"methode/{model.id}"
    yield from dict.fromkeys(f"wat-als/{code}" for code in movable_codes(edition))
    yield from (f"voorlopig/{code}" for code in codes_with_nowcast(edition))


def _moved(edition: Edition) -> Iterable[str]:
    return (f"gebied/{code}" for code in moved_codes(edition))


def _is_noted(path: str) -> bool:
    is_table = path.startswith(_WITH_TABLES)
    is_noted = path in _NOTED or (is_table and not path.endswith(_SMALL))
    # No page reads what the columns of a CSV mean.
    return is_noted or bool(described(path))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def file_of(language: str, path: str) -> str:
    """Place of a page in the folder.

    >>> file_of("en", "gebied/GM0244"), file_of("nl", ""), file_of("nl", "kaart/x/kaart.svg")
    ('en/gebied/GM0244/index.html', 'index.html', 'kaart/x/kaart.svg')
    """
    inner = "" if language == MAIN_LANGUAGE else language
    is_file = "." in path.rpartition("/")[2]
    return "/".join(part for part in (inner, path, "" if is_file else INDEX) if part)


def page_in(place: str) -> tuple[str, str]:
    """Language and path of the page in a file, the inverse of `file_of`.

    >>> page_in("en/gebied/GM0244/index.html"), page_in("index.html")
    (('en', 'gebied/GM0244'), ('nl', ''))
    """
    return split_path(place.removesuffix(INDEX))
