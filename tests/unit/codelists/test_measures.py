"""The table of measures: each stem means one thing."""

from dataclasses import replace

import pytest

from jeugdpeil.codelists.measures import MEASURE_LIST, MEASURES, by_stem
from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.scope import AgeBase


def test_a_stem_of_two_measures_is_refused() -> None:
    """A column can mean one thing only."""
    first = MEASURE_LIST[0]
    with pytest.raises(ValueError, match="stem of two measures"):
        by_stem([first, replace(first, category="0-3")])


def test_two_measures_never_make_the_same_fact() -> None:
    """Another column of the same source cannot overwrite what a first one said."""
    facts = [
        (item.variable, item.form, item.dimension, item.category, item.age_base)
        for item in MEASURE_LIST
    ]
    assert sorted(map(str, facts)) == sorted(set(map(str, facts)))


def test_the_upper_age_of_a_class_is_not_included() -> None:
    """CBS's "0 tot 4 jaar" is 0 to 3."""
    assert MEASURES["k_0Tot4Jaar"].category == "0-3"
    assert MEASURES["k_18Tot23Jaar"].category == "18-22"


@pytest.mark.parametrize(
    ("stem", "margin"),
    [("TotaalTrajectenInNatura", 2), ("a_soz_wb", 5), ("a_inw", 0), ("p_jz_tn", 0.05)],
)
def test_the_margin_is_what_rounding_leaves_open(stem: str, margin: float) -> None:
    """A multiple of 5 lies within 2 of the truth, one decimal within 0.05."""
    assert MEASURES[stem].margin == pytest.approx(margin)


def test_each_percentage_says_what_it_is_relative_to() -> None:
    """The five percentages of 85098NED have three kinds of base, and two share a form."""
    bases = {
        item.form: item.age_base
        for item in MEASURE_LIST
        if item.variable == "percentage jongeren" and item.form is not CareForm.MET_VERBLIJF
    }
    assert bases == {
        CareForm.JEUGDZORG: AgeBase.JONGEREN_0_22,
        CareForm.JEUGDHULP: AgeBase.JONGEREN_0_17,
        CareForm.JEUGDBESCHERMING: AgeBase.JONGEREN_0_17,
        CareForm.JEUGDRECLASSERING: AgeBase.JONGEREN_12_22,
    }


def test_only_care_has_a_form() -> None:
    """Inhabitants and characteristics are about everybody."""
    assert not MEASURES["a_inw"].is_care
    assert MEASURES["GerealiseerdeKosten"].is_care
