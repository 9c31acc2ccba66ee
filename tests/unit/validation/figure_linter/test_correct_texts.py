"""Correct texts and tables are left alone."""

import pytest

from jeugdpeil.validation.figure_linter import TextKind, checked_text
from support.correct_texts import correct_texts

TEXTS = correct_texts()


def test_there_are_enough_correct_texts() -> None:
    """A rule that fires at random would not get through."""
    assert len(TEXTS) >= 80


@pytest.mark.parametrize("place", range(len(TEXTS)))
def test_nothing_is_said_of_a_correct_text(place: int) -> None:
    """No false alarm on figures that were published and are right."""
    kind, text = TEXTS[place]
    assert checked_text(text, kind) == ()


# A text at each place where a number that looks like a figure is none.
@pytest.mark.parametrize(
    "text",
    [
        "Zie tabel 3 en figuur 12 op pagina 45, of artikel 7.4.1, lid 2.",
        "De hulp duurde 6 maanden en kostte € 12.500, 3 keer zoveel als 2 jaar eerder.",
        "Van 2015 tot 2019 groeide de regio van 9 naar 10 gemeenten.",
        "1 op de 12 jongeren, en 1 op de 5 in de stad.",
        "De kinderen zijn 4 tot 12 jaar oud; van 12 tot 18 jaar geldt iets anders.",
        "Bel 14 038, maandag tot en met vrijdag van 8.30 tot 17.00 uur.",
    ],
)
def test_what_looks_like_a_figure_is_left_alone(text: str) -> None:
    """Chapters, ages, sums of money, times and ratios are no counts of youths."""
    assert checked_text(text, TextKind.TEXT) == ()
