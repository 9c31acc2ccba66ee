"""The list of characteristics: every one is made of facts that exist, and can be shown."""

from collections import Counter

from jeugdpeil.codelists.characteristics import (
    CHARACTERISTIC_LIST,
    CHARACTERISTICS,
    DEFAULTS,
    NAMED_ABSENT,
    THEMES,
    TRANSFORMS,
)
from jeugdpeil.codelists.measures import MEASURE_LIST
from jeugdpeil.i18n.texts import LANGUAGES, has_text
from jeugdpeil.models.expected_use import Transform


def test_every_characteristic_is_made_of_facts_that_a_source_gives() -> None:
    """A part without a measure would be missing everywhere."""
    known = {(item.variable, item.dimension, item.category) for item in MEASURE_LIST}
    parts = {part for item in CHARACTERISTIC_LIST for part in item.parts}
    assert {(part.variable, part.dimension, part.category) for part in parts} <= known


def test_an_id_stands_for_one_characteristic() -> None:
    """Neither two that exist nor one that exists and one that is absent share a name."""
    ids = Counter(item.id for item in (*CHARACTERISTIC_LIST, *NAMED_ABSENT))
    assert [name for name, count in ids.items() if count > 1] == []


def test_themes_and_transforms_are_those_of_the_models_and_pages() -> None:
    """The words of the list are known where they are used."""
    assert {item.theme for item in CHARACTERISTIC_LIST} == set(THEMES)
    assert tuple(each.value for each in Transform) == TRANSFORMS
    keys = [f"characteristic_theme.{theme}" for theme in THEMES]
    assert [key for key in keys for each in LANGUAGES if not has_text(each, key)] == []


def test_the_usual_characteristics_exist() -> None:
    """A model without a list of its own finds all of them."""
    assert {code for usual in DEFAULTS.values() for code in usual} <= set(CHARACTERISTICS)


def test_origin_is_the_theme_of_what_is_marked_as_origin() -> None:
    """A model without origin leaves out the whole theme."""
    marked = {item.id for item in CHARACTERISTIC_LIST if item.is_origin}
    assert marked == {item.id for item in CHARACTERISTIC_LIST if item.theme == "herkomst"}
