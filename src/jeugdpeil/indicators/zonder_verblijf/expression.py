"""What the indicator zonder-verblijf is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.ZONDER_VERBLIJF), inwoners("0-22"))
