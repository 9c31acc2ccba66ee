"""The documents hold what the code says now, and their links lead somewhere."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from jeugdpeil.published.headers import (
    CHANGE_HEADERS,
    EXPECTED_HEADERS,
    HEADERS,
    NOWCAST_HEADERS,
    RECORD_HEADERS,
    TREND_HEADERS,
)

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The program that writes the reference pages."""
    spec = importlib.util.spec_from_file_location("reference", ROOT / "tools" / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_reference_page_is_stale(reference: ModuleType) -> None:
    """Commands, options, exit codes, rules and terms are documented as they are: make reference."""
    assert [path.name for path in reference.stale()] == []


def test_a_changed_page_is_found_stale(
    reference: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search for stale pages finds one that says something else."""
    monkeypatch.setattr(reference, "SHELF", tmp_path)
    (tmp_path / "foutcodes.md").write_text("# Foutcodes\n", encoding="utf-8")
    assert tmp_path / "foutcodes.md" in reference.stale()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(document: Path) -> None:
    """A reader who follows a link finds a page."""
    targets = LINK.findall(document.read_text(encoding="utf-8"))
    assert [each for each in targets if not (document.parent / each).exists()] == []


def test_every_page_is_in_the_navigation() -> None:
    """A page that was written can be found."""
    navigation = (ROOT / "zensical.toml").read_text(encoding="utf-8")
    pages = [p.relative_to(ROOT / "docs").as_posix() for p in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if f'"{page}"' not in navigation] == []


# What the chapters on the nowcast explain, beside what is explained before them.
NOWCAST_CHAPTERS = {
    "Wat een voorlopig cijfer wordt": NOWCAST_HEADERS,
    "Veranderingen": CHANGE_HEADERS,
    "Wat de nowcast eerder zei": RECORD_HEADERS,
}


def explained_in(text: str) -> set[str]:
    """The headers in the first column of the tables of a text; a row may explain several."""
    rows = re.findall(r"^\| (`[^|]+`) \|", text, flags=re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([a-z_]+)`", row)}


def test_every_column_of_a_file_is_explained() -> None:
    """Whoever downloads figures finds the meaning of each header."""
    page = (ROOT / "docs" / "naslag" / "bestanden.md").read_text(encoding="utf-8")
    chapters = page.split("\n## ")
    figures, expected = chapters[1:3]
    for headers, chapter in ((HEADERS, figures), (EXPECTED_HEADERS, figures + expected)):
        assert set(headers.values()) - explained_in(chapter) == set()
    for title, headers in NOWCAST_CHAPTERS.items():
        assert any(each.startswith(title) for each in chapters)
        assert set(headers.values()) - explained_in(page) == set()
    trends = next(each for each in chapters if each.startswith("Trends"))
    assert set(TREND_HEADERS.values()) - explained_in(figures + trends) == set()


def test_no_column_is_explained_that_is_not_there() -> None:
    """A header that was renamed is renamed in the page too."""
    page = (ROOT / "docs" / "naslag" / "bestanden.md").read_text(encoding="utf-8")
    known = [HEADERS, EXPECTED_HEADERS, TREND_HEADERS, *NOWCAST_CHAPTERS.values()]
    every = {header for headers in known for header in headers.values()}
    assert explained_in(page) - every == set()
