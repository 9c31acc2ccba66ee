"""What a table must have to carry a model, and what a user is told where it has not."""

from dataclasses import replace

import numpy as np
import pytest

from jeugdpeil.domain.errors import ModelError
from jeugdpeil.models.expected_use import AreaTable, CountOutcome, Specification, expected_use
from jeugdpeil.models.expected_use.specification import Characteristic, Transform
from jeugdpeil.stats.arrays import FloatArray, IntArray
from support.area_country import AreaCountry

COUNTRY = AreaCountry.make(31, n_areas=60, n_gemeenten=12)


def refused(table: AreaTable, specification: Specification = COUNTRY.specification) -> ModelError:
    """The refusal of a table."""
    with pytest.raises(ModelError) as caught:
        expected_use(table, specification, with_card=False)
    assert caught.value.remedy
    return caught.value


def with_column(column: FloatArray) -> AreaTable:
    """The table with another second characteristic."""
    values = COUNTRY.table.values.copy()
    values[:, 1] = column
    return replace(COUNTRY.table, values=values)


def with_counts(counts: IntArray) -> AreaTable:
    """The table with other counts."""
    return replace(COUNTRY.table, outcome=CountOutcome.exact(counts, COUNTRY.table.youths))


def test_too_few_areas() -> None:
    """Of 29 areas the outcome is known."""
    hidden = np.arange(60) >= 29
    error = refused(COUNTRY.with_hidden(hidden, secret=False).table)
    assert (error.code, error.context) == ("too-few-areas", {"areas": 29, "fewest": 30})
    assert "Van 29 gebieden is het werkelijke gebruik bekend" in error.what
    assert error.exit_code == 12


def test_too_few_areas_in_a_period() -> None:
    """A year in which nine areas have an outcome cannot have its own level."""
    panel = AreaCountry.make(32, n_areas=60, n_periods=2, n_gemeenten=12)
    rows = np.arange(120)
    hidden = (rows % 2 == 1) & (rows >= 18)
    error = refused(panel.with_hidden(hidden, secret=False).table, panel.specification)
    wanted = {"period": "2022", "areas": 9, "fewest": 10}
    assert (error.code, error.context) == ("too-few-areas-in-period", wanted)


def test_no_variation() -> None:
    """Every area has the same share."""
    youths = np.full(60, 100)
    outcome = CountOutcome.exact(np.full(60, 10), youths)
    error = refused(replace(COUNTRY.table, outcome=outcome, youths=youths))
    assert (error.code, error.context) == ("no-variation", {"percentage": "10.0"})


def test_a_period_without_any_use() -> None:
    """A year of zeros has no rate."""
    panel = AreaCountry.make(32, n_areas=60, n_periods=2, n_gemeenten=12)
    counts = np.where(np.arange(120) % 2 == 1, 0, panel.counts)
    outcome = CountOutcome.exact(counts, panel.table.youths)
    error = refused(replace(panel.table, outcome=outcome), panel.specification)
    assert error.code == "no-variation-in-period"


def test_a_constant_characteristic_is_named() -> None:
    """It cannot explain a difference between areas."""
    error = refused(with_column(np.full(60, 7.0)))
    wanted = {"characteristic": "k1", "value": "7"}
    assert (error.code, error.context) == ("characteristic-constant", wanted)
    assert "k1 is overal hetzelfde: 7" in error.what


def test_a_characteristic_that_is_nowhere_known_is_named() -> None:
    """A column of blanks."""
    error = refused(with_column(np.full(60, np.nan)))
    assert (error.code, error.context) == ("characteristic-missing", {"characteristic": "k1"})


def test_too_many_characteristics() -> None:
    """Sixty areas carry twenty characteristics."""
    values = np.random.default_rng(1).standard_normal((60, 21))
    names = tuple(Characteristic(f"x{n}", "t") for n in range(21))
    error = refused(
        replace(COUNTRY.table, values=values), replace(COUNTRY.specification, characteristics=names)
    )
    wanted = {"characteristics": 21, "areas": 60, "most": 20}
    assert (error.code, error.context) == ("too-many-characteristics", wanted)


@pytest.mark.parametrize(
    ("transform", "value"),
    [(Transform.LOG, -1.0), (Transform.WORTEL, -0.5), (Transform.LOGIT, 101.0)],
)
def test_a_value_outside_the_transform(transform: Transform, value: float) -> None:
    """A logarithm of a negative number, a percentage above 100."""
    column = np.linspace(1, 90, 60)
    column[4] = value
    names = tuple(
        replace(each, transform=transform) if each.id == "k1" else each
        for each in COUNTRY.specification.characteristics
    )
    error = refused(with_column(column), replace(COUNTRY.specification, characteristics=names))
    assert error.code == "outside-transform"
    assert error.context["value"] == f"{value:g}"


def test_a_table_with_all_it_needs_is_not_refused() -> None:
    """The refusals above are of what was changed."""
    assert len(expected_use(COUNTRY.table, COUNTRY.specification, with_card=False).areas) == 60
