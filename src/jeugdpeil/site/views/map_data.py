"""What a moving map reads: outlines of a level, and what it paints and tells of each region."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.drawing.topology import topology
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.choropleth import LegendItem, MapRow
from jeugdpeil.site.views.map_page import MapPage
from jeugdpeil.site.views.map_trio import ACTUAL, TrioRow

Document = Mapping[str, object]
# Heads of the list beneath the map, behind the name; a panel tells the same.
_HEADS = ("column.waarde", "column.interval", "column.aantal")
_EXPECTED_HEADS = (
    "expected.column.expected",
    "column.interval",
    "expected.column.difference",
    "expected.column.youths",
    "expected.column.chance",
    "expected.verdict",
)


@dataclass(frozen=True)
class PaintedMap:
    """One map: its style by code, its title and its legend.

    Args:
        kind: `actual`, `expected` or `difference`.
        label: for a tab.
        title: what it shows.
        styles: style by code of the regions that are drawn.
        legend: what the styles mean.
    """

    kind: str
    label: str
    title: str
    styles: Mapping[str, str]
    legend: tuple[LegendItem, ...]


def outlines_document(edition: Edition, level: RegionLevel, year: int) -> Document | None:
    """The outlines of a level with every border once; None where the release has none.

    Returns:
        `width` and `height` of the canvas, `arcs` and `shapes` (see `drawing.topology`).
    """
    outlines = edition.release.svg_map(level, year) if edition.outline_year(level, year) else None
    if outlines is None:
        return None
    shared = topology(outlines.paths)
    left, top, width, height = (float(number) for number in outlines.view_box.split())
    return {
        "width": left + width,
        "height": top + height,
        "arcs": shared.arcs,
        "shapes": shared.shapes,
    }


def painted_maps(page: MapPage, language: str) -> tuple[PaintedMap, ...]:
    """The maps of a page in one form: three where something is expected, else one."""
    if page.trio is not None:
        return tuple(
            PaintedMap(
                item.kind,
                item.label,
                item.title,
                {code: group.style for group in item.groups for code in group.codes},
                item.legend,
            )
            for item in page.trio.maps
        )
    if page.picture is None:
        return ()
    styles = {area.code: group.style for group in page.picture.groups for area in group.areas}
    label = text(language, "map.trio.actual")
    return (PaintedMap(ACTUAL, label, page.picture.title, styles, page.picture.legend),)


def values_document(page: MapPage, language: str) -> Document:
    """What a moving map paints and tells, as it stands on the page, in the same words.

    Args:
        page: the page of the map, of all regions.
        language: of the words.

    Returns:
        Columns of equal length, one place per region in the order of the list: `codes`, `names`,
        `around` (the gemeente), `hrefs`, `clear` and the columns of `facts`; per map its styles as
        numbers into `styles`, -1 where a region is not drawn.
    """
    rows = [(group.name, row) for group in page.groups for row in group.rows]
    maps = painted_maps(page, language)
    names = list(dict.fromkeys(style for item in maps for style in item.styles.values()))
    known: Mapping[str, TrioRow] = {} if page.trio is None else page.trio.rows
    return {
        "heading": page.heading,
        "finding": page.trio.title if page.trio else page.title,
        "period": page.period,
        "codes": [row.code for _, row in rows],
        "names": [row.name for _, row in rows],
        "around": [around for around, _ in rows],
        "hrefs": [row.href for _, row in rows],
        "clear": [int(page.trio is not None and row.code in page.trio.clear) for _, row in rows],
        "styles": names,
        "maps": [_map(item, names, rows) for item in maps],
        "facts": _facts(page, [row for _, row in rows], known, language),
        "source": list(source_sentences(page)),
    }


def _map(item: PaintedMap, names: Sequence[str], rows: Sequence[tuple[str, MapRow]]) -> Document:
    number = {style: place for place, style in enumerate(names)}
    return {
        "kind": item.kind,
        "label": item.label,
        "title": item.title,
        "legend": [[each.style, each.label, each.count] for each in item.legend],
        "styles": [number.get(item.styles.get(row.code, ""), -1) for _, row in rows],
    }


def _facts(
    page: MapPage, rows: Sequence[MapRow], known: Mapping[str, TrioRow], language: str
) -> list[tuple[str, list[str]]]:
    """Head and cells of each column, as in the list beneath the map."""
    columns = [
        [row.view.value for row in rows],
        [row.view.bounds for row in rows],
        [row.view.whole_text for row in rows],
    ]
    heads: list[str] = [*_HEADS]
    if page.trio is not None:
        columns += _expected(rows, known)
        heads += _EXPECTED_HEADS
    if page.source is not None and not page.source.status:
        columns.append([row.view.status for row in rows])
        heads.append("column.status")
    return [(text(language, head), cells) for head, cells in zip(heads, columns, strict=True)]


def _expected(rows: Sequence[MapRow], known: Mapping[str, TrioRow]) -> Iterable[list[str]]:
    found = [known.get(row.code) for row in rows]
    yield [item.view.expected if item else "" for item in found]
    yield [item.view.expected_bounds if item else "" for item in found]
    yield [item.view.difference if item else "" for item in found]
    yield [item.view.difference_count if item else "" for item in found]
    yield [item.chance if item else "" for item in found]
    yield [item.view.verdict if item else "" for item in found]


def source_sentences(page: MapPage) -> Iterable[str]:
    """What stands under a picture of the map: status, publication, source and model."""
    if page.trio is not None:
        source = page.trio.source
        yield " · ".join(filter(None, (source.status, f"{source.sentence} {source.model_name}.")))
    if page.source is not None:
        yield " · ".join(filter(None, (page.source.status, page.source.sentence)))


def as_json(document: Document) -> str:
    """A document on one line, in the fewest characters."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))
