"""Wat er met precieze aantallen gebeurt, voordat er iets mee wordt gerekend."""

from typing import Any

import pyarrow as pa
import pytest

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.disclosure.primary import primary_protected
from support.facts import count_facts


def protected(**fields: Any) -> dict[str, Any]:
    table: pa.Table = primary_protected(count_facts(fields).table, Policy())
    return table.to_pylist()[0]


@pytest.mark.parametrize("exact", [0, 1, 7, 9])
def test_een_precies_aantal_onder_de_tien_wordt_verborgen(exact: int) -> None:
    """Er blijft over dat het 0 tot en met 9 is."""
    row = protected(low=exact, high=exact)
    assert (row["cell"], row["reason"]) == ("onderdrukt", "klein aantal")
    assert (row["low"], row["high"]) == (0, 9)


@pytest.mark.parametrize(
    ("exact", "low", "high"), [(10, 10, 12), (12, 10, 12), (13, 13, 17), (240, 238, 242)]
)
def test_een_precies_aantal_krijgt_de_grenzen_van_zijn_afronding(
    exact: int, low: int, high: int
) -> None:
    """Twee aantallen die hetzelfde worden getoond, zijn daarna niet meer te onderscheiden."""
    row = protected(low=exact, high=exact)
    assert (row["cell"], row["low"], row["high"]) == ("aanwezig", low, high)


def test_wat_al_is_afgerond_blijft_zoals_het_is() -> None:
    """Een tabel van het CBS verandert niet."""
    row = protected(low=263, high=267)
    assert (row["cell"], row["low"], row["high"]) == ("aanwezig", 263, 267)


def test_inwoners_blijven_precies() -> None:
    """Het aantal inwoners is openbaar."""
    row = protected(low=7, high=7, place_rule="geen")
    assert (row["cell"], row["low"]) == ("aanwezig", 7)
