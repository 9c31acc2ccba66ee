"""Names, kinds and places of regions."""

import pytest

from jeugdpeil.codelists.old_names import OTHER_NAMES, official_name
from jeugdpeil.codelists.provinces import (
    LANDSDELEN,
    PROVINCES,
    province_of_name,
    province_of_suffix,
)
from jeugdpeil.codelists.region_levels import (
    REGION_KINDS,
    is_code_of_other_kind,
    kind_of_word,
    level_of_key,
)
from jeugdpeil.codelists.spelling import normalised, slug, split_suffix
from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel


def test_codes_have_the_form_of_their_level() -> None:
    """PV20-PV31 and LD01-LD04, each once."""
    assert [province.code for province in PROVINCES] == [f"PV{n}" for n in range(20, 32)]
    assert [landsdeel.code for landsdeel in LANDSDELEN] == ["LD01", "LD02", "LD03", "LD04"]


def test_provinces_per_landsdeel() -> None:
    """Three in the north, three in the east, four in the west, two in the south."""
    count = [sum(p.landsdeel == landsdeel.code for p in PROVINCES) for landsdeel in LANDSDELEN]
    assert count == [3, 3, 4, 2]


@pytest.mark.parametrize(
    ("name", "code"),
    [("Fryslân", "PV21"), ("friesland", "PV21"), ("Groningen (PV)", "PV20"), ("Brabant", None)],
)
def test_a_province_is_found_by_its_names_only(name: str, code: str | None) -> None:
    """Other spellings of a known name count; a part of a name does not."""
    province = province_of_name(name)
    assert (province.code if province else None) == code


def test_every_suffix_belongs_to_one_province() -> None:
    """(L.), (NH.), (ZH.), (O.) and so on."""
    found = [province_of_suffix(province.suffix) for province in PROVINCES]
    assert found == list(PROVINCES)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("  Súdwest-Fryslân ", "sudwest fryslan"),
        ("'s-Gravenhage", "s gravenhage"),
        ("Nuenen. Gerwen en Nederwetten", "nuenen gerwen en nederwetten"),
        ("IJsselstein", "ijsselstein"),
        ("Gaasterlân-Sleat", "gaasterlan sleat"),
    ],
)
def test_normalised_names(name: str, expected: str) -> None:
    """Capitals, accents, signs and spaces make no difference; letters do."""
    assert normalised(name) == expected


def test_a_slug_is_one_word_of_plain_letters() -> None:
    """It can stand in a code and in an address."""
    assert CODE_PATTERNS[RegionLevel.JEUGDREGIO].fullmatch(f"jr-{slug('Gooi-en Vechtstreek')}")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Bergen (NH.)", ("bergen", "nh")),
        ("Utrecht (gemeente)", ("utrecht", "gemeente")),
        ("Ede", ("ede", "")),
        ("(Oud) Beijerland", ("oud beijerland", "")),
    ],
)
def test_only_brackets_at_the_end_are_a_suffix(name: str, parts: tuple[str, str]) -> None:
    """What stands in brackets elsewhere is a part of the name."""
    assert split_suffix(name) == parts


def test_kinds_of_region_are_known_by_word_and_by_code() -> None:
    """COROP areas are read and not used."""
    gemeente, corop = kind_of_word("gemeente "), kind_of_word("COROP-gebied")
    assert gemeente is not None
    assert gemeente.level is RegionLevel.GEMEENTE
    assert corop is not None
    assert corop.level is None
    assert kind_of_word("Waterschap") is None
    assert is_code_of_other_kind("CR07")
    assert not is_code_of_other_kind("Crailo")
    assert level_of_key("CR07") is None


def test_a_prefix_agrees_with_the_form_of_codes() -> None:
    """A kind with a level has codes that are of that level."""
    digits = {"NL": "00", "GM": "0001", "WK": "000101", "BU": "00010101", "GG": "0111"}
    kinds = [kind for kind in REGION_KINDS if kind.level and kind.prefix]
    codes = [kind.prefix + digits.get(kind.prefix, "01") for kind in kinds]
    assert [level_of_key(code) for code in codes] == [kind.level for kind in kinds]


def test_a_careless_comma_is_mended_on_pages() -> None:
    """Only where the name is otherwise the same."""
    assert official_name("GM0820", "Nuenen Gerwen en Nederwetten").startswith("Nuenen, ")
    assert official_name("GM0820", "Nuenen") == "Nuenen"
    assert official_name("GM0244", "Hattem") == "Hattem"


def test_other_names_are_no_repetition() -> None:
    """Each name stands once per code and kind."""
    keys = [(name.code, name.name, name.kind) for name in OTHER_NAMES]
    assert len(keys) == len(set(keys))
