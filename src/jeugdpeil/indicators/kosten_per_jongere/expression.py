"""What the indicator kosten-per-jongere is made of."""

from jeugdpeil.indicators.expression import Amount, costs, inwoners

EXPRESSION = Amount(costs(), inwoners("0-22"), factor=1000)
