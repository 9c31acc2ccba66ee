"""The real files of CBS and the real lists, carried to the division of 2026."""

from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from jeugdpeil.codelists.division_2026 import gemeenten
from jeugdpeil.codelists.mergers import successors
from jeugdpeil.domain.membership import Memberships, parents_in
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.domain.tables import CountFacts, Observations, Regions
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from jeugdpeil.sources.found_regions import found_regions, membership_findings
from jeugdpeil.sources.regions import read_membership_list
from jeugdpeil.warehouse.conform import conformed, summed
from jeugdpeil.warehouse.coverage import wijk_coverage
from jeugdpeil.warehouse.facts import Publication, facts_of
from jeugdpeil.warehouse.hierarchy import build_regions, hierarchy_findings
from jeugdpeil.warehouse.name_matching import match_names
from support.regions import codes, codes_at
from support.sources import snapshot

KWB = "cbs_wijk_2021_2022/kwb_jeugdzorg_wijk_gemeente_2021_2022.csv"
INDICATORS = "cbs_vintages/85098NED_gemeenten_2022voorlopig_20230624.csv"
LISTS = {"geo/gm_jeugdregio_2026.csv": 2026, "geo/gm_vr_2023.csv": 2023}
ODATA = "odata_fixtures/statline-bq"


@cache
def observations(folder: Path, name: str, kind: str) -> Observations:
    content = (folder / name).read_bytes()
    return READERS[kind](content, snapshot(content, name=name), ReadOptions(2022)).observations


@cache
def kwb(folder: Path) -> Observations:
    """Both years of the joined file."""
    content = (folder / KWB).read_bytes()
    return READERS["kwb-csv"](content, snapshot(content, name=KWB), ReadOptions()).observations


@cache
def lists(folder: Path) -> Memberships:
    """The real lists: provincie and jeugdregio of 2026, GGD region of 2023."""
    read = [read_membership_list((folder / n).read_bytes(), n, y) for n, y in LISTS.items()]
    assert [finding for reading in read for finding in reading.findings] == []
    return read[0].memberships + read[1].memberships


@cache
def regions_2026(folder: Path) -> Regions:
    return build_regions(found_regions(kwb(folder)).regions, lists(folder), 2026)


@cache
def facts(folder: Path) -> pa.Table:
    publication = Publication("2023-06-15", {"*": Status.VOORLOPIG})
    return facts_of(kwb(folder), publication).counts.table


def youths(table: pa.Table, level: RegionLevel, period: str) -> dict[str, dict[str, Any]]:
    """Rows of youths with any form of youth care by region."""
    wanted = {"variable": "jongeren", "dimension": "totaal", "period": period}
    for name, word in (wanted | {"region_level": level.value}).items():
        table = table.filter(pc.equal(table[name].cast(pa.string()), word))
    return {row["region_code"]: row for row in table.to_pylist()}


@pytest.mark.parametrize(("year", "number"), [(2021, 352), (2022, 345)])
def test_every_gemeente_of_the_files_lies_in_one_of_2026(
    reference_data: Path, year: int, number: int
) -> None:
    """352 and 345 gemeenten both make up the 342 of 2026, and none is cut up."""
    regions = regions_2026(reference_data)
    today = codes_at(regions, RegionLevel.GEMEENTE, 2026)
    rows = [
        row
        for row in regions.table.to_pylist()
        if (row["region_level"], row["region_year"]) == ("gemeente", year)
    ]
    homes = [parents_in(row["gemeente"]) for row in rows]
    assert len(rows) == number
    assert {home.code for each in homes for home in each} == today
    assert all(len(each) == 1 and each[0].is_whole for each in homes)
    assert len(today) == 342


@pytest.mark.parametrize(
    ("level", "number"),
    [
        (RegionLevel.JEUGDREGIO, 42),
        (RegionLevel.PROVINCIE, 12),
        (RegionLevel.LANDSDEEL, 4),
        (RegionLevel.GGD_REGIO, 25),
    ],
)
def test_the_lists_cover_every_gemeente(
    reference_data: Path, level: RegionLevel, number: int
) -> None:
    """Every gemeente of 2021, 2022 and 2026 lies in one region of each level."""
    regions = regions_2026(reference_data)
    rows = [row for row in regions.table.to_pylist() if row["region_level"] == "gemeente"]
    cells = [parents_in(row[level.value]) for row in rows]
    assert {len(cell) for cell in cells} == {1}
    assert {cell[0].code for cell in cells} == codes_at(regions, level, 2026)
    assert len(codes_at(regions, level, 2026)) == number


def test_the_lists_and_the_files_know_the_same_gemeenten(reference_data: Path) -> None:
    """Seven names are spelled otherwise, such as "Beek (L.)" beside "Beek"; nothing else."""
    found = found_regions(kwb(reference_data)).regions
    told = membership_findings(lists(reference_data), found, "lijsten")
    assert set(codes(told)) == {"name-spelled-otherwise"}
    assert len({dict(finding.context)["gemeente"] for finding in told}) == 7
    assert hierarchy_findings(found, lists(reference_data), 2026) == ()


def test_the_sum_of_gemeenten_of_2022_is_the_published_sum(reference_data: Path) -> None:
    """461,955, within the rounding of 345 gemeenten of the national 461,985."""
    table = summed(facts(reference_data), regions_2026(reference_data), [RegionLevel.LAND], 2026)
    row = youths(CountFacts(table).table, RegionLevel.LAND, "2022")["NL00"]
    # Each gemeente was rounded to five, so that it may be two off either way; one of 10 is not
    # below 10.
    assert row["high"] == 461_955 + 345 * 2
    assert 461_955 - 345 * 2 <= row["low"] <= 461_985 <= row["high"]


def test_levels_above_add_up_to_the_country(reference_data: Path) -> None:
    """42 jeugdregio's, 12 provincies and 4 landsdelen hold the same youths, in both years."""
    levels = [RegionLevel.LAND, RegionLevel.LANDSDEEL, RegionLevel.PROVINCIE]
    levels.append(RegionLevel.JEUGDREGIO)
    table = summed(facts(reference_data), regions_2026(reference_data), levels, 2026)
    for period in ("2021", "2022"):
        sums = [sum(r["low"] for r in youths(table, at, period).values()) for at in levels]
        assert len(set(sums)) == 1


def test_only_gemeenten_that_changed_are_conformed(reference_data: Path) -> None:
    """Six of 2021 and two of 2022; together with the others they are the 342 of 2026."""
    regions = regions_2026(reference_data)
    table = conformed(facts(reference_data), regions, 2026)
    changed = {year: youths(table, RegionLevel.GEMEENTE, year) for year in ("2021", "2022")}
    assert set(changed["2022"]) == {"GM0363", "GM1992"}
    assert set(changed["2021"]) == {*changed["2022"], "GM0439", "GM1980", "GM1982", "GM1991"}
    cells = {row["cell"] for rows in changed.values() for row in rows.values()}
    assert cells == {"aanwezig"}


def test_the_names_of_statline_have_a_code(reference_data: Path) -> None:
    """85098NED names 345 gemeenten of 2022, ten that are gone since, and the country."""
    named = found_regions(observations(reference_data, INDICATORS, "statline-csv")).named
    levels = (RegionLevel.LAND, RegionLevel.GEMEENTE)
    names = [name.name for name in named]
    matches = match_names(names, regions_2026(reference_data), 2022, levels)
    gone = [match for match in matches.matches if match.is_abolished]
    assert len(names) == len(matches.matches) == 1 + 345 + 10
    assert len({match.code for match in matches.matches}) == len(names)
    assert {successors(match.code, 2026) for match in gone} == {
        ("GM0439",),
        ("GM1980",),
        ("GM1982",),
        ("GM1991",),
    }


@pytest.mark.parametrize(
    ("file", "column", "number", "vanished"),
    [
        ("83765NED/cbs.v4.83765NED_WijkenEnBuurtenGroups.parquet", "Id", 388, 45 + 4 + 10 + 4),
        ("84799NED/cbs.v3.84799NED_WijkenEnBuurten.parquet", "Key", 355, 4 + 10 + 4),
    ],
    ids=["2017", "2020"],
)
def test_the_gemeenten_of_older_files_lie_in_those_of_2026(
    reference_data: Path, file: str, column: str, number: int, vanished: int
) -> None:
    """The register leads every code of KWB 2017 and 2020 to gemeenten of the list of 2026."""
    keys = pq.read_table(reference_data / ODATA / file)[column].to_pylist()
    old = {key.strip() for key in keys if key.startswith("GM") and key.strip() != "GM"}
    today = {item.code for item in gemeenten()}
    homes = {code: successors(code, 2026) for code in old}
    assert len(old) == number
    assert {home for each in homes.values() for home in each} == today
    assert len(old - today) == vanished


def test_coverage_as_measured(reference_data: Path) -> None:
    """0.33 to 1.00 in 2021, 0.47 to 1.00 in 2022; 42 of 342 gemeenten moved five points or more."""
    table = wijk_coverage(facts(reference_data))
    rows = table.to_pylist()
    shares = {y: [row["coverage"] for row in rows if row["year"] == y] for y in (2021, 2022)}
    assert [len(shares[2021]), len(shares[2022])] == [352, 345]
    assert [round(min(shares[year]), 2) for year in shares] == [0.33, 0.47]
    assert [max(shares[year]) for year in shares] == [1.0, 1.0]
    in_both = {r["gemeente"] for r in rows if r["year"] == 2021}
    moved = [row for row in rows if row["year"] == 2022 and row["moved"]]
    assert len([row for row in rows if row["year"] == 2022 and row["gemeente"] in in_both]) == 342
    assert len(moved) == 42
