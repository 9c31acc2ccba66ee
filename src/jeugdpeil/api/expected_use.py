"""Expected use, what themes contribute to it, and the regions that are most alike."""

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from jeugdpeil.api.figures import INDICATOR, PUBLISHED_UNTIL, REGION_FILTERS, region_names
from jeugdpeil.api.filters import Filter, words_filter
from jeugdpeil.api.holding import Holding, joined
from jeugdpeil.api.problems import Problem
from jeugdpeil.api.records import one_record
from jeugdpeil.api.resource import Asked, Resource, Rows
from jeugdpeil.domain.expected import CONTRIBUTIONS, PEERS, PREDICTORS, PUBLISHED_EXPECTED
from jeugdpeil.domain.lineage import ExpectedFigureKey, expected_lineage_id
from jeugdpeil.domain.table_schema import TableSchema
from jeugdpeil.domain.verdict import Verdict
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.fields import Field, fields_of
from jeugdpeil.published.headers import (
    CONTRIBUTION_HEADERS,
    EXPECTED_HEADERS,
    PEER_HEADERS,
    PREDICTOR_HEADERS,
)

MODEL = Filter(
    "model",
    "model",
    known=lambda holding: holding.release.models,
    problem="onbekend-model",
)
VERDICT = words_filter("oordeel", "verdict", (verdict.value for verdict in Verdict))
FIELDS = (Field("id", "id"), *fields_of(PUBLISHED_EXPECTED, EXPECTED_HEADERS))
_ADDRESS = ("model", "region_code", "region_year", "period")


def of_models(read: Callable[[Holding], Callable[[str], pa.Table]], schema: TableSchema) -> Rows:
    """The rows of one table of the models that were asked for, or of all."""

    def rows(asked: Asked) -> pa.Table:
        wanted = asked.words_of("model") or tuple(asked.holding.release.models)
        return joined([read(asked.holding)(model) for model in wanted], schema)

    return rows


def with_names(asked: Asked, table: pa.Table) -> pa.Table:
    """The rows of a page with the name of the region and the address of each figure."""
    rows = zip(*(table[name].to_pylist() for name in _ADDRESS), strict=True)
    addresses = [expected_lineage_id(a, f"{b}-{c}", d) for a, b, c, d in rows]
    named = table.append_column("region_name", region_names(asked.holding, table))
    return named.append_column("id", pa.array(addresses, pa.string()))


def expected_figure(holding: Holding, lineage: str) -> ExpectedFigure:
    """One expected figure by its address.

    Raises:
        Problem: the text is no address of an expected figure, or the release has no such figure.
    """
    try:
        key = ExpectedFigureKey.parse(lineage)
    except ValueError as error:
        raise Problem("onbekend-kenmerk", id=lineage[:120]) from error
    for figure in holding.release.expected_of_region(key.region.code):
        if figure.lineage_id == lineage:
            return figure
    raise Problem("onbekend-kenmerk", id=lineage[:120])


def expected_detail(asked: Asked, lineage: str) -> dict[str, Any]:
    """One expected figure with what it is made of and the regions that are most alike."""
    figure = expected_figure(asked.holding, lineage)
    table = with_names(asked, asked.holding.expected(figure.model))
    place = table["id"].to_pylist().index(lineage)
    return {
        **one_record(table.slice(place, 1), FIELDS),
        "bijdragen": [
            {"thema": theme, "bijdrage": points} for theme, points in figure.contributions
        ],
        "kenmerken": [
            {
                "kenmerk": item.characteristic,
                "waarde": item.value,
                "waarde_land": item.reference,
                "is_geschat": item.is_imputed,
            }
            for item in figure.characteristics
        ],
        "vergelijkbare_gebieden": [
            {"vergelijkbaar_gebied": code, "afstand": distance} for code, distance in figure.peers
        ],
    }


VERWACHT = Resource(
    name="verwachte-cijfers",
    fields=FIELDS,
    rows=of_models(lambda holding: holding.expected, PUBLISHED_EXPECTED),
    filters=(MODEL, INDICATOR, *REGION_FILTERS, VERDICT, PUBLISHED_UNTIL),
    finish=with_names,
    detail=expected_detail,
)
_BESIDE = (MODEL, *(item for item in REGION_FILTERS if item.name != "status"))
BIJDRAGEN = Resource(
    name="bijdragen",
    fields=fields_of(CONTRIBUTIONS, CONTRIBUTION_HEADERS),
    rows=of_models(lambda holding: holding.contributions, CONTRIBUTIONS),
    filters=_BESIDE,
)
KENMERKWAARDEN = Resource(
    name="kenmerkwaarden",
    fields=fields_of(PREDICTORS, PREDICTOR_HEADERS),
    rows=of_models(lambda holding: holding.predictors, PREDICTORS),
    filters=_BESIDE,
)
VERGELIJKBARE_GEBIEDEN = Resource(
    name="vergelijkbare-gebieden",
    fields=fields_of(PEERS, PEER_HEADERS),
    rows=of_models(lambda holding: holding.peers, PEERS),
    filters=_BESIDE,
)
