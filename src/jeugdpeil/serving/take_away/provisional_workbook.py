"""How figures grow until they are definitive, and the record of the nowcast, as a workbook."""

from collections.abc import Iterable, Mapping
from typing import Any

from jeugdpeil.domain.period import Period
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published import layout
from jeugdpeil.reports.workbook import Cell, Number, Sheet, Workbook
from jeugdpeil.serving.take_away.colophon import workbook
from jeugdpeil.serving.take_away.numbers import column_names, percent, signed
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.provisional_page import counted_name, record_name, step_name

Entry = Mapping[str, Any]


def provisional_workbook(edition: Edition, language: str) -> Workbook | None:
    """The tables of the page on provisional figures; None in a release without a nowcast."""
    summary = edition.revision_summary
    if not summary:
        return None
    sheets = (
        _growth(edition, summary, language),
        _record(edition, summary, language),
        _pairs(edition, summary, language),
        _known(edition, language),
    )
    title = text(language, "provisional.heading")
    about = text(language, "provisional.lead")
    held = (sheet for sheet in sheets if sheet.rows)
    return workbook(edition, title, about, held, language)


def _growth(edition: Edition, summary: Entry, language: str) -> Sheet:
    names = ("step", "growth", "growth_lower", "growth_upper", "growth_level", "learned", "remark")
    rows = [
        (
            edition.definitions[item["indicator"]].short_name.in_language(language),
            step_name(language, step["step"]),
            *(signed(item[name], 1) for name in ("expected", "lower", "upper")),
            percent(summary["level"]),
            Number(step["publications"]),
            text(language, "change.prior") if step["is_prior"] else None,
        )
        for step in summary["steps"]
        for item in step["growth"]
        if item["indicator"] in edition.definitions
    ]
    return _sheet("growth", names, rows, language)


def _record(edition: Edition, summary: Entry, language: str) -> Sheet:
    shares = ("covered", "width", "error", "ruled", "bare")
    head = (
        *column_names(("step",), language),
        *(text(language, f"provisional.record.{key}") for key in ("which", "n")),
        *(f"{text(language, f'provisional.record.{key}')} (%)" for key in shares),
    )
    rows = tuple(
        (
            step_name(language, row["step"]),
            record_name(edition, row, language),
            Number(row["n"]),
            percent(row["coverage"]),
            Number(round(100 * row["width"], 1), 1),
            *(Number(round(row[name], 1), 1) for name in ("error", "ruled_error", "bare_error")),
        )
        for row in summary.get("record", ())
    )
    title, note = (text(language, f"provisional.record.{key}") for key in ("heading", "lead"))
    return Sheet(text(language, "take.sheet.record"), title, note, head, rows)


def _pairs(edition: Edition, summary: Entry, language: str) -> Sheet:
    names = (
        "period",
        "status",
        "shown",
        "became",
        "growth",
        "growth_lower",
        "growth_upper",
        "inside",
        "shown_source",
        "became_source",
    )
    rows = [
        (
            counted_name(edition, row, language),
            period_name(language, Period.parse(row["period"])),
            code_text(language, "status", row["status"]),
            Number(row["shown"]),
            Number(row["became"]),
            *(signed(row[name], 1) for name in ("growth", "lower", "upper")),
            text(language, "provisional.yes" if row["covers"] else "provisional.no"),
            row["shown_source"],
            row["became_source"],
        )
        for row in summary.get("national", ())
    ]
    return _sheet("pairs", names, rows, language)


def _known(edition: Edition, language: str) -> Sheet:
    names = ("period", "count", "rounded_to", "status", "scope", "published", "source")
    held = edition.release.document(layout.HISTORY)
    rows = [
        (
            counted_name(edition, row, language),
            period_name(language, Period.parse(row["period"])),
            Number(row["value"]),
            Number(row["unit"]),
            code_text(language, "status", row["status"]),
            code_text(language, "scope", row["scope"]) if row["scope"] else None,
            row["published"],
            row["source"],
        )
        for row in held
        if isinstance(row, dict)
    ]
    return _sheet("known", names, rows, language)


def _sheet(word: str, names: Iterable[str], rows: list[tuple[Cell, ...]], language: str) -> Sheet:
    name, title, note = (
        text(language, key)
        for key in (
            f"take.sheet.{word}",
            f"provisional.{word}.heading",
            f"take.sheet.{word}.about",
        )
    )
    head = (text(language, "column.cijfer"), *column_names(names, language))
    return Sheet(name, title, note, head, tuple(rows))
