"""Which indicators stand in which section of a region page."""

from collections.abc import Iterable, Mapping
from functools import cache

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.definition import IndicatorDefinition

# Divisions of the same youths (or trajecten) over groups, in the order of the page; the id of each
# group begins with the name of its division.
DIVISIONS = ("leeftijd", "huishouden", "verwijzer")


@cache
def form_of(indicator: str) -> CareForm | None:
    """The form of care that an indicator counts the youths of.

    >>> form_of("ander-verblijf"), form_of("kosten")
    (<CareForm.ANDER_VERBLIJF: 'ander verblijf'>, None)
    """
    word = indicator.replace("-", " ")
    return next((form for form in CareForm if form.value == word), None)


def indicators_of_forms(definitions: Iterable[str]) -> Mapping[CareForm, str]:
    """The indicator of every form of care that has one."""
    pairs = ((form_of(indicator), indicator) for indicator in definitions)
    return {form: indicator for form, indicator in pairs if form is not None}


def depth_of(form: CareForm) -> int:
    """How deep a form lies in the tree; the whole has depth 0."""
    return 0 if form.parent is None else 1 + depth_of(form.parent)


def tree_order() -> list[CareForm]:
    """All forms, each before its parts."""
    return [form for root in CareForm if root.parent is None for form in _with_parts(root)]


def _with_parts(form: CareForm) -> list[CareForm]:
    return [form, *(each for child in form.children for each in _with_parts(child))]


def division_of(indicator: str) -> str:
    """The division that an indicator is a group of; empty for all others.

    >>> division_of("verwijzer-huisarts"), division_of("jeugdzorg")
    ('verwijzer', '')
    """
    head = indicator.partition("-")[0]
    return head if head in DIVISIONS and head != indicator else ""


def group_indicators(
    definitions: Mapping[str, IndicatorDefinition], division: str
) -> list[IndicatorDefinition]:
    """The groups of a division in their own order."""
    found = (item for item in definitions.values() if division_of(item.id) == division)
    return sorted(found, key=lambda item: item.order)


def other_indicators(definitions: Mapping[str, IndicatorDefinition]) -> list[IndicatorDefinition]:
    """The indicators that stand in none of the other sections."""
    return [
        item
        for item in definitions.values()
        if form_of(item.id) is None and not division_of(item.id)
    ]
