"""Indicators as tables: terms, traits and groups."""

from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.indicators.terms import NO_GROUP, Relation, by_relation, terms_of
from support.worked_out import the


def test_an_indicator_has_a_term_per_level_and_count() -> None:
    """Foster and family-style care at eight levels make sixteen terms."""
    terms = terms_of([the("aandeel-pleegzorg-gezinsgericht")])
    assert terms.added.num_rows == 8 * 2
    assert terms.single.num_rows == terms.measured.num_rows == 0


def test_indicators_that_are_relative_to_the_same_facts_share_a_group() -> None:
    """Four ages and three households are all shares of the youths with jeugdzorg."""
    shares = [item for item in all_indicators() if item.definition.theme == "wie"]
    terms = terms_of(shares)
    assert len(shares) == 7
    assert terms.groups.to_pylist() == [
        {
            "group": 0,
            "variable": "jongeren",
            "form": "jeugdzorg",
            "dimension": "totaal",
            "category": "totaal",
        }
    ]


def test_a_count_has_no_group() -> None:
    """Trajecten are relative to nothing."""
    terms = terms_of([the("trajecten")])
    assert set(terms.single["group"].to_pylist()) == {NO_GROUP}
    assert terms.groups.num_rows == 0


def test_indicators_are_sorted_by_what_they_are_relative_to() -> None:
    """Every indicator takes exactly one of three roads."""
    sorted_out = by_relation(all_indicators())
    found = {kind: [item.definition.id for item in group] for kind, group in sorted_out.items()}
    assert "kosten-per-jongere" in found[Relation.INHABITANTS]
    assert "aandeel-met-verblijf" in found[Relation.WHOLE]
    assert "gepubliceerd-jeugdhulp" in found[Relation.NOTHING]
    assert sum(map(len, found.values())) == len(all_indicators())


def test_the_sum_of_gemeenten_looks_at_gemeenten() -> None:
    """A figure of the land is made of facts of another level."""
    terms = terms_of([the("jeugdzorg-som-van-gemeenten")])
    assert terms.over_gemeenten["region_level"].to_pylist() == ["gemeente"]
    assert terms.places["region_level"].to_pylist() == ["land"]
