"""Reading rows by region out of one file that is mapped into memory."""

import json
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from jeugdpeil.published.inputs import mark_of_rows, note


@dataclass(frozen=True)
class RegionStore:
    """Rows of each region together, with an index.

    Args:
        path: the Arrow file.
        index_path: JSON: code -> number of the batch, first row in it, rows.
    """

    path: Path
    index_path: Path

    def rows_of(self, code: str) -> list[dict[str, Any]]:
        """The rows of a region code in the order of the file; empty where there are none."""
        batch = self.batch_of(code)
        return [] if batch is None else plain_rows(batch)

    def batch_of(self, code: str) -> pa.RecordBatch | None:
        """The rows of a region code as they are stored; None where there are none."""
        place = self._index.get(code)
        if place is None:
            note(f"rows {self.name} {code}", str)
            return None
        number, start, count = place
        batch = self._batches.get_batch(number).slice(start, count)
        note(f"rows {self.name} {code}", lambda: mark_of_rows(batch))
        return batch

    @property
    def codes(self) -> Set[str]:
        """The codes of the regions that have rows."""
        return self._index.keys()

    @property
    def name(self) -> str:
        """The path of the file inside its release."""
        return f"{self.path.parent.name}/{self.path.name}"

    @cached_property
    def _index(self) -> dict[str, tuple[int, int, int]]:
        if not self.index_path.exists():
            return {}
        return json.loads(self.index_path.read_text("utf-8"))

    @cached_property
    def _batches(self) -> pa.ipc.RecordBatchFileReader:
        return batches(self.path)


def batches(path: Path) -> pa.ipc.RecordBatchFileReader:
    """The batches of an Arrow file, of which only those that are asked for come into memory.

    Read without threads: a batch is small, and waking them takes longer than the reading.
    """
    alone = pa.ipc.IpcReadOptions(use_threads=False)
    return pa.ipc.open_file(pa.memory_map(str(path)), options=alone)


def plain_rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    """The rows of a batch; words leave their dictionary first, which is twice as fast."""
    names = batch.schema.names
    columns = [_plain(batch.column(name)).to_pylist() for name in names]
    return [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]


def _plain(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if isinstance(column.type, pa.DictionaryType) else column
