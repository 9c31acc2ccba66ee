"""The model card: every code that a model gives has words, and plots lie where numbers say."""

from dataclasses import replace

import pytest

from jeugdpeil.domain.model_card import (
    CalibrationPoint,
    Coefficient,
    EffectSd,
    FitLine,
    ModelCard,
    MoranLine,
    WhatIf,
)
from jeugdpeil.domain.verdict import Verdict, VerdictRule
from jeugdpeil.i18n.texts import LANGUAGES, has_text
from jeugdpeil.models.expected_use import card as model_side
from jeugdpeil.site.drawing.calibration_plot import PlotClass, calibration_plot
from jeugdpeil.site.drawing.interval_plot import PlotRow, interval_plot
from jeugdpeil.site.model_card import stand_alone_card
from jeugdpeil.site.views.model_card import CardNames, model_card_view

NAMES = CardNames("Jeugdzorg per wijk", "wijken", {"bijstand": "Bijstand"}, {"inkomen": "Inkomen"})
CODES = {
    "likelihood": ["counts", "percentages"],
    "fit": [
        "national mean",
        "glm",
        "characteristics",
        "within",
        "without origin",
        "spatial",
        "not spatial",
    ],
    "effect": ["area", "row", "spatial share"],
    "choice": ["left out", "curve"],
    "moran": ["actual", "difference", "within"],
    "verdict": [verdict.value for verdict in Verdict],
    "feed": sorted({fit for fit, _ in model_side.FEEDS}),
    "figure": [figure for _, figure in model_side.FEEDS],
    "note": [
        "association",
        "not integrated",
        "no neighbours",
        "one period",
        "missing counts",
        "imputed",
    ],
}


def coefficient(name: str, points: float, **more: object) -> Coefficient:
    """A coefficient with an interval of a quarter point."""
    known = Coefficient(
        name,
        "inkomen",
        2.5,
        points,
        points - 0.25,
        points + 0.25,
        None,
        points,
        False,
        None,
        False,
        0,
    )
    return replace(known, **more)


@pytest.fixture
def card() -> ModelCard:
    """A card with something in every part."""
    return ModelCard(
        model="jeugdzorg-wijk",
        indicator="jeugdzorg",
        level="wijk",
        periods=("2021", "2022"),
        formula="logit(p) = period + bijstand + (gemeente)",
        likelihood="counts",
        n_areas=3000,
        n_hidden=12,
        n_missing=31,
        n_groups=(("gemeente", 342),),
        seed=2026,
        n_draws=2000,
        n_folds=10,
        interval_level=0.9,
        national=(("2021", 9.5), ("2022", 9.75)),
        effects=(EffectSd("gemeente", 0.21, 0.18, 0.24),),
        coefficients=(
            coefficient("bijstand", 1.0, collinear_group=1, flips=True),
            coefficient("koop<b>", -0.5, collinear_group=1, is_movable=True),
        ),
        selection=(("wonen", "left out", 0.0003),),
        fits=(FitLine("characteristics", 0.27, 0.25, -4.0, 2.5),),
        calibration=(CalibrationPoint(5.0, 5.5, 5.0, 6.0, 10),),
        coverage=0.91,
        moran=(MoranLine("difference", 0.41, 0.05),),
        imputed=0.12,
        n_outside=0,
        hidden_choice=0.02,
        without_origin=0.4,
        named_absent=("vechtscheiding",),
        rule=VerdictRule(),
        verdicts=(("wijk", "hoger dan verwacht", 40),),
        false_discoveries=(("wijk", 0.02),),
        feeds=model_side.FEEDS,
        notes=("association",),
        what_if=None,
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("prefix", CODES)
def test_every_code_of_a_card_has_words(prefix: str, language: str) -> None:
    """A reader meets no code of the program, in neither language."""
    without = [code for code in CODES[prefix] if not has_text(language, f"card.{prefix}.{code}")]
    assert without == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_a_card_is_shown(card: ModelCard, language: str) -> None:
    """Ten sections, each with a heading of its own."""
    view = model_card_view(card, language, NAMES)
    assert len(view.sections) == len({section.heading for section in view.sections}) == 10


def test_names_stand_for_ids_where_they_are_known(card: ModelCard) -> None:
    """An id without a name, such as a column of a user, is shown as it is, and does no harm."""
    html = stand_alone_card(card, "nl", NAMES)
    assert "Bijstand (Inkomen)" in html
    assert "koop&lt;b&gt;" in html
    assert "koop<b>" not in html
    assert "vechtscheiding" in html


def test_the_bounds_of_the_verdict_are_named(card: ModelCard) -> None:
    """A reader need not guess what small is; without youths nothing is too small to say."""
    rule = VerdictRule(minimum_difference=0.1, minimum_youths=250)
    html = stand_alone_card(replace(card, rule=rule), "nl", NAMES)
    assert "kleiner dan 0,1 procentpunt" in html
    assert "minder dan 250 jongeren" in html
    without = stand_alone_card(replace(card, rule=VerdictRule(minimum_youths=0)), "nl", NAMES)
    assert "kleiner dan 0,5 procentpunt" in without
    assert "jongeren wordt niets gezegd" not in without


def test_only_what_what_if_moves_is_called_movable(card: ModelCard) -> None:
    """A characteristic that what-if refuses is not offered on the card."""
    what_if = WhatIf(("koop<b>",), (0.0,), (1.0,), ("",), (0.0,), (9.0,), ((0.1,),), (0.2,), ())
    refusing = replace(what_if, refused=("koop<b>",))
    words = "mag in “wat als” veranderen"
    assert words in stand_alone_card(replace(card, what_if=what_if), "nl", NAMES)
    assert words not in stand_alone_card(replace(card, what_if=refusing), "nl", NAMES)
    assert words not in stand_alone_card(card, "nl", NAMES)


def test_characteristics_that_hang_together_are_named_together(card: ModelCard) -> None:
    """Their coefficients cannot be read apart."""
    view = model_card_view(card, "nl", NAMES)
    sentences = [words for section in view.sections for words in section.paragraphs]
    assert "Groep 1: Bijstand en koop<b>." in sentences


def test_a_card_of_a_model_without_characteristics_is_shown(card: ModelCard) -> None:
    """Parts that a model does not have are left out, not shown empty."""
    bare = replace(card, coefficients=(), selection=(), calibration=(), moran=(), feeds=())
    ids = [section.id for section in model_card_view(bare, "en", NAMES).sections]
    assert not {"card-characteristics", "card-selection", "card-moran", "card-feeds"} & set(ids)
    assert "card-fit" in ids


def test_rows_of_an_interval_plot_lie_on_its_axis() -> None:
    """Nought has its place also where all values lie on one side of it."""
    plot = interval_plot([PlotRow("a", 1.0, 0.5, 1.5), PlotRow("b", -0.2, -0.4, 0.0)])
    assert plot is not None
    assert [tick.value for tick in plot.grid] == [-0.5, 0.0, 0.5, 1.0, 1.5]
    # Five grid lines from 4 to 96 per cent, so that a half is 23 per cent.
    assert plot.nought == 4 + 23
    assert plot.rows[0].x == 4 + 3 * 23
    assert (plot.rows[1].high, plot.rows[0].y < plot.rows[1].y) == (plot.nought, True)


def test_without_rows_there_is_no_plot() -> None:
    """An empty frame would be read as nought."""
    assert interval_plot([]) is None
    assert calibration_plot([]) is None


def test_class_with_equal_prediction_and_actual_lies_on_the_line() -> None:
    """Both axes are the same."""
    plot = calibration_plot([PlotClass(4.0, 4.0, 4.0, 4.0), PlotClass(8.0, 8.0, 7.0, 9.0)])
    assert plot is not None
    for each in plot.classes:
        across = (each.x - plot.left) / (plot.right - plot.left)
        down = (plot.bottom - each.y) / (plot.bottom - plot.top)
        assert across == pytest.approx(down, abs=1e-3)


def test_the_formula_is_in_the_words_of_the_language(card: ModelCard) -> None:
    """What the program calls areas and periods is translated; names from the table stay."""
    one = replace(card, formula="p = period + log(area) + (gemeente) + (area)")
    shown = "p = periode + log(area) + (gemeente) + (gebied)"
    assert model_card_view(one, "nl", NAMES).formula == shown
    many = replace(card, formula="p = period + (gemeente) + (area) + (area x period)")
    shown = "p = period + (gemeente) + (area) + (area × period)"
    assert model_card_view(many, "en", NAMES).formula == shown
