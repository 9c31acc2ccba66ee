"""Names of what a model is about: the model itself, its themes and its characteristics."""

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.numbers import decimal_number
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.published.manifest import ModelInfo
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.model_card import CardNames
from jeugdpeil.site.views.words import level_name


def model_name(edition: Edition, model: ModelInfo, language: str) -> str:
    """A model by what it expects, and of which areas."""
    parts = level_name(language, RegionLevel(model.level), plural=True)
    name = outcome_name(edition, model.indicator, language)
    return text(language, "expected.model", name=name, parts=parts)


def outcome_name(edition: Edition, indicator: str, language: str) -> str:
    """What is expected, with its scope: care in kind, and all forms or one of them."""
    key = f"outcome.{indicator}"
    if has_text(language, key):
        return text(language, key)
    return edition.definitions[indicator].name.in_language(language)


def theme_name(language: str, theme: str) -> str:
    """The name of a theme of characteristics; one of a region's own is its id as words."""
    key = f"characteristic_theme.{theme}"
    return text(language, key) if has_text(language, key) else theme.replace("-", " ")


def characteristic_name(edition: Edition, characteristic: str, language: str) -> str:
    """The name of a characteristic; one that the release does not name is its id as words."""
    known = edition.release.characteristics.get(characteristic)
    return known.name.in_language(language) if known else characteristic.replace("-", " ")


def characteristic_value(edition: Edition, characteristic: str, value: float, language: str) -> str:
    """A printed value of a characteristic, without its unit."""
    known = edition.release.characteristics.get(characteristic)
    return decimal_number(language, value, known.decimals if known else 1)


def characteristic_unit(edition: Edition, characteristic: str, language: str) -> str:
    """The unit of a characteristic; empty where the release does not tell it."""
    known = edition.release.characteristics.get(characteristic)
    return known.unit.in_language(language) if known and known.unit else ""


def card_names(edition: Edition, model: ModelInfo, language: str) -> CardNames:
    """The names that a model card needs and does not hold itself."""
    known = edition.release.characteristics
    card = edition.expectations.card(model.id)
    themes = {item.theme for item in card.coefficients}
    return CardNames(
        title=model_name(edition, model, language),
        level=level_name(language, RegionLevel(model.level), plural=True),
        characteristics={name: item.name.in_language(language) for name, item in known.items()},
        themes={theme: theme_name(language, theme) for theme in themes},
    )
