"""The array types of the numerical library, and the checks at its doors."""

import numpy as np
import numpy.typing as npt

from jeugdpeil.stats.errors import NotFiniteError, ShapeError

FloatArray = npt.NDArray[np.float64]
SmallFloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]


def require_length(name: str, array: npt.NDArray[np.generic], length: int) -> None:
    """Refuse an array whose first axis does not have the wanted length.

    Raises:
        ShapeError: the length differs.
    """
    if array.shape[:1] != (length,):
        raise ShapeError(f"{name} has shape {array.shape}; {length} rows wanted", wanted=length)


def require_finite(name: str, array: FloatArray) -> None:
    """Refuse an array that holds NaN or infinity.

    Raises:
        NotFiniteError: with the number of values that are not finite.
    """
    bad = int(array.size - np.count_nonzero(np.isfinite(array)))
    if bad:
        raise NotFiniteError(f"{name} holds {bad} values that are not finite", count=bad)
