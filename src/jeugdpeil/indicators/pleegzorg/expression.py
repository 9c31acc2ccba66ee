"""What the indicator pleegzorg is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, inwoners, jongeren

EXPRESSION = Rate(jongeren(CareForm.PLEEGZORG), inwoners("0-22"))
