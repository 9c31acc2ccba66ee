"""Reading the sources of a monitor file, each by the reader of its kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.codelists.mergers import CHANGES, RegionChange
from jeugdpeil.codelists.old_names import OTHER_NAMES, OtherName
from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.membership import Memberships, WijkStep
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.monitor_file import Monitor, SourceSpec
from jeugdpeil.sources.cbs.odata_reader import read_observations, read_periods
from jeugdpeil.sources.cbs.read_options import ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from jeugdpeil.sources.cbs.region_table import REGION_TABLES, read_memberships
from jeugdpeil.sources.geo.fetch import CODE_FIELD, feature_collection
from jeugdpeil.sources.geo.reading import GeoFormat, GeometryReading, read_geometry
from jeugdpeil.sources.regions import read_membership_list
from jeugdpeil.sources.snapshot_record import Provenance
from jeugdpeil.sources.snapshot_store import SnapshotStore
from jeugdpeil.sources.wijk_crosswalk import read_wijk_crosswalk
from jeugdpeil.warehouse.facts import period_of_key

GEOMETRY_KINDS = ("geometry", "pdok")


@dataclass(frozen=True)
class SourceReading:
    """One source of figures as it was read.

    Args:
        spec: what the monitor file says of it.
        snapshot: the stored bytes.
        reading: its cells and findings.
        vintage: the publication that it is.
        status: status per period, `*` for the rest.
    """

    spec: SourceSpec
    snapshot: SnapshotRef
    reading: Reading = field(repr=False)
    vintage: date
    status: Mapping[str, Status]


@dataclass(frozen=True)
class Register:
    """What is known of gemeenten through the years; the demo country brings its own.

    Args:
        changes: mergers, renamings and splits.
        other_names: names that are not, or no longer, official.
        breaks: moments at which series stop meaning the same.
    """

    changes: tuple[RegionChange, ...]
    other_names: tuple[OtherName, ...]
    breaks: tuple[Break, ...]


REAL = Register(CHANGES, OTHER_NAMES, BREAKS)


@dataclass(frozen=True)
class Sources:
    """Everything that was read for a build, in the order of the monitor file."""

    figures: tuple[SourceReading, ...]
    memberships: tuple[Memberships, ...]
    outlines: tuple[GeometryReading, ...]
    crosswalk: tuple[WijkStep, ...]
    snapshots: tuple[SnapshotRef, ...]
    findings: tuple[Finding, ...] = ()
    register: Register = REAL


def read_sources(monitor: Monitor, store: SnapshotStore, now: datetime) -> Sources:
    """Read all sources of a monitor file; local files are copied into the store first.

    Args:
        monitor: the monitor file.
        store: the raw store.
        now: the present moment, for the record of local files.

    Raises:
        SourceError: a source is not what the monitor file says, or was not fetched yet.
        MonitorFileError: a source lacks what its kind needs.
    """
    figures: list[SourceReading] = []
    memberships: list[Memberships] = []
    outlines: list[GeometryReading] = []
    crosswalk: list[WijkStep] = []
    snapshots: list[SnapshotRef] = []
    findings: list[Finding] = []
    for spec in monitor.sources:
        snapshot = stored(monitor, spec, store, now)
        snapshots.append(snapshot)
        if spec.kind in GEOMETRY_KINDS:
            read_outlines = _outlines(spec, snapshot, store)
            outlines.extend(read_outlines)
            findings.extend(finding for item in read_outlines for finding in item.findings)
        elif spec.kind == "regions-csv":
            read = read_membership_list(
                store.read(snapshot),
                spec.id,
                spec.region_year or monitor.division_year,
                spec.encoding or None,
            )
            memberships.append(read.memberships)
            findings.extend(read.findings)
        elif spec.kind == "cbs-odata" and spec.table in REGION_TABLES:
            memberships.append(read_memberships(store, snapshot, REGION_TABLES[spec.table]))
        elif spec.kind == "wijk-crosswalk-csv":
            steps = read_wijk_crosswalk(store.read(snapshot), spec.id, spec.encoding or None)
            crosswalk.extend(steps.steps)
            findings.extend(steps.findings)
        else:
            figures.append(_figures(spec, snapshot, store))
            findings.extend(figures[-1].reading.findings)
    return Sources(
        tuple(figures),
        tuple(memberships),
        tuple(outlines),
        tuple(crosswalk),
        tuple(snapshots),
        tuple(findings),
    )


def stored(monitor: Monitor, spec: SourceSpec, store: SnapshotStore, now: datetime) -> SnapshotRef:
    """The snapshot of a source: a local file is stored now, others were fetched before."""
    if not spec.file:
        return store.required(spec.id)
    path = monitor.path_of(spec)
    return store.put_file(path, provenance(spec, path.name), now)


def provenance(spec: SourceSpec, file_name: str) -> Provenance:
    """What the monitor file says about where a local file came from."""
    return Provenance(
        source_id=spec.id,
        title=spec.title or spec.id,
        origin=spec.origin or file_name,
        licence=spec.licence,
        attribution=spec.attribution,
        is_protected=spec.protected,
        table_modified=spec.vintage.isoformat() if spec.vintage else "",
        table=spec.table,
    )


def _figures(spec: SourceSpec, snapshot: SnapshotRef, store: SnapshotStore) -> SourceReading:
    if spec.kind == "cbs-odata":
        return _odata(spec, snapshot, store)
    options = ReadOptions(region_year=spec.region_year, encoding=spec.encoding or None)
    reading = READERS[spec.kind](store.read(snapshot), snapshot, options)
    return SourceReading(spec, snapshot, reading, _vintage(spec, snapshot), spec.status)


def _odata(spec: SourceSpec, snapshot: SnapshotRef, store: SnapshotStore) -> SourceReading:
    reading = read_observations(store, snapshot, region_year=spec.region_year)
    listed = {
        str(period_of_key(entry.key)): entry.status for entry in read_periods(store, snapshot)
    }
    status = listed | dict(spec.status)
    return SourceReading(spec, snapshot, reading, _vintage(spec, snapshot), status)


def _region_year(spec: SourceSpec) -> int:
    if spec.region_year is None:
        raise MonitorFileError(
            f"De bron {spec.id} heeft geen `region_year`",
            remedy="Geef het jaar van de gebiedsindeling van de tabel, zoals region_year = 2022.",
        )
    return spec.region_year


def _vintage(spec: SourceSpec, snapshot: SnapshotRef) -> date:
    """The day of publication: that of the monitor file, of the table, or of the retrieval."""
    if spec.vintage is not None:
        return spec.vintage
    if snapshot.table_modified:
        return date.fromisoformat(snapshot.table_modified[:10])
    if snapshot.retrieved_at is not None:
        return snapshot.retrieved_at.date()
    raise MonitorFileError(
        f"Van de bron {spec.id} is niet bekend wanneer hij is gepubliceerd",
        remedy="Geef de dag in het monitorbestand, zoals vintage = 2023-06-15.",
    )


def _outlines(
    spec: SourceSpec, snapshot: SnapshotRef, store: SnapshotStore
) -> tuple[GeometryReading, ...]:
    if spec.kind == "pdok":
        return tuple(
            read_geometry(
                feature_collection(store, snapshot, level),
                snapshot,
                level,
                _region_year(spec),
                code_field=CODE_FIELD,
            )
            for level in spec.levels
        )
    if spec.level is None:
        raise MonitorFileError(
            f"De kaart {spec.id} heeft geen `level`",
            remedy='Geef het niveau, zoals level = "gemeente".',
        )
    reading = read_geometry(
        store.read(snapshot),
        snapshot,
        spec.level,
        _region_year(spec),
        format=GeoFormat(spec.format) if spec.format else None,
        code_field=spec.code_field or None,
        layer=spec.layer or None,
    )
    return (reading,)


def levels_of(spec: SourceSpec) -> frozenset[RegionLevel]:
    """The levels that the monitor file takes from a source; empty means all."""
    return frozenset(spec.levels)


def short_ids(snapshots: Iterable[SnapshotRef]) -> list[str]:
    """The short ids of snapshots, in their order."""
    return [item.short_id for item in snapshots]
