"""What the indicator verwijzer-huisarts is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "huisarts"),), trajecten())
