"""Where a command writes, looked at before the work begins; and what is said when a file stands in the way."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NoReturn

import typer

from analysis.errors import Fault, InputError, PresscopeError, explain_unwritten
from analysis.projects import SAMPLE

__all__ = ["errors_in_words", "file_to_write", "folder_to_fill", "outside_corpus", "printable", "steady_streams"]

#: The exit code of shells for what Ctrl+C ended.
_INTERRUPTED: Final = 130
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG)


def folder_to_fill(given: Path | None, parameter: typer.CallbackParam) -> Path | None:
    """Return the folder an option or argument names, if files can be written into it (callback of typer).

    Raises
    ------
    InputError
        If something stands in the way.
    """
    if given is not None:
        _check(given, parameter, "a folder that can be written to", folder=True)
    return given


def file_to_write(given: Path | None, parameter: typer.CallbackParam) -> Path | None:
    """Return the file an option names, if it can be written (callback of typer).

    Raises
    ------
    InputError
        If something stands in the way.
    """
    if given is not None:
        _check(given, parameter, "a file that can be written to", folder=False)
    return given


def outside_corpus(corpus: str, given: Path | None, option: str) -> None:
    """Let nothing be written into the corpus it is made of: the next run would read it as texts.

    Raises
    ------
    InputError
        If the place an option names lies in the folder of the corpus.
    """
    place = Path(corpus).expanduser()
    if given is None or corpus == SAMPLE or not place.is_dir() or not given.resolve().is_relative_to(place.resolve()):
        return
    fault = Fault(option, f"'{given}', in the corpus itself", "a place outside the corpus",
                  f"Choose another, such as '{place.resolve().parent / given.name}'")  # fmt: skip
    raise InputError("What is written into a corpus would be read as its texts the next time.", [fault])


def _check(given: Path, parameter: typer.CallbackParam, allowed: str, *, folder: bool) -> None:
    """Say at once what writing would stumble over at the end; nothing is made."""
    number = _obstacle(given, folder=folder)
    if number:
        where = parameter.opts[0] if parameter.opts and parameter.opts[0].startswith("-") else str(parameter.name)
        raise explain_unwritten(OSError(number, os.strerror(number)), where, str(given), allowed=allowed)


def _obstacle(given: Path, *, folder: bool) -> int:
    """Return the number of the error that writing would end in; 0 where nothing stands in the way.

    Examples
    --------
    >>> _obstacle(Path("."), folder=True)
    0
    >>> _obstacle(Path("."), folder=False) == errno.EISDIR
    True
    """
    try:
        if given.exists() and given.is_dir() is not folder:
            return errno.ENOTDIR if folder else errno.EISDIR
        ground = given
        while not ground.exists():
            ground = ground.parent
        if ground != given and not ground.is_dir():
            return errno.ENOTDIR
    except (OSError, ValueError) as error:  # a name too long, or with a null byte
        return getattr(error, "errno", 0) or errno.EINVAL
    return 0 if os.access(ground, os.W_OK) else errno.EROFS if _is_root() else errno.EACCES


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


@contextlib.contextmanager
def errors_in_words() -> Iterator[None]:
    """Print what presscope or the file system raised, and leave with its exit code.

    Raises
    ------
    SystemExit
        1 where a run failed, 2 where what was given cannot be used, 130 where it was interrupted.
    """
    try:
        yield
    except (KeyboardInterrupt, SystemExit) as ended:
        # Within a command typer has made an exit of Ctrl+C already, without a word.
        if isinstance(ended, SystemExit) and ended.code != _INTERRUPTED:
            raise
        typer.echo("Interrupted (Ctrl+C) before the end. Give the command again to have what is missing.", err=True)
        # Where Ctrl+C came within code compiled from a string (an annotation, a cell), CPython would die of the signal
        # at its end although it was caught; the next such code takes that back.
        eval("None")
        raise SystemExit(_INTERRUPTED) from None
    except PresscopeError as error:
        _say(error)
    except OSError as error:
        if error.filename is None and error.errno not in _FULL:
            raise  # no file: not something the user can mend
        place, reason = str(error.filename or "disk"), error.strerror or str(error)
        if error.errno in _FULL:
            _say(explain_unwritten(error, place, place))
        fault = Fault(place, repr(reason), "a file or folder that this account can use",
                      "Check the path and its rights")  # fmt: skip
        _say(InputError("A file cannot be used.", [fault]))


def _say(error: PresscopeError) -> NoReturn:
    typer.echo(printable(error.message), err=True)
    raise SystemExit(error.exit_code) from None


def printable(message: str) -> str:
    r"""Return a message that may quote a corpus without the characters that steer a terminal.

    Examples
    --------
    >>> printable("found '\x1b[31mrouge'")
    "found '�[31mrouge'"
    """
    return "".join(char if char.isprintable() or char in "\n\t\u00a0\u202f" else "\ufffd" for char in message)


def steady_streams() -> None:
    """Let no letter that a terminal or a pipe cannot show end a run: it becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):  # not a text stream of Python's own
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
