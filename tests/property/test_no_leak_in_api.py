"""No hidden number can be got from the API, whatever is asked."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jeugdpeil.api.figures import CIJFERS
from jeugdpeil.domain.cell import CellKind
from jeugdpeil.published.shelf import Shelf
from support.api_fixtures import api, shelf
from support.api_reader import ApiReader

__all__ = ["api", "shelf"]

# What would tell something of a number that is not shown.
NUMBERS = ("aantal", "waarde", "ondergrens", "bovengrens")
INDICATORS = ("jeugdzorg", "wijkteam", "gesloten", "verwijzer-rechter", "leeftijd-0-3")
REGIONS = ("GM9001", "GM9002", "GM9007", "GM9008", "WK900700", "WK900702", "WK900704", "PV91")
PERIODS = ("2019", "2020", "2021", "2022", "2022-H1")
VALUES: Mapping[str, tuple[str, ...]] = {
    "indicator": INDICATORS,
    "gebied": REGIONS,
    "niveau": ("gemeente", "wijk", "provincie"),
    "binnen": ("NL00", "PV91", "GM9007"),
    "indeling": ("2021", "2022"),
    "periode": PERIODS,
    "status": ("voorlopig", "definitief"),
    "cel": tuple(kind.value for kind in CellKind),
    "nieuwste": ("true", "false"),
    "publicatieTot": ("2022-12-31", "2026-01-01"),
    "stand": ("2026-05-01",),
}
READERS: Mapping[str, Callable[[bytes], Iterable[Mapping[str, Any]]]] = {
    "csv": lambda body: csv.DictReader(io.StringIO(body.decode(), newline="")),
    "parquet": lambda body: pq.read_table(io.BytesIO(body)).to_pylist(),
}
QUICK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_every_filter_takes_part() -> None:
    """A filter that is added later is tried as well."""
    names = {each.name for each in CIJFERS.filters}
    assert names - set(VALUES) == {"publicatiedatum"}


@QUICK
@given(
    asked=st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
    ),
    form=st.sampled_from(sorted(READERS)),
)
def test_no_filter_brings_out_a_hidden_number(
    api: ApiReader, asked: dict[str, str], form: str
) -> None:
    """A cell that is not present has no number in any form."""
    query = "&".join(f"{name}={value}" for name, value in asked.items())
    told = api.get(f"/cijfers?formaat={form}&perPagina=4000&{query}".rstrip("&"))
    assert told.status == 200
    rows = list(READERS[form](told.body))
    hidden = [row for row in rows if row["cel"] != CellKind.PRESENT.value]
    assert [row for row in hidden if any(row[name] not in (None, "") for name in NUMBERS)] == []


@QUICK
@given(
    indicator=st.sampled_from(INDICATORS),
    regions=st.lists(st.sampled_from(REGIONS), min_size=2, max_size=4, unique=True),
    period=st.sampled_from(PERIODS),
)
def test_a_sum_is_made_of_shown_figures_only(
    api: ApiReader, shelf: Shelf, indicator: str, regions: list[str], period: str
) -> None:
    """Every part can be read elsewhere, and they add up to the sum: it tells nothing new."""
    told = api.get(
        f"/groepscijfers?indicator={indicator}&gebied={','.join(regions)}&periode={period}"
    )
    if told.status != 200:
        assert told.json()["code"].startswith("groep-")
        return
    release = shelf.current()
    shown = {
        figure.lineage_id: figure
        for code in regions
        for figure in release.figures_of_region(code)
        if figure.is_present
    }
    parts = [shown[address] for address in told.json()["delen"]]
    assert sorted(part.code for part in parts) == sorted(regions)
    assert told.json()["aantal"] == sum(part.count or 0 for part in parts)
