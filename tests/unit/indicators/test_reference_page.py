"""The chapter of the manual on indicators."""

from jeugdpeil.indicators.catalogue import THEMES, all_indicators
from jeugdpeil.indicators.reference_page import reference_page


def test_the_chapter_has_a_section_for_every_indicator() -> None:
    """No indicator is undocumented."""
    page = reference_page(all_indicators(), dict.fromkeys(THEMES, "Thema"))
    assert [
        i.definition.id for i in all_indicators() if f"| `{i.definition.id}` |" not in page
    ] == []


def test_levels_with_the_same_place_rule_stand_together() -> None:
    """A reader sees at once where figures of wijken and gemeenten differ."""
    page = reference_page(all_indicators(), dict.fromkeys(THEMES, "Thema"))
    assert "groep, gemeente (woonplaatsbeginsel); wijk, buurt (adres)" in page
