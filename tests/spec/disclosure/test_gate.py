"""Wat er met kleine aantallen gebeurt voordat een cijfer getoond mag worden."""

from typing import Any

import pytest

from jeugdpeil.disclosure.gate import published_table, refuse_unprotected
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.errors import DisclosureError
from jeugdpeil.domain.snapshot import SnapshotRef
from support.figures import definition, estimates

POLICY = Policy()


def shown(**row: Any) -> dict[str, Any]:
    table = published_table(estimates(row), {"jeugdzorg": definition()}, POLICY).table
    return table.to_pylist()[0]


def test_een_aantal_wordt_afgerond_op_vijftallen() -> None:
    """263 tot en met 267 wordt als 265 getoond."""
    assert shown(count_low=263, count_high=267)["count"] == 265


def test_de_waarde_komt_uit_het_afgeronde_aantal() -> None:
    """Wie aantal en noemer deelt krijgt de getoonde waarde."""
    row = shown(count_low=263, count_high=263, denominator=3000)

    assert row["value"] == pytest.approx(round(100 * 265 / 3000, 1))


@pytest.mark.parametrize(("low", "high"), [(0, 0), (3, 3), (0, 9), (5, 9), (7, 7)])
def test_minder_dan_tien_wordt_niet_getoond(low: int, high: int) -> None:
    """Een klein aantal verdwijnt, met alles wat eruit berekend is."""
    row = shown(count_low=low, count_high=high)

    assert row["cell"] == "onderdrukt"
    assert row["reason"] == "klein aantal"
    hidden = ("count", "denominator", "value", "lower", "upper", "level", "method")
    assert [row[name] for name in hidden] == [None] * len(hidden)


def test_tien_wordt_getoond() -> None:
    """Een afgedrukte 10 staat voor 10, 11 of 12."""
    row = shown(count_low=10, count_high=12)

    assert (row["cell"], row["count"]) == ("aanwezig", 10)


def test_grenzen_gaan_niet_mee_naar_buiten() -> None:
    """Wat er over een verborgen cel bekend is blijft binnen."""
    assert not {"count_low", "count_high"} & set(shown())


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("ontbreekt", "geheim of onbekend"),
        ("onderdrukt", "geheim bij de bron"),
        ("kan niet voorkomen", None),
    ],
)
def test_ontbrekend_geheim_en_onmogelijk_blijven_verschillend(
    cell: str, reason: str | None
) -> None:
    """Vier verschillende dingen blijven vier verschillende dingen."""
    row = shown(
        cell=cell,
        reason=reason,
        count_low=None,
        count_high=None,
        value=None,
        lower=None,
        upper=None,
    )

    assert (row["cell"], row["reason"], row["count"]) == (cell, reason, None)


def test_inwoners_zijn_geen_jeugdzorg_en_worden_niet_verborgen() -> None:
    """Acht inwoners van 0 tot en met 22 jaar is een openbaar bevolkingscijfer."""
    row = shown(count_low=8, count_high=8, place_rule="geen", unit="aantal", denominator=None)

    assert (row["cell"], row["count"]) == ("aanwezig", 8)


def test_de_marge_wordt_naar_buiten_afgerond() -> None:
    """Afronden maakt een cijfer niet zekerder."""
    row = shown(lower=8.06, upper=9.61)

    assert (row["lower"], row["upper"]) == (8.0, 9.7)


def test_een_afgedrukt_percentage_zonder_aantal_blijft_zoals_het_is() -> None:
    """Een percentage dat CBS zonder aantal publiceert is geen deling van ons."""
    row = shown(
        count_low=None, count_high=None, denominator=None, value=13.2, lower=13.15, upper=13.25,
        unit="percentage", method="afronding", level=1.0,
    )  # fmt: skip

    assert (row["value"], row["count"]) == (13.2, None)


def snapshot(*, is_protected: bool, is_fictional: bool = False) -> SnapshotRef:
    return SnapshotRef(
        "eigen", "Eigen berichten", "0" * 64, 1, None, "", "eigen.csv", "", "",
        is_protected=is_protected, is_fictional=is_fictional,
    )  # fmt: skip


def test_een_onbeschermde_bron_wordt_niet_gepubliceerd() -> None:
    """Zonder aanvullende onderdrukking zijn kleine aantallen door aftrekken terug te vinden."""
    with pytest.raises(DisclosureError, match="eigen"):
        refuse_unprotected([snapshot(is_protected=False)])


def test_beschermde_en_verzonnen_bronnen_mogen() -> None:
    """CBS heeft zelf al beveiligd, en in het demoland woont niemand."""
    refuse_unprotected(
        [snapshot(is_protected=True), snapshot(is_protected=False, is_fictional=True)]
    )


@pytest.mark.parametrize(("minimum", "rounding"), [(5, 5), (10, 1)])
def test_het_beleid_mag_niet_ruimer_dan_tien_en_vijf(minimum: int, rounding: int) -> None:
    """Een monitor mag strenger zijn dan CBS, niet ruimer."""
    with pytest.raises(ValueError, match="looser"):
        Policy(minimum, rounding)
