"""Our own posterior beside a long run of a sampler, unknown by unknown.

`python -m benchmarks agreement`; needs the environment that `make validation` makes.
"""

from collections.abc import Iterator

import numpy as np

from benchmarks.peers.agreement import CASES, N_CHAINS, N_DRAWS, Agreement, Compared, agreement
from benchmarks.peers.runner import NotRunError, missing_python
from benchmarks.wide_table import WideTable


def table() -> WideTable:
    """Every case and kind of unknown.

    Raises:
        NotRunError: there is no sampler.
    """
    if missing_python():
        raise NotRunError(missing_python())
    return WideTable(
        title="Our own posterior beside a long run of a sampler",
        before=(" ".join(METHOD.split()),),
        header=(
            "model ", "unknowns ", "number", "largest difference of means, sd",
            "smallest sd ratio", "mean sd ratio", "largest sd ratio", "all within ",
            "R-hat, effective sample ",
        ),
        rows=tuple(row for name in CASES for row in _rows(agreement(name))),
        after=(" ".join(OUTSIDE.split()),),
    )  # fmt: skip


def _rows(found: Agreement) -> Iterator[tuple[str, ...]]:
    sampler = f"{found.r_hat:.3f}, {found.n_effective:,.0f}"
    for kind in found.kinds:
        yield (found.name, *_numbers(kind), "yes" if kind.is_within else "NO", sampler)


def _numbers(kind: Compared) -> tuple[str, ...]:
    ratios = kind.ratio.min(), kind.ratio.mean(), kind.ratio.max()
    largest = f"{np.abs(kind.away).max():.3f}"
    return (kind.kind, str(len(kind.ratio)), largest, *(f"{value:.3f}" for value in ratios))


METHOD = f"""
The sampler: NUTS, by PyMC and nutpie, {N_CHAINS} chains of {N_DRAWS:,} draws after 1,000 to warm
up. Difference: own mean minus the sampler's, in the sampler's standard deviations. Ratio: own
standard deviation over the sampler's. Wanted of every single unknown: a difference under 0.1 and a
ratio between 0.95 and 1.05. The sampler's own error is about 1 / √n of its standard deviation in a
mean and 0.7 / √n in a ratio, n being the effective sample; the largest of hundreds is three times
as far out.
"""
OUTSIDE = """
What lies outside: with five or ten regions the variance between regions is uncertain, and its upper
tail carries weight of its own. Effects are mixed over some tens of values of the hyperparameters,
which leave that tail out, so that the effects of the regions, and the intercepts, which share a
level with them, are up to 10 % too certain; groups and areas carry a part of that, the rows none.
The hyperparameters themselves are integrated over thousands of points and agree. The country has 42
regions.
"""
