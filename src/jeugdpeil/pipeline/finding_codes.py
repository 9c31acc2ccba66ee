"""What a build can notice when it makes models of expected use and the search index."""

from jeugdpeil.domain.finding import Severity
from jeugdpeil.domain.finding_code import FindingCode

MODEL_NOT_MADE = FindingCode("model-not-made", Severity.WARNING, ("model", "why"))
MODEL_WITHOUT_FIGURES = FindingCode("model-without-figures", Severity.WARNING, ("model",))
CHARACTERISTIC_OTHER_YEAR = FindingCode(
    "characteristic-other-year", Severity.INFO, ("model", "characteristics", "year", "other")
)
CHARACTERISTIC_ABSENT = FindingCode(
    "characteristic-absent", Severity.WARNING, ("model", "characteristics")
)
POSTCODE_REGION_UNKNOWN = FindingCode("postcode-region-unknown", Severity.WARNING, ("region",))

MODEL_CODES = (
    MODEL_NOT_MADE,
    MODEL_WITHOUT_FIGURES,
    CHARACTERISTIC_OTHER_YEAR,
    CHARACTERISTIC_ABSENT,
    POSTCODE_REGION_UNKNOWN,
)
