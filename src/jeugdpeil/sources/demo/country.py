"""The demo country as a folder of source files, and the way back from that folder."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from jeugdpeil.codelists.mergers import RegionChange
from jeugdpeil.codelists.old_names import OtherName
from jeugdpeil.domain.geometry import Geometry
from jeugdpeil.domain.membership import Memberships, WijkStep
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.sources.demo.history import drawn_history
from jeugdpeil.sources.demo.lists import (
    MembershipFile,
    changes,
    memberships,
    other_names,
    wijk_crosswalk,
    write_lists,
)
from jeugdpeil.sources.demo.long_table import (
    DemoTable,
    TableDescription,
    description_of,
    write_table,
)
from jeugdpeil.sources.demo.outline_file import read_outlines, write_outlines
from jeugdpeil.sources.demo.publications import Edition, editions
from jeugdpeil.sources.demo.size import YEARS, size_named
from jeugdpeil.sources.demo.truth import write_truth
from jeugdpeil.sources.demo.world import World, drawn_world

OUTLINES, TRUTH = "demo_gebieden.parquet", "truth"
# The country that people see: the names of this one were compared with those of real villages, too.
DEFAULT_SEED = 2026
LICENCE, ATTRIBUTION = "CC0 1.0", "VERZONNEN cijfers, demoland van Jeugdpeil"


@dataclass(frozen=True)
class DemoPublication:
    """One source file with what a pipeline must know of it.

    Args:
        path: where the file lies.
        snapshot: its hash and origin; it is marked as fictional.
        table: which of the tables it is.
        vintage: day of publication.
        status_of_period: how final the figures of each period are, by "2022" or "2022-H1".
        levels: levels of the regions inside.
    """

    path: Path
    snapshot: SnapshotRef
    table: DemoTable
    vintage: date
    status_of_period: Mapping[str, Status]
    levels: tuple[RegionLevel, ...]

    @property
    def dot(self) -> str:
        """What "." means in this table, as a monitor file says it."""
        is_count = self.table in (DemoTable.GEMEENTEN, DemoTable.WIJKEN)
        return "geheim" if is_count else "onbekend"

    @property
    def blank(self) -> str:
        """What a blank cell means, as a monitor file says it."""
        return "kan niet voorkomen"


@dataclass(frozen=True)
class DemoCountry:
    """A generated country: its files, and the lists that go with them.

    Args:
        folder: where everything lies.
        name: name of the country, which begins with "Verzonnen".
        publications: source files in order of table and date.
        membership_files: lists as CSV, per division.
        memberships: the same lists as rows.
        mergers: changes of the division, as in the register of real mergers.
        other_names: names before the renaming and the merger.
        crosswalk: what each wijk of an earlier year is in the newest division.
        outlines: the file with outlines.
        truth_folder: where the truth lies; it never enters a release.
    """

    folder: Path
    name: str
    publications: tuple[DemoPublication, ...]
    membership_files: tuple[MembershipFile, ...]
    memberships: Memberships = field(repr=False)
    mergers: tuple[RegionChange, ...]
    other_names: tuple[OtherName, ...]
    crosswalk: tuple[WijkStep, ...] = field(repr=False)
    outlines: SnapshotRef
    truth_folder: Path

    @cached_property
    def geometry(self) -> Geometry:
        """The outlines of all levels in the divisions of all years."""
        return self.geometry_of(YEARS)

    def geometry_of(self, years: Iterable[int]) -> Geometry:
        """The outlines of all levels in the divisions of some years only."""
        return read_outlines((self.folder / OUTLINES).read_bytes(), self.outlines, years)


def generate(folder: Path, size: str, seed: int, now: datetime) -> DemoCountry:
    """Generate a fictional country and write its source files.

    Args:
        folder: where to write; made when absent, files of an earlier country are replaced.
        size: "klein" or "landelijk".
        seed: the same size and seed give the same bytes.
        now: what the files are said to be retrieved at; with time zone.

    Returns:
        The country; its truth lies in `truth_folder`.

    Raises:
        UsageError: there is no such size.
    """
    chosen = size_named(size)
    folder.mkdir(parents=True, exist_ok=True)
    world = drawn_world(chosen, seed)
    history = drawn_history(world)
    publications = tuple(_published(folder, edition, now) for edition in editions(world, history))
    write_outlines(folder / OUTLINES, world)
    write_truth(folder / TRUTH, world, history)
    return _country(folder, world, publications, now)


def _country(
    folder: Path, world: World, publications: tuple[DemoPublication, ...], now: datetime
) -> DemoCountry:
    divisions = world.divisions
    return DemoCountry(
        folder=folder,
        name=divisions.parts[0].names[RegionLevel.LAND].names[0],
        publications=publications,
        membership_files=write_lists(folder, divisions),
        memberships=memberships(divisions),
        mergers=changes(divisions),
        other_names=other_names(divisions),
        crosswalk=wijk_crosswalk(divisions),
        outlines=_snapshot(folder / OUTLINES, "Verzonnen gebieden", "", now),
        truth_folder=folder / TRUTH,
    )


def _published(folder: Path, edition: Edition, now: datetime) -> DemoPublication:
    description = description_of(edition.table, edition.title, edition.vintage, edition.blocks)
    path = folder / f"{edition.table.value}_{edition.vintage.isoformat()}.parquet"
    write_table(path, edition.blocks, description)
    return _publication(path, description, now)


def _publication(path: Path, description: TableDescription, now: datetime) -> DemoPublication:
    statuses = {
        str(Period.from_cbs_key(key)): status
        for key, status in description.status_of_period.items()
    }
    return DemoPublication(
        path=path,
        snapshot=_snapshot(path, description.title, description.vintage.isoformat(), now),
        table=description.table,
        vintage=description.vintage,
        status_of_period=MappingProxyType(statuses),
        levels=description.levels,
    )


def _snapshot(path: Path, title: str, modified: str, now: datetime) -> SnapshotRef:
    content = path.read_bytes()
    return SnapshotRef(
        source_id=path.stem.replace("_", "-"),
        title=title,
        sha256=hashlib.sha256(content).hexdigest(),
        byte_count=len(content),
        retrieved_at=now,
        table_modified=modified,
        origin=path.name,
        licence=LICENCE,
        attribution=ATTRIBUTION,
        is_protected=True,
        is_fictional=True,
    )
