"""The same site as files in a folder, for a web server without an application."""

import multiprocessing
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from jeugdpeil.domain.errors import StorageError, system_reason
from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.site.assets import STATIC
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import INDEX, MAIN_LANGUAGE, Links
from jeugdpeil.site.pages import MAKERS, Page, answer, not_found
from jeugdpeil.site.templating import rendered
from jeugdpeil.site.views.compare_choice import compare_paths, profile_paths
from jeugdpeil.site.views.downloads import downloads, name_marks
from jeugdpeil.site.views.indicator_page import table_path, tables
from jeugdpeil.site.views.map_files import files_of_map, outline_paths
from jeugdpeil.site.views.map_page import MAP_LEVELS, choices
from jeugdpeil.site.views.moved_page import moved_codes, moved_page
from jeugdpeil.site.views.provisional_region import codes_with_nowcast
from jeugdpeil.site.views.what_if_page import draws_document, draws_file, movable_codes

# A second process must first open the release for itself, about two seconds.
_PAGES_PER_PROCESS = 400
_MOST_PROCESSES = 8
_PAGES_PER_TASK = 100
MARK = ".jeugdpeil-export"
# Pages that exist per region or figure only.
_OF_REGIONS = ("gebied", "trace", "wat-als", "profiel", "insluiten")


@dataclass(frozen=True)
class Task:
    """Pages for one process to write.

    Args:
        shelf: folder of the releases.
        release: id of the release.
        out: folder to write in.
        pages: language and path of each page.
    """

    shelf: Path
    release: str
    out: Path
    pages: tuple[tuple[str, str], ...]


class Part(Protocol):
    """Files of another part of the program that stand in the same folder."""

    def made(self) -> Iterable[str]:
        """The place of every file."""
        ...

    def body(self, place: str) -> bytes:
        """What stands in a file."""
        ...


def export(
    shelf: Shelf,
    release_id: str | None,
    folder: Path,
    workers: int | None = None,
    beside: Callable[[Release, bool], Part] | None = None,
) -> int:
    """Write the site as files with relative addresses, in all languages.

    The folder can stand on any web server, at any address. Every region has one page, of its newest
    division, and the origin of its figures is told there.

    Args:
        shelf: the releases.
        release_id: the release; None for the current one.
        folder: where to write. An export that is there is replaced, any other content is refused.
        workers: number of processes; None for as many as the machine and the work allow.
        beside: makes the part with the files that pages of the site lead to.

    Returns:
        The number of files.

    Raises:
        ReleaseError: there is no such release.
        StorageError: the folder holds something else, or cannot be written.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    edition = _opened(shelf.folder, release.manifest.id)
    _clear(folder)
    try:
        pages = list(paths(edition))
        count = _write_pages(shelf, edition, folder, pages, workers)
        part = beside(release, edition.is_concept) if beside else None
        return count + _write_files(edition, folder) + (_write_part(part, folder) if part else 0)
    except OSError as error:
        raise StorageError(
            f"De website kon niet worden geschreven: {system_reason(error)}",
            where=f"map {folder.name}",
            remedy="Maak ruimte op de schijf, of noem een andere map.",
        ) from error


def paths(edition: Edition) -> Iterable[tuple[str, str]]:
    """Language and path of every page."""
    for language in LANGUAGES:
        links = Links(edition.regions, language, is_static=True)
        for path in (*_fixed(), *_regions(edition, links), *_moved(edition)):
            yield language, path
        for path in (*compare_paths(edition), *profile_paths(edition)):
            yield language, path
        for path in _of_models(edition):
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


def _fixed() -> list[str]:
    return [name for name in MAKERS if name not in _OF_REGIONS]


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


def _opened(shelf: Path, release: str) -> Edition:
    on_shelf = Shelf(shelf)
    today = datetime.now().astimezone().date()
    return Edition(on_shelf.release(release), on_shelf.is_concept(release), today)


def _write_pages(
    shelf: Shelf,
    edition: Edition,
    folder: Path,
    pages: Sequence[tuple[str, str]],
    workers: int | None,
) -> int:
    # Both languages of a page in one task: the figures are read once.
    ordered = sorted(pages, key=lambda page: (page[1], page[0]))
    tasks = [
        Task(shelf.folder, edition.manifest.id, folder, tuple(ordered[start : start + size]))
        for size in (_PAGES_PER_TASK,)
        for start in range(0, len(ordered), size)
    ]
    processes = workers or _processes(len(pages))
    if processes == 1:
        return sum(write_task(edition, task) for task in tasks)
    # Processes are started afresh on every system, as Windows does it: nothing is inherited.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context) as pool:
        return sum(pool.map(write_in_process, tasks))


def _processes(pages: int) -> int:
    return max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, pages // _PAGES_PER_PROCESS))


_editions: dict[tuple[Path, str], Edition] = {}


def write_in_process(task: Task) -> int:
    """Write the pages of a task in a process that keeps its edition for the next task."""
    key = (task.shelf, task.release)
    if key not in _editions:
        _editions[key] = _opened(task.shelf, task.release)
    return write_task(_editions[key], task)


def write_task(edition: Edition, task: Task) -> int:
    """Write the pages of a task."""
    for language, path in task.pages:
        target = task.out / file_of(language, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        links = Links(edition.regions, language, path, is_static=True)
        target.write_text(_body(edition, links), "utf-8", newline="\n")
    return len(task.pages)


def file_of(language: str, path: str) -> str:
    """Place of a page in the folder.

    >>> file_of("en", "gebied/GM0244"), file_of("nl", ""), file_of("nl", "kaart/x/kaart.svg")
    ('en/gebied/GM0244/index.html', 'index.html', 'kaart/x/kaart.svg')
    """
    inner = "" if language == MAIN_LANGUAGE else language
    is_file = "." in path.rpartition("/")[2]
    return "/".join(part for part in (inner, path, "" if is_file else INDEX) if part)


def _body(edition: Edition, links: Links) -> str:
    made = answer(edition, links, {})
    if isinstance(made, Page):
        return made.body
    page = moved_page(edition, links.path.rpartition("/")[2], links)
    assert page is not None, f"{links.path} leads elsewhere, and nothing says why"
    return rendered("moved.html", edition, links, page)


def _write_files(edition: Edition, folder: Path) -> int:
    """The assets, the names to search in, and the files to take along."""
    names = answer(edition, Links(edition.regions, MAIN_LANGUAGE, "zoek/namen.json"), {})
    assert isinstance(names, Page)
    (folder / "zoek" / "namen.json").write_text(names.body, "utf-8", newline="\n")
    lost = not_found(edition, Links(edition.regions, MAIN_LANGUAGE, is_static=True))
    (folder / "404.html").write_text(lost.body, "utf-8", newline="\n")
    count = 3
    count += _write_draws(edition, folder)
    (folder / MARK).write_text(edition.manifest.id + "\n", "utf-8")
    marks = name_marks(edition.manifest, is_concept=edition.is_concept)
    files = {place: edition.release.folder / entry.path
             for place, entry in downloads(edition.manifest, marks).items()}  # fmt: skip
    files |= {f"static/{path.name}": path for path in sorted(STATIC.glob("*")) if path.is_file()}
    for place, source in files.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        count += 1
    return count


def _write_draws(edition: Edition, folder: Path) -> int:
    """The draws that what-if reads while a slider moves, one file per model."""
    count = 0
    for model in edition.expectations.models:
        draws = draws_document(edition, model.id)
        if draws is not None:
            target = folder / draws_file(model.id)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(draws, "utf-8", newline="\n")
            count += 1
    return count


def _write_part(part: Part, folder: Path) -> int:
    places = list(part.made())
    for place in places:
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(part.body(place))
    return len(places)


def _clear(folder: Path) -> None:
    """Make room for the export; a folder that holds anything else is left alone."""
    try:
        if folder.exists() and any(folder.iterdir()):
            if not (folder / MARK).exists():
                raise StorageError(
                    "In deze map staat iets anders dan een eerder geschreven website",
                    where=f"map {folder.name}",
                    remedy="Noem een lege map, of een map die er nog niet is.",
                )
            shutil.rmtree(folder)
        folder.mkdir(parents=True, exist_ok=True)
        # From the start, so that an export that was interrupted can be written again.
        (folder / MARK).write_text("", "utf-8")
    except OSError as error:
        raise StorageError(
            f"In de map kan niet worden geschreven: {system_reason(error)}",
            where=f"map {folder.name}",
            remedy="Noem een map waarin u mag schrijven.",
        ) from error
