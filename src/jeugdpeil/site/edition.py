"""An opened release with everything that pages ask of it again and again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.run_of_figures import MERGER
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.published import layout
from jeugdpeil.published.breaks import breaks_from_records
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.inputs import mark_of, mark_of_rows, note, unwatched
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.region_index import RegionIndex
from jeugdpeil.published.release import Release, SvgMap
from jeugdpeil.published.wijk_coverage import WijkCoverage, read_wijk_coverages
from jeugdpeil.site.expectations import Expectations
from jeugdpeil.site.finding.entry import entries_of
from jeugdpeil.site.finding.index import SearchIndex
from jeugdpeil.site.memory import Memory
from jeugdpeil.site.region_figures import RegionFigures
from jeugdpeil.site.region_revisions import RegionRevisions

HEADLINE = "jeugdzorg"
_SMALL_LEVELS = (RegionLevel.WIJK, RegionLevel.BUURT)

ColumnKey = tuple[str, RegionLevel, str, int]


@dataclass(frozen=True, eq=False)
class Edition:
    """A release as the pages see it.

    Args:
        release: the release on disk.
        is_concept: whether it was never published, which every page then says.
        today: the present day; None for the day on which the release was made.
    """

    release: Release
    is_concept: bool
    today: date | None = None
    _regions_seen: Memory[str, RegionFigures] = field(
        default_factory=lambda: Memory[str, RegionFigures](128), repr=False
    )
    _columns: Memory[ColumnKey, Mapping[str, Figure]] = field(
        default_factory=lambda: Memory[ColumnKey, Mapping[str, Figure]](24), repr=False
    )
    _tables: Memory[str, pa.Table] = field(
        default_factory=lambda: Memory[str, pa.Table](4), repr=False
    )
    _revisions_seen: Memory[str, RegionRevisions] = field(
        default_factory=lambda: Memory[str, RegionRevisions](512), repr=False
    )
    answers: Memory[tuple[object, ...], Any] = field(
        default_factory=lambda: Memory[tuple[object, ...], Any](256), repr=False
    )

    @property
    def manifest(self) -> Manifest:
        """What the release says of itself."""
        return self.release.manifest

    @property
    def day(self) -> date:
        """The day on which the pages are read, as far as it is known."""
        return self.today or self.manifest.created_at.date()

    @property
    def definitions(self) -> Mapping[str, IndicatorDefinition]:
        """The indicators by id, in the order in which they are shown."""
        return self.release.definitions

    @property
    def regions(self) -> RegionIndex:
        """All regions."""
        return self.release.regions

    @cached_property
    def headline(self) -> IndicatorDefinition:
        """The indicator that stands for the whole: youths with youth care, else the first one."""
        return self.definitions.get(HEADLINE) or next(iter(self.definitions.values()))

    @cached_property
    def breaks(self) -> tuple[Break, ...]:
        """The moments at which a series stops meaning the same."""
        records = self.release.document(layout.BREAKS)
        assert isinstance(records, list)
        return breaks_from_records(records)

    @cached_property
    def coverages(self) -> Mapping[tuple[str, int], WijkCoverage]:
        """How far wijk figures add up to their gemeente, by gemeente and year."""
        return read_wijk_coverages(self.release.folder / layout.WIJK_COVERAGE)

    @cached_property
    def search(self) -> SearchIndex:
        """The names of all regions, old ones too."""
        return SearchIndex(entries_of(self.release.document(layout.SEARCH)))

    @cached_property
    def expectations(self) -> Expectations:
        """The expected figures and the models that made them."""
        return Expectations(self.release, self.headline.id)

    def warm_up(self) -> None:
        """Read what every page needs, so that the first reader does not wait for it."""
        _ = (self.definitions, self.regions, self.breaks, self.coverages)
        _ = self.expectations.models
        self.search.find("warm up")

    def home(self) -> Region | None:
        """The region of the monitor file, else the country or the largest region there is."""
        named = self.regions.get(self.manifest.monitor.home)
        if named is not None:
            return named
        for level in RegionLevel:
            years = self.regions.level_years(level)
            if years:
                return self.regions.of_level(level, years[-1])[0]
        return None

    def source(self, figure: Figure) -> SnapshotRef | None:
        """The source that a figure comes from."""
        return self.manifest.source(figure.source)

    def figures(self, code: str) -> RegionFigures:
        """All figures of a region."""
        return self._regions_seen.recall(
            code, lambda: RegionFigures(self.release.figures_of_region(code))
        )

    def revisions(self, code: str) -> RegionRevisions:
        """What the provisional figures of a region will become, and its changes."""
        return self._revisions_seen.recall(
            code,
            lambda: RegionRevisions(
                self.release.nowcasts_of_region(code), self.release.changes_of_region(code)
            ),
        )

    @cached_property
    def revision_summary(self) -> Mapping[str, Any]:
        """What the nowcast learned and how good it was; empty in a release without one."""
        if not self.release.has_nowcast:
            return {}
        found = self.release.document(layout.NOWCAST_SUMMARY)
        assert isinstance(found, dict)
        return found

    def period_of(self, region: Region, indicator: str) -> Period | None:
        """The newest period that a region page is about.

        The newest division speaks of all periods: a gemeente that did not change keeps the figures
        of the year in which they were published. An older division speaks of its own figures only.
        """
        code, year = region.key.code, region.key.year
        is_newest = year == self.regions.years(code)[-1]
        return self.figures(code).newest_period(indicator, None if is_newest else year)

    def column(
        self, indicator: str, level: RegionLevel, period: Period, year: int
    ) -> Mapping[str, Figure]:
        """The newest figure of every region of a level in a division, by code.

        A gemeente that did not change since the year of the figure has it under that year; wijken
        of different years have nothing to do with each other.
        """
        key = (indicator, level, str(period), year)
        return self._columns.recall(key, lambda: self._column(*key))

    def _column(
        self, indicator: str, level: RegionLevel, period: str, year: int
    ) -> Mapping[str, Figure]:
        with unwatched():
            table = self._table(indicator)
        chosen = pc.and_(
            pc.and_(
                _is_word(table, "region_level", level.value), _is_word(table, "period", period)
            ),
            _of_division(table, level, year),
        )
        names = {region.key.code for region in self.regions.of_level(level, year)}
        rows = table.filter(chosen)
        # Not the whole file: a page of a wijk need not be made again for a figure of a gemeente.
        note(f"column {indicator} {level} {period} {year}", lambda: mark_of_rows(rows))
        best: dict[str, dict[str, Any]] = {}
        for row in rows.to_pylist():
            held = best.get(row["region_code"])
            if row["region_code"] in names and (held is None or _rank(row) > _rank(held)):
                best[row["region_code"]] = row
        return {code: Figure.from_row(row) for code, row in best.items()}

    def _table(self, indicator: str) -> pa.Table:
        return self._tables.recall(indicator, lambda: self.release.indicator_table(indicator))

    def years_held(self, indicator: str, level: RegionLevel) -> tuple[Period, ...]:
        """The whole years with figures of an indicator at a level, in order."""
        key = ("years", indicator, level)
        return self.answers.recall(key, lambda: self._years_held(indicator, level))

    def _years_held(self, indicator: str, level: RegionLevel) -> tuple[Period, ...]:
        with unwatched():
            table = self._table(indicator)
        rows = table.filter(_is_word(table, "region_level", level.value))
        words: list[str] = rows["period"].cast(pa.string()).unique().to_pylist()
        note(f"years {indicator} {level}", lambda: mark_of(*sorted(words)))
        years = (period for period in map(Period.parse, words) if period.kind is PeriodKind.JAAR)
        return tuple(sorted(years, key=lambda period: period.first_day))

    def division_for(self, level: RegionLevel, period: Period) -> int | None:
        """The division in which figures of a period are drawn and listed.

        The year of the period itself where there are outlines of it; else, for gemeenten and all
        above, the newest division with outlines; else the year of the period, or the newest.
        """
        years = self.regions.level_years(level)
        drawn = [year for year in years if self.outline_year(level, year) is not None]
        if period.year in drawn:
            return period.year
        is_small = level in _SMALL_LEVELS
        later = [year for year in drawn if year >= period.year]
        if later and not is_small:
            return later[-1]
        if period.year in years or is_small:
            return period.year
        return years[-1] if years else None

    def outline_year(self, level: RegionLevel, year: int) -> int | None:
        """The year of the outlines that show a division; None where there are none.

        Outlines of 2023 show the gemeenten of 2026 as well, as long as no division between the two
        is held: codes that changed are then simply not on the map. Wijken change every year.
        """
        held = dict(self.manifest.maps).get(level.value, ())
        if year in held or level in _SMALL_LEVELS:
            return year if year in held else None
        before = max((each for each in self.regions.level_years(level) if each < year), default=0)
        return max((each for each in held if before < each < year), default=None)

    def outlines(self, level: RegionLevel, year: int) -> SvgMap | None:
        """The outlines of a division."""
        drawn = self.outline_year(level, year)
        return None if drawn is None else self.release.svg_map(level, drawn)

    def breaks_of(self, code: str) -> tuple[Break, ...]:
        """The breaks for a region: those of the register, and mergers into this gemeente."""
        mergers = (
            Break(date(entry.year + 1, 1, 1), MERGER, entry.name)
            for entry in self.search.merged_into(code)
        )
        return (*self.breaks, *mergers)

    def coverage(self, gemeente: str | None, year: int) -> WijkCoverage | None:
        """The coverage of a gemeente in a year, where the release tells it."""
        return self.coverages.get((gemeente, year)) if gemeente else None


def present(figures: Iterable[Figure]) -> list[Figure]:
    """The figures that have a number."""
    return [figure for figure in figures if figure.is_present]


def _of_division(table: pa.Table, level: RegionLevel, year: int) -> pa.ChunkedArray:
    years, wanted = table["region_year"], pa.scalar(year, pa.int16())
    return pc.equal(years, wanted) if level in _SMALL_LEVELS else pc.less_equal(years, wanted)


def _rank(row: Mapping[str, Any]) -> tuple[int, str]:
    """Of two figures of a region and period the one of the later division and publication."""
    return row["region_year"], row["vintage"]


def _is_word(table: pa.Table, column: str, word: str) -> pa.ChunkedArray:
    return pc.equal(table[column].cast(pa.string()), word)
