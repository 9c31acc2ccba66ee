"""Reading again what a page once read, by its name, to see whether it is still the same."""

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published.inputs import note
from jeugdpeil.site.edition import Edition


def read_again(edition: Edition, name: str) -> None:
    """Read the input with this name, which notes what it is in this release.

    A name that means nothing (any more) notes nothing: then the page is made again.

    Args:
        edition: the release.
        name: as it was noted by the readers of `Release` and `Edition`.
    """
    match name.split(" "):
        case ["region", code]:
            edition.release.note_region(code)
        case ["rows", path, code]:
            edition.release.note_rows(path, code)
        case ["column", indicator, level, period, year] if indicator in edition.definitions:
            edition.column(indicator, RegionLevel(level), Period.parse(period), int(year))
        case ["years", indicator, level] if indicator in edition.definitions:
            edition.years_held(indicator, RegionLevel(level))
        case ["expected", "column", model, level, period, year] if edition.expectations.model(
            model
        ):
            edition.expectations.column(model, RegionLevel(level), Period.parse(period), int(year))
        case ["file", path]:
            note(name, lambda: edition.release.mark_of_file(path))
        case ["release"]:
            note(name, lambda: edition.manifest.id)
        case _:
            pass
