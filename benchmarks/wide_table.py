"""A page of the benchmarks with columns of its own."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class WideTable:
    """A table, and the words around it.

    Args:
        title: of the page.
        before, after: paragraphs, in Markdown.
        header: names of the columns; a name that ends in a space is that of words, to the left.
        rows: cells, as they are shown.
    """

    title: str
    before: tuple[str, ...]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    after: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The page in Markdown."""
        yield f"# {self.title}"
        for paragraph in self.before:
            yield from ("", paragraph)
        yield ""
        yield f"| {' | '.join(name.strip() for name in self.header)} |"
        yield "|" + "".join("---|" if name.endswith(" ") else "---:|" for name in self.header)
        for row in self.rows:
            yield f"| {' | '.join(row)} |"
        for paragraph in self.after:
            yield from ("", paragraph)
