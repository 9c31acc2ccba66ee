"""How figures grow from the first publication to the last, and how good the nowcast was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from jeugdpeil.domain.change_verdict import ChangeRule, ChangeVerdict
from jeugdpeil.domain.period import Period
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import (
    decimal_number,
    percentage,
    whole_number,
)
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published import layout
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.percentages import percent, percent_interval
from jeugdpeil.site.views.record_chart import RecordChart, record_charts
from jeugdpeil.site.views.take_away import TakeAway, provisional_take_away

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Growth:
    """How much figures of the country are expected to grow, per form and step.

    Args:
        title: the finding, about the headline figure of a year.
        steps: the steps, in words.
        rows: name and address of an indicator, and growth with margin per step.
        notes: per step how much was learned from, and what is assumed.
    """

    title: str
    steps: tuple[str, ...]
    rows: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class RecordTable:
    """How good the nowcast was at one step.

    Args:
        heading: the step.
        title: the finding.
        rows: name, figures, covered, width, error of the nowcast, of the rule and of nothing.
        chart: the figure of the country at each publication; None where there is none.
    """

    heading: str
    title: str
    rows: tuple[tuple[str, ...], ...]
    chart: RecordChart | None


@dataclass(frozen=True)
class Pair:
    """A real national figure that was published twice."""

    name: str
    period: str
    shown: str
    became: str
    growth: str
    said: str
    is_inside: bool
    sources: tuple[str, str]


@dataclass(frozen=True)
class Known:
    """A national figure as it was published."""

    name: str
    scope: str
    period: str
    status: str
    value: str
    published: str
    source: str


@dataclass(frozen=True)
class ProvisionalPage:
    """The page.

    Args:
        absence: why there is no nowcast; empty where there is one.
        growth: per form and step; None where there is no nowcast.
        records: per step.
        pairs_title, pairs: the real pairs.
        known: the national figures of earlier years.
        verdicts: each verdict with its meaning and when it is given.
        region_href: the provisional figures of the country or the own region.
        region: its name.
        take_away: the tables as files; None where there is no nowcast.
    """

    absence: str
    growth: Growth | None
    records: tuple[RecordTable, ...]
    pairs_title: str
    pairs: tuple[Pair, ...]
    known: tuple[Known, ...]
    verdicts: tuple[tuple[str, str], ...]
    region: str
    region_href: str
    take_away: TakeAway | None


def provisional_page(edition: Edition, links: Links) -> ProvisionalPage:
    """The page on provisional and definitive figures."""
    language, summary = links.language, edition.revision_summary
    home = edition.home()
    has_home = home is not None and bool(edition.revisions(home.key.code).nowcasts)
    pairs = tuple(_pair(edition, row, language) for row in summary.get("national", ()))
    return ProvisionalPage(
        absence="" if summary else text(language, "provisional.absence"),
        growth=_growth(edition, summary["steps"], links) if summary else None,
        records=tuple(_records(edition, summary, links)),
        pairs_title=_pairs_title(pairs, language),
        pairs=pairs,
        known=tuple(_known(edition, language)),
        verdicts=tuple(_verdicts(language)),
        region=home.name if home else "",
        region_href=links.page(f"voorlopig/{home.key.code}") if home and has_home else "",
        take_away=provisional_take_away(edition, links) if summary else None,
    )


def step_name(language: str, step: str) -> str:
    """The name of a step."""
    return code_text(language, "provisional.step", step)


def _growth(edition: Edition, steps: list[Row], links: Links) -> Growth:
    language = links.language
    by_step = [{item["indicator"]: item for item in step["growth"]} for step in steps]
    indicators = [name for name in by_step[0] if name in edition.definitions]
    headline = by_step[-1].get(edition.headline.id)
    return Growth(
        title=_growth_title(headline, language) if headline else "",
        steps=tuple(step_name(language, step["step"]) for step in steps),
        rows=tuple(
            (
                edition.definitions[name].short_name.in_language(language),
                links.indicator(name),
                tuple(_cell(each[name], language) for each in by_step),
            )
            for name in indicators
        ),
        notes=tuple(
            f"{step_name(language, step['step'])}: {' '.join(_growth_notes(step, language))}"
            for step in steps
        ),
    )


def _growth_title(headline: Row, language: str) -> str:
    growth, interval = _cell(headline, language)
    return text(language, "provisional.growth.title", growth=growth, interval=interval)


def _cell(item: Row, language: str) -> tuple[str, str]:
    interval = percent_interval(language, item["lower"], item["upper"])
    return percent(language, item["expected"]), interval


def _growth_notes(step: Row, language: str) -> tuple[str, ...]:
    number = whole_number(language, step["publications"])
    key = "provisional.learned" if step["publications"] else "provisional.learned.none"
    notes = [text(language, key, number=number)]
    if step["is_prior"]:
        notes.append(text(language, "change.prior"))
    elif step["publications"] < 4:
        notes.append(text(language, "change.few"))
    return tuple(notes)


def _records(edition: Edition, summary: Row, links: Links) -> Iterable[RecordTable]:
    language = links.language
    rows: list[Row] = list(summary.get("record", ()))
    charts = record_charts(edition, edition.home(), links)
    for step in dict.fromkeys(row["step"] for row in rows):
        own = [row for row in rows if row["step"] == step]
        whole = next((row for row in own if row["by"] == "alles"), None)
        if whole is None:
            continue
        yield RecordTable(
            step_name(language, step),
            text(
                language,
                "provisional.record.title",
                covered=percentage(language, 100 * whole["coverage"], 0),
                number=whole_number(language, whole["n"]),
                error=percentage(language, whole["error"]),
                ruled=percentage(language, whole["ruled_error"]),
                bare=percentage(language, whole["bare_error"]),
            ),
            tuple(_record_row(edition, row, language) for row in own),
            charts.get(step),
        )


def _record_row(edition: Edition, row: Row, language: str) -> tuple[str, ...]:
    return (
        record_name(edition, row, language),
        whole_number(language, row["n"]),
        percentage(language, 100 * row["coverage"], 0),
        percentage(language, 100 * row["width"]),
        percentage(language, row["error"]),
        percentage(language, row["ruled_error"]),
        percentage(language, row["bare_error"]),
    )


def record_name(edition: Edition, row: Row, language: str) -> str:
    """What a row of the record is about: all figures, a publication, a size or a form."""
    if row["by"] == "publicatie":
        return text(language, "provisional.record.publication", day=day(language, row["name"]))
    if row["by"] == "indicator" and row["name"] in edition.definitions:
        return edition.definitions[row["name"]].short_name.in_language(language)
    key = "provisional.record." + ".".join(filter(None, (row["by"], row["name"])))
    return text(language, key)


def _pairs_title(pairs: tuple[Pair, ...], language: str) -> str:
    if not pairs:
        return ""
    inside = sum(pair.is_inside for pair in pairs)
    return text(
        language,
        "provisional.pairs.title",
        inside=whole_number(language, inside),
        number=whole_number(language, len(pairs)),
    )


def _pair(edition: Edition, row: Row, language: str) -> Pair:
    return Pair(
        name=counted_name(edition, row, language),
        period=_period_and_status(row, language),
        shown=whole_number(language, row["shown"]),
        became=whole_number(language, row["became"]),
        growth=percent(language, row["growth"]),
        said=percent_interval(language, row["lower"], row["upper"]),
        is_inside=row["covers"],
        sources=(row["shown_source"], row["became_source"]),
    )


def _period_and_status(row: Row, language: str) -> str:
    period = period_name(language, Period.parse(row["period"]))
    return f"{period}, {code_text(language, 'status', row['status'])}"


def counted_name(edition: Edition, row: Row, language: str) -> str:
    """What a national figure counts: the form, and youths, trajecten or measures."""
    definition = edition.definitions.get(row["form"].replace(" ", "-"))
    form = definition.short_name.in_language(language) if definition else row["form"]
    return text(language, f"provisional.measure.{row['measure']}", form=form)


def _known(edition: Edition, language: str) -> Iterable[Known]:
    if not edition.release.has_nowcast:
        return
    for row in edition.release.document(layout.HISTORY):
        assert isinstance(row, dict)
        scope = row["scope"]
        value = whole_number(language, row["value"])
        yield Known(
            name=counted_name(edition, row, language),
            scope=code_text(language, "scope", scope) if scope else "",
            period=period_name(language, Period.parse(row["period"])),
            status=code_text(language, "status", row["status"]),
            value=text(language, "provisional.about", value=value) if row["unit"] > 5 else value,
            published=row["published"],
            source=row["source"],
        )


def _verdicts(language: str) -> Iterable[tuple[str, str]]:
    rule = ChangeRule()
    for verdict in ChangeVerdict:
        yield (
            text(language, f"change.word.{verdict.value}"),
            text(
                language,
                f"change.meaning.{verdict.value}",
                minimum=percentage(language, rule.minimum_change, 0),
                remaining=percentage(language, 100 * rule.remaining_share, 0),
                widest=decimal_number(language, rule.widest, 0),
                revision=percentage(language, 100 * rule.least_revision, 0),
            ),
        )
