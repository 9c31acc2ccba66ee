"""What the indicator leeftijd-12-17 is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share(
    (jongeren(CareForm.JEUGDZORG, "leeftijd", "12-17"),), jongeren(CareForm.JEUGDZORG)
)
