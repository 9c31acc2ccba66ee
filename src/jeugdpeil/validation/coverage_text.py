"""Coverage as a table to read: per source a fact per line, a level and period per column."""

from collections.abc import Iterator, Mapping, Sequence

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.validation.coverage import CoverageRow, CoverageTable

_TOTAL, _NO_FORM = "totaal", "geen"
_LEVELS = [level.value for level in RegionLevel]

_Column = tuple[int, str, int]


def coverage_text(coverage: CoverageTable, texts: Mapping[str, str]) -> list[str]:
    """How far each fact is filled, as text.

    Args:
        coverage: of facts, as `fact_coverage` makes it.
        texts: `check.coverage`, `check.regions`, `check.full` and `check.division`, and the name of
            a level under `level.<level>.single`, its Dutch name where there is none.

    Returns:
        Per source a header of levels and periods, a line with numbers of regions, and a line per
        fact that is not full everywhere with its percentages, care first; then the names of the
        facts that are full. Nothing for an empty table.
    """
    lines: list[str] = []
    for source in dict.fromkeys(row.source for row in coverage.rows):
        rows = [row for row in coverage.rows if row.source == source]
        lines += ["", *_source_lines(source.partition("@")[0], rows, texts)]
    return [texts["check.coverage"], *lines] if lines else []


def _source_lines(
    source: str, rows: Sequence[CoverageRow], texts: Mapping[str, str]
) -> Iterator[str]:
    columns = sorted({_column(row) for row in rows})
    cells: dict[str, dict[_Column, CoverageRow]] = {}
    for row in sorted(rows, key=_order):
        cells.setdefault(fact_name(row.measure), {})[_column(row)] = row
    regions = {column: max(r.regions for r in rows if _column(r) == column) for column in columns}
    partial = {name: of for name, of in cells.items() if not _is_full(of, columns)}
    table = [
        [source, *(_header(column, texts) for column in columns)],
        [texts["check.regions"], *(str(regions[column]) for column in columns)],
        *([name, *(percentage(of.get(c)) for c in columns)] for name, of in partial.items()),
    ]
    yield from _aligned(table)
    full = [name for name in cells if name not in partial]
    if full:
        yield texts["check.full"].format(count=len(full), names="; ".join(full))


def fact_name(measure: str) -> str:
    """The words of a fact that say something.

    >>> fact_name("jongeren / jeugdzorg / leeftijd / 0-3")
    'jongeren, jeugdzorg, leeftijd 0-3'
    >>> fact_name("inwoners / geen / totaal / totaal")
    'inwoners'
    """
    words = measure.split(" / ")
    if len(words) < len(("variable", "form", "dimension", "category")):
        return measure
    variable, form, dimension, category, *group = words
    form = "" if form == _NO_FORM else form
    part = "" if category == _TOTAL else f"{dimension} {category}"
    of_group = f"van {group[0]}" if group else ""
    return ", ".join(word for word in (variable, form, part, of_group) if word)


def percentage(row: CoverageRow | None) -> str:
    """The filled share in whole percents; 0 and 100 mean none and all.

    >>> percentage(CoverageRow("a", "wijk", 2022, "2022", "b", 1000, 999)), percentage(None)
    ('>99 %', '-')
    """
    if row is None:
        return "-"
    whole = round(100 * row.share)
    if whole in (0, 100) and 0 < row.filled < row.regions:
        return ">99 %" if whole else "<1 %"
    return f"{whole} %"


def _column(row: CoverageRow) -> _Column:
    level = _LEVELS.index(row.level) if row.level in _LEVELS else len(_LEVELS)
    return level, row.period, row.region_year


def _header(column: _Column, texts: Mapping[str, str]) -> str:
    level, period, year = column
    word = _LEVELS[level] if level < len(_LEVELS) else "?"
    name = texts.get(f"level.{word}.single", word)
    if period.startswith(str(year)):
        return f"{name} {period}"
    return f"{name} {period} ({texts['check.division'].format(year=year)})"


def _order(row: CoverageRow) -> tuple[bool, str]:
    """Care first, and a total before its parts."""
    form = row.measure.split(" / ")[1] if " / " in row.measure else _NO_FORM
    return form == _NO_FORM, row.measure.replace(_TOTAL, "")


def _is_full(of: Mapping[_Column, CoverageRow], columns: Sequence[_Column]) -> bool:
    return all(column in of and of[column].filled == of[column].regions for column in columns)


def _aligned(table: Sequence[Sequence[str]]) -> Iterator[str]:
    """Names to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for name, *numbers in table:
        padded = (number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True))
        yield "  ".join([name.ljust(widths[0]), *padded]).rstrip()
