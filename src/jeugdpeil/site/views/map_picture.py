"""A map as a picture in a file: title, maps, legends, status and source on one sheet.

Nothing in it depends on a style sheet, a script or a font that is fetched, so that any program that
shows SVG shows the same. It is made of the page of the map alone.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from jeugdpeil.i18n.texts import text
from jeugdpeil.site.drawing.map_colours import INK, INK_SOFT, LINE, border_of, fill_of, key_fill_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.map_data import PaintedMap, painted_maps, source_sentences
from jeugdpeil.site.views.map_page import MapPage

WIDTH, MARGIN, GAP = 1200, 32, 28
# A sheet with one map has its legend beside it.
_ALONE = 720
_TALLEST = 640
_KEY_WIDTH, _KEY_HEIGHT, _KEY_STEP = 28, 18, 25
# Width of a letter as a part of the size of the type, for where a line must be broken.
_LETTER, _BOLD_LETTER = 0.54, 0.62
# Borders of thousands of wijken would cover what they enclose.
_MANY = 1000


@dataclass(frozen=True)
class Words:
    """A line of text at a place on the sheet; sizes in pixels, weight as in CSS."""

    x: float
    y: float
    size: int
    weight: int
    colour: str
    text: str


@dataclass(frozen=True)
class Key:
    """A row of a legend: a sample and what it means."""

    x: float
    y: float
    fill: str
    border: str
    words: Words


@dataclass(frozen=True)
class Painted:
    """Regions with the same fill, by code."""

    fill: str
    border: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Panel:
    """One map on the sheet.

    Args:
        kind: `actual`, `expected` or `difference`.
        x, y, width, height: its place on the sheet.
        stroke: width of a border, in steps of the canvas.
        groups: regions by fill.
        keys: the legend.
    """

    kind: str
    x: float
    y: float
    width: float
    height: float
    stroke: float
    groups: tuple[Painted, ...]
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class MapPicture:
    """The sheet.

    Args:
        label: what it shows, for who cannot see it.
        width, height: in pixels.
        view_box: of the canvas of the outlines.
        scale: steps of the canvas in a pixel of the sheet, for patterns.
        outlines: path data by code; each map points to them.
        panels: the maps.
        words: every line of text.
    """

    label: str
    width: int
    height: int
    view_box: str
    scale: float
    outlines: tuple[tuple[str, str], ...] = field(repr=False)
    panels: tuple[Panel, ...]
    words: tuple[Words, ...]


def map_picture(
    page: MapPage, language: str, extra: Sequence[str], kind: str = ""
) -> MapPicture | None:
    """The sheet of a map; None where nothing is drawn.

    Args:
        page: the page of the map.
        language: of the words.
        extra: lines under the source: the release, that figures are made up, a filter.
        kind: one of the maps alone; empty for all of them.
    """
    found = painted_maps(page, language)
    maps = tuple(item for item in found if kind in ("", item.kind)) or found
    canvas = _canvas(page)
    if not maps or canvas is None:
        return None
    head = list(_head(page))
    top = head[-1].y + 34
    width = _width(len(maps))
    size = (width, min(_TALLEST, width * canvas.height / canvas.width))
    sheets = [
        _panel(item, MARGIN + number * (width + GAP), top, size, canvas, is_alone=len(maps) == 1)
        for number, item in enumerate(maps)
    ]
    words = [*head, *(line for _, lines in sheets for line in lines)]
    lowest = max(
        [top + size[1] + 30, *(key.y + _KEY_STEP for panel, _ in sheets for key in panel.keys)]
    )
    foot = list(_foot([*source_sentences(page), *extra], lowest + 26))
    return MapPicture(
        label=f"{page.heading}. {head[1].text}",
        width=WIDTH,
        height=round(foot[-1].y + MARGIN),
        view_box=canvas.view_box,
        scale=round(max(canvas.width / size[0], canvas.height / size[1]), 2),
        outlines=canvas.outlines,
        panels=tuple(panel for panel, _ in sheets),
        words=(*words, *foot),
    )


@dataclass(frozen=True)
class _Canvas:
    view_box: str
    width: float
    height: float
    outlines: tuple[tuple[str, str], ...]


def _canvas(page: MapPage) -> _Canvas | None:
    if page.trio is not None and page.trio.maps:
        item = page.trio
        return _Canvas(item.view_box, item.width, item.height, item.outlines)
    if page.picture is not None:
        item = page.picture
        areas = tuple((area.code, area.outline) for group in item.groups for area in group.areas)
        return _Canvas(item.view_box, item.width, item.height, areas)
    return None


def _width(count: int) -> float:
    return _ALONE if count == 1 else (WIDTH - 2 * MARGIN - GAP * (count - 1)) / count


def _head(page: MapPage) -> Iterator[Words]:
    """The title, and the finding under it."""
    room = WIDTH - 2 * MARGIN
    y = MARGIN + 20.0
    for line in _broken(page.heading, room, 28, _BOLD_LETTER):
        yield Words(MARGIN, y, 28, 700, INK, line)
        y += 34
    y -= 2
    finding = page.trio.title if page.trio else page.title
    for line in _broken(finding, room, 18):
        yield Words(MARGIN, y, 18, 400, INK, line)
        y += 24


def _panel(
    item: PaintedMap,
    x: float,
    top: float,
    size: tuple[float, float],
    canvas: _Canvas,
    *,
    is_alone: bool,
) -> tuple[Panel, list[Words]]:
    """A map with its title above it, and its legend beneath it or, where it is alone, beside it."""
    width, height = size
    titles = _broken(item.title, width, 16, _BOLD_LETTER)
    lines = [Words(x, top + 20 * number, 16, 700, INK, line) for number, line in enumerate(titles)]
    # Titles of the three maps break into as many lines as they like; the maps stay in line.
    y = top + 20 * 3
    legend_x = x + width + GAP if is_alone else x
    legend_y = y if is_alone else y + height + 16
    room = WIDTH - MARGIN - legend_x if is_alone else width
    panel = Panel(
        kind=item.kind,
        x=x,
        y=y,
        width=width,
        height=height,
        stroke=round(
            (0.25 if len(item.styles) > _MANY else 0.6)
            * max(canvas.width / width, canvas.height / height),
            2,
        ),
        groups=tuple(_painted(item)),
        keys=tuple(_keys(item, legend_x, legend_y, room)),
    )
    return panel, lines


def _painted(item: PaintedMap) -> Iterator[Painted]:
    by_style: dict[str, list[str]] = {}
    for code, style in item.styles.items():
        by_style.setdefault(style, []).append(code)
    for style, codes in by_style.items():
        yield Painted(fill_of(style), border_of(style), tuple(codes))


def _keys(item: PaintedMap, x: float, top: float, room: float) -> Iterator[Key]:
    y = top
    for row in item.legend:
        words = f"{row.label} ({row.count})"
        shown = textwrap.shorten(words, round((room - _KEY_WIDTH - 10) / (15 * _LETTER)))
        line = Words(x + _KEY_WIDTH + 10, y + 14, 15, 400, INK, shown)
        yield Key(x, y, key_fill_of(row.style), LINE, line)
        y += _KEY_STEP


def _foot(sentences: Iterable[str], top: float) -> Iterator[Words]:
    y = top
    for sentence in filter(None, sentences):
        for line in _broken(sentence, WIDTH - 2 * MARGIN, 14):
            yield Words(MARGIN, y, 14, 400, INK_SOFT, line)
            y += 19


def _broken(sentence: str, room: float, size: int, letter: float = _LETTER) -> list[str]:
    """A sentence in lines that fit, also in a wide type; a space that may not break stays whole."""
    return textwrap.wrap(sentence, round(room / (size * letter)), break_on_hyphens=False)


def standing_sentences(edition: Edition, language: str, *, is_filtered: bool) -> tuple[str, ...]:
    """What a picture must say of itself wherever it is shown.

    Args:
        edition: the release.
        language: of the words.
        is_filtered: whether only clear differences are painted.
    """
    manifest = edition.manifest
    return (
        text(language, "map.filtered.picture") if is_filtered else "",
        _banner("fictional", language) if manifest.is_fictional else "",
        _banner("concept", language) if edition.is_concept else "",
        f"{manifest.monitor.name}. {text(language, 'site.release', release=manifest.id)}",
    )


def _banner(name: str, language: str) -> str:
    return f"{text(language, f'banner.{name}')} {text(language, f'banner.{name}.text')}"
