"""A monitor file as a whole, after all checks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jeugdpeil.codelists.characteristics import CHARACTERISTICS, DEFAULTS
from jeugdpeil.domain.definition import Text
from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.monitor_file.blocks import CharacteristicSpec, ExpectedSpec, GroupSpec, SourceSpec
from jeugdpeil.sources import reference_data

REFERENCE_PREFIX = "reference:"


@dataclass(frozen=True)
class Monitor:
    """A monitor file after all checks.

    Args:
        folder: folder of the file; relative paths start there.
        home: code of the region that the start page is about.
        corrections: where readers report a figure; empty for the contact.
        discontinued: series that have stopped, with where newer figures are, by indicator.
        division_year: year whose division of gemeenten everything above them is summed in.
        minimum, rounding: the disclosure policy.
        expected: the models of expected use.
        characteristics: what the file says of characteristics, its own and others.
    """

    folder: Path
    name: str
    owner: str
    contact: str
    language: str
    home: str
    division_year: int
    sources: tuple[SourceSpec, ...]
    groups: tuple[GroupSpec, ...] = ()
    minimum: int = 10
    rounding: int = 5
    size: str = "klein"
    seed: int = 2026
    expected: tuple[ExpectedSpec, ...] = ()
    characteristics: tuple[CharacteristicSpec, ...] = ()
    corrections: str = ""
    discontinued: Mapping[str, Text] = field(default_factory=dict[str, Text])

    def path_of(self, source: SourceSpec) -> Path:
        """The local file of a source.

        Raises:
            MonitorFileError: the source has no file, or needs reference data that are not there.
        """
        if not source.file:
            raise MonitorFileError(
                f"De bron {source.id!r} heeft geen `file`",
                where=f"bron {source.id}, sleutel file",
                remedy='Geef het pad van het bestand, zoals file = "data/kwb.csv".',
            )
        if not source.file.startswith(REFERENCE_PREFIX):
            return self.folder / source.file
        found = reference_data.folder()
        if found is None:
            raise MonitorFileError(
                f"De bron {source.id!r} staat in de map met naslaggegevens, en die map is er niet",
                where=f"bron {source.id}, sleutel file",
                remedy=f"Zet {reference_data.VARIABLE} op het pad van die map.",
            )
        return found / source.file.removeprefix(REFERENCE_PREFIX)

    def characteristics_of(self, expected: ExpectedSpec) -> tuple[CharacteristicSpec, ...]:
        """The characteristics of a model, in the order of the monitor file.

        Raises:
            KeyError: the model names a characteristic that is not known, which reading the file
                refuses.
        """
        own = {item.characteristic.id: item for item in self.characteristics}
        built_in = {code: CharacteristicSpec(item) for code, item in CHARACTERISTICS.items()}
        known = built_in | own
        chosen = [known[code] for code in expected.characteristics or DEFAULTS[expected.level]]
        return tuple(
            item
            for item in chosen
            if not (expected.without_origin and item.characteristic.is_origin)
        )
