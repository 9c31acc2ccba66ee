"""What the indicator verwijzer-onbekend is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "onbekend"),), trajecten())
