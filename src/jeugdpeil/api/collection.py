"""A collection as an answer: the page of rows that was asked for, in its form, with its links."""

import json
from datetime import date
from typing import Any

import pyarrow as pa

from jeugdpeil.api.answers import Answer
from jeugdpeil.api.csvw import csv_metadata
from jeugdpeil.api.filters import Way, kept
from jeugdpeil.api.negotiation import MEDIA_TYPES
from jeugdpeil.api.problems import PREFIX
from jeugdpeil.api.request import DAY, FORMAT, PAGE, Wanted, asked_of
from jeugdpeil.api.resource import Asked, Resource
from jeugdpeil.api.writing import csv_bytes, json_rows, parquet_bytes
from jeugdpeil.published.csv_description import DESCRIPTION


def collection(wanted: Wanted, resource: Resource, release_id: str | None) -> Answer:
    """One page of a collection.

    Raises:
        Problem: the request cannot be answered.
    """
    form = wanted.format_of()
    asked = asked_of(wanted, resource, release_id)
    if form == "csvw":
        return _metadata(wanted, resource, asked)
    table = kept(resource.rows(asked), asked.filters, asked.day, asked.holding)
    page = table.slice((asked.page - 1) * asked.page_size, asked.page_size)
    rows = resource.finish(asked, page)
    links = _links(wanted, resource, asked, table.num_rows)
    return Answer(
        200,
        MEDIA_TYPES[form],
        _body(form, resource, asked, rows, table.num_rows, links),
        tuple(f'<{address}>; rel="{name}"{_kind(name)}' for name, address in links.items()),
        f"{asked.holding.marks}{resource.name}.{form}" if form in ("csv", "parquet") else "",
        table.num_rows,
        wanted.language,
    )


def _kind(name: str) -> str:
    return '; type="application/csvm+json"' if name == "describedby" else ""


def _links(wanted: Wanted, resource: Resource, asked: Asked, total: int) -> dict[str, str]:
    """The addresses of other pages, of this same answer for good, and of what describes it."""
    path = wanted.path
    pages = max(-(-total // asked.page_size), 1)

    def at(page: int) -> str:
        return wanted.address(path, **{PAGE: str(page)})

    links = {"self": wanted.address(path)}
    if asked.page > 1:
        links["prev"] = at(min(asked.page - 1, pages))
        links["first"] = at(1)
    if asked.page < pages:
        links["next"] = at(asked.page + 1)
        links["last"] = at(pages)
    if resource.is_of_release:
        fixed = f"/releases/{asked.holding.id}/{resource.name}"
        links["bookmark"] = wanted.address(fixed, **_without_day(resource, asked))
    links["describedby"] = _described_at(wanted)
    links["service-desc"] = f"{PREFIX}/openapi.json"
    return links


def _described_at(wanted: Wanted) -> str:
    """Where the description is that names a CSV as it was asked for: it counts for no other."""
    if wanted.extension == "csv" and FORMAT not in wanted.parameters:
        return wanted.address(f"{wanted.path}.csv{DESCRIPTION}")
    return wanted.address(wanted.path, **{FORMAT: "csvw"})


def _without_day(resource: Resource, asked: Asked) -> dict[str, str | None]:
    """The release stands in the address; what had been published by the day is a filter then."""
    if asked.day is None:
        return {}
    until = next((each for each in resource.filters if each.way is Way.UNTIL), None)
    if until is None:
        return {DAY: None}
    held = asked.filters.get(until)
    day = min(held, asked.day) if isinstance(held, date) else asked.day
    return {DAY: None, until.name: day.isoformat()}


def _body(
    form: str,
    resource: Resource,
    asked: Asked,
    rows: pa.Table,
    total: int,
    links: dict[str, str],
) -> bytes:
    if form == "csv":
        return csv_bytes(rows, resource.fields)
    if form == "parquet":
        return parquet_bytes(rows, resource.fields, _marks(asked))
    head = {**about(asked), "totaal": total, "pagina": asked.page, "perPagina": asked.page_size}
    told = json.dumps({**head, "links": links}, ensure_ascii=False)
    return f'{told[:-1]},"{resource.name}":{json_rows(rows, resource.fields)}}}'.encode()


def about(asked: Asked) -> dict[str, Any]:
    """What every answer says of the release that it comes from."""
    return {
        "release": asked.holding.id,
        "is_verzonnen": asked.holding.manifest.is_fictional,
        "is_concept": asked.holding.is_concept,
        "stand": asked.day.isoformat() if asked.day else None,
    }


def _marks(asked: Asked) -> dict[str, str]:
    return {name: json.dumps(value) for name, value in about(asked).items()}


def _metadata(wanted: Wanted, resource: Resource, asked: Asked) -> Answer:
    if FORMAT in wanted.parameters:
        url = wanted.address(wanted.path, **{FORMAT: "csv"})
    else:
        url = wanted.address(f"{wanted.path}.csv")
    told = csv_metadata(resource, asked.holding, url)
    body = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return Answer(200, MEDIA_TYPES["csvw"], body, language=wanted.language)
