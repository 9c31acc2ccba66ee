"""The model card: all that is known of a fit, put together after the figures are made."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from jeugdpeil.domain.model_card import FitLine, ModelCard
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.models.expected_use.aggregates import Aggregate
from jeugdpeil.models.expected_use.calibration import calibration_points
from jeugdpeil.models.expected_use.coefficients import coefficient_rows
from jeugdpeil.models.expected_use.comparisons import (
    Judge,
    WithoutOrigin,
    hidden_choice,
    other_spatial_fit,
    plain_lines,
    published_line,
    spatial_lines,
    within_line,
    without_origin,
)
from jeugdpeil.models.expected_use.coverage import held_out_coverage
from jeugdpeil.models.expected_use.fitting import AREA, Fitted
from jeugdpeil.models.expected_use.fold_draws import FoldDraws
from jeugdpeil.models.expected_use.result import FigureColumns
from jeugdpeil.models.expected_use.spatial_pattern import moran_lines
from jeugdpeil.models.expected_use.specification import Specification
from jeugdpeil.models.expected_use.what_if_draws import what_if_of
from jeugdpeil.stats.fit import Posterior

# Which fit feeds which figure: fits without the area's group, the same with its effects drawn
# given all data, and the fit of all rows.
FEEDS = (
    ("folds", "expected"),
    ("folds", "contributions"),
    ("folds", "what-if"),
    ("folds and own data", "shrunken difference"),
    ("folds and own data", "verdict and rank"),
    ("folds and own data", "expected within"),
    ("all rows", "coefficients"),
    ("all rows", "effects"),
)
# A level of fewer regions would say which region it is.
FEWEST_REGIONS = 10


def model_card(
    plain: ModelCard,
    fitted: Fitted,
    specification: Specification,
    folds: Sequence[FoldDraws],
    areas: FigureColumns,
    sums: FigureColumns,
    aggregates: Sequence[Aggregate] = (),
) -> ModelCard:
    """The whole card.

    Args:
        plain: what is known without further fits.
        fitted, specification: what was fitted.
        folds: the draws behind the figures.
        areas, sums: the figures.
        aggregates: the regions of `sums`.
    """
    judge, seed = Judge(fitted), specification.seed
    other = other_spatial_fit(fitted, seed)
    national = _national(judge)
    level = specification.rule.level
    origin = without_origin(judge, seed)
    generator = np.random.default_rng([seed, 16])
    blank = hidden_choice(fitted, seed)
    return replace(
        plain,
        formula=formula_of(fitted),
        coefficients=coefficient_rows(fitted, national, level, other, seed),
        fits=_fit_lines(judge, areas, other, origin),
        calibration=calibration_points(
            areas.expected, fitted.learned.actual, judge.weights, fitted.unit, level
        ),
        coverage=held_out_coverage(fitted, areas.predictor, level, generator),
        moran=moran_lines(fitted.learned, areas.expected, fitted.unit, seed),
        hidden_choice=blank,
        without_origin=None if origin is None else origin.largest,
        verdicts=_verdicts(plain, areas, sums, aggregates, fitted),
        false_discoveries=_false_discoveries(plain, areas, sums, aggregates),
        feeds=FEEDS,
        notes=_notes(plain, fitted, blank),
        what_if=what_if_of(fitted, folds, specification.n_what_if),
    )


def formula_of(fitted: Fitted) -> str:
    """The model in one line.

    The years and characteristics come first, then the levels of effects from large to small.
    """
    design, effects = fitted.design, fitted.effects
    inside = [
        f"s({each.id})" if each.id in design.curves else _term(each.id, each.transform.value)
        for each, own in zip(design.specification.characteristics, design.columns_of, strict=True)
        if own
    ]
    row = AREA if len(design.periods) == 1 else f"{AREA} x period"
    levels = [*effects.levels, *([row] if effects.has_row_effect else [])]
    around = [f"({name})" for name in levels]
    left = "logit(p)" if fitted.first.model.likelihood.link.value == "logit" else "p"
    return f"{left} = " + " + ".join(["period", *inside, *around])


def _term(name: str, transform: str) -> str:
    return name if transform == "geen" else f"{transform}({name})"


def _national(judge: Judge) -> float:
    """The actual rate of all periods together, 0-1."""
    weights, actual = judge.weights, np.nan_to_num(judge.fitted.learned.actual)
    return float(weights @ actual / weights.sum()) / 100


def _fit_lines(
    judge: Judge, areas: FigureColumns, other: Posterior | None, origin: WithoutOrigin | None
) -> tuple[FitLine, ...]:
    within = within_line(judge, areas.expected_within)
    return (
        *plain_lines(judge),
        published_line(judge, areas.expected, areas.predictor),
        *(() if within is None else (within,)),
        *spatial_lines(judge, other),
        *(() if origin is None else (origin.line,)),
    )


def _levels(
    plain: ModelCard, areas: FigureColumns, sums: FigureColumns, aggregates: Sequence[Aggregate]
) -> dict[str, list[tuple[Verdict | None, float]]]:
    """Verdict and probability of every region, per level; areas first."""
    found = {plain.level: list(zip(areas.verdict, areas.probability_higher, strict=True))}
    pairs = zip(aggregates, sums.verdict, sums.probability_higher, strict=True)
    for each, verdict, probability in pairs:
        found.setdefault(each.level, []).append((verdict, float(probability)))
    return {level: rows for level, rows in found.items() if len(rows) >= FEWEST_REGIONS}


def _verdicts(
    plain: ModelCard,
    areas: FigureColumns,
    sums: FigureColumns,
    aggregates: Sequence[Aggregate],
    fitted: Fitted,
) -> tuple[tuple[str, str, int], ...]:
    """Number of regions per verdict in the last period."""
    last = fitted.design.periods[-1]
    rows = np.array([period == last for period in fitted.table.periods])
    own = [verdict for verdict, is_last in zip(areas.verdict, rows, strict=True) if is_last]
    counts = {plain.level: Counter(own)}
    for each, verdict in zip(aggregates, sums.verdict, strict=True):
        if each.period == last:
            counts.setdefault(each.level, Counter())[verdict] += 1
    return tuple(
        (level, verdict.value, count[verdict])
        for level, count in counts.items()
        if count.total() >= FEWEST_REGIONS
        for verdict in Verdict
        if count[verdict]
    )


def _false_discoveries(
    plain: ModelCard, areas: FigureColumns, sums: FigureColumns, aggregates: Sequence[Aggregate]
) -> tuple[tuple[str, float], ...]:
    """Expected share of wrong signs among the differences that are called real."""
    found: list[tuple[str, float]] = []
    for level, rows in _levels(plain, areas, sums, aggregates).items():
        wrong = [min(p, 1 - p) for verdict, p in rows if verdict is not None and verdict.is_clear]
        if wrong:
            found.append((level, float(np.mean(wrong))))
    return tuple(found)


def _notes(plain: ModelCard, fitted: Fitted, blank: float | None) -> tuple[str, ...]:
    remarks = {
        "association": True,
        "not integrated": not all(part.is_reliable for part in fitted.posterior.parts),
        "no neighbours": not fitted.table.neighbours,
        "one period": len(fitted.design.periods) == 1,
        "missing counts": blank is not None,
        "small areas": plain.n_not_learned > 0,
        "imputed": bool(fitted.was_missing.any()),
        "outside range": plain.n_outside > 0,
    }
    return tuple(code for code, holds in remarks.items() if holds)
