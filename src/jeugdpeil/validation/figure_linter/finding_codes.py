"""What the linter can say of a text.

An ERROR says "klopt niet": the arithmetic leaves no other reading, rounding included. A WARNING
says "controleer": a person must look, for there may be a good reason.
"""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

SUM_WRONG = FindingCode(
    "lint-sum-wrong", Severity.ERROR, ("total", "written", "parts", "sum", "difference", "room")
)
SUM_CHECK = FindingCode(
    "lint-sum-check", Severity.WARNING, ("total", "written", "parts", "sum", "difference", "room")
)
PART_WRONG = FindingCode("lint-part-wrong", Severity.ERROR, ("part", "written", "whole", "total"))
FORMS_WRONG = FindingCode(
    "lint-forms-wrong", Severity.ERROR, ("total", "written", "parts", "sum", "room")
)
STOCK_WRONG = FindingCode(
    "lint-stock-wrong", Severity.ERROR, ("said", "written", "worked", "working", "room")
)
PERCENTAGE_WRONG = FindingCode(
    "lint-percentage-wrong", Severity.ERROR, ("percentage", "part", "whole", "worked")
)
PERCENTAGE_CHECK = FindingCode(
    "lint-percentage-check", Severity.WARNING, ("percentage", "part", "whole", "worked")
)
BASE_CHECK = FindingCode(
    "lint-base-check", Severity.WARNING, ("percentage", "part", "whole", "neighbours")
)
CHANGE_WRONG = FindingCode(
    "lint-change-wrong", Severity.ERROR, ("change", "before", "after", "worked")
)
CHANGE_CHECK = FindingCode(
    "lint-change-check", Severity.WARNING, ("change", "before", "after", "worked")
)
DIRECTION_WRONG = FindingCode("lint-direction-wrong", Severity.ERROR, ("said", "before", "after"))
DIRECTION_CHECK = FindingCode(
    "lint-direction-check", Severity.WARNING, ("said", "before", "after", "where")
)
FLOW_CHECK = FindingCode("lint-flow-check", Severity.WARNING, ("said", "before", "after", "where"))
HALF_ABOVE_YEAR = FindingCode(
    "lint-half-above-year", Severity.WARNING, ("half", "half_number", "year", "year_number")
)
TABLE_REPEATED = FindingCode(
    "lint-table-repeated", Severity.WARNING, ("half", "year", "same", "line")
)
NUMBER_TWO_PERIODS = FindingCode(
    "lint-number-two-periods", Severity.WARNING, ("number", "one", "other", "line")
)
NUMBER_TWO_FORMS = FindingCode(
    "lint-number-two-forms", Severity.WARNING, ("number", "one", "other", "line")
)
NUMBER_TWO_STATUSES = FindingCode(
    "lint-number-two-statuses", Severity.WARNING, ("number", "one", "other", "line")
)
KNOWN_HALF_YEAR = FindingCode(
    "lint-known-half-year", Severity.WARNING, ("number", "said", "known", "period")
)
STATUS_LOST = FindingCode("lint-status-lost", Severity.WARNING, ("period", "status", "line"))
PERIODS_MIXED = FindingCode("lint-periods-mixed", Severity.WARNING, ("one", "other"))
SEASONS_MIXED = FindingCode("lint-seasons-mixed", Severity.WARNING, ("one", "other"))
BREAK_CROSSED = FindingCode("lint-break-crossed", Severity.WARNING, ("one", "other", "day"))
AGES_MIXED = FindingCode("lint-ages-mixed", Severity.WARNING, ("one", "other"))
SCOPES_MIXED = FindingCode("lint-scopes-mixed", Severity.WARNING, ("one", "other"))
FORMS_MIXED = FindingCode("lint-forms-mixed", Severity.WARNING, ("one", "other"))
STATUSES_MIXED = FindingCode("lint-statuses-mixed", Severity.WARNING, ("one", "other"))

LINTER_CODES: tuple[FindingCode, ...] = (
    SUM_WRONG,
    SUM_CHECK,
    PART_WRONG,
    FORMS_WRONG,
    STOCK_WRONG,
    PERCENTAGE_WRONG,
    PERCENTAGE_CHECK,
    BASE_CHECK,
    CHANGE_WRONG,
    CHANGE_CHECK,
    DIRECTION_WRONG,
    DIRECTION_CHECK,
    FLOW_CHECK,
    HALF_ABOVE_YEAR,
    TABLE_REPEATED,
    NUMBER_TWO_PERIODS,
    NUMBER_TWO_FORMS,
    NUMBER_TWO_STATUSES,
    KNOWN_HALF_YEAR,
    STATUS_LOST,
    PERIODS_MIXED,
    SEASONS_MIXED,
    BREAK_CROSSED,
    AGES_MIXED,
    SCOPES_MIXED,
    FORMS_MIXED,
    STATUSES_MIXED,
)
