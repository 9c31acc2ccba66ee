"""How often a change is called clear in countries where nothing changed."""

from collections.abc import Iterator

import numpy as np
import pytest

from jeugdpeil.domain.change_verdict import Change, ChangeRule
from jeugdpeil.models.nowcast import (
    PRIORS,
    Side,
    Step,
    changes,
    drawn,
    exact_draws,
    learned,
    learned_chance,
)
from support.revision_country import Habits, archive_of, drawn_country

STILL = Habits(rounds=8, change=0.0)
DRAWS, LEVEL = 500, 0.90
COUNTRIES = 6


def last_changes(seed: int) -> tuple[list[Change | None], list[Change | None]]:
    """From the definitive figures of a year before: as first published, and as they became."""
    archive = archive_of(drawn_country(STILL, seed))
    known = archive.known_on(archive.shown_on[-1])
    model, chance = learned(known, PRIORS[Step.FIRST_HALF]), learned_chance(known)
    rows = np.flatnonzero(archive.round == STILL.rounds - 1)
    shown, final = archive.shown.of(rows), archive.definitive[rows]
    ones = np.ones(len(rows))
    draws = drawn(shown, model.predict(shown), 7, 1, DRAWS)
    before = exact_draws(shown.previous, 5, 1, 6, DRAWS)
    earlier = Side(shown.previous, before, ones, is_final=True)
    first = Side(shown.count, draws, ones, is_final=False)
    later = Side(final, exact_draws(final, 5, 1, 7, DRAWS), ones, is_final=True)
    return changes(first, earlier, chance, 1), changes(later, earlier, chance, 1)


def there(found: list[list[Change | None]]) -> Iterator[Change]:
    """The changes of regions with figures on both sides."""
    return (change for country in found for change in country if change is not None)


@pytest.fixture(scope="module")
def countries() -> tuple[list[Change], list[Change]]:
    """Provisional and definitive changes of six countries in which nothing changed."""
    found = [last_changes(seed) for seed in range(COUNTRIES)]
    first, later = zip(*found, strict=True)
    return list(there(list(first))), list(there(list(later)))


def share_clear(found: list[Change]) -> float:
    """Share of the changes that the rule calls clear."""
    return float(np.mean([ChangeRule().verdict(change).is_clear for change in found]))


def test_between_definitive_figures_one_in_ten_is_called_clear_by_chance(
    countries: tuple[list[Change], list[Change]],
) -> None:
    """A margin of 90 percent is wrong as often as it says."""
    assert share_clear(countries[1]) == pytest.approx(1 - LEVEL, abs=0.03)


def test_a_provisional_fall_is_not_called_clear_more_often_than_that(
    countries: tuple[list[Change], list[Change]],
) -> None:
    """Revision is counted: fewer false alarms than one in ten, where the bare figures give two."""
    bare = float(np.mean([change.shown.excludes_zero for change in countries[0]]))
    assert share_clear(countries[0]) <= 1 - LEVEL
    assert bare > 0.15
