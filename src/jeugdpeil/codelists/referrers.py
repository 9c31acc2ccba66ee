"""Who referred a youth: the codes of the protocol, with the years in which each was in use."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Referrer:
    """A code of the list "verwijzer".

    Args:
        code: two digits.
        category: the word that facts use.
        label: name in the protocol.
        from_year: first reporting year of the code.
        note: what limits its use, or empty.
        source: where it was read.
    """

    code: str
    category: str
    label: str
    from_year: int
    note: str
    source: str


_ANNEX = "Regeling Jeugdwet, bijlage 2 (2015 text), gegeven Verwijzer"
_PROTOCOL_2016 = (
    "https://www.vgn.nl/nieuws/informatieprotocol-beleidsinformatie-jeugd-2016-beschikbaar"
)

REFERRERS: tuple[Referrer, ...] = (
    Referrer("01", "gemeente", "gemeentelijke toegang", 2015, "", _ANNEX),
    Referrer("02", "huisarts", "huisarts", 2015, "", _ANNEX),
    Referrer("03", "jeugdarts", "jeugdarts", 2015, "", _ANNEX),
    Referrer("04", "gi", "gecertificeerde instelling", 2015, "", _ANNEX),
    Referrer("05", "medisch specialist", "medisch specialist", 2015, "", _ANNEX),
    Referrer("06", "geen", "geen verwijzer (vrij toegankelijk)", 2015, "", _ANNEX),
    Referrer(
        "07", "onbekend", "verwijzer onbekend", 2015, "only for help that began before 2015", _ANNEX
    ),
    Referrer(
        "08",
        "rechter",
        "rechter, Raad voor de Kinderbescherming of officier van justitie",
        2016,
        "",
        _PROTOCOL_2016,
    ),
)


def referrer_of_code(code: str, year: int) -> Referrer | None:
    """The referrer that a code means in a reporting year, or None where it was not in use.

    >>> referrer_of_code("08", 2015) is None, referrer_of_code("08", 2016) is None
    (True, False)
    """
    found = (item for item in REFERRERS if item.code == code and item.from_year <= year)
    return next(found, None)
