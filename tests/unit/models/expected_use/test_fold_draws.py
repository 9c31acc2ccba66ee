"""What is kept of the draws of a fold."""

import numpy as np
import pytest

from jeugdpeil.models.expected_use.figures import fit_table
from jeugdpeil.models.expected_use.fold_draws import PartDraws, draw_folds
from jeugdpeil.stats.folds import draw_held_out
from support.area_country import AreaCountry


@pytest.mark.parametrize("n_periods", [1, 2])
def test_the_draws_of_a_fold_are_those_of_its_rows(n_periods: int) -> None:
    """Cut down to the fold's rows they give the predictors that all draws give of these rows."""
    country = AreaCountry.make(7, n_areas=120, n_gemeenten=24, n_periods=n_periods)
    fitted = fit_table(country.table, country.specification)
    fold, model = fitted.folds[0], fitted.first.model
    whole = draw_held_out(model, fold.held_out, 60, np.random.default_rng(3))
    part = PartDraws.of(whole, fold.rows)
    places = np.arange(len(fold.rows))[2:9]
    rows = fold.rows[places]
    np.testing.assert_allclose(part.eta(places, 5), whole.at(rows, 5), rtol=1e-5)
    for level, codes in enumerate(model.structure.nesting.codes()):
        np.testing.assert_array_equal(part.total(places, level), whole.totals[level][codes[rows]])


def test_a_fold_keeps_the_effects_of_its_own_groups_only() -> None:
    """All folds together hold the effect of each gemeente once in each draw."""
    country = AreaCountry.make(7, n_areas=120, n_gemeenten=24)
    fitted = fit_table(country.table, country.specification)
    folds = draw_folds(fitted, 50, 1)
    kept = [part.totals[-1].shape for fold in folds for part in fold.parts]
    assert sum(n_groups for n_groups, _ in kept) == len(set(country.table.groups[0][1]))
    assert {n_draws for _, n_draws in kept} == {50}
    assert sorted(np.concatenate([fold.rows for fold in folds])) == list(range(120))
