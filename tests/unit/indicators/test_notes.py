"""Remarks are joined without repeats."""

import ibis
import pytest

from jeugdpeil.indicators.notes import collected, joined


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ("", "", ""),
        ("benaderd", "", "benaderd"),
        ("", "benaderd", "benaderd"),
        ("benaderd", "benaderd", "benaderd"),
        ("som van gemeenten", "benaderd", "benaderd;som van gemeenten"),
        ("heringedeeld", "benaderd;heringedeeld", "benaderd;heringedeeld"),
    ],
)
def test_two_remarks_become_one(one: str, other: str, whole: str) -> None:
    """Each code stands there once, and nothing stands for nothing."""
    table = ibis.memtable({"one": [one], "other": [other]})
    found = table.select(note=joined(table["one"], table["other"])).to_pyarrow()
    assert found["note"].to_pylist() == [whole]


def test_a_list_of_remarks_becomes_one() -> None:
    """A sum has the remarks of all its parts."""
    notes = ["", "benaderd;heringedeeld", "benaderd"]
    table = ibis.memtable({"group": [1, 1, 1], "note": notes})
    lists = table.group_by("group").agg(notes=table["note"].collect(distinct=True))
    found = lists.select(note=collected(lists["notes"])).to_pyarrow()
    assert found["note"].to_pylist() == ["benaderd;heringedeeld"]
