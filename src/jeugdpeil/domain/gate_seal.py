"""The seal of published tables. Only `jeugdpeil.disclosure` imports this module (held in CI)."""

import pyarrow as pa

from jeugdpeil.domain.published import PublishedTable, Seal

SEAL = Seal()


def sealed(table: pa.Table) -> PublishedTable:
    """A published table of rows that the gate has protected.

    Args:
        table: rows of the schema PUBLISHED.

    Raises:
        TableError: the rows do not have that schema.
    """
    return PublishedTable(table, SEAL)
