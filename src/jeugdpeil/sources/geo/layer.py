"""One layer of a geometry file, as it stands in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef

# An object array of shapely geometries; None where a row has no shape that can be read.
Shapes: TypeAlias = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Layer:
    """The rows of one layer: a shape and properties each, in the source's own words.

    Args:
        shapes: (n_rows,) shapes in the reference system of the file.
        columns: the properties by name, n_rows values each; None where a row lacks it.
        crs: the reference system as the file names it, or empty where it does not.
    """

    shapes: Shapes = field(repr=False)
    columns: Mapping[str, Sequence[object]] = field(repr=False)
    crs: str = ""


def shapes_of(geometries: Sequence[BaseGeometry | bytes | None]) -> Shapes:
    """Shapes, or their WKB, as an array of objects, never of coordinates or fixed-size bytes.

    >>> shapes_of([None, None]).shape
    (2,)
    """
    shapes = np.empty(len(geometries), dtype=np.object_)
    shapes[:] = geometries
    return shapes


def columns_of(rows: Sequence[Mapping[str, object]]) -> dict[str, list[object]]:
    """Properties per row as columns, in order of first appearance.

    >>> columns_of([{"code": "GM0014"}, {"naam": "Aalsmeer"}])
    {'code': ['GM0014', None], 'naam': [None, 'Aalsmeer']}
    """
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def chosen_name(names: Sequence[str], wanted: str | None, snapshot: SnapshotRef) -> str:
    """The layer or object that is asked for, or the only one.

    Raises:
        SourceError: there is none, there are several and none is asked for, or it is not there.
    """
    if wanted is None and len(names) == 1:
        return names[0]
    if wanted is not None and wanted in names:
        return wanted
    what = f"geen laag `{wanted}`" if wanted is not None else f"{len(names)} lagen"
    have = ", ".join(names) or "geen enkele"
    raise SourceError(
        f"Het bestand heeft {what}; lagen die er zijn: {have}",
        where=place(snapshot),
        remedy="Noem één van deze lagen bij `layer` van deze bron in het monitorbestand.",
    )


def place(snapshot: SnapshotRef) -> str:
    """Where a message is about: the source and the name of its file or its address.

    Args:
        snapshot: the copy of the file.
    """
    return f"bron {snapshot.source_id}, {snapshot.origin}"
