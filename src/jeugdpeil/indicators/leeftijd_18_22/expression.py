"""What the indicator leeftijd-18-22 is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share(
    (jongeren(CareForm.JEUGDZORG, "leeftijd", "18-22"),), jongeren(CareForm.JEUGDZORG)
)
