"""The releases that were put before the public."""

from typing import Any

import pyarrow as pa

from jeugdpeil.api.choosing import Choosing
from jeugdpeil.api.fields import plain
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import PREFIX
from jeugdpeil.api.records import table_of
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.published.fields import Kind

_FIELDS = (
    *plain("id"),
    *plain("gemaakt", "gepubliceerd", kind=Kind.MOMENT, is_nullable=True),
    *plain("is_huidig", "is_concept", "is_aanwezig", kind=Kind.BOOLEAN),
    *plain("software", "vorige", "klasse", is_nullable=True),
)


def release_records(choosing: Choosing) -> list[dict[str, Any]]:
    """What is known of every release that may be asked for, newest publication first."""
    first = {item.release: item.at for item in reversed(choosing.publications)}
    found: list[dict[str, Any]] = []
    for release_id in reversed(choosing.public_ids):
        at = first.get(release_id)
        is_held = release_id in choosing.held_ids or release_id == choosing.shown.id
        told = _of_manifest(choosing.holding(release_id)) if is_held else {}
        found.append(
            {
                "id": release_id,
                "gepubliceerd": at.isoformat() if at else None,
                "is_huidig": release_id == choosing.shown.id,
                "is_concept": at is None,
                "is_aanwezig": is_held,
                **told,
            }
        )
    return found


def _of_manifest(holding: Holding) -> dict[str, Any]:
    manifest = holding.manifest
    return {
        "gemaakt": manifest.created_at.isoformat(),
        "software": manifest.software,
        "vorige": manifest.previous or None,
        "klasse": manifest.change_class,
    }


def _releases(asked: Asked) -> pa.Table:
    return table_of(release_records(asked.choosing), _FIELDS)


def release_detail(asked: Asked, release_id: str) -> dict[str, Any]:
    """One release with whose monitor it is and what it holds."""
    holding = asked.choosing.holding(release_id)
    manifest = holding.manifest
    record = next(item for item in release_records(asked.choosing) if item["id"] == release_id)
    return {
        **record,
        "release": release_id,
        "monitor": {
            "naam": manifest.monitor.name,
            "eigenaar": manifest.monitor.owner,
            "contact": manifest.monitor.contact,
        },
        "is_verzonnen": manifest.is_fictional,
        "indicatoren": list(manifest.indicators),
        "modellen": [item.id for item in manifest.models],
        "reeksen": [
            {
                "soort": item.kind,
                "nieuwste": item.newest,
                "status": item.status,
                "publicatiedatum": item.vintage,
                "volgende_publicatie": item.next_publication or None,
            }
            for item in manifest.series
        ],
        "indelingen": {level: list(years) for level, years in manifest.divisions},
        "links": {"cijfers": f"{PREFIX}/releases/{release_id}/cijfers"},
    }


RELEASES = Resource("releases", _FIELDS, _releases, detail=release_detail, is_of_release=False)
