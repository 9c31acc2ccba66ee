"""What the indicator jeugdbescherming is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.JEUGDBESCHERMING), inwoners("0-17"))
