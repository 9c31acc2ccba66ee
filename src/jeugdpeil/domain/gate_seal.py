"""The seal of published tables. Only `jeugdpeil.disclosure` imports this module (held in CI)."""

import pyarrow as pa

from jeugdpeil.domain.expected import PublishedCard, PublishedExpected
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.nowcast import PublishedNowcast
from jeugdpeil.domain.published import PublishedTable, Seal
from jeugdpeil.domain.trends import PublishedTrends

SEAL = Seal()


def sealed(table: pa.Table) -> PublishedTable:
    """A published table of rows that the gate has protected.

    Args:
        table: rows of the schema PUBLISHED.

    Raises:
        TableError: the rows do not have that schema.
    """
    return PublishedTable(table, SEAL)


def sealed_expected(
    figures: pa.Table, contributions: pa.Table, predictors: pa.Table, peers: pa.Table
) -> PublishedExpected:
    """Published expected use, of tables that the gate has protected and rounded.

    Raises:
        TableError: a table does not have the schema of its name in `domain.expected`.
    """
    return PublishedExpected(figures, contributions, predictors, peers, SEAL)


def sealed_card(card: ModelCard) -> PublishedCard:
    """A published model card, of one that the gate has checked."""
    return PublishedCard(card, SEAL)


def sealed_nowcast(
    nowcasts: pa.Table, changes: pa.Table, record: pa.Table, summary: dict[str, object]
) -> PublishedNowcast:
    """A published nowcast, of tables that the gate has checked and rounded.

    Raises:
        TableError: a table does not have the schema of its name in `domain.nowcast`.
    """
    return PublishedNowcast(nowcasts, changes, record, summary, SEAL)


def sealed_trends(table: pa.Table) -> PublishedTrends:
    """Published trends, of rows that the gate has checked and rounded.

    Raises:
        TableError: the rows do not have the schema PUBLISHED_TRENDS.
    """
    return PublishedTrends(table, SEAL)
