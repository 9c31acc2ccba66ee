"""A text as the linter sees it: sentences and tables, each with the line that it stands on."""

from dataclasses import dataclass

from jeugdpeil.validation.figure_linter.numerals import Notation
from jeugdpeil.validation.figure_linter.written import Written


@dataclass(frozen=True)
class Sentence:
    """One sentence, list item or heading.

    Args:
        words: the sentence on one line.
        line: line of the file that it begins on, from 1.
        paragraph: number of its paragraph; sentences of one paragraph speak of the same thing.
    """

    words: str
    line: int
    paragraph: int


@dataclass(frozen=True)
class Cell:
    """One cell of a table.

    Args:
        words: what stands in it.
        line: line of the file.
        number: the number in it; None where there is none.
        is_hidden: whether it holds a mark in place of a number, as CBS writes a secret figure.
    """

    words: str
    line: int
    number: Written | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class Entry:
    """A number of a table under one label, seen along a row or down a column.

    Args:
        labels: words of the row (or the head of the column), one per column of words.
        cell: the cell.
        place: column and row in words, for a finding.
    """

    labels: tuple[str, ...]
    cell: Cell
    place: str

    @property
    def label(self) -> str:
        """All words of the label."""
        return " ".join(self.labels)


@dataclass(frozen=True)
class Series:
    """The numbers of one column, top to bottom, or of one row, left to right.

    Args:
        name: head of the column, or words of the row.
        entries: one per cell, those without a number too.
        is_column: whether it runs down a column.
        caption: what stands above the table.
    """

    name: str
    entries: tuple[Entry, ...]
    is_column: bool
    caption: str


@dataclass(frozen=True)
class Table:
    """A table with heads.

    Args:
        caption: the heading or the line above it.
        word_heads: heads of the columns that hold words.
        heads: heads of the columns that hold numbers.
        labels: words of each row, one per column of words.
        cells: the cells of each row under `heads`.
        line: line of its head.
        paragraph: number of the paragraph that it stands as.
    """

    caption: str
    word_heads: tuple[str, ...]
    heads: tuple[str, ...]
    labels: tuple[tuple[str, ...], ...]
    cells: tuple[tuple[Cell, ...], ...]
    line: int
    paragraph: int

    def columns(self) -> tuple[Series, ...]:
        """The table as its columns."""
        return tuple(
            Series(
                head,
                tuple(
                    Entry(labels, row[place], _place(head, labels))
                    for labels, row in zip(self.labels, self.cells, strict=True)
                ),
                True,
                self.caption,
            )
            for place, head in enumerate(self.heads)
        )

    def rows(self) -> tuple[Series, ...]:
        """The table as its rows."""
        return tuple(
            Series(
                " ".join(labels),
                tuple(
                    Entry((head,), cell, _place(head, labels))
                    for head, cell in zip(self.heads, row, strict=True)
                ),
                False,
                self.caption,
            )
            for labels, row in zip(self.labels, self.cells, strict=True)
        )

    def series(self) -> tuple[Series, ...]:
        """Every column and every row."""
        return (*self.columns(), *self.rows())


@dataclass(frozen=True)
class Document:
    """Everything that was read of a text.

    Args:
        sentences: in order.
        tables: in order.
        notation: of its numbers.
    """

    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]
    notation: Notation


def _place(head: str, labels: tuple[str, ...]) -> str:
    return " / ".join(part for part in (" ".join(labels), head) if part)
