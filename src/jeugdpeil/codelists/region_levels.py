"""What the sources call the kinds of region, and which level each is here."""

from dataclasses import dataclass

from jeugdpeil.codelists.spelling import normalised
from jeugdpeil.domain.region import RegionLevel, level_of_code


@dataclass(frozen=True)
class RegionKind:
    """A kind of region as a source writes it.

    Args:
        words: the source's words for it, in any spelling.
        prefix: the letters that the codes of this kind begin with; empty where it has no codes.
        level: the level here, or None for a kind that is read and not used.
        source: where the words were seen.
    """

    words: tuple[str, ...]
    prefix: str
    level: RegionLevel | None
    source: str


_KWB = "Kerncijfers wijken en buurten, SoortRegio"
_STATLINE = "StatLine 84134NED and 82972NED, dimension Regio's"
_AREAS = "CBS, Gebieden in Nederland 2022 (85067NED)"

REGION_KINDS: tuple[RegionKind, ...] = (
    RegionKind(("Land",), "NL", RegionLevel.LAND, _KWB),
    RegionKind(("Landsdeel", "LD"), "LD", RegionLevel.LANDSDEEL, _STATLINE),
    RegionKind(("Provincie", "PV"), "PV", RegionLevel.PROVINCIE, _STATLINE),
    RegionKind(
        ("Jeugdregio", "Jeugdzorgregio", "Jeugdhulpregio", "JZ"),
        "JZ",
        RegionLevel.JEUGDREGIO,
        _STATLINE,
    ),
    RegionKind(("GGD-regio", "GGD"), "GG", RegionLevel.GGD_REGIO, _AREAS),
    RegionKind(("Veiligheidsregio", "VR"), "VR", RegionLevel.GGD_REGIO, _AREAS),
    RegionKind(("Gemeente", "GM"), "GM", RegionLevel.GEMEENTE, _KWB),
    RegionKind(("Wijk", "WK"), "WK", RegionLevel.WIJK, _KWB),
    RegionKind(("Buurt", "BU"), "BU", RegionLevel.BUURT, _KWB),
    RegionKind(
        ("Samenwerkingsverband", "Samenwerkingsverband passend onderwijs", "SWV"),
        "",
        RegionLevel.SAMENWERKINGSVERBAND,
        "list supplied by the user",
    ),
    # The rows of COROP areas are there but empty in 85098NED; the other kinds are no level of ours.
    RegionKind(("COROP-gebied", "COROP", "CR"), "CR", None, _STATLINE),
    RegionKind(("Veilig Thuis-regio", "Veilig Thuis", "VT"), "VT", None, _STATLINE),
    RegionKind(("Arrondissement", "AR"), "AR", None, "CBS, JR maatwerk"),
    RegionKind(("Gemeentegrootte", "Stedelijkheid"), "", None, _STATLINE),
)

_BY_WORD = {normalised(word): kind for kind in REGION_KINDS for word in kind.words}


def kind_of_word(word: str) -> RegionKind | None:
    """The kind that a source means with a word, or None where the word is not known.

    >>> kind = kind_of_word("Gemeente  ")
    >>> kind.level.value if kind and kind.level else None
    'gemeente'
    """
    return _BY_WORD.get(normalised(word))


def level_of_key(key: str) -> RegionLevel | None:
    """The level of a region by the form of its code, or None where the key is no code.

    >>> level_of_key("WK024400").value, level_of_key("Hattem")
    ('wijk', None)
    """
    try:
        return level_of_code(key)
    except ValueError:
        return None


def is_code_of_other_kind(key: str) -> bool:
    """Whether a key is a code of a kind of region that is read and not used, such as CR07."""
    unused = (kind.prefix for kind in REGION_KINDS if kind.level is None and kind.prefix)
    return any(key.startswith(prefix) and key[len(prefix) :].isdigit() for prefix in unused)
