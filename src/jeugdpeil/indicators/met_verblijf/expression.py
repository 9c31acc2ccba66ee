"""What the indicator met-verblijf is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.MET_VERBLIJF), inwoners("0-22"))
