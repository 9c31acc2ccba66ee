"""Whether a change between two figures is larger than revision and chance together."""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.domain.change_verdict import Change, ChangeMargin
from jeugdpeil.models.nowcast.chance import Chance
from jeugdpeil.models.nowcast.draws import chance_draws
from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.intervals import normal_quantile

LEVEL = 0.90


@dataclass(frozen=True)
class Side:
    """The figures of n regions in one period.

    Args:
        shown: (n,) counts as published.
        draws: (n_draws, n) what they can become; of `draws.drawn`, or `draws.exact_draws`.
        youths: (n,) number that a percentage is taken of; ones where counts are compared.
        is_final: whether no further publication is planned.
        is_prior: whether the spread of the draws between regions is assumed.
    """

    shown: FloatArray
    draws: FloatArray
    youths: FloatArray
    is_final: bool
    is_prior: bool = False


def changes(
    later: Side,
    earlier: Side,
    chance: Chance,
    seed: int,
    concentration: FloatArray | float = 1.0,
) -> list[Change | None]:
    """The change of each region; None where either side has no figure.

    Args:
        later, earlier: two periods that may be compared, the same regions in the same order.
        chance: how much counts move by themselves.
        seed: of the draws of chance.
        concentration: (n,) of `chance.concentration_of`; 1 for a gemeente. Without it a fall of
            the whole country would be judged as if the country were one gemeente.

    Notes:
        log change = log(d / e) - log(youths / youths), d and e drawn as what they will become,
        plus a normal draw with variance per_count (1 / d + 1 / e) + constant x concentration. The
        part of chance enters once, whatever the status; the part of revision once per figure that
        is not final.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        base = np.log(later.youths / earlier.youths)
        revised = np.log(later.draws / earlier.draws) - base
        shown = np.log(later.shown / earlier.shown) - base
    has = np.isfinite(shown) & np.isfinite(revised).all(axis=0)
    spread = chance.sd(later.draws, earlier.draws, concentration)
    noisy = revised + chance_draws(np.where(np.isfinite(spread), spread, 0.0), seed)
    alone = chance.sd(later.shown, earlier.shown, concentration)
    tail = (1 - LEVEL) / 2
    bounds = np.quantile(np.where(has, noisy, 0.0), [tail, 0.5, 1 - tail], axis=0)
    total, by_revision = noisy.var(axis=0), revised.var(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(total > 0, np.minimum(by_revision / total, 1.0), 0.0)
    falls = (noisy < 0).mean(axis=0)
    is_final = later.is_final and earlier.is_final
    return [
        Change(
            shown=_around(float(shown[row]), normal_quantile(LEVEL) * float(alone[row])),
            expected=_margin(*(float(bounds[place, row]) for place in (1, 0, 2))),
            probability_lower=float(falls[row]),
            is_final=is_final,
            revision_share=float(share[row]),
            is_prior=not is_final and (later.is_prior or earlier.is_prior),
            level=LEVEL,
        )
        if has[row]
        else None
        for row in range(len(shown))
    ]


def _around(value: float, half: float) -> ChangeMargin:
    return _margin(value, value - half, value + half)


def _margin(value: float, lower: float, upper: float) -> ChangeMargin:
    """From logs to per cent."""
    return ChangeMargin(*(100 * float(np.expm1(each)) for each in (value, lower, upper)))
