"""How large a demo country is: how many regions of each level, and over which years."""

from dataclasses import dataclass

from jeugdpeil.domain.errors import UsageError

FIRST_YEAR, LAST_YEAR = 2017, 2024
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))


@dataclass(frozen=True)
class Size:
    """Numbers of regions in the newest division.

    Args:
        name: word under which the size is asked for.
        wijken: wijken, the same number in all years.
        gemeenten: gemeenten after the merger; before it there are two more.
        jeugdregios, ggd_regios, provincies, landsdelen, samenwerkingsverbanden: regions above.
        cities: gemeenten that grow around a city with many small wijken.
        largest_city: wijken in the core of the largest city.
    """

    name: str
    wijken: int
    gemeenten: int
    jeugdregios: int
    ggd_regios: int
    provincies: int
    landsdelen: int
    samenwerkingsverbanden: int
    cities: int
    largest_city: int


SIZES: dict[str, Size] = {
    "klein": Size("klein", 420, 48, 6, 4, 3, 2, 9, 11, 34),
    "landelijk": Size("landelijk", 3000, 340, 42, 25, 12, 4, 75, 80, 62),
}


def size_named(name: str) -> Size:
    """The size with this name.

    Raises:
        UsageError: there is no such size.

    >>> size_named("klein").gemeenten
    48
    """
    if name not in SIZES:
        raise UsageError(
            f"Een demoland van formaat {name!r} bestaat niet",
            remedy=f"Kies uit: {', '.join(SIZES)}.",
        )
    return SIZES[name]
