"""What pages say of expected use: the figures, the one verdict, and when they say nothing."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from jeugdpeil.domain.model_card import FitLine
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.site.drawing.difference_classes import DifferenceClasses
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from jeugdpeil.site.views.data_page import model_change_sentence
from jeugdpeil.site.views.expected_trace import expected_trace, find_expected
from jeugdpeil.site.views.expected_view import chance, chance_sentence, expected_view
from jeugdpeil.site.views.map_page import MapChoice, map_of_expected, map_page
from jeugdpeil.site.views.map_trio import (
    LEFT_OUT,
    PALE,
    Trio,
    difference_labels,
    difference_style,
    trio_title,
)
from jeugdpeil.site.views.model_words import model_name
from jeugdpeil.site.views.region_expected import main_expected, region_expected
from jeugdpeil.site.views.region_page import RegionPage, region_page
from jeugdpeil.site.views.region_peers import peers
from jeugdpeil.site.views.region_ranking import funnel_title, ranking
from jeugdpeil.site.views.region_talk import talk
from jeugdpeil.site.views.region_why import (
    fit_sentence,
    largest_themes,
    national_expected,
    together_sentence,
    why,
)
from jeugdpeil.site.views.what_if_page import (
    draws_document,
    movable_codes,
    read_number,
    what_if_page,
)
from support.mini_release import ODD_WIJKEN
from support.site_fixtures import GetRegion, MakeLinks

HIDDEN = "WK900704"
GetExpected = Callable[[str], ExpectedFigure]


@pytest.fixture
def expected(edition: Edition, region: GetRegion) -> GetExpected:
    """The expected figure that the page of a region is about."""

    def get(code: str) -> ExpectedFigure:
        found = main_expected(edition, region(code))
        assert found is not None, f"nothing is expected of {code}"
        return found

    return get


@pytest.fixture
def page(edition: Edition, region: GetRegion, links: MakeLinks) -> Callable[[str], RegionPage]:
    """The page of a region."""
    return lambda code: region_page(edition, region(code), links())


def test_the_difference_is_that_of_the_printed_figures(
    edition: Edition, expected: GetExpected, links: MakeLinks
) -> None:
    """A reader who subtracts finds the same."""
    figure = expected("GM9001")
    view = expected_view(edition, figure, links())
    shown = [
        float(words.replace("\u00a0%", "").replace(",", "."))
        for words in (view.actual, view.expected)
    ]
    assert float(view.difference.replace(",", ".").replace("\u2212", "-")) == pytest.approx(
        shown[0] - shown[1]
    )


def test_the_verdict_has_the_same_words_everywhere(
    edition: Edition, expected: GetExpected, links: MakeLinks, page: Callable[[str], RegionPage]
) -> None:
    """In the head of the page, in its title and in the list of a region above it."""
    figure = expected("GM9001")
    assert figure.verdict is Verdict.LAGER
    shown = page("GM9001").expected
    assert shown is not None
    assert shown.view.verdict == "lager dan verwacht"
    assert "lager dan verwacht" in shown.title
    above = page("jr-noordpeil").parts
    assert above is not None
    row = next(row for row in above.rows if row.name == "Hatterloo")
    assert row.expected == shown.view


def test_a_small_difference_names_its_bound(
    edition: Edition, expected: GetExpected, links: MakeLinks
) -> None:
    """The bound is that of the rule on the card of the model."""
    figure = replace(expected("GM9001"), verdict=Verdict.KLEIN_VERSCHIL)
    assert edition.expectations.card(figure.model).rule.minimum_difference == 0.5
    assert "kleiner dan 0,5 procentpunt" in expected_view(edition, figure, links()).meaning


@pytest.mark.parametrize(
    ("probability", "words"),
    [(0.999, "meer dan 99\u00a0%"), (0.942, "94\u00a0%"), (0.001, "minder dan 1\u00a0%")],
)
def test_a_probability_is_never_told_as_certain(probability: float, words: str) -> None:
    """Draws of a model cannot tell more than 99 per cent."""
    assert chance(probability, "nl").replace(" %", "\u00a0%") == words


def test_a_probability_is_told_for_the_likelier_side(expected: GetExpected) -> None:
    """Three per cent of higher is 97 per cent of lower."""
    figure = replace(expected("GM9001"), probability_higher=0.03)
    sentence = chance_sentence(figure, "nl")
    assert "echt lager" in sentence
    assert "97" in sentence


@pytest.mark.parametrize("code", ODD_WIJKEN)
def test_without_an_actual_figure_only_the_expected_one_is_told(
    page: Callable[[str], RegionPage], code: str
) -> None:
    """No difference, probability, verdict, rank or questions; the reason stands there."""
    shown = page(code)
    assert shown.expected is not None
    assert shown.expected.absence.startswith("Het werkelijke gebruik wordt niet getoond.")
    view = shown.expected.view
    assert (view.actual, view.difference, view.verdict) == ("", "", "")
    assert (shown.expected.chance, shown.expected.within) == ("", None)
    assert (shown.ranking, shown.talk) == (None, None)
    assert [row.style for row in shown.expected.rows] == [""]


def test_the_expected_figure_within_the_gemeente_is_named_apart(
    page: Callable[[str], RegionPage],
) -> None:
    """A wijk has both, and the page says that it is another question."""
    shown = page("WK900100").expected
    assert shown is not None
    assert shown.within is not None
    assert shown.within.name == "Hatterloo"
    assert "andere vraag" in shown.within.sentence


def test_only_a_wijk_has_an_expected_figure_within_its_gemeente(
    page: Callable[[str], RegionPage],
) -> None:
    """A gemeente does not lie in one."""
    shown = page("GM9001").expected
    assert shown is not None
    assert shown.within is None


def test_the_country_is_not_compared_with_itself(page: Callable[[str], RegionPage]) -> None:
    """Its expected use was made to agree with its actual use."""
    shown = page("NL00")
    assert shown.expected is not None
    assert "gelijk aan werkelijk" in shown.expected.title
    assert (shown.expected.chance, shown.why, shown.ranking) == ("", None, None)


def test_a_region_without_a_model_has_no_such_sections(
    edition: Edition, page: Callable[[str], RegionPage], region: GetRegion, links: MakeLinks
) -> None:
    """An older division of which nothing was computed."""
    shown = region_page(edition, region("WK900100", 2021), links())
    assert (shown.expected, shown.why, shown.ranking, shown.peers) == (None, None, None, None)


def test_contributions_lead_from_the_country_to_the_region(
    edition: Edition, expected: GetExpected, region: GetRegion, links: MakeLinks
) -> None:
    """To the printed decimal: national figure plus parts is the expected figure."""
    figure = expected("WK900100")
    country = next(
        item
        for item in edition.expectations.of_region("NL00")
        if item.model == figure.model and item.period == figure.period
    )
    assert national_expected(figure, 1) == country.expected
    parts = sum(points for _, points in figure.contributions)
    assert round(country.expected + parts, 1) == figure.expected
    shown = why(edition, region("WK900100"), figure, links())
    assert shown is not None
    assert [len(shown.rows), len(shown.rows)] == [len(figure.contributions)] * 2


def test_absent_characteristics_are_named(page: Callable[[str], RegionPage]) -> None:
    """Those that earlier studies had and these sources lack."""
    shown = page("GM9001").why
    assert shown is not None
    assert "kinderen van gescheiden ouders en ouders met hulp van de ggz" in shown.absent


def test_the_themes_that_matter_are_named() -> None:
    """A theme that pulls the other way is not, and a small one neither."""
    parts = [("wonen", 1.0), ("opleiding", 0.2), ("omgeving", -0.9), ("herkomst", 0.8)]
    assert largest_themes(parts, 1.1) == ["wonen", "herkomst"]
    assert largest_themes(parts, -0.1) == ["omgeving"]


def test_a_fit_worse_than_the_mean_explains_nothing(edition: Edition) -> None:
    """Never less than nought per cent, and never silent where it is not known."""
    card = edition.expectations.card("jeugdzorg-wijk")
    worse = replace(card, fits=(FitLine("characteristics", 0.1, -0.2, None, None),))
    assert "0\u00a0%" in fit_sentence(worse, "nl")
    assert fit_sentence(replace(card, fits=()), "nl").endswith("staat bij het model.")


def test_few_regions_are_dots(
    edition: Edition, expected: GetExpected, region: GetRegion, links: MakeLinks
) -> None:
    """Twenty bars of seven gemeenten would stand for none."""
    shown = ranking(edition, region("GM9001"), expected("GM9001"), links())
    assert shown is not None
    assert shown.bars is None
    assert shown.dots is not None
    assert shown.dots.dots.count("M") == 7 - 1


def test_a_rank_is_a_range(page: Callable[[str], RegionPage]) -> None:
    """One place would say more than is known."""
    shown = page("GM9001").ranking
    assert shown is not None
    assert "tussen plaats" in shown.title


def test_many_regions_are_twenty_bars(
    edition: Edition,
    expected: GetExpected,
    region: GetRegion,
    links: MakeLinks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each the mean of a twentieth, with the own one marked and a table of the same."""
    figure = expected("GM9001")
    others = {
        f"GM{number}": replace(figure, code=f"GM{number}", difference=float(number - 50))
        for number in range(99)
    }
    held = others | {figure.code: replace(figure, difference=200.0)}
    monkeypatch.setattr(type(edition.expectations), "column", lambda *_: held)
    fresh = Edition(edition.release, is_concept=False)
    shown = ranking(fresh, region("GM9001"), held[figure.code], links())
    assert shown is not None
    assert shown.bars is not None
    assert [cell.is_own for cell in shown.cells] == [False] * 19 + [True]
    assert {cell.regions for cell in shown.cells} == {"5"}
    assert shown.cells[0].mean == "\u221248,0"
    assert shown.funnel is not None


def test_the_most_alike_regions_stand_below_the_own_one(
    edition: Edition, expected: GetExpected, region: GetRegion, links: MakeLinks
) -> None:
    """Nearest first, with the rule by which they were chosen."""
    figure = expected("WK900100")
    shown = peers(edition, region("WK900100"), figure, links())
    assert shown is not None
    assert [row.is_own for row in shown.rows] == [True] + [False] * len(figure.peers)
    assert "vaste regel" in shown.rule


def test_the_three_questions_are_asked_in_order(expected: GetExpected) -> None:
    """Those of the dashboard that this replaces."""
    shown = talk(expected("GM9001"), "nl")
    assert shown is not None
    assert shown.questions == (
        "Herkennen we dit beeld?",
        "Wat vinden we hiervan?",
        "Hoe verklaren we dit?",
    )


@pytest.mark.parametrize("verdict", list(Verdict))
def test_other_explanations_come_with_every_verdict(
    expected: GetExpected, verdict: Verdict
) -> None:
    """Reach, supply, general practitioner and school, and what the model does not hold."""
    shown = talk(replace(expected("GM9001"), verdict=verdict), "nl")
    assert shown is not None
    said = " ".join(shown.reasons)
    for word in ("Bereik", "Aanbod", "Huisarts en school", "niet in het model"):
        assert word in said


def trio_of(edition: Edition, links: MakeLinks, *, is_filtered: bool = False) -> Trio:
    """The three maps of all wijken."""
    period = edition.years_held("jeugdzorg", RegionLevel.WIJK)[-1]
    choice = MapChoice(RegionLevel.WIJK, period, "jeugdzorg")
    shown = map_page(edition, choice, links(), is_filtered=is_filtered).trio
    assert shown is not None
    return shown


def styles(trio: Trio, kind: str) -> dict[str, str]:
    """The style of every region on one of the maps."""
    found = next(item for item in trio.maps if item.kind == kind)
    return {code: group.style for group in found.groups for code in group.codes}


def test_the_three_maps_show_the_same_regions(edition: Edition, links: MakeLinks) -> None:
    """Drawn from one set of outlines."""
    trio = trio_of(edition, links)
    outlined = {code for code, _ in trio.outlines}
    for kind in ("actual", "expected", "difference"):
        assert set(styles(trio, kind)) == outlined


def test_actual_and_expected_use_have_the_same_legend(edition: Edition, links: MakeLinks) -> None:
    """Or a colour would mean two things on one page."""
    actual, expected, _ = trio_of(edition, links).maps
    classes = [
        [item.label for item in each.legend if item.style.startswith("class-")]
        for each in (actual, expected)
    ]
    assert classes[0] == classes[1]


def test_a_hidden_wijk_has_a_pattern_and_an_expected_colour(
    edition: Edition, links: MakeLinks
) -> None:
    """The pattern stands for the actual figure and for the difference."""
    trio = trio_of(edition, links)
    assert styles(trio, "actual")[HIDDEN] == "suppressed"
    assert styles(trio, "difference")[HIDDEN] == "suppressed"
    assert styles(trio, "expected")[HIDDEN].startswith("class-")


def test_a_difference_that_is_not_clear_is_pale(expected: GetExpected) -> None:
    """However large it is."""
    figure = replace(expected("GM9001"), difference=9.0, verdict=Verdict.NIET_TE_ONDERSCHEIDEN)
    assert difference_style(figure, DifferenceClasses((1.0, 2.0))) == PALE


def test_a_difference_is_drawn_on_the_side_of_its_verdict(expected: GetExpected) -> None:
    """The verdict is about the shrunken difference, which may have another sign."""
    classes = DifferenceClasses((1.0, 2.0))
    figure = replace(expected("GM9001"), difference=-0.1, verdict=Verdict.HOGER)
    assert difference_style(figure, classes) == "more-1"
    assert difference_style(replace(figure, difference=3.0), classes) == "more-3"
    assert difference_style(replace(figure, verdict=Verdict.LAGER), classes) == "less-1"


def test_a_filter_changes_no_verdict(edition: Edition, links: MakeLinks) -> None:
    """It only leaves regions out of the picture and the list."""
    every, clear = trio_of(edition, links), trio_of(edition, links, is_filtered=True)
    assert every.rows == clear.rows
    assert clear.listed < every.listed
    left = {code for code, style in styles(clear, "difference").items() if style != LEFT_OUT}
    assert left <= clear.listed


def test_a_filter_is_an_address(edition: Edition, links: MakeLinks) -> None:
    """It can be shared, and works without a script."""
    made = answer(edition, links("kaart/wijk/2022/jeugdzorg"), {"alleen": "duidelijk"})
    assert isinstance(made, Page)
    assert "Alleen duidelijke verschillen" in made.body
    assert "alleen gebieden met een duidelijk verschil" in made.body


def test_the_legend_of_differences_runs_from_lower_to_higher() -> None:
    """With the pale middle between the two sides."""
    labels = list(difference_labels(DifferenceClasses((1.0, 2.0)), "nl"))
    assert labels == ["less-3", "less-2", "less-1", PALE, "more-1", "more-2", "more-3"]


def test_the_title_of_the_maps_counts_clear_differences(expected: GetExpected) -> None:
    """Among the regions with a verdict, and in other words where there are none."""
    figure = expected("GM9001")
    words = [Verdict.HOGER, Verdict.LAGER, Verdict.LAGER, Verdict.KLEIN_VERSCHIL, None]
    figures = [replace(figure, verdict=word) for word in words]
    assert trio_title(figures, "wijken", "nl").startswith("3 van de 4 wijken")
    assert trio_title(figures[3:], "wijken", "nl").startswith("Geen van de 1 wijken")


def test_a_region_too_small_to_say_has_no_verdict_to_count(expected: GetExpected) -> None:
    """It is not among those that might have differed clearly, and alone it is no "0 van de 0"."""
    figure = expected("GM9001")
    small = replace(figure, verdict=Verdict.TE_KLEIN)
    assert trio_title([figure, small, small], "wijken", "nl").startswith("1 van de 1 wijken")
    assert trio_title([small], "wijken", "nl").startswith("Voor geen van de wijken")


@pytest.mark.parametrize(
    ("verdict", "difference", "words"),
    [
        (Verdict.LAGER, -0.1, "binnen de trechter"),
        (Verdict.LAGER, -40.0, "meer dan hoe gebieden meestal"),
        (Verdict.NIET_TE_ONDERSCHEIDEN, -0.1, "past bij wat toeval alleen doet"),
        (Verdict.NIET_TE_ONDERSCHEIDEN, -40.0, "buiten de lijnen van toeval"),
        (Verdict.TE_KLEIN, -40.0, "buiten de lijnen van toeval"),
        (Verdict.KLEIN_VERSCHIL, -0.1, "past bij wat toeval alleen doet"),
    ],
)
def test_the_funnel_never_contradicts_the_verdict(
    region: GetRegion, expected: GetExpected, verdict: Verdict, difference: float, words: str
) -> None:
    """Where it shows something else the sentence says so, and names the verdict."""
    figure = replace(expected("GM9001"), verdict=verdict, difference=difference)
    title = funnel_title(region("GM9001"), figure, (1.0, 2.0), "nl")
    assert words in title
    assert ("Het oordeel gebruikt" in title) == title.endswith(f": {verdict.value}.")


def test_a_shrunken_difference_has_a_decimal_more(
    edition: Edition, region: GetRegion, expected: GetExpected, links: MakeLinks
) -> None:
    """A bound of -0,04 would stand as nought under a verdict that it does not hold nought."""
    figure = replace(expected("GM9001"), shrunken_difference=-0.88, lower=-1.71, upper=-0.04)
    details = dict(region_expected(edition, region("GM9001"), figure, links()).details)
    told = details["Gecorrigeerd verschil"].replace("\u2212", "-")
    assert told.startswith("-0,88")
    assert "tussen -1,71 en -0,04" in told
    assert "andere gemeenten van de jeugdregio" in told


def test_the_two_differences_have_names_of_their_own(page: Callable[[str], RegionPage]) -> None:
    """The dots are in order of the plain difference, the rank is that of the corrected one."""
    shown = page("GM9001").ranking
    assert shown is not None
    assert "laagste gecorrigeerde verschil" in shown.title
    assert "gewone verschil" in shown.order_title


def test_another_division_is_named_with_the_way_to_it(
    edition: Edition, region: GetRegion, expected: GetExpected, links: MakeLinks
) -> None:
    """A region page of one year may show expected use of an older division."""
    own, figure = region("GM9001"), expected("GM9001")
    assert region_expected(edition, own, figure, links()).division is None
    older = replace(figure, region_year=2021)
    division = region_expected(edition, own, older, links()).division
    assert division is not None
    assert f"2021. De kop van deze pagina gaat over die van {own.key.year}" in division.sentence
    assert division.href == links().region("GM9001", 2021)


def test_every_title_of_expected_use_names_its_scope(
    edition: Edition, page: Callable[[str], RegionPage], links: MakeLinks
) -> None:
    """Youth care in kind, all forms: in the block, on the maps, at the model and its files."""
    scope = "jeugdzorg in natura, alle vormen"
    block = page("GM9001").expected
    assert block is not None
    assert scope in block.subject
    assert scope in block.source.model_name
    assert all(scope in item.title for item in trio_of(edition, links).maps)
    made = answer(edition, links("kaart/wijk/2022/jeugdzorg"), {})
    assert isinstance(made, Page)
    assert f"{scope}: wijken" in made.body
    model = edition.expectations.models[0]
    assert scope in model_name(edition, model, "nl")


def test_themes_that_share_a_collinear_group_are_named(edition: Edition) -> None:
    """A group within one theme moves nothing between themes."""
    card = edition.expectations.card("jeugdzorg-wijk")
    first, second, *_ = card.coefficients
    parts = [("wonen", 0.4), ("opleiding", -0.2), ("omgeving", 0.1)]

    def told(*themes: str) -> str:
        pair = zip((first, second), themes, strict=True)
        held = tuple(replace(each, theme=theme, collinear_group=1) for each, theme in pair)
        return together_sentence(parts, replace(card, coefficients=held), "nl")

    assert "op en neer: wonen en opleiding." in told("opleiding", "wonen")
    assert told("wonen", "wonen") == ""


def asked(edition: Edition, region: GetRegion, links: MakeLinks, **query: str):
    """The analyst's page of Hatterloo with what the form sent."""
    made = what_if_page(edition, region("GM9001"), query, links("wat-als/GM9001"))
    assert made is not None
    return made


def test_what_if_answers_with_an_interval_and_no_cause(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The number, its margin, and the words that it is an association."""
    page = asked(edition, region, links, kenmerk="bijstandsontvangers", naar="5,5")
    assert "% kans tussen" in page.answer
    assert page.problem == ""
    made = answer(
        edition, links("wat-als/GM9001"), {"kenmerk": "bijstandsontvangers", "naar": "5,5"}
    )
    assert isinstance(made, Page)
    assert "samenhang, geen oorzaak" in made.body


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"kenmerk": "bijstandsontvangers", "naar": "99"}, "buiten de gegevens"),
        ({"kenmerk": "bijstandsontvangers", "naar": "veel"}, "geen getal"),
        ({"kenmerk": "koopwoningen", "naar": "60"}, "geen kenmerk om te verschuiven"),
        ({"kenmerk": "<b>", "naar": "1"}, "geen kenmerk om te verschuiven"),
    ],
)
def test_what_if_says_why_it_does_not_answer(
    edition: Edition, region: GetRegion, links: MakeLinks, query: dict[str, str], words: str
) -> None:
    """Outside the data, no number, or not a characteristic to move."""
    page = asked(edition, region, links, **query)
    assert page.answer == ""
    assert words in page.problem


def test_a_member_of_a_collinear_group_is_refused(
    edition: Edition, region: GetRegion, links: MakeLinks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who moves one moves the others as well."""
    card = edition.expectations.card("jeugdzorg-gemeente")
    assert card.what_if is not None
    tied = replace(card, what_if=replace(card.what_if, refused=("bijstandsontvangers",)))
    monkeypatch.setitem(edition.release.models, "jeugdzorg-gemeente", tied)
    page = asked(edition, region, links, kenmerk="bijstandsontvangers", naar="5")
    assert "hangt samen met andere kenmerken" in page.problem
    assert "mensen met bijstand" in page.refused
    assert (page.forms, page.steps) == ((), ())


def test_a_step_outside_the_data_is_not_taken(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """The table has a number or says that the data go no further."""
    for row in asked(edition, region, links).steps:
        assert all("tot" in words or words == "buiten de gegevens" for words in (row.down, row.up))


def test_a_copy_in_files_has_the_table_and_a_form_for_the_script(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """A folder of files holds the draws, from which a script answers the form."""
    page = what_if_page(edition, region("GM9001"), {}, links("wat-als/GM9001", is_static=True))
    assert page is not None
    assert page.moving is not None
    assert page.moving.file == "../../wat-als/jeugdzorg-gemeente.json"
    assert page.forms != ()
    assert page.steps != ()
    assert "GM9001" in set(movable_codes(edition))


def test_the_draws_for_the_script_are_those_of_the_card(edition: Edition) -> None:
    """A few hundred rounded numbers of the release, and nothing of a model that moves nothing."""
    document = draws_document(edition, "jeugdzorg-gemeente")
    assert document is not None
    card = edition.expectations.card("jeugdzorg-gemeente")
    assert card.what_if is not None
    assert json.loads(document)["beta"] == [list(row) for row in card.what_if.beta]
    assert draws_document(edition, "nergens") is None


@pytest.mark.parametrize(
    ("words", "number"), [("6,5", 6.5), ("1.250", 1250.0), ("1.250,5", 1250.5), ("", None)]
)
def test_a_number_is_read_as_people_type_it(words: str, number: float | None) -> None:
    """With a decimal comma, and marks between thousands."""
    assert read_number(words, "nl") == number


def test_an_expected_figure_leads_back_to_its_sources(edition: Edition, links: MakeLinks) -> None:
    """Model, contributions, characteristics, files and release."""
    figure = find_expected(edition, "verwacht.jeugdzorg-wijk.WK900100-2022.2022")
    assert figure is not None
    shown = expected_trace(edition, figure, links())
    assert shown is not None
    assert len(shown.steps) == 5
    rows = dict(row for step in shown.steps for row in step.rows)
    assert rows["Zelf nagaan"] == f"jeugdpeil trace {figure.lineage_id}"
    assert "SHA-256" in " ".join(rows.values())


@pytest.mark.parametrize("lineage", ["verwacht.x", "verwacht.x.WK900100-2022.2022", "x"])
def test_an_id_of_no_expected_figure_finds_nothing(edition: Edition, lineage: str) -> None:
    """Neither nonsense nor a model that is not held."""
    assert find_expected(edition, lineage) is None


def test_changed_verdicts_are_told_with_the_changes(edition: Edition) -> None:
    """Per model, also of one that is gone."""
    change = {"model": "jeugdzorg-wijk", "added": 1, "changed": 2, "removed": 0, "verdicts": 3}
    assert "wijken: 1 nieuwe, 2 gewijzigde" in model_change_sentence(edition, change, "nl")
    assert "3 andere oordelen" in model_change_sentence(edition, change | {"model": "x"}, "nl")


def test_regions_without_a_map_lead_to_the_files(
    edition: Edition, expected: GetExpected, links: MakeLinks
) -> None:
    """A list beside a map exists for four levels only."""
    figure = expected("GM9001")
    assert map_of_expected(edition, figure, links()) == "/kaart/gemeente/2022/jeugdzorg"
    other = replace(figure, level=RegionLevel.SAMENWERKINGSVERBAND)
    assert map_of_expected(edition, other, links()) == ""


def test_every_model_of_the_release_has_a_page(edition: Edition, links: MakeLinks) -> None:
    """With its card, and the files to take along."""
    for model in edition.expectations.models:
        made = answer(edition, links(f"methode/{model.id}"), {})
        assert isinstance(made, Page)
        assert made.status == 200
        assert f"VERZONNEN-{model.id}.csv" in made.body


def test_a_region_page_names_the_source_of_every_expected_table(
    edition: Edition, region: GetRegion, links: MakeLinks, expected: GetExpected
) -> None:
    """Status, publication and the model behind it."""
    shown = region_expected(edition, region("GM9001"), expected("GM9001"), links())
    assert shown.source.status == "voorlopig"
    assert shown.source.model_href == "/methode/jeugdzorg-gemeente"
    assert {file.label for file in shown.downloads} == {"CSV", "JSON", "PARQUET"}
