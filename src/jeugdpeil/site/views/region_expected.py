"""Actual beside expected use on the page of a region: the figures, the one verdict, the margins."""

from collections.abc import Iterable
from dataclasses import dataclass

from jeugdpeil.domain.expected import MARGIN_DECIMALS, ActualBasis
from jeugdpeil.domain.region import Region, RegionLevel
from jeugdpeil.i18n.dates import day, period_name
from jeugdpeil.i18n.numbers import percentage, whole_number
from jeugdpeil.i18n.texts import code_text, text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.drawing.scale import Bar, bar, top_of
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.downloads import Download, expected_downloads
from jeugdpeil.site.views.expected_view import (
    ExpectedView,
    chance_sentence,
    expected_view,
    in_percentage,
    level_words,
    points,
    points_between,
)
from jeugdpeil.site.views.figure_view import (
    STATUS_STYLES,
    FigureView,
    explanation,
    figure_view,
)
from jeugdpeil.site.views.model_words import model_name, outcome_name
from jeugdpeil.site.views.words import and_list, level_name, rule_words

# The other areas that the shrunken difference of an area learns from.
_LEANS = {
    RegionLevel.WIJK: "expected.leans.wijk",
    RegionLevel.GEMEENTE: "expected.leans.gemeente",
}


@dataclass(frozen=True)
class BarRow:
    """A row of the small table at the top: what, percentage, margin, youths, bar."""

    label: str
    value: str
    href: str
    bounds: str
    count: str
    bar: Bar | None
    style: str


@dataclass(frozen=True)
class Within:
    """The other expected figure of a wijk: with what its gemeente has in common."""

    name: str
    expected: str
    difference: str
    sentence: str


@dataclass(frozen=True)
class ExpectedSource:
    """What stands under every table and picture of expected use.

    Args:
        status, status_style: of the actual figures.
        sentence: publication and model.
        model_href, model_name: the model card.
    """

    status: str
    status_style: str
    sentence: str
    model_href: str
    model_name: str


@dataclass(frozen=True)
class OtherExpected:
    """Another outcome, or an earlier year, beside its expected figure."""

    name: str
    href: str
    period: str
    view: ExpectedView


@dataclass(frozen=True)
class Division:
    """The year of division of the expected figure, where the page is about another year."""

    sentence: str
    link: str
    href: str


@dataclass(frozen=True)
class RegionExpected:
    """Actual beside expected use.

    Args:
        subject: what is expected, where and when.
        division: named where it is not that of the head of the page.
        title: the finding in one neutral sentence.
        view: the figures in words.
        rows: the figures with their bars.
        absence: why there is no actual figure; empty where there is one.
        chance: how probable it is that use is really higher or lower.
        details: pairs of term and text, for who wants to know more.
        within: the expected figure within the gemeente, of a wijk only.
        guide: how to read the figures, one sentence per item.
        others: the other outcomes of the region, and earlier years of this one.
        source: status and source.
        what_if_href: the analyst's page; empty where nothing can be moved.
        downloads: the files of the model.
    """

    subject: str
    division: Division | None
    title: str
    view: ExpectedView
    rows: tuple[BarRow, ...]
    absence: str
    chance: str
    details: tuple[tuple[str, str], ...]
    within: Within | None
    guide: tuple[str, ...]
    others: tuple[OtherExpected, ...]
    source: ExpectedSource
    what_if_href: str
    downloads: tuple[Download, ...]


def main_expected(edition: Edition, region: Region) -> ExpectedFigure | None:
    """The expected figure that the page of a region is about; None where no model has it."""
    found = _all_expected(edition, region)
    return found[0] if found else None


def _all_expected(edition: Edition, region: Region) -> list[ExpectedFigure]:
    is_newest = region.key.year == edition.regions.years(region.key.code)[-1]
    return edition.expectations.shown_for(region, is_newest=is_newest)


def region_expected(
    edition: Edition, region: Region, figure: ExpectedFigure, links: Links
) -> RegionExpected:
    """Actual beside expected use of a region."""
    language = links.language
    view = expected_view(edition, figure, links)
    actual = actual_figure(edition, figure)
    card = edition.expectations.card(figure.model)
    is_newest = region.key.year == edition.regions.years(region.key.code)[-1]
    what_if, movable = card.what_if, {item.characteristic for item in figure.characteristics}
    may_move = (
        figure.predictor is not None
        and what_if is not None
        and bool(movable & (set(what_if.characteristics) - set(what_if.refused)))
    )
    return RegionExpected(
        subject=_subject(edition, region, figure, language),
        division=_division(region, figure, links),
        title=_title(region, figure, language),
        view=view,
        rows=tuple(_rows(edition, figure, view, actual, links)),
        absence="" if figure.has_actual else _absence(actual, language),
        chance=chance_sentence(figure, language) if _is_compared(figure) else "",
        details=tuple(_details(edition, figure, language)),
        within=_within(edition, region, figure, language),
        guide=tuple(_guide(figure, language)),
        others=tuple(_others(edition, region, figure, links)),
        source=expected_source(edition, figure, links),
        what_if_href=links.what_if(figure.code) if may_move and is_newest else "",
        downloads=tuple(expected_downloads(edition, figure.model, links)),
    )


def actual_figure(edition: Edition, figure: ExpectedFigure) -> Figure | None:
    """The published actual figure beside an expected one; None for a mean of shown figures."""
    if figure.actual_basis is ActualBasis.GEWOGEN_GEMIDDELDE:
        return None
    held = edition.figures(figure.code).of(figure.indicator)
    return next((item for item in held if item.lineage_id == figure.actual_lineage_id), None)


def _is_compared(figure: ExpectedFigure) -> bool:
    """Whether a difference says something: that of the whole country is nought by agreement."""
    return figure.has_actual and figure.level is not RegionLevel.LAND


def _subject(edition: Edition, region: Region, figure: ExpectedFigure, language: str) -> str:
    what = outcome_name(edition, figure.indicator, language)
    period = period_name(language, figure.period)
    return text(language, "expected.subject", what=what, name=region.name, period=period)


def _division(region: Region, figure: ExpectedFigure, links: Links) -> Division | None:
    year = figure.region_year
    if year == region.key.year:
        return None
    return Division(
        text(links.language, "expected.division", year=year, own=region.key.year),
        text(links.language, "expected.division.link", name=region.name, year=year),
        links.region(figure.code, year),
    )


def _title(region: Region, figure: ExpectedFigure, language: str) -> str:
    if figure.level is RegionLevel.LAND:
        return text(language, "expected.title.land")
    if figure.verdict is None:
        return text(language, "expected.title.none", name=region.name)
    return text(language, f"expected.title.{figure.verdict.value}", name=region.name)


def _rows(
    edition: Edition,
    figure: ExpectedFigure,
    view: ExpectedView,
    actual: Figure | None,
    links: Links,
) -> Iterable[BarRow]:
    """The actual row, where there is a figure, and the expected row on the same axis."""
    shown = figure_view(edition, actual, links) if actual else None
    top = top_of([figure.expected_upper, figure.actual, shown.upper if shown else None])
    if figure.actual is not None:
        drawn = bar(figure.actual, (None, None), top)
        if shown is not None:
            drawn = bar(figure.actual, (shown.lower, shown.upper), top)
        yield _actual_row(view, shown, drawn, links.language)
    drawn = bar(figure.expected, (figure.expected_lower, figure.expected_upper), top)
    label = text(links.language, "expected.from_characteristics")
    yield BarRow(
        label, view.expected, view.trace, view.expected_bounds, view.expected_count, drawn, ""
    )


def _actual_row(
    view: ExpectedView, shown: FigureView | None, drawn: Bar | None, language: str
) -> BarRow:
    label = text(language, "expected.mean" if view.is_mean else "expected.actual")
    href, bounds = (shown.trace, shown.bounds) if shown else ("", "")
    return BarRow(label, view.actual, href, bounds, view.actual_count, drawn, "own")


def _absence(actual: Figure | None, language: str) -> str:
    reason = explanation(actual, language) if actual else text(language, "cell.ontbreekt")
    return text(language, "expected.no_actual", reason=reason)


def _details(edition: Edition, figure: ExpectedFigure, language: str) -> Iterable[tuple[str, str]]:
    definition = edition.definitions[figure.indicator]
    if _is_compared(figure) and figure.lower is not None and figure.upper is not None:
        level = level_words(figure.interval_level)
        finer = MARGIN_DECIMALS
        bounds = points_between((figure.lower, figure.upper), definition, language, finer=finer)
        words = points(figure.shrunken_difference, definition, language, finer=finer)
        told = text(language, "expected.shrunken.text", value=words, bounds=bounds, level=level)
        term = text(language, "expected.shrunken")
        yield term, f"{told} {_leans(edition, figure, language)}".strip()
    if _is_compared(figure) and figure.rank is not None:
        parts = level_name(language, figure.level, plural=True)
        yield text(language, "expected.rank"), rank_words(figure, parts, language)
    if figure.verdict is not None and _is_compared(figure):
        rule = edition.expectations.card(figure.model).rule
        words = text(language, "expected.rule.text", **rule_words(language, rule))
        yield text(language, "expected.rule"), words
    if figure.imputed > 0:
        share = percentage(language, 100 * figure.imputed, 0)
        words = text(language, "expected.imputed.text", share=share)
        yield text(language, "expected.imputed"), words


def _leans(edition: Edition, figure: ExpectedFigure, language: str) -> str:
    """What else the shrunken difference is made of; empty where it is of the area's own data."""
    card = edition.expectations.card(figure.model)
    key = _LEANS.get(figure.level)
    has_groups = card.level == figure.level.value and bool(card.n_groups)
    others = [text(language, key)] if has_groups and key else []
    if len(card.periods) > 1:
        others.append(text(language, "expected.leans.years"))
    if not others:
        return ""
    return text(language, "expected.leans", others=and_list(language, others))


def rank_words(figure: ExpectedFigure, parts: str, language: str) -> str:
    """The place in the ranking as a range: a single place would say more than is known."""
    low, high, count = (
        whole_number(language, number or 0)
        for number in (figure.rank_lower, figure.rank_upper, figure.rank_of)
    )
    key = "expected.rank.single" if low == high else "expected.rank.text"
    return text(language, key, low=low, high=high, count=count, parts=parts)


def _within(
    edition: Edition, region: Region, figure: ExpectedFigure, language: str
) -> Within | None:
    """The other question on a wijk: not beside places like it, but inside its own gemeente."""
    code = region.parent(RegionLevel.GEMEENTE)
    around = edition.regions.get(code, region.key.year) if code else None
    if region.key.level is not RegionLevel.WIJK or figure.expected_within is None or not around:
        return None
    definition = edition.definitions[figure.indicator]
    decimals = definition.decimals
    # Both figures are printed ones, so that a reader who subtracts finds the same.
    difference = round((figure.actual or 0.0) - figure.expected_within, decimals)
    return Within(
        around.name,
        in_percentage(figure.expected_within, definition, language),
        points(difference, definition, language),
        text(language, "expected.within.text", name=region.name, gemeente=around.name),
    )


def _guide(figure: ExpectedFigure, language: str) -> Iterable[str]:
    yield text(language, "expected.guide.what")
    yield text(language, "expected.guide.norm")
    if figure.actual_basis is ActualBasis.GEWOGEN_GEMIDDELDE:
        yield text(language, "expected.guide.mean")
    if figure.level is RegionLevel.WIJK:
        yield text(language, "expected.guide.wijk")


def _others(
    edition: Edition, region: Region, figure: ExpectedFigure, links: Links
) -> Iterable[OtherExpected]:
    """Earlier years of the same outcome, and the other outcomes."""
    earlier = [
        item
        for item in edition.expectations.of_region(region.key.code)
        if item.model == figure.model and item.period.first_day < figure.period.first_day
    ]
    ordered = sorted(earlier, key=lambda item: item.period.first_day, reverse=True)
    others = [item for item in _all_expected(edition, region) if item is not figure]
    for item in (*ordered, *others):
        definition = edition.definitions[item.indicator]
        yield OtherExpected(
            definition.short_name.in_language(links.language),
            links.indicator(item.indicator),
            period_name(links.language, item.period),
            expected_view(edition, item, links),
        )


def expected_source(edition: Edition, figure: ExpectedFigure, links: Links) -> ExpectedSource:
    """Status and source of expected figures, for under a table or a picture."""
    language = links.language
    model = edition.expectations.model(figure.model)
    assert model is not None
    return ExpectedSource(
        status=code_text(language, "status", figure.status.value),
        status_style=STATUS_STYLES[figure.status],
        sentence=text(language, "expected.source", vintage=day(language, figure.vintage)),
        model_href=links.model(figure.model),
        model_name=model_name(edition, model, language),
    )
