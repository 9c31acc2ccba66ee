"""Every code on a model card has a sentence."""

import inspect
import re

import pytest

from jeugdpeil.i18n.texts import LANGUAGES, has_text
from jeugdpeil.models.expected_use import card, comparisons, selection, spatial_pattern

NOTES = re.findall(r'^ +"([a-z ]+)": ', inspect.getsource(card._notes), re.MULTILINE)  # pyright: ignore[reportPrivateUsage]
FITS = ("national mean", "glm", "characteristics", "within", "without origin", "spatial")
MORAN = ("actual", "difference", "within")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_card_has_a_sentence(language: str) -> None:
    """Notes, fits, patterns, choices and what feeds what are words in both languages."""
    keys = [f"card.note.{code}" for code in NOTES]
    keys += [f"card.feed.{feed}" for feed, _ in card.FEEDS]
    keys += [f"card.figure.{figure}" for _, figure in card.FEEDS]
    keys += [f"card.fit.{code}" for code in (*FITS, "not spatial")]
    keys += [f"card.moran.{code}" for code in MORAN]
    keys += [f"card.choice.{code}" for code in ("left out", "curve")]
    keys += [f"card.effect.{code}" for code in ("area", "row", "spatial share")]
    assert [key for key in keys if not has_text(language, key)] == []


def test_the_codes_are_those_of_the_program() -> None:
    """The lists of this test name every code that the modules write."""
    source = inspect.getsource(comparisons) + inspect.getsource(spatial_pattern)
    source += inspect.getsource(selection)
    codes = (*FITS, "not spatial", *MORAN, "left out", "curve")
    assert len(NOTES) == 8
    assert [code for code in codes if f'"{code}"' not in source] == []
