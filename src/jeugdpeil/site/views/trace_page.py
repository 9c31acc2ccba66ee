"""Hoe is dit getal ontstaan: the road from a number back to the file it came from."""

from dataclasses import dataclass

from jeugdpeil.domain.lineage import FigureKey
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import day, moment, period_name
from jeugdpeil.i18n.numbers import file_size, whole_number
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.denominator import denominator_of
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.report_link import report_of
from jeugdpeil.site.views.words import full_name


@dataclass(frozen=True)
class Step:
    """One step of the road: a heading and pairs of term and text; a text may be an address."""

    heading: str
    sentence: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TracePage:
    """The origin of one figure."""

    id: str
    title: str
    region: str
    region_href: str
    indicator: str
    view: FigureView
    steps: tuple[Step, ...]
    others: tuple[FigureView, ...]
    report: str


def find_figure(edition: Edition, lineage: str) -> Figure | None:
    """The figure with this lineage id; None where the release has none or the id is no id."""
    try:
        key = FigureKey.parse(lineage)
    except ValueError:
        return None
    figures = edition.figures(key.region.code).of(key.indicator)
    return next((item for item in figures if item.lineage_id == lineage), None)


def trace_page(edition: Edition, figure: Figure, links: Links) -> TracePage | None:
    """The origin of a figure; None where the release does not know its region."""
    region = edition.regions.get(figure.code, figure.region_year) or edition.regions.get(
        figure.code
    )
    if region is None:
        return None
    language = links.language
    definition = edition.definitions[figure.indicator]
    held = edition.figures(figure.code)
    vintages = held.vintages(figure.indicator, figure.period, figure.region_year)
    return TracePage(
        id=figure.lineage_id,
        title=text(language, "trace.title"),
        region=full_name(language, region),
        region_href=links.region(figure.code, figure.region_year),
        indicator=definition.name.in_language(language),
        view=figure_view(edition, figure, links),
        steps=(
            _what(edition, figure, region, language),
            _how(figure, language),
            _source(edition, figure, language),
            *_denominator(edition, figure, language),
            _release(edition, figure, language),
        ),
        others=tuple(figure_view(edition, item, links) for item in vintages if item != figure),
        report=report_of(edition, figure, language),
    )


def _what(edition: Edition, figure: Figure, region: Region, language: str) -> Step:
    definition = edition.definitions[figure.indicator]
    rows = {
        "numerator": definition.numerator.in_language(language),
        "denominator": definition.denominator.in_language(language),
        "region": f"{full_name(language, region)} ({figure.code}, {figure.region_year})",
        "period": period_name(language, figure.period),
        "place": text(language, f"place_rule.{figure.place_rule.value}"),
    }
    return _step("what", rows, language)


def _how(figure: Figure, language: str) -> Step:
    rows = {
        "derivation": code_text(language, "derivation", figure.derivation),
        "count": whole_number(language, figure.count) if figure.count is not None else "",
        "denominator_count": (
            whole_number(language, figure.denominator) if figure.denominator is not None else ""
        ),
        "method": code_text(language, "method", figure.method) if figure.method else "",
        "notes": " ".join(code_text(language, "note", code) for code in figure.notes),
        "protection": text(language, f"cell.{figure.cell.value}"),
    }
    return _step("how", rows, language)


def _denominator(edition: Edition, figure: Figure, language: str) -> list[Step]:
    """Where the number of inhabitants comes from; nothing for what is not relative to those."""
    of_region = edition.release.figures_of_region(figure.code)
    found = denominator_of(figure, of_region)
    return [_source(edition, found, language, "group")] if found else []


def _source(edition: Edition, figure: Figure, language: str, step: str = "source") -> Step:
    source = edition.source(figure)
    place = {
        "row": whole_number(language, figure.source_row),
        "column": figure.source_column,
    }
    if source is None:
        words = code_text(language, "source", figure.source)
        return _step(step, {"source": words, "column": figure.source_column}, language)
    retrieved = source.retrieved_at
    rows = {
        "source": source.title,
        "attribution": source.attribution,
        "licence": source.licence,
        "file": f"{source.origin} ({file_size(language, source.byte_count)})",
        "sha256": source.sha256,
        "retrieved": moment(language, retrieved) if retrieved else text(language, "not_recorded"),
        "modified": day(language, source.table_modified),
        **place,
    }
    return _step(step, rows, language)


def _release(edition: Edition, figure: Figure, language: str) -> Step:
    manifest = edition.manifest
    rows = {
        "status": code_text(language, "status", figure.status.value),
        "vintage": day(language, figure.vintage),
        "release": manifest.id,
        "built": moment(language, manifest.created_at),
        "software": manifest.software,
        "command": f"jeugdpeil trace {figure.lineage_id}",
    }
    return _step("release", rows, language)


def _step(name: str, rows: dict[str, str], language: str) -> Step:
    """A step with the rows that have something to say."""
    return Step(
        text(language, f"trace.{name}"),
        text(language, f"trace.{name}.sentence"),
        tuple(
            (text(language, f"trace.row.{term}"), words) for term, words in rows.items() if words
        ),
    )
