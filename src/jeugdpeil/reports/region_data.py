"""All published figures of one region as CSV and as JSON, under the public names of the release."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any

from jeugdpeil.domain.tables import NO_SCOPE
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import Manifest
from jeugdpeil.published.release import Release

# Fields of the reader's classes that bear another name in the tables of the release.
_COLUMNS = {
    "level": "region_level",
    "code": "region_code",
    "period_text": "period",
    "interval_level": "level",
}
Row = dict[str, Any]


def region_csv(release: Release, code: str, headers: Mapping[str, str]) -> bytes:
    """The figures of a region, one row per indicator, period, division and publication.

    Args:
        release: the release.
        code: of the region; figures of all its years of division come along.
        headers: public name of each column of the schema PUBLISHED.

    Returns:
        UTF-8 with a byte order mark, which Excel needs to read the letters right.
    """
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(headers.values()), lineterminator="\r\n")
    writer.writeheader()
    for row in figure_rows(release, code):
        writer.writerow({headers[name]: _in_csv(value) for name, value in row.items()})
    return stream.getvalue().encode("utf-8-sig")


def region_json(
    release: Release, code: str, headers: Mapping[str, str], expected_headers: Mapping[str, str]
) -> bytes:
    """The figures and the expected figures of a region, with the release that they are from."""
    document = {
        "release": _about(release.manifest),
        "gebied": [
            {"code": code, "jaar": year, "naam": region.name, "niveau": region.key.level.value}
            for year, region in sorted(release.regions.by_code[code].items())
        ],
        "cijfers": [_renamed(row, headers) for row in figure_rows(release, code)],
        "verwacht": [_renamed(row, expected_headers) for row in expected_rows(release, code)],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def figure_rows(release: Release, code: str) -> Iterable[Row]:
    """The figures of a region by the columns of the schema PUBLISHED, with the region's name."""
    return _rows(release, release.figures_of_region(code))


def expected_rows(release: Release, code: str) -> Iterable[Row]:
    """The expected figures of a region by the columns of the schema PUBLISHED_EXPECTED."""
    return _rows(release, release.expected_of_region(code))


def _rows(release: Release, figures: Sequence[Figure] | Sequence[ExpectedFigure]) -> Iterable[Row]:
    for figure in figures:
        row = {
            _COLUMNS.get(item.name, item.name): _plain(getattr(figure, item.name))
            for item in fields(figure)
        }
        region = release.regions.get(figure.code, figure.region_year)
        row["region_name"] = region.name if region else ""
        if isinstance(figure, Figure) and figure.scope is None:
            row["scope"] = NO_SCOPE
        yield row


def _renamed(row: Row, headers: Mapping[str, str]) -> Row:
    """The row under its public names; what has none is a list of another table."""
    return {public: row[name] for name, public in headers.items() if name in row}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _in_csv(value: object) -> object:
    return "" if value is None else value


def _about(manifest: Manifest) -> Row:
    return {
        "nummer": manifest.id,
        "gemaakt": manifest.created_at.isoformat(),
        "monitor": manifest.monitor.name,
        "eigenaar": manifest.monitor.owner,
        "is_verzonnen": manifest.is_fictional,
        "licentie": "CC BY 4.0",
        "bronnen": [
            {
                "bron": item.short_id,
                "titel": item.title,
                "maker": item.attribution,
                "licentie": item.licence,
                "sha256": item.sha256,
            }
            for item in manifest.sources
        ],
    }
