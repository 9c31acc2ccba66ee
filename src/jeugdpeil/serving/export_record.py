"""The record of an export: which files it holds, and what each was made of."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAME = ".jeugdpeil-export"
_FORMAT = 1


@dataclass(frozen=True)
class Written:
    """A file of the export.

    Args:
        sha256: hash of its content.
        byte_count, modified_ns: its size and time on disk, to see that nobody touched it.
        inputs: names of what it was made of; None where that is not known, so that it is made anew.
    """

    sha256: str
    byte_count: int
    modified_ns: int
    inputs: tuple[str, ...] | None = None

    def is_at(self, path: Path) -> bool:
        """Whether the file at this path is still the one that was written."""
        try:
            found = path.stat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.byte_count, self.modified_ns)


@dataclass(frozen=True)
class Record:
    """What an export wrote.

    Args:
        common: mark of the software and of everything that all files depend on.
        marks: what was read of the release, by name, with a mark of its content.
        files: by place in the folder.
    """

    common: str
    marks: Mapping[str, str] = field(repr=False)
    files: Mapping[str, Written] = field(repr=False)

    def write(self, folder: Path) -> None:
        """Write the record into the folder, in one step."""
        names = {name: number for number, name in enumerate(self.marks)}
        groups: dict[tuple[int, ...], int] = {}
        files: dict[str, list[object]] = {}
        for place, item in self.files.items():
            group = None
            if item.inputs is not None:
                numbers = tuple(sorted(names[name] for name in item.inputs))
                group = groups.setdefault(numbers, len(groups))
            files[place] = [item.sha256, item.byte_count, item.modified_ns, group]
        content = {
            "format": _FORMAT,
            "common": self.common,
            "marks": list(self.marks.items()),
            "groups": [list(group) for group in groups],
            "files": files,
        }
        part = folder / f"{NAME}.part"
        part.write_text(json.dumps(content, separators=(",", ":")), "utf-8")
        part.replace(folder / NAME)

    @classmethod
    def read(cls, folder: Path) -> "Record | None":
        """The record of the export in a folder; None where there is none that can be read."""
        try:
            content: dict[str, Any] = json.loads((folder / NAME).read_text("utf-8"))
            return cls._of(content) if content["format"] == _FORMAT else None
        except (OSError, ValueError, LookupError, TypeError):
            return None

    @classmethod
    def _of(cls, content: dict[str, Any]) -> "Record":
        marks: dict[str, str] = dict(content["marks"])
        numbers: list[list[int]] = content["groups"]
        rows: dict[str, tuple[str, int, int, int | None]] = content["files"]
        names = list(marks)
        groups = [tuple(names[number] for number in group) for group in numbers]
        files = {
            place: Written(sha256, size, modified, None if group is None else groups[group])
            for place, (sha256, size, modified, group) in rows.items()
        }
        return cls(content["common"], marks, files)


def unknown(places: Sequence[str]) -> dict[str, Written]:
    """Files of which no more is known than that an export may have put them there."""
    return {place: Written("", -1, -1) for place in places}
