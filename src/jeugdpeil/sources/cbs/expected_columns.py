"""Which columns a table must have, and what to say when it has others."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from types import MappingProxyType

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.sources.cbs.odata_dialect import TableColumn

_KWB = ("AantalInwoners", "k_0Tot15Jaar", "k_15Tot25Jaar", "JongerenMetJeugdzorgInNatura")
_WIJK = ("TotaalJongerenMetJeugdzorgInNatura", "TotaalTrajectenInNatura")

EXPECTED_STEMS = MappingProxyType(
    {
        "83454NED": ("GerealiseerdeKosten",),
        "84799NED": _KWB,
        "85039NED": _KWB,
        "85318NED": _KWB,
        "85075NED": _WIJK,
        "85335NED": _WIJK,
        "85099NED": ("JongerenMetJeugdzorg",),
    }
)
"""The stems that the tables of the examples cannot do without, by table.

Source: `domain.md` section 5 (names seen in each table); the columns of 85335NED were read from the
table itself, those of 85075NED (its predecessor of 2021) are taken to be the same.
"""


def check_stems(columns: Sequence[TableColumn], expected: Iterable[str], where: str) -> None:
    """Check that the table has the columns that the monitor needs, whatever their number.

    Args:
        columns: the columns of the table.
        expected: the stems that are needed; in version 4 a code of a measure may stand instead.
        where: address of the table.

    Raises:
        SourceError: stems are missing; the message names them with the most alike that are there.
    """
    have = {column.stem for column in columns} | {column.key for column in columns}
    missing = [stem for stem in expected if stem not in have]
    if missing:
        raise SourceError(
            f"De tabel mist kolommen die de monitor nodig heeft: {', '.join(missing)}",
            where=where,
            remedy=f"{_alike(missing, have)}Waarschijnlijk heeft CBS de kolommen hernoemd. "
            "Controleer de tabel op StatLine; de monitor moet de nieuwe namen leren kennen.",
        )


def check_fields(expected: Iterable[str], came: Sequence[str], where: str) -> None:
    """Check that a page of figures has the fields that the table's description promises.

    Args:
        expected: names of the fields.
        came: names of the fields of the page's first row; none for a page without rows.
        where: address of the page.

    Raises:
        SourceError: fields are missing; all are named.
    """
    missing = sorted(set(expected) - set(came)) if came else []
    if missing:
        raise SourceError(
            "De cijfers hebben andere kolommen dan de beschrijving van de tabel; "
            f"dit ontbreekt: {', '.join(missing)}",
            where=where,
            remedy=f"{_alike(missing, set(came))}Haal de tabel later opnieuw op; "
            "blijft dit zo, meld het dan bij CBS.",
        )


def _alike(missing: Iterable[str], have: set[str]) -> str:
    found = {match for stem in missing for match in get_close_matches(stem, sorted(have), 2, 0.6)}
    return f"Wel aanwezig en lijkt erop: {', '.join(sorted(found))}. " if found else ""
