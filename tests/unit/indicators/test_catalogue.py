"""The folders of indicators: complete, named alike, neutral in wording."""

import re

import pytest

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import PlaceRule, Unit
from jeugdpeil.indicators.catalogue import (
    THEMES,
    CatalogueError,
    Indicator,
    all_indicators,
    definition_of,
    indicator_folders,
)
from jeugdpeil.indicators.expression import Amount, Count, Printed, Rate, Share
from jeugdpeil.indicators.terms import denominator_of, numerators_of

TEXTS = (
    "name",
    "short_name",
    "numerator",
    "denominator",
    "source",
    "reading_guide",
    "cannot_show",
)
JUDGEMENTS = re.compile(r"\bte (hoog|laag|veel|weinig)\b|\btoo (high|low|much|many|few|little)\b")
VALID = """
id = "proef"
theme = "gebruik"
order = 1
unit = "aantal"
decimals = 0
age_base = "0-22"
[place_rules]
gemeente = "woonplaatsbeginsel"
wijk = "adres"
""" + "".join(f'[{name}]\nnl = "tekst"\nen = "text"\n' for name in TEXTS)


def ids(indicators: tuple[Indicator, ...]) -> list[str]:
    """The ids of indicators."""
    return [item.definition.id for item in indicators]


def test_every_folder_is_an_indicator() -> None:
    """Adding an indicator is adding a folder, and no folder is passed over."""
    folders = {folder.name.replace("_", "-") for folder in indicator_folders()}
    assert folders == set(ids(all_indicators()))
    assert len(folders) == len(ids(all_indicators()))


def test_every_form_of_care_has_an_indicator_of_its_name() -> None:
    """A page finds the rate of a form under the name of the form."""
    slugs = {form.value.replace(" ", "-") for form in CareForm}
    assert slugs <= set(ids(all_indicators()))


def test_indicators_come_in_the_order_of_their_themes() -> None:
    """What is shown first is what most people look for."""
    themes = [item.definition.theme for item in all_indicators()]
    assert themes == sorted(themes, key=THEMES.index)
    assert set(themes) == set(THEMES)


def test_no_two_indicators_share_a_place_in_a_theme() -> None:
    """The order within a theme does not depend on names."""
    places = [(item.definition.theme, item.definition.order) for item in all_indicators()]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda item: item.definition.id)
def test_no_text_of_an_indicator_judges(indicator: Indicator) -> None:
    """A figure is never called too high or too low."""
    texts = [getattr(indicator.definition, name) for name in TEXTS]
    found = [t.nl + t.en for t in texts if JUDGEMENTS.search(f"{t.nl} {t.en}".lower())]
    assert found == []


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda item: item.definition.id)
def test_the_unit_fits_what_the_indicator_is_made_of(indicator: Indicator) -> None:
    """A rate is per 100 youths, a share or printed number a percentage, an amount money."""
    units = {
        Rate: {Unit.PER_100_JONGEREN},
        Share: {Unit.PERCENTAGE},
        Printed: {Unit.PERCENTAGE},
        Count: {Unit.AANTAL},
        Amount: {Unit.EURO_DUIZEND, Unit.EURO_PER_JONGERE},
    }
    assert indicator.definition.unit in units[type(indicator.expression)]


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda item: item.definition.id)
def test_the_age_base_is_the_group_of_the_expression(indicator: Indicator) -> None:
    """A rate is relative to the inhabitants of the ages that its definition names."""
    group = denominator_of(indicator.expression)
    if isinstance(indicator.expression, Rate):
        assert group is not None
        assert group.category == indicator.definition.age_base.value
    if isinstance(indicator.expression, Share):
        assert group is not None
        whole = group.variable if group.variable == "trajecten" else group.form
        assert indicator.definition.age_base.value.endswith(whole)


@pytest.mark.parametrize("indicator", all_indicators(), ids=lambda item: item.definition.id)
def test_only_wijken_and_buurten_count_at_the_address(indicator: Indicator) -> None:
    """Gemeenten and everything above follow the woonplaatsbeginsel, inhabitants no rule."""
    for level, rule in indicator.definition.place_rules:
        if numerators_of(indicator.expression)[0].variable == "inwoners":
            assert rule is PlaceRule.GEEN
        else:
            is_small = level in (RegionLevel.WIJK, RegionLevel.BUURT)
            assert rule is (PlaceRule.ADRES if is_small else PlaceRule.WOONPLAATSBEGINSEL)


def test_a_definition_without_a_scope_is_about_no_way_of_paying() -> None:
    """Inhabitants are not paid for."""
    assert definition_of(VALID).scope is None


def test_an_unknown_key_in_a_definition_is_named() -> None:
    """A misspelt key does not vanish."""
    with pytest.raises(CatalogueError, match=r"unknown keys \['desimals'\]"):
        definition_of("desimals = 1\n" + VALID)


def test_an_absent_key_in_a_definition_is_named() -> None:
    """A definition is complete or it is none."""
    with pytest.raises(CatalogueError, match=r"absent keys \['unit'\]"):
        definition_of(VALID.replace('unit = "aantal"\n', ""))


def test_a_text_in_one_language_only_is_refused() -> None:
    """Dutch and English stand beside each other."""
    with pytest.raises(TypeError, match="en"):
        definition_of(VALID.replace('[name]\nnl = "tekst"\nen = "text"', '[name]\nnl = "tekst"'))


def test_a_place_rule_of_an_unknown_level_is_refused() -> None:
    """A level is one that regions can have."""
    with pytest.raises(ValueError, match="provinsie"):
        definition_of(VALID.replace("gemeente =", "provinsie ="))
