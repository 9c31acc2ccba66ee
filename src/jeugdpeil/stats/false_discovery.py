"""Which of many tests are called a discovery, so that few of those are false."""

import numpy as np

from jeugdpeil.stats.arrays import BoolArray, FloatArray


def discoveries(p_values: FloatArray, share: float) -> BoolArray:
    """The tests that are discoveries at this false discovery rate.

    Args:
        p_values: (n_tests,) 0-1.
        share: largest expected share of false discoveries, 0-1.

    Source:
        Y. Benjamini and Y. Hochberg (1995), Controlling the false discovery rate, Journal of the
        Royal Statistical Society B 57, 289-300, step-up procedure (1) on page 293; it also holds
        for tests that depend on each other positively (Y. Benjamini and D. Yekutieli, 2001, Annals
        of Statistics 29, 1165-1188, theorem 1.2).

    >>> discoveries(np.array([0.20, 0.001, 0.02, 0.04]), 0.05).tolist()
    [False, True, True, False]
    """
    count = len(p_values)
    if not count:
        return np.zeros(0, dtype=np.bool_)
    ordered = np.sort(p_values)
    passing = np.flatnonzero(ordered <= share * np.arange(1, count + 1) / count)
    return p_values <= (ordered[passing[-1]] if len(passing) else -1.0)
