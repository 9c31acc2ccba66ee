"""The warehouse: facts of every source and vintage as Parquet files, never overwritten."""

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.table_schema import TableSchema, key_codes
from jeugdpeil.domain.tables import COUNT_FACTS, MEASURE_FACTS, CountFacts, MeasureFacts
from jeugdpeil.warehouse import finding_codes as said
from jeugdpeil.warehouse.revised import with_revised_status

if TYPE_CHECKING:
    import ibis

COUNTS = "counts"
MEASURES = "measures"
QUARANTINE = "quarantine"
LOG = "lots.jsonl"


@dataclass(frozen=True)
class Lot:
    """The facts of one publication of one source, as they stand in the warehouse.

    Args:
        source_id: name of the source.
        vintage: ISO date of the publication.
        name: name of its files: the source, the hash of its bytes and of how they were read.
    """

    source_id: str
    vintage: str
    name: str


@dataclass(frozen=True)
class Warehouse:
    """A folder with the facts of every source and vintage, and a log of what came in.

    A new vintage is a new lot beside the old ones, which stay. The same vintage read again (from
    other bytes, or in another way) takes the place of its earlier reading, whose files stay too.
    """

    folder: Path

    def lot(self, snapshot: SnapshotRef, vintage: str, reading: object) -> Lot:
        """The lot of a source that is read in a certain way.

        Args:
            snapshot: the stored bytes.
            vintage: ISO date of the publication.
            reading: everything else that decides what the facts are, as plain values.
        """
        way = json.dumps([vintage, reading], sort_keys=True, default=str)
        digest = hashlib.sha256(way.encode()).hexdigest()
        name = f"{snapshot.source_id}-{snapshot.sha256[:12]}-{digest[:8]}"
        return Lot(snapshot.source_id, vintage, name)

    def add(self, lot: Lot, counts: CountFacts, measures: MeasureFacts) -> None:
        """Store the facts of a lot and log it; files that are already there stay as they are."""
        for kind, table in ((COUNTS, counts.table), (MEASURES, measures.table)):
            path = self._path(kind, lot)
            if not path.exists():
                _write(table, path)
        log = self._log()
        if not log or [item for item in log if _same_publication(item, lot)][-1:] != [lot]:
            lines = [json.dumps(asdict(item)) for item in (*log, lot)]
            _replace(self.folder / LOG, "\n".join(lines) + "\n")

    def quarantine(self, lot: Lot, rows: pa.Table) -> None:
        """Set the source rows apart that a rule refused, in the source's own words."""
        if rows.num_rows:
            _write(rows, self._path(QUARANTINE, lot))

    def archive(self, source_ids: Iterable[str]) -> list[Lot]:
        """The lots of these sources, in their order, of each source the newest vintage first.

        Of a vintage that was read more than once only the last reading is given.
        """
        lots: list[Lot] = []
        for source_id in source_ids:
            latest = {item.vintage: item for item in self._log() if item.source_id == source_id}
            lots += [latest[vintage] for vintage in sorted(latest, reverse=True)]
        return lots

    def counts(
        self, lots: Iterable[Lot], variables: Sequence[str]
    ) -> tuple[pa.Table, list[Finding]]:
        """The counts of these lots; where two say something of the same, the first one counts.

        Args:
            lots: in order of precedence.
            variables: the variables that are wanted.

        Returns:
            Rows of COUNT_FACTS with unique keys, and a finding for each pair of sources that
            speak of the same facts.
        """
        facts, findings = _resolved(self._read(COUNTS, lots, variables), COUNT_FACTS)
        return with_revised_status(facts, COUNT_FACTS), findings

    def measures(
        self, lots: Iterable[Lot], variables: Sequence[str]
    ) -> tuple[pa.Table, list[Finding]]:
        """The measures of these lots, resolved like counts."""
        facts, findings = _resolved(self._read(MEASURES, lots, variables), MEASURE_FACTS)
        return with_revised_status(facts, MEASURE_FACTS), findings

    def _read(self, kind: str, lots: Iterable[Lot], variables: Sequence[str]) -> list[pa.Table]:
        wanted = pa.array(variables, pa.string())
        tables = (pq.read_table(self._path(kind, lot)) for lot in lots)
        return [
            table.filter(pc.is_in(table["variable"].cast(pa.string()), wanted)) for table in tables
        ]

    def derived(
        self,
        tables: Mapping[str, pa.Table],
        expression: "Callable[[dict[str, ibis.Table]], ibis.Table]",
        words: Iterable[str],
    ) -> pa.Table:
        """The outcome of an Ibis expression over tables, worked out by DuckDB.

        Tables and outcome go through Parquet files: DuckDB reads from those only what a step of the
        expression asks for, and words come back as the dictionaries that they are, where a table in
        memory would hold every word again for every row.

        Args:
            tables: the tables by name.
            expression: makes the expression of them.
            words: columns of the outcome that hold words.
        """
        import ibis

        backend = ibis.duckdb.connect()
        self.folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self.folder) as scratch:
            paths = {name: Path(scratch) / f"{name}.parquet" for name in (*tables, "outcome")}
            for name, table in tables.items():
                pq.write_table(table, paths[name])
            sources = {name: backend.read_parquet(paths[name], table_name=name) for name in tables}
            backend.to_parquet(expression(sources), paths["outcome"])
            backend.disconnect()
            return pq.read_table(paths["outcome"], read_dictionary=list(words))

    def _path(self, kind: str, lot: Lot) -> Path:
        return self.folder / kind / f"{lot.name}.parquet"

    def _log(self) -> list[Lot]:
        try:
            lines = (self.folder / LOG).read_text("utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [Lot(**json.loads(line)) for line in lines]


def _same_publication(one: Lot, other: Lot) -> bool:
    return (one.source_id, one.vintage) == (other.source_id, other.vintage)


def _replace(path: Path, text: str) -> None:
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    part.replace(path)


def _write(table: pa.Table, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    pq.write_table(table, part, compression="zstd", compression_level=1)
    part.replace(path)


def _resolved(tables: list[pa.Table], schema: TableSchema) -> tuple[pa.Table, list[Finding]]:
    """One table with unique keys out of several in order of precedence."""
    if not tables:
        return schema.empty(), []
    whole = pa.concat_tables([table.select(schema.names) for table in tables]).unify_dictionaries()
    codes = key_codes(whole, schema.key)
    # A source that knows nothing of a fact gives way to a later one that does.
    is_missing = pc.equal(whole["cell"].cast(pa.string()), CellKind.MISSING.value).to_numpy()
    order = np.lexsort((np.arange(len(codes)), is_missing, codes))
    is_first = np.r_[True, np.diff(codes[order]) != 0]
    if is_first.all():
        return whole, []
    chosen = order[np.flatnonzero(is_first)[np.cumsum(is_first) - 1]]
    findings = _overlaps(whole, chosen[~is_first], order[~is_first])
    return whole.take(pa.array(np.sort(order[is_first]))), findings


def _overlaps(
    whole: pa.Table, first: npt.NDArray[np.int64], later: npt.NDArray[np.int64]
) -> list[Finding]:
    """What two sources that speak of the same facts agree and differ on."""
    one, other = whole.take(pa.array(first)), whole.take(pa.array(later))
    pairs = pa.table(
        {
            "one": one["source"].cast(pa.string()),
            "other": other["source"].cast(pa.string()),
            "code": pa.array(
                [
                    _overlap_code(left, right)
                    for left, right in zip(_cells(one), _cells(other), strict=True)
                ],
                pa.string(),
            ),
        }
    )
    counted = pairs.group_by(["one", "other", "code"]).aggregate([([], "count_all")])
    return [
        _OVERLAPS[row["code"]].found(
            Location(row["other"]), count=row["count_all"], other=row["one"]
        )
        for row in sorted(counted.to_pylist(), key=lambda row: (row["other"], row["code"]))
    ]


def _cells(table: pa.Table) -> list[tuple[str, float | None]]:
    return list(zip(table["cell"].to_pylist(), table["low"].to_pylist(), strict=True))


_OVERLAPS = {
    kind.code: kind
    for kind in (said.SOURCES_AGREE, said.SOURCES_SUPPLEMENT, said.SOURCES_CONTRADICT)
}


def _overlap_code(one: tuple[str, float | None], other: tuple[str, float | None]) -> str:
    """Whether the second source says the same, says less (a blank beside a point), or differs."""
    if one == other:
        return said.SOURCES_AGREE.code
    blank = None in (one[1], other[1])
    return (said.SOURCES_SUPPLEMENT if blank else said.SOURCES_CONTRADICT).code
