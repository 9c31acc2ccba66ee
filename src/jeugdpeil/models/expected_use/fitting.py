"""The fits behind expected use: of all areas, and without each tenth of the groups."""

from dataclasses import dataclass, field

from jeugdpeil.models.expected_use.design import Design
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.fit import Posterior
from jeugdpeil.stats.folds import HeldOut
from jeugdpeil.stats.multiple import PooledPosterior


@dataclass(frozen=True)
class Completed:
    """The characteristics without holes, drawn once.

    Args:
        fitted: (n, n_characteristics) standardised; missing values drawn with the area's own
            outcome, for fits that see the area.
        predicting: the same, drawn without it, for predictions of the area.
    """

    fitted: FloatArray
    predicting: FloatArray


@dataclass(frozen=True)
class Fold:
    """A fit without some groups.

    Args:
        table: number of the completed table that it was made on.
        held_out: its rows and posterior.
    """

    table: int
    held_out: HeldOut


@dataclass(frozen=True)
class Fitted:
    """Fits of one area table.

    Args:
        design: columns of the model; `design.matrix(completed.fitted)` makes them.
        tables: completed characteristics; one where nothing was missing.
        was_missing: (n, n_characteristics) which values were drawn.
        posterior: of all rows, one part per completed table; coefficients, effects and figures of
            fit in the model card. `posterior.parts[0].model` is the model of the first table.
        folds: fits without a part of the smallest groups each; expected figures are theirs.
        group: (n,) number of the smallest group of each row: what folds leave out as a whole.
        level_names: of the levels of random effects in the models, outermost first; `rij` is the
            effect of each row.
    """

    design: Design
    tables: tuple[Completed, ...] = field(repr=False)
    was_missing: BoolArray = field(repr=False)
    posterior: PooledPosterior = field(repr=False)
    folds: tuple[Fold, ...] = field(repr=False)
    group: IntArray = field(repr=False)
    level_names: tuple[str, ...]

    @property
    def first(self) -> Posterior:
        """The fit of all rows on the first completed table."""
        return self.posterior.parts[0]
