"""What pattern on the map the actual figures have, and what is left of it."""

import numpy as np

from jeugdpeil.domain.model_card import MoranLine
from jeugdpeil.models.expected_use.area_table import AreaTable, numbered
from jeugdpeil.models.expected_use.moran import area_means, morans_i, without_group_means
from jeugdpeil.stats.arrays import FloatArray, IntArray


def moran_lines(
    table: AreaTable, expected: FloatArray, group: IntArray, seed: int
) -> tuple[MoranLine, ...]:
    """Moran's I of actual figures, of the differences, and of these within groups.

    Args:
        table: the areas; without neighbours there are no lines.
        expected: (n,) in per cent.
        group: (n,) number of the smallest group of each row.
        seed: of the permutations.
    """
    if not table.neighbours:
        return ()
    areas, names = numbered(table.areas)
    pairs = pairs_of(table, names)
    weights = np.where(table.is_known, table.youths, 0).astype(np.float64)
    difference = table.actual - expected
    columns = [("actual", table.actual), ("difference", difference)]
    if int(group.max()) + 1 < len(names):
        columns.append(("within", without_group_means(difference, weights, group)))
    generator = np.random.default_rng([seed, 15])
    found = [
        (name, morans_i(area_means(column, weights, areas), pairs, generator))
        for name, column in columns
    ]
    return tuple(
        MoranLine(name, moran.value, moran.permutation_upper)
        for name, moran in found
        if moran is not None
    )


def pairs_of(table: AreaTable, names: tuple[str, ...]) -> IntArray:
    """(n_pairs, 2) numbers of neighbouring areas of the table, each pair once."""
    number = {name: place for place, name in enumerate(names)}
    pairs = {
        (min(number[a], number[b]), max(number[a], number[b]))
        for a, b in table.neighbours or ()
        if a != b and a in number and b in number
    }
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
