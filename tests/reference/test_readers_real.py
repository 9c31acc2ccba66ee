"""The real CBS files, held against what was measured on them and what CBS published."""

from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.reading import Reading
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from jeugdpeil.validation.coverage import coverage_table
from jeugdpeil.validation.validate import validate
from support.sources import codes, snapshot

KWB = "cbs_wijk_2021_2022/kwb_jeugdzorg_wijk_gemeente_2021_2022.csv"
GEMEENTEN = "cbs_wijk_2021_2022/85335NED_gemeenten_2022_20230615.csv"
INDICATOREN = "cbs_vintages/85098NED_gemeenten_2022voorlopig_20230624.csv"
AMSTERDAM = "other_kwb/amsterdam_group7/kwb_2019.csv"
KINDS = {
    KWB: ("kwb-csv", None),
    GEMEENTEN: ("untyped-csv", None),
    INDICATOREN: ("statline-csv", None),
    AMSTERDAM: ("kwb-csv", 2019),
}
YOUTHS_AMSTERDAM = "zorg jongeren met jeugdzorg in natura"


@cache
def reading(folder: Path, name: str) -> Reading:
    """A real file, read once for all tests."""
    kind, region_year = KINDS[name]
    content = (folder / name).read_bytes()
    return READERS[kind](content, snapshot(content, name=name), ReadOptions(region_year))


def observations(
    folder: Path, name: str, measure: str, prefix: str = "", year: int = 0
) -> pa.Table:
    """The observations of a measure, for regions whose code begins so, of one year or all."""
    table = reading(folder, name).observations.table
    chosen = pc.equal(table["measure"].cast(pa.string()), measure)
    chosen = pc.and_(chosen, pc.starts_with(table["region_key"].cast(pa.string()), prefix))
    if year:
        chosen = pc.and_(chosen, pc.equal(table["region_year"], year))
    return table.filter(chosen)


def total(table: pa.Table) -> float:
    """The sum of all values that are there."""
    return float(pc.sum(table["value"]).as_py())


@pytest.mark.parametrize(
    ("year", "prefix", "regions"),
    [(2021, "NL", 1), (2021, "GM", 352), (2021, "WK", 3248)]
    + [(2022, "NL", 1), (2022, "GM", 345), (2022, "WK", 3340)],
)
def test_kwb_has_every_region_of_both_years(
    reference_data: Path, year: int, prefix: str, regions: int
) -> None:
    """No region is lost or doubled on reading."""
    table = observations(reference_data, KWB, "jz_jongeren", prefix, year)
    assert table.num_rows == len(set(table["region_key"].to_pylist())) == regions


def test_kwb_keeps_the_row_of_the_file(reference_data: Path) -> None:
    """The last row of 7,287 is found under its own number."""
    table = reading(reference_data, KWB).observations.table
    last = table.filter(pc.equal(table["row"], 7287))
    assert set(last["region_key"].to_pylist()) == {"WK199106"}
    assert pc.max(table["row"]).as_py() == 1 + 352 + 3248 + 1 + 345 + 3340


@pytest.mark.parametrize(("year", "missing"), [(2021, 14.4), (2022, 15.0)])
def test_hidden_share_of_wijken_is_as_measured(
    reference_data: Path, year: int, missing: float
) -> None:
    """Youths with care are not shown for one wijk in seven."""
    table = coverage_table([reading(reference_data, KWB).observations])
    (row,) = (
        row
        for row in table.rows
        if (row.measure, row.level, row.region_year) == ("jz_jongeren", "wijk", year)
    )
    assert 100 * (1 - row.share) == pytest.approx(missing, abs=0.05)


def test_counts_of_youths_are_multiples_of_five_from_ten(reference_data: Path) -> None:
    """The rule of CBS holds in every cell of all sixteen columns."""
    table = reading(reference_data, KWB).observations.table
    youths = table.filter(pc.starts_with(table["measure"].cast(pa.string()), "jz_"))
    values = youths["value"].drop_null().to_numpy()
    assert (values.min(), np.unique(values % 5).tolist()) == (10, [0.0])


def test_gemeenten_of_2022_are_the_country_but_for_rounding(reference_data: Path) -> None:
    """461,955 against 461,985: 30 apart, where 345 rounded numbers may differ by 2 each."""
    country = total(observations(reference_data, KWB, "jz_jongeren", "NL", 2022))
    gemeenten = total(observations(reference_data, KWB, "jz_jongeren", "GM", 2022))
    assert (country, gemeenten) == (461985, 461955)
    assert abs(country - gemeenten) <= 2 * (345 + 1)


@pytest.mark.parametrize(
    ("year", "wijken", "gemeenten"), [(2021, 404965, 463570), (2022, 406610, 461955)]
)
def test_wijken_hold_less_than_their_gemeenten(
    reference_data: Path, year: int, wijken: int, gemeenten: int
) -> None:
    """Hidden wijken, and address against woonplaatsbeginsel: 0.87 and 0.88 of the gemeenten."""
    assert total(observations(reference_data, KWB, "jz_jongeren", "WK", year)) == wijken
    assert total(observations(reference_data, KWB, "jz_jongeren", "GM", year)) == gemeenten


def test_country_of_2021_is_not_in_the_file(reference_data: Path) -> None:
    """It is a blank; nothing is made up for it."""
    table = observations(reference_data, KWB, "jz_jongeren", "NL", 2021)
    assert (table["value"].to_pylist(), table["mark"].to_pylist()) == ([None], ["leeg"])


def test_both_files_of_2022_say_the_same_of_every_gemeente(reference_data: Path) -> None:
    """The joined file and the dataset that it was made of agree in all 346 rows."""
    one = observations(reference_data, GEMEENTEN, "TotaalJongerenMetJeugdzorgInNatura")
    other = observations(reference_data, KWB, "jz_jongeren", "", 2022)
    values = dict(zip(other["region_key"].to_pylist(), other["value"].to_pylist(), strict=True))
    assert one.num_rows == 1 + 345
    assert {
        key: value
        for key, value in zip(one["region_key"].to_pylist(), one["value"].to_pylist(), strict=True)
        if values[key] != value
    } == {}


def test_national_row_has_two_codes(reference_data: Path) -> None:
    """Key NL00 and Codering NL01; the key counts, and that is the only finding."""
    (found,) = reading(reference_data, GEMEENTEN).findings
    assert (found.code, found.severity) == ("region-code-differs", Severity.INFO)
    assert dict(found.context) == {"key": "NL00", "other": "NL01"}


def test_secret_values_of_the_dataset_are_points(reference_data: Path) -> None:
    """Where the joined file has a blank, its source had a point."""
    table = observations(reference_data, GEMEENTEN, "RechterOfficierVanJustitie")
    assert Counter(table["mark"].to_pylist()).keys() == {None, "."}


@pytest.mark.parametrize(
    ("measure", "filled"),
    [
        ("jongeren met jeugdhulp in natura", 97),
        ("jongeren met jeugdh. met verbl. in nat.", 95),
        ("jongeren met jeugdbescherming", 95),
        ("jeugdbesch. en jeugdh. met verbl. in nat", 87),
        ("jongeren met jeugdreclassering", 53),
    ],
)
def test_indicatoren_are_filled_as_measured(
    reference_data: Path, measure: str, filled: int
) -> None:
    """Of the country and 355 names of gemeenten, some of which no longer exist."""
    table = observations(reference_data, INDICATOREN, measure)
    assert table.num_rows == 356
    assert round(100 * (356 - table["value"].null_count) / 356) == filled


def test_indicatoren_are_provisional_by_name(reference_data: Path) -> None:
    """The star stays on the period; regions have names and no codes."""
    table = reading(reference_data, INDICATOREN).observations.table
    assert set(table["period_key"].to_pylist()) == {"2022*"}
    assert "Súdwest-Fryslân" in table["region_name"].to_pylist()
    assert set(table["region_kind"].to_pylist()) == {None}


def test_abolished_gemeente_is_a_blank(reference_data: Path) -> None:
    """Beemster went up in Purmerend on 1 January 2022: it cannot occur, which is not zero."""
    table = observations(
        reference_data, INDICATOREN, "jongeren met jeugdhulp in natura", "Beemster"
    )
    assert table["mark"].to_pylist() == ["leeg"]


def test_kwb_2019_through_r_has_the_published_figures(reference_data: Path) -> None:
    """Nederland 437,345 youths or 9,9 %, Amsterdam 20,735, its wijken together 18,765."""
    percentage = "zorg percentage jongeren met jeugdzorg"
    assert total(observations(reference_data, AMSTERDAM, YOUTHS_AMSTERDAM, "NL")) == 437345
    assert total(observations(reference_data, AMSTERDAM, percentage, "NL")) == 9.9
    assert total(observations(reference_data, AMSTERDAM, YOUTHS_AMSTERDAM, "GM0363")) == 20735
    assert total(observations(reference_data, AMSTERDAM, YOUTHS_AMSTERDAM, "WK")) == 18765


def test_kwb_2019_through_r_is_filled_as_measured(reference_data: Path) -> None:
    """96 of 99 wijken and 337 of 479 buurten."""
    for prefix, regions, filled in (("WK", 99, 96), ("BU", 479, 337)):
        table = observations(reference_data, AMSTERDAM, YOUTHS_AMSTERDAM, prefix)
        assert (table.num_rows, table.num_rows - table["value"].null_count) == (regions, filled)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_real_is_set_apart(reference_data: Path, name: str) -> None:
    """A rule that calls a real value impossible is a wrong rule."""
    validation = validate(reading(reference_data, name).observations)
    assert [found for found in validation.findings if found.severity is Severity.ERROR] == []
    assert (len(validation.quarantined_rows), len(validation.quarantined_cells)) == (0, 0)


def test_a_first_release_is_told_by_its_empty_columns(reference_data: Path) -> None:
    """KWB 2022 has no income, benefits or education yet: more columns lack cells than in 2021."""
    findings = validate(reading(reference_data, KWB).observations).findings
    told = {
        dict(found.context)["period"]: found for found in findings if found.code == "filled-partly"
    }
    assert {period: found.count for period, found in told.items()} == {"2021": 29, "2022": 50}
    assert "jz_verw_rechter: wijk 1 %" in dict(told["2022"].context)["columns"]


def test_decimals_taken_from_a_real_file_are_noticed(reference_data: Path) -> None:
    """The damage that was seen in copies of KWB is told for each damaged column."""
    content = (reference_data / KWB).read_text(encoding="utf-8")
    header, *lines = content.splitlines()
    damaged = [header.split(",").index(name) for name in ("g_hhgro", "g_ink_pi", "p_hh_li")]
    rows = [line.split(",") for line in lines]
    for row in rows:
        for place in damaged:
            row[place] = row[place].removesuffix(".0").replace(".", "")
    text = "\n".join([header, *(",".join(row) for row in rows)]).encode()
    found = validate(READERS["kwb-csv"](text, snapshot(text)).observations).findings
    told = {one.location.column for one in found if one.code == "decimals-lost"}
    assert told == {"g_hhgro", "g_ink_pi", "p_hh_li"}


def test_undamaged_real_files_have_their_decimals(reference_data: Path) -> None:
    """None of the real columns looks as if its decimals were lost."""
    for name in KINDS:
        found = validate(reading(reference_data, name).observations).findings
        assert {"decimals-lost", "value-repeated"}.isdisjoint(codes(found)), name
