"""Regions of a source by name get their codes, and a gemeente that was gone gets no fact."""

import pytest

from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.tables import Regions
from jeugdpeil.pipeline.regions import with_codes
from jeugdpeil.validation.validate import validate
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import regions_named
from support.sources import codes, observed


@pytest.fixture(scope="module")
def regions() -> Regions:
    """Boxmeer of 2021, which became part of Land van Cuijk in 2022."""
    found = regions_named(2021, "GM0756 Boxmeer", "GM0358 Aalsmeer")
    found += regions_named(2022, "GM1982 Land van Cuijk", "GM0358 Aalsmeer")
    return build_regions(found, Memberships(), 2026)


def test_an_empty_row_of_a_gemeente_that_was_gone_is_told_and_left_out(regions: Regions) -> None:
    """StatLine keeps Boxmeer in 2022; nothing is wrong with its empty row."""
    named, findings = with_codes(observed("code a_inw\nBoxmeer -\nAalsmeer 5"), regions)
    assert codes(findings) == ["region-name-abolished"]
    assert named.table["region_key"].to_pylist() == ["GM0358"]
    assert validate(named, regions).findings == ()


def test_a_value_of_a_gemeente_that_was_gone_is_an_error(regions: Regions) -> None:
    """A figure of a place that did not exist is of another year, or of another place."""
    named, _ = with_codes(observed("code a_inw\nBoxmeer 7\nAalsmeer 5"), regions)
    validation = validate(named, regions)
    assert codes(validation.findings) == ["region-unknown"]
    assert validation.quarantined_rows == {1}


def test_a_row_is_left_out_in_the_year_that_it_was_gone_only(regions: Regions) -> None:
    """In 2021 Boxmeer existed: an empty cell of it is a figure that is not there."""
    table = "code year period a_inw\nBoxmeer 2021 2021JJ00 -\nBoxmeer 2022 2022JJ00 -"
    named, _ = with_codes(observed(table), regions)
    assert named.table["region_year"].to_pylist() == [2021]


def test_a_row_without_a_region_is_told_once(regions: Regions) -> None:
    """A blank is no name: only validation tells of it."""
    named, findings = with_codes(observed("code a_inw\n(leeg) 7\nGM0358 5"), regions)
    assert findings == ()
    assert codes(validate(named, regions).findings) == ["region-blank"]


def test_a_word_among_codes_is_told_once(regions: Regions) -> None:
    """In a source with codes a word that is no name is a malformed code, and nothing besides."""
    named, findings = with_codes(observed("code a_inw\nNergenshuizen 7\nGM0358 5"), regions)
    assert findings == ()
    assert codes(validate(named, regions).findings) == ["region-malformed"]
