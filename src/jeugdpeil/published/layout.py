"""Where things stand in a release folder and on the shelf of releases."""

import re

FORMAT_VERSION = 1

MANIFEST = "manifest.json"
DEFINITIONS = "definitions.json"
REGIONS = "regions.parquet"
PAGES = "pages.arrow"
PAGE_INDEX = "pages.json"
SEARCH = "search.json"
FINDINGS = "findings.json"
COVERAGE = "coverage.json"
WIJK_COVERAGE = "wijk-coverage.parquet"
BREAKS = "breaks.json"
CHANGES = "changes.json"
FIGURES = "figures"
GEOMETRY = "geometry"
EXPECTED = "expected"
CHARACTERISTICS = "expected/characteristics.json"
EXPECTED_PAGES = "expected/pages.arrow"
EXPECTED_PAGE_INDEX = "expected/pages.json"
NOWCAST = "nowcast"
NOWCAST_SUMMARY = "nowcast/summary.json"
NOWCAST_PAGES = "nowcast/pages.arrow"
NOWCAST_PAGE_INDEX = "nowcast/pages.json"
CHANGE_PAGES = "nowcast/change-pages.arrow"
CHANGE_PAGE_INDEX = "nowcast/change-pages.json"
HISTORY = "history.json"
ERRATA = "errata.json"
TRENDS = "trends"

CURRENT = "current"
PUBLICATIONS = "publications.jsonl"

RELEASE_ID = re.compile(r"\d{4}-\d{2}-\d{2}\.\d+")


def figures_file(indicator: str, extension: str) -> str:
    """Path of the figures of an indicator inside a release.

    >>> figures_file("jeugdzorg", "csv")
    'figures/jeugdzorg.csv'
    """
    return f"{FIGURES}/{indicator}.{extension}"


def geometry_file(level: str, year: int, kind: str) -> str:
    """Path of the outlines of a level and year; kind is `svg.json`, `geojson` or `pmtiles`.

    >>> geometry_file("gemeente", 2023, "svg.json")
    'geometry/gemeente-2023.svg.json'
    """
    return f"{GEOMETRY}/{level}-{year}.{kind}"


def expected_file(model: str, extension: str) -> str:
    """Path of the expected figures of a model inside a release, or of a table beside them.

    Args:
        model: id of the model.
        extension: `parquet`, `csv`, `json`, `contributions.parquet`, `predictors.parquet`,
            `peers.parquet` or `card.json`.

    >>> expected_file("jeugdzorg-wijk", "card.json")
    'expected/jeugdzorg-wijk.card.json'
    """
    return f"{EXPECTED}/{model}.{extension}"


def nowcast_file(table: str, extension: str) -> str:
    """Path of a table of the nowcast inside a release: `nowcasts`, `changes` or `record`.

    >>> nowcast_file("changes", "csv")
    'nowcast/changes.csv'
    """
    return f"{NOWCAST}/{table}.{extension}"


def trends_file(indicator: str, extension: str) -> str:
    """Path of the trends of an indicator inside a release.

    >>> trends_file("jeugdzorg", "csv")
    'trends/jeugdzorg.csv'
    """
    return f"{TRENDS}/{indicator}.{extension}"
