"""Version 4 of CBS's service: one row per figure, with a code for its measure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.sources.cbs.measure_stem import odata_stem_of_title
from jeugdpeil.sources.cbs.odata_dialect import (
    ColumnKind,
    DimensionEntry,
    Lists,
    TableColumn,
    TableInfo,
    modified_of,
    text,
    whole_number,
    with_query,
)
from jeugdpeil.sources.cbs.table_request import TableRequest
from jeugdpeil.sources.json_answer import Answer, Row

_DIMENSION_KINDS = {
    "GeoDimension": ColumnKind.REGION,
    "GeoDetail": ColumnKind.REGION,
    "TimeDimension": ColumnKind.PERIOD,
}
_NUMBERS_AS_TEXT = ("Indelingswijziging",)


@dataclass(frozen=True)
class ODataV4:
    """The newer service: pages of 100,000 observations, each with a link to the next.

    Source:
        statistiekcbs/CBS-Open-Data-v4 (code examples of CBS); responses seen in public code.
    """

    info_name: str = "Properties"
    page_limit: int = 100_000

    def data_name(self, request: TableRequest) -> str:
        """There is one list of figures."""
        del request
        return "Observations"

    def is_explaining(self, name: str) -> bool:
        """All lists but the observations and the description."""
        return name not in ("Observations", self.info_name)

    def url(self, request: TableRequest, name: str, selection: str = "") -> str:
        """Version 4 always answers in JSON."""
        address = f"{request.data_url}/{name}" if name else request.data_url
        return with_query(address, filter=selection)

    def next_page(self, answer: Answer, row_count: int) -> str:
        """The link in the answer."""
        del row_count
        return text(answer.document, "@odata.nextLink")

    def info(self, answer: Answer) -> TableInfo:
        """The document Properties."""
        row = answer.document
        return TableInfo(
            title=text(row, "Title").strip(),
            modified=modified_of(row, answer.url, "Modified", "ObservationsModified"),
            row_count=whole_number(row, "ObservationCount"),
            period=text(row, "TemporalCoverage"),
        )

    def columns(self, lists: Lists) -> tuple[TableColumn, ...]:
        """The dimensions, and the measures as if they were columns."""
        groups = {
            text(row, "Id"): text(row, "Title").strip() for row in lists.get("MeasureGroups", ())
        }
        dimensions = tuple(_dimension(row) for row in lists.get("Dimensions", ()))
        measures = tuple(_measure(row, groups) for row in lists.get("MeasureCodes", ()))
        return dimensions + measures

    def data_fields(self, columns: Sequence[TableColumn]) -> frozenset[str]:
        """A row names its measure, its value and its key in each dimension."""
        dimensions = frozenset(column.key for column in columns if column.kind.is_dimension)
        return dimensions | {"Measure", "Value"}

    def entries(self, lists: Lists, dimension: str) -> tuple[DimensionEntry, ...]:
        """The list of codes of the dimension."""
        return tuple(
            DimensionEntry(text(row, "Identifier"), text(row, "Title").strip(), text(row, "Status"))
            for row in lists.get(f"{dimension}Codes", ())
        )


def _dimension(row: Row) -> TableColumn:
    key = text(row, "Identifier")
    kind = _DIMENSION_KINDS.get(text(row, "Kind"), ColumnKind.DIMENSION)
    return TableColumn(key, key, kind, text(row, "Title").strip())


def _measure(row: Row, groups: Mapping[str, str]) -> TableColumn:
    code = text(row, "Identifier")
    stem = odata_stem_of_title(text(row, "Title")) or code
    is_text = text(row, "DataType") == "String" and not stem.startswith(_NUMBERS_AS_TEXT)
    return TableColumn(
        key=code,
        stem=stem,
        kind=ColumnKind.TEXT if is_text else ColumnKind.NUMBER,
        title=text(row, "Title").strip(),
        group=groups.get(text(row, "MeasureGroupId"), ""),
    )
