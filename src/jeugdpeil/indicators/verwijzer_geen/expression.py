"""What the indicator verwijzer-geen is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "geen"),), trajecten())
