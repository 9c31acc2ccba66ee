"""What the indicator huishouden-eenouder is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share(
    (jongeren(CareForm.JEUGDZORG, "huishouden", "eenouder"),), jongeren(CareForm.JEUGDZORG)
)
