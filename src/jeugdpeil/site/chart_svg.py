"""A chart as an SVG file that stands alone: no style sheet, no script, no font beside it."""

from dataclasses import replace
from functools import partial

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.drawing.stretch import stretched
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.palette import palette
from jeugdpeil.site.templating import environment
from jeugdpeil.site.views.chart_files import MARGIN, PLOT, WIDTH, ChartFile
from jeugdpeil.site.views.region_whole import charts_of_region

SVG = "image/svg+xml; charset=utf-8"
_TITLE_STEP, _LINE_STEP, _KEY_STEP = 27, 16, 19
_FONT = "'Source Sans 3', 'Source Sans Pro', Arial, sans-serif"


def chart_svg(chart: ChartFile, *, is_bare: bool = False) -> str:
    """The chart as SVG, with its title, status and source inside.

    The same data always give the same picture. Everything is an attribute: a style inside would be
    refused by the site's own rules, and is not read by every word processor.

    Args:
        chart: the chart.
        is_bare: whether the title and the source stand beside the picture, in a document.
    """
    if is_bare:
        chart = replace(chart, title=(), subject="", notes=(), source=(), mark="")
    top = 8 if is_bare else 48 + _TITLE_STEP * len(chart.title) + (18 if chart.subject else 0)
    below = top + chart.height + 16
    notes = below + _KEY_STEP * len(chart.keys) + (6 if chart.keys else 0)
    source = notes + _LINE_STEP * len(chart.notes) + 12
    height = notes if is_bare else source + _LINE_STEP * len(chart.source) + 10
    return (
        environment()
        .get_template("chart.svg")
        .render(
            chart=chart,
            drawing=chart.drawing,
            colour=palette(),
            font=_FONT,
            width=WIDTH,
            margin=MARGIN,
            plot=PLOT,
            height=round(height),
            top=top,
            below=below,
            notes=notes,
            source=source,
            across=_across,
            stretched=stretched,
            t=partial(text, chart.language),
        )
    )


def chart_of_region(edition: Edition, region: Region, name: str, language: str) -> str | None:
    """The picture with this name, such as `reeks-1.svg`; None where the page has no such chart."""
    charts = charts_of_region(edition, region, language)
    found = next((chart for chart in charts if f"{chart.name}.svg" == name), None)
    return chart_svg(found) if found else None


def size_of(svg: str) -> tuple[int, int]:
    """Width and height of a picture that was made here, in pixels.

    >>> size_of('<svg xmlns="..." width="800" height="310" viewBox="0 0 800 310">')
    (800, 310)
    """
    parts = svg.partition('width="')[2].split('"', 3)
    return int(parts[0]), int(parts[2])


def _across(percentage: float) -> float:
    """A place across in pixels, from a percentage of the width."""
    return round(percentage * PLOT / 100, 1)
