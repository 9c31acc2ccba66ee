"""What holds for any table and any text that the figure linter is given."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from jeugdpeil.domain.finding import Severity
from jeugdpeil.validation.figure_linter import TextKind, checked_text
from support.correct_texts import correct_texts

# Numbers of youths as they were counted, before CBS rounds each of them to five.
COUNTS = st.integers(min_value=10, max_value=400_000)
ROWS = st.integers(min_value=1, max_value=6)
PARTITIONS = st.sampled_from(
    [
        ("jongens", "meisjes"),
        ("alleen natura", "natura en pgb", "alleen pgb"),
        ("alleen zonder verblijf", "zowel zonder als met", "alleen met verblijf"),
        ("0-3 jaar", "4-11 jaar", "12-17 jaar", "18-22 jaar"),
    ]
)


def rounded(number: int) -> int:
    """To a multiple of five, as CBS does."""
    return 5 * round(number / 5)


def csv(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table with a wijk in front of each row."""
    lines = [";".join(["wijk", *heads])]
    lines += [";".join(map(str, [f"wijk {place}", *row])) for place, row in enumerate(rows)]
    return "\n".join(lines) + "\n"


def proved(text: str) -> list[str]:
    """Codes of what is called wrong."""
    found = checked_text(text, TextKind.CSV)
    return [each.code for each in found if each.severity is Severity.ERROR]


@settings(deadline=None)
@given(data=st.data(), parts=PARTITIONS, count=ROWS)
def test_a_correct_table_is_never_called_wrong(
    data: st.DataObject, parts: tuple[str, ...], count: int
) -> None:
    """However each number was rounded, a total that was counted right stays right."""
    rows: list[list[int]] = []
    for _ in range(count):
        counted = [data.draw(COUNTS) for _ in parts]
        rows.append([rounded(each) for each in (*counted, sum(counted))])
    assert proved(csv((*parts, "totaal"), rows)) == []


@settings(deadline=None)
@given(data=st.data(), parts=PARTITIONS, count=ROWS, sign=st.sampled_from([-1, 1]))
def test_a_total_that_is_off_beyond_rounding_is_always_found(
    data: st.DataObject, parts: tuple[str, ...], count: int, sign: int
) -> None:
    """Half a step for each number is what rounding can do, and not more."""
    rows = [[rounded(data.draw(COUNTS)) for _ in parts] for _ in range(count)]
    totals = [sum(row) for row in rows]
    most = 2.5 * (len(parts) + 1)
    off = 5 * (int(most) // 5 + 1) + rounded(data.draw(st.integers(0, 10_000)))
    totals[0] = max(0, totals[0] + sign * off)
    if abs(totals[0] - sum(rows[0])) <= most:
        return  # a total below nought was put at nought
    text = csv((*parts, "totaal"), [[*row, all_] for row, all_ in zip(rows, totals, strict=True)])
    assert {"lint-sum-wrong", "lint-part-wrong"} & set(proved(text)) != set()


@settings(deadline=None)
@given(begin=COUNTS, came=COUNTS, left=COUNTS, count=ROWS)
def test_a_stock_that_meets_its_flows_is_never_called_wrong(
    begin: int, came: int, left: int, count: int
) -> None:
    """Begin plus inflow minus outflow, each rounded by itself."""
    left = min(left, begin + came)
    row = [rounded(each) for each in (begin, came, left, begin + came - left)]
    assert proved(csv(("begin", "instroom", "uitstroom", "eind"), [row] * count)) == []


@settings(deadline=None)
@given(begin=COUNTS, came=COUNTS, left=COUNTS, off=st.integers(min_value=15, max_value=10_000))
def test_a_stock_that_does_not_meet_its_flows_is_always_found(
    begin: int, came: int, left: int, off: int
) -> None:
    """Four roundings explain 10, and not more."""
    numbers = [rounded(each) for each in (begin, came, min(left, begin))]
    end = numbers[0] + numbers[1] - numbers[2] + rounded(off)
    text = csv(("begin", "instroom", "uitstroom", "eind"), [[*numbers, end]])
    assert proved(text) == ["lint-stock-wrong"]


@settings(deadline=None)
@given(part=COUNTS, rest=COUNTS, decimals=st.integers(0, 2))
def test_a_percentage_of_its_counts_is_never_called_wrong(
    part: int, rest: int, decimals: int
) -> None:
    """In any number of decimals, and with counts that were rounded to five."""
    share = f"{100 * part / (part + rest):.{decimals}f}".replace(".", ",")
    text = (
        f"Van de {_dutch(rounded(part + rest))} jongeren kregen {_dutch(rounded(part))} jongeren "
        f"({share} procent) hulp."
    )
    found = checked_text(text, TextKind.TEXT)
    assert [each.code for each in found if each.severity is Severity.ERROR] == []


@settings(deadline=None)
@given(before=COUNTS, after=COUNTS)
def test_a_rise_is_never_called_a_fall(before: int, after: int) -> None:
    """The direction that the numbers have is right; the other one is found."""
    one, two = rounded(before), rounded(after)
    if abs(one - two) <= 0.11 * max(one, two) or min(one, two) < 100:
        return  # so near that far rounding may hide the direction
    text = f"Het aantal jongeren {{}} van {_dutch(one)} in 2018 naar {_dutch(two)} in 2019."
    right, wrong = ("steeg", "daalde") if two > one else ("daalde", "steeg")
    assert checked_text(text.format(right), TextKind.TEXT) == ()
    (finding,) = checked_text(text.format(wrong), TextKind.TEXT)
    assert finding.code == "lint-direction-wrong"


@settings(deadline=None)
@given(
    text=st.text(
        alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("|;-\n\t 0159.,%*"))
    ),
    kind=st.sampled_from(list(TextKind)),
)
def test_any_text_can_be_checked(text: str, kind: TextKind) -> None:
    """Nothing that a file may hold stops the linter."""
    for finding in checked_text(text, kind):
        assert 1 <= (finding.location.row or 0) <= len(text.splitlines()) + 1


@settings(deadline=None)
@given(
    place=st.integers(0, len(correct_texts()) - 1), other=st.integers(0, len(correct_texts()) - 1)
)
def test_two_correct_texts_together_are_never_called_wrong(place: int, other: int) -> None:
    """Sentences and tables that have nothing to do with each other prove nothing."""
    texts = [text for kind, text in correct_texts() if kind is not TextKind.CSV]
    both = f"{texts[place % len(texts)]}\n\n{texts[other % len(texts)]}\n"
    found = checked_text(both, TextKind.MARKDOWN)
    assert [each.code for each in found if each.severity is Severity.ERROR] == []


def _dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")
