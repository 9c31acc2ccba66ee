"""Real tables of CBS, played back in the form of its service and read from the store."""

import json
from datetime import UTC, datetime

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from jeugdpeil.domain.status import Status
from jeugdpeil.sources.cbs.measure_stem import odata_stem, odata_stem_of_title
from jeugdpeil.sources.cbs.odata_client import fetch_table
from jeugdpeil.sources.cbs.odata_reader import read_observations, read_periods
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.progress import SilentProgress
from jeugdpeil.sources.retry import make_client
from jeugdpeil.sources.snapshot_store import SnapshotStore


@pytest.fixture(scope="module")
def fixtures(reference_data):
    return reference_data / "odata_fixtures" / "statline-bq"


@pytest.fixture(scope="module")
def play(fixtures, make_server, make_table, tmp_path_factory):
    """Plays a stored table of version 3 and fetches it into a store."""
    server = make_server()
    store = SnapshotStore(tmp_path_factory.mktemp("real") / "snapshots")

    def fetched(table_id, dimensions, page_size):
        folder = fixtures / table_id

        def rows(name):
            return pq.read_table(folder / f"cbs.v3.{table_id}_{name}.parquet").to_pylist()

        info = json.loads((folder / f"cbs.v3.{table_id}_Metadata.json").read_text("utf-8"))
        properties = rows("DataProperties")
        kinds = {row["Key"]: row["Type"] for row in properties}
        table = make_table(table_id, page_size=page_size)
        table.rows = [
            {name: cell for name, cell in row.items() if name != "ID"}
            for row in rows("TypedDataSet")
        ]
        table.dimensions = {name: (kinds[name], rows(name)) for name in dimensions}
        table.subjects = [row for row in properties if row["Key"] not in dimensions]
        table.title, table.modified = info["Title"], info["Modified"]
        table.period, table.record_count = info["Period"], info["RecordCount"]
        server.tables[table_id] = table
        request = TableRequest(table_id, base_url=server.feed, data_set="TypedDataSet")
        with make_client() as client:
            return store, fetch_table(store, request, client, _now, SilentProgress())

    yield fetched
    server.stop()


def _now():
    return datetime(2023, 6, 20, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def kwb_2020(play):
    """KWB 2020 in the store, with its observations."""
    store, ref = play("84799NED", ["WijkenEnBuurten"], 10_000)
    return store.parts(ref), read_observations(store, ref, 2020)


@pytest.fixture(scope="module")
def jobs(play):
    """A table of three dimensions in the store."""
    dims = ["BedrijfstakkenBranchesSBI2008", "Bedrijfsgrootte", "Perioden"]
    return play("83583NED", dims, 1_000)


def test_kwb_2020_comes_whole_and_keeps_its_figures(kwb_2020):
    """17,341 regions by 91 + 20 numbers and a code of division, in two pages."""
    parts, reading = kwb_2020

    table = reading.observations.table
    assert [p.row_count for p in parts if p.is_data] == [10_000, 17_341 - 10_000]
    assert table.num_rows == 17_341 * (91 + 20 + 1)
    assert "row-count-differs" not in {finding.code for finding in reading.findings}
    country = table.filter(
        pc.and_(
            pc.equal(table["region_key"].cast("string"), "NL00"),
            pc.equal(table["measure"].cast("string"), "AantalInwoners"),
        )
    ).to_pylist()
    assert [row["value"] for row in country] == [17_407_585.0]
    assert country[0]["period_key"] == "2020JJ00"
    assert country[0]["region_kind"] == "Land"


def test_a_youth_care_column_that_cbs_has_not_filled_is_blank(kwb_2020):
    """In the first release of KWB 2020 the columns exist and are empty: no value, no point."""
    table = kwb_2020[1].observations.table

    is_youth = pc.equal(table["measure"].cast("string"), "JongerenMetJeugdzorgInNatura")
    marks = table.filter(is_youth)["mark"].cast("string").unique().to_pylist()
    assert marks == ["leeg"]


def test_a_table_of_two_dimensions_keeps_them_apart(jobs):
    """7,440 rows are 7,440 figures; two dimensions that are no form go into the measure."""
    store, ref = jobs

    table = read_observations(store, ref, None).observations.table

    assert table.num_rows == 7_440
    first = table.slice(0, 1).to_pylist()[0]
    assert first["measure"] == (
        "BanenVanWerknemersInDecember"
        "|BedrijfstakkenBranchesSBI2008=T001081, Bedrijfsgrootte=T001098"
    )
    assert first["value"] == pytest.approx(7888.2, abs=0.05)


def test_the_status_words_of_cbs_are_understood(jobs):
    """The list of periods of a real table holds all three."""
    assert {period.status for period in read_periods(*jobs)} == {
        Status.DEFINITIEF,
        Status.NADER_VOORLOPIG,
        Status.VOORLOPIG,
    }


def test_titles_give_the_stems_of_version_3(fixtures):
    """Of all columns of KWB 2020: what version 4 calls by its title has the name of version 3."""
    path = fixtures / "84799NED" / "cbs.v3.84799NED_DataProperties.parquet"
    topics = [row for row in pq.read_table(path).to_pylist() if row["Type"] == "Topic"]

    different = [
        row["Key"] for row in topics if odata_stem_of_title(row["Title"]) != odata_stem(row["Key"])
    ]

    assert (len(topics), different) == (116, [])
