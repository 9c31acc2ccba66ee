"""What is known of revisions before a single region was archived, with its argument and source."""

from dataclasses import dataclass

from jeugdpeil.domain.revision_step import Step
from jeugdpeil.stats.layers import Layers


@dataclass(frozen=True)
class Knowledge:
    """Prior knowledge of a step.

    Args:
        layers: standard deviations on the scale of the log of definitive / shown.
        source: where they come from, in words for a model card.
    """

    layers: Layers
    source: str


# Below the country there are no real pairs. In the simulation of the design study the pooled
# residuals of gemeenten made 90 % intervals 12.3 % wide, the hierarchical model 10.3 %: a scale of
# about 0.026 for a Student t with 4 degrees of freedom (2 x 2.13 x 0.026 = 0.11). The number of
# youths of a year by address, 2022 (provisional) beside 2021, bounds it from above: over 55
# gemeenten with 2,000 youths or more the middle half of the log changes is as wide as that of a
# normal with sd 0.036, chance (0.025), real change and revision together.
_LASTING, _GROUP, _OWN, _OWN_PER_SIZE = 0.008, 0.018, 0.010, 0.10
_REGIONS = (
    "spread of gemeenten: simulation, 90 % intervals 10-12 % wide for a half-year; "
    "no real pairs below the country"
)
_NATIONAL = "national pairs 2018-2022 in codelists.national_revisions"


def _half_year(mean: float) -> Layers:
    """Nationally 1.027-1.045 and per form 1.007-1.078; CBS's own words said 3 to 6 %."""
    return Layers(
        mean, 0.015, 0.010, _LASTING, 0.010, 0.008, _GROUP, _OWN, _OWN_PER_SIZE, rounds=3.0
    )


# A year misses late deliveries of its second half only: nationally 0.1-1.6 % for youths, 1.7-4.5 %
# for trajecten. Hence half the spread of a half-year.
_YEAR = Layers(
    0.012, 0.008, 0.008, _LASTING / 2, 0.006, 0.006, _GROUP / 2, _OWN / 2, _OWN_PER_SIZE / 2, 3.0
)

PRIORS: dict[Step, Knowledge] = {
    Step.FIRST_HALF: Knowledge(_half_year(0.035), f"{_NATIONAL}; {_REGIONS}"),
    # Jeugdhulp of the first half of 2022 went 370,565 -> 371,360 -> 387,175: the second publication
    # had brought 0.2 % of the 4.5 %. One case, so the mean may lie far from it.
    Step.FIRST_HALF_AGAIN: Knowledge(_half_year(0.025), f"one national pair (2022); {_REGIONS}"),
    Step.SECOND_HALF: Knowledge(
        _half_year(0.035), f"no national pairs, taken from first halves; {_REGIONS}"
    ),
    Step.YEAR: Knowledge(_YEAR, f"{_NATIONAL}; {_REGIONS}, halved for a year"),
}
