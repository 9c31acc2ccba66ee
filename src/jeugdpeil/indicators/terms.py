"""Expressions as small tables, so that all indicators are worked out in one go.

Facts come in millions and indicators in dozens: instead of a query per indicator, the indicators
are joined to the facts as one more table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import TypeVar

import pyarrow as pa

from jeugdpeil.codelists.measures import INWONERS
from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule
from jeugdpeil.domain.tables import NO_SCOPE
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.indicators.expression import (
    Amount,
    Count,
    Expression,
    Printed,
    Rate,
    Selection,
    Share,
    SumOfGemeenten,
)
from jeugdpeil.indicators.notes import UPPER_BOUND

WILSON, BYAR, ROUNDING = "wilson", "byar", "afronding"
PUBLISHED, COMPUTED = "gepubliceerd", "berekend"
FACT_KEY = ("variable", "form", "dimension", "category")
ANY = "geen"
NO_GROUP = -1


class Relation(StrEnum):
    """What the figures of an indicator are relative to."""

    NOTHING = "nothing"
    INHABITANTS = "inhabitants"
    WHOLE = "whole"


@dataclass(frozen=True)
class Term:
    """Facts that an indicator counts, at one level.

    Args:
        indicator: id of the indicator.
        variable, form, dimension, category, region_level: which facts.
        wanted_place, wanted_scope: place rule and scope that the facts must have; ANY takes all.
        wanted_age, other_age: age bases that the facts may have, besides none at all. A count of
            youths from 0 to 22 is one of everybody in care, so it also serves where youths of
            another age are the group; a percentage has its own group only.
        position: 0 for the first count that is added up, 1 for the next.
        group: number of the group that the indicator is relative to, or NO_GROUP.
    """

    indicator: str
    variable: str
    form: str
    dimension: str
    category: str
    region_level: str
    wanted_place: str
    wanted_scope: str
    wanted_age: str
    other_age: str
    position: int
    group: int


@dataclass(frozen=True)
class Trait:
    """What figures of an indicator have in common.

    Args:
        indicator: id of the indicator.
        factor: what count or quotient is multiplied by.
        interval: how the interval is made.
        made: how the figure comes about, where the facts say nothing of it.
        remark: code of a remark that belongs to every figure, or "".
        is_count: whether the facts are counts.
        figure_unit, figure_age, figure_scope: unit, age base and scope of the figures.
    """

    indicator: str
    factor: float
    interval: str
    made: str
    remark: str
    is_count: bool
    figure_unit: str
    figure_age: str
    figure_scope: str


@dataclass(frozen=True)
class Place:
    """The place rule of an indicator's figures at one level."""

    indicator: str
    region_level: str
    figure_place: str


@dataclass(frozen=True)
class Group:
    """Facts that indicators are relative to.

    Args:
        group: number of the group.
        variable, form, dimension, category: which facts.
    """

    group: int
    variable: str
    form: str
    dimension: str
    category: str


_Row = TypeVar("_Row", Term, Trait, Place, Group)


@dataclass(frozen=True)
class Terms:
    """Indicators as tables.

    Args:
        single: terms of indicators with one count.
        added: terms of indicators that add up several counts.
        over_gemeenten: terms of indicators that add up the gemeenten of the land.
        measured: terms of indicators that measure instead of count.
        traits, places, groups: see Trait, Place and Group.
    """

    single: pa.Table
    added: pa.Table
    over_gemeenten: pa.Table
    measured: pa.Table
    traits: pa.Table
    places: pa.Table
    groups: pa.Table


def terms_of(indicators: Sequence[Indicator]) -> Terms:
    """Write indicators as tables.

    Args:
        indicators: indicators with different ids.
    """
    numbers = _group_numbers(indicators)
    kinds: dict[str, list[Term]] = {"single": [], "added": [], "over": [], "measured": []}
    for indicator in indicators:
        kinds[_kind(indicator.expression)].extend(_terms(indicator, numbers))
    return Terms(
        single=_table(Term, kinds["single"]),
        added=_table(Term, kinds["added"]),
        over_gemeenten=_table(Term, kinds["over"]),
        measured=_table(Term, kinds["measured"]),
        traits=_table(Trait, [_trait(item) for item in indicators]),
        places=_table(Place, [place for item in indicators for place in _places(item.definition)]),
        groups=_table(Group, [_group(number, item) for item, number in numbers.items()]),
    )


def by_relation(indicators: Iterable[Indicator]) -> dict[Relation, list[Indicator]]:
    """Indicators sorted by what they are relative to; only kinds that occur."""
    found: dict[Relation, list[Indicator]] = {}
    for indicator in indicators:
        found.setdefault(_relation(indicator.expression), []).append(indicator)
    return found


def _relation(expression: Expression) -> Relation:
    group = denominator_of(expression)
    if group is None:
        return Relation.NOTHING
    return Relation.INHABITANTS if group.variable == INWONERS else Relation.WHOLE


def denominator_of(expression: Expression) -> Selection | None:
    """The group that an expression is relative to, if any."""
    match expression:
        case Rate() | Share() | Amount():
            return expression.denominator
        case Count() | Printed():
            return None


def numerators_of(expression: Expression) -> tuple[Selection, ...]:
    """The facts that an expression counts or measures."""
    match expression:
        case Rate(numerator=SumOfGemeenten(selection=selection)):
            return (selection,)
        case Rate(numerator=Selection() as selection):
            return (selection,)
        case Share():
            return expression.numerators
        case Count() | Printed() | Amount():
            return (expression.selection,)
        case _:
            raise TypeError(f"{expression} is no expression of an indicator")


def _group_numbers(indicators: Iterable[Indicator]) -> dict[Selection, int]:
    found = (denominator_of(item.expression) for item in indicators)
    return {item: number for number, item in enumerate(dict.fromkeys(filter(None, found)))}


def _kind(expression: Expression) -> str:
    match expression:
        case Printed() | Amount():
            return "measured"
        case Rate(numerator=SumOfGemeenten()):
            return "over"
        case Share(numerators=(_, _, *_)):
            return "added"
        case _:
            return "single"


def _terms(indicator: Indicator, numbers: dict[Selection, int]) -> Iterator[Term]:
    definition, expression = indicator.definition, indicator.expression
    kind = _kind(expression)
    relative_to = denominator_of(expression)
    group = NO_GROUP if relative_to is None else numbers[relative_to]
    for level, rule in definition.place_rules:
        for position, selection in enumerate(numerators_of(expression)):
            yield Term(
                indicator=definition.id,
                variable=selection.variable,
                form=selection.form,
                dimension=selection.dimension,
                category=selection.category,
                region_level=RegionLevel.GEMEENTE if kind == "over" else level,
                wanted_place=ANY if rule is PlaceRule.GEEN else rule.value,
                wanted_scope=_wanted_scope(indicator),
                wanted_age=definition.age_base.value,
                other_age=ANY if kind == "measured" else AgeBase.JONGEREN_0_22.value,
                position=position,
                group=group,
            )


def _wanted_scope(indicator: Indicator) -> str:
    # An amount is what was paid, in kind and by personal budget alike; sources do not split it.
    scope = indicator.definition.scope
    return ANY if scope is None or isinstance(indicator.expression, Amount) else scope.value


def _trait(indicator: Indicator) -> Trait:
    definition, expression = indicator.definition, indicator.expression
    group = denominator_of(expression)
    is_bound = isinstance(expression, Share) and expression.is_upper_bound
    return Trait(
        indicator=definition.id,
        factor=_factor(expression),
        interval=_interval(expression),
        made=PUBLISHED if group is None else COMPUTED,
        remark=UPPER_BOUND if is_bound else "",
        is_count=not isinstance(expression, Printed | Amount),
        figure_unit=definition.unit.value,
        figure_age=definition.age_base.value,
        figure_scope=definition.scope.value if definition.scope else NO_SCOPE,
    )


def _factor(expression: Expression) -> float:
    match expression:
        case Rate():
            return float(expression.per)
        case Share():
            return 100.0
        case Amount():
            return expression.factor
        case Count() | Printed():
            return 1.0


def _interval(expression: Expression) -> str:
    match expression:
        case Rate() | Share():
            return WILSON
        case Count(has_chance=True):
            return BYAR
        case _:
            return ROUNDING


def _places(definition: IndicatorDefinition) -> Iterator[Place]:
    for level, rule in definition.place_rules:
        yield Place(definition.id, level.value, rule.value)


def _group(number: int, selection: Selection) -> Group:
    return Group(
        group=number,
        variable=selection.variable,
        form=selection.form,
        dimension=selection.dimension,
        category=selection.category,
    )


_ARROW: dict[object, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def _table(kind: type[_Row], rows: Sequence[_Row]) -> pa.Table:
    schema = pa.schema([(item.name, _ARROW[item.type]) for item in fields(kind)])
    return pa.Table.from_pylist([asdict(row) for row in rows], schema)
