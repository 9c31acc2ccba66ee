"""Which files of an earlier export are the same in the next one, without making them again."""

from functools import cached_property
from pathlib import Path

from jeugdpeil.published.inputs import Inputs, watched
from jeugdpeil.published.release import Release
from jeugdpeil.serving.export_record import Record, Written
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.inputs import file_of_input, read_again


class Freshness:
    """Compares what the files of an export were made of with a release.

    Args:
        before: the record of that export; None where there is none.
        common: the mark that counts for all files, of the release.
        folder: the export.
        release: the release.
    """

    def __init__(self, before: Record | None, common: str, folder: Path, release: Release) -> None:
        self._before = before
        self._is_same = before is not None and before.common == common
        self._folder = folder
        self._release = release
        self.marks: Inputs = {}

    def kept(self, place: str) -> Written | None:
        """The file at a place, if it would be the same when made again."""
        held = self._held(place)
        if held is None or not self._is_same or held.inputs is None:
            return None
        return held if all(self._is_unchanged(name) for name in held.inputs) else None

    def held(self, place: str, sha256: str) -> Written | None:
        """The file at a place, if it is this one."""
        found = self._held(place)
        return found if found is not None and found.sha256 == sha256 else None

    def hash_at(self, place: str) -> str:
        """The hash of the file that stands at a place; empty for none."""
        found = self._held(place)
        return found.sha256 if found is not None else ""

    def _held(self, place: str) -> Written | None:
        found = self._before.files.get(place) if self._before is not None else None
        return found if found is not None and found.is_at(self._folder / place) else None

    def _is_unchanged(self, name: str) -> bool:
        assert self._before is not None
        if name not in self.marks:
            self.marks[name] = self._mark_now(name)
        return self.marks[name] == self._before.marks.get(name)

    def _mark_now(self, name: str) -> str:
        """What an input is now; that of a file that did not change is what it was."""
        assert self._before is not None
        source = f"file {file_of_input(name)}"
        held = self._before.marks.get(source)
        if held and held == self.file_marks.get(source):
            return self._before.marks.get(name, "")
        with watched() as inputs:
            read_again(self._edition, name)
        return inputs.get(name, "")

    @cached_property
    def file_marks(self) -> Inputs:
        """The hashes of the files of the release."""
        return {f"file {item.path}": item.sha256 for item in self._release.manifest.files}

    @cached_property
    def _edition(self) -> Edition:
        return Edition(self._release, is_concept=False)
