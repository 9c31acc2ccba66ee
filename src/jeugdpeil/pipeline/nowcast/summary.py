"""The nowcast in a few numbers: what it learned from, what it expects, and how good it was."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

import numpy as np

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.models.nowcast import (
    PRIORS,
    BackTest,
    NationalTest,
    RevisionModel,
    national_tests,
    record,
)
from jeugdpeil.models.nowcast.model import DF, MIDDLE, SMALL
from jeugdpeil.pipeline.nowcast.learning import Learned
from jeugdpeil.pipeline.nowcast.series import CountSeries
from jeugdpeil.stats.arrays import BoolArray
from jeugdpeil.stats.two_piece_t import t_quantile

LEVEL = 0.90
# A row of the record about fewer figures than this says nothing.
LEAST = 20
Models = Mapping[tuple[Step, RegionLevel], Learned]
Record = dict[str, object]


def summary_of(
    models: Models, tests: Mapping[Step, BackTest], series: Sequence[CountSeries]
) -> Record:
    """Plain values for the page.

    Args:
        models: the nowcasts.
        tests: the back-test per step.
        series: the series, in the order of the form numbers.
    """
    return {
        "level": LEVEL,
        "steps": [_step(step, models[step, RegionLevel.GEMEENTE], series) for step in Step],
        "record": [
            row
            for step, test in tests.items()
            for row in _record_of(step, test, models[step, RegionLevel.GEMEENTE], series)
        ],
        "national": [_national(test) for step in Step for test in national_tests(step)],
    }


def _step(step: Step, known: Learned, series: Sequence[CountSeries]) -> Record:
    model = known.model
    return {
        "step": step.value,
        "publications": model.fit.n_unit_rounds,
        "is_prior": model.is_prior,
        "source": PRIORS[step].source,
        "growth": [_growth(model, number, item.indicator) for number, item in enumerate(series)],
    }


def _growth(model: RevisionModel, number: int, indicator: str) -> Record:
    """How much a figure of the country is expected to grow at its next publication, in per cent."""
    fit = model.fit
    spread = fit.level_variance + fit.layers.round_sd**2 + fit.layers.round_series_sd**2
    half = t_quantile(LEVEL, DF) * float(spread[number]) ** 0.5
    middle = float(fit.level[number])
    value, lower, upper = (
        100 * float(np.expm1(each)) for each in (middle, middle - half, middle + half)
    )
    return {
        "indicator": indicator,
        "expected": round(value, 2),
        "lower": round(lower, 2),
        "upper": round(upper, 2),
    }


def _record_of(
    step: Step, test: BackTest, known: Learned, series: Sequence[CountSeries]
) -> Iterable[Record]:
    """The record of a step: in all, by publication, by size and by form."""
    archive = known.archive
    rounds, forms = archive.round[test.row], archive.shown.form[test.row]
    yield from _row(step, test, None, "alles", "")
    for number, day in enumerate(archive.shown_on):
        yield from _row(step, test, rounds == number, "publicatie", day.isoformat())
    sizes = ((0.0, SMALL, "klein"), (SMALL, MIDDLE, "middel"), (MIDDLE, np.inf, "groot"))
    for low, high, name in sizes:
        inside = (test.shown >= low) & (test.shown < high)
        yield from _row(step, test, inside, "omvang", name)
    for number, item in enumerate(series):
        yield from _row(step, test, forms == number, "indicator", item.indicator)


def _row(
    step: Step, test: BackTest, rows: BoolArray | None, by: str, name: str
) -> Iterable[Record]:
    if rows is not None and np.count_nonzero(rows) < LEAST:
        return
    found = record(test, rows)
    numbers = {key: _digits(value) for key, value in asdict(found).items()}
    yield {"step": step.value, "by": by, "name": name, **numbers}


def _digits(value: float) -> float:
    return value if isinstance(value, int) else round(value, 4)


def _national(test: NationalTest) -> Record:
    pair = test.pair
    return {
        "form": pair.form.value,
        "measure": pair.measure,
        "scope": pair.scope.value if pair.scope else "",
        "period": str(pair.period),
        "status": pair.status.value,
        "later_status": pair.later_status.value,
        "shown": pair.shown,
        "became": pair.became,
        "shown_source": pair.shown_source,
        "became_source": pair.became_source,
        "growth": round(test.became, 2),
        "expected": round(test.expected, 2),
        "lower": round(test.lower, 2),
        "upper": round(test.upper, 2),
        "covers": test.covers,
    }
