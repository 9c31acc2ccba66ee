"""What becomes of a definitive figure that is published anew."""

from typing import Any

import pytest

from jeugdpeil.domain.tables import COUNT_FACTS
from jeugdpeil.warehouse.revised import with_revised_status
from support.facts import count_facts

FIRST = {"vintage": "2023-10-31", "status": "definitief", "low": 593, "high": 597}


@pytest.mark.parametrize(
    ("later", "status"),
    [
        ({"low": 618, "high": 622}, "herzien"),
        ({}, "definitief"),
        ({"low": 618, "high": 622, "source": "andere@0123456789ab"}, "definitief"),
        ({"low": 618, "high": 622, "period": "2021"}, "definitief"),
        ({"cell": "onderdrukt", "reason": "geheim bij de bron", "low": 0, "high": 9}, "herzien"),
    ],
)
def test_a_definitive_figure_that_changes_is_revised(later: dict[str, Any], status: str) -> None:
    """CBS stated 2021 and 2022 again on 31 October 2024 without a mark."""
    facts = count_facts(FIRST, FIRST | {"vintage": "2024-10-31"} | later).table
    assert with_revised_status(facts, COUNT_FACTS)["status"].to_pylist() == ["definitief", status]


def test_a_provisional_figure_that_becomes_definitive_is_no_revision() -> None:
    """That is what provisional means."""
    earlier = FIRST | {"vintage": "2023-04-30", "status": "voorlopig", "low": 580, "high": 584}
    facts = count_facts(earlier, FIRST).table
    found = with_revised_status(facts, COUNT_FACTS)["status"].to_pylist()
    assert found == ["voorlopig", "definitief"]


def test_what_was_revised_once_stays_revised() -> None:
    """A third publication that repeats the revision does not make it definitive again."""
    second = FIRST | {"vintage": "2024-10-31", "low": 618, "high": 622}
    facts = count_facts(second | {"vintage": "2025-04-30"}, FIRST, second).table
    found = with_revised_status(facts, COUNT_FACTS)["status"].to_pylist()
    assert found == ["herzien", "definitief", "herzien"]
