"""What two sources say of the same figure."""

from jeugdpeil.validation.fact_rules import differing_facts
from support.facts import count_facts


def test_sources_that_cannot_both_be_right_are_told() -> None:
    """595 rounded to five holds 594 and not 600."""
    first = count_facts({"low": 593, "high": 597}, {"region_code": "GM0034"})
    same = count_facts({"low": 594, "high": 594, "source": "eigen@0"})
    other = count_facts({"low": 600, "high": 600, "source": "eigen@0"})
    assert differing_facts(first, same) == ()
    (found,) = differing_facts(first, other)
    assert (found.count, dict(found.context)) == (
        1,
        {
            "variable": "jongeren / jeugdzorg / totaal / totaal",
            "other": "eigen@0",
            "regions": "GM0014",
        },
    )


def test_cell_without_bounds_contradicts_nothing() -> None:
    """What is missing in one source is not another figure."""
    first = count_facts({"low": 593, "high": 597})
    missing = count_facts({"cell": "ontbreekt", "source": "eigen@0"})
    assert differing_facts(first, missing) == ()
