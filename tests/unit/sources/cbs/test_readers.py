"""The dialects in which CBS files go round, each read into the same observations."""

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.tables import NO_REGION
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from support.sources import cells_of, codes, snapshot

STATLINE = """\
"Regio's";"Perioden";"Jongeren met jeugdhulp (% (zie toelichting))";"Jongeren met verblijf (%)"
"Nederland";"2022*";13,2;8,8
"Beemster";"2022*";;.
"""
UNTYPED = """\
,ID,VormenVanJeugdzorg,Wijken,Perioden,TotaalJongerenMetJeugdzorgInNatura_1,k_0Tot4Jaar_2,\
Gemeentenaam_18,SoortRegio_19,Codering_20
0,2,T001203,NL00      ,2022JJ00,  461985,   31040,          ,         ,NL01
1,5,T001203,GM1680    ,2022JJ00,     595,       .,Aa en Hunze ,Gemeente ,GM1680
2,6,T001203,WK168000  ,2022JJ00,      45,       .,Aa en Hunze ,Wijk     ,WK168000
"""
JOINED = """\
code,regio,gm_naam,niveau,year,a_inw,jz_vorm,jz_periode,jz_jongeren
NL00,Nederland,Nederland,Land,2022,17590672,,,461985.0
GM1680,Aa en Hunze,Aa en Hunze,Gemeente,2022,25724,T001203,2022JJ00,595.0
WK168000,Annen,Aa en Hunze,Wijk,2021,3500,T001203,2021JJ00,
"""
OFFICIAL = """\
gwb_code_10;gwb_code_8;regio;gm_naam;recs;gwb_code;ind_wbz;a_inw;a_jz_tn;p_jz_tn
GM1680;1680;Aa en Hunze;Aa en Hunze;Gemeente;GM1680;.;25724;595;9,3
WK168000;168000;Annen;Aa en Hunze;Wijk;WK168000;1;3500;.;.
"""
THROUGH_R = """\
"","Wijken.en.buurten","Regioaanduiding.Gemeentenaam..naam.",\
"Regioaanduiding.Soort.regio..omschrijving.","Regioaanduiding.Codering..code.",\
"Zorg.Jongeren.met.jeugdzorg.in.natura..aantal.","Zorg.Percentage.jongeren.met.jeugdzorg...."
"1","Amsterdam","Amsterdam   ","Gemeente  ","GM0363    ",20735,"10,2"
"2","Burgwallen","Amsterdam   ","Wijk      ","WK036300  ",NA,""
"""
FROM_STATLINE = """\
"Wijken en buurten";"Regioaanduiding/Gemeentenaam (naam)";\
"Regioaanduiding/Soort regio (omschrijving)";"Regioaanduiding/Codering (code)";\
"Zorg/Jongeren met jeugdzorg in natura (aantal)"
"Annen";"Aa en Hunze   ";"Wijk      ";"WK168000  ";45
"Bron: CBS"
"""
ODATA = """\
ID,WijkenEnBuurten,Gemeentenaam_1,SoortRegio_2,Codering_3,JongerenMetJeugdzorgInNatura_{number}
0,GM1680    ,Aa en Hunze ,Gemeente ,GM1680    ,     595
"""


def read(kind: str, text: str, region_year: int | None = None) -> Reading:
    """Read a text as one kind of source."""
    content = text.encode()
    return READERS[kind](content, snapshot(content), ReadOptions(region_year=region_year))


def column(reading: Reading, name: str) -> list[object]:
    """The words of a column of the observations, each once, in order of appearance."""
    return list(dict.fromkeys(reading.observations.table[name].to_pylist()))


def test_statline_title_loses_its_unit_only() -> None:
    """The measure is the title in lower case; the unit stays in the name of the column."""
    reading = read("statline-csv", STATLINE)
    assert column(reading, "measure") == ["jongeren met jeugdhulp", "jongeren met verblijf"]
    assert column(reading, "column")[1] == "Jongeren met verblijf (%)"


def test_statline_keeps_point_and_blank_apart() -> None:
    """A gemeente that was abolished is a blank, a secret value a point."""
    reading = read("statline-csv", STATLINE)
    assert cells_of(reading, "jongeren met jeugdhulp") == {"Nederland": 13.2, "Beemster": "leeg"}
    assert cells_of(reading, "jongeren met verblijf")["Beemster"] == "."


def test_statline_without_codes_knows_regions_by_name() -> None:
    """The name is the key, and the kind of region is not told."""
    reading = read("statline-csv", STATLINE)
    assert column(reading, "region_key") == column(reading, "region_name")
    assert column(reading, "region_kind") == [None]


@pytest.mark.parametrize("label", ["2022", "2022*", "2022**", "1e halfjaar 2022**"])
def test_statline_period_keeps_its_stars(label: str) -> None:
    """The stars say how final a figure is; its year is that of the regions."""
    reading = read("statline-csv", STATLINE.replace("2022*", label))
    assert column(reading, "period_key") == [label]
    assert column(reading, "region_year") == [2022]


def test_division_of_another_year_is_told_by_the_monitor_file() -> None:
    """CBS may publish 2020 in the gemeenten of 2021; the option counts where no column says so."""
    reading = read("statline-csv", STATLINE, region_year=2023)
    assert column(reading, "region_year") == [2023]
    assert column(reading, "period_key") == ["2022*"]


def test_titles_that_differ_in_unit_only_keep_it() -> None:
    """A count and a percentage with the same title must not become one measure."""
    text = '"Regio\'s";"Perioden";"Jongeren (aantal)";"Jongeren (%)"\n"Nederland";"2022";5;1,5\n'
    assert column(read("statline-csv", text), "measure") == ["jongeren (aantal)", "jongeren (%)"]


def test_unknown_dimension_is_refused() -> None:
    """Men and women in one table would make every region occur twice."""
    text = '"Regio\'s";"Perioden";"Geslacht";"Jongeren (%)"\n"Nederland";"2022";"{}";1,5\n'
    twice = text.format("Mannen") + '"Nederland";"2022";"Vrouwen";1,7\n'
    with pytest.raises(SourceError, match="'Mannen', 'Vrouwen'"):
        read("statline-csv", twice)
    assert codes(read("statline-csv", text.format("Totaal")).findings) == ["text-column"]


def test_untyped_dataset_is_freed_of_padding_and_numbers() -> None:
    """Keys, names and values are padded; the number of a column changes every year."""
    reading = read("untyped-csv", UNTYPED)
    assert cells_of(reading, "TotaalJongerenMetJeugdzorgInNatura") == {
        "NL00": 461985.0,
        "GM1680": 595.0,
        "WK168000": 45.0,
    }
    assert cells_of(reading, "k_0Tot4Jaar")["GM1680"] == "."
    assert column(reading, "form_key") == ["T001203"]


def test_key_counts_where_the_codering_differs() -> None:
    """The national row has key NL00 and Codering NL01; that is told, not hidden."""
    reading = read("untyped-csv", UNTYPED)
    (found,) = reading.findings
    assert (found.code, dict(found.context)) == (
        "region-code-differs",
        {"key": "NL00", "other": "NL01"},
    )


def test_name_of_the_gemeente_is_not_the_name_of_its_wijk() -> None:
    """The column Gemeentenaam bears the gemeente in the rows of its wijken as well."""
    reading = read("untyped-csv", UNTYPED)
    assert column(reading, "region_name") == [None, "Aa en Hunze"]
    names = {
        row["region_key"]: row["region_name"] for row in reading.observations.table.to_pylist()
    }
    assert names["WK168000"] is None


def test_joined_kwb_has_a_year_per_row() -> None:
    """The year in the row is that of the division and, without a period, that of the figure."""
    rows = read("kwb-csv", JOINED).observations.table.to_pylist()
    years = {row["region_key"]: (row["region_year"], row["period_key"]) for row in rows}
    assert years == {
        "NL00": (2022, "2022JJ00"),
        "GM1680": (2022, "2022JJ00"),
        "WK168000": (2021, "2021JJ00"),
    }


def test_form_belongs_to_youth_care_columns_only() -> None:
    """A number of inhabitants has no form of care."""
    rows = read("kwb-csv", JOINED).observations.table.to_pylist()
    assert {(row["measure"], row["form_key"]) for row in rows} == {
        ("a_inw", ""),
        ("jz_jongeren", "T001203"),
    }


def test_official_kwb_has_decimal_commas_and_points_for_secret() -> None:
    """The flat file of CBS; its other codes of the region are no measures."""
    reading = read("kwb-csv", OFFICIAL, 2022)
    assert cells_of(reading, "p_jz_tn") == {"GM1680": 9.3, "WK168000": "."}
    assert column(reading, "measure") == ["a_inw", "a_jz_tn", "p_jz_tn"]


def test_kwb_through_r_is_read_by_its_dotted_titles() -> None:
    """Commas separate and, within quotes, mark decimals; NA is a blank."""
    reading = read("kwb-csv", THROUGH_R, 2019)
    assert cells_of(reading, "zorg jongeren met jeugdzorg in natura") == {
        "GM0363": 20735.0,
        "WK036300": "leeg",
    }
    assert cells_of(reading, "zorg percentage jongeren met jeugdzorg")["GM0363"] == 10.2


def test_kwb_from_statline_is_known_by_its_codes() -> None:
    """This download has codes, so the name of the wijk is a name and no key."""
    (row,) = read("kwb-csv", FROM_STATLINE, 2022).observations.table.to_pylist()
    assert (row["region_key"], row["region_name"], row["region_kind"]) == (
        "WK168000",
        "Annen",
        "Wijk",
    )
    assert (row["measure"], row["value"]) == ("zorg/jongeren met jeugdzorg in natura", 45)


@pytest.mark.parametrize("number", [83, 84, 87, 91, 93, 96])
def test_kwb_measure_is_the_same_whatever_its_number(number: int) -> None:
    """The number of the youth-care column was another one in each of these years."""
    reading = read("kwb-csv", ODATA.format(number=number), 2020)
    assert cells_of(reading, "JongerenMetJeugdzorgInNatura") == {"GM1680": 595.0}


def test_two_columns_with_one_stem_are_told() -> None:
    """Dwelling types occur under electricity and under gas; nobody may mix them up unseen."""
    text = "WijkenEnBuurten,SoortRegio_2,Appartement_48,Appartement_56\nGM1680,Gemeente,1,2\n"
    (found,) = read("kwb-csv", text, 2020).findings
    assert (found.code, dict(found.context)["columns"]) == (
        "measure-repeated",
        "Appartement_48, Appartement_56",
    )


def test_year_of_the_division_must_be_told() -> None:
    """Without a year in the file or the monitor file a code is no key."""
    with pytest.raises(SourceError, match="region_year = 2022"):
        read("kwb-csv", OFFICIAL)


def test_row_without_a_region_is_kept_under_a_word_of_its_own() -> None:
    """Nothing is dropped on reading; validation sets the row apart."""
    reading = read("kwb-csv", OFFICIAL.replace("\nGM1680;1680", "\n ;1680"), 2022)
    assert cells_of(reading, "a_jz_tn") == {NO_REGION: 595.0, "WK168000": "."}


def test_unreadable_cells_are_told_with_rows_and_without_their_text() -> None:
    """What stands in a cell that is no number could be anything, so it is not repeated."""
    text = OFFICIAL.replace("25724", "vijf").replace("3500", "3500")
    (found,) = read("kwb-csv", text, 2022).findings
    assert (found.code, found.location.row, found.location.column) == (
        "cell-unreadable",
        1,
        "a_inw",
    )
    assert "vijf" not in str(found)


def test_readers_are_known_by_the_kinds_of_the_monitor_file() -> None:
    """These three words may stand after `kind` for a file."""
    assert set(READERS) == {"kwb-csv", "statline-csv", "untyped-csv"}
