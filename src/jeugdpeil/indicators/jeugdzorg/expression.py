"""What the indicator jeugdzorg is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.JEUGDZORG), inwoners("0-22"))
