"""From stored pages to observations: one row per cell, in CBS's own words."""

import json

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.cbs.odata_client import fetch_table
from jeugdpeil.sources.cbs.odata_reader import read_observations, read_periods, read_texts
from jeugdpeil.sources.cbs.table_request import DataSet, TableRequest, Version

YOUTHS = "TotaalJongerenMetJeugdzorgInNatura"


@pytest.fixture
def fetched(store, server, client, now, progress, policy):
    """Fetches a table in one of the ways and hands back its reference."""

    def fetch(table, *, version: Version = 3, data_set: DataSet = "UntypedDataSet", dims=None):
        server.tables[table.id] = table
        base = server.feed if version == 3 else server.v4
        request = TableRequest(
            table.id, version=version, base_url=base, data_set=data_set, dims=dims or {}
        )
        return fetch_table(store, request, client, now, progress, policy)

    return fetch


@pytest.fixture
def read(store, fetched):
    def reading(table, region_year=2022, **how):
        return read_observations(store, fetched(table, **how), region_year)

    return reading


def _cells(reading, measure=YOUTHS):
    rows = reading.observations.table.to_pylist()
    return {row["region_key"]: row for row in rows if row["measure"] == measure}


def _codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize("version", [3, 4])
def test_both_versions_give_the_same_figures_under_the_same_stem(read, make_table, version):
    """Version 4 has codes for measures; through their titles they get the stems of version 3."""
    cells = _cells(read(make_table(), version=version))

    assert {key: cell["value"] for key, cell in cells.items()} == {
        "NL00": 461985.0,
        "GM1680": 595.0,
        "WK168000": None,
        "WK168001": 20.0,
    }


@pytest.mark.parametrize("version", [3, 4])
def test_a_point_is_kept_as_a_point(read, make_table, version):
    """Secret or unknown is not the same as a cell that cannot occur."""
    cells = _cells(read(make_table(), version=version))

    assert cells["WK168000"]["mark"] == "."
    assert cells["WK168001"]["mark"] is None


def test_a_blank_is_kept_apart_from_a_point(read, make_table):
    """The untyped data set of version 3 has null for a blank."""
    cells = _cells(read(make_table()), "TotaalTrajectenInNatura")

    assert cells["WK168000"]["value"] is None
    assert cells["WK168000"]["mark"] == "leeg"


def test_the_typed_data_set_cannot_tell_a_point_from_a_blank(read, make_table):
    """That is why the untyped one is fetched unless asked otherwise."""
    cells = _cells(read(make_table(), data_set="TypedDataSet"))

    assert cells["GM1680"]["value"] == 595.0
    assert cells["WK168000"]["mark"] == "leeg"


def test_keys_lose_their_padding(read, make_table):
    """Codes, forms and periods are as long as they are."""
    cell = _cells(read(make_table()))["GM1680"]

    assert (cell["region_key"], cell["form_key"], cell["period_key"]) == (
        "GM1680",
        "T001203",
        "2022JJ00",
    )


def test_a_cell_names_its_row_and_its_column(read, make_table):
    """The row counts on over pages; the column is the one of the source."""
    cell = _cells(read(make_table()))["WK168001"]

    assert (cell["row"], cell["column"]) == (4, f"{YOUTHS}_1")


def test_in_version_4_the_column_is_the_code_of_the_measure(read, make_table):
    """A code is what the source calls the measure."""
    cell = _cells(read(make_table(), version=4))["GM1680"]

    assert cell["column"] == "T001203_1"


def test_a_region_has_the_name_of_the_list_and_the_kind_of_the_row(read, make_table):
    """The column Gemeentenaam is the name of the gemeente in every row, so it is not used."""
    cells = _cells(read(make_table()))

    assert (cells["WK168000"]["region_name"], cells["WK168000"]["region_kind"]) == ("Annen", "Wijk")
    assert (cells["NL00"]["region_name"], cells["NL00"]["region_kind"]) == ("Nederland", None)


@pytest.mark.parametrize("version", [3, 4])
def test_a_change_of_division_is_read_as_a_number(read, make_table, version):
    """It is text at CBS, and the official sign whether a wijk can be compared."""
    cells = _cells(read(make_table(), version=version), "IndelingswijzigingWijken")

    assert cells["GM1680"]["value"] == 1.0
    assert cells["WK168000"]["value"] == 3.0


def test_names_are_no_observations(read, make_table):
    """Four regions by two counts and a code of division; no cell for a name."""
    table = read(make_table()).observations.table

    assert table.num_rows == 4 * 3
    assert "Gemeentenaam" not in table["measure"].to_pylist()


def test_something_else_than_a_number_is_reported_with_its_rows(read, make_table):
    """The cell stays, marked as unreadable, and nothing is guessed."""
    table = make_table()
    table.rows[1][f"{YOUTHS}_1"] = "  circa 600"

    reading = read(table)

    assert _cells(reading)["GM1680"]["mark"] == "onleesbaar"
    finding = next(f for f in reading.findings if f.code == "cell-unreadable")
    assert (finding.location.row, finding.location.column) == (2, f"{YOUTHS}_1")
    assert finding.count == 1


def test_a_period_without_a_dimension_is_the_year_of_the_table(read, make_table):
    """KWB tables are about one year and name it only in their description."""
    table = make_table()
    del table.dimensions["Perioden"]
    for row in table.rows:
        del row["Perioden"]

    reading = read(table, region_year=2023)

    cell = _cells(reading)["GM1680"]
    assert (cell["period_key"], cell["region_year"]) == ("2022JJ00", 2023)
    assert "period-assumed" not in _codes(reading.findings)


def test_a_period_that_is_nowhere_is_taken_from_the_division_and_reported(read, make_table):
    """An assumption is a finding."""
    table = make_table()
    table.period = "op peildatum"
    del table.dimensions["Perioden"]
    for row in table.rows:
        del row["Perioden"]

    reading = read(table, region_year=2022)

    assert _cells(reading)["GM1680"]["period_key"] == "2022JJ00"
    assert "period-assumed" in _codes(reading.findings)


def test_without_a_year_of_division_the_year_of_the_period_counts(read, make_table):
    """A table over many years may have codes of each year."""
    cell = _cells(read(make_table(), region_year=None))["GM1680"]

    assert cell["region_year"] == 2022


def test_a_table_without_any_year_is_refused(read, make_table):
    """The message says which key of the monitor file is missing."""
    table = make_table()
    table.period = ""
    del table.dimensions["Perioden"]
    for row in table.rows:
        del row["Perioden"]

    with pytest.raises(SourceError) as error:
        read(table, region_year=None)
    assert "region_year" in error.value.remedy


def test_a_table_without_regions_is_about_the_country(read, make_table):
    """National tables have no dimension for it."""
    table = make_table()
    del table.dimensions["Wijken"]
    table.rows = table.rows[:1]
    del table.rows[0]["Wijken"]

    cell = _cells(read(table))["NL00"]

    assert (cell["region_name"], cell["value"]) == ("Nederland", 461985.0)


def test_a_table_without_forms_has_an_empty_form(read, make_table):
    """An empty form says that the table has no such dimension."""
    table = make_table()
    del table.dimensions["VormenVanJeugdzorg"]
    for row in table.rows:
        del row["VormenVanJeugdzorg"]

    assert _cells(read(table))["GM1680"]["form_key"] == ""


@pytest.mark.parametrize("version", [3, 4])
def test_further_dimensions_are_kept_in_the_measure(read, make_table, version):
    """Boys and girls of one gemeente are two figures, whatever the program knows of them."""
    table = make_table()
    codes = [{"Key": "3000   ", "Title": "Mannen"}, {"Key": "4000   ", "Title": "Vrouwen"}]
    ages = [{"Key": "10000", "Title": "Totaal"}]
    table.dimensions |= {"Geslacht": ("Dimension", codes), "Leeftijd": ("Dimension", ages)}
    table.rows = [
        {**table.rows[1], "Geslacht": "3000   ", "Leeftijd": "10000", f"{YOUTHS}_1": "300"},
        {**table.rows[1], "Geslacht": "4000   ", "Leeftijd": "10000", f"{YOUTHS}_1": "295"},
    ]

    reading = read(table, version=version)

    boys = _cells(reading, f"{YOUTHS}|Geslacht=3000, Leeftijd=10000")["GM1680"]
    girls = _cells(reading, f"{YOUTHS}|Geslacht=4000, Leeftijd=10000")["GM1680"]
    assert (boys["value"], girls["value"]) == (300.0, 295.0)


def test_two_columns_with_one_stem_are_reported(read, make_table):
    """A stem alone would not tell them apart; the column does."""
    table = make_table()
    table.subjects[2]["Key"] = f"{YOUTHS}_9"
    for row in table.rows:
        row[f"{YOUTHS}_9"] = row.pop("TotaalTrajectenInNatura_9")

    reading = read(table)

    finding = next(f for f in reading.findings if f.code == "measure-repeated")
    assert dict(finding.context)["columns"] == f"{YOUTHS}_1, {YOUTHS}_9"


def test_fewer_rows_than_the_table_says_it_has_are_reported(read, make_table):
    """CBS's own count of rows is the check on what came."""
    table = make_table()
    table.record_count = 4 + 1

    finding = next(f for f in read(table).findings if f.code == "row-count-differs")

    assert dict(finding.context) == {"expected": "5", "found": "4"}


def test_a_selection_has_fewer_rows_without_a_finding(read, make_table):
    """Who asks for one gemeente gets one row."""
    reading = read(make_table(), dims={"Wijken": ("GM1680",)})

    assert _codes(reading.findings) == []


def test_a_page_with_numbers_and_points_mixed_is_read_whole(read, make_table):
    """A service that sends numbers as numbers and points as text is read all the same."""
    table = make_table(page_size=10)
    table.rows[1][f"{YOUTHS}_1"] = 595

    cells = _cells(read(table))

    assert (cells["GM1680"]["value"], cells["WK168000"]["mark"]) == (595.0, ".")


def test_a_column_that_is_empty_on_one_page_is_read_whole(read, make_table):
    """On the first page the column is null and on the second a number: it is one column."""
    table = make_table(page_size=3)
    for row in table.rows[:3]:
        row[f"{YOUTHS}_1"] = None

    cells = _cells(read(table, data_set="TypedDataSet"))

    assert (cells["GM1680"]["mark"], cells["WK168001"]["value"]) == ("leeg", 20.0)


def test_an_unknown_reason_for_an_absent_value_is_reported(
    store, fetched, make_table, server, make_reply
):
    """It becomes a point, since nothing else is sure, and the word is named."""
    table = make_table(page_size=100)
    rows = [
        {"Id": 0, "Value": None, "Measure": "T001203_1", "ValueAttribute": reason, **keys}
        for reason, keys in (
            ("Impossible", {"Wijken": "NL00"}),
            ("Confidential", {"Wijken": "GM1680"}),
            ("Geheimzinnig", {"Wijken": "WK168000"}),
            ("None", {"Wijken": "WK168001"}),
        )
        for keys in ({**keys, "VormenVanJeugdzorg": "T001203", "Perioden": "2022JJ00"},)
    ]
    server.fail("Observations", make_reply(body=json.dumps({"value": rows}).encode()))
    reading = read_observations(store, fetched(table, version=4), 2022)

    marks = {key: cell["mark"] for key, cell in _cells(reading).items()}
    assert marks == {"NL00": "leeg", "GM1680": ".", "WK168000": ".", "WK168001": "leeg"}
    finding = next(f for f in reading.findings if f.code == "value-attribute-unknown")
    assert dict(finding.context) == {"word": "Geheimzinnig"}


@pytest.mark.parametrize("version", [3, 4])
def test_periods_come_with_the_status_that_cbs_gives_them(store, fetched, make_table, version):
    """The word in the list counts; the stars of the label go."""
    table = make_table()
    table.dimensions["Perioden"][1].extend(
        [
            {"Key": "2021JJ00", "Title": "2021", "Status": "Definitief"},
            {"Key": "2020JJ00", "Title": "2020**", "Status": None},
        ]
    )

    periods = read_periods(store, fetched(table, version=version))

    assert [(p.key, p.title, p.status) for p in periods] == [
        ("2022JJ00", "2022", Status.VOORLOPIG),
        ("2021JJ00", "2021", Status.DEFINITIEF),
        ("2020JJ00", "2020", Status.NADER_VOORLOPIG),
    ]


def test_texts_come_with_the_group_they_stand_in(store, fetched, make_table):
    """In "Gebieden in Nederland" the group says which kind of region a code and name are of."""
    table = make_table()
    table.subjects[3]["ParentID"] = 10

    texts = read_texts(store, fetched(table)).to_pylist()

    assert texts[0] == {
        "row": 2,
        "region_key": "GM1680",
        "column": "Gemeentenaam_18",
        "group": "Jongeren",
        "title": "Gemeentenaam",
        "text": "Aa en Hunze",
    }
    assert len(texts) == 3 + 3
