"""Holds a source against all rules; what cannot be used is set apart, and nothing is lost."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.finding import Finding
from jeugdpeil.domain.tables import Observations, Regions
from jeugdpeil.validation.rules import RULES, Rule
from jeugdpeil.validation.source_cells import NO_PLACES, Flags, Ints, SourceCells

UNREADABLE = "onleesbaar"


@dataclass(frozen=True)
class Validation:
    """What the rules have to say of one source.

    Args:
        findings: in the order of the rules.
        quarantined_rows: rows of the source that cannot be used at all: no region, no period, or a
            copy of another row.
        quarantined_cells: places in the observations of single values that cannot be used; the
            rest of their row can.
    """

    findings: tuple[Finding, ...]
    quarantined_rows: frozenset[int] = frozenset()
    quarantined_cells: Ints = field(default_factory=lambda: NO_PLACES, repr=False)


def validate(
    observations: Observations, regions: Regions | None = None, rules: Iterable[Rule] = RULES
) -> Validation:
    """Hold a source against the rules.

    Args:
        observations: the cells of one source; they are not changed.
        regions: the regions that exist per year; without them a code only has to be well formed.
        rules: the rules to hold it against.

    Returns:
        The findings, and what has to be set apart.
    """
    cells = SourceCells(observations, regions)
    caught = [each for rule in rules for each in rule(cells)]
    return Validation(
        findings=tuple(each.finding for each in caught),
        quarantined_rows=frozenset(int(row) for each in caught for row in each.rows),
        quarantined_cells=np.unique(np.concatenate([NO_PLACES, *(each.cells for each in caught)])),
    )


def usable(observations: Observations, validation: Validation) -> Observations:
    """The observations without rows in quarantine, and without the values of quarantined cells.

    Args:
        observations: the cells that were validated.
        validation: what the rules said of them.

    Returns:
        New observations. A quarantined cell is still there, marked as unreadable: a figure made of
        it says "in quarantaine" instead of vanishing.
    """
    if not len(validation.quarantined_cells) and not validation.quarantined_rows:
        return observations
    table = observations.table
    is_apart = pa.array(_is_apart_alone(table, validation))
    marks = table["mark"].cast(pa.string())
    columns = {name: table[name] for name in table.column_names} | {
        "value": pc.if_else(is_apart, pa.scalar(None, pa.float64()), table["value"]),
        "mark": pc.if_else(is_apart, UNREADABLE, marks),
    }
    kept = ~_is_in_rows(table, validation)
    return Observations(observations.snapshot, pa.table(columns).filter(pa.array(kept)))


def quarantined(observations: Observations, validation: Validation) -> pa.Table:
    """Everything that was set apart, in the source's own words.

    Args:
        observations: the cells that were validated.
        validation: what the rules said of them.

    Returns:
        The rows of the observations' table that `usable` leaves out or empties.
    """
    is_apart = _is_in_rows(observations.table, validation)
    is_apart |= _is_apart_alone(observations.table, validation)
    return observations.table.filter(pa.array(is_apart))


def _is_apart_alone(table: pa.Table, validation: Validation) -> Flags:
    is_apart = np.zeros(table.num_rows, dtype=np.bool_)
    is_apart[validation.quarantined_cells] = True
    return is_apart


def _is_in_rows(table: pa.Table, validation: Validation) -> Flags:
    rows = np.array(sorted(validation.quarantined_rows), dtype=np.int64)
    return np.isin(table["row"].to_numpy(), rows)
