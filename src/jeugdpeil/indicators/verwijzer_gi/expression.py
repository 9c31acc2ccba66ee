"""What the indicator verwijzer-gi is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "gi"),), trajecten())
