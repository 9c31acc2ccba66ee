"""From cells in rows and columns to the long table of observations."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.sources.cbs.delimited_text import DelimitedText
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.wide_cells import WideCells
from jeugdpeil.sources.cbs.wide_rows import WideRows


def melted(text: DelimitedText, rows: WideRows, cells: WideCells, layout: Layout) -> pa.Table:
    """One row per cell, column after column, as Observations wants it.

    Words are repeated as numbers into a dictionary: a KWB file of 7,000 rows has 400,000 cells.
    """
    n_columns, n_rows = cells.is_number.shape
    return pa.table(
        {
            "row": np.tile(text.row_numbers, n_columns),
            "column": _repeated(cells.columns, n_rows),
            "region_key": _tiled(rows.region_keys, n_columns),
            "region_name": _tiled(rows.region_names, n_columns),
            "region_kind": _tiled(rows.region_kinds, n_columns),
            "region_year": np.tile(np.array(rows.region_years, dtype=np.int16), n_columns),
            "period_key": _tiled(rows.period_keys, n_columns),
            "form_key": _form_keys(rows.forms, cells.measures, layout),
            "measure": _repeated(cells.measures, n_rows),
            "value": cells.values.values,
            "mark": cells.values.marks,
        }
    )


def _tiled(words: Sequence[str | None], times: int) -> pa.DictionaryArray:
    encoded = pa.array(words, pa.string()).dictionary_encode()
    return _words(np.tile(_codes(encoded), times), encoded.dictionary)


def _repeated(words: Sequence[str], times: int) -> pa.DictionaryArray:
    encoded = pa.array(words, pa.string()).dictionary_encode()
    return _words(np.repeat(_codes(encoded), times), encoded.dictionary)


def _form_keys(forms: Sequence[str], measures: Sequence[str], layout: Layout) -> pa.DictionaryArray:
    encoded = pa.array(["", *forms], pa.string()).dictionary_encode()
    no_form, of_row = _codes(encoded)[0], _codes(encoded)[1:]
    has_form = np.array([measure.startswith(layout.form_measures) for measure in measures])
    return _words(np.where(has_form[:, None], of_row, no_form).ravel(), encoded.dictionary)


def _codes(encoded: pa.DictionaryArray) -> npt.NDArray[np.int32]:
    return encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)


def _words(codes: npt.NDArray[np.int32], dictionary: pa.Array) -> pa.DictionaryArray:
    return pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes < 0), dictionary)
