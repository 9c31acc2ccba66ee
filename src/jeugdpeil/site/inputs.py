"""Reading again what a page once read, by its name, to see whether it is still the same."""

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.published import layout
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


def file_of_input(name: str) -> str:
    """The file of a release that an input is read from; empty where it is none.

    >>> file_of_input("column jeugdzorg gemeente 2022 2022")
    'figures/jeugdzorg.parquet'
    """
    match name.split(" "):
        case ["region", _]:
            return layout.PAGES
        case ["expected", _]:
            return layout.EXPECTED_PAGES
        case ["column", indicator, *_] | ["years", indicator, _]:
            return layout.figures_file(indicator, "parquet")
        case ["expected", "column", model, *_]:
            return layout.expected_file(model, "parquet")
        case _:
            return ""
