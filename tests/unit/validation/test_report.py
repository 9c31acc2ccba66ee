"""Findings as a person reads them: what weighs most first, like ones taken together."""

from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.validation.report import grouped_lines

TEXTS = {
    "check.error": "FOUTEN ({count})",
    "check.warning": "LET OP ({count})",
    "check.info": "OM TE WETEN ({count})",
    "check.also": "Zo ook {count}: {names}.",
    "finding.odd": "{code} is raar",
    "place.row": "rij",
    "place.column": "kolom",
}


def odd(
    code: str, row: int, source: str = "bron@0123", severity: Severity = Severity.WARNING
) -> Finding:
    """A finding on one region in one row."""
    return Finding("odd", Location(source, row), (("code", code),), severity)


def test_every_weight_has_a_heading_the_heaviest_first() -> None:
    """A weight that does not occur has none."""
    findings = [odd("GM0001", 1, severity=Severity.INFO), odd("GM0002", 2, severity=Severity.ERROR)]
    assert grouped_lines(findings, TEXTS) == [
        "",
        "FOUTEN (1)",
        "- bron, rij 2: GM0002 is raar [odd]",
        "",
        "OM TE WETEN (1)",
        "- bron, rij 1: GM0001 is raar [odd]",
    ]


def test_three_like_findings_are_written_out() -> None:
    """They are still read one by one."""
    lines = grouped_lines([odd(f"GM000{row}", row) for row in range(1, 4)], TEXTS)
    assert [line for line in lines if line.startswith("- ")] == [
        f"- bron, rij {row}: GM000{row} is raar [odd]" for row in range(1, 4)
    ]


def test_of_more_like_findings_the_first_is_written_out_and_the_others_are_named() -> None:
    """Forty repaired outlines are one thing to know; none of them is lost from the count."""
    findings = [odd(f"GM00{row:02}", row) for row in range(1, 41)]
    assert grouped_lines(findings, TEXTS) == [
        "",
        f"LET OP ({len(findings)})",
        "- bron, rij 1: GM0001 is raar [odd]",
        "  Zo ook 39: GM0002, GM0003, GM0004 (+36).",
    ]


def test_findings_of_two_sources_are_not_taken_together() -> None:
    """Who mends one file has not mended the other."""
    findings = [odd("GM0001", row, source) for source in ("een", "twee") for row in range(1, 5)]
    assert [line for line in grouped_lines(findings, TEXTS) if line.startswith("- ")] == [
        "- een, rij 1: GM0001 is raar [odd]",
        "- twee, rij 1: GM0001 is raar [odd]",
    ]


def test_findings_without_words_are_named_by_their_place() -> None:
    """A code without words is told apart by row and column."""
    findings = [Finding("leeg", Location("bron", row, "a_inw")) for row in range(1, 5)]
    assert grouped_lines(findings, TEXTS)[-1] == (
        "  Zo ook 3: rij 2, kolom a_inw, rij 3, kolom a_inw, rij 4, kolom a_inw."
    )
