"""What a build says at its end."""

from jeugdpeil.domain.finding import Finding, Location, Severity
from jeugdpeil.pipeline.build import findings_line


def test_who_has_a_monitor_file_reads_where_the_findings_are() -> None:
    """Numbers in Dutch notation, and the command that shows them."""
    odd = Finding("odd", Location("bron"), (), Severity.WARNING)
    assert findings_line([odd] * 1234, has_file=True) == (
        "0 fouten en 1.234 waarschuwingen in de bronnen (jeugdpeil check data)."
    )


def test_the_demo_country_names_no_command_that_needs_a_monitor_file() -> None:
    """There is no file to check, so the command would fail."""
    assert "check data" not in findings_line([], has_file=False)
