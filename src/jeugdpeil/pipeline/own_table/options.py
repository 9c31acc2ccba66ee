"""What was asked of `jeugdpeil expected`, as it stood on the command line."""

from dataclasses import dataclass
from pathlib import Path

from jeugdpeil.pipeline.own_table.nearby import NearbyFiles
from jeugdpeil.pipeline.own_table.roles import Roles, column_list


@dataclass(frozen=True)
class OwnTableOptions:
    """The options, unchecked.

    Args:
        table: the CSV file.
        area, within, actual, total, actual_percentage, year: names of columns.
        characteristics: names of columns, several per option with commas between them.
        geometry, neighbours: files that say which areas lie side by side.
        folder: where the three files go.
        language: of files and messages, `nl` or `en`.
    """

    table: Path
    area: str
    within: tuple[str, ...]
    actual: str | None
    total: str | None
    actual_percentage: str | None
    characteristics: tuple[str, ...]
    year: str | None
    geometry: Path | None
    neighbours: Path | None
    folder: Path
    language: str

    @property
    def roles(self) -> Roles:
        """Which column is what.

        Raises:
            TableProblemError: options that do not go together.
        """
        return Roles(
            area=self.area.strip(),
            within=tuple(column.strip() for column in self.within),
            actual=_name(self.actual),
            total=_name(self.total),
            percentage=_name(self.actual_percentage),
            characteristics=column_list(self.characteristics),
            year=_name(self.year),
        )

    @property
    def nearby(self) -> NearbyFiles:
        """The file that says which areas lie side by side.

        Raises:
            TableProblemError: two files are given.
        """
        return NearbyFiles(self.geometry, self.neighbours)


def _name(given: str | None) -> str | None:
    return None if given is None else given.strip()
