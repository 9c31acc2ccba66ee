"""What the indicator gepubliceerd-jeugdreclassering is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Printed, published_percentage

EXPRESSION = Printed(published_percentage(CareForm.JEUGDRECLASSERING))
