"""Each rule knows its limits: rounding, overlap, hidden cells, and what it cannot know."""

import pytest

from jeugdpeil.domain.finding import Finding, Severity
from jeugdpeil.validation.figure_linter import TextKind, checked_text
from jeugdpeil.validation.figure_linter.spelled import UNWRITTEN


def found_in(text: str, kind: TextKind = TextKind.TEXT) -> tuple[Finding, ...]:
    return checked_text(text, kind)


def codes_in(text: str, kind: TextKind = TextKind.TEXT) -> list[str]:
    return [finding.code for finding in found_in(text, kind)]


def words_of(finding: Finding) -> dict[str, str]:
    return {key: words.replace(UNWRITTEN, "") for key, words in finding.context}


# --- Sums -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("total", [200 + 210 - 5, 200 + 210, 200 + 210 + 5])
def test_rounding_to_five_explains_a_small_difference(total: int) -> None:
    """Three numbers rounded to five may differ by 7.5, and CBS rounds each by itself."""
    text = f"a;jongens;meisjes;totaal\n2019;200;210;{total}\n2020;305;310;615\n"
    assert codes_in(text, TextKind.CSV) == []


def test_a_difference_beyond_rounding_is_said_with_its_numbers() -> None:
    """The sentence names what stands there, what it would be and how much rounding explains."""
    text = "a;jongens;meisjes;totaal\n2019;200;210;420\n2020;305;310;615\n"
    (finding,) = found_in(text, TextKind.CSV)
    assert finding.code == "lint-sum-wrong"
    words = words_of(finding)
    assert (words["sum"], words["difference"]) == (str(200 + 210), str(200 + 210 - 420))
    assert words["room"] == str(3 * 2.5)
    assert (finding.location.row, finding.location.column) == (2, "2019 / totaal")


def test_overlapping_forms_never_have_to_add_up() -> None:
    """A youth can have several forms: their sum may be more than the total."""
    text = "jaar;totaal zonder verblijf;ambulant;netwerk;wijkteam;daghulp\n2019;300;250;90;80;40\n"
    assert codes_in(text, TextKind.CSV) == []


def test_forms_that_are_fewer_than_the_total_are_wrong() -> None:
    """Everybody has at least one form, so together they are not less than the total."""
    text = "jaar;totaal zonder verblijf;ambulant;netwerk;wijkteam;daghulp\n2019;500;250;90;80;40\n"
    assert codes_in(text, TextKind.CSV) == ["lint-forms-wrong"]


def test_a_part_above_its_whole_is_wrong() -> None:
    """A part is never more than the whole that it is a part of."""
    text = "jaar;met verblijf;pleegzorg\n2019;430;515\n"
    assert codes_in(text, TextKind.CSV) == ["lint-part-wrong"]


def test_a_hidden_part_leaves_room() -> None:
    """With a secret cell the others are less than the total, and that is as it should be."""
    text = "a;jongens;meisjes;totaal\n2019;200;.;415\n2020;305;310;615\n"
    assert codes_in(text, TextKind.CSV) == []


def test_visible_parts_above_the_total_are_wrong_beside_a_hidden_one() -> None:
    """A secret number is not negative."""
    text = "leeftijd;jongeren\n0-11;200\n12-17;300\n18-22;.\ntotaal;415\n"
    assert codes_in(text, TextKind.CSV) == ["lint-sum-wrong"]


def test_rows_called_total_are_only_worth_a_check() -> None:
    """Nothing proves that these rows are all of them."""
    text = "wijk;jongeren\nNoord;200\nZuid;300\nTotaal;600\n"
    (finding,) = found_in(text, TextKind.CSV)
    assert (finding.code, finding.severity) == ("lint-sum-check", Severity.WARNING)


def test_a_selection_of_rows_is_no_sum() -> None:
    """Three gemeenten do not make a province."""
    text = "gemeente;jongeren\nTiel;200\nHeerde;300\nTotaal;51855\n"
    assert codes_in(text, TextKind.CSV) == []


def test_trajecten_add_up_where_youths_do_not() -> None:
    """A traject has one form; a youth may have more."""
    rows = (
        "jaar;totaal;wijkteam;overig zonder verblijf;met verblijf\n2018;570885;85415;433315;62150"
    )
    assert codes_in(f"Trajecten jeugdhulp\n{rows}", TextKind.CSV) == ["lint-sum-wrong"]
    assert codes_in(f"Jongeren met jeugdhulp\n{rows}", TextKind.CSV) == []


# --- Stocks ---------------------------------------------------------------------------------------


def test_active_is_begin_with_inflow() -> None:
    """Everything that ran at some moment of the period."""
    text = "vorm;begin;instroom;actief\nwijkteam;47480;14715;62190\ndaghulp;18830;8070;36900\n"
    (finding,) = found_in(text, TextKind.CSV)
    assert finding.code == "lint-stock-wrong"
    assert words_of(finding)["worked"] == str(18830 + 8070)


# --- Percentages and changes ----------------------------------------------------------------------


@pytest.mark.parametrize("percentage", ["10,1 procent", "10 procent", "ruim 10 procent"])
def test_a_percentage_may_be_rounded(percentage: str) -> None:
    """42,975 of 423,825 is 10.14 percent, in as many decimals as the writer likes."""
    text = f"Van de 423.825 jongeren kregen 42.975 jongeren ({percentage}) hulp met verblijf."
    assert codes_in(text) == []


def test_round_numbers_are_not_proved_wrong() -> None:
    """300 duizend may be 296 duizend: a share that is off by a point is worth a check only."""
    text = "Van de 300 duizend jongeren kregen 150 duizend jongeren (51 procent) hulp."
    assert codes_in(text) == ["lint-percentage-check"]


def test_a_change_is_checked_where_rounding_may_explain_it() -> None:
    """From 300 to 330 thousand is 10 percent; 9 is possible when both were rounded far."""
    text = "Het aantal steeg van 300 duizend naar 330 duizend, een stijging van 9 procent."
    assert codes_in(text) == ["lint-change-check"]


def test_points_and_percentages_are_not_the_same() -> None:
    """From 9.4 to 9.7 is 0.3 percentage points, and 3 percent."""
    text = "Het gebruik steeg met {} van 9,4 naar 9,7 procent."
    assert codes_in(text.format("0,3 procentpunt")) == []
    assert codes_in(text.format("3 procentpunt")) == ["lint-change-wrong"]


# --- Periods, statuses, ages ----------------------------------------------------------------------


def test_a_half_year_is_not_above_its_year() -> None:
    """Whoever is counted in a half-year is counted in the year."""
    text = "vorm;1e halfjaar 2022;2022\njeugdhulp;1290;1265\n"
    assert codes_in(text, TextKind.CSV) == ["lint-half-above-year"]


def test_who_had_only_one_kind_may_be_more_in_a_half_year() -> None:
    """19,710 had only stay in the first half of 2021, 19,320 in the whole year."""
    text = "vorm;1e halfjaar 2021;2021\nalleen met verblijf;19710;19320\n"
    assert codes_in(text, TextKind.CSV) == []


def test_the_same_period_a_year_earlier_is_of_the_same_kind() -> None:
    """Two first halves may be compared."""
    text = "In de eerste helft van 2020 waren er {} jongeren met jeugdhulp dan in {}."
    assert codes_in(text.format("minder", "dezelfde periode in 2019")) == []
    assert codes_in(text.format("minder", "2019")) == ["lint-periods-mixed"]
    assert codes_in(text.format("minder", "de tweede helft van 2019")) == ["lint-seasons-mixed"]


def test_a_break_that_is_told_is_no_finding() -> None:
    """A writer who names the trendbreuk has told the reader."""
    text = "In 2021 kregen 6 procent meer jongeren jeugdzorg dan in 2020."
    assert codes_in(text) == ["lint-break-crossed"]
    assert codes_in(f"{text} Tussen die jaren ligt een trendbreuk.") == []


def test_one_number_has_one_status() -> None:
    """The same count cannot be provisional in one place and definitive in another."""
    text = "Het definitieve cijfer is 9.860 jongeren.\n\nHet voorlopige cijfer is 9.860 jongeren."
    assert codes_in(text) == ["lint-number-two-statuses"]


def test_a_text_that_says_provisional_has_kept_the_status() -> None:
    """A star in the table and a word in the text belong together."""
    table = "| | 2021 | 2022* |\n|---|---|---|\n| Jongeren | 1.265 | 1.180 |\n\n"
    told = "In 2022 kregen 1.180 jongeren jeugdhulp{}."
    assert codes_in(table + told.format(""), TextKind.MARKDOWN) == ["lint-status-lost"]
    assert codes_in(table + told.format(" (voorlopig)"), TextKind.MARKDOWN) == []


def test_comparing_ages_themselves_is_allowed() -> None:
    """Children of 0-11 beside those of 12-17 is what the sentence is about."""
    text = (
        "Van 12 tot 18 jaar krijgt 13 procent jeugdhulp, meer dan de 9 procent van 4 tot 12 jaar."
    )
    assert codes_in(text) == []


def test_jeugdzorg_is_not_jeugdhulp() -> None:
    """A share of one beside a mean of the other is no comparison."""
    text = "Bij ons krijgt 9,1 procent jeugdhulp, lager dan de 9,8 procent jeugdzorg in Nederland."
    assert codes_in(text) == ["lint-forms-mixed"]


# --- The text as a whole --------------------------------------------------------------------------


def test_findings_come_in_the_order_of_the_text() -> None:
    """A writer goes through the text from top to bottom."""
    text = (
        "In 2021 kregen 6 procent meer jongeren jeugdzorg dan in 2020.\n\n"
        "Van de 1.265 jongeren kregen 190 jongeren (25 procent) hulp met verblijf.\n"
    )
    assert [found.location.row for found in found_in(text)] == [1, 3]


@pytest.mark.parametrize("kind", list(TextKind))
@pytest.mark.parametrize(
    "text", ["", "\n\n", "|", "|||\n|-|-|\n", ";;;\n;;;", "%", "1", "- \n* \n#"]
)
def test_any_text_can_be_read(kind: TextKind, text: str) -> None:
    """A text without figures, or without sense, has no findings and breaks nothing."""
    assert found_in(text, kind) == ()
