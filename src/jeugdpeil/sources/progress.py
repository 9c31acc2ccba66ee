"""How a long retrieval tells how far it is: a bar on a terminal, silence elsewhere."""

from types import TracebackType
from typing import Protocol, Self


class Progress(Protocol):
    """What a retrieval calls while it works; it never decides how that is shown."""

    def start(self, label: str, total: int | None) -> None:
        """Begin a source; `total` is the number of rows to come, None where it is unknown."""
        ...

    def advance(self, rows: int) -> None:
        """So many rows of the current source came in."""
        ...

    def finish(self, outcome: str) -> None:
        """The current source is done; `outcome` says how, in a few words."""
        ...


class SilentProgress:
    """Shows nothing: for tests, for scripts and for a program that runs at night."""

    def start(self, label: str, total: int | None) -> None:
        """Show nothing."""

    def advance(self, rows: int) -> None:
        """Show nothing."""

    def finish(self, outcome: str) -> None:
        """Show nothing."""


class BarProgress:
    """A bar per source on a terminal.

    Use it as a context, so that the terminal is left in order when a retrieval is broken off:
    `with BarProgress() as progress: ...`.
    """

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        self._bars = Progress(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("rijen")
        )
        self._task = self._bars.add_task("", visible=False)
        self._label = ""

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bars.stop()

    def start(self, label: str, total: int | None) -> None:
        """Add a bar."""
        self._label = label
        self._task = self._bars.add_task(label, total=total)

    def advance(self, rows: int) -> None:
        """Move the bar on."""
        self._bars.advance(self._task, rows)

    def finish(self, outcome: str) -> None:
        """Fill the bar and say how it went; nothing where no source was begun."""
        if not self._label:
            return
        done = self._bars.tasks[self._task].completed
        text = f"{self._label}: {outcome}"
        # A source that had not changed sends no rows: an empty bar would look like a failure.
        self._bars.update(self._task, description=text, total=max(done, 1), completed=max(done, 1))
        self._label = ""
