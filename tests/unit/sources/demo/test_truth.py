"""The truth: a model whose every part is known, and figures that agree with it."""

import numpy as np
import pyarrow.compute as pc
import pytest
from scipy.special import expit, logit

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period, PeriodKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.sources.demo import DemoTruth
from jeugdpeil.sources.demo.form_tree import ALL_FORMS, FORMS, LEAVES, WIJK_FORM_SET, leaf_number
from jeugdpeil.sources.demo.history import History
from jeugdpeil.sources.demo.use_model import (
    COVARIATES,
    ICC_GEMEENTE,
    OUTLIER_EFFECT,
    SD_GEMEENTE,
    SD_REGION,
    SD_WIJK,
    SD_WIJK_YEAR,
)
from jeugdpeil.sources.demo.world import World

YEAR_2019 = Period(PeriodKind.JAAR, 2019)
AT = {form: number for number, form in enumerate(FORMS)}


def column(truth: DemoTruth, name: str) -> np.ndarray:
    """A column of the table of true use."""
    return truth.use[name].to_numpy()


def land(history: History, period: Period = YEAR_2019) -> np.ndarray:
    """(n_forms,) true youths of the country."""
    return history.true(period).gemeenten.youths.sum(axis=0)


def test_true_use_is_the_sum_of_its_parts(truth: DemoTruth) -> None:
    """Year and characteristics, region, gemeente, wijk and wijk-year add up on the logit scale."""
    parts = ("fixed", "region_effect", "gemeente_effect", "wijk_effect", "wijk_year_effect")
    total = np.sum([column(truth, part) for part in parts], axis=0)
    np.testing.assert_allclose(logit(column(truth, "true_use")), total, atol=1e-9)


def test_the_fixed_part_follows_from_the_stated_coefficients(truth: DemoTruth) -> None:
    """Coefficients times standardised characteristics, and the year."""
    coefficients = truth.coefficients.to_pylist()
    total = column(truth, "year_effect").copy()
    for row in coefficients:
        total += row["coefficient"] * column(truth, row["name"])
    np.testing.assert_allclose(column(truth, "fixed"), total, atol=1e-9)
    assert len(coefficients) == len(COVARIATES)


def test_standardised_characteristics_have_mean_zero_and_sd_one(truth: DemoTruth) -> None:
    """So that a coefficient is the change per standard deviation."""
    for covariate in COVARIATES:
        values = column(truth, covariate.name)
        assert values.mean() == pytest.approx(0.0, abs=1e-9)
        assert values.std() == pytest.approx(1.0, abs=1e-9)


def test_expected_use_is_the_mean_over_random_effects(world: World) -> None:
    """The quadrature agrees with two hundred thousand draws, for one wijk."""
    sd = np.sqrt(SD_REGION**2 + SD_GEMEENTE**2 + SD_WIJK**2 + SD_WIJK_YEAR**2)
    draws = np.random.default_rng(5).normal(0.0, sd, 200_000)
    drawn = expit(world.model.fixed()[0, 0] + draws)
    error = 4.0 * drawn.std() / np.sqrt(len(drawn))
    assert world.model.expected()[0, 0] == pytest.approx(drawn.mean(), abs=error)


def test_true_counts_scatter_around_true_use(truth: DemoTruth) -> None:
    """Standardised by their binomial spread, the counts have mean 0 and variance 1."""
    youths, use = column(truth, "youths_0_22"), column(truth, "true_use")
    big = youths * use > 20
    expected, spread = youths * use, np.sqrt(youths * use * (1.0 - use))
    scores = ((column(truth, "with_care") - expected) / np.maximum(spread, 1e-9))[big]
    assert scores.mean() == pytest.approx(0.0, abs=4.0 / np.sqrt(len(scores)))
    assert scores.var() == pytest.approx(1.0, abs=4.0 * np.sqrt(2.0 / len(scores)))


def test_gemeenten_hold_as_much_of_the_variance_as_measured() -> None:
    """On the real wijken of 2021 and 2022 the intraclass correlation was 0.37 to 0.39."""
    assert 0.365 <= ICC_GEMEENTE <= 0.395


def test_the_outlier_uses_much_more_than_expected(truth: DemoTruth, world: World) -> None:
    """One known wijk has more than one and a half times the use that is expected of it."""
    (number,) = np.flatnonzero(world.model.wijk == OUTLIER_EFFECT)
    assert number == world.model.outlier
    fact = truth.facts["outlier"]
    assert isinstance(fact, dict)
    codes = world.divisions.parts[-1].names[RegionLevel.WIJK].codes
    assert fact["wijk"]["2023"] == codes[number]
    ratio = world.model.use()[number] / world.model.expected()[number]
    assert ratio.min() > 1.5
    assert world.population.counts["a_00_22"][number].min() > 1000


def test_nine_to_eleven_per_cent_of_the_youths_have_care(history: History, world: World) -> None:
    """As in the real country between 2017 and 2022."""
    for number, year in enumerate(range(2017, 2025)):
        youths = world.population.counts["a_00_22"][:, number].sum()
        share = land(history, Period(PeriodKind.JAAR, year))[AT[CareForm.JEUGDZORG]] / youths
        assert 0.088 < share < 0.112


def test_the_break_of_2021_lifts_the_series(world: World) -> None:
    """More providers report from 2021: five and a half per cent, beside the year's own change."""
    effects = dict(zip(range(2017, 2025), world.model.year, strict=True))
    own_change = -0.010 - -0.030
    assert effects[2021] - effects[2020] == pytest.approx(np.log(1.055) + own_change)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        ("met verblijf", "jeugdhulp", 0.085, 0.115),
        ("jeugdhulp", "jeugdzorg", 0.945, 0.970),
        ("jeugdbescherming", "jeugdzorg", 0.075, 0.100),
        ("jeugdreclassering", "jeugdzorg", 0.012, 0.026),
    ],
)
def test_forms_stand_to_each_other_as_in_the_real_country(
    history: History, part: str, whole: str, low: float, high: float
) -> None:
    """Shares as published for 2019 to 2022."""
    youths = land(history)
    assert low < youths[AT[CareForm(part)]] / youths[AT[CareForm(whole)]] < high


def test_foster_and_family_care_are_five_eighths_of_the_stays(history: History) -> None:
    """Published: 60 to 63 % of the youths with a stay."""
    youths = land(history)
    both = youths[AT[CareForm.PLEEGZORG]] + youths[AT[CareForm.GEZINSGERICHT]]
    assert 0.60 < both / youths[AT[CareForm.MET_VERBLIJF]] < 0.67


def test_forms_without_a_stay_overlap_as_published(history: History) -> None:
    """The sum over the four forms is 1.16 to 1.19 times the number of youths."""
    youths = land(history)
    zonder = CareForm.ZONDER_VERBLIJF
    ratio = sum(youths[AT[form]] for form in zonder.children) / youths[AT[zonder]]
    assert 1.16 < ratio < 1.19


def test_no_form_counts_more_youths_than_its_whole(history: History) -> None:
    """In every gemeente, period and publication."""
    for known in history.known.values():
        youths = known.gemeenten.youths
        for form in FORMS:
            if form.parent is not None:
                assert (youths[:, AT[form]] <= youths[:, AT[form.parent]]).all()


def test_youths_are_counted_once_per_form(history: History) -> None:
    """Ages and households each add up to the youths; a total is at most the sum of its parts."""
    for known in history.known.values():
        figures = known.gemeenten
        if figures.ages.shape[-1]:
            np.testing.assert_array_equal(figures.ages.sum(axis=-1), figures.youths)
            np.testing.assert_array_equal(figures.households.sum(axis=-1), figures.youths)
        for form in FORMS:
            if form.children:
                parts = sum(figures.youths[:, AT[child]] for child in form.children)
                assert (figures.youths[:, AT[form]] <= parts).all()


def test_referrers_add_up_to_the_trajecten_of_jeugdhulp(history: History) -> None:
    """A measure of protection or probation has no referrer."""
    figures = history.true(YEAR_2019).gemeenten
    referred = figures.referrers.sum(axis=-1)
    hulp = AT[CareForm.JEUGDHULP]
    np.testing.assert_array_equal(referred[:, hulp], figures.trajecten[:, hulp])
    np.testing.assert_array_equal(referred[:, AT[CareForm.JEUGDZORG]], referred[:, hulp])
    assert referred[:, AT[CareForm.JEUGDBESCHERMING]].sum() == 0


def test_half_years_overlap(history: History) -> None:
    """Each half-year has fewer youths than the year, both together more."""
    halves = [land(history, Period(PeriodKind.HALFJAAR, 2019, part)) for part in (1, 2)]
    year = land(history)
    assert (halves[0] < year).all()
    assert (halves[1] < year).all()
    assert (halves[0] + halves[1] > year).all()


def test_wijken_of_a_gemeente_never_exceed_it(history: History, world: World) -> None:
    """Some youths have no address in a wijk that is known: 85 to 100 % have, in all years."""
    for year in range(2017, 2025):
        true = history.true(Period(PeriodKind.JAAR, year))
        assert true.wijken is not None
        wijken = np.zeros(world.geography.gemeente_count)
        np.add.at(wijken, world.geography.gemeente, true.wijken.youths[:, 0])
        gemeenten = true.gemeenten.youths[:, AT[CareForm.JEUGDZORG]]
        assert (wijken <= gemeenten).all()
        assert 0.85 < wijken.sum() / gemeenten.sum() < 1.0


def test_wijk_figures_count_the_youths_of_the_model(history: History) -> None:
    """A wijk's true figure is the count that was drawn from its true use."""
    true = history.true(YEAR_2019).wijken
    assert true is not None
    np.testing.assert_array_equal(true.youths[:, 0], history.with_care[:, 2019 - 2017])


def test_a_first_figure_is_at_most_the_final_one(history: History) -> None:
    """Whoever is seen in the first publication is still there in the last, whatever the form."""
    total = AT[CareForm.JEUGDZORG]
    for (period, step), known in history.known.items():
        if (period.year, period.kind, step) != (2022, PeriodKind.JAAR, 1):
            final = history.true(period).gemeenten.youths[:, total]
            assert (known.gemeenten.youths[:, total] <= final).all()


def test_a_half_year_grows_more_than_a_year(history: History) -> None:
    """Published growth: 2.7 to 4.5 % for half-years, 0.1 to 1.6 % for years."""

    def growth(kind: PeriodKind, part: int) -> float:
        periods = [Period(kind, year, part) for year in range(2017, 2025)]
        final = sum(land(history, period)[0] for period in periods)
        first = sum(history.known[period, 0].gemeenten.youths[:, 0].sum() for period in periods)
        return float(final / first - 1.0)

    assert 0.020 < growth(PeriodKind.HALFJAAR, 1) < 0.060
    assert 0.001 < growth(PeriodKind.JAAR, 1) < 0.016


def test_growth_is_clustered_by_region(history: History, world: World) -> None:
    """Providers are late, not youths: gemeenten of one jeugdregio grow alike."""
    region = world.habits.region_of_gemeente
    spreads: list[float] = []
    for year in range(2017, 2025):
        period = Period(PeriodKind.HALFJAAR, year, 1)
        first = history.known[period, 0].gemeenten.youths[:, 0]
        final = history.true(period).gemeenten.youths[:, 0]
        missed = np.bincount(region, final - first) / np.bincount(region, final)
        share = (final - first).sum() / final.sum()
        chance = np.sqrt(share * (1.0 - share) / np.bincount(region, final))
        spreads.append(float(np.mean(((missed - share) / chance) ** 2)))
    assert np.mean(spreads) > 5.0


def test_counting_by_form_counts_each_youth_once_per_form() -> None:
    """One youth with two forms without a stay, one with a stay and a measure, one with nothing."""
    bit = {form: 1 << leaf_number(form) for form in LEAVES}
    masks = np.array(
        [
            bit[CareForm.AMBULANT] | bit[CareForm.NETWERK],
            bit[CareForm.PLEEGZORG] | bit[CareForm.OTS],
            0,
        ]
    )
    found = ALL_FORMS.counted(np.array([0, 1, 1]), masks, 2)
    youths = {form: found[:, number].tolist() for form, number in AT.items()}
    assert youths[CareForm.JEUGDZORG] == [1, 1]
    assert youths[CareForm.ZONDER_VERBLIJF] == [1, 0]
    assert youths[CareForm.AMBULANT] == [1, 0]
    assert youths[CareForm.MET_VERBLIJF] == [0, 1]
    assert youths[CareForm.JEUGDBESCHERMING] == [0, 1]
    assert found[:, len(FORMS)].tolist() == [0, 1]


def test_fewer_forms_give_the_same_counts() -> None:
    """Counting by the six forms of wijken equals counting by all and leaving some out."""
    rng = np.random.default_rng(3)
    area, masks = rng.integers(0, 4, 500), rng.integers(0, 2 ** len(LEAVES), 500)
    chosen = [AT[form] for form in WIJK_FORM_SET.forms] + [len(FORMS)]
    np.testing.assert_array_equal(
        WIJK_FORM_SET.counted(area, masks, 4), ALL_FORMS.counted(area, masks, 4)[:, chosen]
    )


def test_the_table_of_counts_has_every_level(truth: DemoTruth) -> None:
    """From wijk to land, so that any sum can be checked."""
    levels = set(pc.unique(truth.counts["region_level"].cast("string")).to_pylist())
    assert levels == {
        level.value for level in RegionLevel if level not in (RegionLevel.BUURT, RegionLevel.GROEP)
    }
