"""How final a figure is, and which publication said it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Status(StrEnum):
    """How final CBS calls a figure; HERZIEN is a figure that was revised after DEFINITIEF."""

    VOORLOPIG = "voorlopig"
    NADER_VOORLOPIG = "nader voorlopig"
    DEFINITIEF = "definitief"
    HERZIEN = "herzien"

    @property
    def is_final(self) -> bool:
        """Whether no further regular publication of the figure is planned."""
        return self in (Status.DEFINITIEF, Status.HERZIEN)


@dataclass(frozen=True, order=True)
class Vintage:
    """The publication that said a figure, by its date.

    Args:
        published: the day on which the table with the figure was published or last modified.

    >>> str(Vintage.parse("2023-06-15"))
    '2023-06-15'
    """

    published: date

    @classmethod
    def parse(cls, text: str) -> "Vintage":
        """Read an ISO date.

        Raises:
            ValueError: the text is not a date such as 2023-06-15.
        """
        return cls(date.fromisoformat(text))

    def __str__(self) -> str:
        return self.published.isoformat()


def status_of_label(label: str) -> tuple[str, Status]:
    """Split a StatLine period label into the period and the status that its stars mark.

    Source:
        StatLine: `*` provisional, `**` revised provisional, none definitive.

    >>> status_of_label("1e halfjaar 2022**")
    ('1e halfjaar 2022', <Status.NADER_VOORLOPIG: 'nader voorlopig'>)
    """
    bare = label.strip()
    if bare.endswith("**"):
        return bare[:-2].rstrip(), Status.NADER_VOORLOPIG
    if bare.endswith("*"):
        return bare[:-1].rstrip(), Status.VOORLOPIG
    return bare, Status.DEFINITIEF
