from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

import pyarrow as pa

class ReadOptions:
    def __init__(
        self,
        *,
        use_threads: bool | None = None,
        block_size: int | None = None,
        skip_rows: int | None = None,
        column_names: Sequence[str] | None = None,
        autogenerate_column_names: bool | None = None,
        encoding: str = "utf8",
        skip_rows_after_names: int | None = None,
    ) -> None: ...

class ParseOptions:
    def __init__(
        self,
        delimiter: str | None = None,
        *,
        quote_char: str | bool | None = None,
        double_quote: bool | None = None,
        escape_char: str | bool | None = None,
        newlines_in_values: bool | None = None,
        ignore_empty_lines: bool | None = None,
        invalid_row_handler: object = None,
    ) -> None: ...

class ConvertOptions:
    def __init__(
        self,
        check_utf8: bool | None = None,
        *,
        column_types: pa.Schema | Mapping[str, pa.DataType] | None = None,
        null_values: Sequence[str] | None = None,
        strings_can_be_null: bool | None = None,
        quoted_strings_can_be_null: bool | None = None,
        include_columns: Sequence[str] | None = None,
        auto_dict_encode: bool | None = None,
        decimal_point: str | None = None,
    ) -> None: ...

class WriteOptions:
    def __init__(
        self,
        *,
        include_header: bool | None = None,
        batch_size: int | None = None,
        delimiter: str | None = None,
        quoting_style: str | None = None,
    ) -> None: ...

def read_csv(
    input_file: str | Path | pa.NativeFile | IO[bytes],
    read_options: ReadOptions | None = None,
    parse_options: ParseOptions | None = None,
    convert_options: ConvertOptions | None = None,
) -> pa.Table: ...
def write_csv(
    data: pa.Table | pa.RecordBatch,
    output_file: str | Path | pa.NativeFile | IO[bytes],
    write_options: WriteOptions | None = None,
) -> None: ...
