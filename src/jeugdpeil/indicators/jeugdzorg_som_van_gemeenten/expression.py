"""What the indicator jeugdzorg-som-van-gemeenten is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Rate, SumOfGemeenten, inwoners, jongeren

EXPRESSION = Rate(SumOfGemeenten(jongeren(CareForm.JEUGDZORG)), inwoners("0-22"))
