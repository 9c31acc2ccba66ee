"""A memory for answers that cost time, with room for a fixed number of them."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

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
        self._answers: OrderedDict[_Key, _Answer] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def recall(self, key: _Key, make: Callable[[], _Answer]) -> _Answer:
        """The answer under this key, made now if it is not there."""
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        answer = make()
        self._answers[key] = answer
        if len(self._answers) > self._room:
            self._answers.popitem(last=False)
        return answer
