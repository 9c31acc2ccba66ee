"""What the readers of CBS files can notice."""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

ROW_WIDTH = FindingCode("row-width", Severity.ERROR, ("expected", "found"))
CELL_UNREADABLE = FindingCode("cell-unreadable", Severity.WARNING, ("rows",))
DECIMAL_SIGN = FindingCode("decimal-sign", Severity.INFO, ("expected", "found"))
TEXT_COLUMN = FindingCode("text-column", Severity.INFO)
CODE_DIFFERS = FindingCode("region-code-differs", Severity.INFO, ("key", "other"))
MEASURE_REPEATED = FindingCode("measure-repeated", Severity.INFO, ("measure", "columns"))

READER_CODES = (
    ROW_WIDTH,
    CELL_UNREADABLE,
    DECIMAL_SIGN,
    TEXT_COLUMN,
    CODE_DIFFERS,
    MEASURE_REPEATED,
)
