"""What the indicator trajecten is made of."""

from jeugdpeil.indicators.expression import Count, trajecten

EXPRESSION = Count(trajecten())
