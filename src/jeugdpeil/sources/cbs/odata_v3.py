"""Version 3 of CBS's service: one row per combination of keys, one column per subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.sources.cbs.measure_stem import odata_stem
from jeugdpeil.sources.cbs.odata_dialect import (
    ColumnKind,
    DimensionEntry,
    Lists,
    TableColumn,
    TableInfo,
    modified_of,
    skipped_on,
    text,
    whole_number,
    with_query,
)
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.json_answer import Answer, Row, rows_of

_DIMENSION_KINDS = {
    "GeoDimension": ColumnKind.REGION,
    "GeoDetail": ColumnKind.REGION,
    "TimeDimension": ColumnKind.PERIOD,
    "Dimension": ColumnKind.DIMENSION,
}
# A code that CBS stores as text, and that is used as a number: whether a wijk is the same area as
# a year earlier.
_NUMBERS_AS_TEXT = ("Indelingswijziging",)
_DATA_SETS = ("TypedDataSet", "UntypedDataSet")


@dataclass(frozen=True)
class ODataV3:
    """ODataFeed, which links its next page, and ODataApi, which stops at 10,000 rows.

    Source:
        Handleiding CBS Open Data Services (2014, updated 2017); responses seen in public code.
    """

    info_name: str = "TableInfos"
    page_limit: int = 10_000

    def data_name(self, request: TableRequest) -> str:
        """The typed or the untyped data set."""
        return request.data_set

    def is_explaining(self, name: str) -> bool:
        """All lists but the figures and the description, which is fetched first."""
        return name not in (*_DATA_SETS, self.info_name)

    def url(self, request: TableRequest, name: str, selection: str = "") -> str:
        """Version 3 answers in XML unless it is told otherwise."""
        address = f"{request.data_url}/{name}" if name else request.data_url
        return with_query(address, format="json", filter=selection)

    def next_page(self, answer: Answer, row_count: int) -> str:
        """The link of the feed; a step of its own where the API breaks off at its limit."""
        link = text(answer.document, "odata.nextLink")
        if not link and row_count >= self.page_limit and "/odataapi/" in answer.url.lower():
            return skipped_on(answer.url, row_count)
        return link

    def info(self, answer: Answer) -> TableInfo:
        """The only row of TableInfos."""
        rows = rows_of(answer, "value")
        row: Row = rows[0] if rows else {}
        return TableInfo(
            title=text(row, "Title").strip(),
            modified=modified_of(row, answer.url, "Modified", "Updated"),
            row_count=whole_number(row, "RecordCount"),
            period=text(row, "Period"),
        )

    def columns(self, lists: Lists) -> tuple[TableColumn, ...]:
        """The dimensions and subjects in DataProperties."""
        rows = lists.get("DataProperties", ())
        groups = {whole_number(row, "ID"): text(row, "Title").strip() for row in rows}
        return tuple(_column(row, groups) for row in rows if text(row, "Key"))

    def data_fields(self, columns: Sequence[TableColumn]) -> frozenset[str]:
        """All columns: a row has a field for each, null or not."""
        return frozenset(column.key for column in columns)

    def entries(self, lists: Lists, dimension: str) -> tuple[DimensionEntry, ...]:
        """The list with the name of the dimension."""
        return tuple(
            DimensionEntry(text(row, "Key"), text(row, "Title").strip(), text(row, "Status"))
            for row in lists.get(dimension, ())
        )


def _column(row: Row, groups: Mapping[int | None, str]) -> TableColumn:
    key = text(row, "Key")
    return TableColumn(
        key=key,
        stem=odata_stem(key),
        kind=_kind(row),
        title=text(row, "Title").strip(),
        group=groups.get(whole_number(row, "ParentID"), ""),
    )


def _kind(row: Row) -> ColumnKind:
    kind = _DIMENSION_KINDS.get(text(row, "Type"))
    if kind:
        return kind
    is_text = text(row, "Datatype") == "String"
    is_number_after_all = text(row, "Key").startswith(_NUMBERS_AS_TEXT)
    return ColumnKind.TEXT if is_text and not is_number_after_all else ColumnKind.NUMBER
