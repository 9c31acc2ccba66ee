"""Wanneer een reeks vergelijkbare cijfers een trend heet."""

import pytest

from jeugdpeil.domain.trend_verdict import Bend, Trend, TrendRule, TrendVerdict, YearlyChange

RULE = TrendRule()
RISE, FALL = YearlyChange(3.0, 1.2, 4.8), YearlyChange(-3.0, -4.8, -1.2)
STEEP_RISE, STEEP_FALL = YearlyChange(6.0, 4.0, 8.0), YearlyChange(-6.0, -8.0, -4.0)
FLAT = YearlyChange(0.2, -1.4, 1.8)


def bent(before: YearlyChange, after: YearlyChange, *, is_discovery: bool = True) -> Trend:
    """Een reeks met een knik halverwege."""
    return Trend(FLAT, is_discovery=False, bend=Bend(before, after, is_discovery))


@pytest.mark.parametrize(
    ("change", "verdict"), [(RISE, TrendVerdict.STIJGEND), (FALL, TrendVerdict.DALEND)]
)
def test_een_zekere_verandering_van_1_procent_per_jaar_of_meer_is_een_trend(
    change: YearlyChange, verdict: TrendVerdict
) -> None:
    """De marge bevat geen nul, en de toets houdt stand naast die van alle andere gebieden."""
    assert RULE.verdict(Trend(change, is_discovery=True)) is verdict


def test_een_verandering_die_tussen_alle_gebieden_toeval_kan_zijn_is_geen_trend() -> None:
    """Van honderden gebieden ligt bij een op de tien de marge door toeval aan een kant van nul."""
    assert RULE.verdict(Trend(RISE, is_discovery=False)) is TrendVerdict.GEEN


def test_een_verandering_van_minder_dan_1_procent_per_jaar_is_geen_trend() -> None:
    """Van een heel land is ook een kleinigheid zeker."""
    small = Trend(YearlyChange(0.9, 0.7, 1.1), is_discovery=True)
    assert RULE.verdict(small) is TrendVerdict.GEEN


def test_een_marge_die_afgerond_op_nul_begint_is_geen_trend() -> None:
    """Een ondergrens van 0,04 wordt gedrukt als 0,0, en dan mag er geen trend bij staan."""
    near = Trend(YearlyChange(2.0, 0.04, 4.0), is_discovery=True)
    assert RULE.verdict(near) is TrendVerdict.GEEN


def test_een_te_korte_reeks_krijgt_geen_oordeel() -> None:
    """Met minder dan vier vergelijkbare definitieve cijfers is er niets te zeggen."""
    assert RULE.verdict(None) is TrendVerdict.TE_KORT


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (STEEP_RISE, RISE, TrendVerdict.GROEI_ZWAKT_AF),
        (STEEP_RISE, FLAT, TrendVerdict.GROEI_ZWAKT_AF),
        (RISE, STEEP_RISE, TrendVerdict.GROEI_VERSNELT),
        (FLAT, STEEP_RISE, TrendVerdict.GROEI_VERSNELT),
        (STEEP_FALL, FALL, TrendVerdict.DALING_ZWAKT_AF),
        (FALL, STEEP_FALL, TrendVerdict.DALING_VERSNELT),
        (RISE, FALL, TrendVerdict.NA_STIJGING_DALEND),
        (FALL, RISE, TrendVerdict.NA_DALING_STIJGEND),
    ],
)
def test_een_zekere_knik_zegt_hoe_de_verandering_veranderde(
    before: YearlyChange, after: YearlyChange, verdict: TrendVerdict
) -> None:
    """De tweede helft is met de eerste vergeleken: afgezwakt, versneld of omgekeerd."""
    assert RULE.verdict(bent(before, after)) is verdict


def test_een_onzekere_knik_zegt_niets() -> None:
    """Zonder zekere knik telt alleen de verandering over de hele reeks."""
    assert RULE.verdict(bent(STEEP_RISE, FLAT, is_discovery=False)) is TrendVerdict.GEEN


def test_een_knik_van_minder_dan_1_procentpunt_zegt_niets() -> None:
    """Van 3,0 naar 2,1 % per jaar is geen afzwakken dat het noemen waard is."""
    before, after = YearlyChange(3.0, 2.7, 3.3), YearlyChange(2.1, 1.8, 2.4)
    trend = Trend(YearlyChange(2.5, 2.3, 2.7), is_discovery=True, bend=Bend(before, after, True))
    assert RULE.verdict(trend) is TrendVerdict.STIJGEND


def test_een_knik_zonder_een_zekere_helft_zegt_niets() -> None:
    """Als van geen van beide helften de richting zeker is, is er ook niets dat afzwakt."""
    before, after = YearlyChange(1.5, -0.2, 3.2), YearlyChange(-1.5, -3.2, 0.2)
    assert RULE.verdict(bent(before, after)) is TrendVerdict.GEEN
