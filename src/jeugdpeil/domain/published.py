"""Tables that may leave the house; only the disclosure gate can make one."""

from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from jeugdpeil.domain.tables import PUBLISHED


class SealBrokenError(TypeError):
    """A published table was made without passing the gate: a mistake of the programmer."""


class Seal:
    """What the maker of published tables holds and nobody else."""


@dataclass(frozen=True)
class PublishedTable:
    """Figures after the gate: rounded, without bounds, safe to show.

    Args:
        table: rows of the schema PUBLISHED.
        seal: the seal of `domain.gate_seal`, which only `disclosure` may import.
    """

    table: pa.Table = field(repr=False)
    seal: Seal = field(repr=False, compare=False)

    def __post_init__(self) -> None:
        from jeugdpeil.domain.gate_seal import SEAL

        if self.seal is not SEAL:
            raise SealBrokenError("only the disclosure gate makes published tables")
        object.__setattr__(self, "table", PUBLISHED.checked(self.table))


class PublicReference(StrEnum):
    """The things besides figures that a release may hold; nothing else is accepted."""

    MANIFEST = "manifest"
    DEFINITIONS = "definitions"
    REGIONS = "regions"
    GEOMETRY = "geometry"
    SEARCH = "search"
    SOURCES = "sources"
    FINDINGS = "findings"
    COVERAGE = "coverage"
    BREAKS = "breaks"
    CHANGES = "changes"
    HISTORY = "history"
    ERRATA = "errata"
