"""What the indicator verwijzer-jeugdarts is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "jeugdarts"),), trajecten())
