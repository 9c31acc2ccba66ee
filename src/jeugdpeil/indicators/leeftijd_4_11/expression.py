"""What the indicator leeftijd-4-11 is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share(
    (jongeren(CareForm.JEUGDZORG, "leeftijd", "4-11"),), jongeren(CareForm.JEUGDZORG)
)
