"""The outlines: valid areas that fit together, in the Dutch grid, one for every region."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
import shapely

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo import DemoCountry
from jeugdpeil.sources.demo.outline_file import read_outlines
from jeugdpeil.sources.demo.outlines import is_fitting
from jeugdpeil.sources.demo.world import World

BEFORE, AFTER = 2022, 2023
LEVELS = [level for level in RegionLevel if level not in (RegionLevel.BUURT, RegionLevel.GROEP)]


@pytest.fixture(scope="module")
def geometry(country: DemoCountry) -> Geometry:
    """The outlines before and after the merger."""
    return country.geometry_of([BEFORE, AFTER])


def rows(geometry: Geometry, level: RegionLevel, year: int) -> pa.Table:
    """The rows of one level and year."""
    table = geometry.table
    chosen = pc.and_(
        pc.equal(table["region_level"].cast(pa.string()), level.value),
        pc.equal(table["region_year"], year),
    )
    return table.filter(chosen)


def outlines(geometry: Geometry, level: RegionLevel, year: int) -> np.ndarray:
    """The shapes of one level and year."""
    return np.asarray(shapely.from_wkb(rows(geometry, level, year)["wkb"].to_pylist()))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year", [BEFORE, AFTER])
def test_outlines_of_a_level_fit_together(
    geometry: Geometry, level: RegionLevel, year: int
) -> None:
    """No gaps, no overlaps, no invalid shape."""
    assert is_fitting(outlines(geometry, level, year))


@pytest.mark.parametrize("level", LEVELS)
def test_every_level_covers_the_whole_country(geometry: Geometry, level: RegionLevel) -> None:
    """The areas of the regions add up to that of the country, to a square metre."""
    land = shapely.area(outlines(geometry, RegionLevel.LAND, AFTER)).sum()
    assert shapely.area(outlines(geometry, level, AFTER)).sum() == pytest.approx(land, abs=1.0)


def test_the_country_lies_in_the_dutch_grid(geometry: Geometry) -> None:
    """Coordinates lie where the transformation to degrees is defined."""
    x_low, y_low, x_high, y_high = shapely.total_bounds(outlines(geometry, RegionLevel.LAND, AFTER))
    assert 10_000 < x_low < x_high < 280_000
    assert 305_000 < y_low < y_high < 620_000


def test_the_country_has_islands_and_a_lake(geometry: Geometry) -> None:
    """The land is several parts, and the largest has a hole."""
    parts = shapely.get_parts(outlines(geometry, RegionLevel.LAND, AFTER))
    assert len(parts) > 2
    assert shapely.get_num_interior_rings(max(parts, key=shapely.area)) >= 1


def test_cities_have_small_wijken(world: World) -> None:
    """A wijk in a city is much smaller than one outside."""
    urbanity, areas = world.geography.urbanity, world.geography.areas
    assert np.median(areas[urbanity > 1.5]) < np.median(areas[urbanity < 0.5]) / 5


def test_the_merged_gemeente_covers_the_old_ones(country: DemoCountry, geometry: Geometry) -> None:
    """The outline after the merger is the union of those before."""
    (merger,) = country.mergers
    before = rows(geometry, RegionLevel.GEMEENTE, BEFORE)
    old = before.filter(
        pc.is_in(before["region_code"].cast(pa.string()), pa.array(merger.from_codes))
    )
    after = rows(geometry, RegionLevel.GEMEENTE, AFTER)
    new = after.filter(pc.equal(after["region_code"].cast(pa.string()), merger.to_codes[0]))
    union = shapely.union_all(shapely.from_wkb(old["wkb"].to_pylist()))
    (merged,) = shapely.from_wkb(new["wkb"].to_pylist())
    assert shapely.equals(union, merged)


def test_bytes_of_something_else_are_refused(country: DemoCountry) -> None:
    """A web page saved under the name of the outlines is the user's mistake, not a crash."""
    with pytest.raises(SourceError, match="geen Parquet"):
        read_outlines(b"<html>", country.outlines, [AFTER])


def test_a_table_without_outlines_is_refused(country: DemoCountry) -> None:
    """Another file of the country does not pass for its outlines."""
    content = country.publications[0].path.read_bytes()
    with pytest.raises(SourceError, match="wkb"):
        read_outlines(content, country.outlines, [AFTER])
