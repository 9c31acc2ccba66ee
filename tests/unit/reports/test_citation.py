"""How a page is named as a source, in every format."""

import json
from dataclasses import replace
from datetime import date

import pytest

from jeugdpeil.reports.citation import FORMATS, Citation, bibtex, citation, csl_json, ris
from jeugdpeil.site.edition import Edition

ITEM = Citation(
    key="jeugdpeil-GM9001-2022-2026-04-30.1",
    title="Jeugdzorg in Hatterloo, indeling 2022",
    monitor="Jeugdpeil",
    owner="Gemeente Peil & Co",
    release="2026-04-30.1",
    made=date(2026, 4, 30),
    url="https://example.org/gebied/GM9001/2022",
    sources=("CBS (CC BY 4.0)",),
    remark="",
    language="nl",
)


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_names_owner_release_licence_and_source(extension: str) -> None:
    """Without one of these a reader cannot find back what was read, or may not use it."""
    words = FORMATS[extension](ITEM)
    wanted = ("Peil", "Hatterloo", "2026-04-30.1", "CC BY 4.0", "CBS", ITEM.url)
    assert [word for word in wanted if word not in words] == []


def test_signs_of_bibtex_are_written_as_signs() -> None:
    """An ampersand in the name of an owner does not break the file."""
    assert r"Peil \& Co" in bibtex(ITEM)


def test_csl_json_is_json_with_a_date() -> None:
    """A reference manager reads the day as numbers."""
    (entry,) = json.loads(csl_json(ITEM))
    assert entry["issued"] == {"date-parts": [[2026, 4, 30]]}


def test_an_entry_of_ris_begins_with_its_type_and_ends() -> None:
    """So the format asks."""
    lines = ris(replace(ITEM, url="")).splitlines()
    assert lines[0] == "TY  - DATA"
    assert lines[-1] == "ER  - "
    assert not [line for line in lines if line.startswith("UR")]


def test_made_up_figures_and_drafts_say_so(edition: Edition) -> None:
    """Also in somebody else's list of sources."""
    made = citation(edition.manifest, "x", "X", "", "nl", is_concept=True)
    assert "VERZONNEN" in made.remark
    assert "CONCEPT" in made.remark
