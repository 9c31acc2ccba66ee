"""All indicators at once, over facts as they come."""

import ibis
import numpy as np
import pyarrow as pa

from jeugdpeil.domain.tables import MEASURE_FACTS, Estimates
from jeugdpeil.indicators.catalogue import all_indicators
from jeugdpeil.indicators.compile import estimates
from jeugdpeil.indicators.terms import numerators_of
from support.facts import COUNT, count_facts
from support.worked_out import LAND, count, worked_out, youths

REGIONS = 40


def random_facts(seed: int) -> pa.Table:
    """Counts of every kind for some gemeenten, with groups that are now and then too small."""
    generator = np.random.default_rng(seed)
    kinds = {each for item in all_indicators() for each in numerators_of(item.expression)}
    rows = []
    for kind in sorted(kinds, key=str):
        people = kind.variable == "inwoners"
        for region in range(REGIONS):
            low = int(generator.integers(0, 400 if people else 60))
            fact = COUNT | {"region_code": f"GM{region:04d}", "low": low, "high": low + 4}
            fact |= {name: getattr(kind, name) for name in ("variable", "form")}
            fact |= {"dimension": kind.dimension, "category": kind.category}
            rows.append(fact | ({"place_rule": "geen", "scope": "geen"} if people else {}))
    wanted = ("jongeren", "trajecten", "inwoners")
    return count_facts(*(row for row in rows if row["variable"] in wanted)).table


def all_figures(counts: pa.Table) -> pa.Table:
    """Every figure of all indicators."""
    nothing = ibis.memtable(MEASURE_FACTS.empty())
    return Estimates(estimates(ibis.memtable(counts), nothing, all_indicators()).to_pyarrow()).table


def test_every_figure_lies_in_its_margin() -> None:
    """Also where a count is larger than the group that it should be a part of."""
    rows = [
        row for row in all_figures(random_facts(seed=1)).to_pylist() if row["value"] is not None
    ]
    assert any(row["value"] > 100 and row["unit"] == "per 100 jongeren" for row in rows)
    assert [row for row in rows if not 0 <= row["lower"] <= row["value"] <= row["upper"]] == []


def test_a_present_figure_is_complete_and_any_other_is_bare() -> None:
    """Value, margin and method come together or not at all."""
    names = ("value", "lower", "upper", "level", "method")
    for row in all_figures(random_facts(seed=2)).to_pylist():
        expected = row["cell"] == "aanwezig"
        assert [row[name] is not None for name in names] == [expected] * len(names)


def test_order_of_the_facts_does_not_matter() -> None:
    """The same facts give the same figures, however they are stored."""
    facts = random_facts(seed=3)
    order = np.random.default_rng(3).permutation(facts.num_rows)
    straight, shuffled = all_figures(facts), all_figures(facts.take(order))
    assert sorted(map(str, straight.to_pylist())) == sorted(map(str, shuffled.to_pylist()))


def test_the_land_of_a_sum_is_that_of_its_year() -> None:
    """Two divisions side by side each have their own land."""
    second = {"region_year": 2021, "period": "2021"}
    rows = worked_out(
        "jeugdzorg-som-van-gemeenten",
        count(100),
        count(90, **second),
        youths(1000, **LAND),
        youths(900, **LAND, **second),
    )
    found = {row["region_year"]: (row["count_low"], row["denominator"]) for row in rows}
    assert found == {2022: (100, 1000), 2021: (90, 900)}


def test_no_facts_give_no_figures() -> None:
    """An empty warehouse is no error."""
    assert all_figures(count_facts().table).num_rows == 0
