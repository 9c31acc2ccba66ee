"""The draws that a model card carries for what-if: those of the published expected figures."""

from collections.abc import Sequence

import numpy as np

from jeugdpeil.domain.model_card import WhatIf
from jeugdpeil.models.expected_use.coefficients import groups_of
from jeugdpeil.models.expected_use.fitting import Fitted
from jeugdpeil.models.expected_use.fold_draws import FoldDraws
from jeugdpeil.models.expected_use.specification import Transform
from jeugdpeil.stats.arrays import FloatArray

DECIMALS = 4


def what_if_of(fitted: Fitted, folds: Sequence[FoldDraws], n_draws: int) -> WhatIf | None:
    """Rounded draws of the coefficients of movable characteristics.

    Args:
        fitted: the fits.
        folds: the draws behind the expected figures.
        n_draws: how many to keep, spread over the folds.

    Returns:
        None where no characteristic is marked as movable or none of them is in the model.

    Notes:
        Refused are members of a collinear group and characteristics that enter as a curve: the
        first cannot be moved alone, the second have no one slope.
    """
    design = fitted.design
    inside = [number for number, own in enumerate(design.columns_of) if own]
    together = dict(zip(inside, groups_of(fitted, inside), strict=True))
    each = design.specification.characteristics
    movable = [number for number in inside if each[number].is_movable]
    if not movable:
        return None
    refused = [n for n in movable if together[n] is not None or each[n].id in design.curves]
    moved = [number for number in movable if number not in refused]
    beta, sd = _chosen_draws(folds, [design.columns_of[number][0] for number in moved], n_draws)
    ranges = [_range(fitted, number) for number in moved]
    return WhatIf(
        characteristics=tuple(each[number].id for number in moved),
        centre=tuple(design.scalings[number].centre for number in moved),
        scale=tuple(design.scalings[number].scale for number in moved),
        transforms=tuple(each[number].transform.value for number in moved),
        lowest=tuple(low for low, _ in ranges),
        highest=tuple(high for _, high in ranges),
        beta=tuple(tuple(row) for row in beta.round(DECIMALS).tolist()),
        sd=tuple(sd.round(DECIMALS).tolist()),
        refused=tuple(each[number].id for number in refused),
    )


def _chosen_draws(
    folds: Sequence[FoldDraws], columns: list[int], n_draws: int
) -> tuple[FloatArray, FloatArray]:
    """Draws spread evenly over the folds and over the draws of each."""
    counts = [len(part) for part in np.array_split(np.arange(n_draws), len(folds))]
    betas: list[FloatArray] = []
    sds: list[FloatArray] = []
    for fold, count in zip(folds, counts, strict=True):
        beta, sd = fold.beta, fold.sd
        at = (np.arange(count) * len(sd)) // max(count, 1)
        betas.append(beta[at][:, columns])
        sds.append(sd[at])
    return np.vstack(betas), np.concatenate(sds)


def _range(fitted: Fitted, number: int) -> tuple[float, float]:
    """The borders of the characteristic, off the edge that a logarithm or logit has."""
    scaling = fitted.design.scalings[number]
    low, high = scaling.borders.lowest, scaling.borders.highest
    match scaling.transform:
        case Transform.LOG:
            return max(low, scaling.edge), high
        case Transform.LOGIT:
            return max(low, 100 * scaling.edge), min(high, 100 * (1 - scaling.edge))
        case _:
            return low, high
