"""Reading one Parquet file."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def read_parquet(path: Path) -> pa.Table:
    """The table in a file.

    Not with `pyarrow.parquet.read_table`, which is made for folders of files: it loads pandas, and
    the first page of a site waits a second for that.

    Raises:
        FileNotFoundError: there is no such file.
    """
    with pq.ParquetFile(path) as file:
        return file.read()
