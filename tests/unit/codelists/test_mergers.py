"""The register of mergers holds together."""

from collections import Counter
from datetime import date

import pytest

from jeugdpeil.codelists.mergers import (
    CHANGES,
    ChangeKind,
    RegionChange,
    carried,
    ended_in,
    successors,
)
from jeugdpeil.codelists.old_names import name_of_gone_gemeente


def test_changes_are_in_order_of_date() -> None:
    """Following a code from change to change relies on the order."""
    days = [change.day for change in CHANGES]
    assert days == sorted(days)


def test_a_code_changes_once_a_day() -> None:
    """Two rows of one day for one code would depend on the order of rows."""
    count = Counter((change.day, code) for change in CHANGES for code in change.from_codes)
    assert [key for key, times in count.items() if times > 1] == []


def test_a_code_that_ended_does_not_come_back() -> None:
    """CBS never uses a code twice, so the register may follow a code from any year."""
    ended: dict[str, date] = {}
    back = []
    for change in CHANGES:
        back += [code for code in (*change.from_codes, *change.to_codes) if code in ended]
        ended |= dict.fromkeys(change.ended_codes, change.day)
    assert back == []


def test_every_gemeente_that_ended_has_a_name() -> None:
    """Whoever looks for an old name finds the gemeente of today."""
    gone = {code for change in CHANGES for code in change.ended_codes}
    assert [code for code in sorted(gone) if name_of_gone_gemeente(code) is None] == []


def test_every_change_names_its_source() -> None:
    """A reader can look up each row."""
    assert [change for change in CHANGES if len(change.source) < 10] == []


def test_several_gemeenten_cannot_become_several() -> None:
    """What went where would be unknown: each split is a row of its own."""
    with pytest.raises(ValueError, match="each split apart"):
        RegionChange(date(2030, 1, 1), ("GM0001", "GM0002"), ("GM0003", "GM0004"), "", "a source")


@pytest.mark.parametrize(("day", "division"), [(date(2022, 1, 1), 2022), (date(2022, 3, 24), 2023)])
def test_a_merger_during_a_year_is_seen_in_the_next_division(day: date, division: int) -> None:
    """A division is that of 1 January."""
    assert (
        RegionChange(day, ("GM0001",), ("GM0002",), "Nieuw", "een bron").first_division == division
    )


def test_kinds_of_change() -> None:
    """One becomes one: renamed; several one: merged; one several: split."""
    kinds = {change.to_codes[0]: change.kind for change in CHANGES}
    assert kinds["GM1945"] is ChangeKind.NAAMSWIJZIGING
    assert kinds["GM1982"] is ChangeKind.SAMENVOEGING
    assert kinds["GM0757"] is ChangeKind.SPLITSING


def test_a_code_is_followed_over_several_changes() -> None:
    """Ubbergen went to Groesbeek in 2015, which was renamed Berg en Dal in 2016."""
    assert successors("GM0282", 2014) == ("GM0282",)
    assert successors("GM0282", 2015) == ("GM0241",)
    assert successors("GM0282", 2026) == ("GM1945",)


def test_a_split_gemeente_has_several_successors() -> None:
    """Littenseradiel was divided among three gemeenten."""
    assert successors("GM0140", 2026) == ("GM0080", "GM1900", "GM1949")


def test_carrying_back_names_everything_that_was_needed() -> None:
    """Boxtel of 2026 holds a part of Haaren of 2020."""
    assert carried({"GM0757"}, 2026, 2020) == {"GM0757", "GM0788"}


def test_carrying_forth_and_back_covers_the_same_area() -> None:
    """Nothing of Uden is lost on the way to Maashorst and back, and Landerd comes along."""
    today = carried({"GM0856"}, 2021, 2026)
    assert today == {"GM1991"}
    assert carried(today, 2026, 2021) == {"GM0856", "GM1685"}


def test_the_year_in_which_a_code_is_gone() -> None:
    """Weesp is in the division of 2022 and not in that of 2023."""
    assert ended_in("GM0457") == 2023
    assert ended_in("GM0363") is None
