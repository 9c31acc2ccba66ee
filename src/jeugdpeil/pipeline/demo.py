"""The demo country through the ordinary pipeline."""

from datetime import datetime
from pathlib import Path

from jeugdpeil.codelists.breaks import BREAKS
from jeugdpeil.codelists.characteristics import DEFAULTS
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.monitor_file import ExpectedSpec, Monitor, SourceSpec
from jeugdpeil.pipeline.build import Outcome, Say, release_of
from jeugdpeil.pipeline.reading import Register, SourceReading, Sources
from jeugdpeil.pipeline.workplace import Workplace
from jeugdpeil.published.shelf import Shelf
from jeugdpeil.sources.demo import DemoCountry, DemoPublication, generate, read_demo
from jeugdpeil.sources.demo.size import LAST_YEAR, size_named
from jeugdpeil.sources.geo.reading import GeometryReading

SEED = 2026
# The last years only, with fewer draws and folds than a real monitor has: the demo has to be quick.
_YEARS = (2022, 2023, 2024)
_DRAWS, _FOLDS = 500, 5
# What-if needs a characteristic that stands alone. Of the usual ones only origin does in the demo
# country, so that two more take part: one of supply and one of the people. Bijstand hangs together
# with others and shows what a refusal looks like. In the country of national size the distance
# hangs together with urbanity too (r = -.71) and werkloosheid alone is left; among gemeenten all
# hang together.
_STANDING_ALONE = ("afstand-huisarts", "werkloosheid")
DEMO_MODELS = (
    ExpectedSpec(
        "zonder-verblijf",
        RegionLevel.WIJK,
        years=_YEARS,
        characteristics=(*DEFAULTS[RegionLevel.WIJK], *_STANDING_ALONE),
        movable=(*_STANDING_ALONE, "bijstand"),
        n_draws=_DRAWS,
        n_folds=_FOLDS,
    ),
    ExpectedSpec("jeugdzorg", RegionLevel.GEMEENTE, years=_YEARS, n_draws=_DRAWS, n_folds=_FOLDS),
    ExpectedSpec(
        "gepubliceerd-jeugdbescherming",
        RegionLevel.GEMEENTE,
        years=_YEARS,
        minimum_difference=0.1,
        n_draws=_DRAWS,
        n_folds=_FOLDS,
    ),
)


def build_demo(
    size: str, work: Path, shelf: Shelf, now: datetime, say: Say, seed: int = SEED
) -> Outcome:
    """Generate a fictional country and build a release of it.

    Args:
        size: `klein` or `landelijk`.
        work: folder for its source files, raw store and warehouse.
        shelf: where the release goes.
        now: the present moment.
        say: is told which step begins.
        seed: another seed gives another country.

    Raises:
        UsageError: there is no such size.
    """
    workplace = Workplace(work / f"demo-{size_named(size).name}")
    with workplace.held():
        say("1/5 Demoland verzinnen")
        country = generate(workplace.folder / "bronnen", size, seed, now)
        monitor = demo_monitor(country)
        return release_of(monitor, demo_sources(country), workplace, shelf, now, say)


def demo_monitor(country: DemoCountry) -> Monitor:
    """The monitor of a demo country, as a monitor file would give it."""
    return Monitor(
        folder=country.folder,
        name=f"Jeugdpeil in {country.name}",
        owner="Niemand: alle cijfers zijn VERZONNEN",
        contact="niemand@example.org",
        language="nl",
        home="NL00",
        division_year=LAST_YEAR,
        sources=(),
        expected=DEMO_MODELS,
    )


def demo_sources(country: DemoCountry) -> Sources:
    """The source files of a demo country as the pipeline wants them."""
    figures = tuple(_reading(item, country) for item in country.publications)
    # The outlines of the newest division, and of the one before the merger for its wijken.
    outlines = GeometryReading(country.geometry_of((LAST_YEAR,)))
    return Sources(
        figures=figures,
        memberships=(("demoland", country.memberships),),
        outlines=(outlines,),
        crosswalk=country.crosswalk,
        snapshots=(*(item.snapshot for item in country.publications), country.outlines),
        findings=tuple(finding for item in figures for finding in item.findings),
        register=Register(country.mergers, country.other_names, BREAKS),
    )


def _reading(publication: DemoPublication, country: DemoCountry) -> SourceReading:
    snapshot = publication.snapshot
    spec = SourceSpec(
        id=snapshot.source_id,
        kind="demo",
        title=snapshot.title,
        file=publication.path.relative_to(country.folder).as_posix(),
        levels=publication.levels,
        dot=publication.dot,
        blank=publication.blank,
        licence=snapshot.licence,
        attribution=snapshot.attribution,
    )
    return SourceReading.read(
        spec,
        snapshot,
        publication.vintage,
        publication.status_of_period,
        lambda: read_demo(publication.path.read_bytes(), snapshot),
    )
