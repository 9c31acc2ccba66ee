"""What the reader of OData tables can notice, besides what all readers of CBS files can."""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

ROW_COUNT = FindingCode("row-count-differs", Severity.WARNING, ("expected", "found"))
VALUE_ATTRIBUTE = FindingCode("value-attribute-unknown", Severity.WARNING, ("word",))
PERIOD_ASSUMED = FindingCode("period-assumed", Severity.INFO, ("period",))

ODATA_CODES = (ROW_COUNT, VALUE_ATTRIBUTE, PERIOD_ASSUMED)
