r"""Missing values of several columns, drawn from a joint normal model of the columns.

Data augmentation alternates two draws: the missing values of each row given its known values and
the mean and covariance (grouped by pattern of missing columns), and the mean and covariance given
the completed columns. A model is fitted to each completed table and the draws are put together, so
that what is not known about the columns is in every interval.

The prior of the covariance is inverse Wishart around a diagonal, worth as much as a few rows, so
that columns that are nearly copies of each other do no harm. Values are missing at random given
the known columns: put every column that tells why into `aids`, such as the observed rate, means of
the group around, or the logarithm of the size.

Source:
    J. Schafer (1997), Analysis of incomplete multivariate data, chapter 5; D. Rubin (1987),
    Multiple imputation for nonresponse in surveys.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy.linalg import cholesky, solve_triangular

from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray, require_length
from jeugdpeil.stats.errors import UnusableColumnError

PRIOR_ROWS = 3.0


@dataclass(frozen=True)
class Imputed:
    """Completed tables.

    Args:
        tables: completed copies of the columns, each (n_rows, n_columns).
        was_missing: (n_rows, n_columns) which values were drawn.
    """

    tables: tuple[FloatArray, ...]
    was_missing: BoolArray

    @property
    def share_missing(self) -> FloatArray:
        """(n_rows,) share of each row's values that was drawn."""
        return self.was_missing.mean(axis=1)


def impute(
    columns: FloatArray,
    n_tables: int,
    generator: np.random.Generator,
    aids: FloatArray | None = None,
    n_rounds: int = 20,
) -> Imputed:
    """Complete a table several times.

    Args:
        columns: (n_rows, n_columns), NaN where missing; transform skewed ones before.
        n_tables: how many completed tables; 1 is enough where nothing is missing.
        generator: the source of chance.
        aids: (n_rows, n_aids) further columns that help predict; NaN where missing.
        n_rounds: of data augmentation before the first table, and between tables.

    Raises:
        UnusableColumnError: a column without two different known values, by its number.
        ShapeError: aids of another length.
    """
    width = columns.shape[1]
    whole = columns if aids is None else _beside(columns, aids)
    _refuse_unusable(whole)
    missing = np.isnan(whole)
    if not missing[:, :width].any():
        return Imputed((columns.copy(),), missing[:, :width])
    centre, scale = np.nanmean(whole, axis=0), np.nanstd(whole, axis=0)
    standard = (whole - centre) / scale
    tables = [
        (table * scale + centre)[:, :width]
        for table in _augmented(standard, missing, n_tables, n_rounds, generator)
    ]
    for table in tables:
        table[~missing[:, :width]] = columns[~missing[:, :width]]
    return Imputed(tuple(tables), missing[:, :width])


def redrawn(
    table: FloatArray,
    was_missing: BoolArray,
    generator: np.random.Generator,
    aids: FloatArray | None = None,
) -> FloatArray:
    """Draw the missing values of one completed table again, from its columns and other aids.

    Args:
        table: (n_rows, n_columns) completed.
        was_missing: (n_rows, n_columns) which values to draw.
        generator: the source of chance.
        aids: (n_rows, n_aids) complete.

    Notes:
        A coefficient is only right if values were imputed with the outcome among the aids; a
        prediction that may not know the outcome of its own row needs values drawn without it. The
        joint normal is that of the completed table, so that it has the right covariances.
    """
    whole = table if aids is None else _beside(table, aids)
    centre, scale = whole.mean(axis=0), whole.std(axis=0)
    standard = (whole - centre) / np.where(scale > 0, scale, 1.0)
    missing = np.zeros(whole.shape, dtype=np.bool_)
    missing[:, : table.shape[1]] = was_missing
    mean, covariance = _draw_parameters(standard, generator)
    for rows, hidden in _patterns(missing):
        _draw_rows(standard, rows, hidden, mean, covariance, generator)
    found = (standard * scale + centre)[:, : table.shape[1]]
    return np.where(was_missing, found, table)


def _beside(columns: FloatArray, aids: FloatArray) -> FloatArray:
    require_length("aids", aids, len(columns))
    return np.hstack([columns, aids])


def _refuse_unusable(whole: FloatArray) -> None:
    for number, column in enumerate(whole.T):
        known = column[np.isfinite(column)]
        if known.size < 2 or known.min() == known.max():
            raise UnusableColumnError(
                f"column {number} does not have two different known values", column=number
            )


def _augmented(
    standard: FloatArray,
    missing: BoolArray,
    n_tables: int,
    n_rounds: int,
    generator: np.random.Generator,
) -> Iterator[FloatArray]:
    """Completed standardised tables, `n_rounds` rounds apart."""
    patterns = list(_patterns(missing))
    table = np.where(missing, 0.0, standard)
    for _ in range(n_tables):
        for _ in range(n_rounds):
            mean, covariance = _draw_parameters(table, generator)
            for rows, hidden in patterns:
                _draw_rows(table, rows, hidden, mean, covariance, generator)
        yield table.copy()


def _patterns(missing: BoolArray) -> Iterator[tuple[IntArray, BoolArray]]:
    """The rows of every pattern of missing columns."""
    kinds, kind = np.unique(missing, axis=0, return_inverse=True)
    for number, hidden in enumerate(kinds):
        if hidden.any():
            yield np.flatnonzero(kind.ravel() == number), hidden


def _draw_parameters(
    table: FloatArray, generator: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Mean and covariance given a completed table."""
    n, width = len(table), len(table.T)
    mean: FloatArray = table.mean(axis=0)
    away = table - mean
    scatter: FloatArray = away.T @ away + PRIOR_ROWS * np.eye(width)
    freedom: FloatArray = n - 1 + PRIOR_ROWS + np.arange(width, 0, -1).astype(np.float64)
    # Bartlett: an inverse Wishart draw is (A^-1 L')' (A^-1 L') with L L' the scatter and A A' a
    # standard Wishart draw.
    bartlett = np.tril(generator.standard_normal((width, width)), -1)
    bartlett[np.diag_indices(width)] = np.sqrt(generator.chisquare(freedom))
    root = solve_triangular(bartlett, cholesky(scatter, lower=True).T, lower=True)
    covariance = root.T @ root
    moved: FloatArray = generator.standard_normal((1, width)) @ root / np.sqrt(n)
    return mean + moved[0], covariance


def _draw_rows(
    table: FloatArray,
    rows: IntArray,
    hidden: BoolArray,
    mean: FloatArray,
    covariance: FloatArray,
    generator: np.random.Generator,
) -> None:
    """Draw the missing values of rows that miss the same columns, in place."""
    known = ~hidden
    inside = covariance[np.ix_(known, known)]
    across = covariance[np.ix_(known, hidden)]
    slopes = np.linalg.solve(inside, across) if known.any() else across
    rest = covariance[np.ix_(hidden, hidden)] - across.T @ slopes
    rest += 1e-10 * np.eye(len(rest))
    noise = generator.standard_normal((len(rows), len(rest))) @ np.linalg.cholesky(rest).T
    table[np.ix_(rows, hidden)] = (
        mean[hidden] + (table[np.ix_(rows, known)] - mean[known]) @ slopes + noise
    )
