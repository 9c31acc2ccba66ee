"""What holds for any table of expected use that passes the gate."""

from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdpeil.disclosure.expected_gate import published_expected
from jeugdpeil.disclosure.gate import published_table
from jeugdpeil.disclosure.policy import Policy
from jeugdpeil.domain.expected import OF_THE_OUTCOME, ModelFigures, PublishedExpected
from support.figures import definition, estimates
from support.model_rows import LAND, WITHOUT_ACTUAL, model_figures

POLICY = Policy()
THEMES = ("inkomen-en-bijstand", "gezin-en-huishouden", "wonen", "omgeving")

# Per area: youths with care, youths, expected percentage, and how the themes divide the difference.
AREA = st.tuples(
    st.integers(0, 300),
    st.integers(1000, 5000),
    st.floats(5, 15),
    st.tuples(*[st.floats(-0.4, 0.4)] * (len(THEMES) - 1)),
)
AREAS = st.lists(AREA, min_size=1, max_size=12)


def code(number: int) -> str:
    return f"GM{9000 + number}"


def is_shown(count: int) -> bool:
    return 5 * int(count / 5 + 0.5) >= POLICY.minimum


def expected_values(areas: list[Any]) -> tuple[list[float], float]:
    """Expected percentages that agree with the actual ones in the country, and that mean."""
    known = [number for number, area in enumerate(areas) if is_shown(area[0])]
    raw = [area[2] for area in areas]
    if not known:
        return raw, sum(raw) / len(raw)
    youths = [areas[number][1] for number in known]
    actual = [100 * 5 * int(areas[number][0] / 5 + 0.5) / areas[number][1] for number in known]
    national = sum(n * share for n, share in zip(youths, actual, strict=True)) / sum(youths)
    mean = sum(n * raw[number] for n, number in zip(youths, known, strict=True)) / sum(youths)
    return [value * national / mean for value in raw], national


def model(areas: list[Any]) -> ModelFigures:
    values, national = expected_values(areas)
    rows: list[dict[str, Any]] = []
    parts: dict[str, dict[str, float]] = {}
    for number, ((count, youths, _, shares), value) in enumerate(zip(areas, values, strict=True)):
        head = {"region_code": code(number), "youths": youths, "expected": value}
        head |= {"expected_lower": value, "expected_upper": value}
        rows.append(head if is_shown(count) else head | WITHOUT_ACTUAL)
        pieces = [share * (value - national) for share in shares]
        pieces.append(value - national - sum(pieces))
        parts[code(number)] = dict(zip(THEMES, pieces, strict=True))
    members = [code(number) for number, area in enumerate(areas) if is_shown(area[0])]
    land = LAND | {"youths": sum(area[1] for area in areas), "expected": national}
    land |= {"expected_lower": national, "expected_upper": national}
    rows.append(land if members else land | WITHOUT_ACTUAL)
    parts["NL00"] = dict.fromkeys(THEMES, 0.0)
    return model_figures(*rows, contributions=parts, parts={"NL00": members})


def gated(areas: list[Any]) -> PublishedExpected:
    shown = published_table(
        estimates(
            *(
                {
                    "region_code": code(number),
                    "count_low": count,
                    "count_high": count,
                    "denominator": youths,
                }
                for number, (count, youths, _, _) in enumerate(areas)
            )
        ),
        {"jeugdzorg": definition()},
        POLICY,
    )
    return published_expected(model(areas), shown, 1, POLICY)


def printed(value: float) -> Decimal:
    """The number as a file shows it."""
    return Decimal(repr(value))


@given(AREAS)
@settings(max_examples=40, deadline=None)
def test_nothing_but_the_expected_figure_where_the_actual_is_hidden(areas: list[Any]) -> None:
    """Whatever the counts, a hidden one takes everything with it that speaks of it."""
    rows = {row["region_code"]: row for row in gated(areas).figures.to_pylist()}
    for number, (count, *_) in enumerate(areas):
        spoken = {name for name in OF_THE_OUTCOME if rows[code(number)][name] is not None}
        assert bool(spoken) == is_shown(count)


@given(AREAS)
@settings(max_examples=40, deadline=None)
def test_differences_are_exact_to_the_printed_decimal(areas: list[Any]) -> None:
    """A reader who subtracts the printed numbers gets the printed difference."""
    for row in gated(areas).figures.to_pylist():
        if row["actual"] is not None:
            assert printed(row["difference"]) == printed(row["actual"]) - printed(row["expected"])
            assert row["difference_youths"] == row["actual_youths"] - row["expected_youths"]


@given(AREAS)
@settings(max_examples=40, deadline=None)
def test_contributions_add_up_exactly(areas: list[Any]) -> None:
    """The printed parts of every region are its expected figure minus that of the country."""
    result = gated(areas)
    expected = {row["region_code"]: printed(row["expected"]) for row in result.figures.to_pylist()}
    sums: dict[str, Decimal] = {}
    for row in result.contributions.to_pylist():
        part = printed(row["contribution"])
        sums[row["region_code"]] = sums.get(row["region_code"], Decimal(0)) + part
    assert sums == {name: value - expected["NL00"] for name, value in expected.items()}


@given(AREAS)
@settings(max_examples=40, deadline=None)
def test_the_country_is_expected_to_use_what_it_uses(areas: list[Any]) -> None:
    """On the scale of the shown areas the national difference is nought."""
    rows = {row["region_code"]: row for row in gated(areas).figures.to_pylist()}
    assert rows["NL00"]["actual"] is None or rows["NL00"]["difference"] == 0
