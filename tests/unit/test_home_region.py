"""The region that a user names is found, or the names that come close are given."""

import pytest

from jeugdpeil.codelists.division_2026 import gemeenten
from jeugdpeil.domain.errors import NotFoundError
from jeugdpeil.domain.region import RegionLevel, level_of_code
from jeugdpeil.home_region import all_regions, choose_region


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Hattem", "GM0244"),
        ("  hattem ", "GM0244"),
        ("sudwest fryslan", "GM1900"),
        ("'s Gravenhage", "GM0518"),
        ("gm0244", "GM0244"),
        ("Hattem (gemeente)", "GM0244"),
        ("gemeente Hattem", "GM0244"),
        ("Bergen NH", "GM0373"),
        ("Rijswijk", "GM0603"),
        ("Rijswijk (ZH.)", "GM0603"),
        ("Gooi en Vechtstreek", "jr-gooi-en-vechtstreek"),
        ("jeugdregio Groningen", "jr-groningen"),
        ("Groningen (jeugdregio)", "jr-groningen"),
        ("provincie Utrecht", "PV26"),
        ("Friesland (PV)", "PV21"),
        ("GGD-regio Zeeland", "VR19"),
        ("nederland", "NL00"),
    ],
)
def test_region_is_found_however_it_is_written(typed: str, code: str) -> None:
    """Capitals, accents, signs and the word for the level make no difference."""
    assert choose_region(typed).region.code == code


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Den Haag", "'s-Gravenhage"),
        ("Spijkenisse", "Nissewaard"),
        ("Boxmeer", "Land van Cuijk"),
        ("Beemster", "Purmerend"),
    ],
)
def test_other_name_leads_to_the_gemeente_of_today(typed: str, name: str) -> None:
    """A name in daily use and that of a gemeente that is gone are known."""
    assert choose_region(typed).region.name == name


def test_gemeente_goes_before_larger_regions_of_the_same_name() -> None:
    """The others are given, so that a user sees what was not chosen."""
    choice = choose_region("Groningen")
    assert choice.region.code == "GM0014"
    assert [other.code for other in choice.namesakes] == ["jr-groningen", "PV20", "VR01"]


def test_name_of_two_gemeenten_is_not_guessed() -> None:
    """Both are named, as they have to be typed."""
    with pytest.raises(NotFoundError, match=r'"Bergen \(NH.\)" of "Bergen \(L.\)"'):
        choose_region("Bergen")


def test_gemeente_that_was_split_is_not_guessed() -> None:
    """Haaren went to four gemeenten in 2021."""
    with pytest.raises(NotFoundError) as caught:
        choose_region("Haaren")
    assert caught.value.remedy.count('"') == 2 * 4


def test_unknown_name_gets_the_closest_names() -> None:
    """A letter too few is a common mistake."""
    with pytest.raises(NotFoundError, match='Bedoelt u "Hattem"'):
        choose_region("Hatem")
    with pytest.raises(NotFoundError) as caught:
        choose_region("xyzzy")
    assert "Bedoelt" not in caught.value.message()
    assert caught.value.exit_code == 11


def test_word_for_a_level_alone_is_no_region() -> None:
    """It is not taken for an empty name."""
    with pytest.raises(NotFoundError):
        choose_region("gemeente")


def test_every_region_is_found_by_its_level_and_name() -> None:
    """342 gemeenten, 42 jeugdregio's, 12 provincies, 25 GGD-regio's and the country."""
    regions = all_regions()
    assert len(regions) == 342 + 42 + 12 + 25 + 1
    assert all(choose_region(f"{each.level} {each.name}").region == each for each in regions)
    assert all(level_of_code(each.code) is each.level for each in regions)


def test_every_gemeente_lies_in_one_region_of_each_level() -> None:
    """The members of a level together are all gemeenten."""
    names = sorted(item.name for item in gemeenten())
    for level in (RegionLevel.JEUGDREGIO, RegionLevel.PROVINCIE, RegionLevel.GGD_REGIO):
        members = [name for each in all_regions() if each.level is level for name in each.gemeenten]
        assert sorted(members) == names
