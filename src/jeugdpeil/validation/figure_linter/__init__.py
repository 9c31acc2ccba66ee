"""The figure linter: what is wrong, or worth a look, with the figures in a text or table.

Its one door is `checked_text`. Numbers, periods, ages, statuses and words of the field are read
from sentences and tables (`reading`, `facts`, `grouping`); each rule in `rules` holds them against
each other; `domain.comparability` says which figures may be compared.
"""

from jeugdpeil.validation.figure_linter.finding_codes import LINTER_CODES
from jeugdpeil.validation.figure_linter.kinds import TextKind
from jeugdpeil.validation.figure_linter.linter import checked_text

__all__ = ["LINTER_CODES", "TextKind", "checked_text"]
