"""What the rules can say of a table, and how much each of it weighs.

ERROR sets cells apart, because the value is impossible or its meaning is unknown. What is only
unlikely is a WARNING: the value stays, and a person decides.
"""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

REGION_BLANK = FindingCode("region-blank", Severity.ERROR)
REGION_MALFORMED = FindingCode("region-malformed", Severity.ERROR, ("regions",))
REGION_UNKNOWN = FindingCode("region-unknown", Severity.ERROR, ("regions", "year"))
REGION_REPEATED = FindingCode("region-repeated", Severity.ERROR, ("region", "period", "rows"))
REGION_CONTRADICTED = FindingCode(
    "region-contradicted", Severity.ERROR, ("region", "period", "rows")
)
GEMEENTE_ABSENT = FindingCode("gemeente-absent", Severity.WARNING, ("regions", "year"))

PERIOD_UNKNOWN = FindingCode("period-unknown", Severity.ERROR, ("period",))
PERIODS_MIXED = FindingCode("periods-mixed", Severity.WARNING, ("kinds", "periods"))

COUNT_NEGATIVE = FindingCode("count-negative", Severity.ERROR, ("regions",))
COUNT_FRACTION = FindingCode("count-fraction", Severity.ERROR, ("regions",))
COUNT_SMALL = FindingCode("count-small", Severity.ERROR, ("regions",))
COUNT_UNROUNDED = FindingCode("count-unrounded", Severity.ERROR, ("regions",))
SHARE_IMPOSSIBLE = FindingCode("share-impossible", Severity.ERROR, ("value", "maximum", "regions"))

DECIMALS_LOST = FindingCode("decimals-lost", Severity.WARNING, ("small", "large"))
TEN_TIMES = FindingCode("ten-times", Severity.WARNING, ("value", "regions"))
VALUE_REPEATED = FindingCode("value-repeated", Severity.WARNING, ("value", "regions"))

PART_ABOVE_TOTAL = FindingCode("part-above-total", Severity.WARNING, ("total", "regions"))
PARTS_FAR_FROM_TOTAL = FindingCode(
    "parts-far-from-total", Severity.WARNING, ("total", "difference", "regions")
)
WIJKEN_ABOVE_GEMEENTE = FindingCode("wijken-above-gemeente", Severity.WARNING, ("regions",))
GEMEENTEN_FAR_FROM_LAND = FindingCode(
    "gemeenten-far-from-land", Severity.WARNING, ("gemeenten", "land", "period")
)

COLUMN_EMPTY = FindingCode("column-empty", Severity.WARNING, ("columns",))
FILLED_PARTLY = FindingCode("filled-partly", Severity.INFO, ("period", "columns"))

FACTS_DIFFER = FindingCode("facts-differ", Severity.WARNING, ("variable", "other", "regions"))

RULE_CODES: tuple[FindingCode, ...] = (
    REGION_BLANK,
    REGION_MALFORMED,
    REGION_UNKNOWN,
    REGION_REPEATED,
    REGION_CONTRADICTED,
    GEMEENTE_ABSENT,
    PERIOD_UNKNOWN,
    PERIODS_MIXED,
    COUNT_NEGATIVE,
    COUNT_FRACTION,
    COUNT_SMALL,
    COUNT_UNROUNDED,
    SHARE_IMPOSSIBLE,
    DECIMALS_LOST,
    TEN_TIMES,
    VALUE_REPEATED,
    PART_ABOVE_TOTAL,
    PARTS_FAR_FROM_TOTAL,
    WIJKEN_ABOVE_GEMEENTE,
    GEMEENTEN_FAR_FROM_LAND,
    COLUMN_EMPTY,
    FILLED_PARTLY,
    FACTS_DIFFER,
)
