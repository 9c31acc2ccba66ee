"""Whether the numbers of a text are in Dutch or in English notation."""

import re

from jeugdpeil.validation.figure_linter.kinds import TextKind
from jeugdpeil.validation.figure_linter.numerals import Notation

_DUTCH = re.compile(
    r"\b(?:de|het|een|van|en|jongeren|kinderen|waren|werd|zijn|met|procent|duizend|jaar|halfjaar"
    r"|totaal|aantal|gemeente|zonder|verblijf|alleen|beide|jongens|meisjes|instroom|uitstroom"
    r"|begin|eind|jeugdzorg|jeugdhulp|jongere)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|of|and|was|were|youths?|young|children|percent|thousand|year|half-year|total|number"
    r"|municipality|without|stay|only|both|boys|girls|inflow|outflow|start|end|youth care|with)\b",
    re.IGNORECASE,
)
_COMMA_DECIMALS = re.compile(r"(?<![\d.,])\d+,(?:\d{1,2}|\d{4,})(?![\d,.]\d|\d)")
_POINT_DECIMALS = re.compile(r"(?<![\d.,])\d+\.(?:\d{1,2}|\d{4,})(?![\d,.]\d|\d)")


def notation_of(text: str, kind: TextKind) -> Notation:
    """The notation of a text, from its numbers where they tell, else from its words.

    >>> notation_of("De 31.960 maatregelen", TextKind.TEXT).value
    'nl'
    >>> notation_of("9.8 percent of all youths, 31,960 measures", TextKind.TEXT).value
    'en'
    """
    # In a comma-separated table "12,5" may be two cells.
    is_comma_table = kind is TextKind.CSV and ";" not in text and "\t" not in text
    commas = 0 if is_comma_table else len(_COMMA_DECIMALS.findall(text))
    points = len(_POINT_DECIMALS.findall(text))
    if commas != points:
        return Notation.DUTCH if commas > points else Notation.ENGLISH
    words = len(_ENGLISH.findall(text)) - len(_DUTCH.findall(text))
    return Notation.ENGLISH if words > 0 else Notation.DUTCH
