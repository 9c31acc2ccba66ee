"""The files beside the page of a map, and their addresses: outlines, values, picture, embedding."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.scope import Unit
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links

OUTLINES, EMBED = "grenzen", "insluiten"
PICTURE, VALUES = "kaart.svg", "waarden.json"
# Where more people live there is more of everything: such a map shows cities, not use.
AMOUNTS = (Unit.AANTAL, Unit.EURO_DUIZEND)


@dataclass(frozen=True)
class MapFiles:
    """The addresses of what belongs to a map.

    Args:
        page: the page of the map itself.
        values: what a moving map paints and tells, for one level, year and indicator.
        outlines: the outlines of a level in a division.
        picture: the map as a picture in a file.
        embed: the page to show inside another site.
        years: the same files of every year, as JSON: `year`, `page`, `values`, `outlines`.
    """

    page: str
    values: str
    outlines: str
    picture: str
    embed: str
    years: str


def map_path(level: RegionLevel, period: Period, indicator: str) -> str:
    """The path of the page of a map within its language.

    >>> map_path(RegionLevel.WIJK, Period.parse("2022"), "jeugdzorg")
    'kaart/wijk/2022/jeugdzorg'
    """
    return f"kaart/{level.value}/{period}/{indicator}"


def outlines_path(edition: Edition, level: RegionLevel, period: Period) -> str:
    """The path of the outlines that a map is drawn with; empty where there are none."""
    division = edition.division_for(level, period)
    year = None if division is None else edition.outline_year(level, division)
    return "" if year is None else f"kaart/{OUTLINES}/{level.value}-{year}.json"


def map_files(
    edition: Edition,
    level: RegionLevel,
    period: Period,
    indicator: str,
    years: Iterable[Period],
    links: Links,
) -> MapFiles | None:
    """The files of a map that is drawn; None where there are no outlines.

    Args:
        edition: the release.
        level: of the regions.
        period: year of the figures.
        indicator: what is shown.
        years: every year that has a map, for the slider.
        links: addresses, seen from the page.
    """
    outlines = outlines_path(edition, level, period)
    if not outlines:
        return None
    path = map_path(level, period, indicator)
    return MapFiles(
        page=links.page(path),
        values=links.document(f"{path}/{VALUES}"),
        outlines=links.file(outlines),
        picture=links.document(f"{path}/{PICTURE}"),
        embed=links.page(f"{EMBED}/{path}"),
        years=_years(edition, level, indicator, tuple(years), links),
    )


def _years(
    edition: Edition, level: RegionLevel, indicator: str, years: Sequence[Period], links: Links
) -> str:
    items: list[dict[str, object]] = []
    for period in years:
        outlines = outlines_path(edition, level, period)
        if outlines:
            path = map_path(level, period, indicator)
            items.append(
                {
                    "year": period.year,
                    "page": links.page(path),
                    "values": links.document(f"{path}/{VALUES}"),
                    "outlines": links.file(outlines),
                }
            )
    return json.dumps(items, separators=(",", ":"))


def files_of_map(
    edition: Edition, level: RegionLevel, period: Period, indicator: str
) -> tuple[str, ...]:
    """The paths of what a copy in files holds beside the page of a map that is drawn."""
    is_amount = edition.definitions[indicator].unit in AMOUNTS
    if is_amount or not outlines_path(edition, level, period):
        return ()
    path = map_path(level, period, indicator)
    return (f"{path}/{VALUES}", f"{path}/{PICTURE}", f"{EMBED}/{path}")


def outline_paths(edition: Edition, levels: Iterable[RegionLevel]) -> Iterator[str]:
    """The paths of all outlines of these levels."""
    held = dict(edition.manifest.maps)
    for level in levels:
        for year in held.get(level.value, ()):
            yield f"kaart/{OUTLINES}/{level.value}-{year}.json"
