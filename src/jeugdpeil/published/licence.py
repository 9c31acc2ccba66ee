"""Under which licence the figures of a release may be used."""

from jeugdpeil.published.manifest import Manifest

# Where the licences stand in the list of the Publications Office of the European Union.
_LICENCE = "http://publications.europa.eu/resource/authority/licence"
CC_BY, CC0 = f"{_LICENCE}/CC_BY_4_0", f"{_LICENCE}/CC0"


def licence(manifest: Manifest) -> str:
    """Address of the strictest licence among the sources; that of CBS where none is known."""
    names = [source.licence for source in manifest.sources]
    is_free = bool(names) and all(name.startswith("CC0") for name in names)
    return CC0 if is_free else CC_BY
