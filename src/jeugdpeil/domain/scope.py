"""What a figure counts and over whom: scope, age base, place rule and unit."""

from enum import StrEnum


class Scope(StrEnum):
    """Which ways of paying are inside a figure."""

    NATURA = "natura"
    NATURA_EN_PGB = "natura en pgb"


class AgeBase(StrEnum):
    """The group that a figure is relative to."""

    JONGEREN_0_22 = "0-22"
    JONGEREN_0_17 = "0-17"
    JONGEREN_12_22 = "12-22"
    JONGEREN_MET_JEUGDHULP = "jongeren met jeugdhulp"
    JONGEREN_MET_VERBLIJF = "jongeren met verblijf"
    JONGEREN_MET_JEUGDBESCHERMING = "jongeren met jeugdbescherming"
    JONGEREN_MET_JEUGDZORG = "jongeren met jeugdzorg"
    TRAJECTEN = "trajecten"
    GEEN = "geen"


class PlaceRule(StrEnum):
    """Which place a youth counts for."""

    ADRES = "adres"
    WOONPLAATSBEGINSEL = "woonplaatsbeginsel"
    GEEN = "geen"


class Unit(StrEnum):
    """What a value is expressed in."""

    AANTAL = "aantal"
    PERCENTAGE = "percentage"
    PER_100_JONGEREN = "per 100 jongeren"
    EURO_DUIZEND = "duizend euro"
    EURO_PER_JONGERE = "euro per jongere"
    PER_KM2 = "per km2"
    KILOMETER = "kilometer"
    KLASSE = "klasse"
