"""The region that a monitor is about is one that its sources know."""

from dataclasses import replace
from pathlib import Path

import pytest

from jeugdpeil.domain.errors import MonitorFileError
from jeugdpeil.domain.membership import Memberships
from jeugdpeil.domain.tables import Regions
from jeugdpeil.monitor_file import parse_monitor
from jeugdpeil.pipeline.regions import refuse_unknown_home
from jeugdpeil.warehouse.hierarchy import build_regions
from support.regions import regions_named

MONITOR = parse_monitor('[monitor]\nname = "Proef"\ndivision_year = 2022\n', Path())


def regions() -> Regions:
    """Two gemeenten of 2022."""
    return build_regions(regions_named(2022, "GM0244 Hattem", "GM0246 Heerde"), Memberships(), 2022)


@pytest.mark.parametrize("home", ["GM0244", "NL00"])
def test_a_home_that_a_source_knows_is_taken(home: str) -> None:
    """And the country always, which is what a monitor without a home is about."""
    refuse_unknown_home(replace(MONITOR, home=home), regions())


def test_another_home_is_refused_with_what_was_perhaps_meant() -> None:
    """Or the start page would silently be about another region."""
    with pytest.raises(MonitorFileError) as caught:
        refuse_unknown_home(replace(MONITOR, home="GM0245"), regions())
    assert "GM0244" in (caught.value.remedy or "")
