"""What the indicator gepubliceerd-jeugdbescherming-met-verblijf is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Printed, published_percentage

EXPRESSION = Printed(published_percentage(CareForm.MET_VERBLIJF))
