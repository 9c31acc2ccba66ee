"""Rows that are judged out of sample are predicted from values that do not know their outcome."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from jeugdpeil.domain.model_card import FitLine, ModelCard
from jeugdpeil.models.expected_use import expected_use
from jeugdpeil.models.expected_use.figures import fit_table
from jeugdpeil.models.expected_use.selection import Candidate, choose
from jeugdpeil.models.expected_use.unseen import unseen_design, unseen_variance
from jeugdpeil.models.expected_use.working_model import HeldOutScores, WorkingModel
from jeugdpeil.stats.folds import group_folds
from support.area_country import AreaCountry


def country() -> AreaCountry:
    """Areas in gemeenten with six characteristics that matter, the last one of origin."""
    found = AreaCountry.make(1, n_areas=500, n_gemeenten=60, n_characteristics=6)
    *others, last = found.specification.characteristics
    named = (*others, replace(last, is_origin=True))
    specification = replace(found.specification, characteristics=named, n_folds=8, n_tables=3)
    return replace(found, specification=specification)


@cache
def card_with_a_third_missing() -> ModelCard:
    """The card where a third of all values is missing."""
    whole = country()
    holes = np.random.default_rng(9).random(whole.table.values.shape) < 1 / 3
    made = whole.with_holes(holes)
    return expected_use(made.table, made.specification).card


def line(card: ModelCard, fit: str) -> FitLine:
    """One line of fit."""
    return next(each for each in card.fits if each.fit == fit)


@pytest.mark.parametrize("measure", ["r2_outside", "log_score_outside"])
def test_a_third_missing_does_not_turn_the_order(measure: str) -> None:
    """The published figure is best, then the model without origin, then the national mean."""
    card = card_with_a_third_missing()
    names = ("national mean", "without origin", "characteristics")
    values = [getattr(line(card, name), measure) for name in names]
    assert values == sorted(values)
    assert line(card, "characteristics").r2_outside is not None
    slack = 0.01
    assert getattr(line(card, "glm"), measure) < values[-1] + slack


def test_a_drawn_value_does_not_tell_the_outcome() -> None:
    """Of the plain regression a good part of what it explains is only seen, not predicted."""
    found = line(card_with_a_third_missing(), "glm")
    assert found.r2_inside is not None
    assert found.r2_outside is not None
    assert found.r2_outside < found.r2_inside - 0.08


def test_the_intervals_of_areas_with_missing_values_are_wide_enough() -> None:
    """Nine in ten outcomes lie in their interval: what is missing widens it."""
    coverage = card_with_a_third_missing().coverage
    assert coverage is not None
    assert coverage == pytest.approx(0.9, abs=0.03)


def test_without_holes_a_row_is_what_it_is() -> None:
    """Nothing was drawn, so that design and prediction are those of the fit."""
    whole = country()
    fitted = fit_table(whole.table, whole.specification)
    seen = fitted.design.matrix(fitted.tables[0].fitted)
    np.testing.assert_array_equal(unseen_design(fitted.design, fitted.tables), seen)
    beta = np.ones(fitted.design.n_columns)
    assert (unseen_variance(fitted.design, fitted.tables, beta) == 0).all()


def test_a_characteristic_that_was_drawn_with_the_outcome_is_not_chosen_for_it() -> None:
    """A column of noise that was moved by the response looks good where it is seen only."""
    whole = country()
    fitted = fit_table(whole.table, whole.specification)
    design, precision = fitted.first.model.design, fitted.design.precision
    working = WorkingModel.of(fitted.first, fitted.unit)
    noise = np.random.default_rng(4).standard_normal(len(design))
    rest = working.response - design @ fitted.first.beta.mean
    told = np.column_stack([design, noise + 0.5 * rest / rest.std()])
    blind = np.column_stack([design, noise])
    wider = np.append(precision, precision[-1])
    regression, unseen = (working.regression(each, wider) for each in (told, blind))
    folds = group_folds(fitted.unit, 8, np.random.default_rng(5))
    always, drawn = range(design.shape[1]), [Candidate(design.shape[1])]
    naive = choose(HeldOutScores.of(regression, folds), always, drawn, may_leave=True)
    fair = choose(HeldOutScores.of(regression, folds, unseen), always, drawn, may_leave=True)
    assert naive.is_kept == (True,)
    assert fair.is_kept == (False,)
