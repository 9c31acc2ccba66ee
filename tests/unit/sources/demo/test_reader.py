"""Reading the files back: every cell in the source's words, and files that are none of ours."""

import io
from dataclasses import replace

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from jeugdpeil.codelists.measures import MEASURES
from jeugdpeil.domain.care_form import CBS_KEYS, CBS_LABELS
from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.period import Period
from jeugdpeil.sources.demo import DemoCountry, DemoPublication, read_demo, read_description


def with_column(publication: DemoPublication, name: str, values: list[object]) -> bytes:
    """The file of a publication, cut to some rows, with other values in one column."""
    table = pq.read_table(publication.path).slice(0, len(values))
    place = table.column_names.index(name)
    changed = table.set_column(place, name, pa.array(values, table[name].type))
    target = io.BytesIO()
    pq.write_table(changed, target)
    return target.getvalue()


def test_every_word_of_every_file_is_known(country: DemoCountry) -> None:
    """Measures, forms and periods are such as the code lists have; nothing would be left out."""
    for publication in country.publications:
        reading = read_demo(publication.path.read_bytes(), publication.snapshot)
        table = reading.observations.table
        assert reading.findings == ()
        words = {
            name: set(table[name].cast(pa.string()).unique().to_pylist())
            for name in ("measure", "form_key", "period_key")
        }
        assert words["measure"] <= set(MEASURES)
        assert words["form_key"] <= {"", *CBS_KEYS, *CBS_LABELS}
        periods = {str(Period.from_cbs_key(str(key))) for key in words["period_key"]}
        assert periods == set(publication.status_of_period)


def test_a_row_of_the_file_is_a_row_of_the_observations(country: DemoCountry) -> None:
    """The third observation is the third row of data."""
    publication = country.publications[0]
    source = pq.read_table(publication.path).slice(2, 1).to_pylist()[0]
    reading = read_demo(publication.path.read_bytes(), publication.snapshot)
    row = reading.observations.table.slice(2, 1).to_pylist()[0]
    assert row == {
        "row": 3,
        "column": "Waarde",
        "region_key": source["Regio"],
        "region_name": source["RegioNaam"],
        "region_kind": source["SoortRegio"],
        "region_year": source["Indeling"],
        "period_key": source["Perioden"],
        "form_key": source["VormenVanJeugdzorg"],
        "measure": source["Onderwerp"],
        "value": source["Waarde"],
        "mark": source["Teken"],
    }


def test_a_file_says_what_it_is(country: DemoCountry) -> None:
    """Table, day and levels stand in the file itself."""
    for publication in country.publications:
        found = read_description(publication.path.read_bytes(), publication.snapshot.origin)
        assert (found.table, found.vintage, found.levels) == (
            publication.table,
            publication.vintage,
            publication.levels,
        )


def test_an_unknown_mark_is_unreadable_and_found(country: DemoCountry) -> None:
    """A mark that nobody explained never becomes a value or a silent hole."""
    publication = country.publications[0]
    content = with_column(publication, "Teken", ["?", None, "."])
    reading = read_demo(content, publication.snapshot)
    marks = reading.observations.table["mark"].to_pylist()
    assert marks == ["onleesbaar", None, "."]
    assert [(finding.code, finding.count) for finding in reading.findings] == [
        ("cell-unreadable", 1)
    ]


def test_a_cell_with_neither_value_nor_mark_is_unreadable(country: DemoCountry) -> None:
    """An empty cell without a reason is not zero and not secret."""
    publication = country.publications[0]
    content = with_column(publication, "Waarde", [None, 15.0, 20.0])
    reading = read_demo(content, publication.snapshot)
    assert reading.observations.table["mark"].to_pylist() == ["onleesbaar", None, None]


@pytest.mark.parametrize("content", [b"", b"<html><body>Fout 500</body></html>", b"a;b\n1;2\n"])
def test_other_bytes_are_refused(country: DemoCountry, content: bytes) -> None:
    """An empty file, an error page and a CSV get a message that says what to do."""
    snapshot = replace(country.publications[0].snapshot, origin="kapot.parquet")
    with pytest.raises(SourceError, match=r"kapot\.parquet") as refused:
        read_demo(content, snapshot)
    assert "jeugdpeil demo" in refused.value.remedy
    with pytest.raises(SourceError):
        read_description(content, "kapot.parquet")


def test_another_parquet_file_is_refused(country: DemoCountry) -> None:
    """The outlines are Parquet, too, and no table of figures."""
    content = (country.folder / "demo_gebieden.parquet").read_bytes()
    with pytest.raises(SourceError, match="Onderwerp"):
        read_demo(content, country.publications[0].snapshot)
    with pytest.raises(SourceError):
        read_description(content, "demo_gebieden.parquet")
