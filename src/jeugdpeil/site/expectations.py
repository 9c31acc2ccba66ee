"""The expected figures of a release, looked up by region, model, level and period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.inputs import mark_of_rows, note, unwatched
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.published.release import Release
from jeugdpeil.site.memory import Memory

SMALL_LEVELS = (RegionLevel.WIJK, RegionLevel.BUURT)

Column = Mapping[str, ExpectedFigure]
ColumnKey = tuple[str, RegionLevel, str, int]


@dataclass(frozen=True, eq=False)
class Expectations:
    """Look-ups over the expected figures of a release; empty in a release without models.

    Args:
        release: the release.
        headline: the indicator that stands for the whole: its model goes before the others.
    """

    release: Release
    headline: str
    _regions: Memory[str, tuple[ExpectedFigure, ...]] = field(
        default_factory=lambda: Memory[str, tuple[ExpectedFigure, ...]](512), repr=False
    )
    _columns: Memory[ColumnKey, Column] = field(
        default_factory=lambda: Memory[ColumnKey, Column](12), repr=False
    )
    _tables: Memory[str, pa.Table] = field(
        default_factory=lambda: Memory[str, pa.Table](3), repr=False
    )

    @cached_property
    def models(self) -> tuple[ModelInfo, ...]:
        """The models of the release, that of the headline indicator first."""
        order = {indicator: number for number, indicator in enumerate(self.release.definitions)}
        return tuple(
            sorted(
                self.release.manifest.models,
                key=lambda model: (
                    model.indicator != self.headline,
                    order.get(model.indicator, len(order)),
                    list(RegionLevel).index(RegionLevel(model.level)),
                ),
            )
        )

    def model(self, model: str) -> ModelInfo | None:
        """The model with this id."""
        return next((item for item in self.models if item.id == model), None)

    def card(self, model: str) -> ModelCard:
        """The card of a model of the release."""
        return self.release.models[model]

    def models_of(self, indicator: str, level: RegionLevel) -> list[ModelInfo]:
        """The models of an indicator with figures of a level, the model of that level first."""
        found = (
            model
            for model in self.models
            if model.indicator == indicator and level.value in model.levels
        )
        return sorted(found, key=lambda model: _distance(model, level))

    def of_region(self, code: str) -> tuple[ExpectedFigure, ...]:
        """All expected figures of a region code."""
        if not self.models:
            return ()
        return self._regions.recall(code, lambda: tuple(self.release.expected_of_region(code)))

    def shown_for(self, region: Region, *, is_newest: bool) -> list[ExpectedFigure]:
        """One figure per indicator: of the newest period, and of the model nearest to the level.

        Args:
            region: the region, of one year of division.
            is_newest: whether that is the newest division; it speaks of all years, an older one
                of its own figures only, and wijken of two years have nothing to do with each other.
        """
        level, year = region.key.level, region.key.year
        is_bound = level in SMALL_LEVELS or not is_newest
        held = [
            item
            for item in self.of_region(region.key.code)
            if item.region_year == year or (not is_bound and item.region_year < year)
        ]
        best: dict[str, ExpectedFigure] = {}
        for model in self.models:
            own = [item for item in held if item.model == model.id]
            newest = max(own, key=_age, default=None)
            before = best.get(model.indicator)
            if newest is not None and (before is None or self._is_nearer(newest, before, level)):
                best[model.indicator] = newest
        return list(best.values())

    def _is_nearer(self, one: ExpectedFigure, other: ExpectedFigure, level: RegionLevel) -> bool:
        models = {model.id: model for model in self.models}
        return _distance(models[one.model], level) < _distance(models[other.model], level)

    def column(self, model: str, level: RegionLevel, period: Period, year: int) -> Column:
        """The expected figure of every region of a level in a division, by code."""
        return self._columns.recall(
            (model, level, str(period), year), lambda: self._column(model, level, period, year)
        )

    def _column(self, model: str, level: RegionLevel, period: Period, year: int) -> Column:
        with unwatched():
            table = self._tables.recall(model, lambda: self.release.expected_table(model))
        years, wanted = table["region_year"], pa.scalar(year, pa.int16())
        of_year = pc.equal if level in SMALL_LEVELS else pc.less_equal
        chosen = pc.and_(
            pc.and_(_is_word(table, "region_level", level), _is_word(table, "period", str(period))),
            of_year(years, wanted),
        )
        names = {region.key.code for region in self.release.regions.of_level(level, year)}
        held = table.filter(chosen)
        note(f"expected column {model} {level} {period} {year}", lambda: mark_of_rows(held))
        rows: Sequence[dict[str, Any]] = held.to_pylist()
        figures = (ExpectedFigure.from_row(row) for row in rows)
        ordered = sorted(figures, key=lambda figure: figure.region_year)
        return {figure.code: figure for figure in ordered if figure.code in names}


def _distance(model: ModelInfo, level: RegionLevel) -> tuple[bool, bool]:
    """How far the areas of a model lie from a level: sums of gemeenten before those of wijken."""
    return model.level != level.value, RegionLevel(model.level) in SMALL_LEVELS


def _age(figure: ExpectedFigure) -> tuple[object, int]:
    return figure.period.first_day, figure.region_year


def _is_word(table: pa.Table, column: str, word: str) -> pa.ChunkedArray:
    return pc.equal(table[column].cast(pa.string()), str(word))
