"""What the figures of one region will become, and how they changed, looked up by figure."""

from collections.abc import Iterable

from jeugdpeil.published.figure import Figure
from jeugdpeil.published.nowcast import FigureChange, Nowcast


class RegionRevisions:
    """The nowcasts and changes of a region code; empty in a release without a nowcast."""

    def __init__(self, nowcasts: Iterable[Nowcast], changes: Iterable[FigureChange]) -> None:
        self.nowcasts = tuple(nowcasts)
        self.changes = tuple(changes)
        self._nowcasts = {item.lineage_id: item for item in self.nowcasts}
        self._changes = {item.lineage_id: item for item in self.changes}

    def nowcast(self, figure: Figure) -> Nowcast | None:
        """What a figure will become; None for one that is definitive, hidden or not counted so."""
        return self._nowcasts.get(figure.lineage_id)

    def change(self, figure: Figure) -> FigureChange | None:
        """The change of a figure from the same period a year before; None where there is none."""
        return self._changes.get(figure.lineage_id)
