"""Rows by region in one file, so that a page reads one stretch of rows and nothing else."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pyarrow as pa

from jeugdpeil.release.rows import combined, stretches

# A batch is read as a whole for one region: large enough to be small on disk, small enough to be
# read in less than a millisecond.
BATCH_ROWS = 64


def write_region_store(rows: pa.Table, path: Path, index_path: Path) -> None:
    """Write an Arrow file with the rows of each region together, and its index.

    A batch holds several regions: with one batch per region the description of the columns would
    take far more room than the figures.

    Args:
        rows: rows with a column `region_code`, in its order.
        path: of the Arrow file.
        index_path: of the index, JSON: code -> number of the batch, first row in it, rows.
    """
    whole = rows.combine_chunks()
    codes = combined(whole["region_code"])
    starts, ends = stretches(codes)
    firsts = _batch_starts(starts)
    index: dict[str, list[int]] = {}
    for start, end in zip(starts, ends, strict=True):
        batch = bisect_right(firsts, start) - 1
        index[str(codes[start].as_py())] = [batch, start - firsts[batch], end - start]
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    batches = whole.to_batches()
    with pa.ipc.new_file(str(path), whole.schema, options=options) as sink:
        for first, after in pairwise([*firsts, whole.num_rows]):
            if batches:
                sink.write_batch(batches[0].slice(first, after - first))
    index_path.write_text(json.dumps(index), "utf-8")


def _batch_starts(starts: Sequence[int]) -> list[int]:
    """Where batches begin that hold whole regions and, but for the last, at least BATCH_ROWS."""
    firsts = [0]
    for start in starts:
        if start - firsts[-1] >= BATCH_ROWS:
            firsts.append(start)
    return firsts
