"""The whole road of examples/nederland.toml on replayed answers: fetch, check, build, publish.

The country of the answers has five gemeenten in 2021 and four in 2022, when Beemster went into
Purmerend. Beverwijk, Heemskerk and Velsen make up the jeugdregio Midden Kennemerland.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.status import Status
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.release import Release
from jeugdpeil.published.shelf import Shelf
from support.command_line import Ran, run
from support.replay import ReplayServer, ReplayTable

NEDERLAND = Path(__file__).parents[2] / "examples" / "nederland.toml"

# Code, name, youths with jeugdzorg, inhabitants of 0-14 and of 15-24.
REGIONS_2021 = """
NL00    Nederland   463570  2650000  2150000
GM0375  Beverwijk     1000     6400     4500
GM0396  Heemskerk      810     6000     4000
GM0453  Velsen        1500    11000     7500
GM0370  Beemster       160     1700     1000
GM0439  Purmerend     2000    13000     9500
WK037500 Wijk_00       400     3000     2000
WK037501 Wijk_01       520     3400     2500
"""
REGIONS_2022 = """
NL00    Nederland   461985  2640000  2160000
GM0375  Beverwijk     1010     6400     4600
GM0396  Heemskerk      800     6000     4000
GM0453  Velsen        1510    11000     7500
GM0439  Purmerend     2200    14700    10500
WK037500 Wijk_00       410     3000     2000
WK037501 Wijk_01       540     3400     2600
WK039600 Wijk_00         .      100       50
"""
REGIONS = {2021: REGIONS_2021, 2022: REGIONS_2022}
FORM = "T001203   "
TEXTS = ("kind", "name")
PERIODS: list[dict[str, object]] = [
    {"Key": "2021JJ00", "Title": "2021", "Status": "Definitief"},
    {"Key": "2022JJ00", "Title": "2022*", "Status": "Voorlopig"},
]
MODIFIED = {2021: "2022-12-19T02:00:00", 2022: "2023-06-15T02:00:00"}


@dataclass(frozen=True)
class Row:
    """A region of a year with its numbers, as texts."""

    year: int
    code: str
    name: str
    youths: str
    young: str
    older: str

    @property
    def kind(self) -> str:
        """The word of CBS for its level."""
        return {"NL": "Land", "GM": "Gemeente", "WK": "Wijk"}[self.code[:2]]

    @property
    def key(self) -> str:
        """The code, padded as CBS does."""
        return self.code.ljust(10)


def rows_of(year: int) -> list[Row]:
    lines = REGIONS[year].strip().splitlines()
    return [Row(year, *(word.replace("_", " ") for word in line.split())) for line in lines]


def table_of(
    table_id: str,
    rows: list[Row],
    columns: dict[str, str],
    dimensions: tuple[str, ...],
    region: str,
) -> ReplayTable:
    """A table with a column per item of `columns`, whose text is a field of the row or a number."""
    regions = {row.key: row.name for row in rows}
    kinds = {"Perioden": "TimeDimension", region: "GeoDetail"}
    entries: dict[str, list[dict[str, object]]] = {
        "VormenVanJeugdzorg": [{"Key": FORM, "Title": "Totaal jeugdzorg"}],
        "Perioden": PERIODS,
        region: [{"Key": key, "Title": name} for key, name in regions.items()],
    }
    newest = max(row.year for row in rows)
    return ReplayTable(
        table_id,
        [row_of(row, columns, (*dimensions, region)) for row in rows],
        {name: (kinds.get(name, "Dimension"), entries[name]) for name in (*dimensions, region)},
        [
            {
                "ID": number,
                "Key": name,
                "Title": name,
                "Datatype": "String" if what in TEXTS else "Long",
            }
            for number, (name, what) in enumerate(columns.items(), start=1)
        ],
        modified=MODIFIED[newest],
        period=str(newest),
        page_size=4,
    )


def row_of(row: Row, columns: dict[str, str], dimensions: tuple[str, ...]) -> dict[str, str | None]:
    keys = {"VormenVanJeugdzorg": FORM, "Perioden": f"{row.year}JJ00"}
    return {
        **{name: keys.get(name, row.key) for name in dimensions},
        **{name: cell(row, what) for name, what in columns.items()},
    }


def cell(row: Row, what: str) -> str:
    text = what if what[:1].isdigit() else str(getattr(row, what))
    return text if what in TEXTS else text.rjust(8)


def replayed_tables() -> list[ReplayTable]:
    """The tables of the example, with the columns that the real ones are known to have."""
    upper = [row for year in REGIONS for row in rows_of(year) if row.kind != "Wijk"]
    by_form, by_year = ("VormenVanJeugdzorg", "Perioden"), ("Perioden",)
    kwb = {
        "SoortRegio_2": "kind",
        "AantalInwoners_5": "99999",
        "k_0Tot15Jaar_8": "young",
        "k_15Tot25Jaar_9": "older",
        "JongerenMetJeugdzorgInNatura_91": "youths",
    }
    wijken = {
        "TotaalJongerenMetJeugdzorgInNatura_1": "youths",
        "TotaalTrajectenInNatura_9": "youths",
        "Gemeentenaam_18": "name",
        "SoortRegio_19": "kind",
    }
    return [
        table_of("85099NED", upper, {"JongerenMetJeugdzorg_1": "youths"}, by_form, "RegioS"),
        table_of("85098NED", upper, {"JongerenMetJeugdhulpInNatura_1": "11.3"}, by_year, "RegioS"),
        table_of("85335NED", rows_of(2022), wijken, by_form, "Wijken"),
        table_of("85075NED", rows_of(2021), wijken, by_form, "Wijken"),
        table_of("85318NED", rows_of(2022), kwb, (), "WijkenEnBuurten"),
        table_of("85039NED", rows_of(2021), kwb, (), "WijkenEnBuurten"),
        table_of("83454NED", upper, {"GerealiseerdeKosten_2": "5200"}, by_year, "RegioS"),
    ]


def outline(code: str, year: int, column: int, width: float = 0.2) -> dict[str, object]:
    """A square in a row of squares."""
    west, south = 4.5 + 0.2 * column, 52.4
    east, north = west + width, south + 0.2
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"statcode": code, "jaarcode": year},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def replayed_layers() -> dict[tuple[str, str], list[dict[str, object]]]:
    gemeenten = ("GM0375", "GM0396", "GM0453", "GM0439")
    wijken = ("WK037500", "WK037501")
    return {
        **{
            ("gemeente_gegeneraliseerd", str(year)): [
                outline(code, year, place) for place, code in enumerate(gemeenten)
            ]
            for year in (2022, 2023)
        },
        ("wijk_gegeneraliseerd", "2022"): [
            outline(code, 2022, place, 0.1) for place, code in enumerate(wijken)
        ],
    }


@dataclass(frozen=True)
class Road:
    """Where the commands of this test are run, and what each of them said."""

    folder: Path
    server: ReplayServer
    said: dict[str, Ran]

    def run(self, *command: str) -> Ran:
        """A command on the monitor file, in the folders of the test."""
        return run(*command, self.folder / NEDERLAND.name, "--work", self.folder / "work")

    @property
    def shelf(self) -> Shelf:
        return Shelf(self.folder / "releases")

    @property
    def release(self) -> Release:
        return self.shelf.current()


def monitor_text(server: ReplayServer) -> str:
    """The example with the addresses of the services changed, and nothing else."""
    text = NEDERLAND.read_text("utf-8")
    for kind, address in (("cbs-odata", server.feed), ("pdok", server.pdok)):
        text = text.replace(f'kind = "{kind}"', f'kind = "{kind}"\nbase_url = "{address}"')
    return text


@pytest.fixture(scope="module")
def road(tmp_path_factory: pytest.TempPathFactory) -> Road:
    """Everything in the order in which a user does it; the last build is without a network."""
    folder = tmp_path_factory.mktemp("nederland")
    server = ReplayServer()
    server.tables = {table.id: table for table in replayed_tables()}
    server.layers = replayed_layers()
    server.layer_etag = '"1"'
    (folder / NEDERLAND.name).write_text(monitor_text(server), "utf-8")
    road = Road(folder, server, {})
    road.said["fetch"] = road.run("fetch")
    server.asked.clear()
    road.said["fetch again"] = road.run("fetch")
    server.stop()
    road.said["check"] = road.run("check", "data")
    releases = ("--out", str(folder / "releases"))
    road.said["build"] = road.run("build", "--publish", *releases)
    return road


def figure(road: Road, indicator: str, code: str, year: int, period: str) -> Figure:
    """The figure of the newest vintage; of each vintage there is one."""
    found = [
        item
        for item in road.release.figures_of_region(code)
        if (item.indicator, item.region_year, item.period_text) == (indicator, year, period)
    ]
    assert len({item.vintage for item in found}) == len(found) > 0, found
    return max(found, key=lambda item: item.vintage)


def test_every_source_of_the_example_is_fetched(road: Road) -> None:
    """Seven tables and three maps are new, and the command ends well."""
    said = road.said["fetch"]
    assert (said.code, said.err.count("mislukt")) == (0, 0)
    assert len(re.findall("nieuw opgehaald", said.out)) == 7 + 3


def test_second_time_nothing_is_fetched(road: Road) -> None:
    """One question per table and per map, and nothing comes in."""
    said = road.said["fetch again"]
    assert said.code == 0
    assert len(re.findall("ongewijzigd", said.out)) == 7 + 3
    asked = road.server.asked
    assert len(asked) == 7 + 3
    assert sum("TableInfos" in address for address in asked) == 7


def test_sources_have_no_errors(road: Road) -> None:
    """What is asked of the sources holds for the replayed ones."""
    assert road.said["check"].code == 0, road.said["check"].out


def test_release_is_built_without_a_network(road: Road) -> None:
    """The server is gone by then; the release is published at once."""
    assert road.said["build"].code == 0, road.said["build"].err
    assert not road.shelf.is_concept(road.release.manifest.id)


def test_figure_of_a_gemeente_is_its_count_over_its_youths(road: Road) -> None:
    """Beverwijk 2022: 1,010 of 6,400 + 0.8 × 4,600 youths, provisional, as CBS dates it."""
    found = figure(road, "jeugdzorg", "GM0375", 2022, "2022")
    youths = 6400 + 0.8 * 4600
    assert (found.count, found.denominator) == (1010, int(youths))
    assert found.value == pytest.approx(100 * 1010 / youths, abs=0.05)
    assert (found.status, found.vintage) == (Status.VOORLOPIG, "2023-06-15")


def test_year_that_is_definitive_is_called_so(road: Road) -> None:
    """The status of a period comes from the table itself."""
    assert figure(road, "jeugdzorg", "GM0375", 2021, "2021").status is Status.DEFINITIEF


def test_country_is_what_cbs_says_of_it(road: Road) -> None:
    """Not the sum of four gemeenten."""
    found = figure(road, "jeugdzorg", "NL00", 2022, "2022")
    assert found.count == 461985


def test_jeugdregio_is_the_sum_of_its_gemeenten(road: Road) -> None:
    """Midden Kennemerland in the division of 2026: three gemeenten, counts and youths."""
    found = figure(road, "jeugdzorg", "jr-midden-kennemerland", 2026, "2022")
    youths = (6400 + 0.8 * 4600) + (6000 + 0.8 * 4000) + (11000 + 0.8 * 7500)
    assert (found.count, found.denominator) == (1010 + 800 + 1510, int(youths))
    assert found.derivation == "som van gemeenten"


def test_jeugdregio_of_which_a_gemeente_is_missing_has_no_figure(road: Road) -> None:
    """Zaanstreek-Waterland: of its seven gemeenten only Purmerend is there."""
    found = figure(road, "jeugdzorg", "jr-zaanstreek-waterland", 2026, "2022")
    assert (found.cell, found.count) == (CellKind.MISSING, None)


def test_gemeenten_of_2021_add_up_to_the_one_they_became(road: Road) -> None:
    """Purmerend with Beemster, in the division of 2026."""
    found = figure(road, "jeugdzorg", "GM0439", 2026, "2021")
    assert found.count == 2000 + 160
    assert found.denominator == int((13000 + 0.8 * 9500) + (1700 + 0.8 * 1000))


def test_wijken_come_with_their_own_year(road: Road) -> None:
    """A wijk of 2022 has its count of 2022; a point stays without a number."""
    assert figure(road, "jeugdzorg", "WK037501", 2022, "2022").count == 540
    assert figure(road, "jeugdzorg", "WK037501", 2021, "2021").count == 520
    hidden = figure(road, "jeugdzorg", "WK039600", 2022, "2022")
    assert not hidden.is_present


def test_printed_percentage_is_taken_as_it_is(road: Road) -> None:
    """CBS publishes it without its count."""
    found = figure(road, "gepubliceerd-jeugdhulp", "GM0375", 2022, "2022")
    assert (found.value, found.count) == (11.3, None)


def test_costs_are_whole_and_per_youth(road: Road) -> None:
    """5,200 thousand euros over 6,400 + 0.8 × 4,600 youths."""
    youths = 6400 + 0.8 * 4600
    assert figure(road, "kosten-jeugdzorg", "GM0375", 2022, "2022").value == 5200
    per_youth = figure(road, "kosten-per-jongere", "GM0375", 2022, "2022")
    assert per_youth.value == pytest.approx(5200_000 / youths, abs=0.5)


def test_maps_are_drawn_also_of_what_gemeenten_make_up(road: Road) -> None:
    """Gemeenten and wijken from PDOK, jeugdregio's from gemeenten."""
    maps = dict(road.release.manifest.maps)
    assert maps["gemeente"] == (2022, 2023)
    assert maps["wijk"] == (2022,)
    assert maps["jeugdregio"] == (2026,)
    drawn = road.release.svg_map(RegionLevel.JEUGDREGIO, 2026)
    assert drawn is not None
    assert "jr-midden-kennemerland" in drawn.paths


def test_start_page_begins_with_the_country(road: Road) -> None:
    """And the release says who made what."""
    manifest = road.release.manifest
    assert manifest.monitor.home == "NL00"
    assert {source.attribution for source in manifest.sources} >= {"CBS", "CBS en VNG"}
    assert all(source.is_protected for source in manifest.sources)


def test_figure_leads_back_to_the_fetched_row(road: Road) -> None:
    """Table, hash, row and column of the CBS table."""
    found = figure(road, "jeugdzorg", "GM0375", 2022, "2022")
    said = run("trace", found.lineage_id, "--out", road.folder / "releases")
    snapshot = road.release.manifest.source(found.source)
    assert snapshot is not None
    assert said.code == 0
    assert snapshot.sha256 in said.out
    assert "JongerenMetJeugdzorg_1" in said.out
