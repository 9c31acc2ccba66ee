"""The origins of all figures on the page of a region in a copy."""

import re
from dataclasses import replace

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.region_figures import RegionFigures
from jeugdpeil.site.views.region_origins import origin_rows
from support.site_fixtures import GetFigure, GetRegion, MakeLinks


def ids(rows: str) -> list[str]:
    """The anchors of rows."""
    return re.findall(r'<tr id="([^"]+)">', rows)


def test_every_figure_of_the_headline_has_its_origin(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """All publications, since the series shows them all; each once."""
    found = ids(origin_rows(edition, region("GM9001"), links()))
    held = edition.figures("GM9001").of(edition.headline.id)
    assert {figure.lineage_id for figure in held} <= set(found)
    assert len(found) == len(set(found))


def test_of_another_indicator_the_newest_publication_has_its_origin(
    edition: Edition, region: GetRegion, links: MakeLinks
) -> None:
    """An earlier one stands on no page of a copy."""
    found = ids(origin_rows(edition, region("GM9001"), links()))
    for indicator in set(edition.definitions) - {edition.headline.id}:
        held = edition.figures("GM9001").of(indicator)
        newest = {(item.period_text, item.region_year): item.lineage_id for item in held}
        assert [each for each in found if each.startswith(f"{indicator}.")] == [*newest.values()]


def test_words_of_a_source_are_no_html(
    edition: Edition, figure: GetFigure, region: GetRegion, links: MakeLinks
) -> None:
    """The rows are written without a template, which would escape them."""
    odd = replace(figure("GM9001"), source="<b>&", source_column='"x"')
    own = Edition(edition.release, is_concept=False)
    vars(own)["figures"] = lambda _: RegionFigures([odd])
    rows = origin_rows(own, region("GM9001"), links())
    assert "&lt;b&gt;&amp;<td" in rows
    assert "&#34;x&#34;" in rows
