"""The model card of a made-up country of which the truth is known."""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from scipy.special import expit, logit

from jeugdpeil.domain.model_card import Coefficient, FitLine, ModelCard
from jeugdpeil.domain.what_if import WhatIfRefusedError, what_if_change
from jeugdpeil.models.expected_use import (
    Aggregate,
    AreaTable,
    Characteristic,
    CountOutcome,
    ExpectedUse,
    ShareOutcome,
    Specification,
    Transform,
    expected_use,
)
from jeugdpeil.models.expected_use.baselines import regression_without_groups
from jeugdpeil.models.expected_use.card import formula_of
from jeugdpeil.models.expected_use.figures import fit_table
from jeugdpeil.models.expected_use.fitting import likelihood_of
from jeugdpeil.stats.likelihoods import Counts
from support.area_country import AreaCountry

SIDE, N_GROUPS = 20, 40
N = SIDE * SIDE
GROUP = np.arange(N) // (N // N_GROUPS)

CHARACTERISTICS = (
    Characteristic("bijstand", "inkomen", Transform.LOG, is_movable=True),
    Characteristic("lage-inkomens", "inkomen", is_movable=True),
    Characteristic("lage-opleiding", "opleiding", is_movable=True),
    Characteristic("herkomst", "herkomst", is_origin=True),
    Characteristic("buren", "omgeving"),
)
SPECIFICATION = Specification(
    "jeugdzorg-wijk",
    "jeugdzorg",
    CHARACTERISTICS,
    n_draws=300,
    n_folds=5,
    n_tables=2,
    n_what_if=100,
    named_absent=("speciaal-onderwijs",),
)


def country(*, with_blanks: bool = True, with_map: bool = True) -> AreaTable:
    """Wijken on a grid in gemeenten of ten; low incomes do nothing but follow bijstand."""
    generator = np.random.default_rng(71)
    z = generator.standard_normal((N, 5))
    poor = z[:, 0]
    values = np.column_stack(
        [
            np.exp(1 + 0.5 * poor),
            30 + 8 * (0.9 * poor + 0.44 * z[:, 1]),
            25 + 5 * z[:, 2],
            10 + 3 * z[:, 3],
            100 + 20 * z[:, 4],
        ]
    )
    eta = -2.2 + 0.35 * poor - 0.15 * (values[:, 1] - 30) / 8 + 0.12 * z[:, 2] + 0.15 * z[:, 3]
    eta += 0.2 * generator.standard_normal(N_GROUPS)[GROUP] + 0.12 * generator.standard_normal(N)
    youths = generator.integers(60, 2000, N)
    counts = generator.binomial(youths, expit(eta))
    nowhere = np.zeros(N, dtype=np.bool_)
    blank = (counts < 10) & with_blanks
    values[::17, 2] = np.nan
    outcome = CountOutcome(counts, counts, youths, blank, nowhere)
    names = tuple(f"w{number:03d}" for number in range(N))
    groups = (("gemeente", tuple(f"g{number:02d}" for number in GROUP)),)
    pairs = tuple((names[n], names[n + 1]) for n in range(N - 1) if (n + 1) % SIDE) + tuple(
        (names[n], names[n + SIDE]) for n in range(N - SIDE)
    )
    neighbours = pairs if with_map else None
    return AreaTable(names, ("2022",) * N, groups, outcome, youths, values, neighbours)


@dataclass(frozen=True)
class Made:
    """What came out."""

    use: ExpectedUse

    @property
    def card(self) -> ModelCard:
        """The card."""
        return self.use.card

    def line(self, fit: str) -> FitLine:
        """One line of fit."""
        return next(line for line in self.card.fits if line.fit == fit)

    def coefficient(self, characteristic: str) -> Coefficient:
        """One coefficient."""
        rows = {row.characteristic: row for row in self.card.coefficients}
        return rows[characteristic]


@pytest.fixture(scope="module")
def made() -> Made:
    """The country with blanks and a map."""
    everything = Aggregate("land", "NL00", 2022, "2022", np.arange(N))
    return Made(expected_use(country(), SPECIFICATION, [everything]))


def test_characteristics_predict_better_than_the_mean(made: Made) -> None:
    """Out of sample the published figure beats the national mean, and the plain regression."""
    published = made.line("characteristics")
    assert published.log_score_outside is not None
    for fit in ("national mean", "glm"):
        score = made.line(fit).log_score_outside
        assert score is not None
        assert published.log_score_outside > score


def test_the_mean_explains_nothing(made: Made) -> None:
    """The national mean explains none of the variance of one year, and less out of sample."""
    mean = made.line("national mean")
    assert mean.r2_inside == pytest.approx(0.0, abs=1e-3)
    assert mean.r2_outside is not None
    assert mean.r2_outside <= 0.0


def test_within_explains_more_but_is_not_judged_outside(made: Made) -> None:
    """The group's effect has seen the area, so that only its fit in the data is told."""
    within, published = made.line("within"), made.line("characteristics")
    assert within.r2_inside is not None
    assert published.r2_inside is not None
    assert within.r2_inside > published.r2_inside
    assert within.r2_outside is within.rmse_outside is None


def test_the_published_line_is_of_the_published_figures(made: Made) -> None:
    """A reader who takes the published table finds the error of the card."""
    areas = made.use.areas
    known = np.isfinite(areas.actual)
    squares = (areas.actual[known] - areas.expected[known]) ** 2
    wanted = np.sqrt(np.average(squares, weights=areas.youths[known]))
    assert made.line("characteristics").rmse_outside == pytest.approx(wanted)


def test_a_sign_that_flips_is_flagged(made: Made) -> None:
    """Low incomes go up with use alone, because of bijstand, and down beside it."""
    row = made.coefficient("lage-inkomens")
    assert row.points < 0 < row.points_alone
    assert row.flips
    assert not made.coefficient("lage-opleiding").flips


def test_collinear_characteristics_share_a_number(made: Made) -> None:
    """Bijstand and low incomes hang together, the others do not."""
    groups = {row.characteristic: row.collinear_group for row in made.card.coefficients}
    assert groups == {
        "bijstand": 1,
        "lage-inkomens": 1,
        "lage-opleiding": None,
        "herkomst": None,
        "buren": None,
    }


def test_a_coefficient_is_points_for_one_printed_step(made: Made) -> None:
    """The step is one sd of the printed values; the truth lies in the interval."""
    row = made.coefficient("herkomst")
    values = made.use.table.values[:, 3]
    assert row.step == pytest.approx(values.std())
    national = made.card.national[0][1] / 100
    # The truth is 0.15 on the logit for 3 printed units.
    truth = expit(logit(national) + 0.15 * row.step / 3) - national
    assert row.lower < 100 * truth < row.upper


def test_what_is_noise_has_zero_in_its_interval(made: Made) -> None:
    """A characteristic that does nothing is not told to do anything."""
    row = made.coefficient("buren")
    assert row.lower < 0 < row.upper


def test_missing_values_are_counted_per_characteristic(made: Made) -> None:
    """One in seventeen areas misses the level of education, none another characteristic."""
    assert made.coefficient("lage-opleiding").n_missing == len(range(0, N, 17))
    assert made.coefficient("bijstand").n_missing == 0


def test_the_other_spatial_choice_is_on_the_card(made: Made) -> None:
    """With a map the fit with neighbours stands beside the one without."""
    assert made.line("spatial").r2_outside is not None
    row = made.coefficient("herkomst")
    assert row.points_spatial == pytest.approx(row.points, abs=0.3)


def test_the_pattern_is_that_of_gemeenten(made: Made) -> None:
    """Differences of neighbours hang together, and no longer once group means are out."""
    lines = {line.of: line for line in made.card.moran}
    assert lines["difference"].value > lines["difference"].permutation_upper
    assert lines["within"].value < lines["within"].permutation_upper


def test_nine_in_ten_held_out_areas_lie_in_their_interval(made: Made) -> None:
    """The prediction interval covers what it says, within the chance of some 360 areas."""
    assert made.card.coverage == pytest.approx(0.9, abs=0.05)


def test_blanks_taken_as_secret_lower_the_mean(made: Made) -> None:
    """Small areas whose count is blank have low counts; to say so lowers what is expected."""
    assert made.card.hidden_choice is not None
    assert made.card.hidden_choice < 0
    assert "missing counts" in made.card.notes


def test_origin_is_told_with_and_without(made: Made) -> None:
    """Leaving out origin changes expected figures, and explains less."""
    assert made.card.without_origin is not None
    assert made.card.without_origin > 0.5
    without, published = made.line("without origin"), made.line("characteristics")
    assert without.r2_inside is not None
    assert published.r2_inside is not None
    assert without.r2_inside < published.r2_inside


def test_what_if_agrees_with_the_coefficient(made: Made) -> None:
    """One printed step at the national mean is the points of the table, folds apart."""
    row, what_if = made.coefficient("lage-opleiding"), made.card.what_if
    assert what_if is not None
    values = made.use.table.values[:, 2]
    start = float(np.nanmean(values))
    predictor = float(np.mean(made.use.areas.predictor))
    change = what_if_change(what_if, row.characteristic, start, start + row.step, predictor)
    assert change.value == pytest.approx(row.points, rel=0.15)
    assert change.lower < change.value < change.upper


def test_what_if_of_a_region_is_the_step_to_its_twin(made: Made) -> None:
    """Moving a region to the value of another changes its expected figure by what beta says."""
    what_if, areas = made.card.what_if, made.use.areas
    assert what_if is not None
    place = what_if.characteristics.index("lage-opleiding")
    start, end = float(made.use.table.values[1, 2]), float(made.use.table.values[2, 2])
    change = what_if_change(what_if, "lage-opleiding", start, end, float(areas.predictor[1]))
    beta = np.mean([row[place] for row in what_if.beta])
    p = areas.expected[1] / 100
    wanted = 100 * p * (1 - p) * beta * (end - start) / what_if.scale[place]
    assert change.value == pytest.approx(wanted, rel=0.15, abs=0.02)


def test_what_if_refuses_one_of_a_collinear_group(made: Made) -> None:
    """Bijstand cannot be moved while low incomes stay."""
    what_if = made.card.what_if
    assert what_if is not None
    assert what_if.refused == ("bijstand", "lage-inkomens")
    with pytest.raises(WhatIfRefusedError):
        what_if_change(what_if, "bijstand", 2.0, 3.0, -2.0)


def test_what_if_refuses_a_curve() -> None:
    """A characteristic that enters as a curve has no one slope to move along."""
    curved = tuple(replace(each, curve=each.id == "lage-opleiding") for each in CHARACTERISTICS)
    table = country(with_blanks=False, with_map=False)
    card = expected_use(table, replace(SPECIFICATION, characteristics=curved)).card
    assert card.what_if is not None
    assert "lage-opleiding" in card.what_if.refused
    assert "s(lage-opleiding)" in card.formula


def test_what_if_draws_are_few_and_rounded(made: Made) -> None:
    """A page carries the draws: as many as asked, four decimals each."""
    what_if = made.card.what_if
    assert what_if is not None
    assert len(what_if.beta) == len(what_if.sd) == 100
    assert all(round(value, 4) == value for row in what_if.beta for value in row)


def test_verdicts_add_up_to_the_areas_with_a_figure(made: Made) -> None:
    """Each wijk with an actual figure has one verdict; one country is too few to count."""
    counts = [count for level, _, count in made.card.verdicts if level == "wijk"]
    assert sum(counts) == int(made.use.table.is_known.sum())
    assert {level for level, _, _ in made.card.verdicts} == {"wijk"}


def test_false_discoveries_stay_under_the_rule(made: Made) -> None:
    """The expected share of wrong signs is at most what the rule allows."""
    shares = dict(made.card.false_discoveries)
    assert 0 <= shares["wijk"] <= SPECIFICATION.rule.false_discovery_share


def test_the_card_carries_the_rule_of_the_verdicts(made: Made) -> None:
    """The bounds that were used, so that a page can name them."""
    assert made.card.rule == SPECIFICATION.rule


def test_the_card_survives_json(made: Made) -> None:
    """What is written into a release is read back the same."""
    assert ModelCard.from_json(made.card.to_json()) == made.card


def test_the_formula_names_every_term(made: Made) -> None:
    """Years, characteristics with their transform, and effects from large to small."""
    assert made.card.formula == (
        "logit(p) = period + log(bijstand) + lage-inkomens + lage-opleiding + herkomst + buren"
        " + (gemeente) + (area)"
    )


def test_the_effect_of_a_row_is_named_by_the_periods() -> None:
    """With one period a row is an area; with two it is an area in a period, inside the area."""
    for n_periods, own in ((1, "(area)"), (2, "(area) + (area x period)")):
        panel = AreaCountry.make(3, n_areas=80, n_gemeenten=12, n_periods=n_periods)
        formula = formula_of(fit_table(panel.table, panel.specification))
        assert formula == f"logit(p) = period + k0 + k1 + k2 + (jeugdregio) + (gemeente) + {own}"


def test_a_country_without_map_blanks_origin_or_movables() -> None:
    """What there is nothing to say of is left out, not made up."""
    bare = tuple(replace(each, is_movable=False, is_origin=False) for each in CHARACTERISTICS[2:])
    table = country(with_blanks=False, with_map=False).with_columns(np.array([2, 3, 4]))
    card = expected_use(table, replace(SPECIFICATION, characteristics=bare)).card
    assert card.moran == ()
    assert card.hidden_choice is card.without_origin is card.what_if is None
    assert {line.fit for line in card.fits} == {
        "national mean",
        "glm",
        "characteristics",
        "within",
    }
    assert "no neighbours" in card.notes


def test_percentages_have_a_card_too() -> None:
    """Shares without counts, and areas without groups, are judged the same way."""
    table = country(with_map=False)
    share = np.where(table.is_known, table.actual / 100, np.nan).round(3)
    shares = replace(table, outcome=ShareOutcome(share, 0.0005, None), groups=())
    card = expected_use(shares, SPECIFICATION).card
    assert card.likelihood == "percentages"
    assert card.coverage == pytest.approx(0.9, abs=0.05)
    assert {line.fit for line in card.fits} >= {"national mean", "glm", "characteristics"}


def test_selection_leaves_out_noise_and_says_so() -> None:
    """What cross-validation leaves out is on the card, and no longer among the coefficients."""
    chooses = replace(SPECIFICATION, selects=True)
    card = expected_use(country(with_blanks=False, with_map=False), chooses).card
    assert "buren" in {name for name, choice, _ in card.selection if choice == "left out"}
    assert "buren" not in {row.characteristic for row in card.coefficients}


def test_the_plain_regression_is_the_most_likely_one() -> None:
    """At its coefficients expected and actual counts agree for every column."""
    table = country(with_blanks=False)
    likelihood = likelihood_of(table)
    assert isinstance(likelihood, Counts)
    design = np.column_stack([np.ones(N), (table.values[:, 3] - 10) / 3])
    folds = [np.arange(N) % 2 == 0, np.arange(N) % 2 == 1]
    found = regression_without_groups(likelihood, design, np.full(2, 1e-9), folds)
    rest = likelihood.low - likelihood.trials * found.inside
    np.testing.assert_allclose(design.T @ rest, 0.0, atol=1e-4)
