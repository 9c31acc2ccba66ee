"""The dense algebra of the fixed effects."""

from typing import cast

import numpy as np
from scipy.linalg import LinAlgError, cholesky

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.errors import NotPositiveDefiniteError


def lower_cholesky(matrix: FloatArray) -> FloatArray:
    """The lower triangle L with L L' the precision of the fixed effects.

    Raises:
        NotPositiveDefiniteError: columns without a prior that the rows cannot tell apart.
    """
    try:
        return np.asarray(cholesky(matrix, lower=True, check_finite=False))
    except LinAlgError as error:
        raise NotPositiveDefiniteError("the fixed effects cannot be told apart") from error


def weighted_gram(columns: FloatArray, weights: FloatArray) -> FloatArray:
    """X' W X for weights of at least 0; a matrix times its own transpose costs half a product."""
    scaled = columns * np.sqrt(weights)[:, None]
    return scaled.T @ scaled


def squares(columns: FloatArray, root: FloatArray) -> FloatArray:
    """Variance of each row's combination of fixed effects whose covariance is root root'."""
    product = columns @ root
    return cast("FloatArray", np.einsum("ij,ij->i", product, product))
