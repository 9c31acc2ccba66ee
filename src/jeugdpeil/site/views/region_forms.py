"""The tree of forms of care: how many youths have each, and why the parts exceed the whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.numbers import percentage, whole_number
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.absence import absence
from jeugdpeil.site.views.figure_view import FigureView, figure_view
from jeugdpeil.site.views.source_line import SourceLine, source_line
from jeugdpeil.site.views.themes import depth_of, indicators_of_forms, tree_order


@dataclass(frozen=True)
class FormRow:
    """One form of care.

    Args:
        name, href: name and definition.
        depth: how deep it lies in the tree.
        view: its figure.
        share: its part of all youths with youth care, in words; empty where it is not known.
        bar: that part as a bar.
    """

    name: str
    href: str
    depth: int
    view: FigureView
    share: str
    bar: Bar | None


@dataclass(frozen=True)
class Forms:
    """The tree; `absence` says why it is not there."""

    title: str
    rows: tuple[FormRow, ...]
    overlap: str
    source: SourceLine | None
    absence: str


def forms(edition: Edition, region: Region, period: Period | None, links: Links) -> Forms:
    """The forms of care of a region in a period."""
    indicators = indicators_of_forms(edition.definitions)
    figures = _figures(edition, region, period, indicators)
    parts = [form for form in figures if form is not CareForm.JEUGDZORG]
    if not any(figures[form].is_present for form in parts):
        wanted = [edition.definitions[indicators[form]] for form in indicators if form.parent]
        cells = [figures[form] for form in parts]
        reason = absence(links.language, wanted, cells, region.key.level)
        return Forms("", (), "", None, reason)
    whole = figures.get(CareForm.JEUGDZORG)
    rows = tuple(_row(edition, form, figures[form], whole, links) for form in figures)
    assert period is not None
    return Forms(
        _title(figures, period, links.language),
        rows,
        _overlap(figures, links.language),
        source_line([row.view for row in rows], links.language),
        "",
    )


def _figures(
    edition: Edition, region: Region, period: Period | None, indicators: Mapping[CareForm, str]
) -> dict[CareForm, Figure]:
    if period is None:
        return {}
    held = edition.figures(region.key.code)
    pairs = (
        (form, held.newest(indicators[form], period, region.key.year))
        for form in tree_order()
        if form in indicators
    )
    return {form: figure for form, figure in pairs if figure is not None}


def _row(
    edition: Edition, form: CareForm, figure: Figure, whole: Figure | None, links: Links
) -> FormRow:
    share = share_of_whole(figure, whole)
    return FormRow(
        name=edition.definitions[figure.indicator].short_name.in_language(links.language),
        href=links.indicator(figure.indicator),
        depth=depth_of(form),
        view=figure_view(edition, figure, links),
        share="" if share is None else percentage(links.language, share, 0),
        bar=bar(share, (share, share), 100.0),
    )


def share_of_whole(figure: Figure, whole: Figure | None) -> float | None:
    """The youths of a form as a percentage of all youths with youth care; None where unknown."""
    if whole is None or not whole.count or figure.count is None:
        return None
    return 100 * figure.count / whole.count


def _title(figures: dict[CareForm, Figure], period: Period, language: str) -> str:
    """How much of the support is with a stay: the division that the tree begins with."""
    support, stay = figures.get(CareForm.JEUGDHULP), figures.get(CareForm.MET_VERBLIJF)
    when = period_name(language, period)
    share = share_of_whole(stay, support) if stay is not None else None
    if share is None:
        return text(language, "forms.title", period=when)
    return text(language, "forms.title.stay", share=percentage(language, share, 1), period=when)


def _overlap(figures: dict[CareForm, Figure], language: str) -> str:
    """The note that parts exceed the whole, with the numbers of this region where it has them."""
    note = text(language, "forms.overlap")
    whole = figures.get(CareForm.JEUGDHULP)
    leaves = [
        form for form in CareForm if form.is_part_of(CareForm.JEUGDHULP) and not form.children
    ]
    counts = [figures[form].count for form in leaves if form in figures]
    if whole is None or not whole.count or len(counts) < len(leaves) or None in counts:
        return note
    total = sum(count or 0 for count in counts)
    example = text(
        language,
        "forms.overlap.example",
        total=whole_number(language, total),
        whole=whole_number(language, whole.count),
    )
    return f"{note} {example}" if total > whole.count else note
