"""The gate of model cards: plots of classes of enough areas, and verdicts as they are shown."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.expected import PublishedCard, PublishedExpected
from jeugdpeil.domain.gate_seal import sealed_card
from jeugdpeil.domain.model_card import CalibrationPoint, ModelCard
from jeugdpeil.domain.verdict import Verdict

DIGITS = 6


def checked_card(card: ModelCard, expected: PublishedExpected, policy: Policy) -> PublishedCard:
    """The card as it may be shown.

    Args:
        card: the card of one fit.
        expected: the figures of the same model, after the gate.
        policy: the rules; a class of a plot holds at least its minimum of areas, and verdicts are
            counted of levels with as many regions.

    Returns:
        The card with small classes joined to their neighbours, the verdicts counted among what is
        shown, and numbers of six digits at most.
    """
    models = set(expected.figures["model"].to_pylist())
    assert models <= {card.model}, f"card of {card.model} with figures of {sorted(models)}"
    checked = replace(
        card,
        calibration=joined_classes(card.calibration, policy.minimum),
        verdicts=_verdicts(expected, policy.minimum),
    )
    return sealed_card(_rounded(checked))


def joined_classes(
    classes: Sequence[CalibrationPoint], minimum: int
) -> tuple[CalibrationPoint, ...]:
    """Classes of at least `minimum` areas, made by joining neighbours; none where all are too few.

    >>> point = CalibrationPoint(10.0, 11.0, 9.0, 12.0, n_areas=4)
    >>> [item.n_areas for item in joined_classes([point] * 7, minimum=10)]
    [12, 16]
    """
    found: list[CalibrationPoint] = []
    for item in classes:
        if found and found[-1].n_areas < minimum:
            found[-1] = _joined(found[-1], item)
        else:
            found.append(item)
    if len(found) > 1 and found[-1].n_areas < minimum:
        found[-2:] = [_joined(found[-2], found[-1])]
    return tuple(item for item in found if item.n_areas >= minimum)


def _joined(one: CalibrationPoint, other: CalibrationPoint) -> CalibrationPoint:
    count = one.n_areas + other.n_areas
    share = one.n_areas / count
    return CalibrationPoint(
        predicted=share * one.predicted + (1 - share) * other.predicted,
        actual=share * one.actual + (1 - share) * other.actual,
        lower=min(one.lower, other.lower),
        upper=max(one.upper, other.upper),
        n_areas=count,
    )


def _verdicts(expected: PublishedExpected, minimum: int) -> tuple[tuple[str, str, int], ...]:
    """Number of regions per verdict in the last period, of levels with enough regions."""
    rows = expected.figures.select(["period", "region_level", "verdict"]).to_pylist()
    last = max((row["period"] for row in rows), default="")
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        if row["period"] == last and row["verdict"] is not None:
            counts.setdefault(row["region_level"], Counter())[row["verdict"]] += 1
    return tuple(
        (level, verdict.value, count[verdict.value])
        for level, count in counts.items()
        if count.total() >= minimum
        for verdict in Verdict
        if count[verdict.value]
    )


def _rounded(card: ModelCard) -> ModelCard:
    """The same card with numbers of six digits at most."""
    content = json.loads(card.to_json(), parse_float=lambda text: _short(float(text)))
    return ModelCard.from_json(json.dumps(content))


def _short(value: float) -> float:
    return float(f"{value:.{DIGITS - 1}e}")
