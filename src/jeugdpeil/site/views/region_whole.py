"""The page of a region with what can be taken along from it."""

from dataclasses import replace

from jeugdpeil.domain.region import Region
from jeugdpeil.site.edition import Edition
from jeugdpeil.site.links import Links
from jeugdpeil.site.views.chart_files import ChartFile, chart_files
from jeugdpeil.site.views.region_page import RegionPage, region_page
from jeugdpeil.site.views.take_away import region_take_away


def whole_region_page(
    edition: Edition, region: Region, links: Links, arrived_from: str = ""
) -> RegionPage:
    """The page of a region, with the list of files of it."""
    page = region_page(edition, region, links, arrived_from)
    charts = [(chart.name, chart.label) for chart in chart_files(edition, region, page, links)]
    has_talk = page.talk is not None
    return replace(
        page, take_away=region_take_away(edition, region, charts, links, has_talk=has_talk)
    )


def charts_of_region(edition: Edition, region: Region, language: str) -> tuple[ChartFile, ...]:
    """The charts of the page of a region, before they are pictures."""
    links = Links(edition.regions, language)
    return chart_files(edition, region, region_page(edition, region, links), links)
