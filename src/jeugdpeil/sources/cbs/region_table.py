"""The yearly table "Gebieden in Nederland": which regions each gemeente lies in."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import pyarrow as pa

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.membership import Membership, Memberships
from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.cbs.measure_stem import odata_stem
from jeugdpeil.sources.cbs.odata_reader import read_texts
from jeugdpeil.sources.snapshot_store import SnapshotStore

REGION_TABLES: Mapping[str, int] = MappingProxyType(
    {
        "83287NED": 2016,
        "83553NED": 2017,
        "83859NED": 2018,
        "84378NED": 2019,
        "84721NED": 2020,
        "84929NED": 2021,
        "85067NED": 2022,
        "85385NED": 2023,
        "85755NED": 2024,
    }
)
"""The tables by number, with the year of their division, as public programs use them."""

# Codes of other kinds (COROP, veiligheidsregio, arbeidsmarktregio) begin otherwise: passed over.
_LEVELS: Mapping[str, RegionLevel] = MappingProxyType(
    {
        "LD": RegionLevel.LANDSDEEL,
        "PV": RegionLevel.PROVINCIE,
        "JZ": RegionLevel.JEUGDREGIO,
        "GG": RegionLevel.GGD_REGIO,
    }
)
_CODE, _NAME = "Code", "Naam"

Pair = tuple[Mapping[str, str], Mapping[str, str]]
"""Codes and names of one kind of region, by gemeente."""


def read_memberships(store: SnapshotStore, ref: SnapshotRef, list_year: int) -> Memberships:
    """The regions that each gemeente lies in, at the levels that the monitor knows.

    Args:
        store: the store.
        ref: a stored table "Gebieden in Nederland".
        list_year: year of the division, see REGION_TABLES.

    Returns:
        One row per gemeente and level. The columns of this table are all called Code and Naam;
        which kind of region a pair is about follows from the form of its codes.

    Raises:
        SourceError: the table has no pair of columns with codes of a known level, or is damaged.
    """
    rows = tuple(_rows(list(_pairs(read_texts(store, ref))), list_year))
    if not rows:
        raise SourceError(
            "In deze tabel staat niet in welke gebieden een gemeente ligt",
            where=f"bron {ref.source_id}",
            remedy='Noem een tabel "Gebieden in Nederland" van het CBS, zoals 85385NED voor 2023.',
        )
    return Memberships(rows)


def _pairs(texts: pa.Table) -> Iterator[Pair]:
    """Each column of codes with the column of names behind it, by gemeente."""
    columns: dict[str, dict[str, str]] = {}
    for column, key, text in zip(
        *(texts[name].to_pylist() for name in ("column", "region_key", "text")), strict=True
    ):
        columns.setdefault(column, {})[key] = text
    for column, codes in columns.items():
        if odata_stem(column) == _CODE:
            yield codes, columns.get(_name_column(column), {})


def _name_column(column: str) -> str:
    """Naam_29 stands behind Code_28."""
    number = column.rpartition("_")[2]
    return f"{_NAME}_{int(number) + 1}" if number.isdigit() else ""


def _rows(pairs: Sequence[Pair], list_year: int) -> Iterator[Membership]:
    gemeenten = next(
        (names for codes, names in pairs if _prefixes(codes) == {"GM"}), dict[str, str]()
    )
    seen: set[RegionLevel] = set()
    for codes, names in pairs:
        level = _level_of(codes)
        if level is None or level in seen:
            continue
        seen.add(level)
        for gemeente, code in codes.items():
            name = names.get(gemeente, "")
            if name and gemeente.startswith("GM"):
                own_name = gemeenten.get(gemeente, "")
                yield Membership(level, code, name, gemeente, own_name, list_year)


def _level_of(codes: Mapping[str, str]) -> RegionLevel | None:
    prefixes = _prefixes(codes)
    level = _LEVELS.get(next(iter(prefixes))) if len(prefixes) == 1 else None
    is_right = level and all(CODE_PATTERNS[level].fullmatch(code) for code in codes.values())
    return level if is_right else None


def _prefixes(codes: Mapping[str, str]) -> set[str]:
    return {code[:2] for code in codes.values()}
