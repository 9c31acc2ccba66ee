"""The file of values of a map: others read it, so that its shape changes only on purpose."""

import json

from jeugdpeil.site.edition import Edition
from jeugdpeil.site.pages import Page, answer
from support.site_fixtures import MakeLinks


def test_the_shape_of_the_values(edition: Edition, links: MakeLinks) -> None:
    """Names of the columns, and the maps with theirs."""
    made = answer(edition, links("kaart/gemeente/2022/jeugdzorg/waarden.json"), {})
    assert isinstance(made, Page)
    values = json.loads(made.body)
    assert list(values) == [
        "heading",
        "finding",
        "period",
        "codes",
        "names",
        "around",
        "hrefs",
        "clear",
        "styles",
        "maps",
        "facts",
        "source",
    ]
    assert [item["kind"] for item in values["maps"]] == ["actual", "expected", "difference"]
    assert set(values["maps"][0]) == {"kind", "label", "title", "legend", "styles"}
    assert {len(cells) for _, cells in values["facts"]} == {len(values["codes"])}
