"""What a monitor file may say about a source file, and what every reader looks like."""

from dataclasses import dataclass
from typing import Protocol

from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.snapshot import SnapshotRef


@dataclass(frozen=True)
class ReadOptions:
    """What the file itself does not tell.

    Args:
        region_year: year of the division that the region codes belong to, where no column says
            so; without it the year of the period serves.
        period_key: the period of all rows, such as 2019JJ00, for a file without periods; without
            it the region year serves.
        encoding: the encoding of a file that is not UTF-8, such as cp1252.
    """

    region_year: int | None = None
    period_key: str | None = None
    encoding: str | None = None


NO_OPTIONS = ReadOptions()


class Reader(Protocol):
    """Turns the bytes of one kind of file into observations."""

    def __call__(
        self, content: bytes, snapshot: SnapshotRef, options: ReadOptions = NO_OPTIONS
    ) -> Reading:
        """The observations in `content`, with what was noticed on the way.

        Raises:
            SourceError: the bytes are not the kind of file that they are said to be.
        """
        ...
