"""The stem of a CBS column: its name without the number that changes every year."""

import re
import unicodedata

_SUFFIX = re.compile(r"_\d+$")
_WORD = re.compile(r"[A-Za-z0-9]+")


def stem_of_column(column: str) -> str:
    """The name of a column without its number.

    Source:
        CBS OData v3: `JongerenMetJeugdzorgInNatura_83`, a year later `_84`, then `_87`.

    >>> stem_of_column("JongerenMetJeugdzorgInNatura_83")
    'JongerenMetJeugdzorgInNatura'
    """
    return _SUFFIX.sub("", column.strip())


def stem_from_title(title: str) -> str:
    """The stem that CBS gives in OData v3 to a column with this title.

    OData v4 has codes (T001203) instead of names; through the title both versions of a table get
    the same stems.

    Source:
        Read off the 116 titles and names of table 84799NED (KWB 2020), all of which it reproduces:
        words joined with capitals, accents dropped, a leading % spelled out, `k_` before a digit.

    >>> stem_from_title("Jongeren met jeugdzorg in natura")
    'JongerenMetJeugdzorgInNatura'
    >>> stem_from_title("0 tot 15 jaar"), stem_from_title("% koopwoningen")
    ('k_0Tot15Jaar', 'PercentageKoopwoningen')
    """
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", title.strip())
        if not unicodedata.combining(letter)
    )
    if plain.startswith("%"):
        plain = f"Percentage {plain[1:]}"
    stem = "".join(word[0].upper() + word[1:] for word in _WORD.findall(plain))
    return f"k_{stem}" if stem[:1].isdigit() else stem
