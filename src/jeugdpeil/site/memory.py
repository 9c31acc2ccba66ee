"""A memory for answers that cost time, with room for a fixed number of them.

An answer is kept with what it was made of (see `published.inputs`), so that whoever is given it
from memory is known to depend on that.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from jeugdpeil.published.inputs import Inputs, is_watched, note_all, watched

_Key = TypeVar("_Key", bound=Hashable)
_Answer = TypeVar("_Answer")


class Memory(Generic[_Key, _Answer]):
    """Keeps the answers that were asked for last.

    Args:
        room: number of answers that it holds.

    >>> memory: Memory[int, int] = Memory(room=2)
    >>> [memory.recall(key, lambda: key * 10) for key in (1, 2, 3)]
    [10, 20, 30]
    >>> len(memory)
    2
    """

    def __init__(self, room: int) -> None:
        self._room = room
        self._answers: OrderedDict[_Key, tuple[_Answer, Inputs]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def recall(self, key: _Key, make: Callable[[], _Answer]) -> _Answer:
        """The answer under this key, made now if it is not there."""
        held = self._answers.get(key)
        if held is not None:
            self._answers.move_to_end(key)
            if is_watched():
                note_all(held[1])
            return held[0]
        if is_watched():
            with watched() as inputs:
                answer = make()
        else:
            answer, inputs = make(), {}
        self._answers[key] = answer, inputs
        if len(self._answers) > self._room:
            self._answers.popitem(last=False)
        return answer
