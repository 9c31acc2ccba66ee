"""Characteristics without holes: missing values drawn several times, with and without the outcome.

Values are drawn from a joint normal model of the standardised characteristics and some aids: the
outcome, the number of youths, and the means of each incomplete characteristic over what lies
around the area (the same area in other periods, or the other areas of its group).

Every table is drawn in two ways. Coefficients are right only if the outcome of an area helps to
draw its missing values (without it they are pulled to 0). But what is expected of an area on the
ground of its characteristics may not know its own outcome: a characteristic drawn with it would
carry the difference into the expected figure. So fits use values drawn with the outcome, and the
rows that a fold predicts get values drawn without it. Those are drawn more often than there are
tables: the spread of an expected figure where much is missing is the spread of these draws, and
the ends of an interval at 90 % cannot be seen in five of them.

A drawn value stays between the lowest and highest that are there, as the others do (`borders`).
"""

from dataclasses import dataclass

import numpy as np

from jeugdpeil.models.expected_use.area_table import AreaTable, numbered
from jeugdpeil.stats.arrays import BoolArray, FloatArray, IntArray
from jeugdpeil.stats.imputation import impute, redrawn

# Shares are pulled to the common one as if so many youths had been added, so that a logit exists.
PULL = 20.0
# Of data augmentation, before the first table and between tables.
ROUNDS = 6
# Values drawn for the prediction of an area, over all tables.
PREDICTIONS = 20


@dataclass(frozen=True)
class Completed:
    """The characteristics without holes, drawn once.

    Args:
        fitted: (n, n_characteristics) standardised; missing values drawn with the area's own
            outcome, for fits that see the area.
        predicting: the same, drawn without it, several times, for predictions of the area.
    """

    fitted: FloatArray
    predicting: tuple[FloatArray, ...]


def completed_tables(
    table: AreaTable, standard: FloatArray, n_tables: int, generator: np.random.Generator
) -> tuple[Completed, ...]:
    """Complete the standardised characteristics; one table where nothing is missing.

    Args:
        table: areas.
        standard: (n, n_characteristics) standardised characteristics, NaN where missing.
        n_tables: how many completed tables to make.
        generator: the source of chance.
    """
    missing = np.isnan(standard)
    if not missing.any():
        return (Completed(standard, (standard,)),)
    aids = np.column_stack([_log_size(table), _means_around(table, standard, missing)])
    aids = aids[:, np.ptp(aids, axis=0) > 0]
    outcome = _outcome(table)[:, None]
    imputed = impute(standard, n_tables, generator, np.hstack([aids, outcome]), ROUNDS)
    n_redrawn = -(-PREDICTIONS // n_tables)
    lowest, highest = np.nanmin(standard, axis=0), np.nanmax(standard, axis=0)

    def inside(drawn: FloatArray) -> FloatArray:
        return np.clip(drawn, lowest, highest)

    return tuple(
        Completed(
            inside(each),
            tuple(inside(redrawn(each, missing, generator, aids)) for _ in range(n_redrawn)),
        )
        for each in imputed.tables
    )


def _log_size(table: AreaTable) -> FloatArray:
    return np.log1p(table.youths.astype(np.float64))


def _outcome(table: AreaTable) -> FloatArray:
    """Logit of the actual share, pulled to the common one; NaN where not known."""
    share, weight = table.actual / 100, table.youths.astype(np.float64)
    common = float(np.nansum(share * weight) / weight[table.is_known].sum())
    pulled = (share * weight + common * PULL) / (weight + PULL)
    return np.log(pulled / (1 - pulled))


def _means_around(table: AreaTable, standard: FloatArray, missing: BoolArray) -> FloatArray:
    """Mean of each incomplete characteristic over the other rows around, pulled to 0.

    With several periods these are the area's own rows of other periods; with one, the other areas
    of the smallest group.
    """
    if len(table.period_names) > 1 or not table.groups:
        around = numbered(table.areas)[0]
    else:
        around = numbered(table.groups[0][1])[0]
    columns = standard[:, missing.any(axis=0)]
    return _means_of_others(columns, around)


def _means_of_others(columns: FloatArray, around: IntArray) -> FloatArray:
    known = np.isfinite(columns)
    values = np.where(known, columns, 0.0)
    n_groups = int(around.max()) + 1
    sums, counts = np.zeros((n_groups, columns.shape[1])), np.zeros((n_groups, columns.shape[1]))
    np.add.at(sums, around, values)
    np.add.at(counts, around, known)
    return (sums[around] - values) / (counts[around] - known + 1)
