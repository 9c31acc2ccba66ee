"""Findings as lines to read, and findings and coverage as plain values; no texts of its own."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from jeugdpeil.domain.finding import Finding, Location, Severity, first_few
from jeugdpeil.validation.coverage import CoverageTable

Plain = dict[str, object]
_SEVERITIES = tuple(Severity)
# So many findings of one kind in one source are still read; more are named.
_WRITTEN_OUT = 3
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
    return [
        f"{_MARKS[found.severity]}  {place(found.location, sentences)}: "
        f"{sentence(found, sentences)} [{found.code}]"
        for found in by_weight(findings)
    ]


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the heaviest first; of one weight in the order in which they came."""
    return sorted(findings, key=lambda found: -_SEVERITIES.index(found.severity))


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


def grouped_lines(findings: Iterable[Finding], texts: Mapping[str, str]) -> list[str]:
    """Findings under a heading per weight, the heaviest first, with like ones taken together.

    Args:
        findings: in the order of importance within a weight.
        texts: sentences as for `finding_lines`, and `check.<severity>` and `check.also`.

    Returns:
        A heading for every weight that occurs, and under it a line per finding. Of more than three
        findings of one kind in one source only the first is written out; the others are named.
    """
    listed = list(findings)
    lines: list[str] = []
    for severity in reversed(_SEVERITIES):
        of_weight = [found for found in listed if found.severity is severity]
        if of_weight:
            heading = texts[f"check.{severity.value}"].format(count=len(of_weight))
            lines += ["", heading, *_group_lines(of_weight, texts)]
    return lines


def _group_lines(findings: Sequence[Finding], texts: Mapping[str, str]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Finding]] = {}
    for found in findings:
        groups.setdefault((_source_id(found), found.code), []).append(found)
    for (source, _), group in groups.items():
        written = group if len(group) <= _WRITTEN_OUT else group[:1]
        for found in written:
            where = place(replace(found.location, source=source), texts)
            yield f"- {where}: {sentence(found, texts)} [{found.code}]"
        others = group[len(written) :]
        if others:
            names = first_few(_subject(found, texts) for found in others)
            yield "  " + texts["check.also"].format(count=len(others), names=names)


def _source_id(finding: Finding) -> str:
    """The source without its hash, which tells a reader nothing."""
    return finding.location.source.partition("@")[0]


def _subject(finding: Finding, texts: Mapping[str, str]) -> str:
    """What a finding is about, in a word: its first word, else its place."""
    where = place(replace(finding.location, source=""), texts).removeprefix(", ")
    return finding.context[0][1] if finding.context else where


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
