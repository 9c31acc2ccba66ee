"""What making facts of a source, and laying sources side by side, can notice."""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

# A column that no indicator is made of is no loss; a figure about something unknown is one.
MEASURES_UNUSED = FindingCode("measures-unused", Severity.INFO, ("words",))
FORMS_UNKNOWN = FindingCode("forms-unknown", Severity.WARNING, ("words",))
FACT_PERIODS_UNKNOWN = FindingCode("fact-periods-unknown", Severity.WARNING, ("words",))
FACT_REGIONS_UNKNOWN = FindingCode("fact-regions-unknown", Severity.WARNING, ("words",))

SOURCES_AGREE = FindingCode("sources-agree", Severity.INFO, ("other",))
SOURCES_SUPPLEMENT = FindingCode("sources-supplement", Severity.INFO, ("other",))
SOURCES_CONTRADICT = FindingCode("sources-contradict", Severity.WARNING, ("other",))

FACT_CODES = (
    MEASURES_UNUSED,
    FORMS_UNKNOWN,
    FACT_PERIODS_UNKNOWN,
    FACT_REGIONS_UNKNOWN,
    SOURCES_AGREE,
    SOURCES_SUPPLEMENT,
    SOURCES_CONTRADICT,
)
