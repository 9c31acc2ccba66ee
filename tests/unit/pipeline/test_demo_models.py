"""The models of the demo country show what the pages can do."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from jeugdpeil.domain.errors import ModelError
from jeugdpeil.models.expected_use import AreaTable, Specification
from jeugdpeil.models.expected_use.collinearity import collinear_groups
from jeugdpeil.models.expected_use.design import standardised
from jeugdpeil.pipeline import demo, expecting
from jeugdpeil.published.shelf import Shelf


class Seen:
    """Stands in for the model, and keeps the table that it was given."""

    def __init__(self) -> None:
        self.tables: list[tuple[AreaTable, Specification]] = []

    def __call__(self, table: AreaTable, specification: Specification, _: object) -> None:
        self.tables.append((table, specification))
        raise ModelError("Niet gerekend.", code="not-computed", context={}, remedy="Geen.")


@pytest.mark.slow
def test_what_if_can_answer_in_the_demo_country(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of what may be moved in wijken some stands alone, and some is refused with the reason."""
    seen = Seen()
    monkeypatch.setattr(expecting, "expected_use", seen)
    monkeypatch.setattr(demo, "DEMO_MODELS", demo.DEMO_MODELS[:1])
    now = datetime(2026, 1, 1, tzinfo=UTC)
    demo.build_demo("klein", tmp_path / "werk", Shelf(tmp_path / "releases"), now, lambda _: None)
    ((table, specification),) = seen.tables
    columns = np.nan_to_num(standardised(table, specification)[0])
    weights = np.where(table.outcome.has_outcome, table.youths, 0).astype(np.float64)
    groups = dict(zip(specification.ids, collinear_groups(columns, weights), strict=True))
    movable = {each.id for each in specification.characteristics if each.is_movable}
    alone = {each for each in movable if groups[each] is None}
    assert alone == {"afstand-huisarts", "werkloosheid"}
    assert movable - alone == {"bijstand"}
