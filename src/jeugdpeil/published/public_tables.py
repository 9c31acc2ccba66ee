"""The tables of a release that are published as CSV: their columns and keys, by their file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.expected import PUBLISHED_EXPECTED
from jeugdpeil.domain.nowcast import CHANGES, NOWCASTS, RECORD
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.tables import PUBLISHED
from jeugdpeil.domain.trends import PUBLISHED_TRENDS
from jeugdpeil.published import layout
from jeugdpeil.published.fields import Field, Kind, fields_of
from jeugdpeil.published.headers import (
    CHANGE_HEADERS,
    EXPECTED_HEADERS,
    HEADERS,
    NOWCAST_HEADERS,
    RECORD_HEADERS,
    TREND_HEADERS,
    theme_of_header,
)


@dataclass(frozen=True)
class PublicTable:
    """A kind of table that is published as CSV.

    Args:
        name: the list of the API with the same rows, under whose name its texts stand.
        fields: the columns that each such table has, in order.
        key: names of the columns that together tell its rows apart.
    """

    name: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]

    def fields_under(self, headers: Sequence[str]) -> tuple[Field, ...]:
        """The fields of a file with these headers, contributions of themes among them.

        Raises:
            KeyError: a header is of no field of this table.
        """
        known = {field.name: field for field in self.fields}
        return tuple(_contribution(name) or known[name] for name in headers)


def _contribution(header: str) -> Field | None:
    theme = theme_of_header(header)
    return Field(header, theme, Kind.NUMBER, is_nullable=True) if theme else None


def _table(name: str, schema: TableSchema, headers: Mapping[str, str]) -> PublicTable:
    key = tuple(headers[column] for column in schema.key)
    return PublicTable(name, fields_of(schema, headers), key)


FIGURES = _table("cijfers", PUBLISHED, HEADERS)
EXPECTED = _table("verwachte-cijfers", PUBLISHED_EXPECTED, EXPECTED_HEADERS)
TRENDS = _table("trends", PUBLISHED_TRENDS, TREND_HEADERS)
NOWCAST: Mapping[str, PublicTable] = {
    "nowcasts": _table("nowcasts", NOWCASTS, NOWCAST_HEADERS),
    "changes": _table("veranderingen", CHANGES, CHANGE_HEADERS),
    "record": _table("nowcast-uitkomsten", RECORD, RECORD_HEADERS),
}
_OF_FOLDER: Mapping[str, PublicTable] = {
    layout.FIGURES: FIGURES,
    layout.EXPECTED: EXPECTED,
    layout.TRENDS: TRENDS,
}


def table_of(path: str) -> PublicTable:
    """The kind of table in a CSV of a release.

    Raises:
        KeyError: there is no such table.

    >>> table_of("nowcast/changes.csv").name
    'veranderingen'
    """
    folder, _, name = path.partition("/")
    stem = name.removesuffix(".csv")
    return NOWCAST[stem] if folder == layout.NOWCAST else _OF_FOLDER[folder]
