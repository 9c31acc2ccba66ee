"""One model fitted to several completed tables, and its draws put together.

Source:
    D. Rubin (1987), Multiple imputation for nonresponse in surveys, chapter 3; draws of all fits in
    equal numbers are draws of the mixture.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from jeugdpeil.stats.arrays import FloatArray
from jeugdpeil.stats.draws import PooledDraws, draw, pooled
from jeugdpeil.stats.fit import Moments, Posterior, Start, fit
from jeugdpeil.stats.imputation import Imputed
from jeugdpeil.stats.integration import Effort
from jeugdpeil.stats.laplace import LatentModel


@dataclass(frozen=True)
class PooledPosterior:
    """Posteriors of the same rows and columns, of which some values were drawn.

    Args:
        parts: one per completed table.
    """

    parts: tuple[Posterior, ...]

    @property
    def eta(self) -> Moments:
        """Moments of the linear predictor of each row."""
        return _pool([part.eta for part in self.parts])

    @property
    def beta(self) -> Moments:
        """Moments of the fixed effects."""
        return _pool([part.beta for part in self.parts])

    def rates(self) -> Moments:
        """Moments of the rate of each row."""
        return _pool([part.rates() for part in self.parts])

    def draw(self, n_draws: int, generator: np.random.Generator) -> PooledDraws:
        """Joint draws, as many from each part as goes evenly; at least one from each."""
        each = [len(part) for part in np.array_split(np.arange(n_draws), len(self.parts))]
        return PooledDraws(
            tuple(
                draw(part, max(1, n), generator) for part, n in zip(self.parts, each, strict=True)
            )
        )


def _pool(moments: list[Moments]) -> Moments:
    means, sds = np.array([m.mean for m in moments]), np.array([m.sd for m in moments])
    return Moments(*pooled(means, sds))


def fit_completed(
    make_model: Callable[[FloatArray], LatentModel],
    imputed: Imputed,
    generator: np.random.Generator,
    effort: Effort | None = None,
) -> PooledPosterior:
    """Fit a model to each completed table; every fit begins where the first ended.

    Args:
        make_model: makes the model from a completed table (n_rows, n_columns).
        imputed: from `imputation.impute`; one table where nothing was missing.
        generator: the source of chance.
        effort: how finely to integrate the hyperparameters.
    """
    start: Start | None = None
    parts: list[Posterior] = []
    for table in imputed.tables:
        parts.append(fit(make_model(table), generator, effort, start))
        start = parts[0].start
    return PooledPosterior(tuple(parts))
