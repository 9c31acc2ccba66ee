"""Reads GeoPackage (GPKG), the form in which CBS and Kadaster publish their outlines."""

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.layer import Layer, chosen_name, place

MAGIC = b"SQLite format 3\x00"


def read_geopackage(content: bytes, snapshot: SnapshotRef, name: str | None) -> Layer:
    """One layer of a GeoPackage.

    Args:
        content: the file.
        snapshot: the copy that it comes from, for messages.
        name: the layer to read; None for the only one.

    Raises:
        SourceError: it is no GeoPackage, or has no layer of this name.
    """
    # GDAL costs a tenth of a second to load; who reads JSON only does not pay it.
    from jeugdpeil.sources.geo import gdal

    if not content.startswith(MAGIC):
        raise _unreadable("het is geen SQLite-bestand", snapshot)
    try:
        chosen = chosen_name(gdal.layer_names(content), name, snapshot)
        wkb, columns, crs = gdal.read_layer(content, chosen)
    except gdal.GdalError as error:
        raise _unreadable(f"GDAL meldt: {error}", snapshot) from error
    return Layer(sh.from_wkb(wkb), columns, crs)


def _unreadable(why: str, snapshot: SnapshotRef) -> SourceError:
    return SourceError(
        f"Het bestand kan niet als GeoPackage worden gelezen: {why}",
        where=place(snapshot),
        remedy="Haal het bestand opnieuw op; een ingepakt bestand moet eerst uitgepakt worden.",
    )
