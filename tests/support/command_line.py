"""The command line as a person uses it, in this process or in one of its own."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from jeugdpeil import cli


@dataclass(frozen=True)
class Ran:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def has_traceback(self) -> bool:
        """Whether the user was shown the inside of the program."""
        return "Traceback" in self.out + self.err


def run(*arguments: str | Path) -> Ran:
    """Run a command in this process, as the program `jeugdpeil` would.

    An exception that the command line lets through, which would be a traceback to a user, comes
    through here as well.
    """
    out, err = io.StringIO(), io.StringIO()
    line = ["jeugdpeil", *map(str, arguments)]
    code = 0
    with (
        mock.patch.object(sys, "argv", line),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    return Ran(code, out.getvalue(), err.getvalue())


def start(*arguments: str | Path, folder: Path, before: str = "") -> "subprocess.Popen[str]":
    """Start a command in a process of its own.

    Args:
        arguments: what stands behind `jeugdpeil`.
        folder: the folder that it is run in.
        before: Python that is run first, such as a disk that fills up.
    """
    program = f"{before}\nfrom jeugdpeil.cli import main\nmain()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=folder,
        env=os.environ | {"PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def ended(process: "subprocess.Popen[str]") -> Ran:
    """Wait for a process and tell what it said."""
    out, err = process.communicate(timeout=300)
    return Ran(process.returncode, out, err)


def lines_with(text: str, words: Sequence[str]) -> list[str]:
    """The lines that hold all these words."""
    return [line for line in text.splitlines() if all(word in line for word in words)]
