"""One published figure with everything that a reader must know of it."""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.comparability import FigureContext
from jeugdpeil.domain.lineage import lineage_id
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import NO_SCOPE

# From word to value. An enumeration answers that in a function of Python, and a page asks it of
# hundreds of figures, eight times each; a word that is not there still raises ValueError.
_level_of, _cell_of, _reason_of = cache(RegionLevel), cache(CellKind), cache(Reason)
_status_of, _unit_of, _scope_of = cache(Status), cache(Unit), cache(Scope)
_age_base_of, _place_rule_of = cache(AgeBase), cache(PlaceRule)


@dataclass(frozen=True)
class Figure:
    """A row of a release: one indicator, region, period and vintage.

    `count`, `value` and the interval are None unless the cell is PRESENT.
    """

    indicator: str
    level: RegionLevel
    code: str
    region_year: int
    period_text: str
    vintage: str
    status: Status
    derivation: str
    cell: CellKind
    reason: Reason | None
    count: int | None
    denominator: int | None
    value: float | None
    lower: float | None
    upper: float | None
    interval_level: float | None
    method: str | None
    unit: Unit
    age_base: AgeBase
    place_rule: PlaceRule
    scope: Scope | None
    note: str
    source: str
    source_row: int
    source_column: str

    @classmethod
    def from_row(cls, row: dict[str, Any]) -> "Figure":
        """The figure in a row of the schema PUBLISHED."""
        # Not through the constructor: on a frozen class that takes most of the time of a page's
        # figures, of which a gemeente has a thousand.
        figure = object.__new__(cls)
        figure.__dict__.update(
            indicator=row["indicator"],
            level=_level_of(row["region_level"]),
            code=row["region_code"],
            region_year=row["region_year"],
            period_text=row["period"],
            vintage=row["vintage"],
            status=_status_of(row["status"]),
            derivation=row["derivation"],
            cell=_cell_of(row["cell"]),
            reason=_reason_of(row["reason"]) if row["reason"] else None,
            count=row["count"],
            denominator=row["denominator"],
            value=row["value"],
            lower=row["lower"],
            upper=row["upper"],
            interval_level=row["level"],
            method=row["method"],
            unit=_unit_of(row["unit"]),
            age_base=_age_base_of(row["age_base"]),
            place_rule=_place_rule_of(row["place_rule"]),
            scope=None if row["scope"] == NO_SCOPE else _scope_of(row["scope"]),
            note=row["note"],
            source=row["source"],
            source_row=row["source_row"],
            source_column=row["source_column"],
        )
        return figure

    @cached_property
    def period(self) -> Period:
        """The reference period."""
        return Period.parse(self.period_text)

    @property
    def is_present(self) -> bool:
        """Whether there is a number to show."""
        return self.cell is CellKind.PRESENT

    @property
    def notes(self) -> tuple[str, ...]:
        """The codes of the remarks that belong to the figure, each with a sentence in i18n."""
        return tuple(code for code in self.note.split(";") if code)

    @property
    def lineage_id(self) -> str:
        """The address of the figure; `jeugdpeil trace` starts from it."""
        return lineage_id(
            self.indicator, f"{self.code}-{self.region_year}", self.period_text, self.vintage
        )

    @property
    def context(self) -> FigureContext:
        """What the comparability rule must know of the figure."""
        return FigureContext(
            indicator=self.indicator,
            level=self.level,
            period=self.period,
            status=self.status,
            age_base=self.age_base,
            place_rule=self.place_rule,
            scope=self.scope or Scope.NATURA,
            region_year=self.region_year,
        )
