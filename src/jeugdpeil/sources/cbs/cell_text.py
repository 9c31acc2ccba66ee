"""From the text of a cell to a number, or to the mark that says why there is none."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

DOT, BLANK, UNREADABLE = ".", "leeg", "onleesbaar"
MARKS = (DOT, BLANK, UNREADABLE)

_OTHER_SIGN = {",": ".", ".": ","}
# "1.234" in a file without any decimal comma is more likely a thousand than a fraction.
_THOUSANDS = r"^-?\d{1,3}([.,]\d{3})+$"


@dataclass(frozen=True)
class CellValues:
    """Numbers and marks of many cells.

    Args:
        values: (n,) float64, null where there is no number.
        marks: (n,) dictionary of MARKS, null where there is a number.
        decimal: the decimal sign that was found, which may differ from the one expected.
    """

    values: pa.Array = field(repr=False)
    marks: pa.Array = field(repr=False)
    decimal: str

    def unreadable(self) -> npt.NDArray[np.int64]:
        """Places of the cells that hold something that is no number."""
        codes = self.marks.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        return np.flatnonzero(codes == MARKS.index(UNREADABLE))


def read_cells(texts: pa.Array, decimal: str, blank_words: tuple[str, ...] = ()) -> CellValues:
    """The numbers in cells, with point, blank and unreadable kept apart.

    Args:
        texts: (n,) cells as they stand in the file, padding included, without nulls.
        decimal: the decimal sign that the file should have. Where no cell has it and others have
            the other sign, the other sign is taken; where both occur, cells with the other one are
            unreadable, since "1.234" may be a thousand.
        blank_words: further words that stand for an empty cell.

    >>> cells = read_cells(pa.array([" 461985", "9,3", "       .", ""]), ",")
    >>> cells.values.to_pylist(), cells.marks.to_pylist()
    ([461985.0, 9.3, None, None], [None, None, '.', 'leeg'])
    """
    trimmed = pc.utf8_trim_whitespace(texts)
    is_blank = pc.is_in(trimmed, value_set=pa.array(["", *blank_words], pa.string()))
    is_dot = pc.equal(trimmed, ".")
    sign = _decimal_sign(trimmed, decimal)
    is_number = pc.match_substring_regex(trimmed, rf"^-?\d+({'[.]' if sign == '.' else ','}\d+)?$")
    values = _numbers(pc.if_else(is_number, trimmed, pa.scalar(None, pa.string())), sign)
    return CellValues(values, _marks(is_number, is_blank, is_dot), sign)


def _decimal_sign(trimmed: pa.Array, expected: str) -> str:
    other = _OTHER_SIGN[expected]
    with_expected = pc.match_substring_regex(trimmed, rf"^-?\d+[{expected}]\d+$")
    if pc.any(with_expected).as_py():
        return expected
    with_other = pc.match_substring_regex(trimmed, rf"^-?\d+[{other}]\d+$")
    fractions = pc.and_not(with_other, pc.match_substring_regex(trimmed, _THOUSANDS))
    return other if pc.any(fractions).as_py() else expected


def _numbers(texts: pa.Array, sign: str) -> pa.Array:
    with_point = texts if sign == "." else pc.replace_substring(texts, ",", ".")
    return with_point.cast(pa.float64())


def _marks(is_number: pa.Array, is_blank: pa.Array, is_dot: pa.Array) -> pa.Array:
    codes = np.full(len(is_number), MARKS.index(UNREADABLE), dtype=np.int32)
    codes[is_blank.to_numpy(zero_copy_only=False)] = MARKS.index(BLANK)
    codes[is_dot.to_numpy(zero_copy_only=False)] = MARKS.index(DOT)
    indices = pa.array(codes, mask=is_number.to_numpy(zero_copy_only=False))
    return pa.DictionaryArray.from_arrays(indices, pa.array(MARKS))
