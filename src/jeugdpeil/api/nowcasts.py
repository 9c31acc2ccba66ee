"""What provisional figures will become, changes from year to year, and how good it was."""

from collections.abc import Mapping

import pyarrow as pa

from jeugdpeil.api.figures import INDICATOR, PUBLISHED_UNTIL, REGION_FILTERS, region_names
from jeugdpeil.api.filters import Filter, words_filter
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.domain.change_verdict import ChangeVerdict
from jeugdpeil.domain.nowcast import CHANGES, NOWCASTS, RECORD
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.published.fields import fields_of
from jeugdpeil.published.headers import CHANGE_HEADERS, NOWCAST_HEADERS, RECORD_HEADERS


def _with_names(asked: Asked, table: pa.Table) -> pa.Table:
    return table.append_column("region_name", region_names(asked.holding, table))


def _resource(
    name: str,
    inside: str,
    schema: TableSchema,
    headers: Mapping[str, str],
    filters: tuple[Filter, ...],
) -> Resource:
    """One table of the nowcast; empty where the release has none."""

    def rows(asked: Asked) -> pa.Table:
        has_nowcast = asked.holding.release.has_nowcast
        return asked.holding.nowcast(inside) if has_nowcast else schema.empty()

    return Resource(name, fields_of(schema, headers), rows, filters, _with_names)


_FILTERS = (INDICATOR, *REGION_FILTERS, PUBLISHED_UNTIL)
_WITHOUT_STATUS = tuple(each for each in _FILTERS if each.name != "status")
CHANGE_VERDICT = words_filter("oordeel", "verdict", (verdict.value for verdict in ChangeVerdict))

NOWCASTS_RESOURCE = _resource("nowcasts", "nowcasts", NOWCASTS, NOWCAST_HEADERS, _FILTERS)
VERANDERINGEN = _resource(
    "veranderingen", "changes", CHANGES, CHANGE_HEADERS, (*_FILTERS, CHANGE_VERDICT)
)
UITKOMSTEN = _resource("nowcast-uitkomsten", "record", RECORD, RECORD_HEADERS, _WITHOUT_STATUS)
