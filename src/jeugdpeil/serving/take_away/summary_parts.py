"""The parts of a region in its summary: all of them where there is room, and no league table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jeugdpeil.i18n.texts import text
from jeugdpeil.reports.document import Block, Columns, Table
from jeugdpeil.site.views.expected_view import ExpectedView
from jeugdpeil.site.views.figure_view import FigureView
from jeugdpeil.site.views.region_parts import Parts

# A table of more rows than this stands in two columns: of figures, and of expected figures.
_LONG, _LONG_EXPECTED = 12, 28
_NUMBERS = ("column.waarde", "column.interval", "column.aantal")
_EXPECTED = (
    "expected.actual",
    "expected.column.expected",
    "expected.column.difference",
    "expected.verdict",
)
# Half the width has no room for the expected figure: it is the actual one less the difference.
_NARROW = (0, 1, 3, 4)


@dataclass(frozen=True)
class PartLine:
    """A part with its figure, its expected figure, or both."""

    name: str
    view: FigureView | None
    expected: ExpectedView | None

    @property
    def is_clear(self) -> bool:
        """Whether its use clearly differs from what was expected."""
        verdict = self.expected.figure.verdict if self.expected else None
        return verdict is not None and verdict.is_clear


def part_lines(parts: Parts) -> list[PartLine]:
    """The parts in order of name: beside their expected figures wherever the release has those."""
    if parts.expected and parts.expected.rows:
        return [PartLine(name, None, view) for name, _, view in parts.expected.rows]
    return [PartLine(row.name, row.view, row.expected) for row in parts.rows]


def chosen_lines(lines: Sequence[PartLine], most: int) -> Sequence[PartLine]:
    """All parts where there is room; else those that clearly differ, in order of name.

    They are chosen by their verdict and never by their number: a summary is no list of highest and
    lowest. Where even these are too many, none is shown rather than some of them.
    """
    if len(lines) <= most:
        return lines
    clear = [line for line in lines if line.is_clear]
    return clear if len(clear) <= most else []


def part_tables(lines: Sequence[PartLine], language: str) -> Iterable[Block]:
    """The table of the parts, in two columns where it is long."""
    if not lines:
        return
    has_expected = any(line.expected for line in lines)
    whole = _expected_table(lines, language) if has_expected else _figure_table(lines, language)
    if len(lines) <= (_LONG_EXPECTED if has_expected else _LONG):
        yield whole
        return
    narrow = _narrowed(whole) if has_expected else whole
    half = (len(lines) + 1) // 2
    one, other = replace(narrow, rows=narrow.rows[:half]), replace(narrow, rows=narrow.rows[half:])
    yield Columns((one,), (other,))


def _figure_table(lines: Sequence[PartLine], language: str) -> Table:
    cells = tuple(_figure_cells(line, language) for line in lines)
    return Table(_head(_NUMBERS, language), cells, (1, 2, 3), is_small=True)


def _expected_table(lines: Sequence[PartLine], language: str) -> Table:
    cells = tuple(_expected_cells(line, language) for line in lines)
    return Table(_head(_EXPECTED, language), cells, (1, 2, 3), is_small=True)


def _head(names: Sequence[str], language: str) -> tuple[str, ...]:
    return tuple(text(language, name) for name in ("column.naam", *names))


def _narrowed(table: Table) -> Table:
    rows = tuple(tuple(row[place] for place in _NARROW) for row in table.rows)
    return replace(
        table, head=tuple(table.head[place] for place in _NARROW), rows=rows, numeric=(1, 2)
    )


def _figure_cells(line: PartLine, language: str) -> tuple[str, ...]:
    view = line.view
    if view is None:
        return (line.name, text(language, "cell.ontbreekt.short"), "", "")
    return (line.name, view.value, view.bounds, view.whole_text)


def _expected_cells(line: PartLine, language: str) -> tuple[str, ...]:
    item = line.expected
    if item is None:
        value = line.view.value if line.view else text(language, "cell.ontbreekt.short")
        return (line.name, value, "", "", "")
    actual = item.actual or text(language, "expected.hidden")
    return (line.name, actual, item.expected, item.difference, item.verdict)
