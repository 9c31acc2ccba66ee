"""What an indicator means: the one text that feeds site, API, files and documents."""

import re
from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import AgeBase, PlaceRule, Scope, Unit

# The fields of a definition that are texts in two languages.
TEXT_FIELDS = (
    "name",
    "short_name",
    "numerator",
    "denominator",
    "source",
    "reading_guide",
    "cannot_show",
)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Text:
    """A text in the two languages of the product.

    Raises:
        ValueError: one of the two is empty.
    """

    nl: str
    en: str

    def __post_init__(self) -> None:
        if not self.nl.strip() or not self.en.strip():
            raise ValueError(f"a text has both languages, got nl={self.nl!r}, en={self.en!r}")

    def in_language(self, language: str) -> str:
        """The text in `nl` or `en`."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True)
class IndicatorDefinition:
    """The definition of one indicator.

    Args:
        id: stable name in addresses and files: lower case, digits and hyphens.
        theme: code of the group it is shown in, named in the locale files under `theme.<code>`.
        order: place within the theme.
        name, short_name: full name and the name for a table column.
        numerator, denominator: what is counted, and relative to what.
        unit, decimals: unit of the value and number of decimals shown.
        age_base, scope: group it is relative to; ways of paying that are inside.
        place_rules: which place a youth counts for, per level; levels that are absent have no
            figures of this indicator.
        source: tables and publisher.
        reading_guide: how to read the figure.
        cannot_show: what the figure cannot show.
        discontinued: since when there are no new figures and where others are; None for a series
            that goes on.

    Raises:
        ValueError: the id has another form, or the number of decimals is not 0-3.
    """

    id: str
    theme: str
    order: int
    name: Text
    short_name: Text
    numerator: Text
    denominator: Text
    unit: Unit
    decimals: int
    age_base: AgeBase
    scope: Scope | None
    place_rules: tuple[tuple[RegionLevel, PlaceRule], ...]
    source: Text
    reading_guide: Text
    cannot_show: Text
    discontinued: Text | None = None

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"{self.id!r} is not an indicator id such as jeugdhulp-met-verblijf")
        if not 0 <= self.decimals <= 3:
            raise ValueError(f"{self.id}: {self.decimals} decimals is not 0-3")

    @property
    def levels(self) -> tuple[RegionLevel, ...]:
        """The levels at which the indicator has figures."""
        return tuple(level for level, _ in self.place_rules)


@dataclass(frozen=True)
class CharacteristicDefinition:
    """What a characteristic of regions is, for whoever reads a model of expected use.

    Args:
        id: stable name.
        theme: code of the theme that it belongs to, or empty for a characteristic that a model
            names as absent.
        name: for pages.
        unit: of the printed number; None for an absent one.
        decimals: of the printed number.
        source: who publishes it, or which study used it.
    """

    id: str
    theme: str
    name: Text
    unit: Text | None
    decimals: int
    source: str
