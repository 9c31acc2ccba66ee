"""Changes from one year to the next with a verdict, as rows of the schema CHANGES."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

from jeugdpeil.domain.change_verdict import Change, ChangeRule, ChangeVerdict
from jeugdpeil.domain.comparability import Answer, Break, Comparison
from jeugdpeil.domain.nowcast import CHANGES
from jeugdpeil.domain.period import Period
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.revision_step import Step, first_step_of
from jeugdpeil.models.nowcast import (
    NATIONAL_CONCENTRATION,
    Chance,
    Side,
    changes,
    concentration_of,
    exact_draws,
)
from jeugdpeil.models.nowcast.archive import ROUNDED_TO
from jeugdpeil.models.nowcast.chance import PRIOR
from jeugdpeil.pipeline.nowcast.areas import Areas
from jeugdpeil.pipeline.nowcast.comparing import comparison_of
from jeugdpeil.pipeline.nowcast.learning import Learned
from jeugdpeil.pipeline.nowcast.nowcast_rows import key_of, plain
from jeugdpeil.pipeline.nowcast.publication import SEED, ShownPublication
from jeugdpeil.pipeline.nowcast.shown_figures import ShownFigure, ShownFigures
from jeugdpeil.stats.arrays import FloatArray

RULE = ChangeRule()
# Wijken of two years have nothing to do with each other: there is no official list of what became
# of which.
LEVELS = tuple(level for level in RegionLevel if level.is_sum_of_gemeenten) + (
    RegionLevel.GEMEENTE,
)


@dataclass(frozen=True)
class Pair:
    """Two figures of a region, a year apart, with the answer of the rule of comparability."""

    later: ShownFigure
    earlier: ShownFigure
    comparison: Comparison

    @property
    def group(self) -> tuple[Period, date, bool, date, bool]:
        """Pairs of one group are of the same two publications."""
        later, earlier = self.later, self.earlier
        return (
            later.period,
            later.vintage,
            later.status.is_final,
            earlier.vintage,
            earlier.status.is_final,
        )


@dataclass(frozen=True)
class ChangeMaker:
    """Works out the changes of a build.

    Args:
        figures: all publications.
        areas: which gemeenten make up a sum.
        publications: what is not definitive yet, by period and day.
        models: the nowcasts, for the chance of each step.
        breaks: the register of breaks.
    """

    figures: ShownFigures
    areas: Areas = field(repr=False)
    publications: Mapping[tuple[Period, date], ShownPublication]
    models: Mapping[tuple[Step, RegionLevel], Learned] = field(repr=False)
    breaks: Sequence[Break]

    def table(self) -> pa.Table:
        """All changes, also those that may not be told."""
        groups: dict[tuple[object, ...], list[Pair]] = {}
        records: list[dict[str, object]] = []
        for pair in self._pairs():
            if pair.comparison.answer is Answer.REFUSED:
                records.append(_refusal(pair))
            else:
                groups.setdefault(pair.group, []).append(pair)
        for pairs in groups.values():
            records.extend(self._told(pairs))
        return pa.Table.from_pylist(records, schema=plain(CHANGES.arrow))

    def _pairs(self) -> Iterator[Pair]:
        for later in self.figures.newest.values():
            earlier = self.figures.before(later) if later.level in LEVELS else None
            if earlier is None or later.count is None or earlier.count is None:
                continue
            comparison = comparison_of(later, earlier, self.figures, self.breaks)
            yield Pair(later, earlier, comparison)

    def _told(self, pairs: Sequence[Pair]) -> Iterator[dict[str, object]]:
        """The changes of one group of pairs, as far as their nowcasts could be made."""
        later = self._side([pair.later for pair in pairs])
        earlier = self._side([pair.earlier for pair in pairs])
        step = first_step_of(pairs[0].later.period)
        found = changes(
            later,
            earlier,
            self._chance(step),
            SEED + pairs[0].later.period.year,
            self._concentration([pair.later for pair in pairs]),
        )
        for pair, change in zip(pairs, found, strict=True):
            if change is not None:
                yield _record(pair, change)

    def _chance(self, step: Step | None) -> Chance:
        known = self.models.get((step, RegionLevel.GEMEENTE)) if step else None
        return known.chance if known else PRIOR

    def _side(self, rows: Sequence[ShownFigure]) -> Side:
        """The figures of one publication as a side of a change."""
        shown = np.array([float(row.count or np.nan) for row in rows])
        youths = np.array([float(row.denominator or 1) for row in rows])
        first = rows[0]
        if first.status.is_final:
            number = first.vintage.toordinal()
            draws = exact_draws(shown, ROUNDED_TO, SEED, number)
            return Side(shown, draws, youths, is_final=True)
        publication = self.publications.get((first.period, first.vintage))
        if publication is None:
            draws = np.full((1, len(rows)), np.nan)
            return Side(shown, draws, youths, is_final=False)
        draws = _columns(publication, rows)
        is_prior = publication.model.is_prior
        return Side(shown, draws, youths, is_final=False, is_prior=is_prior)

    def _concentration(self, rows: Sequence[ShownFigure]) -> FloatArray:
        return np.array([self._concentration_of(row) for row in rows])

    def _concentration_of(self, row: ShownFigure) -> float:
        """How few gemeenten a sum leans on; 1 for a gemeente."""
        if row.level is RegionLevel.GEMEENTE:
            return 1.0
        if row.level is RegionLevel.LAND:
            return NATIONAL_CONCENTRATION
        codes = self.areas.members.get((row.level, row.code, row.region_year), ())
        place = RegionLevel.GEMEENTE
        found = (
            self.figures.newest.get((row.indicator, place, code, year, row.period))
            for code in codes
            for year in (row.region_year, row.period.year)
        )
        counts = [float(item.count) for item in found if item is not None and item.count]
        return concentration_of(np.array(counts), np.arange(len(counts))) if counts else 1.0


def _columns(publication: ShownPublication, rows: Iterable[ShownFigure]) -> FloatArray:
    """(n_draws, n) the draws of these figures; NaN for one that is not among them."""
    draws, places = publication.draws, publication.places()
    missing = np.full((len(draws), 1), np.nan)
    both = np.concatenate([draws, missing], axis=1)
    return both[:, [places.get(row.place[:4], -1) for row in rows]]


def _refusal(pair: Pair) -> dict[str, object]:
    nothing = ("shown", "shown_lower", "shown_upper", "expected", "lower", "upper")
    others = ("level", "probability_lower", "revision_share")
    return {
        **_head(pair),
        "verdict": ChangeVerdict.NIET_TE_VERGELIJKEN.value,
        **dict.fromkeys((*nothing, *others)),
        "is_final": pair.later.status.is_final and pair.earlier.status.is_final,
        "is_prior": False,
    }


def _record(pair: Pair, change: Change) -> dict[str, object]:
    shown, expected = change.shown, change.expected
    return {
        **_head(pair),
        "verdict": RULE.verdict(change).value,
        "shown": shown.value,
        "shown_lower": shown.lower,
        "shown_upper": shown.upper,
        "expected": expected.value,
        "lower": expected.lower,
        "upper": expected.upper,
        "level": change.level,
        "probability_lower": change.probability_lower,
        "revision_share": change.revision_share,
        "is_final": change.is_final,
        "is_prior": change.is_prior,
    }


def _head(pair: Pair) -> dict[str, object]:
    later, earlier, comparison = pair.later, pair.earlier, pair.comparison
    return {
        **key_of(later),
        "status": later.status.value,
        "earlier_year": earlier.region_year,
        "earlier_period": str(earlier.period),
        "earlier_vintage": earlier.vintage.isoformat(),
        "earlier_status": earlier.status.value,
        "answer": comparison.answer.value,
        "grounds": ";".join(ground.value for ground in comparison.grounds),
        "breaks": ";".join(item.code for item in comparison.breaks),
    }
