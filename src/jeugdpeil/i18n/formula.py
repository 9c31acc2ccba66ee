"""The formula of a model in the words of a language."""

from jeugdpeil.i18n.texts import text

_EFFECTS = ("area x period", "area")
_START = "= period"


def formula_in_words(language: str, formula: str) -> str:
    """The formula of a model card with the terms that are ours in a language.

    Args:
        language: `nl` or `en`.
        formula: plain text as it stands in the card. Names of characteristics and groups come from
            the monitor file or the table, and stay.

    >>> formula_in_words("nl", "logit(p) = period + log(woz) + (gemeente) + (area x period)")
    'logit(p) = periode + log(woz) + (gemeente) + (gebied × periode)'
    """
    for code in _EFFECTS:
        word = text(language, f"formula.{code}")
        formula = formula.replace(f" + ({code})", f" + ({word})")
    return formula.replace(_START, f"= {text(language, 'formula.period')}", 1)
