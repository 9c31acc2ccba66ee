"""A problem with a table of one's own as a message, in the language that the user chose."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from jeugdpeil.domain.errors import (
    ModelError,
    SourceError,
    StorageError,
    UsageError,
    UserError,
    system_reason,
)
from jeugdpeil.i18n.numbers import in_notation
from jeugdpeil.i18n.texts import has_text, text
from jeugdpeil.sources.own_table.problem import TableProblemError
from jeugdpeil.stats.errors import StatsError

# Problems with the options; all others are problems with a file.
_USAGE = frozenset(
    [
        "both_maps",
        "both_outcomes",
        "no_characteristics",
        "no_column",
        "no_column_alike",
        "no_outcome",
        "no_total",
        "option_missing",
        "same_column",
        "twice_named",
        "wrong_order",
    ]
)


def told(problem: TableProblemError, language: str) -> UserError:
    """The error that says a problem in words, with the exit code of its kind."""
    kind = UsageError if problem.code in _USAGE else SourceError
    return kind(
        text(language, f"own.{problem.code}", **problem.values),
        remedy=text(language, f"own.{problem.code}.remedy", **problem.values),
    )


def model_refusal(error: ModelError, language: str) -> ModelError:
    """Why the table cannot carry a model, in words; as it was said where there are none."""
    words = {name: in_notation(language, str(value)) for name, value in error.context.items()}
    code = error.code
    if words.get("period") == "":
        # A table without years has one period, which has no name.
        code = code.removesuffix("-in-period")
    key = f"own.model.{code}"
    if not has_text(language, key):
        return error
    return ModelError(
        text(language, key, **words),
        code=error.code,
        context=error.context,
        remedy=text(language, f"{key}.remedy", **words),
    )


def _no_fit(language: str) -> ModelError:
    """Why there are no figures where the computation itself failed."""
    key = "own.model.no-fit"
    said, remedy = text(language, key), text(language, f"{key}.remedy")
    return ModelError(said, code="no-fit", context={}, remedy=remedy)


@contextmanager
def telling(language: str) -> Generator[None, None, None]:
    """Inside it, a problem with the table becomes an error in words.

    Raises:
        UserError: a TableProblemError, ModelError or StatsError came through.
    """
    try:
        yield
    except TableProblemError as problem:
        raise told(problem, language) from problem
    except ModelError as error:
        raise model_refusal(error, language) from error
    except StatsError as error:
        raise _no_fit(language) from error


def content_of(path: Path) -> bytes:
    """The bytes of a file that an option names.

    Raises:
        TableProblemError: it is not there or cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TableProblemError("no_file", file=path.name) from error
    except OSError as error:
        raise TableProblemError("unreadable", file=path.name, reason=error.strerror) from error


def refuse_unwritable(folder: Path) -> None:
    """Refuse a folder that cannot be written, before anything is computed; it is not made yet.

    Raises:
        OSError: it is a file, lies in one, or may not be written to.
    """
    nearest = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    for code, is_wrong in (
        (errno.ENOTDIR, not nearest.is_dir()),
        (errno.EACCES, not os.access(nearest, os.W_OK)),
    ):
        if is_wrong:
            raise OSError(code, os.strerror(code))


@contextmanager
def writing(folder: Path, language: str) -> Generator[None, None, None]:
    """Inside it, a folder that cannot be written becomes an error in words.

    Raises:
        StorageError: the folder could not be written.
    """
    try:
        yield
    except StorageError as error:
        raise _not_written(folder, error.__cause__, language) from error
    except OSError as error:
        raise _not_written(folder, error, language) from error


def _not_written(folder: Path, cause: BaseException | None, language: str) -> StorageError:
    known = cause if isinstance(cause, OSError) else OSError(type(cause).__name__)
    english = known.strerror or type(known).__name__
    reason = system_reason(known) if language == "nl" else english
    return StorageError(
        text(language, "own.not_written", folder=folder, reason=reason),
        remedy=text(language, "own.not_written.remedy"),
    )
