"""Short names for the kinds of array that the demo country is made of."""

from typing import cast

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
ObjectArray = npt.NDArray[np.object_]


def as_ints(numbers: IntArray) -> list[int]:
    """The numbers of an array as a list of Python's own."""
    return cast("list[int]", numbers.tolist())


def as_floats(values: npt.ArrayLike) -> FloatArray:
    """Numbers as an array of floats, whatever kind of number they were."""
    return np.asarray(values, dtype=np.float64)
