"""Writing the documents and tables of regions to a folder, for one region or for a whole level."""

from collections.abc import Iterable
from pathlib import Path

from jeugdpeil.domain.errors import StorageError, UsageError, system_reason
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.texts import LANGUAGES
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.serving.take_away.files import TakeAwayFiles
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.take_away import SUMMARY, TABLES, TALK
from jeugdpeil.site.views.words import full_name

_WRITTEN = (SUMMARY, TALK, TABLES)
_SUGGESTIONS = 5


def opened(shelf: Shelf, release_id: str | None) -> Edition:
    """The edition to write of.

    Raises:
        ReleaseError: there is no such release.
    """
    release = shelf.release(release_id) if release_id else shelf.current()
    return Edition(release, is_concept=shelf.is_concept(release.manifest.id))


def chosen_regions(edition: Edition, region: str | None, level: str | None) -> list[Region]:
    """One region by its code or name, or all of a level, each in its newest division.

    Raises:
        UsageError: neither or both are named, or there is no such region or level.
    """
    if bool(region) == bool(level):
        raise UsageError(
            "Noem één gebied, of met --all een niveau",
            remedy="Bijvoorbeeld: jeugdpeil report GM0200, of jeugdpeil report --all gemeente.",
        )
    return _of_level(edition, level) if level else [_region(edition, region or "")]


def write_reports(
    edition: Edition, regions: Iterable[Region], folder: Path, language: str
) -> Iterable[Path]:
    """Write summary, sheet for a conversation and tables of each region, and name each file.

    Raises:
        StorageError: the folder cannot be written.
    """
    files = TakeAwayFiles(edition, is_served=False)
    for region in regions:
        for place in files.of_region(region, language):
            name = place.path.rpartition("/")[2]
            if any(word in name for word in _WRITTEN) and (body := place.make()) is not None:
                yield _written(folder / name, body)


def _written(path: Path, body: bytes) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    except OSError as error:
        raise StorageError(
            f"Het bestand kon niet worden geschreven: {system_reason(error)}",
            where=f"map {path.parent.name}",
            remedy="Noem met --out een map waarin u mag schrijven.",
        ) from error
    return path


def _of_level(edition: Edition, word: str) -> list[Region]:
    known = [level.value for level in RegionLevel if edition.regions.level_years(level)]
    if word not in known:
        raise UsageError(
            f"Het niveau {word!r} is er niet",
            where="--all",
            remedy=f"Kies uit: {', '.join(known)}.",
        )
    level = RegionLevel(word)
    newest = edition.regions.level_years(level)[-1]
    return list(edition.regions.of_level(level, newest))


def _region(edition: Edition, word: str) -> Region:
    found = edition.regions.get(word) or edition.regions.get(word.upper())
    if found is not None:
        return found
    named = _named(edition, word)
    if len(named) == 1:
        return named[0]
    near = named or [
        region
        for hit in edition.search.find(word)[:_SUGGESTIONS]
        if (region := edition.regions.get(hit.code)) is not None
    ]
    names = ", ".join(f"{full_name(LANGUAGES[0], item)} ({item.key.code})" for item in near)
    raise UsageError(
        f"Er is meer dan één gebied {word!r}" if named else f"Het gebied {word!r} is er niet",
        remedy=f"Noem de code. Misschien bedoelt u: {names}." if names else "Noem de code.",
    )


def _named(edition: Edition, word: str) -> list[Region]:
    newest = (edition.regions.get(code) for code in edition.regions.by_code)
    regions = [region for region in newest if region is not None]
    return [region for region in regions if region.name.casefold() == word.casefold()]
