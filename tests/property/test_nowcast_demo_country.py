"""The nowcast on the demo country, which was drawn youth by youth and not for it."""

from datetime import date

import numpy as np
import pytest

from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.models.nowcast import PRIORS, Archive, Shown, Step, back_test, record
from jeugdpeil.sources.demo.form_tree import FORMS
from jeugdpeil.sources.demo.history import History, drawn_history, regions_of_gemeenten
from jeugdpeil.sources.demo.size import YEARS, size_named
from jeugdpeil.sources.demo.world import World, drawn_world
from support.demo_country import SEED

# Publications that were learned from before a record is asked for.
ENOUGH = 3


@pytest.fixture(scope="module")
def country() -> tuple[World, History]:
    """The small demo country with all it knew at each publication."""
    world = drawn_world(size_named("klein"), SEED)
    return world, drawn_history(world)


def archive_of(country: tuple[World, History], kind: PeriodKind, part: int) -> Archive:
    """First publications of a kind of period, printed as CBS prints them."""
    world, history = country
    group = regions_of_gemeenten(world, RegionLevel.JEUGDREGIO)
    periods = [Period(kind, year, part) for year in YEARS]
    shown = np.array([printed(history.known[each, 0].gemeenten.youths) for each in periods])
    final = np.array([printed(history.true(each).gemeenten.youths) for each in periods])
    previous = np.full_like(final, np.nan)
    previous[1:] = final[:-1]
    year, gemeente, form = np.indices(shown.shape).reshape(3, -1)
    none = np.full((len(YEARS), len(FORMS)), np.nan)
    month = 10 if (kind, part) == (PeriodKind.HALFJAAR, 1) else 4
    return Archive(
        Shown(form, gemeente, group[gemeente], shown.ravel(), previous.ravel()),
        year,
        final.ravel(),
        tuple(date(each + (month == 4), month, 30) for each in YEARS),
        tuple(date(each + 1, 10, 30) for each in YEARS),
        len(FORMS),
        int(group.max()) + 1,
        none,
        np.ones_like(none),
    )


def printed(counts: np.ndarray) -> np.ndarray:
    """Multiples of 5, hidden below 10; the columns of the forms only."""
    forms = counts[:, : len(FORMS)]
    return np.where(forms < 10, np.nan, np.rint(forms / 5) * 5)


@pytest.mark.parametrize(
    ("step", "kind", "part"),
    [
        (Step.FIRST_HALF, PeriodKind.HALFJAAR, 1),
        (Step.SECOND_HALF, PeriodKind.HALFJAAR, 2),
        (Step.YEAR, PeriodKind.JAAR, 1),
    ],
    ids=str,
)
def test_the_record_on_the_demo_country_is_kept(
    country: tuple[World, History], step: Step, kind: PeriodKind, part: int
) -> None:
    """About 90 percent of the printed figures covered, and a better score than both rules."""
    test = back_test(archive_of(country, kind, part), PRIORS[step])
    found = record(test, test.learned_from >= ENOUGH)
    assert 0.87 <= found.coverage <= 0.95
    assert found.score > max(found.ruled_score, found.bare_score)
    assert found.error < found.ruled_error
