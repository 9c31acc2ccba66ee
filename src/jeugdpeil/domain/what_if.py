"""What-if: how the expected use of one region goes together with another value of a characteristic.

Plain arithmetic on the draws that a model card carries, so that a page needs no model. It says
what regions with another value are like, not what happens when the value is changed: an
association, no cause.
"""

import math
from dataclasses import dataclass

from jeugdpeil.domain.estimate import Estimate
from jeugdpeil.domain.model_card import WhatIf

# Five-point Gauss-Hermite rule for a mean over a standard normal variable: the nodes are the roots
# of the fifth Hermite polynomial x^5 - 10 x^3 + 15 x. The model uses the same rule.
_NEAR = math.sqrt(5 - math.sqrt(10))
_FAR = math.sqrt(5 + math.sqrt(10))
_NODES = (-_FAR, -_NEAR, 0.0, _NEAR, _FAR)
_OUTER = (7 - 2 * math.sqrt(10)) / 60
_INNER = (7 + 2 * math.sqrt(10)) / 60
_WEIGHTS = (_OUTER, _INNER, 8 / 15, _INNER, _OUTER)

LEVEL = 0.90
METHOD = "draws"


class WhatIfRefusedError(ValueError):
    """What-if may not move this characteristic, or not so far.

    Args:
        reason: `not movable`, `collinear`, `outside the data` or `no value`.
        characteristic: id.
    """

    def __init__(self, reason: str, characteristic: str) -> None:
        super().__init__(f"{characteristic}: {reason}")
        self.reason = reason
        self.characteristic = characteristic


@dataclass(frozen=True)
class Range:
    """Lowest and highest printed value that the model reads as it is."""

    lowest: float
    highest: float


def movable_range(what_if: WhatIf, characteristic: str) -> Range:
    """Between which printed values what-if may move a characteristic.

    Args:
        what_if: of the model card.
        characteristic: id.

    Raises:
        WhatIfRefusedError: the monitor does not mark it as movable, or it hangs together with
            others, so that it cannot be moved alone.
    """
    number = _number(what_if, characteristic)
    return Range(what_if.lowest[number], what_if.highest[number])


def what_if_change(
    what_if: WhatIf, characteristic: str, value_from: float, value_to: float, predictor: float
) -> Estimate:
    """How much higher the expected use of a region with another value is, in percentage points.

    Args:
        what_if: of the model card.
        characteristic: id of a movable characteristic.
        value_from, value_to: in the printed unit; `value_to` within `movable_range`.
        predictor: of the region: its expected use on the scale of the link before the mean over
            the random effects, the column `predictor` of the file of expected figures.

    Returns:
        The mean over the draws and the interval that holds 90 % of them.

    Raises:
        WhatIfRefusedError: the characteristic may not be moved, or not to this value.

    Notes:
        Per draw 100 (E_u f(eta + beta (t(b) - t(a)) / s + u) - E_u f(eta + u)), with f the inverse
        logit, u ~ N(0, sd^2), and t the transform of the characteristic. All draws share the
        predictor of the region, so that the interval is that of the slope alone.
    """
    number = _number(what_if, characteristic)
    step = _step(what_if, number, value_from, value_to)
    changes = sorted(
        100 * (_mean_rate(predictor + beta[number] * step, sd) - _mean_rate(predictor, sd))
        for beta, sd in zip(what_if.beta, what_if.sd, strict=True)
    )
    lower, upper = _quantile(changes, (1 - LEVEL) / 2), _quantile(changes, (1 + LEVEL) / 2)
    mean = math.fsum(changes) / len(changes)
    # The mean of very skewed draws may lie outside their middle; an estimate lies in its interval.
    return Estimate(min(max(mean, lower), upper), lower, upper, LEVEL, METHOD)


def transformed(transform: str, value: float) -> float:
    """A printed value on the scale on which the model is straight.

    Args:
        transform: `geen`, `log`, `wortel`, or `logit` of a percentage.
        value: in the printed unit.

    Raises:
        ValueError: the transform is unknown or has no value there.

    >>> transformed("wortel", 9.0)
    3.0
    >>> round(transformed("logit", 50.0), 6)
    0.0
    """
    match transform:
        case "geen":
            return value
        case "log":
            return math.log(value)
        case "wortel":
            return math.sqrt(value)
        case "logit":
            return math.log(value / (100 - value))
        case _:
            raise ValueError(f"no transform is called {transform}")


def _number(what_if: WhatIf, characteristic: str) -> int:
    if characteristic in what_if.refused:
        raise WhatIfRefusedError("collinear", characteristic)
    if characteristic not in what_if.characteristics:
        raise WhatIfRefusedError("not movable", characteristic)
    return what_if.characteristics.index(characteristic)


def _step(what_if: WhatIf, number: int, value_from: float, value_to: float) -> float:
    """The move in standard deviations of the transformed characteristic."""
    characteristic = what_if.characteristics[number]
    if not (math.isfinite(value_from) and math.isfinite(value_to)):
        raise WhatIfRefusedError("no value", characteristic)
    if not what_if.lowest[number] <= value_to <= what_if.highest[number]:
        raise WhatIfRefusedError("outside the data", characteristic)
    name = what_if.transforms[number]
    start = _inside(what_if, number, value_from)
    return (transformed(name, value_to) - transformed(name, start)) / what_if.scale[number]


def _inside(what_if: WhatIf, number: int, value: float) -> float:
    """A value within the range: the model put one outside it at its border."""
    return min(max(value, what_if.lowest[number]), what_if.highest[number])


def _mean_rate(eta: float, sd: float) -> float:
    """Mean of the inverse logit around eta."""
    return math.fsum(
        weight * _inverse_logit(eta + sd * node)
        for node, weight in zip(_NODES, _WEIGHTS, strict=True)
    )


def _inverse_logit(eta: float) -> float:
    if eta >= 0:
        return 1 / (1 + math.exp(-eta))
    return math.exp(eta) / (1 + math.exp(eta))


def _quantile(ordered: list[float], share: float) -> float:
    """The draw below which a share of the draws lies; no interpolation."""
    place = round(share * len(ordered) - 0.5)
    return ordered[min(max(place, 0), len(ordered) - 1)]
