"""Names of regions and levels inside a sentence."""

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.texts import text

# A gemeente is what people mean by a bare name; names of wijken often begin with "Wijk".
_NAMED_ALONE = (
    RegionLevel.LAND,
    RegionLevel.GEMEENTE,
    RegionLevel.GROEP,
    RegionLevel.WIJK,
    RegionLevel.BUURT,
)


def level_name(language: str, level: RegionLevel, *, plural: bool = False) -> str:
    """The name of a level of region.

    >>> level_name("nl", RegionLevel.GEMEENTE, plural=True)
    'gemeenten'
    """
    return text(language, f"level.{level.value}.{'plural' if plural else 'single'}")


def full_name(language: str, region: Region) -> str:
    """A name that cannot be mistaken: levels share names (provincie and gemeente Utrecht)."""
    if region.key.level in _NAMED_ALONE:
        return region.name
    return text(
        language, "region.full", level=level_name(language, region.key.level), name=region.name
    )


def and_list(language: str, items: list[str]) -> str:
    """Names in a row with "en" before the last.

    >>> and_list("nl", ["Kade", "Hof", "Rand"])
    'Kade, Hof en Rand'
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {text(language, 'and')} {items[-1]}"


def sentence(words: str) -> str:
    """The words as a sentence: with a capital, and everything else as it is.

    >>> sentence("eerste halfjaar van GGD-regio")
    'Eerste halfjaar van GGD-regio'
    """
    return words[:1].upper() + words[1:]
