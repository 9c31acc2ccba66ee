"""The page on provisional figures states the thresholds of the rule."""

from pathlib import Path

from jeugdpeil.domain.change_verdict import ChangeRule, ChangeVerdict

PAGE = Path(__file__).resolve().parents[2] / "docs" / "uitleg" / "voorlopig-en-definitief.md"


def test_the_thresholds_of_the_page_are_those_of_the_rule() -> None:
    """A threshold that changes in the code changes on the page."""
    page, rule = PAGE.read_text(encoding="utf-8"), ChangeRule()
    assert f"verandering is {rule.minimum_change:.0f} % of meer" in page
    assert f"breder dan {rule.widest:.0f} procentpunten" in page
    assert (rule.remaining_share, rule.least_revision) == (0.5, 0.5)
    assert "hooguit de helft" in page
    assert "voor de helft of meer van bijstelling" in page


def test_every_verdict_is_on_the_page() -> None:
    """A reader who meets a verdict finds when it is given."""
    page = PAGE.read_text(encoding="utf-8")
    assert [verdict.value for verdict in ChangeVerdict if verdict.value not in page] == []
