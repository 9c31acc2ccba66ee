"""How far a difference may lie from nought by chance alone, and by what regions always differ."""

import math
from collections.abc import Sequence

# Of each twenty regions the lowest two and the highest two count as the next one: a few odd regions
# would otherwise make the funnel so wide that they lie inside it.
_TRIMMED = 0.1


def chance_error(percentage: float, youths: int) -> float:
    """Standard error of a percentage of so many youths, in percentage points.

    Args:
        percentage: the expected use, 0-100.
        youths: number of youths, at least 1.

    >>> chance_error(10.0, 900)
    1.0
    """
    return math.sqrt(percentage * (100 - percentage) / youths)


def extra_variance(differences: Sequence[float], errors: Sequence[float]) -> float:
    """How much the differences vary beyond chance, as a variance in squared percentage points.

    Args:
        differences: (n,) actual minus expected use, in percentage points; n of at least 2.
        errors: (n,) standard errors by chance, above 0.

    Source:
        D. J. Spiegelhalter (2005), Handling over-dispersion of performance indicators, Quality and
        Safety in Health Care 14, 347-351: the additive model, with the z-scores winsorised.

    >>> extra_variance([-1.0, 1.0, -1.0, 1.0], [1.0, 1.0, 1.0, 1.0])
    0.3333333333333333
    >>> extra_variance([0.0, 0.1], [1.0, 1.0])
    0.0
    """
    scores = _winsorised([one / error for one, error in zip(differences, errors, strict=True)])
    weights = [1 / error**2 for error in errors]
    total = sum(weights)
    spare = total - sum(weight**2 for weight in weights) / total
    surplus = sum(score**2 for score in scores) - (len(scores) - 1)
    return max(surplus / spare, 0.0)


def _winsorised(scores: Sequence[float]) -> list[float]:
    ordered = sorted(scores)
    cut = int(_TRIMMED * len(ordered))
    low, high = ordered[cut], ordered[len(ordered) - 1 - cut]
    return [min(max(score, low), high) for score in scores]
