"""From a wide table (a region per row, a measure per column) to observations."""

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.tables import Observations
from jeugdpeil.sources.cbs.decoded_text import decoded
from jeugdpeil.sources.cbs.delimited_text import Header, split_text
from jeugdpeil.sources.cbs.layout import Layout
from jeugdpeil.sources.cbs.melting import melted
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.wide_cells import cells_of
from jeugdpeil.sources.cbs.wide_findings import (
    cell_findings,
    differing_codes,
    repeated_measures,
    row_findings,
)
from jeugdpeil.sources.cbs.wide_rows import rows_of


def read_wide(
    content: bytes, layouts: tuple[Layout, ...], snapshot: SnapshotRef, options: ReadOptions
) -> Reading:
    """The observations of a wide CSV file in the first of the dialects that fits its header.

    Args:
        content: the bytes of the file.
        layouts: dialects to try, in this order.
        snapshot: where the bytes came from.
        options: what the monitor file adds.

    Returns:
        One observation per cell of a measure, column after column, with the reader's findings.

    Raises:
        SourceError: the bytes are no CSV text, no dialect fits, a year or a period cannot be
            found, or a column with words is a dimension that is not known here.
    """

    def fitting(header: Header) -> Layout | None:
        return next((layout for layout in layouts if layout.fits(header)), None)

    text = split_text(
        decoded(content, snapshot.origin, options.encoding),
        snapshot.origin,
        is_known=lambda header: fitting(header) is not None,
        wanted="; ".join(layout.wanted() for layout in layouts),
    )
    layout = fitting(text.header)
    assert layout is not None, "split_text returns a header that is known"
    rows = rows_of(text, layout, snapshot, options)
    cells = cells_of(text, layout, snapshot)
    return Reading(
        Observations(snapshot, melted(text, rows, cells, layout)),
        (
            *row_findings(text, snapshot),
            *differing_codes(text, rows, layout, snapshot),
            *cell_findings(text, cells, layout, snapshot),
            *repeated_measures(cells, snapshot),
        ),
    )
