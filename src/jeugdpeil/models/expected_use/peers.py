"""The areas that are most alike in what the model knows of them.

The distance between two areas is the root of the mean over the themes of the mean over the
characteristics in a theme of the squared difference in standard deviations. A theme that is
measured by six nearly equal characteristics counts as much as one measured by a single one. The
outcome plays no part, nor does the place on the map. Areas with too few youths for a verdict are
nobody's peers: their characteristics are mostly rounding and imputation.
"""

import numpy as np

from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray

N_PEERS = 8
BLOCK_ROWS = 512


def theme_scaled(standard: FloatArray, specification: Specification) -> FloatArray:
    """Standardised characteristics, so weighted that plain distances are those between peers.

    Args:
        standard: (n, n_characteristics), complete; those of the specification.
        specification: which characteristic belongs to which theme.
    """
    themes = [each.theme for each in specification.characteristics]
    weights = [1 / (len(set(themes)) * themes.count(theme)) for theme in themes]
    return standard * np.sqrt(np.array(weights))


def peers_of(
    scaled: FloatArray, period: IntArray, may_be_peer: BoolArray, n_peers: int = N_PEERS
) -> tuple[IntArray, FloatArray]:
    """Row numbers of the nearest areas of the same period, and their distances.

    Args:
        scaled: (n, k) from `theme_scaled`.
        period: (n,) number of the period of each row.
        may_be_peer: (n,) whether others may be compared with it.
        n_peers: how many; where there are fewer the rest is -1 with distance NaN.
    """
    peers = np.full((len(scaled), n_peers), -1, dtype=np.int64)
    distances = np.full((len(scaled), n_peers), np.nan)
    for each in np.unique(period):
        candidates = np.flatnonzero((period == each) & may_be_peer)
        rows = np.flatnonzero(period == each)
        for start in range(0, len(rows), BLOCK_ROWS):
            block = rows[start : start + BLOCK_ROWS]
            _nearest(scaled, block, candidates, peers, distances)
    return peers, distances


def _nearest(
    scaled: FloatArray,
    rows: IntArray,
    candidates: IntArray,
    peers: IntArray,
    distances: FloatArray,
) -> None:
    """Fill in the peers of some rows, nearest first."""
    here, there = scaled[rows], scaled[candidates]
    squares = (here**2).sum(axis=1)[:, None] + (there**2).sum(axis=1) - 2 * here @ there.T
    squares[rows[:, None] == candidates] = np.inf
    n_found = min(peers.shape[1], len(candidates) - 1)
    if n_found <= 0:
        return
    nearest = np.argpartition(squares, n_found - 1, axis=1)[:, :n_found]
    order = np.argsort(np.take_along_axis(squares, nearest, axis=1), axis=1, kind="stable")
    nearest = np.take_along_axis(nearest, order, axis=1)
    found = np.take_along_axis(squares, nearest, axis=1)
    peers[rows[:, None], np.arange(n_found)] = candidates[nearest]
    distances[rows[:, None], np.arange(n_found)] = np.sqrt(np.maximum(found, 0.0))
