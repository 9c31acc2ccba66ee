"""The nowcast of a build, from the figures that are shown to tables before their gate."""

from collections.abc import Iterable, Mapping, Sequence

from jeugdpeil.codelists.mergers import RegionChange
from jeugdpeil.domain.comparability import Break
from jeugdpeil.domain.nowcast import NowcastTables
from jeugdpeil.domain.published import PublishedTable
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.domain.tables import Regions
from jeugdpeil.indicators.catalogue import Indicator
from jeugdpeil.pipeline.nowcast.archives import Archivist, newest_publications
from jeugdpeil.pipeline.nowcast.areas import Areas
from jeugdpeil.pipeline.nowcast.change_rows import ChangeMaker
from jeugdpeil.pipeline.nowcast.learning import Learned, learned_models
from jeugdpeil.pipeline.nowcast.nowcast_rows import nowcast_table
from jeugdpeil.pipeline.nowcast.publication import ShownPublication, shown_publication
from jeugdpeil.pipeline.nowcast.record_rows import back_tests, record_table
from jeugdpeil.pipeline.nowcast.series import count_series
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigures
from jeugdpeil.pipeline.nowcast.summary import summary_of

_ABOVE = tuple(level for level in RegionLevel if level.is_sum_of_gemeenten)


def nowcast_of(
    shown: PublishedTable,
    indicators: Iterable[Indicator],
    regions: Regions,
    breaks: Sequence[Break],
    register: Sequence[RegionChange],
    *,
    is_fictional: bool,
) -> NowcastTables:
    """Everything that the nowcast says of a release.

    It learns from the figures after the gate, all publications of them, so that it cannot know
    more than a reader does.

    Args:
        shown: the figures of the release.
        indicators: those of the release.
        regions: all regions.
        breaks: the register of breaks.
        register: mergers of gemeenten.
        is_fictional: whether the country is made up.
    """
    every = tuple(indicators)
    series = count_series(every)
    ids = [item.indicator for item in series]
    figures = ShownFigures.of(shown.table, ids, mergers_by_code(register))
    areas = Areas.of(regions)
    archivist = Archivist.of(figures, series, areas, breaks)
    models = learned_models(archivist, is_fictional=is_fictional)
    gemeenten = _publications(figures, models, archivist, RegionLevel.GEMEENTE)
    wijken = _publications(figures, models, archivist, RegionLevel.WIJK)
    definitions = {item.definition.id: item.definition for item in every}
    by_day = {(item.period, item.day): item for item in gemeenten}
    tests = back_tests(models)
    return NowcastTables(
        nowcasts=nowcast_table((*gemeenten, *wijken), definitions),
        changes=ChangeMaker(figures, areas, by_day, models, breaks).table(),
        record=record_table(models, tests, archivist),
        summary=summary_of(models, tests, series),
    )


def mergers_by_code(register: Iterable[RegionChange]) -> dict[str, list[int]]:
    """Per gemeente the first years of divisions in which others had gone into it.

    >>> from jeugdpeil.codelists.mergers import CHANGES
    >>> mergers_by_code(CHANGES)["GM0439"]
    [2022]
    """
    found: dict[str, list[int]] = {}
    for change in register:
        for code in change.to_codes:
            if set(change.from_codes) != {code}:
                found.setdefault(code, []).append(change.first_division)
    return {code: sorted(years) for code, years in found.items()}


def _publications(
    figures: ShownFigures,
    models: Mapping[tuple[Step, RegionLevel], Learned],
    archivist: Archivist,
    level: RegionLevel,
) -> list[ShownPublication]:
    """The newest publications of areas of a level, with the sums of gemeenten."""
    levels = (level, *_ABOVE) if level is RegionLevel.GEMEENTE else (level,)
    wanted = (level, RegionLevel.LAND) if level is RegionLevel.GEMEENTE else (level,)
    found: list[ShownPublication] = []
    for rows in newest_publications(figures, levels).values():
        step = rows[0].step
        if any(row.level in wanted for row in rows) and step is not None:
            model = models[step, level].model
            found.append(shown_publication(rows, model, archivist, level))
    return found
