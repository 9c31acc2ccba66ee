"""The manual's chapter on indicators, from their definitions."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import PlaceRule
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.indicators.expression import Count, Expression, Rate, Share

_INTRODUCTION = """# Indicatoren

Wat elk cijfer telt, ten opzichte waarvan, en wat het niet laat zien. Dezelfde teksten staan op de \
website en in de bestanden van een release.

Een marge rekent met 90 % zekerheid: volgens Wilson bij een aandeel of een cijfer per 100 \
jongeren, volgens Byar bij een aantal. Is een teller of noemer afgerond, dan is de marge zo breed \
dat zij de laagste en de hoogste mogelijkheid omvat. Bij bedragen, gedrukte percentages en \
inwoners is de marge alleen wat het afronden openlaat."""


def reference_page(indicators: Iterable[Indicator], themes: Mapping[str, str]) -> str:
    """The chapter as Markdown, in Dutch.

    Args:
        indicators: the indicators in the order in which they are shown.
        themes: the Dutch name of each theme, by its code.
    """
    parts = [_INTRODUCTION]
    for theme, group in groupby(indicators, key=lambda item: item.definition.theme):
        parts.append(f"## {themes[theme]}")
        parts.extend(_section(indicator) for indicator in group)
    return "\n\n".join(parts) + "\n"


def _section(indicator: Indicator) -> str:
    definition = indicator.definition
    rows = "\n".join(f"| {name} | {_cell(text)} |" for name, text in _rows(indicator))
    return f"### {definition.name.nl}\n\n| `{definition.id}` | |\n|---|---|\n{rows}"


def _rows(indicator: Indicator) -> Iterator[tuple[str, str]]:
    definition = indicator.definition
    yield "Teller", definition.numerator.nl
    yield "Noemer", definition.denominator.nl
    yield "Eenheid", f"{definition.unit.value}, {_decimals(definition.decimals)}"
    yield "Leeftijdsgroep", definition.age_base.value
    yield "Betaling", definition.scope.value if definition.scope else "niet van toepassing"
    yield "Gebieden", _places(definition)
    yield "Marge", _margin(indicator.expression)
    yield "Lezen", definition.reading_guide.nl
    yield "Niet te zien", definition.cannot_show.nl
    yield "Bron", definition.source.nl
    yield "Engels", definition.name.en


def _decimals(number: int) -> str:
    return {0: "zonder decimalen", 1: "1 decimaal"}.get(number, f"{number} decimalen")


def _places(definition: IndicatorDefinition) -> str:
    """Levels with the place that a youth counts for, levels with the same rule together."""
    found: dict[PlaceRule, list[RegionLevel]] = {}
    for level, rule in definition.place_rules:
        found.setdefault(rule, []).append(level)
    return "; ".join(
        ", ".join(level.value for level in levels)
        + ("" if rule is PlaceRule.GEEN else f" ({rule.value})")
        for rule, levels in found.items()
    )


def _margin(expression: Expression) -> str:
    match expression:
        case Rate() | Share():
            return "Wilson, 90 %"
        case Count(has_chance=True):
            return "Byar, 90 %"
        case _:
            return "afronding"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
