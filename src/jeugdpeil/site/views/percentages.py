"""Changes in per cent, with their sign."""

from jeugdpeil.i18n.numbers import NO_BREAK_SPACE, signed_number
from jeugdpeil.i18n.texts import text


def percent(language: str, value: float) -> str:
    r"""A change in per cent with one decimal.

    >>> percent("nl", -4.26), percent("en", 1.0)
    ('−4,3\xa0%', '+1.0%')
    """
    sign = f"{NO_BREAK_SPACE}%" if language == "nl" else "%"
    return f"{signed_number(language, value, 1)}{sign}"


def percent_interval(language: str, lower: float, upper: float) -> str:
    r"""Two changes with the sign once.

    >>> percent_interval("nl", -1.0, 2.5)
    '−1,0\xa0tot\xa0+2,5\xa0%'
    """
    low = signed_number(language, lower, 1)
    words = text(language, "number.interval", low=low, high=percent(language, upper))
    return words.replace(" ", NO_BREAK_SPACE)
