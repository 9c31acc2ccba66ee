from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pyarrow as pa

class FileMetaData:
    num_rows: int
    num_row_groups: int
    metadata: dict[bytes, bytes] | None

class ParquetFile:
    metadata: FileMetaData
    schema_arrow: pa.Schema
    def __init__(self, source: str | Path | pa.NativeFile | IO[bytes]) -> None: ...
    def read(self, columns: Sequence[str] | None = None) -> pa.Table: ...
    def close(self) -> None: ...
    def __enter__(self) -> ParquetFile: ...
    def __exit__(self, *exc: object) -> None: ...

class ParquetWriter:
    def __init__(self, where: str | Path | IO[bytes] | pa.NativeFile, schema: pa.Schema, *, compression: str = "snappy", **options: Any) -> None: ...
    def write_table(self, table: pa.Table, row_group_size: int | None = None) -> None: ...
    def close(self) -> None: ...
    def __enter__(self) -> ParquetWriter: ...
    def __exit__(self, *exc: object) -> None: ...

def read_table(
    source: str | Path | pa.NativeFile | IO[bytes],
    *,
    columns: Sequence[str] | None = None,
    filters: object = None,
    memory_map: bool = False,
    read_dictionary: Sequence[str] | None = None,
    schema: pa.Schema | None = None,
) -> pa.Table: ...
def read_schema(where: str | Path) -> pa.Schema: ...
def read_metadata(where: str | Path) -> FileMetaData: ...
def write_table(
    table: pa.Table,
    where: str | Path | IO[bytes] | pa.NativeFile,
    row_group_size: int | None = None,
    *,
    compression: str | Mapping[str, str] = "snappy",
    compression_level: int | None = None,
    use_dictionary: bool | Sequence[str] = True,
    write_statistics: bool | Sequence[str] = True,
    store_schema: bool = True,
    **options: Any,
) -> None: ...
