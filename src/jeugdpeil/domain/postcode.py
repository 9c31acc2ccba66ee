"""In which region the addresses of a postal code lie."""

import re
from dataclasses import dataclass

from jeugdpeil.domain.region import CODE_PATTERNS, RegionLevel

_DIGITS = re.compile(r"[1-9]\d{3}")
_LEVELS = (RegionLevel.GEMEENTE, RegionLevel.WIJK)


@dataclass(frozen=True, order=True)
class PostcodeArea:
    """One postal code area, by its four digits, and a region in which it lies for at least a part.

    Args:
        pc4: the four digits.
        code: of a wijk or a gemeente.

    Raises:
        ValueError: the digits are no postal code, or the code is not of a wijk or a gemeente.

    >>> PostcodeArea("8051", "GM0244").code
    'GM0244'
    """

    pc4: str
    code: str

    def __post_init__(self) -> None:
        if not _DIGITS.fullmatch(self.pc4):
            raise ValueError(f"{self.pc4!r} is not the four digits of a postal code")
        if not any(CODE_PATTERNS[level].fullmatch(self.code) for level in _LEVELS):
            raise ValueError(f"{self.code!r} is not a code of a wijk or a gemeente")
