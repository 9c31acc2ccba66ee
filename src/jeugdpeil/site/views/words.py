"""Names of regions and levels, and the bounds of a rule, inside a sentence."""

from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.domain.verdict import VerdictRule
from jeugdpeil.i18n.numbers import decimal_number, percentage, whole_number
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


def rule_words(language: str, rule: VerdictRule) -> dict[str, str]:
    r"""The bounds of a rule for verdicts, for the sentences that name them.

    >>> rule_words("nl", VerdictRule())
    {'small': '0,5', 'youths': '100', 'level': '90\xa0%', 'wrong': '2,5\xa0%'}
    """
    decimals = len(f"{rule.minimum_difference:.4f}".rstrip("0").partition(".")[2])
    return {
        "small": decimal_number(language, rule.minimum_difference, decimals),
        "youths": whole_number(language, rule.minimum_youths),
        "level": percentage(language, 100 * rule.level, 0),
        "wrong": percentage(language, 100 * rule.false_discovery_share, 1),
    }


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
