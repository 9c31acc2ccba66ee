"""Searching forgives typing errors and knows old names."""

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.finding.entry import SearchEntry
from jeugdpeil.site.finding.index import SearchIndex
from jeugdpeil.site.finding.spelling import plain

GM, WK, PV = RegionLevel.GEMEENTE, RegionLevel.WIJK, RegionLevel.PROVINCIE
INDEX = SearchIndex(
    [
        SearchEntry("Hattem", "GM0244", GM, 2026),
        SearchEntry("Zwolle", "GM0193", GM, 2026),
        SearchEntry("Utrecht", "PV26", PV, 2026),
        SearchEntry("Utrecht", "GM0344", GM, 2026),
        SearchEntry("Utrechtse Heuvelrug", "GM1581", GM, 2026),
        SearchEntry("Den Haag", "GM0518", GM, 2026),
        SearchEntry("'s-Gravenhage", "GM0518", GM, 2026),
        SearchEntry("Súdwest-Fryslân", "GM1900", GM, 2026),
        SearchEntry("Purmerend", "GM0439", GM, 2026),
        SearchEntry("Beemster", "GM0370", GM, 2021, is_old=True, successor="GM0439"),
        SearchEntry("Centrum", "WK019301", WK, 2022, gemeente="Zwolle"),
        SearchEntry("Haarlemmermeer", "GM0394", GM, 2026),
    ]
)


def first(query: str) -> str:
    """Name of the best answer."""
    return INDEX.find(query)[0].name


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("hatem", "Hattem"),
        ("Zwole", "Zwolle"),
        ("sudwest fryslan", "Súdwest-Fryslân"),
        ("s gravenhage", "'s-Gravenhage"),
        ("haarlemmermer", "Haarlemmermeer"),
        ("purmerrend", "Purmerend"),
    ],
)
def test_a_typing_error_does_not_matter(query: str, name: str) -> None:
    """Letters left out, doubled, or without their accents still find the region."""
    assert first(query) == name


def test_a_gemeente_goes_before_a_province_of_the_same_name() -> None:
    """People look for a gemeente far more often."""
    assert [entry.code for entry in INDEX.find("utrecht")][:2] == ["GM0344", "PV26"]


def test_the_beginning_of_a_name_is_enough() -> None:
    """Somebody who types is not done yet."""
    assert "Utrechtse Heuvelrug" in [entry.name for entry in INDEX.find("utrechts")]


def test_a_word_inside_a_name_is_found() -> None:
    """Haag finds Den Haag."""
    assert first("haag") == "Den Haag"


def test_a_code_finds_its_region() -> None:
    """An analyst copies codes from tables."""
    assert first("gm0244") == "Hattem"


def test_an_old_name_is_found() -> None:
    """Beemster became part of Purmerend, but people still look for it."""
    assert INDEX.find("beemster")[0].is_old


def test_an_old_code_tells_what_it_became() -> None:
    """The page of the old code leads on."""
    gone = INDEX.gone("GM0370")
    assert gone is not None
    assert gone.successor == "GM0439"


def test_what_became_part_of_a_gemeente_is_known() -> None:
    """A series is broken at a merger."""
    assert [entry.name for entry in INDEX.merged_into("GM0439")] == ["Beemster"]


@pytest.mark.parametrize("query", ["", "   ", "xqzw", "?!"])
def test_nonsense_finds_nothing(query: str) -> None:
    """An empty list is better than a random one."""
    assert INDEX.find(query) == []


def test_punctuation_and_capitals_do_not_count() -> None:
    """'s-Gravenhage, s gravenhage and S-GRAVENHAGE are one name."""
    assert plain("'s-Gravenhage") == plain("S-GRAVENHAGE") == "s gravenhage"
