"""The part of a model card that costs no further fit."""

import numpy as np

from jeugdpeil.domain.model_card import EffectSd, ModelCard
from jeugdpeil.models.expected_use.area_table import (
    AreaTable,
    CountOutcome,
    blank_rows,
    numbered,
)
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.fold_draws import Calibration
from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.stats.arrays import BoolArray
from jeugdpeil.stats.intervals import normal_quantile


def plain_card(fitted: Fitted, specification: Specification, calibration: Calibration) -> ModelCard:
    """What is known of a fit without further fits.

    Args:
        fitted, specification: what was fitted.
        calibration: of the expected figures.
    """
    table = fitted.table
    periods = fitted.design.periods
    return ModelCard(
        model=specification.model,
        indicator=specification.indicator,
        level=specification.model.rpartition("-")[2],
        periods=periods,
        formula="",
        likelihood="counts" if table.is_counts else "percentages",
        n_areas=len(set(table.areas)),
        n_hidden=_n_hidden(table),
        n_missing=int((~table.outcome.has_outcome).sum()),
        n_groups=tuple((name, len(numbered(codes)[1])) for name, codes in reversed(table.groups)),
        seed=specification.seed,
        n_draws=specification.n_draws,
        n_folds=len(fitted.folds),
        interval_level=specification.rule.level,
        national=tuple(zip(periods, (100 * calibration.national).tolist(), strict=True)),
        effects=_effects(fitted, specification.rule.level),
        coefficients=(),
        selection=fitted.design.choice.losses,
        fits=(),
        calibration=(),
        coverage=None,
        moran=(),
        imputed=float(fitted.was_missing.mean()) if fitted.was_missing.size else 0.0,
        n_outside=_n_outside(fitted),
        hidden_choice=None,
        without_origin=None,
        named_absent=specification.named_absent,
        rule=specification.rule,
        verdicts=(),
        false_discoveries=(),
        feeds=(),
        notes=(),
        what_if=None,
        n_blank=_n_areas(table, blank_rows(table)),
        n_not_learned=_n_areas(table, table.is_known & ~fitted.learned.is_known),
        least_youths_to_learn=specification.least_youths_to_learn,
    )


def _n_hidden(table: AreaTable) -> int:
    outcome = table.outcome
    return int(outcome.is_secret.sum()) if isinstance(outcome, CountOutcome) else 0


def _n_outside(fitted: Fitted) -> int:
    return _n_areas(fitted.table, fitted.design.is_outside(fitted.table.values))


def _n_areas(table: AreaTable, rows: BoolArray) -> int:
    """Number of areas that have one of the rows."""
    return len(np.unique(numbered(table.areas)[0][rows]))


def _effects(fitted: Fitted, level: float) -> tuple[EffectSd, ...]:
    moments = [part.hyper for part in fitted.posterior.parts]
    mean = np.mean([each.mean for each in moments], axis=0)
    half = normal_quantile(level) * np.mean([each.sd for each in moments], axis=0)
    return tuple(
        EffectSd(name, float(m), float(max(m - h, 0.0)), float(m + h))
        for name, m, h in zip(fitted.effects.names, mean, half, strict=True)
    )
