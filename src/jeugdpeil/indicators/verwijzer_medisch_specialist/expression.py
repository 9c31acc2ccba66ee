"""What the indicator verwijzer-medisch-specialist is made of."""

from jeugdpeil.indicators.expression import Share, trajecten

EXPRESSION = Share((trajecten("verwijzer", "medisch specialist"),), trajecten())
