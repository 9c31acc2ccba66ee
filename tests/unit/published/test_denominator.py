"""A rate leads to the row that its denominator comes from."""

from dataclasses import replace
from typing import Any

import pytest

from jeugdpeil.domain.scope import AgeBase
from jeugdpeil.published.denominator import denominator_of
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.trace_page import trace_page
from support.mini_release import GEMEENTE_SOURCE
from support.site_fixtures import GetFigure, MakeLinks


@pytest.fixture
def rate(figure: GetFigure) -> Figure:
    """Youths with youth care of 3120 youths."""
    return replace(figure("GM9001"), age_base=AgeBase.JONGEREN_0_22, denominator=3120)


def inhabitants(rate: Figure, count: int, vintage: str, **fields: Any) -> Figure:
    return replace(rate, indicator="bevolking-0-22", count=count, vintage=vintage, **fields)


def test_the_publication_that_was_divided_by_is_found(rate: Figure) -> None:
    """A later correction of the number of inhabitants is not what the rate was made with."""
    used, newer = inhabitants(rate, 3120, "2022-08-31"), inhabitants(rate, 3105, "2023-08-31")

    assert denominator_of(rate, [rate, used, newer]) is used


@pytest.mark.parametrize("other", [{"region_year": 2021}, {"period_text": "2021"}])
def test_another_year_is_another_number(rate: Figure, other: dict[str, Any]) -> None:
    """Neither the inhabitants of another year nor those of another division count."""
    assert denominator_of(rate, [inhabitants(rate, 3120, "2022-08-31", **other)]) is None


def test_a_half_year_has_the_inhabitants_of_its_year(rate: Figure) -> None:
    """Inhabitants are counted on the first of January."""
    half = replace(rate, period_text="2022-H1")

    assert denominator_of(half, [inhabitants(rate, 3120, "2022-08-31")]) is not None


def test_a_share_of_youths_in_care_has_no_inhabitants(rate: Figure) -> None:
    """What is relative to other youths has no row of inhabitants."""
    share = replace(rate, age_base=AgeBase.JONGEREN_MET_JEUGDZORG)

    assert denominator_of(share, [inhabitants(rate, 3120, "2022-08-31")]) is None


def test_the_page_names_the_row_of_the_denominator(
    edition: Edition, links: MakeLinks, rate: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the source of the count and the release stands the source of the denominator."""
    found = inhabitants(rate, 3120, "2022-08-31", source_row=77)
    monkeypatch.setattr(type(edition.release), "figures_of_region", lambda *_: [rate, found])
    page = trace_page(edition, rate, links())
    assert page is not None

    [step] = [item for item in page.steps if item.heading == "Waar de noemer vandaan komt"]
    assert ("Rij", "77") in step.rows
    assert ("Controlesom (SHA-256)", GEMEENTE_SOURCE.sha256) in step.rows
