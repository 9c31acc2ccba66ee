"""What reading a source gives: its cells and what was wrong with them."""

from dataclasses import dataclass

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.tables import Observations


@dataclass(frozen=True)
class Reading:
    """The cells of one source with the findings of its reader."""

    observations: Observations
    findings: tuple[Finding, ...] = ()
