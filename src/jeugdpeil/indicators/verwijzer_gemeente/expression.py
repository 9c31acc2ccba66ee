"""What the indicator verwijzer-gemeente is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "gemeente"),), trajecten())
