"""Which regions of which year add up to which region: links, and how to find a fact's links."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from jeugdpeil.domain.region import FIRST_YEAR, LAST_YEAR, RegionLevel

IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]

_YEARS = LAST_YEAR - FIRST_YEAR + 1


@dataclass(frozen=True, order=True)
class Part:
    """A region of one year that lies in a region of the division.

    Args:
        target_level, target: the region of the division.
        code, year: the part, and the year that it is from.
        is_whole: whether all of the part lies there.
    """

    target_level: RegionLevel
    target: str
    code: str
    year: int
    is_whole: bool = True


@dataclass(frozen=True)
class Parts:
    """Links from parts to targets as columns, in order of part.

    Args:
        targets: (n_targets,) level and code of each target.
        words: code of a part -> its number.
        keys: (n_links,) number of part and year as one number, ascending.
        target: (n_links,) row in `targets`.
        is_whole: (n_links,) whether all of the part lies in the target.
        expected: (n_links,) how many parts of the same year the target has.
    """

    targets: tuple[tuple[RegionLevel, str], ...]
    words: dict[str, int]
    keys: IntArray
    target: IntArray
    is_whole: BoolArray
    expected: IntArray

    @classmethod
    def of(cls, parts: Sequence[Part]) -> "Parts":
        """The links as columns."""
        targets = {place: n for n, place in enumerate(dict.fromkeys(map(_target, parts)))}
        words = {code: n for n, code in enumerate(dict.fromkeys(part.code for part in parts))}
        count = Counter((_target(part), part.year) for part in parts)
        keys = [words[part.code] * _YEARS + part.year - FIRST_YEAR for part in parts]
        order = np.argsort(np.array(keys, dtype=np.int64), kind="stable")
        return cls(
            tuple(targets),
            words,
            np.array(keys, dtype=np.int64)[order],
            np.array([targets[_target(part)] for part in parts], dtype=np.int64)[order],
            np.array([part.is_whole for part in parts], dtype=np.bool_)[order],
            np.array([count[_target(part), part.year] for part in parts], dtype=np.int64)[order],
        )

    def links_of(self, codes: pa.Array, years: IntArray) -> tuple[IntArray, IntArray]:
        """The links of rows of a table.

        Args:
            codes: (n_rows,) dictionary of region codes.
            years: (n_rows,) years of division.

        Returns:
            Row numbers and link numbers, of equal length; a row without links does not occur.
        """
        known = np.array([self.words.get(word, -1) for word in codes.dictionary.to_pylist()])
        numbers = known.astype(np.int64)[codes.indices.to_numpy(zero_copy_only=False)]
        wanted = np.where(numbers < 0, -1, numbers * _YEARS + years - FIRST_YEAR)
        start = np.searchsorted(self.keys, wanted, side="left")
        size = np.searchsorted(self.keys, wanted, side="right") - start
        rows = np.repeat(np.arange(len(wanted), dtype=np.int64), size)
        first = np.repeat(np.cumsum(size) - size, size)
        links = np.repeat(start, size) + np.arange(len(rows), dtype=np.int64) - first
        return rows, links


def _target(part: Part) -> tuple[RegionLevel, str]:
    return (part.target_level, part.target)
