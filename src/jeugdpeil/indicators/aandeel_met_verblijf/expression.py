"""What the indicator aandeel-met-verblijf is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share((jongeren(CareForm.MET_VERBLIJF),), jongeren(CareForm.JEUGDHULP))
