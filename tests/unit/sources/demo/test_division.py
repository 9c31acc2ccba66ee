"""Codes and names: unlike the real ones, and through a renaming and a merger."""

from itertools import chain

import numpy as np
import pytest

from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel
from jeugdpeil.sources.demo import DemoCountry
from jeugdpeil.sources.demo.division import wijk_codes
from jeugdpeil.sources.demo.real_names import REAL_NAMES, plain
from jeugdpeil.sources.demo.size import SIZES
from jeugdpeil.sources.demo.world import World
from jeugdpeil.sources.regions import read_membership_list
from jeugdpeil.sources.wijk_crosswalk import read_wijk_crosswalk


def test_the_newest_division_has_the_sizes_asked_for(world: World) -> None:
    """A small country has the numbers of regions that its size names."""
    names, size = world.divisions.parts[-1].names, SIZES["klein"]
    assert {level: len(found.codes) for level, found in names.items()} == {
        RegionLevel.LAND: 1,
        RegionLevel.LANDSDEEL: size.landsdelen,
        RegionLevel.PROVINCIE: size.provincies,
        RegionLevel.JEUGDREGIO: size.jeugdregios,
        RegionLevel.GGD_REGIO: size.ggd_regios,
        RegionLevel.SAMENWERKINGSVERBAND: size.samenwerkingsverbanden,
        RegionLevel.GEMEENTE: size.gemeenten,
        RegionLevel.WIJK: size.wijken,
    }


def test_codes_have_the_form_of_their_level(world: World) -> None:
    """Each code could be one of CBS; none occurs twice."""
    for division in world.divisions.parts:
        for level, found in division.names.items():
            assert all(CODE_PATTERNS[level].fullmatch(code) for code in found.codes)
            assert len(set(found.codes)) == len(found.codes)


def test_no_region_bears_a_real_name(world: World) -> None:
    """Names of gemeenten and larger regions are none that exist."""
    above_wijk = [
        found.names
        for division in world.divisions.parts
        for level, found in division.names.items()
        if level is not RegionLevel.WIJK
    ]
    assert {plain(name) for name in chain(*above_wijk)} & REAL_NAMES == set()


def test_wijk_names_are_unique_within_a_gemeente(world: World) -> None:
    """After the merger, too."""
    for division in world.divisions.parts:
        pairs = list(
            zip(division.gemeente_of_wijk, division.names[RegionLevel.WIJK].names, strict=True)
        )
        assert len(set(pairs)) == len(pairs)


def test_a_wijk_code_begins_with_its_gemeente(world: World) -> None:
    """From WK900112 one reads GM9001."""
    for division in world.divisions.parts:
        gemeenten = division.gemeenten.at(division.gemeente_of_wijk).codes
        codes = division.names[RegionLevel.WIJK].codes
        assert [f"GM{code[2:6]}" for code in codes] == list(gemeenten)


def test_a_merger_keeps_the_codes_of_all_other_wijken(world: World) -> None:
    """Only the wijken of merged gemeenten get another code."""
    before, after = world.divisions.parts[1:]
    codes = [part.names[RegionLevel.WIJK].codes for part in (before, after)]
    changed = {old for old, new in zip(*codes, strict=True) if old != new}
    merged = tuple(f"WK{code[2:]}" for code in world.divisions.merger.from_codes)
    assert changed == {code for code in codes[0] if code.startswith(merged)}


def test_a_merger_takes_the_sum(world: World) -> None:
    """Figures of the new gemeente are those of the old ones together."""
    base = np.arange(float(world.geography.gemeente_count))
    after = world.divisions.parts[-1]
    first = world.divisions.parts[0].gemeenten.codes
    old = [first.index(code) for code in world.divisions.merger.from_codes]
    new = after.gemeenten.codes.index(world.divisions.merger.to_code)
    assert after.of_gemeenten(base)[new] == sum(old)
    assert after.of_gemeenten(base).sum() == base.sum()


def test_a_renamed_gemeente_keeps_its_code(world: World) -> None:
    """Before 2020 the old name, from 2020 the new one."""
    renaming = world.divisions.renaming
    names = {
        year: dict(
            zip(
                world.divisions.of_year(year).gemeenten.codes,
                world.divisions.of_year(year).gemeenten.names,
                strict=True,
            )
        )
        for year in (2019, 2020)
    }
    assert names[2019][renaming.code] == renaming.old_name
    assert names[2020][renaming.code] == renaming.new_name


def test_more_wijken_than_codes_are_refused() -> None:
    """Two digits tell a hundred wijken apart; more would share a code."""
    gemeente = np.zeros(101, dtype=np.int64)
    with pytest.raises(ValueError, match="101 wijken"):
        wijk_codes(gemeente, np.arange(101.0), ("GM9001",))


def test_the_lists_can_be_read_like_those_of_a_user(country: DemoCountry) -> None:
    """The list of each division gives the memberships without a finding."""
    for file in country.membership_files:
        reading = read_membership_list(file.path.read_bytes(), file.path.name, file.list_year)
        expected = {row for row in country.memberships.rows if row.list_year == file.list_year}
        assert reading.findings == ()
        assert set(reading.memberships.rows) == expected


def test_the_crosswalk_can_be_read_like_that_of_a_user(country: DemoCountry) -> None:
    """Every wijk of every other year has one step to the newest division."""
    content = (country.folder / "demo_wijken_omzetting.csv").read_bytes()
    reading = read_wijk_crosswalk(content, "omzetting")
    assert reading.findings == ()
    assert reading.steps == country.crosswalk
    assert len(country.crosswalk) == 7 * SIZES["klein"].wijken
