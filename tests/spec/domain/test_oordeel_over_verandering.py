"""Wat er te zeggen is over de verandering tussen twee cijfers."""

from dataclasses import replace

import pytest

from jeugdpeil.domain.change_verdict import Change, ChangeMargin, ChangeRule, ChangeVerdict

RULE = ChangeRule()
# Een daling van 10 % in voorlopige cijfers, die met bijstelling erbij 7 % wordt.
FALL = Change(
    shown=ChangeMargin(-10.0, -14.0, -6.0),
    expected=ChangeMargin(-7.0, -12.0, -2.0),
    probability_lower=0.99,
    is_final=False,
    revision_share=0.5,
)


def test_een_daling_groter_dan_bijstelling_en_toeval_is_duidelijk_lager() -> None:
    """De marge van -12 tot -2 %, met bijstelling en toeval erin, bevat geen nul."""
    assert RULE.verdict(FALL) is ChangeVerdict.LAGER


def test_een_stijging_groter_dan_bijstelling_en_toeval_is_duidelijk_hoger() -> None:
    """Een marge van 2 tot 12 % ligt in zijn geheel boven nul."""
    rise = replace(FALL, expected=ChangeMargin(7.0, 2.0, 12.0), probability_lower=0.01)
    assert RULE.verdict(rise) is ChangeVerdict.HOGER


def test_een_daling_die_voor_de_helft_of_meer_verdwijnt_is_waarschijnlijk_bijstelling() -> None:
    """Van -10 % blijft naar verwachting -4 % over, en nul ligt in de marge."""
    revised = replace(FALL, expected=ChangeMargin(-4.0, -9.0, 1.0))
    assert RULE.verdict(revised) is ChangeVerdict.BIJSTELLING


def test_een_daling_die_een_stijging_wordt_is_waarschijnlijk_bijstelling() -> None:
    """Van -10 % wordt naar verwachting +1 %."""
    revised = replace(FALL, expected=ChangeMargin(1.0, -4.0, 6.0))
    assert RULE.verdict(revised) is ChangeVerdict.BIJSTELLING


def test_een_daling_die_grotendeels_blijft_maar_onzeker_is_kan_nog_niet_worden_beoordeeld() -> None:
    """Van -10 % blijft -6 % over, maar de marge loopt tot boven nul."""
    unsure = replace(FALL, expected=ChangeMargin(-6.0, -13.0, 1.0))
    assert RULE.verdict(unsure) is ChangeVerdict.TE_VROEG


def test_een_brede_marge_door_bijstelling_betekent_te_vroeg() -> None:
    """Een marge van 26 punten, voor de helft of meer door bijstelling, wordt vanzelf smaller."""
    wide = replace(
        FALL,
        shown=ChangeMargin(-3.0, -9.0, 3.0),
        expected=ChangeMargin(1.0, -12.0, 14.0),
        revision_share=0.5,
    )
    assert RULE.verdict(wide) is ChangeVerdict.TE_VROEG


def test_een_brede_marge_door_toeval_betekent_geen_duidelijke_verandering() -> None:
    """In een kleine gemeente helpt wachten niet: de marge is vooral toeval."""
    small = replace(
        FALL,
        shown=ChangeMargin(-3.0, -20.0, 17.0),
        expected=ChangeMargin(1.0, -18.0, 22.0),
        revision_share=0.1,
    )
    assert RULE.verdict(small) is ChangeVerdict.GEEN


def test_twee_definitieve_cijfers_zijn_nooit_te_vroeg() -> None:
    """Er komt geen bijstelling meer, hoe breed de marge ook is."""
    wide = ChangeMargin(-3.0, -30.0, 34.0)
    final = Change(wide, wide, 0.6, is_final=True, revision_share=0.0)
    assert RULE.verdict(final) is ChangeVerdict.GEEN


def test_een_zekere_maar_heel_kleine_verandering_is_niet_duidelijk() -> None:
    """Landelijk is 0,4 % al zeker; onder 1 % heet het geen duidelijke verandering."""
    trifle = ChangeMargin(-0.4, -0.6, -0.2)
    country = Change(trifle, trifle, 1.0, is_final=True, revision_share=0.0)
    assert RULE.verdict(country) is ChangeVerdict.GEEN


def test_cijfers_die_niet_vergeleken_mogen_worden_krijgen_geen_ander_oordeel() -> None:
    """Zonder vergelijking is er geen verandering om iets van te zeggen."""
    assert RULE.verdict(None) is ChangeVerdict.NIET_TE_VERGELIJKEN


@pytest.mark.parametrize("share", [-0.1, 1.1])
def test_een_kans_ligt_tussen_nul_en_een(share: float) -> None:
    """Een kans daarbuiten is een fout in de berekening en wordt geweigerd."""
    with pytest.raises(ValueError, match="share"):
        replace(FALL, probability_lower=share)


def test_grenzen_staan_om_de_waarde_heen() -> None:
    """Een marge waar de waarde zelf niet in ligt, wordt geweigerd."""
    with pytest.raises(ValueError, match="does not lie"):
        ChangeMargin(5.0, -1.0, 1.0)
