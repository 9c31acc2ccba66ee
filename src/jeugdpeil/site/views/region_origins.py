"""The origin of every figure of a region, as the rows of a table on its page in a copy."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from markupsafe import Markup

from jeugdpeil.domain.region import Region
from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.figure import Figure
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.quick_templates import escaped
from jeugdpeil.site.views.figure_view import shown_value
from jeugdpeil.site.views.report_link import short_report_of

# Names, periods, sources and columns: the same words for every region.
_word = lru_cache(4096)(escaped)


def origin_rows(edition: Edition, region: Region, links: Links) -> Markup:
    """The origin of every figure that a page can show, on the newest page of its region.

    Of the headline indicator those of all publications, since the series shows them all; of the
    others the newest. The rows are written here and not in a template: a gemeente has seven
    hundred, and an export spent a quarter of its time on them.
    """
    if region.key.year != edition.regions.years(region.key.code)[-1]:
        return Markup()
    rows = _rows(edition, _shown(edition, region), links.language)
    # Every value in it is escaped.
    return Markup("".join(rows))  # noqa: S704


def _shown(edition: Edition, region: Region) -> Iterator[Figure]:
    held = edition.figures(region.key.code)
    for indicator in edition.definitions:
        found: dict[tuple[str, int, str], Figure] = {}
        for figure in held.of(indicator):
            vintage = figure.vintage if indicator == edition.headline.id else ""
            found[figure.period_text, figure.region_year, vintage] = figure
        yield from found.values()


def _rows(edition: Edition, figures: Iterable[Figure], language: str) -> Iterator[str]:
    wrong = text(language, "report.short")
    for figure in figures:
        definition = edition.definitions[figure.indicator]
        anchor = figure.lineage_id
        report = short_report_of(edition, anchor, language)
        link = f' <a class="small" href="{escaped(report)}">{_word(wrong)}</a>' if report else ""
        # Without the tags that may be left out, as on every page.
        yield (
            f'<tr id="{escaped(anchor)}"><th scope="row">'
            f"{_word(definition.short_name.in_language(language))}{link}"
            f"<td>{_word(period_name(language, figure.period))}"
            f'<td class="r">{escaped(shown_value(figure, definition, language))}'
            f"<td>{_word(figure.source)}"
            f'<td class="r">{figure.source_row}'
            f"<td>{_word(figure.source_column)}\n"
        )
