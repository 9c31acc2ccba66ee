"""What versions 3 and 4 of CBS's service have in common, and what each must say of itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

from jeugdpeil.domain.errors import FetchError
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.json_answer import Answer, Row

Lists = Mapping[str, Sequence[Row]]
"""The lists that explain a table, by name."""


class ColumnKind(StrEnum):
    """What a column of a table is for."""

    REGION = "region"
    PERIOD = "period"
    DIMENSION = "dimension"
    NUMBER = "number"
    TEXT = "text"

    @property
    def is_dimension(self) -> bool:
        """Whether the column says what a row is about, instead of a figure."""
        return self not in (ColumnKind.NUMBER, ColumnKind.TEXT)


@dataclass(frozen=True)
class TableColumn:
    """A dimension or a subject of a table.

    Args:
        key: name of the column in version 3, code of the measure in version 4.
        stem: name without the number that changes every year.
        kind: what it is for.
        title: title in words.
        group: title of the group of subjects it stands in, or empty.
    """

    key: str
    stem: str
    kind: ColumnKind
    title: str
    group: str = ""


@dataclass(frozen=True)
class TableInfo:
    """What a table says of itself.

    Args:
        title: its title.
        modified: when it was last changed, as CBS writes it.
        row_count: its number of rows (version 3) or observations (version 4), if it says so.
        period: the time it covers, in words.
    """

    title: str
    modified: str
    row_count: int | None
    period: str


@dataclass(frozen=True)
class DimensionEntry:
    """One key of a dimension.

    Args:
        key: the key as CBS has it, with its padding.
        title: its label.
        status: what CBS says of the figures of a period ("Definitief"), or empty.
    """

    key: str
    title: str
    status: str = ""


class Dialect(Protocol):
    """One version of the service."""

    @property
    def info_name(self) -> str:
        """The name of the table's description."""
        ...

    @property
    def page_limit(self) -> int:
        """The most rows that the server sends at once."""
        ...

    def data_name(self, request: TableRequest) -> str:
        """The name of the list of figures."""
        ...

    def is_explaining(self, name: str) -> bool:
        """Whether a list explains the figures and is stored with them."""
        ...

    def url(self, request: TableRequest, name: str, selection: str = "") -> str:
        """The address of a list; an empty name is the list of lists."""
        ...

    def next_page(self, answer: Answer, row_count: int) -> str:
        """The address of the page after this one, or empty."""
        ...

    def info(self, answer: Answer) -> TableInfo:
        """The table's description."""
        ...

    def columns(self, lists: Lists) -> tuple[TableColumn, ...]:
        """The columns of the table."""
        ...

    def data_fields(self, columns: Sequence[TableColumn]) -> frozenset[str]:
        """The names that each row of figures must have."""
        ...

    def entries(self, lists: Lists, dimension: str) -> tuple[DimensionEntry, ...]:
        """The keys of a dimension, in CBS's order."""
        ...


def selection_of(keys: Mapping[str, Iterable[str]]) -> str:
    """A $filter that keeps the rows with the given keys.

    >>> selection_of({"Perioden": ["2021JJ00", "2022JJ00"], "RegioS": ["GM0363"]})
    "(Perioden eq '2021JJ00' or Perioden eq '2022JJ00') and (RegioS eq 'GM0363')"
    """
    return " and ".join(
        "(" + " or ".join(f"{name} eq '{_quoted(key)}'" for key in wanted) + ")"
        for name, wanted in keys.items()
    )


def with_query(url: str, **options: str) -> str:
    """An address with OData options, in which `$` stays readable.

    >>> with_query("https://x.nl/t/Perioden", format="json", filter="Key eq '1'")
    'https://x.nl/t/Perioden?$format=json&$filter=Key%20eq%20%271%27'
    """
    query = "&".join(f"${name}={quote(value)}" for name, value in options.items() if value)
    return f"{url}?{query}" if query else url


def skipped_on(url: str, row_count: int) -> str:
    """The address of the page after this one for a server that does not link it.

    Args:
        url: address of this page.
        row_count: rows on this page, which are also asked of the next.
    """
    parts = urlsplit(url)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    done = int(options.get("$skip", "0")) + row_count
    options |= {"$top": str(row_count), "$skip": str(done)}
    query = "&".join(f"{name}={quote(value)}" for name, value in options.items())
    return urlunsplit((*parts[:3], query, ""))


def text(row: Row, key: str) -> str:
    """The text under a key; empty where it is absent or null."""
    value = row.get(key)
    return "" if value is None else str(value)


def whole_number(row: Row, key: str) -> int | None:
    """The whole number under a key, or None."""
    value = row.get(key)
    return value if isinstance(value, int) else None


def modified_of(row: Row, url: str, *keys: str) -> str:
    """The moment of the last change, from the first of the keys that has one.

    Raises:
        FetchError: none of them has, so that a revision could not be noticed.
    """
    for key in keys:
        if text(row, key):
            return text(row, key)
    raise FetchError(
        f"De beschrijving van de tabel noemt geen wijzigingsdatum ({' of '.join(keys)})",
        where=url,
        remedy="Controleer `table` en `version` van deze bron in het monitorbestand.",
    )


def _quoted(key: str) -> str:
    return key.replace("'", "''")
