"""The page on expected use holds the words and thresholds that the program uses."""

import re
from pathlib import Path

from jeugdpeil.domain.verdict import Verdict, VerdictRule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "uitleg" / "verwacht-gebruik.md"
ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \|", re.MULTILINE)


def table_rows() -> dict[str, str]:
    """First and second cell of every table row of the page."""
    return dict(ROW.findall(PAGE.read_text(encoding="utf-8")))


def test_the_table_of_thresholds_is_the_rule() -> None:
    """A threshold that changes in the code cannot stay the same in the one table of the docs."""
    rule, rows = VerdictRule(), table_rows()
    assert rows["niveau van de marge"] == f"{100 * rule.level:.0f} %"
    share = f"{100 * rule.false_discovery_share:.1f}".replace(".", ",")
    assert rows["verwacht aandeel verkeerde tekens"] == f"{share} %"
    difference = f"{rule.minimum_difference:.1f}".replace(".", ",")
    assert rows["kleinste verschil dat telt"] == f"{difference} procentpunt"
    assert rows["kleinste aantal jongeren"] == f"{rule.minimum_youths}"


def test_every_verdict_is_explained() -> None:
    """The five words of the program are the five words of the page."""
    assert [word.value for word in Verdict if word.value not in table_rows()] == []
