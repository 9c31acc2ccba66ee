"""Findings and coverage as lines to read and as plain values for JSON; no texts of its own."""

from collections.abc import Iterable, Mapping

from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.validation.coverage import CoverageTable

Plain = dict[str, object]
_SEVERITIES = tuple(Severity)
_MARKS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "i"}


def finding_lines(findings: Iterable[Finding], sentences: Mapping[str, str]) -> list[str]:
    """One line per finding, the heaviest first.

    Args:
        findings: in any order.
        sentences: the sentence of each code under `finding.<code>`, with {placeholders}, and the
            words for a place under `place.row` and `place.column`; all texts of a language will do.

    Returns:
        Lines such as "E  85335NED, rij 3, kolom p_koopw: Percentage 840 ... [share-impossible]".
    """
    ordered = sorted(findings, key=lambda found: -_SEVERITIES.index(found.severity))
    return [
        f"{_MARKS[found.severity]}  {place(found.location, sentences)}: "
        f"{sentence(found, sentences)} [{found.code}]"
        for found in ordered
    ]


def sentence(finding: Finding, sentences: Mapping[str, str]) -> str:
    """The sentence of a finding with its words filled in; its code where there is no sentence.

    >>> from jeugdpeil.domain.finding import Location
    >>> found = Finding("row-width", Location("x"), (("expected", "7"), ("found", "9")))
    >>> sentence(found, {"finding.row-width": "{found} velden in plaats van {expected}"})
    '9 velden in plaats van 7'
    """
    template = sentences.get(f"finding.{finding.code}", finding.code)
    return template.format_map({"count": str(finding.count), **dict(finding.context)})


def place(location: Location, sentences: Mapping[str, str]) -> str:
    """Where a finding was seen, in words.

    >>> place(Location("85335NED", 3, "p_koopw"), {"place.row": "row", "place.column": "column"})
    '85335NED, row 3, column p_koopw'
    """
    parts = [location.source]
    if location.row is not None:
        parts.append(f"{sentences.get('place.row', 'rij')} {location.row}")
    if location.column is not None:
        parts.append(f"{sentences.get('place.column', 'kolom')} {location.column}")
    return ", ".join(parts)


def finding_records(findings: Iterable[Finding]) -> list[Plain]:
    """Findings as plain values: code, severity, place, count and words."""
    return [
        {
            "code": found.code,
            "severity": found.severity.value,
            "source": found.location.source,
            "row": found.location.row,
            "column": found.location.column,
            "count": found.count,
            "context": dict(found.context),
        }
        for found in findings
    ]


def heaviest(findings: Iterable[Finding]) -> Severity | None:
    """The weight of the heaviest finding, for an exit code; None where there are none."""
    weights = [_SEVERITIES.index(found.severity) for found in findings]
    return _SEVERITIES[max(weights)] if weights else None


def coverage_records(coverage: CoverageTable) -> list[Plain]:
    """Coverage as plain values, with the filled share (0-1) in four decimals."""
    return [
        {
            "measure": row.measure,
            "level": row.level,
            "region_year": row.region_year,
            "period": row.period,
            "source": row.source,
            "regions": row.regions,
            "filled": row.filled,
            "share": round(row.share, 4),
        }
        for row in coverage.rows
    ]


def coverage_lines(coverage: CoverageTable, headers: Mapping[str, str]) -> list[str]:
    """Coverage as a table of text, columns aligned.

    Args:
        coverage: the table.
        headers: the header of each column under `coverage.<column>`; the column's own name where
            there is none.

    Returns:
        A header line, a line of dashes and a line per row; nothing for an empty table.
    """
    records = coverage_records(coverage)
    if not records:
        return []
    names = list(records[0])
    cells = [[headers.get(f"coverage.{name}", name) for name in names]]
    cells += [[_cell(name, record[name]) for name in names] for record in records]
    widths = [max(len(row[place]) for row in cells) for place in range(len(names))]
    lines = ["  ".join(_aligned(row, widths, records[0])).rstrip() for row in cells]
    return [lines[0], "  ".join("-" * width for width in widths), *lines[1:]]


def _cell(name: str, value: object) -> str:
    return f"{100 * float(str(value)):.1f} %" if name == "share" else str(value)


def _aligned(row: list[str], widths: list[int], record: Plain) -> list[str]:
    """Words to the left, numbers to the right."""
    return [
        cell.ljust(width) if isinstance(value, str) else cell.rjust(width)
        for cell, width, value in zip(row, widths, record.values(), strict=True)
    ]
