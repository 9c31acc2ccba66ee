"""Rules about periods and about single values."""

import pytest

from jeugdpeil.domain.tables import Observations
from jeugdpeil.validation.period_rules import period_unknown, periods_mixed
from jeugdpeil.validation.rules import Rule
from jeugdpeil.validation.source_cells import Caught, SourceCells
from jeugdpeil.validation.value_rules import (
    count_fraction,
    count_negative,
    count_small,
    count_unrounded,
    share_impossible,
)
from support.sources import observed


def caught(rule: Rule, observations: Observations) -> list[Caught]:
    """What a rule has to say."""
    return list(rule(SourceCells(observations)))


def column(name: str, *words: str, protected: bool = True) -> Observations:
    """Observations of one column for as many gemeenten as there are words."""
    rows = "\n".join(f"GM{number:04} {word}" for number, word in enumerate(words, start=1))
    return observed(f"code {name}\n{rows}", protected=protected)


@pytest.mark.parametrize("word", ["leeg", "22", "2022JJ", "2022 3e halfjaar", "vorig_jaar"])
def test_unknown_period_is_set_apart(word: str) -> None:
    """A period that nobody can place makes its row useless."""
    table = observed("code a_inw\nGM0014 5", period_key=word)
    assert [one.rows.tolist() for one in caught(period_unknown, table)] == [[1]]


@pytest.mark.parametrize(
    "word", ["2022JJ00", "2022*", "2022**", "1e halfjaar 2022**", "2022 2e halfjaar", "2022HJ1"]
)
def test_period_may_be_a_key_or_a_label(word: str) -> None:
    """StatLine writes keys in datasets and labels in downloads."""
    assert caught(period_unknown, observed("code a_inw\nGM0014 5", period_key=word)) == []


def test_years_and_half_years_in_one_table_are_told() -> None:
    """H1 and H2 together are more than the year: no row is wrong, but none may be added up."""
    table = observed(
        "code period a_jz_tn\nGM0014 2022JJ00 100\nGM0014 2022HJ01 70\nGM0014 2022HJ02 75"
    )
    (one,) = caught(periods_mixed, table)
    assert dict(one.finding.context)["kinds"] == "halfjaar, jaar"
    assert (len(one.rows), len(one.cells)) == (0, 0)


def test_two_years_in_one_table_are_not_mixed() -> None:
    """Years can be compared with each other."""
    table = observed("code period a_jz_tn\nGM0014 2021JJ00 100\nGM0014 2022* 70")
    assert caught(periods_mixed, table) == []


def test_negative_count_is_set_apart() -> None:
    """Fewer than nobody does not exist; zero does."""
    (one,) = caught(count_negative, column("a_inw", "0", "-5", "-", "7"))
    assert (one.cells.tolist(), one.finding.location.row) == ([1], 2)


def test_negative_average_may_exist() -> None:
    """Median wealth can be below zero."""
    assert caught(count_negative, column("g_vermogen", "-3.7")) == []


def test_fraction_of_a_person_is_set_apart() -> None:
    """A count with decimals is a misread number or another measure."""
    (one,) = caught(count_fraction, column("a_inw", "1.5", "12"))
    assert one.cells.tolist() == [0]


@pytest.mark.parametrize(("word", "is_set_apart"), [("5", True), ("10", False), ("0", False)])
def test_count_that_cbs_would_hide_is_set_apart(word: str, is_set_apart: bool) -> None:
    """Below ten CBS prints a point, so such a number did not come from CBS."""
    found = caught(count_small, column("jz_jongeren", word))
    assert bool(found) is is_set_apart
    assert "5" not in str([one.finding.context for one in found])


@pytest.mark.parametrize(("word", "is_set_apart"), [("12", True), ("15", False), ("7", False)])
def test_count_that_cbs_would_round_is_set_apart(word: str, is_set_apart: bool) -> None:
    """Counts of youths are multiples of five; below ten another rule speaks."""
    assert bool(caught(count_unrounded, column("jz_jongeren", word))) is is_set_apart


def test_inhabitants_are_not_rounded() -> None:
    """CBS rounds counts of youths with care, not the inhabitants of a gemeente."""
    assert caught(count_unrounded, column("a_inw", "17590672")) == []


def test_source_that_is_not_protected_may_hold_small_counts() -> None:
    """A region's own counts are neither rounded nor hidden before the gate."""
    table = column("jz_jongeren", "3", "12", protected=False)
    assert caught(count_small, table) + caught(count_unrounded, table) == []


@pytest.mark.parametrize(
    ("name", "word", "is_set_apart"),
    [
        ("p_koopw", "840", True),
        ("p_koopw", "-1", True),
        ("p_koopw", "100", False),
        ("p_wmo_t", "464", False),  # per 1000 inhabitants
        ("p_wmo_t", "1464", True),
        ("g_wozbag", "840", False),
    ],
)
def test_impossible_share_is_set_apart(name: str, word: str, is_set_apart: bool) -> None:
    """A percentage of 840 is 84 or 84,0 without its sign; nobody knows."""
    assert [one.cells.tolist() for one in caught(share_impossible, column(name, word))] == (
        [[0]] if is_set_apart else []
    )


def test_one_finding_stands_for_all_cells_of_a_column() -> None:
    """A damaged column of thousands of rows is told once, with the first row and a number."""
    (one,) = caught(share_impossible, column("p_koopw", "50", "840", "730", "60", "910"))
    assert (one.finding.count, one.finding.location.row) == (3, 2)
    assert dict(one.finding.context) == {
        "value": "910",
        "maximum": "100",
        "regions": "GM0002, GM0003, GM0005",
    }
