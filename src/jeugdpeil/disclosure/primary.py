"""Primary protection of facts: what CBS does to its own tables, done to exact counts of others."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.cell import CellKind, Reason
from jeugdpeil.domain.scope import PlaceRule
from jeugdpeil.domain.tables import COUNT_FACTS


def primary_protected(counts: pa.Table, policy: Policy) -> pa.Table:
    """Counts of youths and trajecten with small ones hidden and exact ones rounded.

    This happens before anything is added up or divided, so that a sum with a hidden part, a share
    over a hidden whole and an interval are those of a source that was protected from the start:
    nothing later knows more than what is shown.

    Args:
        counts: rows of COUNT_FACTS; counts with bounds (already rounded) stay as they are.
        policy: the rules.

    Returns:
        The same rows. An exact count below the minimum is Suppressed with bounds 0 to the minimum;
        another exact count gets the bounds of its rounding.
    """
    low = counts["low"].cast(pa.float64()).to_numpy()
    high = counts["high"].cast(pa.float64()).to_numpy()
    present = pc.equal(counts["cell"].cast(pa.string()), CellKind.PRESENT.value).to_numpy()
    people = pc.not_equal(counts["place_rule"].cast(pa.string()), PlaceRule.GEEN.value).to_numpy()
    is_small = present & people & (low < policy.minimum) & (high < policy.minimum)
    is_exact = present & people & (low == high) & ~is_small
    if not (is_small | is_exact).any():
        return counts
    # An odd base has as much room on both sides; of an even one, halves go up.
    base = policy.rounding
    printed = np.floor(low / base + 0.5) * base
    below, above = base // 2, (base - 1) // 2
    least = np.maximum(printed - below, policy.minimum)
    low = np.select([is_small, is_exact], [np.zeros_like(low), least], low)
    high = np.select(
        [is_small, is_exact],
        [np.full_like(high, policy.minimum - 1), np.maximum(printed + above, least)],
        high,
    )
    small = pa.chunked_array([pa.array(is_small)])
    columns = {name: counts[name] for name in COUNT_FACTS.names} | {
        "cell": pc.if_else(small, CellKind.SUPPRESSED.value, counts["cell"].cast(pa.string())),
        "reason": pc.if_else(small, Reason.KLEIN_AANTAL.value, counts["reason"].cast(pa.string())),
        "low": pa.array(low, mask=np.isnan(low)),
        "high": pa.array(high, mask=np.isnan(high)),
    }
    return COUNT_FACTS.checked(pa.table(columns))
