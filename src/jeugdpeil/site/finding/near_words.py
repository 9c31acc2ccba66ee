"""Words that begin as somebody typed, some typing errors aside.

The same steps as web/src/finding/near-words.ts.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

# Sorts after every letter: the end of all words with a beginning.
_AFTER = "{"


@dataclass(frozen=True)
class Near:
    """A word that looks like what was typed.

    Args:
        number: place of the word in the list.
        errors: letters left out, added, changed or swapped in the beginning that is most alike.
        is_whole: whether the whole word is as much alike as its beginning.
    """

    number: int
    errors: int
    is_whole: bool


def errors_forgiven(typed: str) -> int:
    """How many typing errors a word may have: a wrong number is another number.

    >>> errors_forgiven("oss"), errors_forgiven("almlo"), errors_forgiven("amstredam")
    (0, 1, 2)
    """
    if len(typed) <= 3 or any(letter.isdigit() for letter in typed):
        return 0
    return 1 if len(typed) <= 7 else 2


class NearWords:
    """A list of words in order, walked so that a beginning is compared once for all its words.

    Args:
        words: words of small letters and digits.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))

    def find(self, typed: str) -> Iterator[Near]:
        """The words that look like what was typed, in the order of the list.

        Notes:
            The distance is that of Damerau and Levenshtein in its restricted form (optimal string
            alignment): each letter takes part in one error.
        """
        forgiven = errors_forgiven(typed)
        return self._alike(typed, forgiven) if forgiven else self._same(typed)

    def _same(self, typed: str) -> Iterator[Near]:
        for number in range(bisect_left(self.words, typed), self._end(typed, 0)):
            yield Near(number, 0, self.words[number] == typed)

    def _end(self, beginning: str, start: int) -> int:
        """The first place after all words with a beginning."""
        return bisect_left(self.words, beginning + _AFTER, start)

    def _alike(self, typed: str, forgiven: int) -> Iterator[Near]:
        walk = _Walk(typed, forgiven)
        number = 0
        while number < len(self.words):
            word = self.words[number]
            if walk.follow(word):
                if walk.least <= forgiven:
                    yield Near(number, walk.least, walk.last == walk.least)
                number += 1
                continue
            end = self._end(word[: walk.depth], number)
            if walk.least <= forgiven:
                yield from (Near(place, walk.least, False) for place in range(number, end))
            number = end


class _Walk:
    """The table of distances between what was typed and the beginnings of one word.

    `rows[depth][place]` is the distance between the first `place` letters typed and the first
    `depth` letters of the word, or more than is forgiven. A next word keeps the rows of the letters
    that it shares.
    """

    def __init__(self, typed: str, forgiven: int) -> None:
        self._typed, self._forgiven, self._far = typed, forgiven, forgiven + 1
        self._rows = [[min(place, self._far) for place in range(len(typed) + 1)]]
        self._least = [self._far]
        self._word = ""

    @property
    def depth(self) -> int:
        """How many letters of the word were looked at."""
        return len(self._rows) - 1

    @property
    def least(self) -> int:
        """The distance to the beginning that is most alike."""
        return self._least[-1]

    @property
    def last(self) -> int:
        """The distance to all letters looked at."""
        return self._rows[-1][-1]

    def follow(self, word: str) -> bool:
        """Walk along a word; False where no longer beginning can be alike."""
        shared = _shared(self._word, word, self.depth)
        del self._rows[shared + 1 :], self._least[shared + 1 :]
        self._word = word
        while min(self._rows[-1]) <= self._forgiven:
            if self.depth == len(word):
                return True
            self._step()
        return False

    def _step(self) -> None:
        """One letter further."""
        depth, word, typed, rows = self.depth, self._word, self._typed, self._rows
        letter, above = word[depth], rows[depth]
        # Further than this from the diagonal the distance is larger than what is forgiven.
        first, last = depth - self._forgiven, depth + self._forgiven + 1
        row = [self._far] * (len(typed) + 1)
        row[0] = min(depth + 1, self._far)
        for place in range(max(first, 0), min(last, len(typed))):
            errors = above[place]
            if letter != typed[place]:
                errors = 1 + min(errors, above[place + 1], row[place])
                if (
                    depth
                    and place
                    and typed[place - 1] == letter
                    and word[depth - 1] == typed[place]
                ):
                    errors = min(errors, rows[depth - 1][place - 1] + 1)
            row[place + 1] = errors
        rows.append(row)
        self._least.append(min(self._least[-1], row[-1]))


def _shared(one: str, other: str, most: int) -> int:
    """The number of letters, at most `most`, with which two words begin alike."""
    length = min(len(one), len(other), most)
    return next((place for place in range(length) if one[place] != other[place]), length)
