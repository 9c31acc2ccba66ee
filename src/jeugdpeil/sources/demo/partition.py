"""Connected parts: areas that are neighbours of each other, grown from spread-out seeds."""

import numpy as np
from scipy import sparse, spatial
from scipy.sparse import csgraph

from jeugdpeil.sources.demo.arrays import FloatArray, IntArray

LLOYD_STEPS = 4


def graph_of(pairs: IntArray, lengths: FloatArray, count: int) -> sparse.csr_array:
    """An undirected graph: (m, 2) pairs of nodes with (m,) positive lengths, `count` nodes."""
    rows = np.concatenate([pairs[:, 0], pairs[:, 1]])
    columns = np.concatenate([pairs[:, 1], pairs[:, 0]])
    matrix = sparse.coo_array((np.tile(lengths, 2), (rows, columns)), shape=(count, count))
    return sparse.csr_array(matrix)


def distances(pairs: IntArray, points: FloatArray) -> FloatArray:
    """The distance in metres between the two points of each pair; never zero."""
    return np.maximum(np.hypot(*(points[pairs[:, 0]] - points[pairs[:, 1]]).T), 1.0)


def neighbours_of_parts(pairs: IntArray, labels: IntArray) -> IntArray:
    """The (k, 2) pairs of parts that have a pair of neighbouring nodes, each once, low first."""
    ends = np.sort(labels[pairs], axis=1)
    return np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)


def components(pairs: IntArray, count: int) -> IntArray:
    """The number of the connected component that each node lies in."""
    graph = graph_of(pairs, np.ones(len(pairs)), count)
    return csgraph.connected_components(graph, directed=False)[1].astype(np.int64)


def bridges(pairs: IntArray, points: FloatArray) -> IntArray:
    """Pairs that tie each smaller component (an island) to the nearest node of the largest."""
    labels = components(pairs, len(points))
    largest = int(np.argmax(np.bincount(labels)))
    mainland = np.flatnonzero(labels == largest)
    tree = spatial.KDTree(points[mainland])
    ferries: list[tuple[int, int]] = []
    for label in range(int(labels.max()) + 1):
        island = np.flatnonzero(labels == label)
        if label == largest:
            continue
        found = tree.query(points[island])
        gap, nearest = np.asarray(found[0]), np.asarray(found[1])
        quay = int(np.argmin(gap))
        ferries.append((int(island[quay]), int(mainland[nearest[quay]])))
    return np.array(ferries, dtype=np.int64).reshape(-1, 2)


def spread_nodes(points: FloatArray, count: int, rng: np.random.Generator) -> IntArray:
    """Nodes that lie spread over all points, about equally many points around each.

    Args:
        points: (n, 2) places of the nodes.
        count: how many to choose, at most n.
        rng: where the randomness comes from.

    Returns:
        (count,) different node numbers: the nodes nearest to the centres that Lloyd's method finds.
    """
    centres = points[rng.choice(len(points), count, replace=False)]
    for _ in range(LLOYD_STEPS):
        owner = spatial.KDTree(centres).query(points)[1]
        held = np.bincount(owner, minlength=count)
        sums = np.column_stack([np.bincount(owner, points[:, axis], count) for axis in (0, 1)])
        centres = np.where(held[:, None] > 0, sums / np.maximum(held, 1)[:, None], centres)
    nodes = np.unique(spatial.KDTree(points).query(centres)[1].astype(np.int64))
    spare = np.setdiff1d(np.arange(len(points)), nodes)
    extra = rng.choice(spare, count - len(nodes), replace=False)
    return np.sort(np.concatenate([nodes, extra]))


def grown_from(graph: sparse.csr_array, seeds: IntArray) -> IntArray:
    """The seed that each node is nearest to along the graph, as a position in `seeds`.

    Every part is connected, since each node's shortest way to its seed stays inside the part.

    Raises:
        ValueError: a node cannot be reached from any seed.
    """
    found = csgraph.dijkstra(graph, indices=seeds, min_only=True, return_predecessors=True)
    sources = np.asarray(found[2])
    if (sources < 0).any():
        raise ValueError(f"{int((sources < 0).sum())} nodes cannot be reached from any seed")
    position = np.full(len(sources), -1, dtype=np.int64)
    position[seeds] = np.arange(len(seeds))
    return position[sources]


def connected_parts(
    pairs: IntArray, points: FloatArray, count: int, rng: np.random.Generator
) -> IntArray:
    """Divide nodes over `count` connected parts of about equally many nodes.

    Args:
        pairs: (m, 2) neighbours; together they connect all nodes.
        points: (n, 2) places of the nodes.
        count: number of parts, 1..n.
        rng: where the randomness comes from.

    Returns:
        (n,) part numbers 0..count-1, every one in use.
    """
    lengths = distances(pairs, points) * np.exp(rng.normal(0.0, 0.25, len(pairs)))
    seeds = spread_nodes(points, count, rng)
    return grown_from(graph_of(pairs, lengths, len(points)), seeds)


def nested_parts(
    pairs: IntArray, points: FloatArray, outer: IntArray, count: int, rng: np.random.Generator
) -> IntArray:
    """Connected parts that do not cross the borders of `outer`, about `count` of them in all.

    Args:
        pairs: (m, 2) neighbours, connected within each outer part.
        points: (n, 2) places of the nodes.
        outer: (n,) part numbers that the new parts stay inside.
        count: exact number of new parts, at least the number of outer parts.
        rng: where the randomness comes from.

    Returns:
        (n,) part numbers 0..count-1.
    """
    shares = apportioned(np.bincount(outer), count)
    result = np.empty(len(points), dtype=np.int64)
    first = 0
    for number, share in enumerate(shares):
        inside = np.flatnonzero(outer == number)
        result[inside] = first + connected_parts(
            _within(pairs, inside, len(points)), points[inside], int(share), rng
        )
        first += int(share)
    return result


def apportioned(weights: IntArray, count: int) -> IntArray:
    """Divide `count` seats over weights, at least one each, by the method of highest averages.

    >>> apportioned(np.array([10, 30, 60]), 5).tolist()
    [1, 1, 3]
    """
    seats = np.ones(len(weights), dtype=np.int64)
    for _ in range(count - len(weights)):
        seats[np.argmax(weights / (2.0 * seats + 1.0))] += 1
    return seats


def _within(pairs: IntArray, inside: IntArray, count: int) -> IntArray:
    position = np.full(count, -1, dtype=np.int64)
    position[inside] = np.arange(len(inside))
    ends = position[pairs]
    return ends[(ends >= 0).all(axis=1)]
