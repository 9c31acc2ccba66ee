"""Names under which people look for a gemeente: of gemeenten that are gone, and in daily use."""

from dataclasses import dataclass
from enum import StrEnum

from jeugdpeil.codelists.spelling import normalised


class NameKind(StrEnum):
    """Why a gemeente is also known by this name."""

    OPGEHEVEN = "opgeheven gemeente"
    HERNOEMD = "vroegere naam"
    DAGELIJKS = "dagelijkse naam"
    SCHRIJFWIJZE = "andere schrijfwijze"


@dataclass(frozen=True)
class OtherName:
    """A name that is not, or no longer, the official name of a gemeente.

    Args:
        code: code of the gemeente that bore or bears the name; it may be gone.
        name: the name.
        kind: why it is known by it.
        until_year: last year of the division with this name; None for a name still in use.
        source: where the name was read.
    """

    code: str
    name: str
    kind: NameKind
    until_year: int | None
    source: str


_KWB_2017 = "CBS, 83765NED (Kerncijfers wijken en buurten 2017)"
_KWB_2020 = "CBS, 84799NED (Kerncijfers wijken en buurten 2020)"
_KWB_2021 = "CBS, 85039NED (Kerncijfers wijken en buurten 2021)"
_KWB_2022 = "CBS, Kerncijfers wijken en buurten 2022"
_EDUCATION_2004 = "Bekendmaking rijksbijdrage educatie 2004 (BWBR0015614)"
_COMMON = "common knowledge"


def _gone(until_year: int, source: str, names: tuple[tuple[str, str], ...]) -> list[OtherName]:
    return [
        OtherName(f"GM{code}", name, NameKind.OPGEHEVEN, until_year, source) for code, name in names
    ]


_GONE_2014 = (
    ("0365", "Graft-De Rijp"),
    ("0458", "Schermer"),
    ("0568", "Bernisse"),
    ("0612", "Spijkenisse"),
    ("0265", "Millingen aan de Rijn"),
    ("0282", "Ubbergen"),
    ("0491", "Bergambacht"),
    ("0643", "Nederlek"),
    ("0644", "Ouderkerk"),
    ("0608", "Schoonhoven"),
    ("0623", "Vlist"),
    ("1671", "Maasdonk"),
)
_GONE_2015 = (("0381", "Bussum"), ("0424", "Muiden"), ("0425", "Naarden"), ("0478", "Zeevang"))
_GONE_2016 = (("0844", "Schijndel"), ("0846", "Sint-Oedenrode"), ("0860", "Veghel"))
_GONE_2017 = (
    ("0018", "Hoogezand-Sappemeer"),
    ("0040", "Slochteren"),
    ("1987", "Menterwolde"),
    ("0007", "Bellingwedde"),
    ("0048", "Vlagtwedde"),
    ("0063", "het Bildt"),
    ("0070", "Franekeradeel"),
    ("1908", "Menameradiel"),
    ("0140", "Littenseradiel"),
    ("0081", "Leeuwarderadeel"),
    ("0196", "Rijnwaarden"),
)
_GONE_2018 = (
    ("0005", "Bedum"),
    ("1651", "Eemsmond"),
    ("1663", "De Marne"),
    ("0053", "Winsum"),
    ("0015", "Grootegast"),
    ("0022", "Leek"),
    ("0025", "Marum"),
    ("0056", "Zuidhorn"),
    ("0009", "Ten Boer"),
    ("0017", "Haren"),
    ("0058", "Dongeradeel"),
    ("0079", "Kollumerland en Nieuwkruisland"),
    ("1722", "Ferwerderadiel"),
    ("0236", "Geldermalsen"),
    ("0304", "Neerijnen"),
    ("0733", "Lingewaal"),
    ("0545", "Leerdam"),
    ("0620", "Vianen"),
    ("0707", "Zederik"),
    ("0393", "Haarlemmerliede en Spaarnwoude"),
    ("0576", "Noordwijkerhout"),
    ("0689", "Giessenlanden"),
    ("1927", "Molenwaard"),
    ("0584", "Oud-Beijerland"),
    ("0585", "Binnenmaas"),
    ("0588", "Korendijk"),
    ("0611", "Cromstrijen"),
    ("0617", "Strijen"),
    ("0738", "Aalburg"),
    ("0870", "Werkendam"),
    ("0874", "Woudrichem"),
    ("0881", "Onderbanken"),
    ("0951", "Nuth"),
    ("0962", "Schinnen"),
)
_GONE_2020 = (
    ("0003", "Appingedam"),
    ("0010", "Delfzijl"),
    ("0024", "Loppersum"),
    ("0788", "Haaren"),
)
_GONE_2021 = (
    ("0370", "Beemster"),
    ("0398", "Heerhugowaard"),
    ("0416", "Langedijk"),
    ("0756", "Boxmeer"),
    ("0786", "Grave"),
    ("0815", "Mill en Sint Hubert"),
    ("1684", "Cuijk"),
    ("1702", "Sint Anthonis"),
    ("0856", "Uden"),
    ("1685", "Landerd"),
)
_GONE_2022 = (
    ("0457", "Weesp"),
    ("0501", "Brielle"),
    ("0530", "Hellevoetsluis"),
    ("0614", "Westvoorne"),
)

OTHER_NAMES: tuple[OtherName, ...] = (
    *_gone(2014, _EDUCATION_2004, _GONE_2014),
    *_gone(2015, _EDUCATION_2004, _GONE_2015),
    *_gone(2016, _EDUCATION_2004, _GONE_2016),
    *_gone(2017, _KWB_2017, _GONE_2017),
    *_gone(2018, _KWB_2017, _GONE_2018),
    *_gone(2020, _KWB_2020, _GONE_2020),
    *_gone(2021, _KWB_2021, _GONE_2021),
    *_gone(2022, _KWB_2022, _GONE_2022),
    OtherName("GM1921", "De Friese Meren", NameKind.HERNOEMD, 2015, _COMMON),
    OtherName("GM0241", "Groesbeek", NameKind.HERNOEMD, 2015, _EDUCATION_2004),
    OtherName("GM1908", "Menaldumadeel", NameKind.HERNOEMD, 2010, _EDUCATION_2004),
    OtherName("GM1891", "Dantumadeel", NameKind.HERNOEMD, 2008, _EDUCATION_2004),
    OtherName("GM0518", "Den Haag", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM0796", "Den Bosch", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM0737", "Tietjerksteradeel", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM1900", "Zuidwest-Friesland", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM1970", "Noordoost-Friesland", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM1940", "De Friese Meren", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM0820", "Nuenen", NameKind.DAGELIJKS, None, _COMMON),
    OtherName("GM0820", "Nuenen Gerwen en Nederwetten", NameKind.SCHRIJFWIJZE, 2021, _KWB_2021),
    OtherName("GM0820", "Nuenen. Gerwen en Nederwetten", NameKind.SCHRIJFWIJZE, 2022, _KWB_2022),
)

# A comma in a name breaks a careless CSV file, so that copies of KWB write it as a point or leave
# it out. A page shows the official name; the source's own spelling stays in the observations.
OFFICIAL_SPELLING: dict[str, str] = {"GM0820": "Nuenen, Gerwen en Nederwetten"}

# The last name wins: GM1908 was Menaldumadeel before it was Menameradiel.
_GONE_NAMES = {
    name.code: name.name
    for name in sorted(OTHER_NAMES, key=lambda name: name.until_year or 0)
    if name.kind in (NameKind.OPGEHEVEN, NameKind.HERNOEMD)
}


def name_of_gone_gemeente(code: str) -> str | None:
    """The last name of a gemeente that is gone, or None where this register has none.

    >>> name_of_gone_gemeente("GM0756")
    'Boxmeer'
    """
    return _GONE_NAMES.get(code)


def official_name(code: str, name: str) -> str:
    """The name as it is officially spelled, where a source is known to spell it otherwise.

    >>> official_name("GM0820", "Nuenen. Gerwen en Nederwetten")
    'Nuenen, Gerwen en Nederwetten'
    """
    official = OFFICIAL_SPELLING.get(code)
    return official if official and normalised(official) == normalised(name) else name
