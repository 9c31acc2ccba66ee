"""Rules about facts: what two sources say of the same thing."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.finding import Finding, Location, first_few
from jeugdpeil.domain.table_schema import key_codes
from jeugdpeil.domain.tables import COUNT_FACTS, CountFacts, MeasureFacts
from jeugdpeil.validation.finding_codes import FACTS_DIFFER

_NAME = ("variable", "form", "dimension", "category")


def differing_facts(
    first: CountFacts | MeasureFacts, second: CountFacts | MeasureFacts
) -> tuple[Finding, ...]:
    """Where two sources state the same figure and cannot both be right.

    Two figures agree when their bounds overlap: 595 rounded to five and 594 unrounded do. A cell
    without bounds contradicts nothing.

    Args:
        first: the facts of the source that counts.
        second: those of a source that is compared with it, of the same type.

    Returns:
        One finding per variable, form, dimension and category; it stands for all its regions.
    """
    one, other = _shared(first.table, second.table)
    differs = pc.or_(pc.greater(one["low"], other["high"]), pc.greater(other["low"], one["high"]))
    differing = pc.fill_null(differs, False)
    one, other = one.filter(differing), other.filter(differing)
    names = key_codes(one, _NAME)
    return tuple(
        _finding(one.filter(pa.array(names == name)), other.filter(pa.array(names == name)))
        for name in np.unique(names)
    )


def _shared(first: pa.Table, second: pa.Table) -> tuple[pa.Table, pa.Table]:
    """The rows of both whose keys are in both, in the same order."""
    key = list(COUNT_FACTS.key)
    both = pa.concat_tables([first.select(key), second.select(key)]).unify_dictionaries()
    codes = key_codes(both, key)
    in_first, in_second = codes[: first.num_rows], codes[first.num_rows :]
    _, places, other_places = np.intersect1d(in_first, in_second, return_indices=True)
    return first.take(places), second.take(other_places)


def _finding(one: pa.Table, other: pa.Table) -> Finding:
    row, column = int(one["source_row"][0].as_py()), str(one["source_column"][0])
    return FACTS_DIFFER.found(
        Location(str(one["source"][0]), row, column),
        count=one.num_rows,
        variable=" / ".join(str(one[name][0]) for name in _NAME),
        other=str(other["source"][0]),
        regions=first_few(sorted({str(code) for code in one["region_code"].to_pylist()})),
    )
