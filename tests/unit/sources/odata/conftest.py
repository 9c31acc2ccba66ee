"""Small tables and outlines on the server that replays CBS and PDOK."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from jeugdpeil.sources.progress import SilentProgress
from jeugdpeil.sources.retry import RetryPolicy
from jeugdpeil.sources.snapshot_store import SnapshotStore
from support.replay import ReplayServer, ReplayTable, Reply


def _wijk_rows() -> list[dict[str, str | None]]:
    """Padded as in the real table 85335NED: the country, a gemeente and two wijken."""
    return [
        {
            "VormenVanJeugdzorg": "T001203",
            "Wijken": "NL00      ",
            "Perioden": "2022JJ00",
            "TotaalJongerenMetJeugdzorgInNatura_1": "  461985",
            "TotaalTrajectenInNatura_9": "  695095",
            "Gemeentenaam_18": "                                        ",
            "SoortRegio_19": "         ",
            "IndelingswijzigingWijken_21": "       .",
        },
        {
            "VormenVanJeugdzorg": "T001203",
            "Wijken": "GM1680    ",
            "Perioden": "2022JJ00",
            "TotaalJongerenMetJeugdzorgInNatura_1": "     595",
            "TotaalTrajectenInNatura_9": "     860",
            "Gemeentenaam_18": "Aa en Hunze                             ",
            "SoortRegio_19": "Gemeente ",
            "IndelingswijzigingWijken_21": "       1",
        },
        {
            "VormenVanJeugdzorg": "T001203",
            "Wijken": "WK168000  ",
            "Perioden": "2022JJ00",
            "TotaalJongerenMetJeugdzorgInNatura_1": "       .",
            "TotaalTrajectenInNatura_9": None,
            "Gemeentenaam_18": "Aa en Hunze                             ",
            "SoortRegio_19": "Wijk     ",
            "IndelingswijzigingWijken_21": "       3",
        },
        {
            "VormenVanJeugdzorg": "T001203",
            "Wijken": "WK168001  ",
            "Perioden": "2022JJ00",
            "TotaalJongerenMetJeugdzorgInNatura_1": "      20",
            "TotaalTrajectenInNatura_9": "      25",
            "Gemeentenaam_18": "Aa en Hunze                             ",
            "SoortRegio_19": "Wijk     ",
            "IndelingswijzigingWijken_21": "       1",
        },
    ]


def make_wijk_table(table_id: str = "85335NED", page_size: int = 3) -> ReplayTable:
    rows = _wijk_rows()
    names = {"NL00": "Nederland", "GM1680": "Aa en Hunze", "WK168000": "Annen"}
    regions: list[dict[str, object]] = [
        {"Key": row["Wijken"], "Title": names.get(str(row["Wijken"]).strip(), "Eext")}
        for row in rows
    ]
    return ReplayTable(
        table_id,
        rows,
        {
            "VormenVanJeugdzorg": ("Dimension", [{"Key": "T001203", "Title": "Totaal jeugdzorg"}]),
            "Wijken": ("GeoDetail", regions),
            "Perioden": (
                "TimeDimension",
                [{"Key": "2022JJ00", "Title": "2022*", "Status": "Voorlopig"}],
            ),
        },
        [
            {"ID": 10, "Type": "TopicGroup", "Key": "", "Title": "Jongeren", "Datatype": None},
            {
                "ID": 11,
                "ParentID": 10,
                "Key": "TotaalJongerenMetJeugdzorgInNatura_1",
                "Title": "Totaal jongeren met jeugdzorg in natura",
                "Code": "T001203_1",
            },
            {
                "ID": 12,
                "Key": "TotaalTrajectenInNatura_9",
                "Title": "Totaal trajecten in natura",
                "Code": "A045560",
            },
            {"ID": 13, "Key": "Gemeentenaam_18", "Title": "Gemeentenaam", "Datatype": "String"},
            {"ID": 14, "Key": "SoortRegio_19", "Title": "Soort regio", "Datatype": "String"},
            {
                "ID": 15,
                "Key": "IndelingswijzigingWijken_21",
                "Title": "Indelingswijziging wijken",
                "Datatype": "String",
                "Code": "M004237",
            },
        ],
        title="Jongeren met jeugdzorg in natura; wijken, 2022",
        page_size=page_size,
    )


@pytest.fixture
def server() -> Iterator[ReplayServer]:
    playing = ReplayServer()
    yield playing
    playing.stop()


@pytest.fixture
def wijk_table(server: ReplayServer) -> ReplayTable:
    """A small table as 85335NED, in pages of three rows, on the server."""
    table = make_wijk_table()
    server.tables[table.id] = table
    return table


@pytest.fixture
def client() -> Iterator[httpx.Client]:
    with httpx.Client(timeout=5.0) as made:
        yield made


@pytest.fixture
def store(tmp_path: Path) -> SnapshotStore:
    return SnapshotStore(tmp_path / "snapshots")


@pytest.fixture
def waits() -> list[float]:
    """The seconds that were waited; nothing really waits."""
    return []


@pytest.fixture
def policy(waits: list[float]) -> RetryPolicy:
    return RetryPolicy(tries=4, first_wait=1.0, sleep=waits.append)


@pytest.fixture
def progress() -> SilentProgress:
    return SilentProgress()


class Clock:
    """A clock that moves on a minute at each look."""

    def __init__(self) -> None:
        self.minute = 0

    def __call__(self) -> datetime:
        self.minute += 1
        hour, minute = divmod(self.minute, 60)
        return datetime(2023, 6, 20, 9 + hour, minute, tzinfo=UTC)


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture
def make_reply() -> type[Reply]:
    return Reply


@pytest.fixture(scope="session")
def make_table():
    return make_wijk_table


@pytest.fixture(scope="session")
def make_server():
    return ReplayServer
