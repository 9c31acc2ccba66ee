"""What the indicator bevolking-12-22 is made of."""

from jeugdpeil.indicators.expression import Count, inwoners

EXPRESSION = Count(inwoners("12-22"), has_chance=False)
