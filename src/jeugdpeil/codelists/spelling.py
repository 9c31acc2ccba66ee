"""How names of regions are compared and made into words for addresses."""

import re
import unicodedata

_SUFFIX = re.compile(r"(?P<base>.*\S)\s*\((?P<suffix>[^()]*)\)\s*")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def normalised(name: str) -> str:
    """A name in small letters, without accents and signs, with single spaces.

    Two names are the same name exactly where this is equal; nothing is guessed beyond it.

    >>> normalised("Súdwest-Fryslân"), normalised("'s-Gravenhage")
    ('sudwest fryslan', 's gravenhage')
    >>> normalised("Gooi-en Vechtstreek") == normalised("Gooi en Vechtstreek")
    True
    """
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", letters.casefold()).strip()


def slug(name: str) -> str:
    """The name as one word for a code or an address.

    >>> slug("Midden IJssel-Oost Veluwe")
    'midden-ijssel-oost-veluwe'
    """
    return normalised(name).replace(" ", "-")


def split_suffix(name: str) -> tuple[str, str]:
    """Name and what stands in brackets behind it, both normalised; "" where there are none.

    CBS writes a suffix only where two places share a name: "Bergen (NH.)", "Utrecht (gemeente)".

    >>> split_suffix("Rijswijk (ZH.)"), split_suffix("Rijswijk")
    (('rijswijk', 'zh'), ('rijswijk', ''))
    """
    match = _SUFFIX.fullmatch(name)
    if not match:
        return normalised(name), ""
    return normalised(match["base"]), normalised(match["suffix"])
