"""A name under which a region can be found, as the release holds it."""

from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.release import JsonDocument


@dataclass(frozen=True)
class SearchEntry:
    """A name under which a region can be found.

    Args:
        name: the name.
        code, level: the region.
        year: newest year of division with this name.
        is_old: whether the region is gone or was renamed.
        successor: code of the region that it became part of, where it is gone.
        gemeente: name of the gemeente around a wijk, to tell wijken of one name apart.
        postcode: four digits of a postal code in the region; then these are looked for, and not
            the name.
    """

    name: str
    code: str
    level: RegionLevel
    year: int
    is_old: bool = False
    successor: str | None = None
    gemeente: str = ""
    postcode: str = ""


def entries_of(document: JsonDocument) -> tuple[SearchEntry, ...]:
    """The entries of the search document of a release."""
    assert isinstance(document, list)
    return tuple(
        SearchEntry(
            record["name"],
            record["code"],
            RegionLevel(record["level"]),
            record["year"],
            bool(record["is_old"]),
            record["successor"] or None,
            record["gemeente"] or "",
            # Releases of before the postal codes have no such key.
            record.get("postcode") or "",
        )
        for record in document
    )
