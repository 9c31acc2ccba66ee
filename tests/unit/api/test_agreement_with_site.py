"""The API and the pages say the same of every figure."""

from jeugdpeil.api.figures import FIELDS
from jeugdpeil.published.expected import ExpectedFigure
from jeugdpeil.published.figure import Figure
from jeugdpeil.published.shelf import Shelf
from support.api_reader import ApiReader


def test_every_figure_that_a_page_can_show_is_the_same_in_the_api(
    api: ApiReader, shelf: Shelf
) -> None:
    """Value, margin, status, note and origin of all figures of some regions."""
    release = shelf.current()
    for code in ("GM9001", "WK900704", "NL00"):
        rows = api.get(f"/cijfers?gebied={code}&perPagina=5000").rows("cijfers")
        inside = [{field.column: row[field.name] for field in FIELDS} for row in rows]
        assert [Figure.from_row(row) for row in inside] == release.figures_of_region(code)
        assert [row["id"] for row in rows] == [
            figure.lineage_id for figure in release.figures_of_region(code)
        ]


def test_a_region_and_an_indicator_give_the_same_rows(api: ApiReader) -> None:
    """The two roads to a figure lead to one and the same."""
    path = "/cijfers?indicator=jeugdzorg&gebied=GM9001"
    by_region = api.get(path).rows("cijfers")
    whole = api.get("/cijfers?indicator=jeugdzorg&perPagina=9000").rows("cijfers")
    assert by_region == [row for row in whole if row["gebiedscode"] == "GM9001"]


def test_every_expected_figure_is_the_same_in_the_api(api: ApiReader, shelf: Shelf) -> None:
    """Expected, difference, verdict and rank."""
    from jeugdpeil.api.expected_use import FIELDS as EXPECTED_FIELDS

    rows = api.get("/verwachte-cijfers?perPagina=9000").rows("verwachte-cijfers")
    release = shelf.current()
    held = {
        figure.lineage_id: figure
        for code in release.regions.by_code
        for figure in release.expected_of_region(code)
    }
    assert len(rows) == len(held)
    for row in rows:
        inside = {
            f.column: row[f.name] for f in EXPECTED_FIELDS if f.column not in ("id", "region_name")
        }
        figure, shown = ExpectedFigure.from_row(inside), held[row["id"]]
        assert (figure.expected, figure.difference, figure.verdict, figure.rank) == (
            shown.expected,
            shown.difference,
            shown.verdict,
            shown.rank,
        )
