"""What the indicator bevolking-0-22 is made of."""

from jeugdpeil.indicators.expression import Count, inwoners

EXPRESSION = Count(inwoners("0-22"), has_chance=False)
