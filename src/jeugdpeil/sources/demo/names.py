"""Made-up names: they sound Dutch and belong to no real gemeente or region."""

import re
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from jeugdpeil.sources.demo.real_names import REAL_NAMES, plain


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Only clusters of consonants: with a single one in front many real places would turn up (Maas-,
# Moer-, Waal-).
ONSETS = _words("Br Dr Fl Gr Kl Kn Kr Kw Pl Pr Sl Sm Sn Spr Str Schr Tr Vl Vr Wr Zw")
RIMES = _words(
    "aal eel ool uil ijl oel iel eul aam eem oom uim oen eun uun oor aar eur oer aas oos oes eus"
    " aak ook uik oek ijk eip aan aat uit oot oet alk olk elk ulk arm erm ont ant ast ond erk alm"
    " elm erf elst ijst uist ank"
)
PLACE_ENDS = _words(
    "dam drecht loo wolde hoven broek zijl veen sluis burg kerk meer rade horn oord beek laar geest"
    " duin hem um donk schot ward stein zand voort dijk muiden kapelle gein lanen bosch terp"
)
# Words that would make a name ridiculous.
UNFIT_STEMS = frozenset(
    _words("Stront Pleur Sloer Kwijl Kloot Droom Kraam Broes Schroom Pruik Kruik Spruit")
)
WIDE_ENDS = _words("waarden kwartier streek ambacht gouw venen landen kempen wouden zoom monden")
PROVINCE_ENDS = _words("land gouw ambt mark holt")

WIJK_STARTS = _words(
    "Molen Station Haven Kerk Wilgen Linden Heide Reiger Kasteel Vogel Bloemen Schilder Dichter"
    " Tuin Water Brug Zonne Ster Kompas Vlinder Merel Eiken Beuken Esdoorn Roos Tulp Honing Zand"
    " Klei Dijk Polder Vaart Kade Toren Poort Markt Hof Weide Lente Zomer Herfst Winter Noorder"
    " Ooster Zuider Wester Koren Hop Vlas Veen Mos Otter Egel Kraan Anker"
)
WIJK_ENDS = _words(
    "buurt wijk kwartier park veld velden hoek zoom rand kant einde tuinen akkers hoven oever weide"
)


class NameMaker:
    """Gives every name once, and never a real one."""

    def __init__(self, rng: np.random.Generator) -> None:
        self._rng = rng
        self._given: set[str] = set(REAL_NAMES)

    def places(self, count: int) -> list[str]:
        """Names for gemeenten: most are one word, some are two or begin with an article."""
        return [self._first_new(self._place_like) for _ in range(count)]

    def wide(self, count: int) -> list[str]:
        """Names for regions of several gemeenten."""
        return [
            self._first_new(lambda: self._stem() + self._one_of(WIDE_ENDS)) for _ in range(count)
        ]

    def provinces(self, count: int) -> list[str]:
        """Names for provincies and for the country itself."""
        return [
            self._first_new(lambda: self._stem() + self._one_of(PROVINCE_ENDS))
            for _ in range(count)
        ]

    def _place_like(self) -> str:
        kind = self._rng.random()
        if kind < 0.05:
            return f"De {self._stem()}hoeven"
        if kind < 0.10:
            return f"{self._place()}-{self._place()}"
        if kind < 0.14:
            return f"{self._place()} aan de {self._stem()}"
        return self._place()

    def _place(self) -> str:
        return self._stem() + self._one_of(PLACE_ENDS)

    def _stem(self) -> str:
        stem = self._one_of(ONSETS) + self._one_of(RIMES)
        return self._stem() if stem in UNFIT_STEMS else stem

    def _one_of(self, words: Sequence[str]) -> str:
        return words[int(self._rng.integers(len(words)))]

    def _first_new(self, make: Callable[[], str]) -> str:
        while True:
            name = make()
            words = {
                plain(part) for part in re.split("[- ]", name) if part not in ("De", "aan", "de")
            }
            if not words & self._given:
                self._given |= words | {plain(name)}
                return name


def wijk_names(count: int, rng: np.random.Generator) -> Iterator[str]:
    """Ordinary names for the wijken of one gemeente: the centre first, each name once.

    Raises:
        ValueError: there are more wijken than names.
    """
    total = len(WIJK_STARTS) * len(WIJK_ENDS)
    if count > total:
        raise ValueError(f"{count} wijken in one gemeente, there are {total} names")
    yield "Centrum"
    for number in rng.choice(total, count - 1, replace=False):
        start, end = divmod(int(number), len(WIJK_ENDS))
        yield _compound(WIJK_STARTS[start], WIJK_ENDS[end])


def _compound(start: str, end: str) -> str:
    """Join two words the Dutch way: some first words take an s or an en.

    >>> _compound("Station", "buurt"), _compound("Reiger", "park")
    ('Stationsbuurt', 'Reigerpark')
    """
    return start + ("s" if start in ("Station", "Kasteel") else "") + end


def slug(name: str) -> str:
    """A name as part of a code: small letters, digits and hyphens.

    >>> slug("Kwaalsluis aan de Vreur")
    'kwaalsluis-aan-de-vreur'
    """
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
