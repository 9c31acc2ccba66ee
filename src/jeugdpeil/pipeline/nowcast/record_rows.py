"""What the nowcast would have said at each past publication and what it became."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pyarrow as pa

from jeugdpeil.domain.nowcast import RECORD
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step
from jeugdpeil.models.nowcast import (
    PRIORS,
    Archive,
    BackTest,
    Sum,
    back_test,
    expected_sums,
    learned,
)
from jeugdpeil.models.nowcast.back_test import national_ratios
from jeugdpeil.pipeline.nowcast.archives import Archivist
from jeugdpeil.pipeline.nowcast.learning import Learned
from jeugdpeil.pipeline.nowcast.nowcast_rows import key_of, plain
from jeugdpeil.pipeline.nowcast.publication import SEED
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure

Models = Mapping[tuple[Step, RegionLevel], Learned]


def back_tests(models: Models) -> dict[Step, BackTest]:
    """The back-test of every step of which a publication became definitive."""
    found: dict[Step, BackTest] = {}
    for step in Step:
        archive = models[step, RegionLevel.GEMEENTE].archive
        if archive.is_pair.any():
            found[step] = back_test(archive, PRIORS[step])
    return found


def record_table(models: Models, tests: Mapping[Step, BackTest], archivist: Archivist) -> pa.Table:
    """A row per gemeente and for the country, for every publication that became definitive."""
    records: list[dict[str, object]] = []
    for step, test in tests.items():
        rows = models[step, RegionLevel.GEMEENTE].rows
        records += [_of_gemeente(step, test, number, rows) for number in range(len(test.row))]
        records += _of_land(step, models[step, RegionLevel.GEMEENTE], archivist)
    return pa.Table.from_pylist(records, schema=plain(RECORD.arrow))


def _of_gemeente(
    step: Step, test: BackTest, number: int, rows: Sequence[ShownFigure]
) -> dict[str, object]:
    return {
        **key_of(rows[int(test.row[number])]),
        "step": step.value,
        "shown": float(test.shown[number]),
        "expected": float(test.expected[number]),
        "lower": float(test.lower[number]),
        "upper": float(test.upper[number]),
        "ruled": float(test.ruled[number]),
        "became": float(test.became[number]),
        "learned_from": int(test.learned_from[number]),
        "is_suspect": bool(test.suspect[number]),
    }


def _of_land(step: Step, known: Learned, archivist: Archivist) -> Iterable[dict[str, object]]:
    """The country at each publication, as the sum of its gemeenten."""
    for number, day in enumerate(known.archive.shown_on):
        places = np.flatnonzero(known.archive.round == number)
        if not len(places):
            continue
        rows = [known.rows[place] for place in places]
        totals = _land_of(rows, archivist)
        if totals:
            yield from _told(step, known.archive.known_on(day), rows, totals, archivist)


def _land_of(
    rows: Sequence[ShownFigure], archivist: Archivist
) -> list[tuple[ShownFigure, ShownFigure]]:
    """The figure of the country in the same publication, and what it became."""
    wanted = {row.indicator for row in rows}
    period, day = rows[0].period, rows[0].vintage
    found: list[tuple[ShownFigure, ShownFigure]] = []
    for row in archivist.of_land.get((period, day), ()):
        became = archivist.definitive.first.get(row.place)
        if row.indicator in wanted and row.count and became is not None and became.count:
            found.append((row, became))
    return found


def _told(
    step: Step,
    archive: Archive,
    rows: Sequence[ShownFigure],
    totals: Sequence[tuple[ShownFigure, ShownFigure]],
    archivist: Archivist,
) -> Iterable[dict[str, object]]:
    model = learned(archive, PRIORS[step])
    shown = archivist.shown(rows)
    sums = [
        Sum(np.flatnonzero(shown.form == archivist.forms[row.indicator]), float(row.count or 0))
        for row, _ in totals
    ]
    said = expected_sums(model, shown, sums, rows[0].vintage.toordinal(), SEED)
    ratios = np.exp(national_ratios(archive, PRIORS[step]))
    for place, (row, became) in enumerate(totals):
        if not np.isfinite(said.value[place]):
            continue
        yield {
            **key_of(row),
            "step": step.value,
            "shown": float(row.count or 0),
            "expected": float(said.value[place]),
            "lower": float(said.lower[place]),
            "upper": float(said.upper[place]),
            "ruled": float(row.count or 0) * float(ratios[archivist.forms[row.indicator]]),
            "became": float(became.count or 0),
            "learned_from": said.n_publications,
            "is_suspect": bool(said.suspect[place]),
        }
