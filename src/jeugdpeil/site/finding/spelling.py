"""How names are compared: the same letters in Python and in web/src/finding/spelling.ts."""

import re
import unicodedata

_ACCENTS = re.compile("[\u0300-\u036f]")
_NOT_PLAIN = re.compile("[^a-z0-9]+")
# Letters that are no letter with an accent, and so have no plain letter inside.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Letters that sound alike at the same place of a name: Kappelle, Seist, Volendam with an f. One
# letter for one letter, so that the beginning of a name stays the beginning of what it sounds like.
_SOUNDS = str.maketrans("cqzvy", "kksfi")


def plain(name: str) -> str:
    """A name in lower case without accents and punctuation, words apart by one space.

    >>> plain("'s-Gravenhage"), plain("Súdwest-Fryslân"), plain("Ĳsselmuiden")
    ('s gravenhage', 'sudwest fryslan', 'ijsselmuiden')
    """
    letters = unicodedata.normalize("NFKD", name).lower()
    return _NOT_PLAIN.sub(" ", _ACCENTS.sub("", letters).translate(_LETTERS)).strip()


def sound(plain_name: str) -> str:
    """A plain name with one letter for all that sound like it.

    >>> sound("cappelle"), sound("zeist")
    ('kappelle', 'seist')
    """
    return plain_name.translate(_SOUNDS)
