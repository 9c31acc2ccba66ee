"""Words in a picture: where a line ends, since a picture breaks no lines by itself."""

import textwrap
from functools import lru_cache

# Mean width of a letter of Source Sans in parts of its size, a little on the safe side.
_LETTER = 0.46


# Most labels stand in the charts of every region.
@lru_cache(4096)
def lines(words: str, width: float, size: float) -> tuple[str, ...]:
    """The words in lines of a width.

    Args:
        words: one paragraph.
        width: of the line, in pixels.
        size: of the letters, in pixels.

    >>> lines("een twee drie", 40, 10)
    ('een twee', 'drie')
    """
    most = max(int(width / (size * _LETTER)), 8)
    return tuple(textwrap.wrap(words, most, break_long_words=False, break_on_hyphens=False))
