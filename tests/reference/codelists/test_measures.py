"""The columns of the real CBS files have a measure."""

import csv
from pathlib import Path

import pyarrow.parquet as pq

from jeugdpeil.codelists.measures import MEASURES
from jeugdpeil.sources.cbs.measure_stem import odata_stem, plain_stem, r_title_stem, title_stem

KEYS = {"code", "regio", "gm_naam", "niveau", "year", "jz_vorm", "jz_periode"}
# Mean household size and clients per 1000 follow from counts that are there too.
UNUSED = {"g_hhgro", "p_wmo_t"}


def header(path: Path, delimiter: str) -> list[str]:
    """The titles in the first line of a file."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return next(csv.reader(lines, delimiter=delimiter))


def test_every_used_column_of_the_joined_file_has_a_measure(reference_data: Path) -> None:
    """KWB with youth care of 2021 and 2022: all columns but two derived ones."""
    path = reference_data / "cbs_wijk_2021_2022" / "kwb_jeugdzorg_wijk_gemeente_2021_2022.csv"
    stems = {plain_stem(name) for name in header(path, ",")} - KEYS
    assert stems - set(MEASURES) == UNUSED


def test_every_number_of_the_wijk_table_has_a_measure(reference_data: Path) -> None:
    """85335NED: the seventeen columns of youths and trajecten."""
    path = reference_data / "cbs_wijk_2021_2022" / "85335NED_gemeenten_2022_20230615.csv"
    stems = [odata_stem(name) for name in header(path, ",")[5:22]]
    assert len(stems) == 17
    assert set(stems) <= set(MEASURES)


def test_every_percentage_of_the_indicators_has_a_measure(reference_data: Path) -> None:
    """85098NED: the five published percentages."""
    path = reference_data / "cbs_vintages" / "85098NED_gemeenten_2022voorlopig_20230624.csv"
    stems = [title_stem(name) for name in header(path, ";")[2:]]
    assert len(stems) == 5
    assert set(stems) <= set(MEASURES)


def test_all_names_of_a_measure_are_names_of_the_same_column(reference_data: Path) -> None:
    """The OData names of 2020 and the titles of 2019, saved from R, lead to the same measures."""
    odata = reference_data / "odata_fixtures" / "statline-bq" / "84799NED"
    names = pq.read_schema(odata / "cbs.v3.84799NED_TypedDataSet.parquet").names
    from_odata = {MEASURES[stem] for stem in map(odata_stem, names) if stem in MEASURES}
    through_r = header(reference_data / "other_kwb" / "amsterdam_group7" / "kwb_2019.csv", ",")
    from_titles = {MEASURES[stem] for stem in map(r_title_stem, through_r) if stem in MEASURES}
    assert from_titles == from_odata
    assert {item.variable for item in from_titles} >= {"jongeren", "percentage jongeren"}
