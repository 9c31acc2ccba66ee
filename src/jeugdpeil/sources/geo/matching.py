"""Which regions have an outline and which outlines have a region."""

from collections.abc import Collection
from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding, Location
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.sources.geo import finding_codes as fc
from jeugdpeil.sources.geo.outlines import listed, outlines_of


@dataclass(frozen=True)
class Match:
    """How the outlines of one level and year fit a list of regions.

    Args:
        found: codes with an outline, ascending.
        without_outline: codes of the list without one, ascending.
        not_in_list: codes of outlines that are not in the list, ascending.
        source: where the outlines come from.
    """

    found: tuple[str, ...]
    without_outline: tuple[str, ...]
    not_in_list: tuple[str, ...]
    source: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The regions without outline (to look at) and outlines without region (to know)."""
        kinds = ((fc.WITHOUT_OUTLINE, self.without_outline), (fc.NOT_IN_LIST, self.not_in_list))
        return tuple(
            kind.found(Location(self.source), count=len(codes), codes=listed(codes))
            for kind, codes in kinds
            if codes
        )


def match(geometry: Geometry, codes: Collection[str]) -> Match:
    """Compare the outlines of one level and year with the codes of the regions that have figures.

    Args:
        geometry: outlines of one level and year.
        codes: region codes, of this year or another: a code that exists in both joins, which for a
            wijk does not say that it is the same wijk.

    >>> from jeugdpeil.sources.geo.outlines import squares_in_a_row
    >>> match(squares_in_a_row("GM0001", "GM0002"), ["GM0002", "GM0003"]).without_outline
    ('GM0003',)
    """
    outlines = outlines_of(geometry)
    drawn, wanted = set(outlines.codes), set(codes)
    return Match(
        tuple(sorted(wanted & drawn)),
        tuple(sorted(wanted - drawn)),
        tuple(sorted(drawn - wanted)),
        outlines.source,
    )
