"""The model card: what a model of expected use is, how well it fits and what it cannot say.

Plain numbers and codes; the sentences are in the locale files. A card holds no figure of a single
region below the disclosure minimum: plots are made of classes of regions.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from jeugdpeil.domain.verdict import VerdictRule


@dataclass(frozen=True)
class Coefficient:
    """What one step up in a characteristic goes together with.

    Args:
        characteristic: id.
        theme: of the characteristic.
        step: size of the step in the printed unit of the characteristic: one standard deviation.
        points, lower, upper: change of the expected use in percentage points at the national mean,
            with its interval at the card's level.
        points_spatial: the same in the fit with the other choice of spatial term, None if not made.
        points_alone: the same with this characteristic alone in the model.
        flips: whether the sign alone differs from the sign in the model.
        collinear_group: number of the group of characteristics that hang together, None if none.
        is_movable: whether what-if may move it.
        n_missing: number of areas where it was drawn by the model because it was missing.
    """

    characteristic: str
    theme: str
    step: float
    points: float
    lower: float
    upper: float
    points_spatial: float | None
    points_alone: float
    flips: bool
    collinear_group: int | None
    is_movable: bool
    n_missing: int


@dataclass(frozen=True)
class EffectSd:
    """The standard deviation of a random effect on the scale of the link, with its interval."""

    effect: str
    sd: float
    lower: float
    upper: float


@dataclass(frozen=True)
class FitLine:
    """How well something predicts, weighted with youths.

    Args:
        fit: code: `national mean`, `glm`, `characteristics`, `within`, `without origin`, ...
        r2_inside: share of the weighted variance explained in the data of the fit.
        r2_outside: the same in groups that the fit did not see; None where it makes no sense.
        log_score_outside: mean log predictive density per area out of sample.
        rmse_outside: root mean squared error in percentage points, out of sample.
    """

    fit: str
    r2_inside: float | None
    r2_outside: float | None
    log_score_outside: float | None
    rmse_outside: float | None


@dataclass(frozen=True)
class CalibrationPoint:
    """Predicted and actual use in one class of areas, ordered by what was predicted."""

    predicted: float
    actual: float
    lower: float
    upper: float
    n_areas: int


@dataclass(frozen=True)
class MoranLine:
    """Moran's I of something, with the largest of the permutations; None where no map is known."""

    of: str
    value: float
    permutation_upper: float


@dataclass(frozen=True)
class WhatIf:
    """All that what-if needs: a few hundred rounded draws.

    Args:
        characteristics: ids of the movable characteristics, in the order of the columns.
        centre, scale: per characteristic, how its transformed value was standardised.
        transforms: per characteristic, the code of the transform.
        lowest, highest: per characteristic, the range of its printed values that the model reads
            as they are; one outside counts as the border.
        beta: (n_draws, n_characteristics).
        sd: (n_draws,) of the random effects that are averaged over.
        refused: movable characteristics that hang together with others, and so may not be moved.
    """

    characteristics: tuple[str, ...]
    centre: tuple[float, ...]
    scale: tuple[float, ...]
    transforms: tuple[str, ...]
    lowest: tuple[float, ...]
    highest: tuple[float, ...]
    beta: tuple[tuple[float, ...], ...]
    sd: tuple[float, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class ModelCard:
    """What there is to know of one fit.

    Args:
        model, indicator, level: id of the model, what is expected, of which areas.
        periods: the years in the fit.
        formula: the model in one line of mathematics, plain text.
        likelihood: `counts` or `percentages`.
        n_areas, n_hidden, n_missing: areas in the fit; with a count marked secret; without one.
        n_groups: number of groups per level of nesting, outermost first, with its name.
        seed, n_draws, n_folds: how it was computed.
        interval_level: of all intervals of the card.
        national: the weighted mean of actual use per period, in per cent: what the expected
            figures were made to agree with.
        effects: standard deviations of the random effects.
        coefficients: of the characteristics.
        selection: characteristics that cross-validation left out, with the loss of log score that
            leaving them out cost, and those for which it chose a curve.
        fits: in and out of sample.
        calibration: classes of areas, lowest prediction first.
        coverage: share of held-out areas inside their 90 % prediction interval.
        moran: spatial pattern that is left.
        imputed: share of the characteristics' values that was drawn by the model.
        n_outside: areas of which some characteristic lies outside the range that the model learned
            from, and was kept at its border.
        hidden_choice: how much the expected use of areas whose count is missing changes, in points
            and as a plain mean over those areas, when missing counts are taken as 0-9 instead of
            unknown; None where no count is missing.
        without_origin: largest change of an expected figure, in points, when characteristics of
            origin are left out; None where the model has none.
        named_absent: ids of characteristics that earlier studies used and these data lack.
        rule: when a difference is called real, small, or too small to say.
        verdicts: number of regions per verdict, per level.
        false_discoveries: expected share of wrong signs among differences called real, per level.
        feeds: which fit feeds which figure: pairs of codes.
        notes: codes of remarks, each with a sentence in the locale files.
        what_if: draws for what-if, None where nothing is movable.
        n_blank: areas whose count is missing in some period.
        n_not_learned: areas with an actual figure that the model does not learn from, because
            of areas as small as these only those with much use have one.
        least_youths_to_learn: from how many youths the model learns; 0 where from all areas.
    """

    model: str
    indicator: str
    level: str
    periods: tuple[str, ...]
    formula: str
    likelihood: str
    n_areas: int
    n_hidden: int
    n_missing: int
    n_groups: tuple[tuple[str, int], ...]
    seed: int
    n_draws: int
    n_folds: int
    interval_level: float
    national: tuple[tuple[str, float], ...]
    effects: tuple[EffectSd, ...]
    coefficients: tuple[Coefficient, ...]
    selection: tuple[tuple[str, str, float], ...]
    fits: tuple[FitLine, ...]
    calibration: tuple[CalibrationPoint, ...]
    coverage: float | None
    moran: tuple[MoranLine, ...]
    imputed: float
    n_outside: int
    hidden_choice: float | None
    without_origin: float | None
    named_absent: tuple[str, ...]
    rule: VerdictRule
    verdicts: tuple[tuple[str, str, int], ...]
    false_discoveries: tuple[tuple[str, float], ...]
    feeds: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    what_if: WhatIf | None
    n_blank: int = 0
    n_not_learned: int = 0
    least_youths_to_learn: int = 0

    def to_json(self) -> str:
        """The card as JSON with the names of the fields."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1)

    @classmethod
    def from_json(cls, text: str) -> "ModelCard":
        """The card that `to_json` wrote.

        Raises:
            KeyError, TypeError, ValueError: the text is no model card.
        """
        return _card(json.loads(text))


def _pairs(items: list[list[Any]]) -> tuple[tuple[Any, ...], ...]:
    return tuple(tuple(item) for item in items)


_LISTS = ("n_groups", "national", "selection", "verdicts", "false_discoveries", "feeds")
_WORDS = ("periods", "named_absent", "notes")
_PARTS: dict[str, type[Any]] = {
    "effects": EffectSd,
    "coefficients": Coefficient,
    "fits": FitLine,
    "calibration": CalibrationPoint,
    "moran": MoranLine,
}


def _card(content: dict[str, Any]) -> ModelCard:
    fields = dict(content)
    for name in _LISTS:
        fields[name] = _pairs(content[name])
    for name in _WORDS:
        fields[name] = tuple(content[name])
    for name, part in _PARTS.items():
        fields[name] = tuple(part(**item) for item in content[name])
    fields["rule"] = VerdictRule(**content["rule"])
    fields["what_if"] = _what_if(content["what_if"]) if content["what_if"] else None
    return ModelCard(**fields)


def _what_if(content: dict[str, Any]) -> WhatIf:
    fields = {name: tuple(values) for name, values in content.items()}
    fields["beta"] = _pairs(content["beta"])
    return WhatIf(**fields)
