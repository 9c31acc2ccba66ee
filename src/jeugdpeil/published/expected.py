"""One published expected figure with all that a page says beside it."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jeugdpeil.domain.expected import ActualBasis
from jeugdpeil.domain.lineage import expected_lineage_id, lineage_id
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionKey, RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.verdict import Verdict

# As in `published.figure`: an enumeration looks up its words slowly, and a page asks many.
_level_of, _status_of = cache(RegionLevel), cache(Status)
_basis_of, _verdict_of = cache(ActualBasis), cache(Verdict)


@dataclass(frozen=True)
class CharacteristicValue:
    """A characteristic of a region as the model saw it.

    Args:
        characteristic: id.
        value: in the printed unit of the characteristic.
        reference: the mean of the country.
        is_imputed: whether the model drew the value because the source has none.
    """

    characteristic: str
    value: float
    reference: float
    is_imputed: bool


@dataclass(frozen=True)
class ExpectedFigure:
    """A row of expected use: one model, region and period.

    Percentages 0-100 and percentage points. Without an actual figure, everything that says
    something of it is None: the actual, the difference, `expected_within`, the shrunken difference
    with its interval, the probability, the verdict and the rank.

    Args:
        model: id of the model.
        youths: of the region, the denominator of the percentages.
        actual_basis: whether `actual` is the published figure or a mean of shown ones.
        expected: from characteristics only, by a fit that did not see the region's own gemeente.
        expected_within: with the effects of the gemeente and region that it lies in.
        difference: `actual` minus `expected`, exactly as printed.
        shrunken_difference: the difference that the model believes; of it are the interval, the
            probability, the verdict and the rank.
        lower, upper: interval of the shrunken difference at `interval_level`.
        rank: 1 for the lowest shrunken difference among `rank_of` regions.
        imputed: share of the region's characteristics that the model drew.
        predictor: expected use on the scale of the link; None for sums of areas.
        contributions: theme and percentage points, adding up to `expected` minus that of the
            country; in the order of the model.
        peers: code and distance of the most alike regions, nearest first.
        characteristics: what the model saw of the region; empty for sums of areas.
    """

    model: str
    level: RegionLevel
    code: str
    region_year: int
    period_text: str
    indicator: str
    vintage: str
    status: Status
    youths: int
    actual: float | None
    actual_basis: ActualBasis | None
    actual_youths: int | None
    expected: float
    expected_lower: float
    expected_upper: float
    expected_within: float | None
    expected_youths: int
    difference: float | None
    difference_youths: int | None
    shrunken_difference: float | None
    lower: float | None
    upper: float | None
    interval_level: float
    probability_higher: float | None
    verdict: Verdict | None
    rank: int | None
    rank_lower: int | None
    rank_upper: int | None
    rank_of: int | None
    imputed: float
    predictor: float | None
    contributions: tuple[tuple[str, float], ...] = ()
    peers: tuple[tuple[str, float], ...] = ()
    characteristics: tuple[CharacteristicValue, ...] = ()

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "ExpectedFigure":
        """The figure in a row of PUBLISHED_EXPECTED, or in one of the page store with its lists."""
        fields = {name: value for name, value in row.items() if name not in _OTHERWISE}
        return cls(
            level=_level_of(row["region_level"]),
            code=row["region_code"],
            period_text=row["period"],
            status=_status_of(row["status"]),
            actual_basis=_basis_of(row["actual_basis"]) if row["actual_basis"] else None,
            interval_level=row["level"],
            verdict=_verdict_of(row["verdict"]) if row["verdict"] else None,
            contributions=tuple(
                (item["theme"], item["contribution"]) for item in row.get("contributions", ())
            ),
            peers=tuple((item["peer_code"], item["distance"]) for item in row.get("peers", ())),
            characteristics=tuple(
                CharacteristicValue(**item) for item in row.get("characteristics", ())
            ),
            **fields,
        )

    @cached_property
    def period(self) -> Period:
        """The reference period."""
        return Period.parse(self.period_text)

    @property
    def region(self) -> RegionKey:
        """The region with the year of its division."""
        return RegionKey(self.level, self.code, self.region_year)

    @property
    def has_actual(self) -> bool:
        """Whether there is an actual figure to compare with."""
        return self.actual is not None

    @property
    def lineage_id(self) -> str:
        """The address of the expected figure; `jeugdpeil trace` starts from it."""
        return expected_lineage_id(self.model, self.region.slug, self.period_text)

    @property
    def actual_lineage_id(self) -> str:
        """The address of the published actual figure, which there may be none of."""
        return lineage_id(self.indicator, self.region.slug, self.period_text, self.vintage)


_OTHERWISE = frozenset(
    {
        "region_level",
        "region_code",
        "period",
        "status",
        "actual_basis",
        "level",
        "verdict",
        "contributions",
        "peers",
        "characteristics",
    }
)
