"""The sources of a monitor file that are on the network, all in one go."""

from dataclasses import replace
from pathlib import Path

import pytest

from jeugdpeil.domain.errors import MonitorFileError, SourceError, StorageError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.monitor_file import SourceSpec, read_monitor_file
from jeugdpeil.sources import atomic_file
from jeugdpeil.sources.cbs.odata_reader import read_observations
from jeugdpeil.sources.cbs.region_table import REGION_TABLES, read_memberships
from jeugdpeil.sources.fetch import NETWORK_KINDS, fetch_all, fetch_source, table_request
from jeugdpeil.sources.geo.fetch import feature_collection
from jeugdpeil.sources.geo.reading import read_geometry

NEDERLAND = Path(__file__).parents[4] / "examples" / "nederland.toml"
GEBIEDEN = SourceSpec("gebieden-2023", "cbs-odata", table="85385NED", region_year=2023)
TRIANGLE = [[6.6, 53.0], [6.8, 53.0], [6.8, 53.1], [6.6, 53.0]]


@pytest.fixture
def fetch(store, client, now, progress, policy):
    def fetched(sources):
        return fetch_all(sources, store, client, now, progress, policy)

    return fetched


@pytest.fixture
def replayed(server, make_table):
    """The sources on the network of examples/nederland.toml, and a table of regions."""
    listed = [*read_monitor_file(NEDERLAND).sources, GEBIEDEN]
    sources = [source for source in listed if source.kind in NETWORK_KINDS]
    for source in sources:
        if source.kind == "cbs-odata":
            server.tables[source.table] = _table(source.table, make_table)
    for source in sources:
        if source.kind == "pdok":
            code = "GM1680" if source.level is RegionLevel.GEMEENTE else "WK168000"
            feature = {
                "type": "Feature",
                "properties": {"statcode": code, "jaarcode": source.region_year},
                "geometry": {"type": "Polygon", "coordinates": [TRIANGLE]},
            }
            layer = f"{source.level}_gegeneraliseerd"
            server.layers[layer, str(source.region_year)] = [feature]
    bases = {"cbs-odata": server.feed, "pdok": server.pdok}
    return [replace(source, base_url=bases[source.kind]) for source in sources]


def _table(table_id, make_table):
    """A table with the columns that the real one is known to have."""
    table = make_table(table_id)
    columns = {
        "85099NED": ["JongerenMetJeugdzorg"],
        "85098NED": ["JongerenMetJeugdhulpInNatura"],
        "83454NED": ["GerealiseerdeKosten"],
        "85039NED": ["AantalInwoners", "k_0Tot15Jaar", "k_15Tot25Jaar"],
        "85318NED": ["AantalInwoners", "k_0Tot15Jaar", "k_15Tot25Jaar"],
    }.get(table_id, [])
    if table_id in ("85039NED", "85318NED"):
        columns.append("JongerenMetJeugdzorgInNatura")
        for name in ("Perioden", "VormenVanJeugdzorg"):
            del table.dimensions[name]
            for row in table.rows:
                del row[name]
        table.period = "2021" if table_id == "85039NED" else "2022"
    for number, stem in enumerate(columns, start=50):
        table.subjects.append({"ID": number, "Key": f"{stem}_{number}", "Title": stem})
        for row in table.rows:
            row[f"{stem}_{number}"] = "     120"
    if table_id == "85385NED":
        _add_regions(table)
    return table


def _add_regions(table):
    """Pairs of columns Code and Naam, as in "Gebieden in Nederland"."""
    groups = [
        ("Gemeente", 1, "GM1680    ", "Aa en Hunze             "),
        ("COROP-gebieden", 10, "CR07      ", "Noord-Drenthe           "),
        ("GGD-regio's", 13, "GG0706    ", "GGD Drenthe             "),
        ("Jeugdzorgregio's", 16, "JZ05      ", "Drenthe                 "),
        ("Provincies", 28, "PV22      ", "Drenthe                 "),
        ("Veiligheidsregio's", 31, "VR03      ", "Drenthe                 "),
    ]
    for title, number, code, name in groups:
        group = {"ID": 100 + number, "Type": "TopicGroup", "Key": "", "Title": title}
        cells = {f"Code_{number}": code, f"Naam_{number + 1}": name}
        columns = [
            {"ParentID": group["ID"], "Key": key, "Title": key[:4], "Datatype": "String"}
            for key in cells
        ]
        table.subjects.extend([{**group, "Datatype": None}, *columns])
        for row in table.rows:
            row.update(cells)
    table.rows = [row for row in table.rows if str(row["Wijken"]).startswith("GM")]


def test_every_source_of_the_example_is_fetched(fetch, store, replayed):
    """The whole road of examples/nederland.toml on replayed answers, without one failure."""
    outcomes = fetch(replayed)

    assert [outcome.source_id for outcome in outcomes] == [source.id for source in replayed]
    assert [outcome.error for outcome in outcomes] == [None] * len(replayed)
    assert all(outcome.is_new for outcome in outcomes)


def test_everything_fetched_can_be_read_without_the_network(fetch, store, server, replayed):
    """A build needs the store and nothing else."""
    fetch(replayed)
    server.stop()

    for source in replayed:
        ref = store.required(source.id)
        if source.kind == "pdok":
            assert feature_collection(store, ref, source.level)
        else:
            assert read_observations(store, ref, source.region_year).observations.table.num_rows


def test_the_second_time_only_descriptions_are_asked_of_cbs(fetch, server, replayed):
    """Unchanged tables cost one question each."""
    tables = [source for source in replayed if source.kind == "cbs-odata"]
    fetch(tables)
    server.asked.clear()

    outcomes = fetch(tables)

    assert not any(outcome.is_new for outcome in outcomes)
    assert len(server.asked) == server.asked_for("TableInfos") == len(tables)


def test_the_regions_of_a_gemeente_come_with_the_table_of_regions(fetch, store, replayed):
    """The form of the codes tells which pair of columns is about what."""
    fetch(replayed)

    memberships = read_memberships(store, store.required("gebieden-2023"), 2023)

    assert [(row.level.value, row.code, row.name) for row in memberships.rows] == [
        ("ggd-regio", "GG0706", "GGD Drenthe"),
        ("jeugdregio", "JZ05", "Drenthe"),
        ("provincie", "PV22", "Drenthe"),
    ]
    assert {(row.gemeente_code, row.gemeente_name) for row in memberships.rows} == {
        ("GM1680", "Aa en Hunze")
    }


def test_a_table_without_regions_above_gemeenten_is_refused(fetch, store, replayed):
    """A table of figures is no list of regions."""
    fetch(replayed)

    with pytest.raises(SourceError, match="in welke gebieden"):
        read_memberships(store, store.required("kosten"), 2023)


def test_the_number_of_a_table_of_regions_says_of_which_year_it_is():
    """So the pipeline knows it from a table of figures."""
    assert REGION_TABLES[GEBIEDEN.table] == GEBIEDEN.region_year


def test_fetched_outlines_can_be_read_as_geometry(fetch, store, replayed):
    """The field with the code is found, and the outlines are those of the year."""
    fetch(replayed)
    source = next(source for source in replayed if source.id == "kaart-wijken-2022")
    ref = store.required(source.id)

    content = feature_collection(store, ref, source.level)
    reading = read_geometry(content, ref, source.level, source.region_year)

    assert reading.geometry.table["region_code"].to_pylist() == ["WK168000"]


def test_a_source_that_fails_does_not_hold_up_the_others(fetch, server, replayed):
    """Its outcome has the reason; the rest is there."""
    del server.tables["85335NED"]

    outcomes = fetch(replayed)

    failed = [outcome for outcome in outcomes if outcome.error]
    assert [outcome.source_id for outcome in failed] == ["wijken-2022"]
    assert failed[0].ref is None


def test_a_disk_without_room_ends_the_whole_retrieval(fetch, replayed, monkeypatch):
    """No other source would fit either."""

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic_file.os, "fsync", full)

    with pytest.raises(StorageError, match="vol"):
        fetch(replayed)


def test_sources_in_local_files_are_passed_over(fetch, server):
    """Fetching is about the network only."""
    assert fetch([SourceSpec("kwb", "kwb-csv", file="kwb.csv")]) == ()
    assert server.asked == []


@pytest.mark.parametrize(
    ("source", "key"),
    [
        (SourceSpec("a", "cbs-odata"), "table"),
        (SourceSpec("a", "cbs-odata", table="85099NED", version=2), "version"),
        (SourceSpec("a", "cbs-odata", table="85099NED", filter="Perioden"), "filter"),
        (SourceSpec("a", "pdok", levels=(RegionLevel.WIJK,)), "region_year"),
        (SourceSpec("a", "pdok", region_year=2022), "levels"),
        (SourceSpec("a", "kwb-csv"), "kind"),
    ],
)
def test_a_source_that_is_described_wrongly_names_the_key(
    store, client, now, progress, source, key
):
    """The place in the monitor file is in the message."""
    with pytest.raises(MonitorFileError) as error:
        fetch_source(source, store, client, now, progress)
    assert key in error.value.where


def test_the_example_holds_what_it_says(replayed):
    """Youth care, wijken, KWB, costs and maps; what is not fetched comes with the program."""
    kinds = {source.kind for source in read_monitor_file(NEDERLAND).sources}
    assert kinds == {*NETWORK_KINDS, "regions"}
    tables = {source.table for source in replayed}
    assert {"85099NED", "85075NED", "85335NED", "85039NED", "83454NED"} <= tables


def test_columns_named_in_the_monitor_file_are_the_ones_expected():
    """They replace those that the program knows of."""
    source = SourceSpec("a", "cbs-odata", table="85099NED", expected=("Trajecten",))

    assert table_request(source).expected_stems == ("Trajecten",)
    assert table_request(replace(source, expected=())).expected_stems == ("JongerenMetJeugdzorg",)
