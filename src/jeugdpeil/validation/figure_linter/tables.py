"""Tables in Markdown and in plain text, and what makes rows of cells a table."""

import re
from collections.abc import Sequence

from jeugdpeil.validation.figure_linter.document import Cell, Table
from jeugdpeil.validation.figure_linter.numerals import Notation, read_numeral
from jeugdpeil.validation.figure_linter.period_words import periods_in
from jeugdpeil.validation.figure_linter.written import NumberKind, Written

Row = tuple[int, Sequence[str]]
Lines = Sequence[tuple[int, str]]

_DASHES = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_GAP = re.compile(r"\t|(?<=\S)[ \u00a0]{2,}(?=\S)")
_NUMBER = re.compile(
    "^(?P<number>[-\u2212\u2013+]?\\d[\\d.,'’\u00a0\u202f ]*?)[\u00a0\u202f ]?"
    r"(?P<mark>%|procent|percent|pct)?"
    r"(?P<note>\s*\*{1,2}|\s*\d?\)|[¹²³])?$"
)
_HIDDEN = frozenset({".", "-", "–", "—", "x", "n.b.", "n/a", "geheim", "..", "<10", "< 10", "•"})
_PERCENT = re.compile(
    r"%(?!-?punt)|\b(?:procent|percentage|percent|pct|aandeel|share)\b", re.IGNORECASE
)
_THOUSANDS = re.compile(r"[x×] ?1[. \u00a0]?000|\bduizend\b|\bthousands?\b", re.IGNORECASE)
_PERIOD_HEAD = re.compile(
    r"^(?:jaar|year|periode|perioden|period|peildatum|date|datum)?$", re.IGNORECASE
)
_LEAST_ROWS = 3


def markdown_table(lines: Lines, caption: str, number: int, notation: Notation) -> Table | None:
    """The table that lines between upright bars make; None where they make none."""
    rows = [(line, _piped(words)) for line, words in lines if "|" in words]
    if len(rows) < _LEAST_ROWS or len(rows) < len(lines) or not _DASHES.match(lines[1][1]):
        return None
    return table_of([rows[0], *rows[2:]], caption, number, notation)


def spaced_table(lines: Lines, caption: str, number: int, notation: Notation) -> Table | None:
    """The table that lines with tabs or wide gaps make; None where they make none."""
    rows = [(line, [cell.strip() for cell in _GAP.split(words.rstrip())]) for line, words in lines]
    widths = {len(cells) for _, cells in rows}
    # The head of the first column is often left blank, so that the head is one cell shorter.
    if len(rows) >= _LEAST_ROWS and len({len(cells) for _, cells in rows[1:]}) == 1:
        width = len(rows[1][1])
        if width > 1 and len(rows[0][1]) == width - 1:
            rows[0] = (rows[0][0], ["", *rows[0][1]])
            widths = {width}
    if len(rows) < _LEAST_ROWS or len(widths) != 1 or widths == {1}:
        return None
    return table_of(rows, caption, number, notation)


def table_of(rows: Sequence[Row], caption: str, number: int, notation: Notation) -> Table | None:
    """A table from its head and rows; None where no column holds numbers.

    Args:
        rows: line and cells; the first is the head. Short rows are filled up with blanks.
        caption: what stands above the table.
        number: of its paragraph.
        notation: of its numbers.
    """
    if len(rows) < 2:
        return None
    notation = _own_notation([cell for _, cells in rows[1:] for cell in cells], notation)
    width = max(len(cells) for _, cells in rows)
    heads = [_label(each) for each in _filled(rows[0][1], width)]
    body = [(line, _filled(cells, width)) for line, cells in rows[1:]]
    words = [
        place
        for place in range(width)
        if _is_words(place, heads[place], [cells[place] for _, cells in body], notation)
    ]
    figures = [place for place in range(width) if place not in words]
    if not figures:
        return None
    labels = tuple(tuple(_label(cells[place]) for place in words) for _, cells in body)
    cells_of = tuple(
        tuple(
            _cell(cells[place], line, notation, f"{heads[place]} {' '.join(label)}")
            for place in figures
        )
        for (line, cells), label in zip(body, labels, strict=True)
    )
    return Table(
        caption,
        tuple(heads[place] for place in words),
        tuple(heads[place] for place in figures),
        labels,
        cells_of,
        rows[0][0],
        number,
    )


def _own_notation(cells: Sequence[str], notation: Notation) -> Notation:
    """The notation of the table, where its thousands say that it is not that of the text."""
    for other, group, point in ((Notation.ENGLISH, ",", "."), (Notation.DUTCH, ".", ",")):
        has_groups = any(re.fullmatch(rf"\d{{1,3}}(?:[{group}]\d{{3}})+", cell) for cell in cells)
        has_others = any(re.fullmatch(rf"\d+[{group}]\d{{1,2}}%?", cell) for cell in cells)
        has_points = any(re.fullmatch(rf"\d+[{point}]\d{{3}}", cell) for cell in cells)
        if other is not notation and has_groups and not has_others and not has_points:
            return other
    return notation


def _piped(words: str) -> list[str]:
    bare = words.strip().removeprefix("|").removesuffix("|")
    return [
        re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", cell).strip() for cell in bare.split("|")
    ]


def _filled(cells: Sequence[str], width: int) -> list[str]:
    return [cell.strip() for cell in [*cells, *[""] * (width - len(cells))]]


def _label(words: str) -> str:
    return words.replace("_", " ").strip().strip('"').strip()


def _is_words(place: int, head: str, cells: Sequence[str], notation: Notation) -> bool:
    """Whether a column holds words, or periods that label the rows."""
    filled = [cell for cell in cells if cell]
    if not filled:
        return True
    periods = sum(_is_period(cell) for cell in filled)
    # Years in the first column label the rows, whatever its head says.
    is_dated = place == 0 or _PERIOD_HEAD.match(head) or not all(cell.isdigit() for cell in filled)
    if periods == len(filled) and is_dated:
        return True
    numbers = sum(cell.lower() in _HIDDEN or _read(cell, notation) is not None for cell in filled)
    return 2 * numbers < len(filled)


def _is_period(cell: str) -> bool:
    found = periods_in(cell)
    return len(found) == 1 and len(found[0].words) == len(cell)


def _cell(words: str, line: int, notation: Notation, around: str) -> Cell:
    read = _read(words, notation)
    if read is None:
        return Cell(words, line, None, words.lower() in _HIDDEN)
    is_share = read.kind is NumberKind.PERCENTAGE or bool(_PERCENT.search(around))
    scale = 1000.0 if not is_share and _THOUSANDS.search(around) else 1.0
    kind = NumberKind.PERCENTAGE if is_share else NumberKind.COUNT
    return Cell(words, line, Written(words, read.value * scale, read.step * scale, kind))


def _read(words: str, notation: Notation) -> Written | None:
    match = _NUMBER.match(words)
    if not match:
        return None
    digits = match["number"].strip().lstrip("+")
    numeral = read_numeral(digits, notation)
    if numeral is None:
        return None
    kind = NumberKind.PERCENTAGE if match["mark"] else NumberKind.COUNT
    return Written(words, numeral.value, numeral.step, kind)
