"""The twelve provincies and the four landsdelen, with the codes of CBS."""

from dataclasses import dataclass

from jeugdpeil.codelists.spelling import normalised

_SOURCE = "CBS, Gebieden in Nederland 2022 (85067NED)"


@dataclass(frozen=True)
class Landsdeel:
    """One of the four parts that CBS divides the country into.

    Args:
        code: LD01 to LD04.
        name: name as CBS writes it.
        from_year: first year of the division that the row holds for.
        source: where the row was read.
    """

    code: str
    name: str
    from_year: int
    source: str


@dataclass(frozen=True)
class Provincie:
    """A provincie.

    Args:
        code: PV20 to PV31.
        name: official name.
        landsdeel: code of the landsdeel that it lies in.
        suffix: what CBS puts in brackets behind the name of a gemeente of this provincie where
            two places share a name.
        other_names: other names in use.
        from_year: first year of the division that the row holds for.
        source: where the row was read.
    """

    code: str
    name: str
    landsdeel: str
    suffix: str
    other_names: tuple[str, ...]
    from_year: int
    source: str


# Both tables hold from the start of youth-care figures (2015); Flevoland, the youngest provincie,
# dates from 1986.
_FROM = 2015

LANDSDELEN: tuple[Landsdeel, ...] = tuple(
    Landsdeel(code, name, _FROM, _SOURCE)
    for code, name in (
        ("LD01", "Noord-Nederland"),
        ("LD02", "Oost-Nederland"),
        ("LD03", "West-Nederland"),
        ("LD04", "Zuid-Nederland"),
    )
)

PROVINCES: tuple[Provincie, ...] = tuple(
    Provincie(code, name, landsdeel, suffix, other_names, _FROM, _SOURCE)
    for code, name, landsdeel, suffix, other_names in (
        ("PV20", "Groningen", "LD01", "Gr.", ()),
        ("PV21", "Fryslân", "LD01", "Fr.", ("Friesland", "Friesland (Fryslân)")),
        ("PV22", "Drenthe", "LD01", "Dr.", ()),
        ("PV23", "Overijssel", "LD02", "O.", ()),
        ("PV24", "Flevoland", "LD02", "Fl.", ()),
        ("PV25", "Gelderland", "LD02", "Gld.", ()),
        ("PV26", "Utrecht", "LD03", "U.", ()),
        ("PV27", "Noord-Holland", "LD03", "NH.", ()),
        ("PV28", "Zuid-Holland", "LD03", "ZH.", ()),
        ("PV29", "Zeeland", "LD03", "Z.", ()),
        ("PV30", "Noord-Brabant", "LD04", "NB.", ()),
        ("PV31", "Limburg", "LD04", "L.", ()),
    )
)

_BY_CODE = {province.code: province for province in PROVINCES}
_BY_NAME = {
    normalised(name): province
    for province in PROVINCES
    for name in (province.name, *province.other_names)
}
_BY_SUFFIX = {normalised(province.suffix): province for province in PROVINCES}


def province_of_code(code: str) -> Provincie | None:
    """The provincie with this code."""
    return _BY_CODE.get(code)


def province_of_name(name: str) -> Provincie | None:
    """The provincie with this name, "(PV)" behind it or not.

    >>> province = province_of_name("Friesland (PV)")
    >>> province.code if province else None
    'PV21'
    """
    return _BY_NAME.get(normalised(name)) or _BY_NAME.get(normalised(name.replace("(PV)", "")))


def province_of_suffix(suffix: str) -> Provincie | None:
    """The provincie that a suffix such as `zh` behind a name of a gemeente stands for."""
    return _BY_SUFFIX.get(normalised(suffix))
