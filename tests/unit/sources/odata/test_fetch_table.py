"""Fetching a table of CBS: whole, one version of it, and only when it has changed."""

import json
from dataclasses import replace

import pytest

from jeugdpeil.domain.errors import FetchError, SourceError
from jeugdpeil.sources.cbs.odata_client import fetch_table
from jeugdpeil.sources.cbs.odata_reader import read_observations
from jeugdpeil.sources.cbs.odata_v3 import ODataV3
from jeugdpeil.sources.cbs.table_request import TableRequest

DATA = "UntypedDataSet"
SECOND_PAGE = "UntypedDataSet/?$format=json&$skip=3"


@pytest.fixture
def request_v3(server, wijk_table):
    return TableRequest(
        wijk_table.id,
        base_url=server.feed,
        expected_stems=("TotaalJongerenMetJeugdzorgInNatura",),
    )


@pytest.fixture
def request_v4(server, wijk_table):
    return TableRequest(wijk_table.id, version=4, base_url=server.v4)


@pytest.fixture
def fetch(store, client, now, progress, policy):
    def fetched(request):
        return fetch_table(store, request, client, now, progress, policy)

    return fetched


def _rows(store, ref):
    return sum(part.row_count for part in store.parts(ref) if part.is_data)


def test_all_pages_of_version_3_come_by_following_the_links(fetch, store, server, request_v3):
    """Four rows in pages of three are two pages and one snapshot."""
    ref = fetch(request_v3)

    data = [part for part in store.parts(ref) if part.is_data]
    assert [(part.name, part.page, part.row_count) for part in data] == [(DATA, 1, 3), (DATA, 2, 1)]
    assert server.asked_for(SECOND_PAGE) == 1


def test_a_list_of_regions_longer_than_a_page_comes_whole(fetch, store, wijk_table, request_v3):
    """There are more wijken and buurten than the 10,000 rows of a page."""
    wijk_table.list_page_size = 3

    ref = fetch(request_v3)

    regions = [part.row_count for part in store.parts(ref) if part.name == "Wijken"]
    assert regions == [3, 1]


def test_all_pages_of_version_4_come_by_following_the_links(fetch, store, request_v4):
    """2 x 4 cells less one blank, and 4 codes of division of which one is a point."""
    ref = fetch(request_v4)

    observations = (2 * 4 - 1) + 4
    assert _rows(store, ref) == observations


def test_a_snapshot_says_what_it_is_and_where_it_came_from(fetch, request_v3, server):
    """Title, date of change, address, licence and protection are those of CBS."""
    ref = fetch(request_v3)

    assert ref.source_id == "85335NED"
    assert ref.title == "Jongeren met jeugdzorg in natura; wijken, 2022"
    assert ref.table_modified == "2023-06-15T02:00:00"
    assert ref.origin == f"{server.feed}/85335NED"
    assert (ref.licence, ref.attribution, ref.is_protected) == ("CC BY 4.0", "CBS", True)
    assert ref.retrieved_at is not None


def test_a_row_number_leads_back_to_the_bytes_of_its_page(fetch, store, request_v3):
    """Row 4 of the snapshot is the first row of the second page."""
    ref = fetch(request_v3)

    part, place = store.page_of_row(ref, 4)
    page = json.loads(store.read_part(ref, part))
    assert page["value"][place - 1]["Wijken"] == "WK168001  "


def test_a_busy_server_is_asked_again_with_longer_and_longer_waits(
    fetch, server, waits, request_v3, make_reply
):
    """Two times 503 cost a wait of one and of two seconds."""
    server.fail(DATA, make_reply(503), make_reply(503))

    fetch(request_v3)

    assert waits == [1.0, 1.0 * 2]


def test_a_server_that_says_how_long_to_wait_is_obeyed(
    fetch, server, waits, request_v3, make_reply
):
    """A 429 with Retry-After: 17 costs a wait of 17 seconds."""
    server.fail(DATA, make_reply(429, headers={"Retry-After": "17"}))

    fetch(request_v3)

    assert waits == [17.0]


def test_a_server_that_names_a_moment_is_obeyed_by_its_own_clock(
    fetch, server, waits, request_v3, make_reply
):
    """Retry-After as a date is measured against the Date of the same answer."""
    server.date = "Tue, 20 Jun 2023 09:00:00 GMT"
    server.fail(DATA, make_reply(503, headers={"Retry-After": "Tue, 20 Jun 2023 09:00:40 GMT"}))

    fetch(request_v3)

    assert waits == [40.0]


def test_a_server_that_asks_for_a_very_long_wait_is_left_alone(
    fetch, server, waits, request_v3, make_reply
):
    """An hour is longer than anyone waits for a command: the message says so."""
    server.fail(DATA, make_reply(429, headers={"Retry-After": "3600"}))

    with pytest.raises(FetchError, match="3600 seconden"):
        fetch(request_v3)
    assert waits == []


def test_a_server_that_stays_busy_is_given_up_with_advice(fetch, server, request_v3, make_reply):
    """After four tries the message names the status, the address and what to do."""
    server.fail(DATA, *[make_reply(503)] * 4)

    with pytest.raises(FetchError, match=r"Na 4 keer proberen.*status 503") as error:
        fetch(request_v3)
    assert DATA in error.value.where
    assert "Bouwen kan ook zonder internet" in error.value.remedy


def test_a_body_that_breaks_off_is_asked_again(fetch, store, server, request_v3, make_reply):
    """A body shorter than its announced length never gets into the store."""
    server.fail(DATA, make_reply(cut=40))

    ref = fetch(request_v3)

    assert server.asked_for(DATA) == 2 + 1
    assert _rows(store, ref) == 4


def test_json_that_breaks_off_without_a_length_is_asked_again(
    fetch, store, server, request_v3, make_reply
):
    """A proxy that cuts and corrects the length is found out by the JSON itself."""
    server.fail(DATA, make_reply(body=b'{"value":[{"ID":0},{"ID'))

    assert _rows(store, fetch(request_v3)) == 4


def test_an_error_page_with_status_200_is_refused(fetch, store, server, request_v3, make_reply):
    """A page of HTML is not data, whatever the status and the header say."""
    server.fail(DATA, make_reply(body=b"<!DOCTYPE html><title>Storing</title>"))

    with pytest.raises(FetchError, match="webpagina") as error:
        fetch(request_v3)
    assert "browser" in error.value.remedy
    assert store.latest("85335NED") is None


def test_another_kind_of_content_is_refused(fetch, server, request_v3, make_reply):
    """The message names what came and what was wanted."""
    server.fail(DATA, make_reply(body=b"a;b\n1;2\n", content_type="text/csv"))

    with pytest.raises(FetchError, match=r"`text/csv`.*JSON"):
        fetch(request_v3)


def test_json_of_another_shape_is_refused(fetch, server, request_v3, make_reply):
    """A document without rows is no page of a table."""
    server.fail(DATA, make_reply(body=b'{"error": "none"}'))

    with pytest.raises(FetchError, match="geen lijst `value`, wel: error"):
        fetch(request_v3)


def test_a_table_that_does_not_exist_is_named(fetch, request_v3):
    """The remedy names the keys of the monitor file that may be wrong."""
    with pytest.raises(FetchError, match="bestaat niet") as error:
        fetch(replace(request_v3, table="99999NED"))
    assert "`table`" in error.value.remedy


def test_a_table_without_rows_is_refused(fetch, store, wijk_table, request_v3):
    """An empty table is a fault of the moment, not a year without youth care."""
    wijk_table.rows = []

    with pytest.raises(SourceError, match="leeg"):
        fetch(request_v3)
    assert store.latest("85335NED") is None


def test_a_renamed_column_is_named_with_what_it_may_be_called_now(
    fetch, wijk_table, request_v3, server
):
    """The missing stem and the one most like it are in the message; no figures are fetched."""
    wijk_table.subjects[1]["Key"] = "TotaalJongerenMetJeugdhulpInNatura_1"

    with pytest.raises(SourceError, match="TotaalJongerenMetJeugdzorgInNatura") as error:
        fetch(request_v3)
    assert "TotaalJongerenMetJeugdhulpInNatura" in error.value.remedy
    assert server.asked_for(DATA) == 0


def test_another_number_behind_a_column_is_no_other_column(fetch, store, wijk_table, request_v3):
    """_1 this year and _83 the next have one stem."""
    wijk_table.subjects[1]["Key"] = "TotaalJongerenMetJeugdzorgInNatura_83"
    for row in wijk_table.rows:
        cell = row.pop("TotaalJongerenMetJeugdzorgInNatura_1")
        row["TotaalJongerenMetJeugdzorgInNatura_83"] = cell

    assert _rows(store, fetch(request_v3)) == 4


def test_figures_without_the_columns_of_their_description_are_refused(
    fetch, wijk_table, request_v3
):
    """A description and figures that contradict each other are two versions mixed."""
    for row in wijk_table.rows:
        row["TotaalTrajecten_9"] = row.pop("TotaalTrajectenInNatura_9")

    with pytest.raises(SourceError, match="TotaalTrajectenInNatura_9"):
        fetch(request_v3)


def test_a_table_revised_between_two_pages_is_fetched_anew(
    fetch, store, server, wijk_table, request_v3
):
    """The date of change is read before and after; a difference costs a second round."""

    def revise():
        wijk_table.modified = "2023-10-31T02:00:00"
        wijk_table.rows[3]["TotaalJongerenMetJeugdzorgInNatura_1"] = "      25"

    server.after_reply[DATA] = revise

    ref = fetch(request_v3)

    assert ref.table_modified == "2023-10-31T02:00:00"
    assert server.asked_for(f"{DATA}?") == 2
    part, place = store.page_of_row(ref, 4)
    row = json.loads(store.read_part(ref, part))["value"][place - 1]
    assert row["TotaalJongerenMetJeugdzorgInNatura_1"].strip() == "25"


def test_pages_of_a_mixed_retrieval_are_not_used_again(fetch, server, wijk_table, request_v3):
    """Servers that are not in step may show the new table and then the old one again."""
    old = wijk_table.modified

    def show_old():
        wijk_table.modified = old

    def show_new():
        wijk_table.modified = "2023-10-31T02:00:00"
        server.after_reply["TableInfos"] = show_old

    server.after_reply[DATA] = show_new

    ref = fetch(request_v3)

    assert ref.table_modified == old
    assert server.asked_for(DATA) == 2 * 2


def test_a_table_revised_time_and_again_is_given_up(fetch, store, server, wijk_table, request_v3):
    """Two revisions in one retrieval are not waited out, and nothing half is kept."""
    moments = iter(["2023-10-31T02:00:00", "2023-10-31T02:10:00"])

    def revise():
        wijk_table.modified = next(moments)
        server.after_reply[DATA] = revise

    server.after_reply[DATA] = revise

    with pytest.raises(FetchError, match="twee keer"):
        fetch(request_v3)
    assert store.latest("85335NED") is None


def test_an_interrupted_retrieval_goes_on_where_it_stopped(
    fetch, store, server, request_v3, make_reply
):
    """Pages that are in the store are not asked again the next time."""
    server.fail(SECOND_PAGE, *[make_reply(503)] * 4)
    with pytest.raises(FetchError):
        fetch(request_v3)
    server.asked.clear()

    ref = fetch(request_v3)

    assert server.asked_for(DATA) == 1
    assert server.asked_for(SECOND_PAGE) == 1
    assert server.asked_for("Wijken?") == 0
    assert _rows(store, ref) == 4


def test_an_interrupted_retrieval_of_a_revised_table_begins_anew(
    fetch, store, server, wijk_table, request_v3, make_reply
):
    """Pages of the version before must not be mixed with those of the new one."""
    server.fail(SECOND_PAGE, *[make_reply(503)] * 4)
    with pytest.raises(FetchError):
        fetch(request_v3)
    server.asked.clear()
    wijk_table.modified = "2023-10-31T02:00:00"

    fetch(request_v3)

    assert server.asked_for(DATA) == 2


def test_damaged_pages_of_an_interrupted_retrieval_are_asked_again(
    fetch, store, server, request_v3, make_reply
):
    """A page whose bytes no longer match their hash counts as not fetched."""
    server.fail(SECOND_PAGE, *[make_reply(503)] * 4)
    with pytest.raises(FetchError):
        fetch(request_v3)
    for path in (store.folder / "objects").rglob("*"):
        if path.is_file():
            path.write_bytes(b"{}")
    server.asked.clear()

    ref = fetch(request_v3)

    assert server.asked_for(DATA) == 2
    assert _rows(store, ref) == 4


def test_an_unchanged_table_is_not_fetched_again(fetch, store, server, request_v3):
    """With the same date of change only the description is asked."""
    first = fetch(request_v3)
    server.asked.clear()

    assert fetch(request_v3) == first
    assert server.asked == ["/ODataFeed/odata/85335NED/TableInfos?$format=json"]
    assert store.all("85335NED") == (first,)


def test_the_server_may_say_itself_that_nothing_changed(fetch, server, wijk_table, request_v3):
    """A description with an ETag is asked with If-None-Match, and 304 is enough."""
    wijk_table.etag = '"v1"'
    first = fetch(request_v3)
    # Only a 304 can now keep the snapshot: the date would say that the table is new.
    wijk_table.modified = "2024-01-01T02:00:00"

    assert fetch(request_v3) == first


def test_a_new_version_of_a_table_lies_beside_the_old_one(fetch, store, wijk_table, request_v3):
    """Vintages never overwrite each other."""
    first = fetch(request_v3)
    wijk_table.modified = "2023-10-31T02:00:00"
    second = fetch(request_v3)

    assert store.all("85335NED") == (first, second)
    assert store.latest("85335NED") == second
    assert first.sha256 != second.sha256
    assert store.read(first) != store.read(second)


def test_a_damaged_snapshot_is_fetched_again_though_the_table_is_unchanged(
    fetch, store, request_v3
):
    """An unchanged table is no reason to keep broken bytes."""
    ref = fetch(request_v3)
    part = next(part for part in store.parts(ref) if part.is_data)
    (store.folder / "objects" / part.sha256[:2] / part.sha256).write_bytes(b"{}")

    again = fetch(request_v3)

    assert again.sha256 == ref.sha256
    assert store.read_part(again, part)


def test_an_unchanged_table_must_have_the_columns_that_are_expected_now(fetch, request_v3):
    """A monitor file that asks for more is checked against what is in the store."""
    fetch(request_v3)

    with pytest.raises(SourceError, match="NieuweMaat"):
        fetch(replace(request_v3, expected_stems=("NieuweMaat",)))


def test_a_selection_is_asked_with_the_padding_of_cbs(fetch, store, server, request_v3):
    """`GM1680` in the monitor file is `GM1680    ` in the table."""
    ref = fetch(replace(request_v3, dims={"Wijken": ("GM1680", "WK168001")}))

    assert _rows(store, ref) == 2
    assert server.asked_for("(Wijken eq 'GM1680    ' or Wijken eq 'WK168001  ')") == 1


def test_another_selection_of_an_unchanged_table_is_fetched(fetch, store, request_v3):
    """What is in the store answers another question."""
    fetch(request_v3)

    ref = fetch(replace(request_v3, dims={"Wijken": ("GM1680",)}))

    assert _rows(store, ref) == 1


@pytest.mark.parametrize(
    ("dims", "named"),
    [({"Wijken": ("GM9999",)}, "GM9999"), ({"Wijk": ("GM1680",)}, "dimensies niet: Wijk")],
)
def test_a_selection_that_the_table_does_not_know_is_named(fetch, request_v3, dims, named):
    """A misspelt key or dimension would else give an empty table."""
    with pytest.raises(SourceError, match=named):
        fetch(replace(request_v3, dims=dims))


def test_a_server_without_links_is_stepped_through(fetch, store, server, wijk_table, monkeypatch):
    """The API of version 3 does not link: a full page is followed by a step of $skip."""
    monkeypatch.setattr("jeugdpeil.sources.cbs.odata_lists.ODataV3", _of_three_rows)

    ref = fetch(TableRequest(wijk_table.id, base_url=server.api))

    assert _rows(store, ref) == 4
    assert server.asked_for("$top=3&$skip=3") == 1


def test_a_server_that_refuses_too_many_rows_is_asked_in_pieces(
    fetch, store, server, wijk_table, monkeypatch
):
    """Each piece selects keys of the widest dimension; together they are the whole table."""
    server.refuses_above = 3
    monkeypatch.setattr("jeugdpeil.sources.cbs.odata_lists.ODataV3", _of_three_rows)
    wijk_table.dimensions["Wijken"] = ("GeoDetail", wijk_table.dimensions["Wijken"][1][:3])
    wijk_table.rows = wijk_table.rows[:3] + [
        {**wijk_table.rows[0], "VormenVanJeugdzorg": "A042502"}
    ]
    forms = [{"Key": "T001203", "Title": "Totaal"}, {"Key": "A042502", "Title": "Jeugdhulp"}]
    wijk_table.dimensions["VormenVanJeugdzorg"] = ("Dimension", forms)

    ref = fetch(TableRequest(wijk_table.id, base_url=server.api))

    # Three regions by two forms: at most 3 // 2 = 1 region in a piece.
    assert [part.page for part in store.parts(ref) if part.is_data] == [1, 2, 3]
    assert _rows(store, ref) == 4


def test_a_feed_that_stops_at_its_limit_without_a_link_is_refused(
    fetch, wijk_table, request_v3, monkeypatch
):
    """A full last page of a table that says it has more rows was cut off in silence."""
    monkeypatch.setattr("jeugdpeil.sources.cbs.odata_lists.ODataV3", _of_three_rows)
    wijk_table.rows = wijk_table.rows[:3]
    wijk_table.record_count = 4

    with pytest.raises(FetchError, match="3 van de 4 rijen"):
        fetch(request_v3)


def test_a_link_to_another_host_is_not_followed(fetch, server, request_v3, make_reply):
    """A page may not send us elsewhere for the rest of the figures."""
    document = {"value": [{}], "odata.nextLink": "http://elders.example/next"}
    server.fail(DATA, make_reply(body=json.dumps(document).encode()))

    with pytest.raises(FetchError, match=r"elders\.example"):
        fetch(request_v3)


def test_pages_that_go_round_in_a_circle_are_refused(fetch, server, request_v3, make_reply):
    """A link back to a page that was there would never end."""
    url = f"{server.feed}/85335NED/Wijken?$format=json"
    document = {"value": [], "odata.nextLink": url}
    server.fail("Wijken?", make_reply(body=json.dumps(document).encode()))

    with pytest.raises(FetchError, match="terug naar een pagina"):
        fetch(request_v3)


def test_a_host_that_is_not_there_is_named(fetch, waits, request_v3, server):
    """No connection at all is tried as often as a busy server."""
    with pytest.raises(FetchError, match="geen verbinding"):
        fetch(replace(request_v3, base_url="http://127.0.0.1:9/ODataFeed/odata"))
    assert len(waits) == 4 - 1


def test_what_was_fetched_can_be_read_without_the_server(fetch, store, server, request_v3):
    """A build works offline from the store."""
    fetch(request_v3)
    server.tables.clear()
    asked = len(server.asked)

    reading = read_observations(store, store.required("85335NED"), 2022)

    assert reading.observations.table.num_rows == 4 * 3
    assert len(server.asked) == asked


def _of_three_rows():
    return ODataV3(page_limit=3)
