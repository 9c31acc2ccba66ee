"""The nowcasts of a build, one per step and level, each learned once."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.models.nowcast import (
    PRIORS,
    Archive,
    Chance,
    RevisionModel,
    learned,
    learned_chance,
    with_national,
)
from jeugdpeil.pipeline.nowcast.archives import Archivist
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure

LEVELS = (RegionLevel.GEMEENTE, RegionLevel.WIJK)


@dataclass(frozen=True)
class Learned:
    """What was learned of one step at one level.

    Args:
        archive: what it was learned from.
        rows: the figure in each row of the archive.
        model: the nowcast.
        chance: how much definitive figures move by themselves.
    """

    archive: Archive = field(repr=False)
    rows: tuple[ShownFigure, ...] = field(repr=False)
    model: RevisionModel = field(repr=False)
    chance: Chance


def learned_models(
    archivist: Archivist, *, is_fictional: bool
) -> Mapping[tuple[Step, RegionLevel], Learned]:
    """The nowcast of every step, for gemeenten and for wijken.

    Wijken of which no pair of provisional and definitive was published are left to the nowcast of
    the gemeenten: that knows how figures of their size are revised.

    Args:
        archivist: makes the archives.
        is_fictional: whether the country is made up; then the real national pairs say nothing.
    """
    found: dict[tuple[Step, RegionLevel], Learned] = {}
    for step in Step:
        for level in LEVELS:
            archive, rows = archivist.archive(step, level)
            if level is RegionLevel.WIJK and not archive.is_pair.any():
                found[step, level] = found[step, RegionLevel.GEMEENTE]
                continue
            own = archive
            if not is_fictional:
                series = [(item.form, item.measure) for item in archivist.series]
                own = with_national(archive, series, step)
            model = learned(own, PRIORS[step])
            found[step, level] = Learned(own, rows, model, learned_chance(archive))
    return found
