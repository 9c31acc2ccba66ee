"""What the indicator bevolking-0-17 is made of."""

from jeugdpeil.indicators.expression import Count, inwoners

EXPRESSION = Count(inwoners("0-17"), has_chance=False)
