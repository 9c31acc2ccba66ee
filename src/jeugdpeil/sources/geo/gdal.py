"""The typed door to GDAL: the only module where the untyped pyogrio is used.

pyogrio has no types and its readers and writers are compiled. Its `raw` interface works with plain
arrays, so that neither pandas nor geopandas (seconds to import) is needed anywhere.
"""
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false, reportUnknownArgumentType=false

import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import pyogrio
import pyogrio.errors
import pyogrio.raw

from jeugdpeil.sources.geo.layer import Shapes


class GdalError(Exception):
    """GDAL cannot read or write this; the text is GDAL's own."""


def layer_names(content: bytes) -> list[str]:
    """Names of the layers of a file that have shapes.

    Raises:
        GdalError: GDAL does not know the file.
    """
    try:
        with _in_memory():
            found = pyogrio.list_layers(content)
    except pyogrio.errors.DataSourceError as error:
        raise GdalError(str(error)) from error
    return [str(name) for name, kind in found if kind is not None]


def read_layer(
    content: bytes, name: str
) -> tuple[Sequence[bytes | None], dict[str, list[object]], str]:
    """One layer of a file.

    Args:
        content: the file, of any kind that GDAL recognises.
        name: name of the layer.

    Returns:
        Shapes as WKB (two dimensions), columns by name, and the reference system or empty.

    Raises:
        GdalError: GDAL cannot read the layer.
    """
    try:
        with _in_memory():
            meta, _, shapes, fields = pyogrio.raw.read(content, layer=name, force_2d=True)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise GdalError(str(error)) from error
    names = [str(field) for field in meta["fields"]]
    columns = {field: list(values) for field, values in zip(names, fields, strict=True)}
    return list(shapes), cast("dict[str, list[object]]", columns), str(meta["crs"] or "")


def write_layer(
    path: Path,
    driver: str,
    name: str,
    wkb: Shapes,
    columns: Mapping[str, npt.NDArray[np.object_]],
    options: Mapping[str, str],
) -> None:
    """Write one layer of polygons in WGS84 as a file of its own.

    Args:
        path: the file to make; it must not exist.
        driver: GDAL's name of the format.
        name: name of the layer.
        wkb: (n_rows,) WKB of polygons in degrees, longitude first.
        columns: text columns of n_rows values.
        options: options of the driver for the file.

    Raises:
        GdalError: GDAL cannot write it.
    """
    try:
        pyogrio.raw.write(
            str(path),
            geometry=wkb,
            field_data=list(columns.values()),
            fields=list(columns),
            layer=name,
            driver=driver,
            geometry_type="MultiPolygon",
            crs="OGC:CRS84",
            dataset_options=dict(options),
        )
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise GdalError(str(error)) from error


@contextmanager
def _in_memory() -> Generator[None, None, None]:
    """Without the warning that bytes have no file extension."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "File /vsimem/.* non conformant file extension")
        yield
