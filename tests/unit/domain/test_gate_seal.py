"""A published table is made by the gate or not at all."""

import pytest

from jeugdpeil.domain.gate_seal import sealed
from jeugdpeil.domain.published import PublishedTable, Seal, SealBrokenError
from jeugdpeil.domain.tables import PUBLISHED


def test_another_seal_is_refused() -> None:
    """Making a seal of one's own does not open the gate."""
    with pytest.raises(SealBrokenError):
        PublishedTable(PUBLISHED.empty(), Seal())


def test_the_gate_makes_a_published_table() -> None:
    """With the gate's own seal the table is accepted."""
    assert sealed(PUBLISHED.empty()).table.num_rows == 0
