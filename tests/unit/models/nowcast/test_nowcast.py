"""What the nowcast says of figures, of sums and of changes, and what it may know."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.change_verdict import ChangeRule, ChangeVerdict
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.status import Status
from jeugdpeil.models.nowcast import (
    NATIONAL_CONCENTRATION,
    PRIORS,
    Archive,
    Shown,
    Side,
    Step,
    Sum,
    back_test,
    changes,
    drawn,
    exact_draws,
    expected_figures,
    expected_sums,
    learned,
    learned_chance,
    national_archive,
    record,
    step_of,
    with_national,
)
from jeugdpeil.models.nowcast.chance import PRIOR as CHANCE
from support.revision_country import Habits, archive_of, drawn_country

PRIOR = PRIORS[Step.FIRST_HALF]
HABITS = Habits(rounds=7)
JEUGDZORG = (CareForm.JEUGDZORG, "jongeren")


@pytest.fixture(scope="module")
def archive() -> Archive:
    """One country of seven publications."""
    return archive_of(drawn_country(HABITS, 5))


def last(archive: Archive) -> Shown:
    """The figures of the last publication."""
    return archive.shown.of(archive.round == archive.n_rounds - 1)


def few(counts: list[float], previous: list[float] | None = None) -> Shown:
    """Figures of one form in gemeenten of one region."""
    n = len(counts)
    nought = np.zeros(n, dtype=np.int64)
    before = np.array(previous) if previous else np.full(n, np.nan)
    return Shown(nought, np.arange(n), nought, np.array(counts), before)


@pytest.mark.parametrize(
    ("period", "status", "step"),
    [
        ("2022-H1", Status.VOORLOPIG, Step.FIRST_HALF),
        ("2022-H1", Status.NADER_VOORLOPIG, Step.FIRST_HALF_AGAIN),
        ("2022-H2", Status.VOORLOPIG, Step.SECOND_HALF),
        ("2022", Status.VOORLOPIG, Step.YEAR),
        ("2022-06-30", Status.VOORLOPIG, Step.FIRST_HALF),
        ("2022-12-31", Status.VOORLOPIG, Step.SECOND_HALF),
        ("2022", Status.DEFINITIEF, None),
        ("2022-Q3", Status.VOORLOPIG, None),
    ],
)
def test_each_publication_has_its_own_step(period: str, status: Status, step: Step | None) -> None:
    """Half-years and years are revised differently, and so is each publication."""
    assert step_of(Period.parse(period), status) is step


def test_a_hidden_figure_gets_no_nowcast() -> None:
    """What was not shown cannot be corrected; it stays without a figure."""
    model = learned(national_archive(Step.FIRST_HALF, (JEUGDZORG,)), PRIOR)
    found = expected_figures(model, few([float("nan"), 200.0]))
    assert found.estimate(0) is None
    assert found.estimate(1) is not None


def test_with_national_pairs_only_the_spread_is_called_prior_knowledge() -> None:
    """There are no real pairs below the country, and the result says so."""
    found = expected_figures(
        learned(national_archive(Step.FIRST_HALF, (JEUGDZORG,)), PRIOR), few([1000.0])
    )
    width = (found.upper - found.lower) / 1000.0
    assert found.is_prior
    assert 0.10 < width[0] < 0.15


def test_with_pairs_of_regions_the_spread_is_learned(archive: Archive) -> None:
    """From the first publication on that became definitive."""
    model = learned(archive.known_on(archive.shown_on[1]), PRIOR)
    assert (model.is_prior, model.fit.n_unit_rounds) == (False, 1)


def test_an_archive_on_a_day_holds_nothing_of_later_days(archive: Archive) -> None:
    """A back-test knows only what was known then: later figures can be anything."""
    day = archive.shown_on[3]
    later = np.array([each > day for each in archive.definitive_on])[archive.round]
    other = replace(archive, definitive=np.where(later, 7.0, archive.definitive))
    one, two = learned(archive.known_on(day), PRIOR), learned(other.known_on(day), PRIOR)
    assert np.array_equal(one.fit.level, two.fit.level)
    assert np.array_equal(one.calibration.above, two.calibration.above)


def test_a_back_test_beats_the_rule_of_thumb_and_no_correction(archive: Archive) -> None:
    """Its log score is higher and its error smaller, over all publications."""
    found = record(back_test(archive, PRIOR))
    assert found.score > found.ruled_score > found.bare_score
    assert found.error < min(found.ruled_error, found.bare_error)


def test_a_back_test_has_a_row_for_every_pair(archive: Archive) -> None:
    """Nothing that became definitive is left out of the record."""
    assert len(back_test(archive, PRIOR).row) == np.count_nonzero(archive.is_pair)


def test_a_region_that_falls_alone_is_expected_to_be_revised_more(archive: Archive) -> None:
    """A missing provider shows as a fall that the rest of the country does not have."""
    model, shown = learned(archive, PRIOR), last(archive)
    largest = int(np.nanargmax(shown.count))
    hit = (shown.group == shown.group[largest]) & (shown.form == shown.form[largest])
    dipped = replace(shown, count=np.where(hit, np.rint(shown.count * 0.7), shown.count))
    before, after = model.predict(shown), model.predict(dipped)
    rows = hit & shown.is_shown & np.isfinite(shown.previous) & (shown.count > 40)
    assert (after.ratio.middle[rows] > before.ratio.middle[rows] + 0.05).all()
    assert after.suspect[rows].all()


def test_a_fall_of_the_whole_country_is_no_sign_of_missing_deliveries(archive: Archive) -> None:
    """Only the departure from what the country does counts."""
    model, shown = learned(archive, PRIOR), last(archive)
    fallen = replace(shown, previous=shown.previous / 0.8)
    one, other = model.predict(shown).suspect, model.predict(fallen).suspect
    assert np.mean(one != other) < 0.02


def test_a_sum_is_known_better_than_its_parts_but_not_as_if_they_were_independent(
    archive: Archive,
) -> None:
    """What gemeenten share does not average out."""
    model, shown = learned(archive, PRIOR), last(archive)
    rows = np.flatnonzero((shown.form == 0) & shown.is_shown)
    parts = expected_figures(model, shown)
    whole = expected_sums(model, shown, [Sum(rows, float(shown.count[rows].sum()))], 9, 1)
    half = (parts.upper - parts.lower)[rows]
    width = (whole.upper - whole.lower)[0]
    assert np.sqrt((half**2).sum()) < width < half.sum()


def test_a_sum_keeps_its_published_figure(archive: Archive) -> None:
    """Hidden parts are in the published sum, and are revised like the others."""
    model, shown = learned(archive, PRIOR), last(archive)
    rows = np.flatnonzero((shown.form == 0) & shown.is_shown)
    total = float(shown.count[rows].sum())
    found = expected_sums(model, shown, [Sum(rows, total), Sum(rows, 1.1 * total)], 9, 1)
    assert found.value[1] == pytest.approx(1.1 * found.value[0])


def test_the_same_publication_is_drawn_the_same_in_pieces(archive: Archive) -> None:
    """Draws belong to regions and not to calls, so that separate pages agree."""
    model, shown = learned(archive, PRIOR), last(archive)
    prediction = model.predict(shown)
    again = model.predict(shown)
    one = drawn(shown, prediction, 9, 1, 50)
    two = drawn(shown, again, 9, 1, 50)
    assert np.array_equal(one, two, equal_nan=True)


def test_two_publications_share_what_lasts_and_nothing_else(archive: Archive) -> None:
    """Between two provisional figures the uncertain mean cancels, the shocks do not."""
    model, shown = learned(archive, PRIOR), last(archive)
    prediction = model.predict(shown)
    one, two = (np.log(drawn(shown, prediction, each, 1, 2000) / shown.count) for each in (8, 9))
    row = int(np.flatnonzero(shown.is_shown & (shown.count > 500))[0])
    parts = prediction.parts
    lasts = (parts.level + parts.lasting)[row] / prediction.scale[row] ** 2
    found = np.corrcoef(stretched(one[:, row]), stretched(two[:, row]))[0, 1]
    assert found == pytest.approx(lasts, abs=0.08)


def stretched(values: np.ndarray) -> np.ndarray:
    """Ranks, so that heavy tails do not decide a correlation."""
    return np.argsort(np.argsort(values)).astype(np.float64)


def hattem(later: float, earlier: float) -> ChangeVerdict:
    """Two provisional first half-years, known with national pairs only."""
    model = learned(national_archive(Step.FIRST_HALF, (JEUGDZORG,)), PRIOR)
    sides: list[Side] = []
    for year, count in ((2020, later), (2019, earlier)):
        shown = few([count])
        draws = drawn(shown, model.predict(shown), date(year, 10, 31).toordinal(), 1)
        youths = np.array([3300.0])
        sides.append(Side(shown.count, draws, youths, is_final=False, is_prior=model.is_prior))
    return ChangeRule().verdict(changes(sides[0], sides[1], CHANCE, 1)[0])


def test_the_fall_of_hattem_is_larger_than_revision_as_seen_so_far() -> None:
    """From 8.78 to 6.36 percent of about 3,300 youths: 290 to 210."""
    assert hattem(0.0636 * 3300, 0.0878 * 3300) is ChangeVerdict.LAGER


def test_a_fall_of_six_percent_in_such_a_gemeente_says_nothing() -> None:
    """From 290 to 272: chance alone moves as much."""
    assert not hattem(272.0, 290.0).is_clear


def test_a_provisional_country_below_a_definitive_year_is_probably_revision() -> None:
    """356,000 beside 378,000 is 6 percent lower; four of these are revision."""
    model = learned(national_archive(Step.FIRST_HALF, (JEUGDZORG,)), PRIOR)
    shown = few([356_000.0])
    prediction = model.predict(shown)
    ones = np.ones(1)
    later = Side(shown.count, drawn(shown, prediction, 9, 1), ones, is_final=False)
    final = np.array([378_000.0])
    earlier = Side(final, exact_draws(final, 1001, 1, 8), ones, is_final=True)
    change = changes(later, earlier, CHANCE, 1, NATIONAL_CONCENTRATION)[0]
    assert change is not None
    assert change.shown.value == pytest.approx(100 * (356 / 378 - 1), abs=0.01)
    assert ChangeRule().verdict(change) is ChangeVerdict.BIJSTELLING


def test_a_definitive_fall_of_the_country_is_no_chance() -> None:
    """From 360,470 to 347,265 youths with jeugdhulp (H1 of 2019 and 2020): -3.7 percent."""
    ones = np.ones(1)
    later, earlier = (
        Side(np.array([count]), exact_draws(np.array([count]), 5, 1, number), ones, is_final=True)
        for number, count in enumerate((347_265.0, 360_470.0))
    )
    change = changes(later, earlier, CHANCE, 1, NATIONAL_CONCENTRATION)[0]
    assert ChangeRule().verdict(change) is ChangeVerdict.LAGER


def test_a_change_of_a_hidden_figure_is_none() -> None:
    """Without a figure on both sides there is no change."""
    ones, nan = np.ones(1), np.array([np.nan])
    hidden = Side(nan, np.full((10, 1), np.nan), ones, is_final=True)
    known = Side(100 * ones, np.full((10, 1), 100.0), ones, is_final=True)
    assert changes(known, hidden, CHANCE, 1) == [None]


def test_chance_is_learned_from_definitive_figures(archive: Archive) -> None:
    """Independent youths give a variance of once the inverse counts, and the rest is constant."""
    found = learned_chance(archive)
    assert not found.is_prior
    assert found.per_count == pytest.approx(1.0, abs=0.3)
    assert np.sqrt(found.constant) == pytest.approx(HABITS.change, abs=0.02)


def test_without_definitive_years_chance_is_assumed() -> None:
    """Nothing archived: the typed prior, and it says so."""
    assert learned_chance(national_archive(Step.YEAR)).is_prior


def test_national_pairs_come_before_the_archive_in_time(archive: Archive) -> None:
    """Rounds of the archive keep their figures under new numbers."""
    series = tuple((CareForm.JEUGDZORG, str(number)) for number in range(archive.n_forms))
    joined = with_national(archive, series, Step.FIRST_HALF)
    days = [joined.shown_on[number] for number in np.unique(joined.round)]
    assert tuple(days) == archive.shown_on
    assert np.isfinite(joined.national).sum() > 0


def test_rounds_out_of_order_are_refused(archive: Archive) -> None:
    """Leaving out the future needs to know which round came first."""
    with pytest.raises(ValueError, match="order of time"):
        replace(archive, shown_on=archive.shown_on[::-1])


def test_a_record_of_nothing_is_refused(archive: Archive) -> None:
    """A mean over no figures would be no number."""
    found = back_test(archive, PRIOR)
    with pytest.raises(ValueError, match="one figure or more"):
        record(found, np.zeros(len(found.row), dtype=np.bool_))
