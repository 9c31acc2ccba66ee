"""What the indicator wijkteam is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.WIJKTEAM), inwoners("0-22"))
