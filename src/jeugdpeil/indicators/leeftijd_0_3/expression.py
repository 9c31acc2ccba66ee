"""What the indicator leeftijd-0-3 is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share((jongeren(CareForm.JEUGDZORG, "leeftijd", "0-3"),), jongeren(CareForm.JEUGDZORG))
