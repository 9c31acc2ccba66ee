"""What is counted or measured: the facts that indicators take, and their sums."""

from typing import TYPE_CHECKING

import pyarrow as pa

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.indicators.notes import REDIVIDED, SUMMED, collected, joined
from jeugdpeil.indicators.terms import ANY, FACT_KEY, Terms

if TYPE_CHECKING:
    from ibis import GroupedTable, Table, Value

REGION = ("region_level", "region_code", "region_year")
WHO = ("place_rule", "scope", "age_base")
_SOURCE = ("source", "source_row", "source_column")
_COLUMNS = (
    *("indicator", "group", *REGION, "period", "vintage", "status"),
    *("cell", "reason", "low", "high"),
    *(*WHO, "note", *_SOURCE),
)


def numerators(counts: "Table", measures: "Table", terms: Terms) -> "Table":
    """The counts and measures of all indicators, one row per figure.

    Args:
        counts, measures: facts of the schemas COUNT_FACTS and MEASURE_FACTS.
        terms: the indicators as tables, at least one.

    Returns:
        Region, period, publication, cell and source of each figure; bounds as floats, null where
        nothing is known.
    """
    import ibis

    found: list[Table] = []
    if terms.single.num_rows:
        found.append(_taken(counts, terms.single).select(*_COLUMNS))
    if terms.added.num_rows:
        found.append(_added(_taken(counts, terms.added), terms.added))
    if terms.over_gemeenten.num_rows:
        found.append(_over_gemeenten(_taken(counts, terms.over_gemeenten), counts))
    if terms.measured.num_rows:
        found.append(_taken(measures, terms.measured).select(*_COLUMNS))
    return ibis.union(*found)


def _taken(facts: "Table", terms: pa.Table) -> "Table":
    """The facts that the terms name, once for each indicator that takes them."""
    import ibis

    fact = facts.inner_join(ibis.memtable(terms), [*FACT_KEY, "region_level"])
    chosen = fact.filter(
        (fact["wanted_place"] == ANY) | _is_one_of(fact["place_rule"], fact["wanted_place"]),
        (fact["wanted_scope"] == ANY) | _is_one_of(fact["scope"], fact["wanted_scope"]),
        _is_one_of(fact["age_base"], fact["wanted_age"], fact["other_age"]),
    )
    bounds = {name: chosen[name].cast("float64") for name in ("low", "high")}
    return chosen.mutate(**bounds).select(*_COLUMNS, "position")


def _is_one_of(word: "Value", *wanted: "Value") -> "Value":
    fits = word == ANY
    for each in wanted:
        fits = fits | (word == each)
    return fits


def _added(found: "Table", terms: pa.Table) -> "Table":
    """The counts of each figure added up; a figure needs all its parts."""
    import ibis

    wanted = ibis.memtable(terms).group_by("indicator").agg(parts=ibis._["position"].nunique())
    group = found.group_by(["indicator", "group", *REGION, "period", "vintage", *WHO])
    sums = _summed(group).inner_join(wanted, "indicator")
    return _with_cell(sums, sums["found"] < sums["parts"]).select(*_COLUMNS)


def _over_gemeenten(found: "Table", counts: "Table") -> "Table":
    """The gemeenten added up to the land of the same year.

    Only a publication that has every gemeente of the period makes a sum. One that corrects a
    single gemeente has no land to show: its sum would be that gemeente. For the same reason
    gemeenten that were conformed to another year stay out: those that did not change have no row
    in that year.
    """
    import ibis

    _ = ibis._
    found = found.filter(~_["note"].contains(REDIVIDED))
    land = counts.filter(counts["region_level"] == RegionLevel.LAND.value)
    land = land.select("region_year", land_code=land["region_code"]).distinct()
    key = ["indicator", "group", "region_year", "period", *WHO]
    known = found.group_by(key).agg(parts=_["region_code"].nunique())
    sums = _summed(found.group_by([*key, "vintage"])).inner_join(known, key)
    whole = sums.filter(sums["found"] == sums["parts"]).inner_join(land, "region_year")
    summed = _with_cell(whole, ibis.literal(False))
    return summed.mutate(
        region_level=ibis.literal(RegionLevel.LAND.value),
        region_code=summed["land_code"],
        note=joined(ibis.literal(SUMMED), summed["note"]),
    ).select(*_COLUMNS)


def _summed(group: "GroupedTable") -> "Table":
    """Sums of bounds, numbers of cells of each kind, and the source of the first part."""
    import ibis

    _ = ibis._
    order = [_["position"], _["source_row"], _["source_column"]]
    kinds = {kind.name.lower(): (_["cell"] == kind.value).sum() for kind in CellKind}
    firsts = {name: _[name].first(order_by=order) for name in ("status", *_SOURCE)}
    return group.agg(
        found=_.count(),
        low=_["low"].sum(),
        high=_["high"].sum(),
        notes=_["note"].collect(distinct=True),
        **kinds,
        **firsts,
    )


def _with_cell(sums: "Table", is_incomplete: "Value") -> "Table":
    """What the cell of a sum is, from the kinds of cell that were added up."""
    import ibis

    is_missing = is_incomplete | (sums["missing"] > 0)
    is_suppressed = ~is_missing & (sums["suppressed"] > 0)
    is_impossible = ~is_missing & (sums["cannot_occur"] == sums["found"])
    return sums.mutate(
        cell=ibis.cases(
            (is_missing, CellKind.MISSING.value),
            (is_suppressed, CellKind.SUPPRESSED.value),
            (is_impossible, CellKind.CANNOT_OCCUR.value),
            else_=CellKind.PRESENT.value,
        ),
        reason=ibis.cases(
            (is_missing, Reason.DEEL_ONTBREEKT.value),
            (is_suppressed, Reason.DEEL_ONDERDRUKT.value),
            else_=ibis.null("string"),
        ),
        note=collected(sums["notes"]),
    )
