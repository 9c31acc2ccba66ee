"""Which areas lie side by side, from a file of two columns of codes."""

from collections.abc import Collection

from jeugdpeil.sources.own_table.cells import read_cells
from jeugdpeil.sources.own_table.problem import TableProblemError

_TWO = 2


def listed_neighbours(
    content: bytes, file: str, areas: Collection[str]
) -> tuple[tuple[str, str], ...]:
    r"""The pairs of neighbouring areas in a file.

    Args:
        content: a CSV of two columns of codes, with or without names above them.
        file: its name, for messages.
        areas: codes of the table; a pair with a code that is not there is left out.

    Returns:
        Pairs of codes of the table, each once, smaller code first.

    Raises:
        TableProblemError: it has no two columns, or no pair of areas of the table.

    >>> listed_neighbours(b"A;B\nB;A\nB;C\n", "n.csv", {"A", "B", "C"})
    (('A', 'B'), ('B', 'C'))
    """
    cells = read_cells(content, file, ())
    if len(cells.header) < _TWO:
        raise TableProblemError("neighbour_columns", file=file)
    # Names above the columns are no codes of areas, so they drop out by themselves.
    given = [(row[0], row[1]) for row in (cells.header, *cells.rows)]
    known = set(areas)
    pairs = {(min(a, b), max(a, b)) for a, b in given if a != b and a in known and b in known}
    if not pairs:
        example = next(iter(sorted(known)))
        raise TableProblemError("neighbour_codes", file=file, found=cells.rows[0][0], area=example)
    return tuple(sorted(pairs))
