"""Runs of comparable figures of a region, how much they changed a year, and the verdict."""

import pyarrow as pa

from jeugdpeil.api.figures import DIVISION, INDICATOR, LEVEL, REGION, WITHIN, region_names
from jeugdpeil.api.filters import Filter, Way, period_filter, words_filter
from jeugdpeil.api.holding import joined
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.domain.trend_verdict import TrendVerdict
from jeugdpeil.domain.trends import PUBLISHED_TRENDS
from jeugdpeil.published.fields import fields_of
from jeugdpeil.published.headers import TREND_HEADERS

# As `domain.trends.season_of` writes them.
# One group, since OpenAPI puts an anchor on either side of it.
_SEASON = r"(jaar|halfjaar-[12]|kwartaal-[1-4]|maand-[0-9]{1,2}|peildatum-[0-9]{2}-[0-9]{2})"
SEASON = Filter("soortPeriode", "season", pattern=_SEASON, example="jaar, halfjaar-1, kwartaal-3")
FIRST = period_filter("eerstePeriode", "first_period")
LAST = period_filter("laatstePeriode", "last_period")
IS_NEWEST = Filter("isNieuwste", "is_newest", Way.IS)
VERDICT = words_filter("oordeel", "verdict", (verdict.value for verdict in TrendVerdict))


def _rows(asked: Asked) -> pa.Table:
    """The trends of the indicators that were asked for, or of all; empty where there are none."""
    wanted = asked.words_of("indicator") or tuple(asked.holding.release.definitions)
    return joined([asked.holding.trends(indicator) for indicator in wanted], PUBLISHED_TRENDS)


def _with_names(asked: Asked, table: pa.Table) -> pa.Table:
    return table.append_column("region_name", region_names(asked.holding, table))


TRENDS = Resource(
    name="trends",
    fields=fields_of(PUBLISHED_TRENDS, TREND_HEADERS),
    rows=_rows,
    filters=(INDICATOR, REGION, LEVEL, WITHIN, DIVISION, SEASON, FIRST, LAST, IS_NEWEST, VERDICT),
    finish=_with_names,
)
