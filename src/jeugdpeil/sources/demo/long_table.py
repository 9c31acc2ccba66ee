"""The source files of the demo country: a long table per publication that describes itself."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.demo.arrays import FloatArray, IntArray
from jeugdpeil.sources.demo.division import Names

REGION, NAME, KIND, DIVISION = "Regio", "RegioNaam", "SoortRegio", "Indeling"
PERIOD, STATUS, PUBLISHED = "Perioden", "Status", "Publicatiedatum"
FORM, TOPIC, VALUE, MARK = "VormenVanJeugdzorg", "Onderwerp", "Waarde", "Teken"
NO_MARK, SECRET, IMPOSSIBLE = 0, 1, 2  # the numbers of the marks, in the order of MARK_WORDS
MARK_WORDS = ("", ".", "leeg")
STATUS_WORDS = {
    Status.VOORLOPIG: "Voorlopig",
    Status.NADER_VOORLOPIG: "NaderVoorlopig",
    Status.DEFINITIEF: "Definitief",
    Status.HERZIEN: "Herzien",
}
KIND_WORDS = {RegionLevel.LAND: "Land", RegionLevel.GEMEENTE: "Gemeente", RegionLevel.WIJK: "Wijk"}
LEAST_SHOWN, ROUNDED_TO = 10, 5

MarkArray = npt.NDArray[np.int8]


class DemoTable(StrEnum):
    """The tables of the demo country, as their files begin."""

    GEMEENTEN = "demo_jeugdzorg_gemeenten"
    WIJKEN = "demo_jeugdzorg_wijken"
    KENMERKEN = "demo_kenmerken"
    PERCENTAGES = "demo_percentages"
    KOSTEN = "demo_kosten"


@dataclass(frozen=True)
class Topic:
    """A column of a wide table: a measure of a form of care, or of none."""

    form_key: str
    measure: str


@dataclass(frozen=True)
class Block:
    """A rectangle of cells: regions by topics, about one period.

    Args:
        level: level of the regions.
        regions: codes and names.
        year: year of the division.
        period_key: StatLine key of the period.
        status: how final the figures are.
        topics: what the columns are about.
        values: (n_regions, n_topics), nan where there is a mark.
        marks: (n_regions, n_topics) NO_MARK, SECRET or IMPOSSIBLE.
    """

    level: RegionLevel
    regions: Names
    year: int
    period_key: str
    status: Status
    topics: tuple[Topic, ...]
    values: FloatArray
    marks: MarkArray


@dataclass
class _Words:
    """The words of a column, each with its number."""

    numbers: dict[str, int] = field(default_factory=dict[str, int])

    def of(self, words: Sequence[str]) -> IntArray:
        """The numbers of the words; new words get the next number."""
        numbers = self.numbers
        return np.array([numbers.setdefault(word, len(numbers)) for word in words], dtype=np.int64)

    def column(self, parts: list[IntArray]) -> pa.Array:
        """The column as a dictionary array, from the numbers of its rows."""
        indices = np.concatenate(parts).astype(np.int32)
        return pa.DictionaryArray.from_arrays(pa.array(indices), pa.array(list(self.numbers)))


def secret_and_rounded(counts: FloatArray) -> tuple[FloatArray, MarkArray]:
    """Counts as the tables show them: rounded to 5, and secret below 10.

    Source:
        The youth-care tables of CBS: multiples of 5, the smallest 10, `.` below it.

    >>> secret_and_rounded(np.array([3.0, 12.0, 13.0]))[0].tolist()
    [nan, 10.0, 15.0]
    """
    is_secret = counts < LEAST_SHOWN
    rounded = np.round(counts / ROUNDED_TO) * ROUNDED_TO
    return np.where(is_secret, np.nan, rounded), np.where(is_secret, SECRET, NO_MARK).astype(
        np.int8
    )


def long_table(blocks: Sequence[Block], published: date) -> pa.Table:
    """All cells of the blocks as rows: region by region, topic by topic."""
    words = {name: _Words() for name in (REGION, NAME, KIND, PERIOD, STATUS, FORM, TOPIC)}
    parts: dict[str, list[IntArray]] = {name: [] for name in words}
    for block in blocks:
        for name, numbers in _rows(block, words).items():
            parts[name].append(numbers)
    values = np.concatenate([block.values.ravel() for block in blocks])
    marks = np.concatenate([block.marks.ravel() for block in blocks])
    divisions = np.concatenate([np.full(block.values.size, block.year) for block in blocks])
    columns = {name: words[name].column(parts[name]) for name in words}
    columns[DIVISION] = pa.array(divisions.astype(np.int16))
    columns[PUBLISHED] = _constant(published.isoformat(), len(values))
    columns[VALUE] = pa.array(values, mask=np.isnan(values))
    columns[MARK] = _mark_column(marks)
    order = [REGION, NAME, KIND, DIVISION, PERIOD, STATUS, PUBLISHED, FORM, TOPIC, VALUE, MARK]
    return pa.table({name: columns[name] for name in order})


def _rows(block: Block, words: dict[str, _Words]) -> dict[str, IntArray]:
    count, width = block.values.shape
    topics = block.topics
    return {
        REGION: np.repeat(words[REGION].of(block.regions.codes), width),
        NAME: np.repeat(words[NAME].of(block.regions.names), width),
        KIND: np.repeat(words[KIND].of([KIND_WORDS[block.level]]), count * width),
        PERIOD: np.repeat(words[PERIOD].of([block.period_key]), count * width),
        STATUS: np.repeat(words[STATUS].of([STATUS_WORDS[block.status]]), count * width),
        FORM: np.tile(words[FORM].of([topic.form_key for topic in topics]), count),
        TOPIC: np.tile(words[TOPIC].of([topic.measure for topic in topics]), count),
    }


def _constant(word: str, count: int) -> pa.Array:
    zeros = pa.array(np.zeros(count, dtype=np.int32))
    return pa.DictionaryArray.from_arrays(zeros, pa.array([word]))


def _mark_column(marks: MarkArray) -> pa.Array:
    indices = pa.array(marks.astype(np.int32) - 1, mask=marks == NO_MARK)
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(MARK_WORDS[1:])))


@dataclass(frozen=True)
class TableDescription:
    """What a file says about itself, in the metadata of the Parquet file.

    Args:
        table: which of the tables it is.
        title: title as shown to people; it says that the figures are made up.
        vintage: day of publication.
        status_of_period: how final the figures of each period key are.
        levels: levels of the regions inside.
    """

    table: DemoTable
    title: str
    vintage: date
    status_of_period: dict[str, Status]
    levels: tuple[RegionLevel, ...]

    def as_metadata(self) -> dict[str, str]:
        """The description as texts by key."""
        statuses = {key: status.value for key, status in sorted(self.status_of_period.items())}
        return {
            "tabel": self.table.value,
            "titel": self.title,
            "publicatiedatum": self.vintage.isoformat(),
            "status": json.dumps(statuses),
            "niveaus": " ".join(level.value for level in self.levels),
        }

    @classmethod
    def from_metadata(cls, metadata: dict[str, str]) -> "TableDescription":
        """Read what `as_metadata` wrote.

        Raises:
            KeyError, ValueError: a text is absent or is not one that `as_metadata` writes.
        """
        statuses: dict[str, str] = json.loads(metadata["status"])
        return cls(
            table=DemoTable(metadata["tabel"]),
            title=metadata["titel"],
            vintage=date.fromisoformat(metadata["publicatiedatum"]),
            status_of_period={key: Status(word) for key, word in statuses.items()},
            levels=tuple(RegionLevel(word) for word in metadata["niveaus"].split()),
        )


def description_of(
    table: DemoTable, title: str, vintage: date, blocks: Sequence[Block]
) -> TableDescription:
    """The description that follows from the blocks of a table."""
    levels = {block.level for block in blocks}
    return TableDescription(
        table,
        title,
        vintage,
        {block.period_key: block.status for block in blocks},
        tuple(level for level in RegionLevel if level in levels),
    )


def write_table(path: Path, blocks: Sequence[Block], description: TableDescription) -> None:
    """Write a table with its description as a Parquet file."""
    table = long_table(blocks, description.vintage)
    pq.write_table(
        table.replace_schema_metadata(description.as_metadata()),
        path,
        compression="zstd",
        use_dictionary=True,
        write_statistics=False,
    )
