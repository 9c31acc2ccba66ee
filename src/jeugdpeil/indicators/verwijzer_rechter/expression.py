"""What the indicator verwijzer-rechter is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "rechter"),), trajecten())
