"""What the gate lets through of a nowcast."""

import numpy as np
import pyarrow as pa
import pytest

from jeugdpeil.disclosure.nowcast_gate import published_nowcast
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.nowcast import NowcastTables, PublishedNowcast
from jeugdpeil.domain.published import PublishedTable, Seal, SealBrokenError
from jeugdpeil.domain.tables import FIGURE_KEY
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.pipeline.nowcast.run import nowcast_of
from support.mini_release import BREAKS, definitions, mini_draft

NAMED = {item.id: item for item in definitions()}


@pytest.fixture(scope="module")
def tables() -> tuple[PublishedTable, NowcastTables]:
    """The figures of the mini release and what the nowcast says of them."""
    draft = mini_draft()
    figures = draft.figures
    return figures, nowcast_of(
        figures, all_indicators(), draft.regions, BREAKS, (), is_fictional=True
    )


def test_no_row_is_about_a_hidden_figure(tables: tuple[PublishedTable, NowcastTables]) -> None:
    """Every key is that of a figure with a number."""
    shown, said = tables
    published = published_nowcast(said, shown, NAMED, Policy(10, 5))
    present = {
        tuple(row[name] for name in FIGURE_KEY)
        for row in shown.table.to_pylist()
        if row["count"] is not None
    }
    for table in (published.nowcasts, published.record):
        keys = {tuple(row[name] for name in FIGURE_KEY) for row in table.to_pylist()}
        assert keys
        assert keys <= present


@pytest.mark.parametrize("name", ["nowcasts", "record", "changes"])
def test_a_planted_row_about_a_hidden_figure_stops_the_release(
    tables: tuple[PublishedTable, NowcastTables], name: str
) -> None:
    """The figure of another row is taken away: its nowcast is a number about a hidden group."""
    shown, said = tables
    rows = getattr(said, name)
    if name == "changes":
        rows = rows.filter(rows["expected"].is_valid())
    first = {column: rows[column][0].as_py() for column in FIGURE_KEY}
    keep = np.array(
        [
            any(row[column] != first[column] for column in FIGURE_KEY)
            for row in shown.table.to_pylist()
        ]
    )
    from jeugdpeil.domain.gate_seal import sealed

    fewer = sealed(shown.table.filter(pa.array(keep)))
    with pytest.raises(DisclosureError):
        published_nowcast(said, fewer, NAMED, Policy(10, 5))


def test_bounds_are_rounded_outward(tables: tuple[PublishedTable, NowcastTables]) -> None:
    """Rounding never makes a figure look more certain."""
    shown, said = tables
    published = published_nowcast(said, shown, NAMED, Policy(10, 5))
    lower, upper = (said.nowcasts[name].to_numpy() for name in ("lower", "upper"))
    assert (published.nowcasts["lower"].to_numpy() <= lower + 1e-9).all()
    assert (published.nowcasts["upper"].to_numpy() >= upper - 1e-9).all()


def test_a_published_nowcast_cannot_be_made_elsewhere(
    tables: tuple[PublishedTable, NowcastTables],
) -> None:
    """Only the gate holds the seal."""
    _, said = tables
    with pytest.raises(SealBrokenError):
        PublishedNowcast(said.nowcasts, said.changes, said.record, {}, Seal())
