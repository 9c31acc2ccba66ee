"""Rules about numbers that belong together."""

from jeugdpeil.domain.tables import Observations
from jeugdpeil.validation.rules import Rule
from jeugdpeil.validation.source_cells import Caught, SourceCells
from jeugdpeil.validation.sum_rules import (
    gemeenten_far_from_land,
    part_above_total,
    parts_far_from_total,
    wijken_above_gemeente,
)
from support.sources import observed


def caught(rule: Rule, observations: Observations) -> list[Caught]:
    """What a rule has to say."""
    return list(rule(SourceCells(observations)))


def test_part_above_its_total_is_told() -> None:
    """More youths of 4-12 than youths of all ages; at GM0034 all are 4-12."""
    (one,) = caught(
        part_above_total, observed("code jz_jongeren jz_4_12\nGM0014 100 105\nGM0034 80 80")
    )
    assert one.finding.location.column == "jz_4_12"
    assert dict(one.finding.context) == {"total": "jz_jongeren", "regions": "GM0014"}


def test_ages_add_up_but_for_rounding() -> None:
    """Five numbers rounded to five: off by 12 at most, so 10 passes and 15 does not."""
    table = observed(
        """
        code   jz_jongeren jz_0_4 jz_4_12 jz_12_18 jz_18_23
        GM0014 100         20     40      40       10
        GM0034 100         20     40      40       15
        GM0037 100         20     40      25       -
        GM0047 100         20     40      60       .
        """
    )
    (one,) = caught(parts_far_from_total, table)
    assert dict(one.finding.context) == {
        "total": "jz_jongeren",
        "difference": "20",  # 20 + 40 + 60 without the hidden part - 100
        "regions": "GM0034, GM0047",
    }


def test_referrers_may_add_up_to_less() -> None:
    """Trajecten of jeugdbescherming have no referrer: 643,710 of 695,095 in 2022."""
    verw = "gemeente huisarts jeugdarts gi medspec rechter"
    header = " ".join(f"jz_verw_{name}" for name in verw.split())
    table = observed(
        f"code jz_trajecten {header} jz_geenverw jz_verw_onbekend\n"
        "NL00 695095 209385 227295 19555 56135 29330 2295 96890 2825"
    )
    assert caught(parts_far_from_total, table) + caught(part_above_total, table) == []


def test_wijken_above_their_gemeente_are_told() -> None:
    """Two wijken of 60 in a gemeente of 100; rounding explains 2,5 for each of the three."""
    table = observed(
        """
        code     jz_jongeren
        GM0014   100
        WK001400 60
        WK001401 60
        GM0034   100
        WK003400 105
        GM0037   100
        WK003700 50
        """
    )
    (one,) = caught(wijken_above_gemeente, table)
    assert dict(one.finding.context) == {"regions": "GM0014"}


def test_gemeenten_add_up_to_the_country_but_for_rounding() -> None:
    """Two gemeenten and the country, each rounded to five: 7,5 at most."""
    sound = observed("code jz_jongeren\nNL00 305\nGM0014 100\nGM0034 200")
    assert caught(gemeenten_far_from_land, sound) == []
    (one,) = caught(
        gemeenten_far_from_land, observed("code jz_jongeren\nNL00 310\nGM0014 100\nGM0034 200")
    )
    assert dict(one.finding.context) == {
        "gemeenten": "300",
        "land": "310",
        "period": "2022JJ00",
    }


def test_selection_of_gemeenten_need_not_add_up() -> None:
    """A file with one city and the country for comparison is sound."""
    table = observed("code jz_jongeren\nNL00 437345\nGM0363 20735")
    assert caught(gemeenten_far_from_land, table) == []


def test_hidden_gemeente_leaves_the_sum_unsaid() -> None:
    """Where one gemeente is hidden, the sum of the others says nothing."""
    table = observed("code jz_jongeren\nNL00 400\nGM0014 100\nGM0034 200\nGM0037 .")
    assert caught(gemeenten_far_from_land, table) == []
