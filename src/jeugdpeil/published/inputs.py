"""What is read of a release while something is made from it, so that it need not be made again.

The static export keeps of each page what it was made from. A page whose inputs are the same in the
next release is the same page. Every reader of `Release` whose answer can change from one release to
the next without changing the whole site notes what it read; a memory that keeps an answer keeps its
inputs too, and notes them again for everyone who is given that answer.
"""

import hashlib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

import pyarrow as pa

Inputs = dict[str, str]

_watchers: ContextVar[tuple[Inputs, ...]] = ContextVar("watchers", default=())


@contextmanager
def watched() -> Generator[Inputs]:
    """Collect what is read inside, by name with a mark of its content.

    >>> with watched() as inputs:
    ...     note("region GM0244", lambda: "abc")
    >>> inputs
    {'region GM0244': 'abc'}
    """
    inputs: Inputs = {}
    token = _watchers.set((*_watchers.get(), inputs))
    try:
        yield inputs
    finally:
        _watchers.reset(token)


@contextmanager
def unwatched() -> Generator[None]:
    """Read without noting: for a reader that notes the part that it gives, not all that it read."""
    # Into a list that nobody reads: a memory that is filled meanwhile must still know its inputs.
    token = _watchers.set(({},) if is_watched() else ())
    try:
        yield
    finally:
        _watchers.reset(token)


def note(name: str, mark: Callable[[], str]) -> None:
    """Note that something was read; the mark is only made when somebody watches."""
    watchers = _watchers.get()
    if watchers:
        made = mark()
        for inputs in watchers:
            inputs[name] = made


def note_all(inputs: Mapping[str, str]) -> None:
    """Note everything that an answer from memory was made of."""
    for watcher in _watchers.get():
        watcher.update(inputs)


def is_watched() -> bool:
    """Whether anybody collects what is read."""
    return bool(_watchers.get())


def mark_of(*words: object) -> str:
    """A mark of some words: it differs where they do."""
    return hashlib.sha256(repr(words).encode()).hexdigest()[:20]


def mark_of_rows(rows: pa.RecordBatch | pa.Table) -> str:
    """A mark of the rows of a table: it differs where they do."""
    digest = hashlib.sha256()
    for batch in rows.combine_chunks().to_batches() if isinstance(rows, pa.Table) else (rows,):
        # Words leave their dictionary: its order tells nothing of the rows.
        names = batch.schema.names
        columns = [_plain(batch.column(name)) for name in names]
        digest.update(pa.RecordBatch.from_arrays(columns, names).serialize().to_pybytes())
    return digest.hexdigest()[:20]


def _plain(column: pa.Array) -> pa.Array:
    return column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column
