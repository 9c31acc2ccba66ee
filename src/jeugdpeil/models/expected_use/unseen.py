"""What a row is like for a fit without it: its missing values drawn without its own outcome.

Whatever is judged on rows that its coefficients did not see is judged on these. A value that was
drawn with the outcome of its row tells that outcome: with a third of the values missing a plain
regression on them seems to predict far better than any figure that may be published.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from jeugdpeil.models.expected_use.completed import Completed
from jeugdpeil.models.expected_use.design import Design
from jeugdpeil.stats.arrays import FloatArray


def unseen_design(design: Design, tables: Sequence[Completed]) -> FloatArray:
    """(n, n_columns) columns of the model, a missing value at the mean of what was drawn for it.

    Args:
        design: of the model.
        tables: completed characteristics.
    """
    total = np.zeros((len(design.period), design.n_columns))
    for drawn in _drawn(tables):
        total += design.matrix(drawn)
    return total / sum(1 for _ in _drawn(tables))


def unseen_variance(design: Design, tables: Sequence[Completed], beta: FloatArray) -> FloatArray:
    """(n,) variance of the linear predictor between the draws; 0 where nothing is missing.

    Args:
        design: of the model.
        tables: completed characteristics.
        beta: (n_columns,) coefficients.
    """
    return np.array([design.matrix(drawn) @ beta for drawn in _drawn(tables)]).var(axis=0)


def _drawn(tables: Sequence[Completed]) -> Iterator[FloatArray]:
    for table in tables:
        yield from table.predicting
