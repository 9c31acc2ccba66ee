"""Atom feeds: new releases, and the figures of a region that were revised."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from jeugdpeil.api.choosing import Choosing
from jeugdpeil.api.holding import Holding
from jeugdpeil.api.problems import PREFIX, Problem
from jeugdpeil.api.releases import release_records
from jeugdpeil.domain.period import Period
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import in_unit
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.figure import Figure

_MOST_ENTRIES = 50
_MOST_LINES = 40


@dataclass(frozen=True)
class Entry:
    """One message of a feed.

    Args:
        id: stable IRI.
        updated: moment, RFC 3339.
        href: where to read more, relative to the site.
    """

    id: str
    title: str
    updated: str
    href: str
    summary: str


def releases_feed(choosing: Choosing, base: str, language: str) -> bytes:
    """What was put before the public, newest first."""
    monitor = choosing.shown.manifest.monitor
    entries = [
        Entry(
            id=f"{base}{PREFIX}/releases/{record['id']}",
            title=text(language, "api.feed.release.title", release=record["id"]),
            updated=str(record["gepubliceerd"]),
            href=f"{PREFIX}/releases/{record['id']}",
            summary=text(
                language, f"api.feed.release.{record.get('klasse') or 'none'}", name=monitor.name
            ),
        )
        for record in release_records(choosing)
        if record["gepubliceerd"]
    ]
    title = text(language, "api.feed.releases", name=monitor.name)
    return _feed(choosing.shown, base, "/feeds/releases", title, language, entries)


def region_feed(choosing: Choosing, code: str, base: str, language: str) -> bytes:
    """The revised figures of a region: by publication of the source, and by release.

    Raises:
        Problem: there is no such region.
    """
    holding = choosing.shown
    region = holding.regions.get(code)
    if region is None:
        raise Problem("onbekend-gebied", value=code[:80])
    figures = holding.release.figures_of_region(code)
    entries = [
        *_corrected(choosing, code, figures, base, language),
        *_revised(holding, code, figures, base, language),
    ]
    entries.sort(key=lambda entry: entry.updated, reverse=True)
    title = text(language, "api.feed.region", region=region.name)
    return _feed(holding, base, f"/feeds/gebieden/{code}", title, language, entries)


def _revised(
    holding: Holding, code: str, figures: list[Figure], base: str, language: str
) -> Iterable[Entry]:
    """One message for each publication of the source that changed earlier figures."""
    series: dict[tuple[str, int, str], list[Figure]] = {}
    for figure in figures:
        key = (figure.indicator, figure.region_year, figure.period_text)
        series.setdefault(key, []).append(figure)
    changes: dict[str, list[tuple[Figure, Figure]]] = {}
    for vintages in series.values():
        ordered = sorted(vintages, key=lambda item: item.vintage)
        for before, after in pairwise(ordered):
            if before.value != after.value or before.cell != after.cell:
                changes.setdefault(after.vintage, []).append((before, after))
    for vintage, pairs in changes.items():
        yield Entry(
            id=f"{base}{PREFIX}/feeds/gebieden/{code}#{vintage}",
            title=text(language, "api.feed.revised", count=len(pairs), day=day(language, vintage)),
            updated=f"{vintage}T00:00:00+00:00",
            href=f"/gebied/{code}",
            summary=_lines(holding, pairs, language),
        )


def _corrected(
    choosing: Choosing, code: str, figures: list[Figure], base: str, language: str
) -> Iterable[Entry]:
    """One message where the release gives another value for a figure than the one before it."""
    holding = choosing.shown
    previous = holding.manifest.previous
    at = next((item.at for item in choosing.publications if item.release == holding.id), None)
    if at is None or previous not in choosing.public_ids or previous not in choosing.held_ids:
        return
    held = {
        item.lineage_id: item for item in choosing.holding(previous).release.figures_of_region(code)
    }
    pairs = [
        (held[item.lineage_id], item)
        for item in figures
        if item.lineage_id in held
        and (held[item.lineage_id].value, held[item.lineage_id].cell) != (item.value, item.cell)
    ]
    if pairs:
        yield Entry(
            id=f"{base}{PREFIX}/feeds/gebieden/{code}#{holding.id}",
            title=text(language, "api.feed.corrected", count=len(pairs), release=holding.id),
            updated=at.isoformat(),
            href=f"/gebied/{code}",
            summary=_lines(holding, pairs, language),
        )


def _lines(holding: Holding, pairs: list[tuple[Figure, Figure]], language: str) -> str:
    ordered = sorted(pairs, key=lambda pair: pair[1].period.last_day, reverse=True)
    lines = [_line(holding, before, after, language) for before, after in ordered[:_MOST_LINES]]
    rest = len(ordered) - len(lines)
    if rest:
        lines.append(text(language, "api.feed.more", count=rest))
    return "\n".join(lines)


def _line(holding: Holding, before: Figure, after: Figure, language: str) -> str:
    definition = holding.release.definitions[after.indicator]
    return text(
        language,
        "api.feed.line",
        name=definition.name.in_language(language),
        period=period_name(language, Period.parse(after.period_text)),
        before=_shown(holding, before, language),
        after=_shown(holding, after, language),
        status=code_text(language, "status", after.status.value),
    )


def _shown(holding: Holding, figure: Figure, language: str) -> str:
    if figure.value is None:
        prefix, word = ("reason", figure.reason) if figure.reason else ("cell", figure.cell)
        return code_text(language, prefix, word.value)
    decimals = holding.release.definitions[figure.indicator].decimals
    return in_unit(language, figure.value, figure.unit, decimals)


def _feed(
    holding: Holding, base: str, path: str, title: str, language: str, entries: list[Entry]
) -> bytes:
    shown = entries[:_MOST_ENTRIES]
    updated = shown[0].updated if shown else holding.manifest.created_at.isoformat()
    parts = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language)}>',
        f"<id>{escape(base + PREFIX + path)}</id>",
        f"<title>{escape(_marked(holding, title, language))}</title>",
        f"<updated>{escape(updated)}</updated>",
        f"<author><name>{escape(holding.manifest.monitor.owner)}</name></author>",
        f'<link rel="self" href={quoteattr(base + PREFIX + path)}/>',
        *(_entry(entry, base) for entry in shown),
        "</feed>",
    ]
    return "\n".join(parts).encode()


def _marked(holding: Holding, title: str, language: str) -> str:
    if not holding.manifest.is_fictional:
        return title
    return text(language, "api.feed.fictional", title=title)


def _entry(entry: Entry, base: str) -> str:
    return (
        f"<entry><id>{escape(entry.id)}</id><title>{escape(entry.title)}</title>"
        f"<updated>{escape(entry.updated)}</updated>"
        f"<link href={quoteattr(base + entry.href)}/>"
        f'<summary type="text">{escape(entry.summary)}</summary></entry>'
    )
