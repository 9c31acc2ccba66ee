"""What figures are relative to: inhabitants of the year, or a whole of the same publication."""

from typing import TYPE_CHECKING

import pyarrow as pa

from jeugdpeil.domain.cell import CellKind
from jeugdpeil.indicators.numerators import REGION, WHO
from jeugdpeil.indicators.terms import FACT_KEY, Relation

if TYPE_CHECKING:
    from ibis import Table, Value

_PUBLICATION = ("period", "vintage", *WHO)


def with_groups(figures: "Table", counts: "Table", groups: pa.Table, relation: Relation) -> "Table":
    """Give every figure the group that it is relative to.

    Args:
        figures: figures with the number of their group.
        counts: facts of the schema COUNT_FACTS.
        groups: the numbered groups.
        relation: what all these figures are relative to.

    Returns:
        The figures with `group_is_known`, `group_low`, `group_high` and `group_note`; these are
        null where no such group was found.
    """
    import ibis

    if relation is Relation.NOTHING:
        return figures.mutate(
            group_is_known=ibis.literal(True),
            group_low=ibis.literal(1.0),
            group_high=ibis.literal(1.0),
            group_note=ibis.literal(""),
        )
    fact = counts.inner_join(ibis.memtable(groups), list(FACT_KEY))
    if relation is Relation.WHOLE:
        return figures.left_join(_as_groups(fact, *_PUBLICATION), _key(*_PUBLICATION))
    # Inhabitants are counted once a year and serve every period of it.
    yearly = fact.mutate(year=fact["period"].substr(0, 4))
    return figures.mutate(year=figures["period"].substr(0, 4)).left_join(
        _as_groups(_newest(yearly), "year"), _key("year")
    )


def _key(*names: str) -> list[str]:
    return ["group", *REGION, *names]


def _as_groups(fact: "Table", *names: str) -> "Table":
    return fact.select(
        *_key(*names),
        group_is_known=_is_known(fact),
        group_low=fact["low"].cast("float64"),
        group_high=fact["high"].cast("float64"),
        group_note=fact["note"],
    )


def _is_known(fact: "Table") -> "Value":
    return fact["cell"] == CellKind.PRESENT.value


def _newest(fact: "Table") -> "Table":
    """One row per group and year: of the newest publication that knows it."""
    import ibis

    order = [ibis.desc(_is_known(fact)), ibis.desc(fact["vintage"]), ibis.desc(fact["period"])]
    place = ibis.row_number().over(group_by=_key("year"), order_by=order)
    return fact.mutate(place=place).filter(ibis._["place"] == 0)
