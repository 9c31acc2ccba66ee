"""The real tables of CBS and NJi, and the five source texts, under the figure linter."""

from collections import Counter
from pathlib import Path

from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.validation.figure_linter import TextKind, checked_text


def found_in(path: Path, kind: TextKind) -> tuple[Finding, ...]:
    return checked_text(path.read_text(encoding="utf-8"), kind)


def test_the_tables_of_reference_hold_the_known_errors_and_no_others(reference_data: Path) -> None:
    """NJi 2016, 2018, 2020 do not add up, its share of 18-22 in 2022 is odd; the rest is fine."""
    found = {
        path.stem: Counter(finding.code for finding in found_in(path, TextKind.CSV))
        for path in sorted((reference_data / "reference").glob("*.csv"))
    }
    assert len(found) >= 20
    assert {name: dict(codes) for name, codes in found.items() if codes} == {
        "national_jeugdzorg_year_latest": {"lint-sum-wrong": 3, "lint-base-check": 1}
    }


def test_the_sums_that_are_named_are_those_of_the_source(reference_data: Path) -> None:
    """2,000 too much in 2016, 215 too little in 2018, 90 too much in 2020."""
    table = reference_data / "reference" / "national_jeugdzorg_year_latest.csv"
    found = [each for each in found_in(table, TextKind.CSV) if each.severity is Severity.ERROR]
    differences = [dict(each.context)["difference"].strip("\u2063") for each in found]
    assert differences == [
        str(391_780 + 14_300 - 404_080),
        str(414_685 + 15_275 - 430_175),
        str(418_855 + 16_995 - 435_760),
    ]


def test_of_the_source_texts_only_hattem_is_questioned(reference_data: Path) -> None:
    """Text 000 mixes half-year and year, provisional and definitive; the others are left alone."""
    texts = sorted((reference_data.parent / "seeds").glob("*.txt"))
    found = {path.name[:3]: {each.code for each in found_in(path, TextKind.TEXT)} for path in texts}
    wanted = {"lint-periods-mixed", "lint-statuses-mixed"}
    assert {name: codes for name, codes in found.items() if codes} == (
        {"000": wanted} if texts else {}
    )
