"""Speed of API and pages beside Datasette on the same rows, one after the other in one run."""

import asyncio
import csv
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from benchmarks.bench_serve import run
from benchmarks.load import at_rate, free_port, once, over_and_over, served
from benchmarks.measurement import Measurement
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published import layout
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf

SECONDS = 4.0
PER_SECOND, RATE_SECONDS = 100.0, 8.0
# As many rows as the Netherlands has gemeenten; the small demo country has them over several years.
GEMEENTEN = 342
DATASETTE = Path(".venv-validation") / "bin" / "datasette"
API, TABLE = "/api/v1/cijfers", "/cijfers/cijfers"
# More are asked once only, and are not to be in memory beforehand.
_FEW = 100
_INDEXES = (("indicator", "gebiedsniveau"), ("gebiedscode", "indicator"))


@dataclass(frozen=True)
class Question:
    """The same rows asked of both.

    Args:
        what: in a few words.
        ours: paths of ours; several where one would always come from memory.
        theirs: paths of Datasette with as many of the same rows.
    """

    what: str
    ours: Sequence[str]
    theirs: Sequence[str]

    @property
    def is_new(self) -> bool:
        """Whether each path is asked once only, so that none comes from memory."""
        return len(self.ours) > len(self.theirs)


def measure() -> Iterator[Measurement]:
    """Both servers on loopback, one after the other on the same machine in one run."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(folder, "demo", "--no-serve")
        release = Shelf(folder / "releases").current()
        questions = list(_questions(release))
        ours = dict(_ours(folder, questions))
        theirs = dict(_theirs(folder, release, questions)) if DATASETTE.exists() else {}
        for question in questions:
            yield from _told(question, ours[question.what], theirs.get(question.what))


def _questions(release: Release) -> Iterator[Question]:
    gemeenten = release.regions.of_level(RegionLevel.GEMEENTE, _newest(release))
    codes = [region.key.code for region in gemeenten[:20]]
    rows = f"{API}?indicator=jeugdzorg&niveau=gemeente&perPagina={GEMEENTEN}"
    wijken = f"{API}?indicator=jeugdzorg&niveau=wijk&perPagina=1000"
    table = f"{TABLE}.json?_shape=objects"
    same = f"{table}&indicator=jeugdzorg&gebiedsniveau=gemeente&_size={GEMEENTEN}"
    same_wijken = f"{table}&indicator=jeugdzorg&gebiedsniveau=wijk&_size=1000"
    yield Question(f"{GEMEENTEN} rows of gemeenten, JSON", [rows], [same])
    # A day after the last publication leaves all rows, and makes a question of its own.
    days = [date(2030, 1, 1) + timedelta(days=number) for number in range(6000)]
    anew = [f"{rows}&publicatieTot={day}" for day in days]
    yield Question(f"{GEMEENTEN} rows of gemeenten, never asked before", anew, [same])
    yield Question(
        "one gemeente, 100 rows, JSON",
        [f"{API}?gebied={code}&perPagina=100" for code in codes],
        [f"{table}&gebiedscode={code}&_size=100" for code in codes],
    )
    yield Question("1000 rows of wijken, JSON", [wijken], [same_wijken])
    yield Question(
        "page of a gemeente, HTML",
        [f"/gebied/{code}" for code in codes],
        [f"{TABLE}?gebiedscode={code}&_size=100" for code in codes],
    )


def _newest(release: Release) -> int:
    return max(release.regions.level_years(RegionLevel.GEMEENTE))


@dataclass(frozen=True)
class Speed:
    """What a server did with a question.

    Args:
        per_second: answers a second over eight connections.
        slowest: milliseconds within which 99 % came at a fixed rate; None where not measured.
        byte_count: of one answer.
    """

    per_second: float
    slowest: float | None
    byte_count: int


def _ours(folder: Path, questions: Sequence[Question]) -> Iterator[tuple[str, Speed]]:
    port = free_port()
    command = [sys.executable, "-m", "jeugdpeil", "serve", "--port", str(port)]
    with served(command, port, folder, ready="/health"):
        for question in questions:
            paths, size = _warmed(port, question.ours)
            first = round(PER_SECOND * RATE_SECONDS) if question.is_new else len(paths)
            slowest = _slowest(port, paths[:first])
            rest = paths[first:] if question.is_new else paths
            asked = asyncio.run(over_and_over(port, rest, SECONDS))
            assert not asked.failed, asked.failed[:1]
            yield question.what, Speed(asked.per_second, slowest, size)


def _slowest(port: int, paths: Sequence[str]) -> float:
    asked = asyncio.run(at_rate(port, paths, PER_SECOND, RATE_SECONDS))
    assert not asked.failed, asked.failed[:1]
    return asked.percentile(99)


def _theirs(
    folder: Path, release: Release, questions: Sequence[Question]
) -> Iterator[tuple[str, Speed]]:
    port = free_port()
    database = _database(folder / "cijfers.db", release)
    settings = ["--setting", "max_returned_rows", "2000", "--setting", "default_cache_ttl", "0"]
    command = [str(DATASETTE.resolve()), "serve", "-i", str(database), "-p", str(port), *settings]
    with served(command, port, folder):
        for question in questions:
            paths, size = _warmed(port, question.theirs)
            asked = asyncio.run(over_and_over(port, paths, SECONDS))
            assert not asked.failed, asked.failed[:1]
            yield question.what, Speed(asked.per_second, None, size)


def _warmed(port: int, paths: Sequence[str]) -> tuple[Sequence[str], int]:
    """The paths, asked once where they are few, with the size of the first answer."""
    first = asyncio.run(once(port, paths[:1]))
    if len(paths) <= _FEW:
        asyncio.run(once(port, paths))
    return paths, first.answers[0].byte_count


def _database(path: Path, release: Release) -> Path:
    """All figures of the release in one table of SQLite, with indexes for the questions."""
    with sqlite3.connect(path) as connection:
        for number, indicator in enumerate(release.definitions):
            with (release.folder / layout.figures_file(indicator, "csv")).open(
                encoding="utf-8", newline=""
            ) as stream:
                rows = csv.reader(stream)
                head = next(rows)
                if number == 0:
                    connection.execute(f"CREATE TABLE cijfers ({', '.join(head)})")
                marks = ", ".join("?" * len(head))
                connection.executemany(f"INSERT INTO cijfers VALUES ({marks})", rows)
        numbers = count()
        for columns in _INDEXES:
            name = f"by_{next(numbers)}"
            connection.execute(f"CREATE INDEX {name} ON cijfers ({', '.join(columns)})")
        connection.execute("ANALYZE")
    connection.close()
    return path


def _told(question: Question, ours: Speed, theirs: Speed | None) -> Iterator[Measurement]:
    size = f"{ours.byte_count / 1000:.0f} kB"
    yield Measurement(question.what, ours.per_second, "requests/s", note=size)
    if theirs is not None:
        note = f"{theirs.byte_count / 1000:.0f} kB"
        yield Measurement("... by Datasette", theirs.per_second, "requests/s", note=note)
        ratio = ours.per_second / theirs.per_second
        yield Measurement("... how many times", ratio, "", at_least=None if question.is_new else 10)
    if ours.slowest is not None:
        what = f"... 99 % within, at {PER_SECOND:.0f} requests/s"
        yield Measurement(what, ours.slowest, "ms", at_most=None if question.is_new else 20)
