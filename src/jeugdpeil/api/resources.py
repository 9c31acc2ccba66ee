"""All collections of the API, in the order in which they are told of.

A new table becomes a resource by one entry here and its texts in i18n/api.nl.toml and
i18n/api.en.toml (docs/developers/api.md).
"""

import pyarrow as pa

from jeugdpeil.api import expected_use, figures, nowcasts, quality, registers, trends
from jeugdpeil.api.fields import plain
from jeugdpeil.api.problems import PROBLEMS
from jeugdpeil.api.records import table_of
from jeugdpeil.api.releases import RELEASES
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.i18n.table_texts import field_text
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.fields import Kind

_PROBLEM_FIELDS = (
    *plain("id"),
    *plain("status", kind=Kind.INTEGER),
    *plain("titel"),
)


def _problems(asked: Asked) -> pa.Table:
    return table_of(
        (
            {
                "id": code,
                "status": status,
                "titel": text(asked.language, f"api.problem.{code}.title"),
            }
            for code, status in PROBLEMS.items()
        ),
        _PROBLEM_FIELDS,
    )


def _fields(asked: Asked) -> pa.Table:
    return table_of(
        (
            {
                "bron": resource.name,
                "veld": field.name,
                "soort": field.kind.value,
                "kan_leeg_zijn": field.is_nullable,
                "waarden": field.words,
                "uitleg": field_text(asked.language, resource.name, field.name),
            }
            for resource in RESOURCES
            for field in resource.fields
        ),
        _FIELD_FIELDS,
    )


_FIELD_FIELDS = (
    *plain("bron", "veld", "soort"),
    *plain("kan_leeg_zijn", kind=Kind.BOOLEAN),
    *plain("waarden", kind=Kind.WORDS),
    *plain("uitleg"),
)

RESOURCES: tuple[Resource, ...] = (
    figures.CIJFERS,
    registers.GEBIEDEN,
    registers.INDICATOREN,
    expected_use.VERWACHT,
    expected_use.BIJDRAGEN,
    expected_use.KENMERKWAARDEN,
    expected_use.VERGELIJKBARE_GEBIEDEN,
    registers.MODELLEN,
    registers.KENMERKEN,
    nowcasts.NOWCASTS_RESOURCE,
    nowcasts.VERANDERINGEN,
    nowcasts.UITKOMSTEN,
    trends.TRENDS,
    quality.BRONNEN,
    quality.TRENDBREUKEN,
    quality.ERRATA,
    quality.OPMERKINGEN,
    quality.BEVINDINGEN,
    quality.DEKKING,
    quality.WIJKDEKKING,
    quality.WIJZIGINGEN,
    quality.BESTANDEN,
    RELEASES,
    Resource("velden", _FIELD_FIELDS, _fields, is_of_release=False),
    Resource("problemen", _PROBLEM_FIELDS, _problems, is_of_release=False),
)
BY_NAME = {resource.name: resource for resource in RESOURCES}
