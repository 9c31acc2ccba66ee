"""Numbers as they are printed: rounded once, bounds outward, parts that add up to their total."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

FloatArray: TypeAlias = npt.NDArray[np.float64]

# A number this close to a printed one is that one: what the computer cannot write exactly.
SLACK = 1e-9


def nearest(values: FloatArray, decimals: int) -> FloatArray:
    """The nearest printed numbers, without a negative zero.

    >>> nearest(np.array([-0.04, 8.25001]), 1).tolist()
    [0.0, 8.3]
    """
    return np.round(values, decimals) + 0.0


def below(values: FloatArray, decimals: int) -> FloatArray:
    """The printed numbers just below, for lower bounds: rounding never makes a figure more certain.

    >>> below(np.array([8.29, 8.2]), 1).tolist()
    [8.2, 8.2]
    """
    scale = 10.0**decimals
    return np.round(np.floor(values * scale + SLACK) / scale, decimals) + 0.0


def above(values: FloatArray, decimals: int) -> FloatArray:
    """The printed numbers just above, for upper bounds.

    >>> above(np.array([8.21, 8.2]), 1).tolist()
    [8.3, 8.2]
    """
    return -below(-values, decimals) + 0.0


def significant(values: FloatArray, digits: int) -> FloatArray:
    """The nearest numbers of so many digits.

    >>> significant(np.array([123456.0, 0.00123456, 0.0]), 3).tolist()
    [123000.0, 0.00123, 0.0]
    """
    return np.array([float(f"{value:.{digits - 1}e}") for value in values], dtype=np.float64)


def parts_of_totals(parts: FloatArray, totals: FloatArray, decimals: int) -> FloatArray:
    """Printed parts that add up exactly to printed totals.

    Every part is rounded to the nearest; what the sum then lacks goes, a step at a time, to the
    parts that were rounded furthest the other way.

    Args:
        parts: (n_rows, n_parts), at least one part.
        totals: (n_rows,) printed totals, which the parts add up to but for rounding.
        decimals: to print.

    Returns:
        (n_rows, n_parts) printed parts.

    >>> parts_of_totals(np.array([[0.34, 0.33, 0.33]]), np.array([1.0]), 1).tolist()
    [[0.4, 0.3, 0.3]]
    """
    scaled = parts * 10.0**decimals
    steps = np.rint(scaled)
    lacking = np.rint(totals * 10.0**decimals) - steps.sum(axis=1)
    rest = (scaled - steps) * np.sign(lacking)[:, None]
    turns = np.argsort(np.argsort(-rest, axis=1, kind="stable"), axis=1)
    count = parts.shape[1]
    # Each part takes one step per round; a second round only where all had one.
    taken = np.ceil((np.abs(lacking)[:, None] - turns) / count).clip(min=0)
    printed = (steps + np.sign(lacking)[:, None] * taken) / 10.0**decimals
    return nearest(printed, decimals)
