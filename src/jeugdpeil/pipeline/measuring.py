"""What a build measures about its own figures: how good the estimated denominator is."""

from statistics import median

import pyarrow as pa
import pyarrow.compute as pc

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.domain.region import RegionLevel
from jeugdpeil.domain.tables import TOTAL
from jeugdpeil.published.manifest import Measurement
from jeugdpeil.warehouse.facts import Facts
from jeugdpeil.warehouse.population import ESTIMATED, WANTED

DENOMINATOR_ERROR = "noemer-benaderd"


def denominator_error(name: str, facts: Facts) -> Measurement | None:
    """How far percentages over the estimated denominator lie from those that CBS prints.

    Args:
        name: title of the source.
        facts: its youths, estimated inhabitants of 0-22 and printed percentages.

    Returns:
        The source, its year, the number of wijken, and the difference in percentage points
        (ours minus the printed one): of the gemeente, in the median and at most over the wijken,
        without sign; None where the source does not hold all three.
    """
    printed = _values(facts.measures.table, "percentage jongeren", TOTAL)
    if not printed:
        return None
    youths = _values(facts.counts.table, "jongeren", TOTAL)
    people = _values(facts.counts.table, "inwoners", WANTED, ESTIMATED)
    both = youths.keys() & people.keys() & printed.keys()
    differences = {
        key: 100 * youths[key] / people[key] - printed[key] for key in both if people[key] > 0
    }
    of_wijken = [
        abs(value) for key, value in differences.items() if key[0] == RegionLevel.WIJK.value
    ]
    of_gemeenten = [
        value for key, value in differences.items() if key[0] == RegionLevel.GEMEENTE.value
    ]
    if not of_wijken or not of_gemeenten:
        return None
    return Measurement(
        DENOMINATOR_ERROR,
        (
            ("bron", name),
            ("wijken", str(len(of_wijken))),
            ("gemeente", f"{of_gemeenten[0]:.2f}"),
            ("mediaan", f"{median(of_wijken):.2f}"),
            ("hoogste", f"{max(of_wijken):.1f}"),
        ),
    )


def _values(
    table: pa.Table, variable: str, category: str, note: str | None = None
) -> dict[tuple[str, str, str], float]:
    """Midpoints of the facts of a variable by level, region and period; all forms together."""
    chosen = pc.and_(
        pc.equal(table["variable"].cast(pa.string()), variable),
        pc.equal(table["category"].cast(pa.string()), category),
    )
    rows = table.filter(chosen).to_pylist()
    return {
        (row["region_level"], row["region_code"], row["period"]): (row["low"] + row["high"]) / 2
        for row in rows
        if row["low"] is not None
        and row["form"] in (CareForm.JEUGDZORG.value, "geen")
        and (note is None or note in row["note"])
    }
