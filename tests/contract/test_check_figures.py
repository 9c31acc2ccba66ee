"""What `jeugdpeil check figures` says and ends with."""

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from jeugdpeil.domain import errors
from support.command_line import run

WRONG = "jaar;jongens;meisjes;totaal\n2019;200;210;420\n2020;305;310;615\n"
MIXED = "In de eerste helft van 2022 waren er 980 jongeren met hulp, minder dan in 2021.\n"


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_without_findings_ends_with_nought(tmp_path: Path) -> None:
    """A script goes on."""
    file = written(tmp_path, "goed.md", "In 2020 kregen 435.760 jongeren jeugdzorg.\n")
    said = run("check", "figures", file)
    assert (said.code, said.err) == (0, "")
    assert said.out == "goed.md: geen cijfers gevonden die elkaar tegenspreken.\n"


def test_a_finding_has_its_place_and_its_sum(tmp_path: Path) -> None:
    """A writer sees file, line and cell, and what was worked out, in Dutch notation."""
    said = run("check", "figures", written(tmp_path, "tabel.csv", WRONG))
    assert said.code == 1
    assert said.out.splitlines() == [
        "Klopt niet (1): de rekensom laat geen andere lezing.",
        (
            "- tabel.csv, regel 2, cel “2019 / totaal”: Klopt niet: bij “totaal” staat 420, maar "
            "200 + 210 is 410. Het verschil is −10; afronding verklaart hooguit 7,5. "
            "[lint-sum-wrong]"
        ),
        "",
        "De controle kijkt of cijfers bij elkaar passen. Of een cijfer waar is, kan zij niet zien.",
    ]


def test_what_is_not_proved_is_a_check(tmp_path: Path) -> None:
    """A check alone ends with 1 as well, under a head of its own."""
    said = run("check", "figures", written(tmp_path, "tekst.txt", MIXED))
    assert said.code == 1
    assert said.out.startswith(
        "Controleer (1): er kan een goede reden zijn.\n- tekst.txt, regel 1:"
    )
    assert "Klopt niet" not in said.out


def test_findings_in_english(tmp_path: Path) -> None:
    """The sentences are in the language that was asked for, whatever that of the text."""
    said = run("check", "figures", "--lang", "en", written(tmp_path, "tabel.csv", WRONG))
    assert "line 2, cell “2019 / totaal”: Does not add up: “totaal” says 420" in said.out
    assert "rounding explains at most 7.5" in said.out


def test_findings_as_json(tmp_path: Path) -> None:
    """A program gets codes and places, and the sentence beside them."""
    said = run("check", "figures", "--json", written(tmp_path, "tabel.csv", WRONG))
    assert said.code == 1
    record = json.loads(said.out)
    (finding,) = record["findings"]
    assert record["file"] == "tabel.csv"
    assert (finding["code"], finding["severity"]) == ("lint-sum-wrong", "error")
    assert (finding["line"], finding["cell"]) == (2, "2019 / totaal")
    assert finding["context"]["sum"] == str(200 + 210)
    assert finding["sentence"].startswith("Klopt niet: ")


def test_input_from_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a dash the text is what another program writes."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(MIXED.encode())))
    said = run("check", "figures", "-")
    assert said.code == 1
    assert "- invoer, regel 1:" in said.out


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Excel writes one in front of a CSV."""
    said = run("check", "figures", written(tmp_path, "tabel.csv", "\ufeff" + WRONG))
    assert "regel 2, cel “2019 / totaal”" in said.out


@pytest.mark.parametrize(
    ("name", "content", "kind", "words"),
    [
        ("tekst.docx", b"x", errors.UsageError, "geen naam die eindigt op .txt"),
        ("leeg.md", b" \n", errors.SourceError, "is leeg"),
        ("tekst.txt", b"%PDF-1.7", errors.SourceError, "is geen tekst"),
        ("tekst.md", b"a\0b", errors.SourceError, "is geen tekst"),
        ("tekst.txt", "één".encode("latin-1"), errors.SourceError, "niet in UTF-8"),
    ],
)
def test_a_file_that_cannot_be_checked(
    tmp_path: Path, name: str, content: bytes, kind: type[errors.UserError], words: str
) -> None:
    """The message says what came, what was wanted and what to do."""
    (tmp_path / name).write_bytes(content)
    said = run("check", "figures", tmp_path / name)
    assert (said.code, said.out) == (kind.exit_code, "")
    assert said.err.startswith(f"Fout: Het bestand {name} ")
    assert words in said.err
    assert len(said.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Fout: Het bestand"), ("en", "Error: The file")]
)
def test_a_file_that_is_not_there(tmp_path: Path, language: str, words: str) -> None:
    """In the language that was asked for, and with the code of a source."""
    said = run("check", "figures", "--lang", language, tmp_path / "weg.md")
    assert said.code == errors.SourceError.exit_code
    assert said.err.startswith(words)


def test_a_folder_is_no_text(tmp_path: Path) -> None:
    """A folder whose name ends as a text is refused like any file that cannot be read."""
    (tmp_path / "map.md").mkdir()
    said = run("check", "figures", tmp_path / "map.md")
    assert said.code == errors.SourceError.exit_code
    assert "is niet te lezen" in said.err
