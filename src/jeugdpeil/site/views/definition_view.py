"""What an indicator means, in the words of the page's language."""

from dataclasses import dataclass

from jeugdpeil.domain.definition import IndicatorDefinition
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.views.freshness import stopped


@dataclass(frozen=True)
class DefinitionView:
    """The definition in the words of the page's language, as pairs of term and text."""

    rows: tuple[tuple[str, str], ...]
    reading_guide: str
    cannot_show: str


def definition_view(definition: IndicatorDefinition, language: str) -> DefinitionView:
    """The definition with its terms in words."""
    scope = f"scope.{definition.scope.value}" if definition.scope else "scope.geen"
    rules = {rule for _, rule in definition.place_rules}
    places = " ".join(text(language, f"place_rule.{rule.value}") for rule in sorted(rules))
    texts = {
        "numerator": definition.numerator.in_language(language),
        "denominator": definition.denominator.in_language(language),
        "unit": text(language, f"unit.{definition.unit.value}"),
        "age_base": text(language, f"age_base.{definition.age_base.value}"),
        "scope": text(language, scope),
        "place": places,
        "source": definition.source.in_language(language),
    }
    stop = stopped(definition, language)
    if stop is not None:
        texts = {"discontinued": stop.sentence, **texts}
    return DefinitionView(
        tuple((text(language, f"definition.{term}"), words) for term, words in texts.items()),
        definition.reading_guide.in_language(language),
        definition.cannot_show.in_language(language),
    )
