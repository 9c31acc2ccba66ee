"""Klopt dit cijfer niet: a letter or form to the owner, filled in with the figure's origin."""

from functools import lru_cache
from urllib.parse import quote

from jeugdpeil.i18n.dates import period_name
from jeugdpeil.i18n.texts import text
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.manifest import MonitorInfo
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.views.figure_view import shown_value
from jeugdpeil.site.views.report_address import ORIGIN, address_of


def report_of(edition: Edition, figure: Figure, language: str) -> str:
    """The address at which a reader can tell that a figure seems wrong.

    Args:
        edition: the release.
        figure: the figure.
        language: of the letter.

    Returns:
        A mailto: address or the address of a form; empty where the owner gives neither.
    """
    definition = edition.definitions[figure.indicator]
    return _report(
        edition,
        figure.lineage_id,
        definition.name.in_language(language),
        (figure.code, figure.region_year),
        f"{period_name(language, figure.period)}: {shown_value(figure, definition, language)}",
        language,
    )


def short_report_of(edition: Edition, origin: str, language: str) -> str:
    """The same without a letter: for a page with hundreds of figures, a sixth of the length."""
    return _short_form(edition.manifest.monitor, language).replace(ORIGIN, quote(origin, safe=""))


@lru_cache(16)
def _short_form(monitor: MonitorInfo, language: str) -> str:
    """The address for every figure, with a place for the origin."""
    address = address_of(monitor)
    if _is_form(address):
        return address
    subject = quote(text(language, "report.subject.short", origin=ORIGIN), safe="/{}")
    return f"mailto:{quote(address, safe='@')}?subject={subject}"


def _is_form(address: str) -> bool:
    """Whether an address is that of a form, or none at all."""
    return not address or address.startswith("https:")


def report_of_expected(edition: Edition, figure: ExpectedFigure, value: str, language: str) -> str:
    """The same for an expected figure."""
    definition = edition.definitions[figure.indicator]
    name = definition.name.in_language(language)
    return _report(
        edition,
        figure.lineage_id,
        text(language, "report.expected", name=name),
        (figure.code, figure.region_year),
        f"{period_name(language, figure.period)}: {value}",
        language,
    )


def _report(
    edition: Edition,
    origin: str,
    name: str,
    place: tuple[str, int],
    figure: str,
    language: str,
) -> str:
    address = address_of(edition.manifest.monitor)
    if _is_form(address):
        return address.replace(ORIGIN, quote(origin, safe=""))
    region = edition.regions.get(*place) or edition.regions.get(place[0])
    where = region.name if region else place[0]
    subject = text(language, "report.subject", name=name, region=where)
    body = text(
        language,
        "report.body",
        name=name,
        region=where,
        figure=figure,
        origin=origin,
        release=edition.manifest.id,
    )
    lines = body.strip().replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(subject)}&body={quote(lines)}"
