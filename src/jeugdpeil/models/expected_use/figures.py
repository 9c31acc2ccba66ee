"""Expected use from an area table, in one call."""

from collections.abc import Sequence

import numpy as np

from jeugdpeil.models.expected_use.aggregates import Aggregate, Sums
from jeugdpeil.models.expected_use.area_figures import Estimation
from jeugdpeil.models.expected_use.area_table import AreaTable
from jeugdpeil.models.expected_use.card import model_card
from jeugdpeil.models.expected_use.columns import area_columns, sum_columns
from jeugdpeil.models.expected_use.completed import completed_tables
from jeugdpeil.models.expected_use.design import make_design, standardised
from jeugdpeil.models.expected_use.fitting import Fitted, fit_all
from jeugdpeil.models.expected_use.fold_draws import calibrate, draw_folds
from jeugdpeil.models.expected_use.plain_card import plain_card
from jeugdpeil.models.expected_use.refusals import refuse_what_cannot_be_modelled
from jeugdpeil.models.expected_use.result import ExpectedUse
from jeugdpeil.models.expected_use.selection import choice_of
from jeugdpeil.models.expected_use.specification import Specification


def expected_use(
    table: AreaTable,
    specification: Specification,
    aggregates: Sequence[Aggregate] = (),
    *,
    with_card: bool = True,
) -> ExpectedUse:
    """Expected use of areas and of sums of areas.

    Args:
        table: areas with their outcome and characteristics.
        specification: of the model.
        aggregates: sums of areas to say the same of.
        with_card: whether to make the whole model card, which costs further fits.

    Raises:
        ModelError: the table cannot carry a model.
        StatsError: a fit that does not converge.
    """
    learned = table.to_learn_from(specification.least_youths_to_learn)
    refuse_what_cannot_be_modelled(learned, specification)
    fitted = fit_table(table, specification)
    folds = draw_folds(fitted, specification.n_draws, specification.seed)
    calibration = calibrate(fitted, folds)
    sums = Sums(table, aggregates)
    found = Estimation(fitted, folds, calibration, specification.rule.level, sums).run()
    areas = area_columns(fitted, specification, found)
    totals = sum_columns(specification, areas, sums)
    card = plain_card(fitted, specification, calibration)
    if with_card:
        card = model_card(card, fitted, specification, folds, areas, totals, tuple(aggregates))
    parts = tuple(share.rows for share in sums.shares)
    return ExpectedUse(table, specification, tuple(aggregates), areas, totals, parts, fitted, card)


def fit_table(table: AreaTable, specification: Specification) -> Fitted:
    """Choose, complete and fit, all on the outcomes that may teach the model.

    Args:
        table: checked by `refuse_what_cannot_be_modelled`.
        specification: of the model.
    """
    learned = table.to_learn_from(specification.least_youths_to_learn)
    generator = np.random.default_rng([specification.seed, 0])
    standard, scalings = standardised(learned, specification)
    tables = completed_tables(learned, standard, specification.n_tables, generator)
    chance = np.random.default_rng([specification.seed, 3])
    choice = choice_of(learned, specification, tables[0], scalings, chance)
    design = make_design(learned, specification, tables[0].fitted, scalings, choice)
    return fit_all(table, specification, design, tables)
