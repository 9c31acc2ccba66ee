"""What a published figure will become, and the change between two of them, as pages read it."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.comparability import Answer, Ground
from jeugdpeil.domain.lineage import lineage_id
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.domain.status import Status

# As in `published.figure`: an enumeration looks up its words slowly, and a page asks many.
_level_of, _status_of, _step_of = cache(RegionLevel), cache(Status), cache(Step)
_answer_of, _ground_of, _verdict_of = cache(Answer), cache(Ground), cache(ChangeVerdict)


@dataclass(frozen=True)
class Nowcast:
    """The expected definitive figure of one that is not definitive.

    Args:
        indicator, level, code, region_year, period_text, vintage: of the figure it is about.
        status: what that figure is called.
        step: which publication it is.
        expected, lower, upper: in the unit of the indicator.
        expected_count, lower_count, upper_count: in youths or trajecten.
        interval_level: coverage of the interval, 0-1.
        is_suspect: whether the figure shows signs of a missing delivery.
        is_prior: whether the spread between regions is assumed, not learned.
        publications: earlier publications of regions that were learned from.
    """

    indicator: str
    level: RegionLevel
    code: str
    region_year: int
    period_text: str
    vintage: str
    status: Status
    step: Step
    expected: float
    lower: float
    upper: float
    expected_count: int
    lower_count: int
    upper_count: int
    interval_level: float
    is_suspect: bool
    is_prior: bool
    publications: int

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "Nowcast":
        """The nowcast in a row of the schema NOWCASTS."""
        return cls(
            **_region(row),
            vintage=row["vintage"],
            status=_status_of(row["status"]),
            step=_step_of(row["step"]),
            **{
                name: row[name]
                for name in (
                    "expected",
                    "lower",
                    "upper",
                    "expected_count",
                    "lower_count",
                    "upper_count",
                    "is_suspect",
                    "is_prior",
                    "publications",
                )
            },
            interval_level=row["level"],
        )

    @cached_property
    def period(self) -> Period:
        """The reference period."""
        return Period.parse(self.period_text)

    @property
    def lineage_id(self) -> str:
        """The address of the figure that it is about."""
        return _lineage(self, self.region_year, self.period_text, self.vintage)


@dataclass(frozen=True)
class FigureChange:
    """The change of a figure from the same period a year before; numbers in per cent.

    Args:
        indicator, level, code, region_year, period_text, vintage, status: of the later figure.
        earlier_year, earlier_period_text, earlier_vintage, earlier_status: of the earlier one.
        answer: whether the two may be compared, and how.
        grounds: what differs between them.
        breaks: codes of the breaks between them.
        verdict: what may be said.
        shown, shown_lower, shown_upper: between the figures as published, margin by chance alone;
            None where they may not be compared.
        expected, lower, upper: between what they will become, margin by chance and revision.
        interval_level: coverage of the margins, 0-1.
        probability_lower: that the later figure is lower, 0-1.
        revision_share: part of the margin that comes from revision, 0-1.
        is_final: whether both figures are definitive.
        is_prior: whether the spread of revisions between regions is assumed.
    """

    indicator: str
    level: RegionLevel
    code: str
    region_year: int
    period_text: str
    vintage: str
    status: Status
    earlier_year: int
    earlier_period_text: str
    earlier_vintage: str
    earlier_status: Status
    answer: Answer
    grounds: tuple[Ground, ...]
    breaks: tuple[str, ...]
    verdict: ChangeVerdict
    shown: float | None
    shown_lower: float | None
    shown_upper: float | None
    expected: float | None
    lower: float | None
    upper: float | None
    interval_level: float | None
    probability_lower: float | None
    revision_share: float | None
    is_final: bool
    is_prior: bool

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "FigureChange":
        """The change in a row of the schema CHANGES."""
        return cls(
            **_region(row),
            vintage=row["vintage"],
            status=_status_of(row["status"]),
            earlier_year=row["earlier_year"],
            earlier_period_text=row["earlier_period"],
            earlier_vintage=row["earlier_vintage"],
            earlier_status=_status_of(row["earlier_status"]),
            answer=_answer_of(row["answer"]),
            grounds=tuple(_ground_of(word) for word in row["grounds"].split(";") if word),
            breaks=tuple(word for word in row["breaks"].split(";") if word),
            verdict=_verdict_of(row["verdict"]),
            **{name: row[name] for name in _NUMBERS},
            interval_level=row["level"],
            is_final=row["is_final"],
            is_prior=row["is_prior"],
        )

    @cached_property
    def period(self) -> Period:
        """The later period."""
        return Period.parse(self.period_text)

    @cached_property
    def earlier_period(self) -> Period:
        """The earlier period."""
        return Period.parse(self.earlier_period_text)

    @property
    def lineage_id(self) -> str:
        """The address of the later figure."""
        return _lineage(self, self.region_year, self.period_text, self.vintage)

    @property
    def earlier_lineage_id(self) -> str:
        """The address of the earlier figure."""
        return _lineage(self, self.earlier_year, self.earlier_period_text, self.earlier_vintage)


_NUMBERS = (
    "shown",
    "shown_lower",
    "shown_upper",
    "expected",
    "lower",
    "upper",
    "probability_lower",
    "revision_share",
)


def _region(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "indicator": row["indicator"],
        "level": _level_of(row["region_level"]),
        "code": row["region_code"],
        "region_year": row["region_year"],
        "period_text": row["period"],
    }


def _lineage(item: Nowcast | FigureChange, year: int, period: str, vintage: str) -> str:
    return lineage_id(item.indicator, f"{item.code}-{year}", period, vintage)
