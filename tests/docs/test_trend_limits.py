"""The page on trends states the limits of the rule."""

from pathlib import Path

import pytest

from jeugdpeil.domain.trend_verdict import TrendRule, TrendVerdict

PAGE = Path(__file__).resolve().parents[2] / "docs" / "uitleg" / "trends.md"
RULE = TrendRule()


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("cijfers op rij voor een oordeel", f"{RULE.minimum_points} of meer"),
        (
            "cijfers op rij voor een oordeel over afzwakken of versnellen",
            f"{RULE.minimum_points_bend} of meer",
        ),
        ("cijfers die meetellen", f"de laatste {RULE.maximum_points}"),
        ("kleinste verandering die een trend heet", f"{RULE.minimum_change:.0f} % per jaar"),
        (
            "kleinste verschil tussen twee helften dat meetelt",
            f"{RULE.minimum_change:.0f} procentpunt per jaar",
        ),
        (
            "vals alarm onder wat een trend heet, per cijfer en niveau",
            f"hooguit {100 * RULE.false_discovery_share:.0f} %",
        ),
        ("zekerheid van de marge", f"{100 * RULE.level:.0f} %"),
    ],
)
def test_the_limits_of_the_page_are_those_of_the_rule(limit: str, value: str) -> None:
    """A limit that changes in the code changes in the table."""
    assert f"| {limit} | {value} |" in PAGE.read_text(encoding="utf-8")


def test_every_verdict_is_on_the_page() -> None:
    """A reader who meets a verdict finds when it is given."""
    page = PAGE.read_text(encoding="utf-8")
    assert [verdict.value for verdict in TrendVerdict if verdict.value not in page] == []
