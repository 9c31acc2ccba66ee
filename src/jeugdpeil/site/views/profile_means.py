"""What a region's figure is laid beside in its profile: regions like it, and the whole country."""

from collections.abc import Sequence
from dataclasses import dataclass

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.compare_choice import peer_codes
from jeugdpeil.site.views.compare_pair import Side, answer_of, is_allowed, may_stand_beside, side_of
from jeugdpeil.site.views.comparison import Direction, measured_error
from jeugdpeil.site.views.region_head import beside_mean
from jeugdpeil.site.views.wijk_mean import mean_of_wijken

_PER_HUNDRED = (Unit.PERCENTAGE, Unit.PER_100_JONGEREN)


@dataclass(frozen=True)
class Mean:
    """A mean over regions.

    Args:
        value: in the unit of the indicator.
        shown: number of regions in it.
        total: number of regions that were asked for.
    """

    value: float
    shown: int
    total: int


@dataclass(frozen=True)
class Whole:
    """The figure of the whole country, or of all wijken for a wijk.

    Args:
        value: None where there is none, or where the rule does not let the two stand together.
        figure: the published figure; None where it is a mean of wijken.
        direction: how the region lies with respect to it.
        reasons: why it does not stand there.
    """

    value: float | None
    figure: Figure | None
    direction: Direction | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Company:
    """The regions that a region is laid beside.

    Args:
        codes: of the regions.
        is_alike: whether they are those most like it by the rule of the model; else it is its
            jeugdregio as a whole.
    """

    codes: tuple[str, ...]
    is_alike: bool


def company_of(edition: Edition, region: Region) -> Company:
    """The most alike regions by the model's rule, else the jeugdregio that the region lies in.

    A wijk without regions like it stands beside no jeugdregio: that counts otherwise.
    """
    alike = tuple(peer_codes(edition, region))
    if alike:
        return Company(alike, is_alike=True)
    code = region.parent(RegionLevel.JEUGDREGIO)
    is_gemeente = region.key.level is RegionLevel.GEMEENTE
    return Company((code,) if code and is_gemeente else (), is_alike=False)


def mean_of(edition: Edition, own: Side, company: Company, indicator: str) -> Mean | None:
    """The mean of the regions that the rule lets stand beside the region's own figure.

    Weighted by youths where every count and denominator is known, else the plain mean.
    """
    if own.figure is None:
        return None
    regions = [item for code in company.codes if (item := edition.regions.get(code))]
    sides = (side_of(edition, item, indicator, own.figure.period) for item in regions)
    figures = [
        side.figure
        for side in sides
        if side.figure is not None
        and side.figure.value is not None
        and may_stand_beside(edition, own, side)
    ]
    if not figures:
        return None
    return Mean(mean_value(figures), len(figures), len(company.codes))


def mean_value(figures: Sequence[Figure]) -> float:
    """The mean of figures with a value, at least one.

    Args:
        figures: of one indicator.
    """
    pairs = [(figure.count, figure.denominator) for figure in figures]
    counts = [count for count, _ in pairs if count is not None]
    groups = [group for _, group in pairs if group]
    if figures[0].unit in _PER_HUNDRED and len(counts) == len(groups) == len(figures):
        return 100 * sum(counts) / sum(groups)
    values = [figure.value for figure in figures if figure.value is not None]
    return sum(values) / len(values)


def whole_of(edition: Edition, own: Side, indicator: str, language: str) -> Whole:
    """The figure of the country; for a wijk the mean of all wijken, never a gemeente figure."""
    figure = own.figure
    if figure is None or own.region.key.level is RegionLevel.LAND:
        return Whole(None, None, None)
    if own.region.key.level in (RegionLevel.WIJK, RegionLevel.BUURT):
        return _mean_of_all(edition, own.region, figure, indicator)
    land = _land(edition)
    if land is None:
        return Whole(None, None, None)
    side = side_of(edition, land, indicator, figure.period)
    if side.figure is None or side.figure.value is None:
        return Whole(None, None, None)
    answer = answer_of(edition, side, own, language)
    if not is_allowed(answer.answer):
        return Whole(None, None, None, answer.reasons)
    return Whole(side.figure.value, side.figure, answer.direction)


def _mean_of_all(edition: Edition, region: Region, figure: Figure, indicator: str) -> Whole:
    if region.key.level is not RegionLevel.WIJK or figure.unit not in _PER_HUNDRED:
        return Whole(None, None, None)
    mean = mean_of_wijken(edition, indicator, figure.period, region.key.year)
    if mean is None:
        return Whole(None, None, None)
    error = measured_error(edition.manifest.measurements, (figure,))
    return Whole(mean.percentage, None, beside_mean(figure, mean, error))


def _land(edition: Edition) -> Region | None:
    years = edition.regions.level_years(RegionLevel.LAND)
    found = edition.regions.of_level(RegionLevel.LAND, years[-1]) if years else ()
    return found[0] if found else None
