"""What the readers of lists of regions can notice."""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

LIST_ROW_WIDTH = FindingCode("list-row-width", Severity.ERROR, ("expected", "found"))
GEMEENTE_CODE_WRONG = FindingCode("gemeente-code-wrong", Severity.ERROR, ("found",))
GEMEENTE_CODE_SHORT = FindingCode("gemeente-code-short", Severity.INFO, ("found", "read_as"))
LIST_CELL_EMPTY = FindingCode("list-cell-empty", Severity.WARNING, ("level",))
REGION_WITHOUT_CODE = FindingCode("region-without-code", Severity.ERROR, ("level", "name"))
YEAR_WRONG = FindingCode("list-year-wrong", Severity.ERROR, ("found",))
ROW_TWICE = FindingCode("list-row-twice", Severity.WARNING, ("gemeente", "region"))
ROWS_CONTRADICT = FindingCode(
    "list-rows-contradict", Severity.ERROR, ("gemeente", "region", "other")
)
WIJK_STEP_WRONG = FindingCode("wijk-step-wrong", Severity.ERROR, ("found",))
POSTCODE_WRONG = FindingCode("postcode-wrong", Severity.ERROR, ("found",))

GEMEENTE_UNKNOWN = FindingCode("gemeente-unknown", Severity.INFO, ("gemeente", "name"))
GEMEENTE_NOT_LISTED = FindingCode("gemeente-not-listed", Severity.WARNING, ("gemeente", "level"))
NAME_SPELLED_OTHERWISE = FindingCode(
    "name-spelled-otherwise", Severity.INFO, ("gemeente", "name", "other")
)
NAME_DIFFERS = FindingCode("name-differs", Severity.WARNING, ("gemeente", "name", "other"))

REGION_KIND_UNUSED = FindingCode("region-kind-unused", Severity.INFO, ("kind",))
REGION_KIND_DIFFERS = FindingCode("region-kind-differs", Severity.WARNING, ("region", "kind"))
REGION_NAMED_TWICE = FindingCode(
    "region-named-twice", Severity.WARNING, ("region", "name", "other")
)

REGION_CODES = (
    LIST_ROW_WIDTH,
    GEMEENTE_CODE_WRONG,
    GEMEENTE_CODE_SHORT,
    LIST_CELL_EMPTY,
    REGION_WITHOUT_CODE,
    YEAR_WRONG,
    ROW_TWICE,
    ROWS_CONTRADICT,
    WIJK_STEP_WRONG,
    POSTCODE_WRONG,
    GEMEENTE_UNKNOWN,
    GEMEENTE_NOT_LISTED,
    NAME_SPELLED_OTHERWISE,
    NAME_DIFFERS,
    REGION_KIND_UNUSED,
    REGION_KIND_DIFFERS,
    REGION_NAMED_TWICE,
)
