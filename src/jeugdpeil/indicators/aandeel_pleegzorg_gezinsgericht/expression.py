"""What the indicator aandeel-pleegzorg-gezinsgericht is made of."""

from jeugdpeil.domain.care_form import CareForm
from jeugdpeil.indicators.expression import Share, jongeren

EXPRESSION = Share(
    (jongeren(CareForm.PLEEGZORG), jongeren(CareForm.GEZINSGERICHT)),
    jongeren(CareForm.MET_VERBLIJF),
    is_upper_bound=True,
)
