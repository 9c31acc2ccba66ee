"""What the indicator jeugdreclassering is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.JEUGDRECLASSERING), inwoners("12-22"))
