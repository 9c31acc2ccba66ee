"""What reading, repairing and combining outlines can notice.

ERROR: the row gets no outline. WARNING: an outline was changed, is missing or is of another year.
"""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

CODE_UNKNOWN = FindingCode("geometry-code-unknown", Severity.ERROR, ("code", "level"))
CODE_DUPLICATED = FindingCode("geometry-code-duplicated", Severity.ERROR, ("code", "first_row"))
CODE_COMPLETED = FindingCode("geometry-code-completed", Severity.INFO)
EMPTY = FindingCode("geometry-empty", Severity.ERROR, ("code",))
NO_AREA = FindingCode("geometry-no-area", Severity.ERROR, ("code",))
OUTSIDE = FindingCode("geometry-outside", Severity.ERROR, ("code", "bounds"))
REPAIRED = FindingCode("geometry-repaired", Severity.WARNING, ("code", "reason"))
WATER = FindingCode("geometry-water", Severity.INFO)
OTHER_YEAR = FindingCode("geometry-other-year", Severity.WARNING, ("year", "years"))
CRS_ASSUMED = FindingCode("geometry-crs-assumed", Severity.INFO, ("crs",))
CRS_CONTRADICTED = FindingCode("geometry-crs-contradicted", Severity.WARNING, ("named", "crs"))

BORDERS_REPAIRED = FindingCode(
    "geometry-borders-repaired", Severity.WARNING, ("codes", "largest_change_m2")
)
BORDERS_OPEN = FindingCode("geometry-borders-open", Severity.WARNING)
SWALLOWED = FindingCode("geometry-swallowed", Severity.ERROR, ("code",))
NOT_SIMPLIFIED = FindingCode("geometry-not-simplified", Severity.WARNING, ("reason",))
PART_MISSING = FindingCode("geometry-part-missing", Severity.WARNING, ("code", "parts"))
REGION_MISSING = FindingCode("geometry-region-missing", Severity.WARNING, ("code", "parts"))
PART_OF_NOTHING = FindingCode("geometry-part-of-nothing", Severity.WARNING, ("codes",))
WITHOUT_NEIGHBOURS = FindingCode("geometry-without-neighbours", Severity.INFO, ("codes",))
WITHOUT_OUTLINE = FindingCode("geometry-without-outline", Severity.WARNING, ("codes",))
NOT_IN_LIST = FindingCode("geometry-not-in-list", Severity.INFO, ("codes",))
BORROWED = FindingCode("geometry-borrowed", Severity.WARNING, ("codes", "year", "from_year"))

GEOMETRY_CODES = (
    CODE_UNKNOWN,
    CODE_DUPLICATED,
    CODE_COMPLETED,
    EMPTY,
    NO_AREA,
    OUTSIDE,
    REPAIRED,
    WATER,
    OTHER_YEAR,
    CRS_ASSUMED,
    CRS_CONTRADICTED,
    BORDERS_REPAIRED,
    BORDERS_OPEN,
    SWALLOWED,
    NOT_SIMPLIFIED,
    PART_MISSING,
    REGION_MISSING,
    PART_OF_NOTHING,
    WITHOUT_NEIGHBOURS,
    WITHOUT_OUTLINE,
    NOT_IN_LIST,
    BORROWED,
)
