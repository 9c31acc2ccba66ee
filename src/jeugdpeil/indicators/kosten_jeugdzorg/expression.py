"""What the indicator kosten-jeugdzorg is made of."""

from jeugdpeil.indicators.expression import Amount, costs

EXPRESSION = Amount(costs())
