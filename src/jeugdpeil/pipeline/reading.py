"""Reading the sources of a monitor file, each by the reader of its kind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial

from jeugdpeil.codelists import division_2026
from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.codelists.mergers import CHANGES, RegionChange
from jeugdpeil.codelists.old_names import OTHER_NAMES, OtherName
from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.membership import Memberships, WijkStep
from jeugdpeil.domain.period_label import period_of_label
from jeugdpeil.domain.postcode import PostcodeArea
from jeugdpeil.domain.reading import Reading
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.domain.status import Status
from jeugdpeil.monitor_file import CHARACTERISTICS_KIND, Monitor, SourceSpec
from jeugdpeil.sources.built_in_regions import built_in_list
from jeugdpeil.sources.cbs.odata_reader import read_observations, read_periods
from jeugdpeil.sources.cbs.read_options import NO_OPTIONS, Reader, ReadOptions
from jeugdpeil.sources.cbs.readers import READERS
from jeugdpeil.sources.cbs.region_table import REGION_TABLES, read_memberships
from jeugdpeil.sources.fetch import geometry_request
from jeugdpeil.sources.found_regions import FoundRegions, found_regions
from jeugdpeil.sources.geo.fetch import CODE_FIELD, feature_collection
from jeugdpeil.sources.geo.reading import GeoFormat, GeometryReading, read_geometry
from jeugdpeil.sources.own_characteristics import read_own_characteristics
from jeugdpeil.sources.postcodes import read_postcodes
from jeugdpeil.sources.regions import read_membership_list
from jeugdpeil.sources.snapshot_record import Provenance
from jeugdpeil.sources.snapshot_store import SnapshotStore
from jeugdpeil.sources.wijk_crosswalk import read_wijk_crosswalk

# Cells of a source; more than these are not kept between two readings.
LARGE = 1_000_000
GEOMETRY_KINDS = ("geometry", "pdok")
BUILT_IN_REGIONS = "regions"


@dataclass(frozen=True)
class SourceReading:
    """One source of figures, as far as all sources must be known together.

    The cells of a large source are read again when their turn comes, so that a build holds the
    cells of one large source at a time.

    Args:
        spec: what the monitor file says of it.
        snapshot: the stored bytes.
        vintage: the publication that it is.
        status: status per period, `*` for the rest.
        found: the regions that it speaks of.
        findings: what its reader noticed.
        load: reads the cells.
    """

    spec: SourceSpec
    snapshot: SnapshotRef
    vintage: date
    status: Mapping[str, Status]
    found: FoundRegions = field(repr=False)
    findings: tuple[Finding, ...] = field(repr=False)
    load: Callable[[], Reading] = field(repr=False)

    @classmethod
    def read(
        cls,
        spec: SourceSpec,
        snapshot: SnapshotRef,
        vintage: date,
        status: Mapping[str, Status],
        load: Callable[[], Reading],
    ) -> "SourceReading":
        """Read a source once, for its regions and findings."""
        reading = load()
        found = found_regions(reading.observations)
        is_large = reading.observations.table.num_rows > LARGE
        again = load if is_large else _Kept(reading, load)
        return cls(spec, snapshot, vintage, status, found, reading.findings, again)


class _Kept:
    """Gives a reading that is at hand once, and reads again after that."""

    def __init__(self, reading: Reading, load: Callable[[], Reading]) -> None:
        self._reading: Reading | None = reading
        self._load = load

    def __call__(self) -> Reading:
        reading, self._reading = self._reading, None
        return reading or self._load()


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
    memberships: tuple[tuple[str, Memberships], ...]
    outlines: tuple[GeometryReading, ...]
    crosswalk: tuple[WijkStep, ...]
    snapshots: tuple[SnapshotRef, ...]
    findings: tuple[Finding, ...] = ()
    register: Register = REAL
    postcodes: tuple[PostcodeArea, ...] = ()


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
    memberships: list[tuple[str, Memberships]] = []
    outlines: list[GeometryReading] = []
    crosswalk: list[WijkStep] = []
    postcodes: list[PostcodeArea] = []
    snapshots: list[SnapshotRef] = []
    findings: list[Finding] = []
    for spec in monitor.sources:
        snapshot = stored(monitor, spec, store, now)
        snapshots.append(snapshot)
        if spec.kind in GEOMETRY_KINDS:
            read_outlines = _outlines(spec, snapshot, store)
            outlines.extend(read_outlines)
            findings.extend(finding for item in read_outlines for finding in item.findings)
        elif spec.kind in ("regions-csv", BUILT_IN_REGIONS):
            read = read_membership_list(
                store.read(snapshot), spec.id, _list_year(spec, monitor), spec.encoding or None
            )
            memberships.append((spec.id, read.memberships))
            findings.extend(read.findings)
        elif spec.kind == "cbs-odata" and spec.table in REGION_TABLES:
            listed = read_memberships(store, snapshot, REGION_TABLES[spec.table])
            memberships.append((spec.id, listed))
        elif spec.kind == "wijk-crosswalk-csv":
            steps = read_wijk_crosswalk(store.read(snapshot), spec.id, spec.encoding or None)
            crosswalk.extend(steps.steps)
            findings.extend(steps.findings)
        elif spec.kind == "postcodes-csv":
            listed_codes = read_postcodes(store.read(snapshot), spec.id, spec.encoding or None)
            postcodes.extend(listed_codes.areas)
            findings.extend(listed_codes.findings)
        else:
            figures.append(_figures(spec, snapshot, store))
            findings.extend(figures[-1].findings)
    return Sources(
        tuple(figures),
        tuple(memberships),
        tuple(outlines),
        tuple(crosswalk),
        tuple(snapshots),
        tuple(findings),
        postcodes=tuple(postcodes),
    )


def stored(monitor: Monitor, spec: SourceSpec, store: SnapshotStore, now: datetime) -> SnapshotRef:
    """The snapshot of a source: a local file is stored now, others were fetched before."""
    if spec.kind == BUILT_IN_REGIONS:
        return store.put_content(built_in_list(), provenance(spec, division_2026.SOURCE), now)
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
        attribution=spec.attribution or _publisher(spec),
        is_protected=spec.protected,
        table_modified=spec.vintage.isoformat() if spec.vintage else "",
        table=spec.table,
    )


def _publisher(spec: SourceSpec) -> str:
    """Who is named where the monitor file names nobody."""
    return "CBS" if spec.protected and spec.kind != CHARACTERISTICS_KIND else ""


def _figures(spec: SourceSpec, snapshot: SnapshotRef, store: SnapshotStore) -> SourceReading:
    if spec.kind == "cbs-odata":
        return _odata(spec, snapshot, store)
    options = ReadOptions(
        region_year=spec.region_year,
        period_key=spec.period or None,
        encoding=spec.encoding or None,
    )
    read = _reader(spec)
    return SourceReading.read(
        spec,
        snapshot,
        _vintage(spec, snapshot),
        spec.status,
        lambda: read(store.read(snapshot), snapshot, options),
    )


def _reader(spec: SourceSpec) -> Reader:
    if spec.kind != CHARACTERISTICS_KIND:
        return READERS[spec.kind]
    return lambda content, snapshot, options=NO_OPTIONS: read_own_characteristics(
        content, snapshot, spec.columns, options
    )


def _odata(spec: SourceSpec, snapshot: SnapshotRef, store: SnapshotStore) -> SourceReading:
    listed = {
        str(period_of_label(entry.key)): entry.status for entry in read_periods(store, snapshot)
    }
    status = listed | dict(spec.status)
    return SourceReading.read(
        spec,
        snapshot,
        _vintage(spec, snapshot),
        status,
        partial(read_observations, store, snapshot, region_year=spec.region_year),
    )


def _list_year(spec: SourceSpec, monitor: Monitor) -> int:
    """The year of the division whose gemeenten a list of regions names."""
    built_in = division_2026.YEAR if spec.kind == BUILT_IN_REGIONS else None
    return built_in or spec.region_year or monitor.division_year


def _region_year(spec: SourceSpec) -> int:
    if spec.region_year is None:
        raise MonitorFileError(
            f"De bron {spec.id} heeft geen `region_year`",
            where=f"bron {spec.id}, sleutel region_year",
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
        where=f"bron {spec.id}, sleutel vintage",
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
            for level in geometry_request(spec).levels
        )
    if spec.level is None:
        raise MonitorFileError(
            f"De kaart {spec.id} heeft geen `level`",
            where=f"bron {spec.id}, sleutel level",
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
