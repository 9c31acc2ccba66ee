"""What a resource of the API is: fields, filters, and where its rows come from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa

from jeugdpeil.api.choosing import Choosing
from jeugdpeil.api.filters import Filter, Value
from jeugdpeil.api.holding import Holding
from jeugdpeil.published.fields import Field

DEFAULT_PAGE_SIZE, MOST_ROWS = 1000, 10_000


@dataclass(frozen=True)
class Asked:
    """What a caller wants of a resource.

    Args:
        holding: the release.
        day: the day of which the caller asks what was published then; None for now.
        filters: the values of the filters that were given.
        page: number of the page, from 1.
        page_size: rows on a page.
        language: `nl` or `en`.
        choosing: all releases that may be asked for.
    """

    holding: Holding
    day: date | None
    filters: Mapping[Filter, Value]
    page: int
    page_size: int
    language: str
    choosing: Choosing = field(repr=False)

    def words_of(self, name: str) -> tuple[str, ...] | None:
        """The texts of a filter; None where it was not given."""
        for each, value in self.filters.items():
            if each.name == name:
                assert isinstance(value, tuple)
                return tuple(str(part) for part in value)
        return None


Rows = Callable[[Asked], pa.Table]
Finish = Callable[[Asked, pa.Table], pa.Table]
Detail = Callable[[Asked, str], dict[str, Any]]


def unfinished(_: Asked, table: pa.Table) -> pa.Table:
    """The rows of a page as they are."""
    return table


@dataclass(frozen=True)
class Resource:
    """One collection of the API; everything else about it follows from this.

    Args:
        name: path segment, a Dutch plural, and the key of the rows in JSON. Its texts are
            `api.resource.<name>.title` and `.text`.
        fields: the fields of a row, in order.
        rows: the table that the filters choose from; it may look at the filters to read less.
        filters: the query parameters.
        finish: adds to the rows of one page what would take long for all of them.
        detail: one item by its key, with everything that is known of it; None where there is no
            address for one item.
        key: field that holds the key of one item.
        is_of_release: whether the rows come from one release, so that the resource also stands
            under `/releases/{release}` and takes `stand`.
    """

    name: str
    fields: tuple[Field, ...]
    rows: Rows
    filters: tuple[Filter, ...] = ()
    finish: Finish = unfinished
    detail: Detail | None = None
    key: str = "id"
    is_of_release: bool = True
