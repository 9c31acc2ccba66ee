"""The paths of a picture on a canvas of its own size, for files that stand alone.

On a page a path is stretched by the browser while its lines keep their width. Programs that open
a file do not know how to do that, so there the numbers themselves are stretched.
"""

import re

_PART = re.compile(r"([MLHVhv])|(-?\d+(?:\.\d+)?)")
# Which numbers of a command lie across: of H the only one, of V none, of M and L the first of two.
_ACROSS = {
    "M": (True, False),
    "L": (True, False),
    "H": (True,),
    "h": (True,),
    "V": (False,),
    "v": (False,),
}


def stretched(path: str, across: float, down: float) -> str:
    """A path with its numbers multiplied.

    Args:
        path: of the commands M, L, H, V, h and v.
        across, down: factors in both directions.

    >>> stretched("M10 20V40h0", 2, 0.5)
    'M20 10V20h0'
    """
    parts: list[str] = []
    command, number = "M", 0
    for word, digits in _PART.findall(path):
        if word:
            command, number = word, 0
            parts.append(word)
            continue
        kinds = _ACROSS[command]
        factor = across if kinds[number % len(kinds)] else down
        parts.append(f"{' ' if number else ''}{round(float(digits) * factor, 1):g}")
        number += 1
    return "".join(parts)
