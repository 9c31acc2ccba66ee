"""Reads a text into sentences and tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.validation.figure_linter.delimited import csv_table
from jeugdpeil.validation.figure_linter.document import Document, Sentence, Table
from jeugdpeil.validation.figure_linter.kinds import TextKind
from jeugdpeil.validation.figure_linter.notation import notation_of
from jeugdpeil.validation.figure_linter.numerals import Notation
from jeugdpeil.validation.figure_linter.tables import markdown_table, spaced_table

_BULLET = re.compile(r"^\s*(?:[-*•+]|\d{1,2}[.)])\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s+")
_PIPES = re.compile(r"^\s*\|.*\|\s*$|^[^|]+\|[^|]+\|.*$")
# What ends in a point without ending a sentence.
_SHORT = re.compile(
    r"(?:\b(?:t\.o\.v|bijv|ca|o\.a|nr|i\.p\.v|m\.n|resp|incl|excl|blz|mln|dr|mr|e\.g|i\.e|vs|art"
    r"|no|jr|m\.b\.t|d\.w\.z|z\.g|zgn)|\b[A-Z])\.$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?][\"'’”)]?(?=\s+[\"'‘“(]?[A-Z0-9À-Ý])")


_CODE = re.compile(
    r"^(?P<fence>```|~~~)[^\n]*\n.*?^(?P=fence)[^\n]*$|<!--.*?-->|\A---\n.*?^---$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class _Line:
    number: int
    words: str


def document_of(text: str, kind: TextKind) -> Document:
    """The sentences and tables of a text.

    A text without tables in it, and a table without text, are documents too.
    """
    notation = notation_of(text, kind)
    if kind is TextKind.CSV:
        return Document((), csv_table(text, notation), notation)
    sentences: list[Sentence] = []
    tables: list[Table] = []
    caption = ""
    shown = without_code(text) if kind is TextKind.MARKDOWN else text
    for number, block in enumerate(_blocks(shown)):
        table = _table(block, caption, number, notation)
        if table:
            tables.append(table)
            continue
        if all(_PIPES.match(line.words) for line in block):
            sentences += _cell_sentences(block)
            continue
        found = list(_sentences(block, number))
        sentences += found
        caption = found[-1].words if found else caption
    return Document(tuple(sentences), tuple(tables), notation)


def without_code(text: str) -> str:
    r"""Markdown with the lines of its code blocks and comments blanked, so that lines keep numbers.

    >>> without_code("a\n```sh\nrm 5\n```\nb")
    'a\n\n\n\nb'
    """
    return _CODE.sub(lambda found: "\n" * found[0].count("\n"), text)


def _table(block: Sequence[_Line], caption: str, number: int, notation: Notation) -> Table | None:
    rows = [(line.number, line.words) for line in block]
    return markdown_table(rows, caption, number, notation) or spaced_table(
        rows, caption, number, notation
    )


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines that stand together: a paragraph, a list item, a heading, a table."""
    block: list[_Line] = []
    for number, words in enumerate(text.splitlines(), 1):
        line = _Line(number, words)
        is_apart = bool(_BULLET.match(words) or _HEADING.match(words))
        is_switch = bool(block) and _is_row(block[-1].words) != _is_row(words)
        if (not words.strip() or is_apart or is_switch) and block:
            yield block
            block = []
        if words.strip():
            block.append(line)
        if block and _HEADING.match(words):
            yield block
            block = []
    if block:
        yield block


def _is_row(words: str) -> bool:
    return bool(_PIPES.match(words)) or "\t" in words.strip()


def _sentences(block: Sequence[_Line], paragraph: int) -> Iterator[Sentence]:
    """The sentences of a paragraph, each with the line that it begins on."""
    joined, starts = "", list[tuple[int, int]]()
    for line in block:
        words = _plain(line.words)
        starts.append((len(joined), line.number))
        joined += words + " "
    begin = 0
    for end in [*_ends(joined), len(joined)]:
        words = joined[begin:end]
        if words.strip():
            at = begin + len(words) - len(words.lstrip())
            number = max(number for start, number in starts if start <= at)
            yield Sentence(words.strip(), number, paragraph)
        begin = end


def _cell_sentences(block: Sequence[_Line]) -> Iterator[Sentence]:
    """The cells of a table without numbers, each a paragraph of its own."""
    for line in block:
        for place, cell in enumerate(line.words.strip().strip("|").split("|")):
            if re.search(r"\w", cell):
                yield Sentence(_plain(cell), line.number, -(1000 * line.number + place))


def _ends(joined: str) -> Iterator[int]:
    for found in _END.finditer(joined):
        if not _SHORT.search(joined[: found.start() + 1]):
            yield found.end()


def _plain(words: str) -> str:
    """A line of Markdown or plain text without its marks."""
    bare = _HEADING.sub("", _BULLET.sub("", words)).strip()
    bare = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", bare)
    bare = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", bare)
    return re.sub(r"`([^`]*)`", r"\1", bare)
