"""Input that people do hand in: what is refused says what, where and what to do; the rest is told.

The texts stand in `messages.txt`. After a change that is meant, renew it with
`PYTHONPATH=tests python tests/contract/bad_input/test_bad_input.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.reading import Reading
from jeugdpeil.i18n.texts import LANGUAGES, catalogue
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from jeugdpeil.validation.report import finding_lines
from jeugdpeil.validation.validate import Validation, quarantined, usable, validate
from support.sources import codes, snapshot

MESSAGES = Path(__file__).with_name("messages.txt")

STATLINE = """\
"Regio's";"Perioden";"Jongeren met jeugdhulp in natura (% (zie toelichting))"
"Súdwest-Fryslân";"2022*";9,3
"Aalsmeer";"2022*";12,5
"""
KWB = """\
gwb_code_10;regio;recs;a_inw;a_jz_tn;p_jz_tn
GM0014;Groningen;Gemeente;233273;5465;9,3
WK001400;Centrum;Wijk;22735;110;1,1
GM0034;Almere;Gemeente;214715;8430;12,6
"""


@dataclass(frozen=True)
class Bad:
    """One bad file and the kind of source that it is said to be."""

    kind: str
    content: bytes
    encoding: str | None = None


def kwb(old: str = "", new: str = "") -> Bad:
    """The sound KWB file with one thing replaced."""
    assert old in KWB
    return Bad("kwb-csv", KWB.replace(old, new).encode())


REFUSED: Mapping[str, Bad] = {
    "empty file": Bad("statline-csv", b""),
    "only line ends": Bad("statline-csv", b"\r\n\r\n"),
    "only a byte order mark": Bad("statline-csv", b"\xef\xbb\xbf"),
    "HTML page saved as CSV": Bad(
        "statline-csv", b"\n<!DOCTYPE html>\n<html><title>503 Service Unavailable</title></html>"
    ),
    "XML answer of the feed": Bad("untyped-csv", b'<?xml version="1.0"?><feed></feed>'),
    "JSON answer of the feed": Bad("untyped-csv", b'{"odata.metadata": "x", "value": []}'),
    "Excel workbook": Bad("kwb-csv", b"PK\x03\x04rest"),
    "only a header": Bad("kwb-csv", KWB.splitlines()[0].encode()),
    "wrong kind of source": Bad("untyped-csv", KWB.encode()),
    "wrong delimiter": Bad("kwb-csv", KWB.replace(";", "|").encode()),
    "rows with another delimiter than the header": Bad(
        "kwb-csv", KWB.replace(";", "\t").replace("\t", ";", 5).encode()
    ),
    "commas for columns and decimals": Bad("kwb-csv", KWB.replace(";", ",").encode()),
    "Latin-1": Bad("statline-csv", STATLINE.encode("latin-1")),
    "UTF-16": Bad("statline-csv", STATLINE.encode("utf-16")),
    "UTF-8 that is said to be Windows-1252": Bad("statline-csv", STATLINE.encode(), "cp1252"),
    "unknown encoding": Bad("statline-csv", STATLINE.encode(), "ansi"),
    "title above the header": Bad("statline-csv", ("Jeugdhulp\n" + STATLINE).encode()),
    "column that occurs twice": kwb("a_inw;a_jz_tn", "a_jz_tn;a_jz_tn"),
    "open quotation mark": Bad("kwb-csv", KWB.replace("Groningen", '"Groningen').encode()),
    "no measures": Bad("kwb-csv", b"gwb_code_10;regio;recs\nGM0014;Groningen;Gemeente\n"),
    "further dimension": Bad(
        "statline-csv",
        STATLINE.replace(';"Jongeren', ';"Geslacht";"Jongeren', 1)
        .replace('2022*";9', '2022*";"Mannen";9')
        .replace('2022*";1', '2022*";"Vrouwen";1')
        .encode(),
    ),
    "no year": Bad("statline-csv", STATLINE.replace("2022*", "vorig jaar").encode()),
}

TOLD: Mapping[str, Bad] = {
    "duplicated region rows": kwb("GM0034;Almere", "GM0014;Groningen"),
    "duplicated region rows with the same figures": Bad(
        "kwb-csv", (KWB + KWB.splitlines()[-1]).encode()
    ),
    "unknown code": kwb("GM0034", "GM34"),
    "blank code": kwb("GM0034", ""),
    "percentage of 840": kwb("12,6", "840"),
    "negative count": kwb("214715", "-214715"),
    "fraction of a person": kwb("214715", "214715,5"),
    "small count": kwb("8430", "3"),
    "count that is not rounded": kwb("8430", "8431"),
    "half-year and year mixed": Bad(
        "statline-csv", (STATLINE + '"Aalsmeer";"1e halfjaar 2022**";10,9\n').encode()
    ),
    "unknown period": Bad(
        "statline-csv", (STATLINE + '"Aalsmeer";"2022 voorjaar";10,9\n').encode()
    ),
    "text in a number": kwb("8430", "ca. 8430"),
    "row that is cut off": Bad("kwb-csv", KWB[:-10].encode()),
    "wijken above their gemeente": kwb("22735;110", "22735;5500"),
    "empty column": Bad(
        "kwb-csv", KWB.replace(";5465", ";").replace(";110", ";").replace(";8430", ";").encode()
    ),
}


def read(bad: Bad) -> Reading:
    """Read a bad file as the source that it is said to be."""
    year = 2022 if bad.kind == "kwb-csv" else None
    options = ReadOptions(region_year=year, encoding=bad.encoding)
    return READERS[bad.kind](bad.content, snapshot(bad.content), options)


def refusal(bad: Bad) -> SourceError:
    """The error with which a file is refused."""
    with pytest.raises(SourceError) as caught:
        read(bad)
    return caught.value


def told(bad: Bad) -> tuple[Reading, Validation]:
    """What is read of a file, and what the rules say of it."""
    reading = read(bad)
    return reading, validate(reading.observations)


def values(reading: Reading, validation: Validation) -> dict[tuple[str, str], float | None]:
    """What is left to be used, per region and measure."""
    rows = usable(reading.observations, validation).table.to_pylist()
    return {(row["region_key"], row["measure"]): row["value"] for row in rows}


def all_messages() -> str:
    """Every message on bad input, as a person gets to read it."""
    parts = [f"## {name}\n{refusal(bad).message()}\n" for name, bad in REFUSED.items()]
    for name, bad in TOLD.items():
        reading, validation = told(bad)
        findings = (*reading.findings, *validation.findings)
        lines = [line for lang in LANGUAGES for line in finding_lines(findings, catalogue(lang))]
        parts.append("\n".join([f"## {name}", *lines, ""]))
    return "\n".join(parts)


def test_messages_are_as_agreed() -> None:
    """Nobody changes what a user reads without seeing it."""
    assert all_messages() == MESSAGES.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", REFUSED)
def test_refusal_says_what_where_and_what_to_do(name: str) -> None:
    """A file that cannot be read is named, and so is the way out."""
    error = refusal(REFUSED[name])
    assert error.what
    assert error.where.startswith("bron.csv")
    assert error.remedy.endswith(".")
    assert error.exit_code == 4


def test_sound_files_are_sound() -> None:
    """The files that the bad ones are made of have nothing wrong with them."""
    for bad in (Bad("kwb-csv", KWB.encode()), Bad("statline-csv", STATLINE.encode())):
        reading, validation = told(bad)
        assert (reading.findings, validation.findings) == ((), ())


def test_contradicting_rows_lose_what_they_contradict() -> None:
    """Two rows for Groningen with other figures: none of these figures is used."""
    reading, validation = told(TOLD["duplicated region rows"])
    assert codes(validation.findings) == ["region-contradicted"]
    assert validation.quarantined_rows == {3}
    left = values(reading, validation)
    assert left["GM0014", "a_jz_tn"] is None
    assert left["WK001400", "a_jz_tn"] == 110


def test_repeated_row_counts_once() -> None:
    """The same row twice: the first counts, the second is set apart."""
    reading, validation = told(TOLD["duplicated region rows with the same figures"])
    assert validation.quarantined_rows == {4}
    assert values(reading, validation)["GM0034", "a_jz_tn"] == 8430


@pytest.mark.parametrize("name", ["unknown code", "blank code"])
def test_row_of_no_region_is_set_apart(name: str) -> None:
    """It is neither used nor lost."""
    reading, validation = told(TOLD[name])
    assert validation.quarantined_rows == {3}
    assert {key for key, _ in values(reading, validation)} == {"GM0014", "WK001400"}
    apart = quarantined(reading.observations, validation)
    assert apart["value"].to_pylist() == [214715, 8430, 12.6]


@pytest.mark.parametrize(
    ("name", "measure"),
    [
        ("percentage of 840", "p_jz_tn"),
        ("negative count", "a_inw"),
        ("fraction of a person", "a_inw"),
        ("small count", "a_jz_tn"),
        ("count that is not rounded", "a_jz_tn"),
    ],
)
def test_impossible_value_is_set_apart_alone(name: str, measure: str) -> None:
    """The other figures of the gemeente stay."""
    reading, validation = told(TOLD[name])
    left = values(reading, validation)
    assert left["GM0034", measure] is None
    assert sum(value is None for value in left.values()) == 1
    assert [one.severity for one in validation.findings] == [Severity.ERROR]


def test_mixed_periods_are_told_and_stay() -> None:
    """Both are right; they are only not the same."""
    reading, validation = told(TOLD["half-year and year mixed"])
    assert codes(validation.findings) == ["periods-mixed"]
    assert usable(reading.observations, validation) is reading.observations


def test_row_that_is_cut_off_leaves_the_others() -> None:
    """A download that broke off keeps the rows that came in whole."""
    reading, validation = told(TOLD["row that is cut off"])
    assert [(one.code, one.location.row) for one in reading.findings] == [("row-width", 3)]
    assert {key for key, _ in values(reading, validation)} == {"GM0014", "WK001400"}


def test_small_count_is_not_repeated_in_its_message() -> None:
    """What should have been hidden is not printed either."""
    _, validation = told(TOLD["small count"])
    (found,) = validation.findings
    assert "3" not in "".join(word for _, word in found.context).replace("GM0034", "")


if __name__ == "__main__":
    MESSAGES.write_text(all_messages(), encoding="utf-8", newline="\n")
