"""The sections of a region page, and why a section has nothing to show."""

from dataclasses import replace

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.region_forms import forms, share_of_whole
from jeugdpeil.site.views.region_groups import group_title, groups
from jeugdpeil.site.views.region_head import trail, year_links
from jeugdpeil.site.views.region_page import region_page
from jeugdpeil.site.views.region_parts import parts
from jeugdpeil.site.views.themes import depth_of, form_of, other_indicators, tree_order
from support.site_fixtures import GetFigure, GetRegion, MakeLinks


def test_the_trail_runs_from_large_to_small(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Country, province, jeugdregio, gemeente, and the wijk itself."""
    labels = [item.label for item in trail(edition, region("WK900100"), links())]
    assert labels == [
        "Peilland",
        "provincie Westerpeil",
        "jeugdregio Noordpeil",
        "Hatterloo",
        "Binnenstad",
    ]


def test_the_years_of_a_code_are_offered(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """A code alone is not a key."""
    found = year_links(edition, region("GM9001"), links())
    assert [(item.label, item.is_here) for item in found] == [("2021", False), ("2022", True)]


def test_parts_stand_in_order_of_name(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """Never in order of value at first."""
    shown = parts(edition, region("jr-noordpeil"), figure("NL00").period, links())
    assert shown is not None
    assert [row.name for row in shown.rows] == ["Hatterloo", "Oldewaarde", "Wezerveld"]


def test_the_title_of_parts_counts_those_without_a_figure(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """Zandhuizen has four wijken, of which three show none."""
    shown = parts(edition, region("GM9007"), figure("NL00").period, links())
    assert shown is not None
    assert "3 zonder cijfer" in shown.title


def test_wijken_come_with_the_warning_that_they_are_not_the_gemeente(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """They count by address, and small ones are hidden."""
    shown = parts(edition, region("GM9001"), figure("NL00").period, links())
    assert shown is not None
    assert "adres" in shown.notes[0]


def test_forms_stand_in_the_order_of_the_typology(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """Each form stands before its parts."""
    shown = forms(edition, region("GM9004"), figure("GM9004").period, links())
    assert [row.depth for row in shown.rows] == [depth_of(form) for form in tree_order()]


def test_the_parts_of_care_exceed_the_whole_and_the_page_says_so(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """With the numbers of this region, where it has all of them."""
    leaves = [form for form in CareForm if form.is_part_of(CareForm.JEUGDHULP)]
    held = edition.figures("GM9004")
    period = figure("GM9004").period
    counts = [
        held.newest(form.value.replace(" ", "-"), period, 2022)
        for form in leaves
        if not form.children
    ]
    total = sum(item.count or 0 for item in counts if item)
    shown = forms(edition, region("GM9004"), period, links())
    assert f"{total:,}".replace(",", ".") in shown.overlap


def test_a_share_of_the_whole_needs_both_counts(figure: GetFigure) -> None:
    """A hidden part has no share."""
    whole = figure("GM9004")
    half = replace(whole, count=(whole.count or 0) // 2)
    assert share_of_whole(half, whole) == 100 * ((whole.count or 0) // 2) / (whole.count or 1)
    assert share_of_whole(replace(half, count=None), whole) is None


def test_the_largest_group_is_named_where_it_stands_apart(
    edition: Edition, region: GetRegion, figure: GetFigure, links: MakeLinks
) -> None:
    """Strijenburg is large enough to tell the ages apart."""
    ages = groups(edition, region("GM9004"), figure("GM9004").period, links())[0]
    assert ages.title == "De grootste leeftijdsgroep is 4 tot en met 11 jaar (2022)."


def test_no_largest_group_is_named_where_one_is_hidden(edition: Edition, figure: GetFigure) -> None:
    """The hidden one might be it."""
    shown = [
        figure("GM9004", indicator="leeftijd-4-11"),
        replace(figure("GM9004", indicator="leeftijd-12-17"), value=None),
    ]
    title = group_title(edition, shown, shown[0].period, "leeftijd", "nl")
    assert title == "Jongeren met jeugdzorg naar leeftijd, 2022"


def test_a_level_without_figures_says_so(edition: Edition) -> None:
    """Household is not counted in wijken."""
    wanted = [edition.definitions["huishouden-paar"]]
    assert "bestaan niet voor wijken" in absence("nl", wanted, [], RegionLevel.WIJK)


def test_a_release_without_an_indicator_says_so() -> None:
    """None of the sources has it."""
    assert "geen van de bronnen" in absence("nl", [], [], RegionLevel.GEMEENTE)


def test_cells_with_one_reason_pass_it_on(edition: Edition, figure: GetFigure) -> None:
    """All too small is another thing than all unknown."""
    wanted = [edition.definitions["jeugdzorg"]]
    assert "minder dan 10" in absence("nl", wanted, [figure("WK900704")], RegionLevel.WIJK)


def test_a_section_of_a_wijk_without_forms_gives_the_reason(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The section is there, with words instead of numbers."""
    shown = region_page(edition, region("WK900100"), links())
    assert shown.forms.absence.startswith("Hierover zijn geen cijfers, want")


def test_the_lead_says_the_figure_in_one_sentence(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Who, what, when and relative to whom."""
    shown = region_page(edition, region("GM9001"), links())
    assert shown.lead.replace("\u00a0", " ") == (
        "In 2022 had 9,5 % van de jongeren van 0 tot en met 22 jaar in Hatterloo jeugdzorg."
    )


def test_an_older_division_is_about_its_own_year(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The page of 2021 does not show 2022 as its figure."""
    shown = region_page(edition, region("GM9001", 2021), links())
    assert shown.figure is not None
    assert shown.figure.period == "2021"


def test_the_measured_error_comes_with_an_approximated_denominator(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Benaderd is followed by how far off it was."""
    shown = region_page(edition, region("GM9001"), links())
    assert "0,44 procentpunt hoger uit" in shown.approximated[0]
    assert "in de mediaan" in shown.approximated[0]


def test_a_region_that_is_gone_leads_on(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Oud-Meerdrecht became part of Meerdrecht."""
    gone = region_page(edition, region("GM9008"), links()).gone
    assert gone is not None
    assert (gone.name, gone.href) == ("Meerdrecht", "/gebied/GM9005")


def test_who_came_from_an_old_address_is_told_so(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """A redirect without words makes people think that they are lost."""
    shown = region_page(edition, region("GM9001"), links(), arrived_from="GM9009")
    assert "Verdronkenoord" in shown.arrival


def test_a_made_up_old_address_is_not_repeated(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Only codes that really became this region are mentioned."""
    shown = region_page(edition, region("GM9001"), links(), arrived_from="GM9008<b>")
    assert shown.arrival == ""


def test_origins_are_told_on_the_page_where_there_is_no_server(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """Every number of the region, with file, row and column; a server has pages for them."""
    copied = region_page(edition, region("GM9001"), links(is_static=True))
    assert 'id="jeugdzorg.GM9001-2022.2022.2023-06-15"' in copied.origins
    assert region_page(edition, region("GM9001"), links()).origins == ""


def test_every_indicator_stands_in_some_section(edition: Edition) -> None:
    """What is no form and no group is among the other figures."""
    others = {item.id for item in other_indicators(edition.definitions)}
    for indicator in edition.definitions:
        is_group = indicator.startswith(("leeftijd", "huishouden", "verwijzer"))
        assert (indicator in others) != (is_group or form_of(indicator) is not None)
