"""Remarks about figures: codes joined by ";", each code once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ibis import Value

APPROXIMATED = "benaderd"
REDIVIDED = "heringedeeld"
SUMMED = "som van gemeenten"
UPPER_BOUND = "bovengrens"
SEPARATOR = ";"


def joined(one: "Value", other: "Value") -> "Value":
    """Two remarks as one.

    Args:
        one, other: columns of codes joined by ";", "" where there are none.

    Returns:
        The codes of both. Where both have codes they stand in alphabetical order, each once.
    """
    import ibis

    # Lists are slow, and nearly all figures have at most one remark.
    both = (one + SEPARATOR + other).split(SEPARATOR)
    return ibis.cases(
        ((other == "") | (one == other), one),
        (one == "", other),
        else_=both.unique().sort().join(SEPARATOR),
    )


def collected(notes: "Value") -> "Value":
    """A list of remarks as one remark."""
    codes = notes.join(SEPARATOR).split(SEPARATOR)
    return codes.filter(lambda code: code != "").unique().sort().join(SEPARATOR)
