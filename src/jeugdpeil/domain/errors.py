"""Mistakes of a user, each kind with its own exit code and a message that says what to do.

Messages are in Dutch, like everything that the program says to a user (docs/adr/0008).
"""

import errno
from collections.abc import Mapping
from typing import ClassVar

# What the operating system says is in English, or in the language of the machine.
_SYSTEM_REASONS = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "uw ruimte op de schijf is op",
    errno.EACCES: "u hebt er geen rechten voor",
    errno.EPERM: "u hebt er geen rechten voor",
    errno.EROFS: "de schijf is alleen te lezen",
    errno.ENOENT: "het bestaat niet",
    errno.EEXIST: "het bestaat al",
    errno.EISDIR: "het is een map",
    errno.ENOTDIR: "een deel van het pad is geen map",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EADDRINUSE: "de poort is al in gebruik",
    errno.EADDRNOTAVAIL: "het adres is niet van deze computer",
}


def system_reason(error: OSError) -> str:
    """Why the operating system refused, in Dutch; its own words where none are known here.

    >>> system_reason(OSError(errno.ENOSPC, "No space left on device"))
    'de schijf is vol'
    """
    known = _SYSTEM_REASONS.get(error.errno or 0)
    return known or f"het systeem meldt: {error.strerror or type(error).__name__}"


class UserError(Exception):
    """A mistake that the user can mend; shown as one message, never as a traceback.

    Args:
        what: what came and what was wanted, as one sentence.
        where: file, line, field or address; empty where there is none.
        remedy: what to do next, as one sentence.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what = what
        self.where = where
        self.remedy = remedy
        super().__init__(self.message())

    def message(self) -> str:
        """The whole text: what, where and what to do next."""
        place = f" ({self.where})" if self.where else ""
        advice = f"\n{self.remedy}" if self.remedy else ""
        return f"{self.what}{place}{advice}"


class UsageError(UserError):
    """The command was called with options that do not go together."""

    exit_code = 2


class MonitorFileError(UserError):
    """The monitor file has an unknown key, a wrong value or cannot be read."""

    exit_code = 3


class SourceError(UserError):
    """A source cannot be read as what it is said to be."""

    exit_code = 4


class FetchError(UserError):
    """A source on the network did not answer as documented."""

    exit_code = 5


class DataError(UserError):
    """The data contradict themselves so far that no release can be built from them."""

    exit_code = 6


class DisclosureError(UserError):
    """A release was refused, because small numbers would not be safe in it."""

    exit_code = 7


class ReleaseError(UserError):
    """A release is missing, damaged or not in the state that the command needs."""

    exit_code = 8


class StorageError(UserError):
    """A folder cannot be written: no space, no permission."""

    exit_code = 9


class BusyError(UserError):
    """Another build is writing in the same folder."""

    exit_code = 10


class NotFoundError(UserError):
    """A region, figure or indicator with this name or code is not there."""

    exit_code = 11


class ModelError(UserError):
    """A table cannot carry a model of expected use.

    Args:
        what: what came and what was wanted, as one sentence.
        code: of the reason, for a command that words it in another language.
        context: the numbers and names in the sentence.
        where: file, line, field or address; empty where there is none.
        remedy: what to do next, as one sentence.
    """

    exit_code = 12

    def __init__(
        self,
        what: str,
        *,
        code: str,
        context: Mapping[str, str | int],
        where: str = "",
        remedy: str = "",
    ) -> None:
        self.code = code
        self.context = dict(context)
        super().__init__(what, where=where, remedy=remedy)
