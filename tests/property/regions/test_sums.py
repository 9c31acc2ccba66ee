"""What holds for sums of gemeenten, whatever the figures."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import CountFacts
from jeugdpeil.warehouse.conform import conformed, summed
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import IMPOSSIBLE, MISSING, SUPPRESSED, counts, fact, listed, regions_named

# Two mergers, one unchanged gemeente and one whose merger came a year later.
CODES = ("GM0856", "GM1685", "GM0370", "GM0439", "GM0244", "GM0363", "GM0457")
LISTS = listed(
    RegionLevel.JEUGDREGIO,
    2026,
    {"jr-een Een": "GM1991 GM0439", "jr-twee Twee": "GM0244 GM0363"},
)
REGIONS = build_regions(regions_named(2021, *(f"{code} Naam" for code in CODES)), LISTS, 2026)

truths = st.lists(st.integers(0, 5000), min_size=len(CODES), max_size=len(CODES))
hidden = st.lists(
    st.sampled_from([None, None, None, SUPPRESSED, MISSING, IMPOSSIBLE]),
    min_size=len(CODES),
    max_size=len(CODES),
)


def known(values: Sequence[int]) -> list[dict[str, Any]]:
    """Counts that are known exactly."""
    return [fact(code, value) for code, value in zip(CODES, values, strict=True)]


def rounded(code: str, value: int) -> dict[str, Any]:
    """A count as CBS prints it: secret below ten, else a multiple of five."""
    if value < 10:
        return fact(code, **SUPPRESSED)
    printed = max(10, 5 * round(value / 5))
    return fact(code, low=max(10, printed - 2), high=printed + 2)


def rows(table: pa.Table) -> list[dict[str, Any]]:
    """Rows of a table of counts, which must be one."""
    return CountFacts(table).table.to_pylist()


def unchanged(facts: pa.Table) -> pa.Table:
    """The facts of the gemeente that did not change."""
    return facts.filter([code == "GM0244" for code in facts["region_code"].to_pylist()])


@given(truths)
def test_conforming_keeps_the_total(values: list[int]) -> None:
    """Conformed and unchanged gemeenten together hold as many youths as the originals."""
    facts = counts(*known(values))
    new = rows(conformed(facts, REGIONS, 2026)) + rows(unchanged(facts))
    assert sum(row["low"] for row in new) == sum(values)
    assert sum(row["high"] for row in new) == sum(values)


@given(truths)
def test_summing_keeps_the_total(values: list[int]) -> None:
    """The jeugdregio's together, and the country, hold as many youths as the gemeenten."""
    facts = counts(*known(values))
    for level in (RegionLevel.JEUGDREGIO, RegionLevel.LAND):
        sums = rows(summed(facts, REGIONS, [level], 2026))
        assert sum(row["low"] for row in sums) == sum(values)


@given(truths)
def test_bounds_contain_the_truth(values: list[int]) -> None:
    """Rounded and secret parts give bounds between which the true sum lies."""
    facts = counts(*(rounded(code, value) for code, value in zip(CODES, values, strict=True)))
    truth = dict(zip(CODES, values, strict=True))
    expected = {
        "GM1991": truth["GM0856"] + truth["GM1685"],
        "GM0439": truth["GM0370"] + truth["GM0439"],
        "GM0363": truth["GM0363"] + truth["GM0457"],
        "NL00": sum(values),
    }
    found = rows(conformed(facts, REGIONS, 2026))
    found += rows(summed(facts, REGIONS, [RegionLevel.LAND], 2026))
    for row in found:
        assert row["low"] <= expected[row["region_code"]] <= row["high"]


@given(truths, hidden)
def test_a_hidden_part_is_never_in_a_sum_that_is_shown(
    values: list[int], marks: list[dict[str, Any] | None]
) -> None:
    """A sum is present exactly where all its parts are present or cannot occur, not all so."""
    pairs = zip(CODES, values, marks, strict=True)
    facts = [fact(c, v) if mark is None else fact(c, **mark) for c, v, mark in pairs]
    kinds = {row["region_code"]: row["cell"] for row in facts}
    parts = {"GM1991": CODES[:2], "GM0439": CODES[2:4], "GM0363": CODES[5:], "NL00": CODES}
    table = counts(*facts)
    found = rows(conformed(table, REGIONS, 2026))
    found += rows(summed(table, REGIONS, [RegionLevel.LAND], 2026))
    for row in found:
        of_parts = {kinds[code] for code in parts[row["region_code"]]}
        visible = of_parts <= {CellKind.PRESENT.value, CellKind.CANNOT_OCCUR.value}
        is_present = visible and CellKind.PRESENT.value in of_parts
        assert (row["cell"] == CellKind.PRESENT.value) == is_present
        assert (row["low"] is None) == (row["cell"] in ("ontbreekt", "kan niet voorkomen"))


@given(truths, st.randoms(use_true_random=False))
def test_the_order_of_facts_makes_no_difference(values: list[int], random: Any) -> None:
    """The same facts in another order give the same sums."""
    facts = known(values)
    mixed = list(facts)
    random.shuffle(mixed)
    levels = [RegionLevel.JEUGDREGIO, RegionLevel.LAND]
    one, other = (rows(summed(counts(*each), REGIONS, levels, 2026)) for each in (facts, mixed))
    assert sorted(one, key=str) == sorted(other, key=str)
