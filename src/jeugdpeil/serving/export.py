"""Everything that is served as files in a folder, for a web server without an application."""

import gc
import hashlib
import multiprocessing
import os
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from jeugdpeil.domain.errors import StorageError, system_reason
from jeugdpeil.published.inputs import Inputs, mark_of, watched
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.export_folder import APART, prepare, put_in_place
from jeugdpeil.serving.export_record import Record, Written
from jeugdpeil.serving.fresh import Freshness
from jeugdpeil.serving.software_mark import software_mark
from jeugdpeil.serving.take_away.part import take_away_part
from jeugdpeil.site.export import SiteFiles

# A second process must first open the release for itself, about two seconds.
_FILES_PER_PROCESS = 400
_MOST_PROCESSES = 8
# Few, so that no process is left alone with the last heavy pages.
_FILES_PER_TASK = 25


class Part(Protocol):
    """A part of what is served, as files: the site, the documents of the API, the reports."""

    def made(self) -> Iterable[str]:
        """The places of what is made, in an order in which what is read serves more than one."""
        ...

    def may_stay(self, place: str) -> bool:
        """Whether a file stays as it is while what it was made of does not change."""
        ...

    def body(self, place: str) -> bytes:
        """What stands in a file."""
        ...

    def copied(self) -> Mapping[str, tuple[Path, str]]:
        """The files that are copied as they are, by place, with their hash (SHA-256)."""
        ...

    def common(self) -> str:
        """A mark of what counts for every file and is not noted one by one."""
        ...


def _site(release: Release, is_concept: bool) -> Part:
    today = datetime.now().astimezone().date()
    return SiteFiles(release, is_concept=is_concept, today=today)


# What is exported. Another part of the program that is served joins here.
PARTS: tuple[Callable[[Release, bool], Part], ...] = (_site, take_away_part)


@dataclass(frozen=True)
class Outcome:
    """What an export did.

    Args:
        written: files that are new or changed.
        kept: files that stayed as they were.
        removed: files that were taken away.
        made: files that had to be made to see whether they changed.
    """

    written: int
    kept: int
    removed: int
    made: int


@dataclass(frozen=True)
class Task:
    """Files for one process to make.

    Args:
        shelf: folder of the releases.
        release: id of the release.
        folder: the export.
        part: number of the part in PARTS.
        places: place of each file, and the hash of what stands there now ("" for nothing).
    """

    shelf: Path
    release: str
    folder: Path
    part: int
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Made:
    """What a task made: each file, what was read, and which files are new or changed."""

    files: Mapping[str, Written]
    marks: Inputs
    new: Sequence[str]


def export(
    shelf: Shelf, release_id: str | None, folder: Path, workers: int | None = None
) -> Outcome:
    """Write everything that is served as files; of an earlier export only what changed.

    Args:
        shelf: the releases.
        release_id: the release; None for the current one.
        folder: where to write. An export that is there is brought up to date, any other content is
            refused.
        workers: number of processes; None for as many as the machine and the work allow.

    Raises:
        ReleaseError: there is no such release.
        StorageError: the folder holds something else, or cannot be written.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    before = prepare(folder)
    try:
        return _export(shelf, release, folder, before, workers)
    except OSError as error:
        raise StorageError(
            f"De website kon niet worden geschreven: {system_reason(error)}",
            where=f"map {folder.name}",
            remedy="Maak ruimte op de schijf, of noem een andere map.",
        ) from error


def _export(
    shelf: Shelf, release: Release, folder: Path, before: Record | None, workers: int | None
) -> Outcome:
    release_id = release.manifest.id
    parts = _parts(shelf.folder, release_id)
    common = mark_of(software_mark(), *(part.common() for part in parts))
    fresh = Freshness(before, common, folder, release)
    files: dict[str, Written] = {}
    tasks: list[Task] = []
    for number, part in enumerate(parts):
        with watched():
            places = list(part.made())
        kept = {
            place: held
            for place in places
            if part.may_stay(place) and (held := fresh.kept(place)) is not None
        }
        files |= kept
        rest = [(place, fresh.hash_at(place)) for place in places if place not in kept]
        tasks += _tasks(shelf.folder, release_id, folder, number, rest)
    stayed = len(files)
    marks = dict(fresh.marks)
    new: list[str] = []
    for made in _made(tasks, workers):
        files |= made.files
        marks |= made.marks
        new += made.new
    made_count = len(files) - stayed
    for part in parts:
        for place, (source, sha256) in part.copied().items():
            files[place] = fresh.held(place, sha256) or _copied(source, sha256, folder, place, new)
    after = Record(common, _in_use(marks, files) | fresh.file_marks, files)
    removed = put_in_place(folder, before, after, new)
    return Outcome(len(new), len(files) - len(new), removed, made_count)


def _in_use(marks: Inputs, files: Mapping[str, Written]) -> Inputs:
    used = {name for item in files.values() for name in item.inputs or ()}
    return {name: mark for name, mark in marks.items() if name in used}


def _tasks(
    shelf: Path, release: str, folder: Path, part: int, places: Sequence[tuple[str, str]]
) -> Iterator[Task]:
    for start in range(0, len(places), _FILES_PER_TASK):
        chosen = tuple(places[start : start + _FILES_PER_TASK])
        yield Task(shelf, release, folder, part, chosen)


def _made(tasks: Sequence[Task], workers: int | None) -> Iterator[Made]:
    count = sum(len(task.places) for task in tasks)
    processes = workers or _processes(count)
    if processes == 1 or len(tasks) == 1:
        with _rare_collection():
            yield from map(make, tasks)
        return
    # Processes are started afresh on every system, as Windows does it: nothing is inherited.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=gc.disable) as pool:
        yield from pool.map(make, tasks)


def _processes(files: int) -> int:
    return max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, files // _FILES_PER_PROCESS))


@contextmanager
def _rare_collection() -> Generator[None]:
    """Without looking for circles of objects: pages make none, and looking takes a tenth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_opened: dict[tuple[Path, str], tuple[Part, ...]] = {}


def _parts(shelf: Path, release_id: str) -> tuple[Part, ...]:
    """The parts of a release, opened anew; a process keeps those of one release."""
    on_shelf = Shelf(shelf)
    is_concept = on_shelf.is_concept(release_id)
    found = tuple(part(on_shelf.release(release_id), is_concept) for part in PARTS)
    _opened.clear()
    _opened[shelf, release_id] = found
    return found


def make(task: Task) -> Made:
    """Make the files of a task, in a process that keeps what it opened for the next task."""
    key = (task.shelf, task.release)
    part = (_opened[key] if key in _opened else _parts(*key))[task.part]
    files: dict[str, Written] = {}
    marks: Inputs = {}
    new: list[str] = []
    for place, held in task.places:
        with watched() as inputs:
            body = part.body(place)
        marks |= inputs
        names = tuple(inputs) if part.may_stay(place) else None
        sha256 = hashlib.sha256(body).hexdigest()
        path = task.folder / place
        if sha256 != held:
            path = _apart(task.folder, place)
            path.write_bytes(body)
            new.append(place)
        files[place] = _written(path, sha256, names)
    return Made(files, marks, new)


def _apart(folder: Path, place: str) -> Path:
    path = folder / APART / place
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _written(path: Path, sha256: str, inputs: tuple[str, ...] | None) -> Written:
    found = path.stat()
    return Written(sha256, found.st_size, found.st_mtime_ns, inputs)


def _copied(source: Path, sha256: str, folder: Path, place: str, new: list[str]) -> Written:
    path = _apart(folder, place)
    shutil.copyfile(source, path)
    new.append(place)
    return _written(path, sha256, None)
