"""What the indicator ander-verblijf is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.ANDER_VERBLIJF), inwoners("0-22"))
