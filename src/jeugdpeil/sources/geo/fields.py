"""Which property of a file holds the code, the name, the year; and codes made whole."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo.layer import Layer, place

# Spellings seen: the Wijk- en Buurtkaart before 2019 (GM_CODE) and since (gemeentecode), the CBS
# gebiedsindelingen (statcode), Bestuurlijke Gebieden of Kadaster (identificatie, code).
_WORDS: Mapping[RegionLevel, tuple[str, ...]] = {
    RegionLevel.LAND: ("land",),
    RegionLevel.LANDSDEEL: ("ld_", "landsdeel"),
    RegionLevel.PROVINCIE: ("pv_", "provincie"),
    RegionLevel.JEUGDREGIO: ("jz_", "jeugdregio"),
    RegionLevel.GGD_REGIO: ("vr_", "gg_", "ggd", "veiligheidsregio"),
    RegionLevel.SAMENWERKINGSVERBAND: ("samenwerkingsverband",),
    RegionLevel.GROEP: ("groep",),
    RegionLevel.GEMEENTE: ("gm_", "gemeente"),
    RegionLevel.WIJK: ("wk_", "wijk"),
    RegionLevel.BUURT: ("bu_", "buurt"),
}
_CODE_WORDS = ("statcode", "identificatie", "code", "id")
_NAME_WORDS = ("statnaam", "naam", "name")
_WATER_WORDS = ("water", "h2o")
_YEAR_WORDS = ("jaarcode", "jrstatcode", "jaar")
# Prefix and number of digits of codes that some files write as a bare number.
_BARE = {
    RegionLevel.LANDSDEEL: ("LD", 2),
    RegionLevel.PROVINCIE: ("PV", 2),
    RegionLevel.GEMEENTE: ("GM", 4),
    RegionLevel.WIJK: ("WK", 6),
    RegionLevel.BUURT: ("BU", 8),
}


@dataclass(frozen=True)
class Fields:
    """The properties of a layer that are read; None where it has none of that kind.

    Args:
        code, name: code and name of the region.
        water: whether the row is water.
        year: year of the division, alone or in front of the code.
    """

    code: str
    name: str | None
    water: str | None
    year: str | None


def fields_of(
    layer: Layer, level: RegionLevel, code_field: str | None, snapshot: SnapshotRef
) -> Fields:
    """Find the properties to read by their names; capitals make no difference.

    Raises:
        SourceError: `code_field` is not there, or no property is known to hold codes.
    """
    names = list(layer.columns)
    code = _first(names, [code_field] if code_field else _spellings(level, "code", _CODE_WORDS))
    if code is None:
        raise _no_code_field(names, level, code_field, snapshot)
    name = _first(names, _spellings(level, "naam", _NAME_WORDS))
    return Fields(code, name, _first(names, _WATER_WORDS), _first(names, _YEAR_WORDS))


def whole_code(value: object, level: RegionLevel) -> str:
    """A value as code: without spaces around it, and with the letters of its level in front.

    Returns:
        The code, whether or not it has the form of the level; empty where there is no value.

    >>> whole_code("GM0014 ", RegionLevel.GEMEENTE), whole_code(14, RegionLevel.GEMEENTE)
    ('GM0014', 'GM0014')
    """
    text = plain_text(value)
    if text.isdecimal() and level in _BARE:
        prefix, digits = _BARE[level]
        return prefix + text.zfill(digits)
    return text


def plain_text(value: object) -> str:
    """A value as text without spaces around it, safe to write; empty where there is no value.

    >>> plain_text(" Rijswijk "), plain_text(None), plain_text(chr(0xD800))
    ('Rijswijk', '', '?')
    """
    # JSON can hold half a character (a lone surrogate), which no file can be written with.
    return "" if value is None else str(value).strip().encode("utf-8", "replace").decode()


def is_code(code: str, level: RegionLevel) -> bool:
    """Whether a text has the form of the codes of a level."""
    return CODE_PATTERNS[level].fullmatch(code) is not None


def year_in(value: object) -> int | None:
    """The year that a value begins with, such as 2021 in `2021PV20`, or None.

    >>> year_in("2021PV20"), year_in(2022), year_in("PV20")
    (2021, 2022, None)
    """
    found = re.match(r"(19|20)\d{2}(?!\d)", plain_text(value))
    return int(found.group()) if found else None


def _spellings(level: RegionLevel, ending: str, general: Sequence[str]) -> list[str]:
    return [*(word + ending for word in _WORDS[level]), *general]


def _first(names: Iterable[str], wanted: Iterable[str]) -> str | None:
    by_spelling = {name.lower(): name for name in reversed(list(names))}
    return next((by_spelling[word.lower()] for word in wanted if word.lower() in by_spelling), None)


def _no_code_field(
    names: Sequence[str], level: RegionLevel, wanted: str | None, snapshot: SnapshotRef
) -> SourceError:
    missing = f"geen eigenschap `{wanted}`" if wanted else f"geen code van een {level.value}"
    return SourceError(
        f"De gebieden in het bestand hebben {missing}; eigenschappen die er zijn: "
        + (", ".join(names) or "geen enkele"),
        where=place(snapshot),
        remedy="Noem de eigenschap met de code bij `code_field` van deze bron in het "
        "monitorbestand.",
    )
