"""What is wrong with data: a code and a place, never an exception and never a personal value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_SHOWN = 3


class Severity(StrEnum):
    """How much a finding weighs: to know, to look at, or a row that is set apart."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Location:
    """Where a finding was seen: source, row (1 is the first row of data) and column."""

    source: str
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        parts = [self.source]
        if self.row is not None:
            parts.append(f"rij {self.row}")
        if self.column is not None:
            parts.append(f"kolom {self.column}")
        return ", ".join(parts)


@dataclass(frozen=True)
class Finding:
    """One thing that a rule has to say about the data.

    Args:
        code: code of the rule; its sentence lives in the locale files under `finding.<code>`.
        location: where it was seen.
        context: what the sentence needs, as text; never a personal value.
        severity: ERROR sends the row to quarantine.
        count: how many like cases stand behind this one finding, at least 1.
    """

    code: str
    location: Location
    context: tuple[tuple[str, str], ...] = ()
    severity: Severity = Severity.WARNING
    count: int = 1

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError(f"a finding counts at least one case, got {self.count}")


def first_few(words: Iterable[str]) -> str:
    """The first few words, and how many more there are, for the context of a finding.

    >>> first_few(["GM0014", "GM0034", "GM0037", "GM0047", "GM0050"])
    'GM0014, GM0034, GM0037 (+2)'
    """
    listed = list(words)
    more = f" (+{len(listed) - _SHOWN})" if len(listed) > _SHOWN else ""
    return ", ".join(listed[:_SHOWN]) + more
