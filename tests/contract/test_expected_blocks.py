"""Mistakes in [[expected]], [[characteristic]] and own characteristics: line, key and remedy."""

from pathlib import Path

import pytest

from jeugdpeil.codelists.characteristics import AsPrinted, Part, Ratio
from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.monitor_file import Monitor, parse_monitor

GOOD = """\
[monitor]
name = "Proef"
division_year = 2026
[[source]]
id = "eigen"
kind = "characteristics-csv"
file = "eigen.csv"
region_year = 2022
period = "2021"
columns = { eenouder = "Eenoudergezinnen (%)", plekken = "Plekken" }
[[characteristic]]
id = "plekken-per-inwoner"
name = "plekken"
numerator = "plekken"
denominator = "inwoners"
per = 1000
[[characteristic]]
id = "woz-waarde"
transform = "geen"
[[expected]]
indicator = "jeugdzorg"
level = "wijk"
years = [2022, 2021]
characteristics = ["bijstand", "woz-waarde", "eenouder", "niet-westers"]
movable = ["bijstand"]
minimum_difference = 1
draws = 400
spatial = true
"""


def parsed(text: str) -> Monitor:
    return parse_monitor(text, Path("map"))


def test_a_good_file_is_read_whole() -> None:
    """What is left out has a default, and a whole number will do for one with decimals."""
    (spec,) = parsed(GOOD).expected

    assert (spec.model, spec.level, spec.years) == (
        "jeugdzorg-wijk",
        RegionLevel.WIJK,
        (2021, 2022),
    )
    assert (spec.minimum_difference, spec.minimum_youths) == (1, 100)
    assert (spec.n_draws, spec.n_folds, spec.seed) == (400, 10, 2026)
    assert spec.is_spatial
    assert not spec.selects


def test_a_column_of_a_source_is_a_characteristic() -> None:
    """Without a block it bears the name of its column; a part of another one is none itself."""
    known = {item.characteristic.id: item.characteristic for item in parsed(GOOD).characteristics}

    assert list(known) == ["plekken-per-inwoner", "woz-waarde", "eenouder"]
    assert known["eenouder"].value == AsPrinted(Part("eigen:eenouder"))
    assert known["eenouder"].name.nl == "Eenoudergezinnen (%)"
    people = Part("inwoners", "leeftijd", "totaal")
    assert known["plekken-per-inwoner"].value == Ratio(Part("eigen:plekken"), (people,), 1000)


def test_a_block_changes_how_a_known_characteristic_is_used() -> None:
    """The housing value enters as it is here, and as a logarithm elsewhere."""
    monitor = parsed(GOOD)
    chosen = monitor.characteristics_of(monitor.expected[0])
    assert [item.characteristic.transform for item in chosen] == ["geen"] * 4


def test_characteristics_of_origin_can_be_left_out() -> None:
    """The model has the others, in the order of the file."""
    monitor = parsed(GOOD + "without_origin = true\n")
    chosen = monitor.characteristics_of(monitor.expected[0])
    ids = [item.characteristic.id for item in chosen]
    assert ids == ["bijstand", "woz-waarde", "eenouder"]


def test_a_model_without_a_list_has_the_usual_characteristics() -> None:
    """They differ per level: the size of a wijk matters, that of a gemeente is left out."""
    monitor = parsed(GOOD + '[[expected]]\nindicator = "jeugdzorg"\nlevel = "gemeente"\n')
    usual = [item.characteristic.id for item in monitor.characteristics_of(monitor.expected[1])]
    assert "bijstand" in usual
    assert "bevolkingsgrootte" not in usual


def test_a_monitor_without_blocks_has_no_models() -> None:
    """Nothing is computed that nobody asked for."""
    assert parsed('[monitor]\nname = "Proef"\ndivision_year = 2026\n').expected == ()


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ('indicator = "jeugdzorg"', "", ("regel 20", "geen `indicator`")),
        ('"jeugdzorg"', '"jeugdzorgen"', ("regel 21", "Bedoelde u 'jeugdzorg'")),
        ('"jeugdzorg"', '"kosten-per-jongere"', ("regel 21", "geen deel van alle jongeren")),
        ('level = "wijk"', 'level = "jeugdregio"', ("regel 22", 'level = "gemeente"', "som")),
        ('level = "wijk"', 'level = "dorp"', ("regel 22", "dorp", "wijk")),
        ("years = [2022, 2021]", 'years = ["2022"]', ("regel 23", "'2022'", "[2021, 2022]")),
        ('["bijstand", "woz', '["bijstant", "woz', ("regel 24", "Bedoelde u 'bijstand'")),
        ('movable = ["bijstand"]', 'movable = ["wmo"]', ("regel 25", "wmo", "bijstand")),
        ("minimum_difference = 1", "minimum_difference = -1", ("regel 26", "van 0 tot 10")),
        ("minimum_difference = 1", 'minimum_difference = "1"', ("regel 26", "met een punt")),
        ("draws = 400", "draws = 4", ("regel 27", "van 200 tot 20000")),
        ("draws = 400", "folds = 1", ("regel 27", "van 2 tot 50")),
        ("spatial = true", "spatail = true", ("regel 28", "Bedoelde u `spatial`")),
        ("spatial = true", "spatial = 1", ("regel 28", "true of false")),
        ('numerator = "plekken"', "", ("regel 15", "horen bij elkaar")),
        ('"inwoners"', '"inwonners"', ("regel 15", "inwonners", "inwoners")),
        ("per = 1000", "per = 0", ("regel 16", "vanaf 1")),
        ('id = "plekken-per-inwoner"', 'id = "Plekken!"', ("regel 12", "kleine letters")),
        ('transform = "geen"', 'transform = "kwadraat"', ("regel 19", "wortel")),
        ('transform = "geen"', 'unit = "euro"', ("regel 19", "ligt vast", "transform")),
        ('id = "woz-waarde"', 'id = "wozz"', ("regel 18", "characteristics-csv")),
        ('"2021"', '"2021-H1"', ("regel 9", "geen jaar")),
        ("{ eenouder =", "{ bijstand =", ("regel 10", "bestaat al")),
        ("{ eenouder =", '{ "Een ouder" =', ("regel 10", "streepjes")),
        ('"Eenoudergezinnen (%)"', "3", ("regel 10", "naam van een kolom")),
        ('file = "eigen.csv"', "", ("regel 4", "geen `file`")),
        ('"characteristics-csv"', '"kwb-csv"', ("regel 10", "characteristics-csv")),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_remedy(
    old: str, new: str, parts: tuple[str, ...]
) -> None:
    """The message holds the line, what came, and what is allowed."""
    assert old in GOOD
    with pytest.raises(MonitorFileError) as caught:
        parsed(GOOD.replace(old, new, 1))

    message = caught.value.message()
    assert all(part in message for part in parts), message


def test_the_same_model_twice_is_refused() -> None:
    """Two blocks would write the same files."""
    with pytest.raises(MonitorFileError, match=r"regel 30.*indicator"):
        parsed(GOOD + '[[expected]]\nindicator = "jeugdzorg"\nlevel = "wijk"\n')


def test_the_same_characteristic_twice_is_refused() -> None:
    """Nobody knows which of the two blocks counts."""
    with pytest.raises(MonitorFileError, match="Twee blokken gaan over het kenmerk 'woz-waarde'"):
        parsed(GOOD + '[[characteristic]]\nid = "woz-waarde"\nmovable = true\n')
