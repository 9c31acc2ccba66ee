"""Mergers, renamings and splits of gemeenten since 2015: which code became which, and when.

A gemeente belongs to the division of a year when it existed on 1 January of that year: CBS counts
a whole year by that division. A merger of 24 March 2022 is therefore first seen in that of 2023.
Corrections of a border (some streets or a village go to a neighbour) are not in this register: no
count can be carried over them without knowing who lives there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ChangeKind(StrEnum):
    """What happened to gemeenten on a date."""

    SAMENVOEGING = "samenvoeging"
    NAAMSWIJZIGING = "naamswijziging"
    SPLITSING = "splitsing"


class Certainty(StrEnum):
    """Whether a public page was seen that says so, or only the codes were."""

    BEVESTIGD = "bevestigd"
    TE_BEVESTIGEN = "te bevestigen"


@dataclass(frozen=True)
class RegionChange:
    """One change of the division into gemeenten.

    Args:
        day: first day of the new division.
        from_codes: gemeenten before; one that goes on under its own code is among them.
        to_codes: gemeenten after; more than one means that the old gemeente was split.
        to_name: name of the gemeente after; empty for a split.
        source: where it was read, or what the codes were checked against.
        certainty: whether a public page confirms it.

    Raises:
        ValueError: several gemeenten became several: then nobody can say what went where.

    >>> weesp = CHANGES[-2]
    >>> weesp.first_division, weesp.kind.value
    (2023, 'samenvoeging')
    """

    day: date
    from_codes: tuple[str, ...]
    to_codes: tuple[str, ...]
    to_name: str
    source: str
    certainty: Certainty = Certainty.BEVESTIGD

    def __post_init__(self) -> None:
        if not self.from_codes or not self.to_codes:
            raise ValueError("a change has gemeenten before and after")
        if len(self.from_codes) > 1 and len(self.to_codes) > 1:
            raise ValueError(f"{self.from_codes} became {self.to_codes}: state each split apart")

    @property
    def first_division(self) -> int:
        """The first year whose division knows the change."""
        is_new_year = (self.day.month, self.day.day) == (1, 1)
        return self.day.year if is_new_year else self.day.year + 1

    @property
    def kind(self) -> ChangeKind:
        """Merger, renaming (the same area under another code) or split."""
        if len(self.to_codes) > 1:
            return ChangeKind.SPLITSING
        return ChangeKind.SAMENVOEGING if len(self.from_codes) > 1 else ChangeKind.NAAMSWIJZIGING

    @property
    def ended_codes(self) -> frozenset[str]:
        """Codes that exist no more."""
        return frozenset(self.from_codes) - frozenset(self.to_codes)

    @property
    def new_codes(self) -> frozenset[str]:
        """Codes that did not exist before; a split only adds to gemeenten that others make."""
        if self.kind is ChangeKind.SPLITSING:
            return frozenset()
        return frozenset(self.to_codes) - frozenset(self.from_codes)


_KIESRAAD_2014 = (
    "https://www.kiesraad.nl/actueel/nieuws/2014/11/19/gemeenteraadsverkiezingen-in-16-gemeenten"
)
_GOOISE_MEREN = "Wet van 4 juni 2015, Stb. 2015, 216; a part of Muiden went to Weesp"
_CBS_2016 = "common knowledge; 393 to 390 gemeenten with Gooise Meren and Edam-Volendam (Rijksoverheid, 26 May 2015)"  # noqa: E501
_CODES_2015 = "common knowledge; old code not checked against a file"
_CBS_2017 = (
    "CBS, 30 December 2016, http://www.liwwadders.nl/in-twintig-jaar-bijna-240-gemeenten-minder/"
)
_VNG_2018 = "https://vng.nl/nieuws/hoeveel-gemeenten-zijn-er-per-2018"
_EERSTE_KAMER_2018 = (
    "http://www.blikopnieuws.nl/nieuws/265496/eerste-kamer-akkoord-met-12-herindelingen"
)
_CBS_2019 = (
    "CBS, December 2018, "
    "https://www.blikopnieuws.nl/nieuws/269778/sterkste-daling-aantal-gemeenten-sinds-2001.html"
)
_RVIG_2021 = "https://nvvb.nl/nl/nieuws/bericht-van-de-rvig-acties-en-aandachtspunten-geme"
_CBS_2022 = (
    "CBS, December 2021, https://www.blikopnieuws.nl/nieuws/291735/"
    "nederland-telt-op-1-januari-2022-weer-7-gemeenten-minder-345.html"
)
_CBS_2023 = (
    "CBS, December 2022, https://www.blikopnieuws.nl/nieuws/296914/"
    "aantal-gemeenten-daalt-tot-342-op-1-januari-2023.html"
)


def _merger(
    day: date, from_codes: str, to: tuple[str, str], source: str, *, sure: bool = True
) -> RegionChange:
    codes = tuple(f"GM{code}" for code in from_codes.split())
    certainty = Certainty.BEVESTIGD if sure else Certainty.TE_BEVESTIGEN
    return RegionChange(day, codes, (f"GM{to[0]}",), to[1], source, certainty)


def _split(day: date, from_code: str, to_codes: str, source: str) -> RegionChange:
    after = tuple(f"GM{code}" for code in to_codes.split())
    return RegionChange(day, (f"GM{from_code}",), after, "", source)


_2015, _2016, _2017 = date(2015, 1, 1), date(2016, 1, 1), date(2017, 1, 1)
_2018, _2019, _2021 = date(2018, 1, 1), date(2019, 1, 1), date(2021, 1, 1)
_2022, _2023 = date(2022, 1, 1), date(2023, 1, 1)

# In order of date. The codes of 2018-2023 were checked against the code lists of KWB 2017, 2020,
# 2021 and 2022 and the list of 2026; those of 2015-2017 against a list of 2004 (BWBR0015614).
CHANGES: tuple[RegionChange, ...] = (
    _merger(_2015, "0361 0365 0458", ("0361", "Alkmaar"), _KIESRAAD_2014),
    _merger(_2015, "0568 0612", ("1930", "Nissewaard"), _KIESRAAD_2014),
    _merger(_2015, "0241 0265 0282", ("0241", "Groesbeek"), _KIESRAAD_2014),
    _merger(_2015, "0491 0643 0644 0608 0623", ("1931", "Krimpenerwaard"), _KIESRAAD_2014),
    _split(_2015, "1671", "0796 0828", _KIESRAAD_2014),
    _merger(date(2015, 7, 1), "1921", ("1940", "De Fryske Marren"), _CODES_2015, sure=False),
    _merger(_2016, "0381 0424 0425", ("1942", "Gooise Meren"), _GOOISE_MEREN),
    _merger(_2016, "0385 0478", ("0385", "Edam-Volendam"), _CBS_2016, sure=False),
    _merger(_2016, "0241", ("1945", "Berg en Dal"), _CODES_2015, sure=False),
    _merger(_2017, "0844 0846 0860", ("1948", "Meierijstad"), _CBS_2017),
    _merger(_2018, "0018 0040 1987", ("1952", "Midden-Groningen"), _VNG_2018),
    _merger(_2018, "0007 0048", ("1950", "Westerwolde"), _VNG_2018),
    _merger(_2018, "0063 0070 1908", ("1949", "Waadhoeke"), _VNG_2018),
    _merger(_2018, "0080 0081", ("0080", "Leeuwarden"), _VNG_2018),
    _merger(_2018, "0196 0299", ("0299", "Zevenaar"), _VNG_2018),
    _split(_2018, "0140", "0080 1900 1949", _VNG_2018),
    _merger(_2019, "0009 0014 0017", ("0014", "Groningen"), _CBS_2019),
    _merger(_2019, "0005 1651 1663", ("1966", "Het Hogeland"), _EERSTE_KAMER_2018),
    _merger(_2019, "0015 0022 0025 0056", ("1969", "Westerkwartier"), _EERSTE_KAMER_2018),
    _split(_2019, "0053", "1966 1969", _CBS_2019),
    _merger(_2019, "0058 0079 1722", ("1970", "Noardeast-Fryslân"), _EERSTE_KAMER_2018),
    _merger(_2019, "0236 0304 0733", ("1960", "West Betuwe"), _EERSTE_KAMER_2018),
    _merger(_2019, "0545 0620 0707", ("1961", "Vijfheerenlanden"), _CBS_2019),
    _merger(_2019, "0393 0394", ("0394", "Haarlemmermeer"), _CBS_2019),
    _merger(_2019, "0575 0576", ("0575", "Noordwijk"), _CBS_2019),
    _merger(_2019, "0689 1927", ("1978", "Molenlanden"), _EERSTE_KAMER_2018),
    _merger(_2019, "0584 0585 0588 0611 0617", ("1963", "Hoeksche Waard"), _EERSTE_KAMER_2018),
    _merger(_2019, "0738 0870 0874", ("1959", "Altena"), _EERSTE_KAMER_2018),
    _merger(_2019, "0881 0951 0962", ("1954", "Beekdaelen"), _EERSTE_KAMER_2018),
    _merger(_2021, "0003 0010 0024", ("1979", "Eemsdelta"), _RVIG_2021),
    _split(_2021, "0788", "0757 0824 0855 0865", _RVIG_2021),
    _merger(_2022, "0370 0439", ("0439", "Purmerend"), _CBS_2022),
    _merger(_2022, "0398 0416", ("1980", "Dijk en Waard"), _CBS_2022),
    _merger(_2022, "0756 0786 0815 1684 1702", ("1982", "Land van Cuijk"), _CBS_2022),
    _merger(_2022, "0856 1685", ("1991", "Maashorst"), _CBS_2022),
    _merger(date(2022, 3, 24), "0363 0457", ("0363", "Amsterdam"), _CBS_2023),
    _merger(_2023, "0501 0530 0614", ("1992", "Voorne aan Zee"), _CBS_2023),
)


def successors(
    code: str, division_year: int, changes: Sequence[RegionChange] = CHANGES
) -> tuple[str, ...]:
    """The gemeenten of a year that the area of a gemeente of an earlier year lies in.

    Args:
        code: code of a gemeente of `division_year` or before.
        division_year: year of the division.
        changes: the register, in order of date.

    Returns:
        Codes in ascending order; more than one where the gemeente was split.

    >>> successors("GM0756", 2026), successors("GM0788", 2026)
    (('GM1982',), ('GM0757', 'GM0824', 'GM0855', 'GM0865'))
    >>> successors("GM0457", 2022), successors("GM0457", 2023)
    (('GM0457',), ('GM0363',))
    """
    codes = {code}
    for change in changes:
        if change.first_division <= division_year and codes & set(change.from_codes):
            codes = (codes - set(change.from_codes)) | set(change.to_codes)
    return tuple(sorted(codes))


def ended_in(code: str, changes: Sequence[RegionChange] = CHANGES) -> int | None:
    """The first year whose division no longer has this code, or None where it still exists.

    >>> ended_in("GM0370"), ended_in("GM0439")
    (2022, None)
    """
    years = (change.first_division for change in changes if code in change.ended_codes)
    return min(years, default=None)


def carried(
    codes: Iterable[str], year: int, division_year: int, changes: Sequence[RegionChange] = CHANGES
) -> frozenset[str]:
    """The gemeenten of another year that together cover at least the same area.

    Args:
        codes: gemeenten of the division of `year`.
        year: year of the division of `codes`.
        division_year: year of the division asked for, earlier or later.
        changes: the register, in order of date.

    >>> sorted(carried({"GM1982"}, 2026, 2021))
    ['GM0756', 'GM0786', 'GM0815', 'GM1684', 'GM1702']
    """
    if division_year >= year:
        return frozenset(
            after for code in codes for after in successors(code, division_year, changes)
        )
    found = set(codes)
    between = (c for c in reversed(changes) if division_year < c.first_division <= year)
    for change in between:
        if found & set(change.to_codes):
            found = (found - change.new_codes) | set(change.from_codes)
    return frozenset(found)
