"""The raw store: the bytes of every source by their hash, so that a build needs no network."""

import hashlib
import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jeugdpeil.domain.errors import SourceError, StorageError, system_reason
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.atomic_file import write_whole
from jeugdpeil.sources.snapshot_record import (
    Part,
    Provenance,
    Record,
    Validators,
    manifest_of,
    parts_of,
)

# A name that ends in a full stop is no folder name on Windows.
_SOURCE_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9_-])?")


@dataclass(frozen=True)
class StoredPage:
    """A page in the store with the address it came from."""

    part: Part
    url: str


@dataclass(frozen=True)
class SnapshotStore:
    """Bytes by SHA-256 under `objects/`, and one record per retrieval under `records/`.

    A source that comes in pages is one snapshot: its bytes are a list (a manifest) of the hashes
    and row counts of its pages, and the hash of that list is the hash of the snapshot. Row 1 is the
    first row of the first page of figures, so hash and row number lead back to the bytes.

    Nothing is overwritten: equal bytes are stored once, and each retrieval has a record of its own.

    Args:
        folder: where the store is; it is made at the first write.
    """

    folder: Path

    def put_bytes(self, content: bytes) -> str:
        """Store bytes and return their hash.

        Returns:
            SHA-256 in hexadecimal.

        Raises:
            StorageError: no space, or no permission.
        """
        digest = hashlib.sha256(content).hexdigest()
        path = self._object(digest)
        # Bytes that no longer match their own name are damaged, and are put right here.
        if not path.is_file() or _hash_of(path) != digest:
            write_whole(path, content)
        return digest

    def put_file(self, path: Path, provenance: Provenance, stored_at: datetime) -> SnapshotRef:
        """Store a copy of a local file, so that it can be traced like a source from the network.

        Args:
            path: the file.
            provenance: where it came from; `origin` is normally the file's name.
            stored_at: the present moment, with time zone.

        Raises:
            SourceError: the file is not there or cannot be read.
            StorageError: the store cannot be written.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            raise SourceError(
                f"Het bestand {path.name} kan niet worden gelezen: {system_reason(error)}",
                where=f"bron {provenance.source_id}",
                remedy="Controleer de naam en de map achter `file` in het monitorbestand.",
            ) from error
        return self.put_content(content, provenance, stored_at)

    def put_content(
        self, content: bytes, provenance: Provenance, stored_at: datetime
    ) -> SnapshotRef:
        """Store one piece of content as a snapshot; equal content twice is one snapshot."""
        digest = self.put_bytes(content)
        ref = _ref(provenance, digest, len(content))
        latest = self.latest(provenance.source_id)
        if latest == ref:
            return ref
        self._put_record(Record(ref, provenance.table, stored_at))
        return ref

    def put_pages(
        self,
        pages: Sequence[StoredPage],
        provenance: Provenance,
        stored_at: datetime,
        validators: Validators,
    ) -> SnapshotRef:
        """Tie pages that are in the store together as one snapshot.

        Args:
            pages: the pages in their order; pages of figures lie in the order of the rows.
            provenance: where they came from.
            stored_at: the present moment, with time zone.
            validators: what the server said, for the next conditional request.
        """
        parts = tuple(page.part for page in pages)
        digest = self.put_bytes(manifest_of(parts))
        ref = _ref(provenance, digest, sum(part.byte_count for part in parts))
        urls = tuple(page.url for page in pages)
        self._put_record(Record(ref, provenance.table, stored_at, True, validators, urls))
        return ref

    def latest(self, source_id: str) -> SnapshotRef | None:
        """The snapshot of a source that was stored last, or None."""
        record = self.latest_record(source_id)
        return record.ref if record else None

    def required(self, source_id: str) -> SnapshotRef:
        """The snapshot of a source that was stored last.

        Raises:
            SourceError: the source was never stored here.
        """
        ref = self.latest(source_id)
        if ref is None:
            raise SourceError(
                f"De bron {source_id} staat nog niet in de opslag",
                where=str(self.folder),
                remedy="Haal hem op met `jeugdpeil fetch` (daarvoor is internet nodig).",
            )
        return ref

    def all(self, source_id: str) -> tuple[SnapshotRef, ...]:
        """All snapshots of a source, the oldest first: its vintages."""
        return tuple(record.ref for record in self.records(source_id))

    def latest_record(self, source_id: str) -> Record | None:
        """The record of a source that was stored last, or None."""
        records = self.records(source_id)
        return records[-1] if records else None

    def records(self, source_id: str) -> tuple[Record, ...]:
        """All records of a source, the oldest first.

        Raises:
            SourceError: a record is damaged.
        """
        found = [_read_record(path) for path in self._record_folder(source_id).glob("*.json")]
        # On a disk that does not tell capitals apart, two sources can share a folder.
        own = [record for record in found if record.ref.source_id == source_id]
        return tuple(sorted(own, key=lambda record: (record.stored_at, record.ref.sha256)))

    def read(self, ref: SnapshotRef) -> bytes:
        """The bytes of a snapshot: the file itself, or the list of pages.

        Raises:
            SourceError: the bytes are gone, or no longer have the hash they were stored under.
        """
        return self.read_object(ref.sha256, ref.source_id)

    def parts(self, ref: SnapshotRef) -> tuple[Part, ...]:
        """The pages of a snapshot that came in pages.

        Raises:
            SourceError: the snapshot is damaged, or is one file.
        """
        try:
            return parts_of(self.read(ref))
        except (ValueError, KeyError) as error:
            raise SourceError(
                "Deze momentopname is één bestand en bestaat niet uit pagina's",
                where=f"bron {ref.source_id}",
                remedy="Controleer of `kind` in het monitorbestand bij deze bron past.",
            ) from error

    def read_part(self, ref: SnapshotRef, part: Part) -> bytes:
        """The bytes of one page, checked against their hash."""
        return self.read_object(part.sha256, f"{ref.source_id}, {part.name} {part.page}")

    def page_of_row(self, ref: SnapshotRef, row: int) -> tuple[Part, int]:
        """The page of figures that holds a row, and the place of the row on that page.

        Args:
            ref: a snapshot in pages.
            row: row number as in `Observations`, from 1.

        Returns:
            The page and the row number on it, from 1.

        Raises:
            SourceError: the snapshot has fewer rows.
        """
        before = 0
        for part in self.parts(ref):
            if part.is_data and row <= before + part.row_count and row > 0:
                return part, row - before
            before += part.row_count if part.is_data else 0
        raise SourceError(
            f"Rij {row} bestaat niet: deze momentopname heeft {before} rijen",
            where=f"bron {ref.source_id}",
            remedy=f"Kies een rij van 1 tot en met {before}.",
        )

    def read_object(self, sha256: str, place: str) -> bytes:
        """The bytes with this hash.

        Args:
            sha256: hash in hexadecimal.
            place: what the bytes are, for the message.

        Raises:
            SourceError: they are gone or damaged.
        """
        path = self._object(sha256)
        try:
            content = path.read_bytes()
        except OSError as error:
            raise _damaged("ontbreken in de opslag", place) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise _damaged("zijn beschadigd: de controlesom klopt niet", place)
        return content

    def has_object(self, sha256: str) -> bool:
        """Whether bytes with this hash are in the store, undamaged."""
        path = self._object(sha256)
        return path.is_file() and _hash_of(path) == sha256

    def is_whole(self, ref: SnapshotRef) -> bool:
        """Whether all bytes of a snapshot in pages are in the store, undamaged."""
        if not self.has_object(ref.sha256):
            return False
        return all(self.has_object(part.sha256) for part in self.parts(ref))

    def journal_folder(self, source_id: str, *keys: str) -> Path:
        """The folder that remembers an unfinished retrieval of a source.

        Args:
            source_id: name of the source.
            keys: what makes two retrievals different: what was asked, and the table's version.
        """
        name = hashlib.sha256("\n".join(keys).encode()).hexdigest()[:24]
        return self.folder / "partial" / _checked_id(source_id) / name

    def forget_journals(self, source_id: str) -> None:
        """Drop the memory of unfinished retrievals of a source; the bytes themselves stay."""
        shutil.rmtree(self.folder / "partial" / _checked_id(source_id), ignore_errors=True)

    def _object(self, sha256: str) -> Path:
        return self.folder / "objects" / sha256[:2] / sha256

    def _record_folder(self, source_id: str) -> Path:
        return self.folder / "records" / _checked_id(source_id)

    def _put_record(self, record: Record) -> None:
        moment = record.stored_at.strftime("%Y%m%dT%H%M%S%f")
        name = f"{moment}-{record.ref.sha256[:12]}.json"
        path = self._record_folder(record.ref.source_id) / name
        content = record.to_json()
        if path.exists() and path.read_bytes() == content:
            return
        if path.exists():
            raise StorageError(
                f"Het bestand {name} bestaat al en wordt niet overschreven",
                where=str(path.parent),
                remedy="Controleer of twee programma's tegelijk dezelfde bron ophalen.",
            )
        write_whole(path, content)


def _ref(provenance: Provenance, digest: str, byte_count: int) -> SnapshotRef:
    return SnapshotRef(
        source_id=provenance.source_id,
        title=provenance.title,
        sha256=digest,
        byte_count=byte_count,
        retrieved_at=provenance.retrieved_at,
        table_modified=provenance.table_modified,
        origin=provenance.origin,
        licence=provenance.licence,
        attribution=provenance.attribution,
        is_protected=provenance.is_protected,
        is_fictional=provenance.is_fictional,
    )


def _read_record(path: Path) -> Record:
    try:
        return Record.from_json(path.read_bytes())
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SourceError(
            f"De beschrijving {path.name} in de opslag is beschadigd",
            where=str(path.parent),
            remedy="Zet dit bestand apart en haal de bron opnieuw op met `jeugdpeil fetch`.",
        ) from error


def _checked_id(source_id: str) -> str:
    if not _SOURCE_ID.fullmatch(source_id):
        raise SourceError(
            f"{source_id!r} kan geen naam van een bron zijn",
            where="sleutel id",
            remedy="Gebruik letters, cijfers, punt, streepje en laag streepje.",
        )
    return source_id


def _damaged(what: str, place: str) -> SourceError:
    return SourceError(
        f"De bewaarde gegevens {what}",
        where=f"bron {place}",
        remedy="Haal de bron opnieuw op met `jeugdpeil fetch`, of lees het bestand opnieuw in.",
    )


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
