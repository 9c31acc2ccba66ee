"""From facts to figures: one expression for all indicators, on any database that Ibis speaks to."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.tables import ESTIMATES
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.indicators.groups import with_groups
from jeugdpeil.indicators.notes import APPROXIMATED, REDIVIDED, SUMMED, joined
from jeugdpeil.indicators.numerators import numerators
from jeugdpeil.indicators.terms import (
    BYAR,
    COMPUTED,
    PUBLISHED,
    WILSON,
    Relation,
    Terms,
    by_relation,
    terms_of,
)
from jeugdpeil.stats.intervals import byar_lower, byar_upper, wilson_lower, wilson_upper

if TYPE_CHECKING:
    from ibis import Table, Value

INTERVAL_LEVEL = 0.9

_PRESENT, _SUPPRESSED = CellKind.PRESENT.value, CellKind.SUPPRESSED.value
_MISSING, _CANNOT_OCCUR = CellKind.MISSING.value, CellKind.CANNOT_OCCUR.value


def estimates(counts: "Table", measures: "Table", indicators: Sequence[Indicator]) -> "Table":
    """Work out every indicator for every region, period and vintage.

    Args:
        counts: facts of the schema COUNT_FACTS.
        measures: facts of the schema MEASURE_FACTS.
        indicators: indicators with different ids.

    Returns:
        An expression with the columns of ESTIMATES, in no order: a figure for each fact that an
        indicator counts at a level of its definition. Intervals are at 90 %; those that hold only
        what rounding leaves open are certain, so at level 1.

    Notes:
        Inhabitants are those of the region in the calendar year of the period, by the newest
        publication that knows them; any other group must come from the same period and
        publication. Bounds widen the interval: its lower limit is that of the lowest count in the
        largest group, its upper limit that of the highest count in the smallest. Where nobody
        lives and nobody is counted, a figure cannot occur. A missing figure has no count, also
        where only its group is unknown.
    """
    import ibis

    # Each kind of relation has a road of its own, so that among millions of facts a figure per
    # inhabitant looks for its group under a short key, and a count for none.
    return ibis.union(
        *(
            _related(counts, measures, terms_of(group), relation)
            for relation, group in by_relation(indicators).items()
        )
    )


def _related(counts: "Table", measures: "Table", terms: Terms, relation: Relation) -> "Table":
    """The figures of the indicators that are relative to the same kind of group."""
    import ibis

    found = with_groups(numerators(counts, measures, terms), counts, terms.groups, relation)
    figures = found.inner_join(ibis.memtable(terms.traits), "indicator").inner_join(
        ibis.memtable(terms.places), ["indicator", "region_level"]
    )
    return _in_shape(_with_value(_with_outcome(figures)), is_relative=bool(terms.groups.num_rows))


def _with_outcome(figures: "Table") -> "Table":
    """What the cell of a figure is, given those of its count and of its group."""
    import ibis

    cell = figures["cell"]
    is_group_known = figures["group_is_known"].fill_null(False)
    is_empty = is_group_known & (figures["group_high"] == 0)
    # A count that is missing stays so, even among nobody: an estimated group of nought may be two.
    is_nobody = (cell == _CANNOT_OCCUR) | (figures["high"] == 0).fill_null(False)
    lacks_group = (cell == _PRESENT) & (~is_group_known | is_empty)
    outcome = ibis.cases(
        (cell == _SUPPRESSED, _SUPPRESSED),
        (is_empty & is_nobody, _CANNOT_OCCUR),
        (lacks_group, _MISSING),
        else_=cell,
    )
    return figures.mutate(
        outcome=outcome,
        why=ibis.cases(
            (outcome == _CANNOT_OCCUR, ibis.null("string")),
            (lacks_group, Reason.NOEMER_ONTBREEKT.value),
            else_=figures["reason"],
        ),
    )


def _with_value(figures: "Table") -> "Table":
    """Value and limits of each figure, whatever its cell."""
    import ibis

    factor, size = figures["factor"], (figures["group_low"] + figures["group_high"]) / 2
    worth = factor * (figures["low"] + figures["high"]) / 2 / size
    # A value outside its limits is an overlap in the count or an error in an estimated group: more
    # youths in care than youths. The value stays, so that it is seen, and its interval holds it.
    return figures.mutate(
        size=size,
        worth=worth,
        least=ibis.least(factor * _lower_limit(figures), worth),
        most=ibis.greatest(factor * _upper_limit(figures), worth),
    )


def _lower_limit(figures: "Table") -> "Value":
    import ibis

    count, group = figures["low"], figures["group_high"]
    share = wilson_lower(ibis.least(count, group), group, INTERVAL_LEVEL)
    return ibis.cases(
        (figures["interval"] == WILSON, ibis.greatest(share, 0.0)),
        ((figures["interval"] == BYAR) & (count > 0), byar_lower(count, INTERVAL_LEVEL)),
        else_=count / group,
    )


def _upper_limit(figures: "Table") -> "Value":
    import ibis

    count, group = figures["high"], ibis.greatest(figures["group_low"], 1.0)
    return ibis.cases(
        (
            figures["interval"] == WILSON,
            wilson_upper(ibis.least(count, group), group, INTERVAL_LEVEL),
        ),
        (figures["interval"] == BYAR, byar_upper(count, INTERVAL_LEVEL)),
        else_=count / group,
    )


def _in_shape(figures: "Table", *, is_relative: bool) -> "Table":
    """The columns of ESTIMATES, with nothing in them that the cell does not allow."""
    import ibis

    _ = ibis._
    is_present = _["outcome"] == _PRESENT
    has_count = _["is_count"] & (is_present | (_["outcome"] == _SUPPRESSED))
    is_chance = _["interval"].isin([WILSON, BYAR])
    return figures.select(
        *("indicator", "region_level", "region_code", "region_year", "period", "vintage"),
        *("status", "source", "source_row", "source_column"),
        derivation=_derivation(figures),
        cell=_["outcome"],
        reason=_["why"],
        count_low=_only(has_count, _["low"].cast("int64")),
        count_high=_only(has_count, _["high"].cast("int64")),
        denominator=_only(is_present & is_relative, _["size"].floor().cast("int64")),
        value=_only(is_present, _["worth"]),
        lower=_only(is_present, _["least"]),
        upper=_only(is_present, _["most"]),
        level=_only(is_present, ibis.ifelse(is_chance, INTERVAL_LEVEL, 1.0)),
        method=_only(is_present, _["interval"]),
        unit=_["figure_unit"],
        age_base=_["figure_age"],
        place_rule=_["figure_place"],
        scope=_["figure_scope"],
        note=_notes(figures),
    ).select(*ESTIMATES.names)


def _notes(figures: "Table") -> "Value":
    """The remarks of count and group, and the one that belongs to the indicator."""
    of_facts = joined(figures["note"], figures["group_note"].fill_null(""))
    return joined(of_facts, figures["remark"])


def _only(condition: "Value", value: "Value") -> "Value":
    import ibis

    return ibis.ifelse(condition, value, ibis.null())


def _derivation(figures: "Table") -> "Value":
    """How a figure came about: as published, or by which step of ours."""
    import ibis

    note, made = figures["note"], figures["made"]
    return ibis.cases(
        (note.contains(SUMMED), SUMMED),
        (note.contains(REDIVIDED), REDIVIDED),
        ((made == PUBLISHED) & note.contains(APPROXIMATED), COMPUTED),
        else_=made,
    )
