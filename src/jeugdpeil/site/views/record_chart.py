"""What the nowcast said of a region at each past publication, and what the figure became."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.site.drawing.interval_plot import IntervalPlot, PlotRow, interval_plot
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.percentages import percent


@dataclass(frozen=True)
class RecordLine:
    """One past publication of a figure.

    Args:
        period: what it is about.
        day: of the publication.
        shown: the figure as published.
        said: what the nowcast would have said, as bounds.
        ruled: what the rule of thumb would have said.
        became: the definitive figure.
        is_inside: whether it lay in the bounds.
    """

    period: str
    day: str
    shown: str
    said: str
    ruled: str
    became: str
    is_inside: bool


@dataclass(frozen=True)
class RecordChart:
    """The record of one figure: a picture of growth in per cent, and a table of the figures.

    Args:
        title: the finding.
        intervals: what was said and what it became, as growth of the figure shown.
        ticks: the values along the axis in words.
        lines: the figures themselves.
    """

    title: str
    intervals: IntervalPlot | None
    ticks: tuple[str, ...]
    lines: tuple[RecordLine, ...]


def record_charts(edition: Edition, region: Region | None, links: Links) -> dict[str, RecordChart]:
    """The record of the headline indicator of a region, per step; empty where there is none."""
    if region is None or not edition.release.has_nowcast:
        return {}
    rows = record_rows(edition, region.key.code)
    steps = dict.fromkeys(row["step"] for row in rows)
    return {
        step: _chart([row for row in rows if row["step"] == step], region.name, links.language)
        for step in steps
    }


def record_rows(edition: Edition, code: str) -> list[dict[str, Any]]:
    """What the nowcast said of the headline indicator of a region, in the order of the periods."""
    key = ("record", code)
    return edition.answers.recall(key, lambda: _read(edition, code))


def _read(edition: Edition, code: str) -> list[dict[str, Any]]:
    table = edition.answers.recall(("record",), lambda: edition.release.nowcast_table("record"))
    chosen = pc.and_(
        pc.equal(table["region_code"].cast(pa.string()), code),
        pc.equal(table["indicator"].cast(pa.string()), edition.headline.id),
    )
    rows = table.filter(chosen).to_pylist()
    return sorted(rows, key=lambda row: Period.parse(row["period"]).first_day)


def _chart(rows: Sequence[dict[str, Any]], name: str, language: str) -> RecordChart:
    lines = tuple(_line(row, language) for row in rows)
    inside = sum(line.is_inside for line in lines)
    title = text(
        language,
        "provisional.record.own",
        name=name,
        inside=whole_number(language, inside),
        number=whole_number(language, len(lines)),
    )
    drawn = _picture(rows, language)
    ticks = tuple(percent(language, tick.value) for tick in drawn.grid) if drawn else ()
    return RecordChart(title, drawn, ticks, lines)


def _line(row: dict[str, Any], language: str) -> RecordLine:
    bounds = {side: whole_number(language, round(row[side])) for side in ("lower", "upper")}
    return RecordLine(
        period=period_name(language, Period.parse(row["period"])),
        day=day(language, row["vintage"]),
        shown=whole_number(language, round(row["shown"])),
        said=text(language, "number.interval", low=bounds["lower"], high=bounds["upper"]),
        ruled=whole_number(language, round(row["ruled"])),
        became=whole_number(language, round(row["became"])),
        is_inside=row["lower"] <= row["became"] <= row["upper"],
    )


def _picture(rows: Sequence[dict[str, Any]], language: str) -> IntervalPlot | None:
    """What was said (dot and interval) and what it became (other dot), as growth in per cent."""
    return interval_plot(
        [
            PlotRow(
                period_name(language, Period.parse(row["period"])),
                _growth(row, "expected"),
                _growth(row, "lower"),
                _growth(row, "upper"),
                _growth(row, "became"),
            )
            for row in rows
        ]
    )


def _growth(row: dict[str, Any], name: str) -> float:
    return 100 * (row[name] / row["shown"] - 1)
