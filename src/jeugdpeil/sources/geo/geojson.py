"""Reads GeoJSON."""

import json
from collections.abc import Sequence

from jeugdpeil.domain.errors import SourceError
from jeugdpeil.domain.snapshot import SnapshotRef
from jeugdpeil.sources.geo import shapes as sh
from jeugdpeil.sources.geo.document import as_list, as_object
from jeugdpeil.sources.geo.layer import Layer, Shapes, columns_of, place


def read_geojson(document: dict[str, object], snapshot: SnapshotRef) -> Layer:
    """The features of a GeoJSON document.

    Args:
        document: a FeatureCollection, or a single Feature.
        snapshot: the copy that it comes from, for messages.

    Returns:
        One row per feature. A feature's own `id` is a column too, unless a property has that name.

    Raises:
        SourceError: the document has no features.

    Source:
        RFC 7946. Its predecessor of 2008 had a member `crs`, which Dutch services still write.
    """
    features = _features(document)
    if not features:
        raise SourceError(
            f"De GeoJSON heeft geen enkele feature (type: {document.get('type')})",
            where=place(snapshot),
            remedy="Lever een FeatureCollection met één feature per gebied.",
        )
    rows = [properties_of(feature) for feature in features]
    return Layer(_shapes(features), columns_of(rows), crs_name(document))


def properties_of(feature: dict[str, object]) -> dict[str, object]:
    """The properties of a feature, with its `id` where that is not one of them."""
    properties = as_object(feature.get("properties")) or {}
    return {"id": feature["id"], **properties} if "id" in feature else properties


def crs_name(document: dict[str, object]) -> str:
    """The reference system that the member `crs` names, or empty.

    >>> crs_name({"crs": {"type": "name", "properties": {"name": "EPSG:28992"}}})
    'EPSG:28992'
    """
    crs = as_object(document.get("crs")) or {}
    properties = as_object(crs.get("properties")) or {}
    # GeoServer before 2.0 wrote {"type": "EPSG", "properties": {"code": 28992}}.
    name = properties.get("name") or properties.get("code") or ""
    return str(name)


def _features(document: dict[str, object]) -> list[dict[str, object]]:
    if document.get("type") == "Feature":
        return [document]
    found = as_list(document.get("features")) or []
    return [as_object(feature) or {} for feature in found]


def _shapes(features: Sequence[dict[str, object]]) -> Shapes:
    return sh.from_geojson([json.dumps(feature.get("geometry")) for feature in features])
