"""What is laid side by side: eight regions at most, in one order, by one address."""

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, Redirect, answer
from jeugdpeil.site.views.compare_choice import (
    asked_of,
    compare_paths,
    default_choice_of,
    profile_paths,
)
from support.site_fixtures import GetRegion, MakeLinks


def test_the_first_region_stays_first_and_the_others_stand_by_level_and_name(
    edition: Edition,
) -> None:
    """The first is what the others are laid beside; nobody else comes first for being large."""
    asked = asked_of(edition, {"gebied": "GM9004,GM9002,WK900100,GM9001,NL00"})
    assert asked.choice.codes == ("GM9004", "NL00", "GM9001", "GM9002", "WK900100")


def test_indicators_stand_in_the_order_of_the_release(edition: Edition) -> None:
    """However the address names them."""
    asked = asked_of(edition, {"gebied": "NL00", "cijfer": "pleegzorg,jeugdzorg"})
    assert asked.choice.indicators == ("jeugdzorg", "pleegzorg")


def test_more_than_eight_regions_are_named_and_left_out(edition: Edition) -> None:
    """Nine were asked for; the ninth is told by its name."""
    codes = "GM9001,GM9002,GM9003,GM9004,GM9005,GM9006,GM9007,NL00,PV91"
    asked = asked_of(edition, {"gebied": codes})
    assert (len(asked.choice.codes), asked.dropped) == (8, ("Westerpeil",))


def test_a_gone_region_is_replaced_by_the_one_it_became_part_of(edition: Edition) -> None:
    """Verdronkenoord became part of Hatterloo."""
    asked = asked_of(edition, {"gebied": "GM9009"})
    assert (asked.choice.codes, asked.became) == (("GM9001",), (("GM9009", "GM9001"),))


def test_what_the_release_does_not_have_is_named(edition: Edition) -> None:
    """Instead of being dropped in silence."""
    asked = asked_of(edition, {"gebied": "GM9001,GM0000", "cijfer": "iets,jeugdzorg"})
    assert asked.unknown == ("GM0000", "iets")


def test_the_default_of_a_gemeente_is_what_lies_above_it_and_what_is_like_it(
    edition: Edition, region: GetRegion
) -> None:
    """Country, province and jeugdregio, then the most alike gemeenten."""
    codes = default_choice_of(edition, region("GM9001")).codes
    assert codes[:4] == ("GM9001", "NL00", "PV91", "jr-noordpeil")
    assert all(code.startswith("GM") for code in codes[4:])


def test_the_default_of_a_wijk_holds_wijken_only(edition: Edition, region: GetRegion) -> None:
    """A gemeente counts otherwise."""
    codes = default_choice_of(edition, region("WK900100")).codes
    assert len(codes) > 1
    assert all(code.startswith("WK") for code in codes)


def test_the_country_stands_beside_its_provinces(edition: Edition, region: GetRegion) -> None:
    """The largest regions inside, where they are few enough."""
    assert default_choice_of(edition, region("NL00")).codes == ("NL00", "PV92", "PV91")


def test_a_form_leads_to_the_one_address_of_its_comparison(
    edition: Edition, links: MakeLinks
) -> None:
    """Two readers with the same question share one address."""
    query = {"gebied": "GM9004,GM9002,GM9001", "cijfer": "jeugdzorg", "zoek": "", "jaar": ""}
    made = answer(edition, links("vergelijk"), query)
    assert made == Redirect("/vergelijk?gebied=GM9004,GM9001,GM9002&cijfer=jeugdzorg")


def test_the_canonical_address_is_answered(edition: Edition, links: MakeLinks) -> None:
    """And not sent on once more."""
    query = {"gebied": "GM9004,GM9001,GM9002", "cijfer": "jeugdzorg"}
    assert isinstance(answer(edition, links("vergelijk"), query), Page)


def test_a_copy_in_files_has_a_page_for_every_region_but_wijken(edition: Edition) -> None:
    """Thousands of pages more would double the copy."""
    codes = {path.partition("/")[2] for path in compare_paths(edition)}
    assert {"NL00", "PV91", "jr-noordpeil", "GM9001"} <= codes
    assert not any(code.startswith("WK") for code in codes)
    assert {path.partition("/")[2] for path in profile_paths(edition)} == codes
