"""A figure never stands alone: value, uncertainty, status, source, and the road back."""

from dataclasses import replace

import pytest

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.figure_view import State, figure_view
from support.site_fixtures import GetFigure, MakeLinks

NBSP = "\u00a0"


def test_a_figure_tells_everything_that_belongs_to_it(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Status, interval, source, vintage, definition and origin come with every number."""
    view = figure_view(edition, figure("GM9001"), links())
    assert view.value == f"9,5{NBSP}%"
    assert view.count == f"295{NBSP}jongeren"
    assert view.interval == f"8,4{NBSP}tot{NBSP}10,5{NBSP}%"
    assert (view.status, view.status_style) == ("voorlopig", "provisional")
    assert view.vintage == "15 juni 2023"
    assert view.source == "Jongeren met jeugdzorg; gemeenten (verzonnen) (Niemand)"
    assert view.definition == "/cijfers/jeugdzorg"
    assert view.trace == "/trace/jeugdzorg.GM9001-2022.2022.2023-06-15"


def test_the_level_of_the_interval_is_said(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """A margin without its probability says nothing."""
    exact = replace(figure("GM9001"), note="")
    view = figure_view(edition, exact, links())
    assert f"met 90 % kans tussen 8,4 en 10,5{NBSP}%." in view.uncertainty


def test_a_margin_over_an_estimated_denominator_claims_no_probability(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """It leaves the largest error out, and says so."""
    view = figure_view(edition, figure("GM9001"), links())
    assert "kans" not in view.uncertainty
    assert view.uncertainty.endswith("De marge rekent niet met de fout in de geschatte noemer.")


def test_an_estimated_number_of_people_has_no_margin(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Bounds from rounding alone would make an estimate look exact."""
    people = replace(figure("GM9001"), unit=Unit.AANTAL, value=3100.0, lower=3095.0, upper=3105.0)
    view = figure_view(edition, people, links())
    assert (view.interval, view.lower, view.upper, view.bounds) == ("", None, None, "geschat")
    assert "geschat" in view.uncertainty


def test_what_is_missing_of_the_country_is_no_secret(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Fewer than ten youths in a whole country would be absurd."""
    empty = figure("WK900702")
    land = replace(empty, level=RegionLevel.LAND, code="NL00")
    view = figure_view(edition, land, links())
    assert view.value == "onbekend bij de bron"
    assert "geheim" not in view.explanation
    assert "geheim" in figure_view(edition, empty, links()).explanation


def test_bounds_that_are_certain_are_not_called_probable(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Rounding gives bounds, not a probability."""
    exact = replace(figure("GM9001"), interval_level=1.0, method="afronding", note="")
    view = figure_view(edition, exact, links())
    assert view.uncertainty == (f"De afronding bij de bron laat 8,4 tot 10,5{NBSP}% open.")
    assert "kans" not in view.uncertainty


@pytest.mark.parametrize(
    ("code", "state", "value", "part"),
    [
        ("WK900704", State.SUPPRESSED, "< 10", "minder dan 10"),
        ("WK900702", State.MISSING, "geheim of onbekend", "zegt niet waarom"),
        ("WK900703", State.MISSING, "geen cijfer", "kent dit cijfer niet"),
        ("GM9008", State.IMPOSSIBLE, "n.v.t.", "kan geen getal zijn"),
    ],
)
def test_a_cell_without_a_number_says_why(
    edition: Edition,
    figure: GetFigure,
    links: MakeLinks,
    code: str,
    state: State,
    value: str,
    part: str,
) -> None:
    """Suppressed, secret or unknown, missing and impossible are four different things."""
    view = figure_view(edition, figure(code), links())
    assert (view.state, view.value, view.number) == (state, value, None)
    assert part in view.explanation


def test_nought_is_a_number(edition: Edition, figure: GetFigure, links: MakeLinks) -> None:
    """Nobody in care is not the same as nobody knows."""
    none = replace(figure("GM9001"), count=0, value=0.0, lower=0.0, upper=0.1)
    view = figure_view(edition, none, links())
    assert (view.state, view.value, view.count) == (
        State.PRESENT,
        f"0,0{NBSP}%",
        f"0{NBSP}jongeren",
    )


def test_episodes_are_not_called_youths(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """A youth can have several episodes."""
    view = figure_view(edition, figure("GM9004", indicator="verwijzer-huisarts"), links())
    assert view.count.endswith(f"{NBSP}trajecten")


def test_an_approximated_denominator_is_said(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """Every note of a figure has its sentence."""
    assert "geschat" in " ".join(figure_view(edition, figure("GM9001"), links()).notes)


def test_a_sum_says_that_it_is_one(edition: Edition, figure: GetFigure, links: MakeLinks) -> None:
    """The source of a sum is no file of its own."""
    added = replace(figure("GM9001"), source="som")
    assert "opgeteld" in figure_view(edition, added, links()).source


def test_english_pages_have_english_numbers(
    edition: Edition, figure: GetFigure, links: MakeLinks
) -> None:
    """A decimal comma would be read as a thousand."""
    view = figure_view(edition, figure("GM9001"), links(language="en"))
    assert (view.value, view.status) == ("9.5%", "provisional")
