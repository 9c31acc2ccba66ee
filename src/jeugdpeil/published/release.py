"""A release as its readers see it: manifest, definitions, regions, figures, outlines."""

import json
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.definition import CharacteristicDefinition, IndicatorDefinition
from jeugdpeil.domain.errors import ReleaseError
from jeugdpeil.domain.model_card import ModelCard
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.trends import PUBLISHED_TRENDS
from jeugdpeil.published import layout
from jeugdpeil.published.characteristics import characteristics_from_json
from jeugdpeil.published.definitions import definitions_from_json
from jeugdpeil.published.expected import CharacteristicValue, ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.inputs import mark_of_rows, note
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.nowcast import FigureChange, Nowcast
from jeugdpeil.published.parquet import read_parquet
from jeugdpeil.published.region_index import RegionIndex
from jeugdpeil.published.region_store import RegionStore, batches, plain_rows
from jeugdpeil.published.trend import RegionTrend

JsonDocument: TypeAlias = dict[str, Any] | list[dict[str, Any]]


@dataclass(frozen=True)
class SvgMap:
    """Outlines as SVG path data on one canvas.

    Args:
        view_box: the SVG viewBox.
        paths: path data by region code.
        labels: a point inside each region, by code.
    """

    view_box: str
    paths: dict[str, str]
    labels: dict[str, tuple[float, float]]


@dataclass(frozen=True)
class Release:
    """One release on disk, opened for reading.

    >>> Release(Path("nowhere")).manifest
    Traceback (most recent call last):
    ...
    jeugdpeil.domain.errors.ReleaseError: In deze map staat geen release: ...
    """

    folder: Path

    @cached_property
    def manifest(self) -> Manifest:
        """What the release says of itself."""
        return Manifest.read(self.folder / layout.MANIFEST)

    @cached_property
    def definitions(self) -> dict[str, IndicatorDefinition]:
        """The indicators of the release by id, in the order in which they are shown."""
        return definitions_from_json(self._text(layout.DEFINITIONS))

    @cached_property
    def regions(self) -> RegionIndex:
        """All regions of the release."""
        return RegionIndex.from_table(self.region_table())

    def region_table(self) -> pa.Table:
        """All regions as a table of the schema REGIONS."""
        return read_parquet(self.folder / layout.REGIONS)

    def figures_of_region(self, code: str) -> list[Figure]:
        """All figures of the region with this code, of all years and vintages.

        Returns:
            Figures by indicator, region year, period and vintage; empty where there are none.
        """
        batch = self._batch_of_region(code)
        return [] if batch is None else [Figure.from_row(row) for row in plain_rows(batch)]

    def table_of_region(self, code: str) -> pa.Table | None:
        """The figures of the region with this code as a table of the schema PUBLISHED."""
        batch = self._page_index.get(code)
        if batch is None:
            return None
        return pa.Table.from_batches([self._pages.get_batch(batch)])

    def figures_of_indicator(
        self, indicator: str, level: RegionLevel, period: str | None = None
    ) -> list[Figure]:
        """The figures of an indicator at one level, of one period or of all.

        Raises:
            ReleaseError: the release has no such indicator.
        """
        table = self.indicator_table(indicator)
        chosen = pc.equal(table["region_level"].cast(pa.string()), level.value)
        if period is not None:
            chosen = pc.and_(chosen, pc.equal(table["period"].cast(pa.string()), period))
        return [Figure.from_row(row) for row in table.filter(chosen).to_pylist()]

    def indicator_table(self, indicator: str) -> pa.Table:
        """All figures of an indicator as a table of the schema PUBLISHED.

        Raises:
            ReleaseError: the release has no such indicator.
        """
        if indicator not in self.definitions:
            raise ReleaseError(
                f"Deze release heeft geen indicator {indicator!r}",
                where=self.folder.name,
                remedy=f"Wel: {', '.join(self.definitions)}.",
            )
        return self._table(layout.figures_file(indicator, "parquet"))

    @cached_property
    def models(self) -> dict[str, ModelCard]:
        """The cards of the models of expected use by id, in the order of the monitor file."""
        names = [item.id for item in self.manifest.models]
        return {
            name: ModelCard.from_json(self._text(layout.expected_file(name, "card.json")))
            for name in names
        }

    @cached_property
    def characteristics(self) -> dict[str, CharacteristicDefinition]:
        """What the characteristics of the models are, by id; empty where there are no models."""
        if not self.manifest.models:
            return {}
        return characteristics_from_json(self._text(layout.CHARACTERISTICS))

    def expected_of_region(self, code: str) -> list[ExpectedFigure]:
        """All expected figures of the region with this code, of all models and years.

        Returns:
            Figures by model, region year and period, with contributions, peers and characteristics;
            empty where there are none.
        """
        rows = self._expected_store.rows_of(code)
        return [ExpectedFigure.from_row(row) for row in rows]

    def expected_table(self, model: str) -> pa.Table:
        """All expected figures of a model as a table of the schema PUBLISHED_EXPECTED.

        Raises:
            ReleaseError: the release has no such model.
        """
        return self._table_of_model(model, "parquet")

    def contributions_table(self, model: str) -> pa.Table:
        """What each theme contributes, for all regions, as a table of the schema CONTRIBUTIONS.

        Raises:
            ReleaseError: the release has no such model.
        """
        return self._table_of_model(model, "contributions.parquet")

    def predictors_table(self, model: str) -> pa.Table:
        """The characteristics as the model saw them, as a table of the schema PREDICTORS.

        Raises:
            ReleaseError: the release has no such model.
        """
        return self._table_of_model(model, "predictors.parquet")

    def peers_table(self, model: str) -> pa.Table:
        """The most alike regions of each region, as a table of the schema PEERS.

        Raises:
            ReleaseError: the release has no such model.
        """
        return self._table_of_model(model, "peers.parquet")

    def contributions_of(
        self, model: str, code: str, period: str | None = None
    ) -> tuple[tuple[str, float], ...]:
        """Theme and percentage points of a region, of one period or the newest."""
        found = self._expected_figure(model, code, period)
        return found.contributions if found else ()

    def peers_of(
        self, model: str, code: str, period: str | None = None
    ) -> tuple[tuple[str, float], ...]:
        """Code and distance of the most alike regions, of one period or the newest."""
        found = self._expected_figure(model, code, period)
        return found.peers if found else ()

    def predictors_of(
        self, model: str, code: str, period: str | None = None
    ) -> tuple[CharacteristicValue, ...]:
        """The characteristics of a region as the model saw them, of one period or the newest."""
        found = self._expected_figure(model, code, period)
        return found.characteristics if found else ()

    @cached_property
    def has_nowcast(self) -> bool:
        """Whether the release says what figures will become; one of an older version does not."""
        return (self.folder / layout.NOWCAST_SUMMARY).exists()

    @property
    def codes_with_nowcast(self) -> Set[str]:
        """The codes of the regions with figures that are not definitive yet."""
        return self._nowcast_store.codes

    def nowcasts_of_region(self, code: str) -> list[Nowcast]:
        """What the figures of a region that are not definitive will become; empty without any."""
        return [Nowcast.from_row(row) for row in self._nowcast_store.rows_of(code)]

    def changes_of_region(self, code: str) -> list[FigureChange]:
        """The changes of a region's figures from year to year; empty where there are none."""
        return [FigureChange.from_row(row) for row in self._change_store.rows_of(code)]

    def nowcast_table(self, name: str) -> pa.Table:
        """A table of the nowcast: `nowcasts`, `changes` or `record`.

        Raises:
            ReleaseError: the release has no nowcast.
        """
        path = self.folder / layout.nowcast_file(name, "parquet")
        if not path.exists():
            raise ReleaseError(
                "Deze release heeft geen nowcast",
                where=self.folder.name,
                remedy="Bouw de release opnieuw met `jeugdpeil build`.",
            )
        return self._table(layout.nowcast_file(name, "parquet"))

    def trends_of_indicator(self, indicator: str) -> list[RegionTrend]:
        """The trends of an indicator in all regions; empty where none were computed."""
        return [RegionTrend.from_row(row) for row in self.trends_table(indicator).to_pylist()]

    def trends_table(self, indicator: str) -> pa.Table:
        """The trends of an indicator as a table of the schema PUBLISHED_TRENDS; may be empty."""
        path = self.folder / layout.trends_file(indicator, "parquet")
        if indicator not in self.definitions or not path.exists():
            return PUBLISHED_TRENDS.empty()
        return read_parquet(path)

    def trends_of_region(self, code: str) -> list[RegionTrend]:
        """The trends of a region in all indicators, in the order of these; empty without any."""
        rows = [table.filter(pc.equal(table["region_code"], code)) for table in self._trend_tables]
        return [RegionTrend.from_row(row) for table in rows for row in table.to_pylist()]

    @cached_property
    def _trend_tables(self) -> list[pa.Table]:
        paths = (self.folder / layout.trends_file(name, "parquet") for name in self.definitions)
        return [read_parquet(path) for path in paths if path.exists()]

    def svg_map(self, level: RegionLevel, year: int) -> SvgMap | None:
        """The outlines of a level and year, if the release has them."""
        path = self.folder / layout.geometry_file(level.value, year, "svg.json")
        if not path.exists():
            return None
        content = json.loads(path.read_text("utf-8"))
        labels = {code: (point[0], point[1]) for code, point in content["labels"].items()}
        return SvgMap(content["view_box"], content["paths"], labels)

    def document(self, name: str) -> JsonDocument:
        """A JSON document of the release (search, findings, coverage, breaks, changes)."""
        note(f"file {name}", lambda: self.mark_of_file(name))
        return json.loads(self._text(name))

    def note_region(self, code: str) -> None:
        """Note the figures of a region as read, without making them (see `published.inputs`)."""
        self._batch_of_region(code)

    def note_rows(self, path: str, code: str) -> None:
        """Note the rows of a region in a file with rows by region as read, without making them."""
        stores = (self._expected_store, self._nowcast_store, self._change_store)
        for store in stores:
            if store.name == path:
                store.batch_of(code)

    def _batch_of_region(self, code: str) -> pa.RecordBatch | None:
        number = self._page_index.get(code)
        batch = None if number is None else self._pages.get_batch(number)
        note(f"region {code}", lambda: "" if batch is None else mark_of_rows(batch))
        return batch

    def mark_of_file(self, path: str) -> str:
        """The hash of a file as the manifest tells it; empty where there is no such file."""
        return next((item.sha256 for item in self.manifest.files if item.path == path), "")

    def _expected_figure(self, model: str, code: str, period: str | None) -> ExpectedFigure | None:
        found = [
            item
            for item in self.expected_of_region(code)
            if item.model == model and period in (None, item.period_text)
        ]
        return max(found, key=lambda item: (item.period.last_day, item.region_year), default=None)

    def _table_of_model(self, model: str, extension: str) -> pa.Table:
        if self.manifest.model(model) is None:
            known = ", ".join(item.id for item in self.manifest.models)
            raise ReleaseError(
                f"Deze release heeft geen model {model!r}",
                where=self.folder.name,
                remedy=f"Wel: {known}." if known else "Er is in deze release geen enkel model.",
            )
        return self._table(layout.expected_file(model, extension))

    def _table(self, path: str) -> pa.Table:
        note(f"file {path}", lambda: self.mark_of_file(path))
        return read_parquet(self.folder / path)

    def _text(self, name: str) -> str:
        try:
            return (self.folder / name).read_text("utf-8")
        except FileNotFoundError as error:
            raise ReleaseError(
                f"De release is niet compleet: {name} ontbreekt",
                where=self.folder.name,
                remedy="Bouw de release opnieuw met `jeugdpeil build`.",
            ) from error

    @cached_property
    def _page_index(self) -> dict[str, int]:
        return json.loads(self._text(layout.PAGE_INDEX))

    @cached_property
    def _pages(self) -> pa.ipc.RecordBatchFileReader:
        return batches(self.folder / layout.PAGES)

    @cached_property
    def _expected_store(self) -> RegionStore:
        return self._store(layout.EXPECTED_PAGES, layout.EXPECTED_PAGE_INDEX)

    @cached_property
    def _nowcast_store(self) -> RegionStore:
        return self._store(layout.NOWCAST_PAGES, layout.NOWCAST_PAGE_INDEX)

    @cached_property
    def _change_store(self) -> RegionStore:
        return self._store(layout.CHANGE_PAGES, layout.CHANGE_PAGE_INDEX)

    def _store(self, path: str, index: str) -> RegionStore:
        return RegionStore(self.folder / path, self.folder / index)
