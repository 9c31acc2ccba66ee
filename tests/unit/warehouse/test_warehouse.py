"""Vintages never overwrite each other, and two sources of one fact are told apart."""

from dataclasses import replace
from pathlib import Path

from jeugdpeil.domain.status import Status
from jeugdpeil.warehouse.facts import Facts, Publication, facts_of
from jeugdpeil.warehouse.population import with_estimated_youths
from jeugdpeil.warehouse.warehouse import QUARANTINE, Warehouse
from support.sources import observed

YOUTHS = "TotaalJongerenMetJeugdzorgInNatura"


def add(warehouse: Warehouse, text: str, vintage: str, *, source: str = "bron") -> None:
    observations = observed(text)
    observations = replace(observations, snapshot=replace(observations.snapshot, source_id=source))
    facts: Facts = facts_of(observations, Publication(vintage, {"*": Status.DEFINITIEF}))
    lot = warehouse.lot(observations.snapshot, vintage, ["proef"])
    warehouse.add(lot, facts.counts, facts.measures)


def lows(warehouse: Warehouse, *sources: str) -> list[int | None]:
    table, _ = warehouse.counts(warehouse.archive(sources), ["jongeren"])
    return table["low"].to_pylist()


def test_a_new_vintage_stands_beside_the_old_one(tmp_path: Path) -> None:
    """The first publication stays when a later one says something else."""
    warehouse = Warehouse(tmp_path)
    add(warehouse, f"code {YOUTHS}\nGM0244 250", "2023-04-30")
    add(warehouse, f"code {YOUTHS}\nGM0244 265", "2023-10-31")

    table, _ = warehouse.counts(warehouse.archive(["bron"]), ["jongeren"])
    assert {(row["vintage"], row["low"]) for row in table.to_pylist()} == {
        ("2023-04-30", 248),
        ("2023-10-31", 263),
    }


def test_the_same_vintage_read_again_takes_the_place_of_the_first_reading(tmp_path: Path) -> None:
    """A file that was mended does not contradict its own earlier copy."""
    warehouse = Warehouse(tmp_path)
    add(warehouse, f"code {YOUTHS}\nGM0244 250\nGM0246 100", "2023-04-30")
    add(warehouse, f"code {YOUTHS}\nGM0244 265", "2023-04-30")

    assert lows(warehouse, "bron") == [263]


def test_adding_the_same_lot_twice_changes_nothing(tmp_path: Path) -> None:
    """A build can be run again and again."""
    warehouse = Warehouse(tmp_path)
    for _ in range(2):
        add(warehouse, f"code {YOUTHS}\nGM0244 250", "2023-04-30")

    assert len(warehouse.archive(["bron"])) == 1
    assert lows(warehouse, "bron") == [248]


def test_the_first_source_counts_and_the_difference_is_found(tmp_path: Path) -> None:
    """Sources stand in order of precedence."""
    warehouse = Warehouse(tmp_path)
    add(warehouse, f"code {YOUTHS}\nGM0244 265\nGM0246 100", "2023-06-15", source="eerste")
    add(warehouse, f"code {YOUTHS}\nGM0244 270\nGM0246 100", "2023-06-15", source="tweede")

    table, findings = warehouse.counts(warehouse.archive(["eerste", "tweede"]), ["jongeren"])
    assert table["low"].to_pylist() == [263, 98]
    assert sorted(finding.count for finding in findings) == [1, 1]
    assert len({finding.code for finding in findings}) == 2


def test_a_source_that_knows_nothing_gives_way(tmp_path: Path) -> None:
    """A blank of the first source is filled in by the second."""
    warehouse = Warehouse(tmp_path)
    add(warehouse, f"code {YOUTHS}\nGM0244 -", "2023-06-15", source="eerste")
    add(warehouse, f"code {YOUTHS}\nGM0244 265", "2023-06-15", source="tweede")

    assert lows(warehouse, "eerste", "tweede") == [263]


def test_a_source_that_is_not_asked_for_stays_out(tmp_path: Path) -> None:
    """What another monitor file put in the warehouse does not get into this release."""
    warehouse = Warehouse(tmp_path)
    add(warehouse, f"code {YOUTHS}\nGM0244 265", "2023-06-15", source="eerste")
    add(warehouse, f"code {YOUTHS}\nGM0246 100", "2023-06-15", source="tweede")

    assert lows(warehouse, "tweede") == [98]


def test_rows_in_quarantine_are_kept_apart(tmp_path: Path) -> None:
    """Nothing is lost: a refused row can be read back in the source's own words."""
    import pyarrow.parquet as pq

    warehouse = Warehouse(tmp_path)
    observations = observed(f"code {YOUTHS}\nGM0244 265")
    lot = warehouse.lot(observations.snapshot, "2023-06-15", [])
    warehouse.quarantine(lot, observations.table)

    [path] = (tmp_path / QUARANTINE).glob("*.parquet")
    assert pq.read_table(path)["region_key"].to_pylist() == ["GM0244"]


def test_youths_are_estimated_from_two_age_classes() -> None:
    """All of 0-14 and eight tenths of 15-24, marked as an estimate with both columns as source."""
    facts = facts_of(
        observed("code a_00_14 a_15_24\nGM0244 2131 1417"), Publication("2023-06-15", {})
    )
    rows = with_estimated_youths(facts.counts.table).to_pylist()
    [made] = [row for row in rows if row["category"] == "0-22"]

    assert made["low"] == made["high"] == round(2131 + 0.8 * 1417)
    assert (made["note"], made["source_column"]) == ("benaderd", "a_00_14+0,8×a_15_24")


def test_youths_that_are_given_are_not_estimated() -> None:
    """A source that knows the number of 0-22 keeps it."""
    facts = facts_of(
        observed("code a_00_14 a_15_24 a_00_22\nGM0244 2131 1417 3250"),
        Publication("2023-06-15", {}),
    )
    table = with_estimated_youths(facts.counts.table)
    assert table.num_rows == 3
    assert "benaderd" not in table["note"].to_pylist()


def test_an_unknown_age_class_makes_an_unknown_estimate() -> None:
    """Half of a sum is no sum."""
    facts = facts_of(observed("code a_00_14 a_15_24\nGM0244 2131 ."), Publication("2023-06-15", {}))
    rows = with_estimated_youths(facts.counts.table).to_pylist()
    [made] = [row for row in rows if row["category"] == "0-22"]
    assert (made["cell"], made["low"]) == ("ontbreekt", None)
