"""A document for print as plain parts: what is on each side, before it becomes a PDF."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import cast


@dataclass(frozen=True)
class Heading:
    """A heading of a section; level 2 or 3, since the title of the document is level 1."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `style` is `plain`, `lead`, `finding`, `small` or `source`."""

    text: str
    style: str = "plain"


@dataclass(frozen=True)
class Facts:
    """Pairs of a term and its value; the first one is shown large where `is_large`."""

    items: tuple[tuple[str, str], ...]
    is_large: bool = False


@dataclass(frozen=True)
class Table:
    """A table with a header row.

    Args:
        head: the names of the columns.
        rows: cells in words, as many as the header has.
        numeric: which columns stand to the right, counted from nought.
        own: the rows that are about the region itself.
        indents: how deep the name of each row lies; empty for a flat table.
        is_small: whether the letters are small, for a long table.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    own: tuple[int, ...] = ()
    indents: tuple[int, ...] = ()
    is_small: bool = False

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"a row of {len(row)} cells under {len(self.head)} names: {row}")


@dataclass(frozen=True)
class Picture:
    """A picture with the text that a screen reader says in its place.

    Args:
        svg: the picture.
        alt: that text.
        width_percent: of the width of the text.

    Raises:
        ValueError: the text is empty.
    """

    svg: str
    alt: str
    width_percent: float

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise ValueError("a picture has a text that says what it shows")


@dataclass(frozen=True)
class Bullets:
    """A list; `style` is `bullet`, `number` or `checkbox`; with `lines` empty lines to write on."""

    items: tuple[str, ...]
    style: str = "bullet"
    lines: int = 0


@dataclass(frozen=True)
class Link:
    """A line with an address; without one the words stand alone."""

    label: str
    href: str


@dataclass(frozen=True)
class Form:
    """A table to fill in: names of columns and a number of empty rows."""

    head: tuple[str, ...]
    rows: int


@dataclass(frozen=True)
class Columns:
    """Blocks in two columns next to each other, read from left to right."""

    left: tuple["Block", ...]
    right: tuple["Block", ...]


Block = Heading | Paragraph | Facts | Table | Picture | Bullets | Link | Form | Columns


@dataclass(frozen=True)
class Side:
    """One side of paper: blocks from top to bottom."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class PrintedDocument:
    """A document of a fixed number of sides.

    Args:
        language: `nl` or `en`.
        title: of the document, also in its properties.
        kicker: small line above the title.
        author: whose monitor it is.
        description: one sentence, for the properties of the file.
        keywords: words to find the file by.
        footer: source, release and licence, at the foot of each side.
        side_of: "side {n} of {m}" with both left open.
        mark: word across each side, such as VERZONNEN; empty for none.
        warning: sentence that goes with the mark.
        sides: one per side of paper.
        made: day of the release, ISO date.
    """

    language: str
    title: str
    kicker: str
    author: str
    description: str
    keywords: tuple[str, ...]
    footer: str
    side_of: str
    mark: str
    warning: str
    sides: tuple[Side, ...]
    made: str


def record(part: object) -> object:
    """A part of a document as plain values, each with the name of its kind.

    >>> record(Heading("Delen"))
    {'kind': 'heading', 'text': 'Delen', 'level': 2}
    """
    if is_dataclass(part):
        own: dict[str, object] = {
            item.name: record(getattr(part, item.name)) for item in fields(part)
        }
        return {"kind": type(part).__name__.lower(), **own}
    if isinstance(part, tuple):
        return [record(item) for item in cast("Sequence[object]", part)]
    return part
