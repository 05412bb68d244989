"""What presscope raises when something is wrong, and how it says so.

::

    PresscopeError                the base; only the command line catches it
    ├── InputError                exit 2: what the user gave cannot be used
    │   ├── CorpusError           a folder, file or table of texts
    │   ├── LexiconError          actors, offices, themes or events
    │   ├── ParameterError        a report parameter or an argument of the API
    │   └── DefinitionError       a report definition or project file
    ├── SchemaError               a frame without the columns it must have
    └── RunError                  exit 1: the input was fine, the run failed
        ├── NotebookError         a cell of a notebook raised
        └── ExportError           a notebook holds what an exporter cannot draw

Every message says where, what was found, what is allowed and what to do, and one error carries
*all* faults of one input, so that a user mends a file once and not eleven times.
"""

from __future__ import annotations

import difflib
import errno
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

__all__ = [
    "CorpusError",
    "DefinitionError",
    "ExportError",
    "Fault",
    "InputError",
    "LexiconError",
    "NotebookError",
    "ParameterError",
    "PresscopeError",
    "RunError",
    "SchemaError",
    "closest",
    "explain_unwritten",
    "explain_yaml",
    "plain_reason",
]

#: What makes a place unfit to be written to, as against a disk that is full or fails.
_UNFIT: Final = (
    errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENOENT,
    errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP,
)  # fmt: skip


#: What French readers, or users of the reports, write for a value or a keyword of ours that is spelt quite otherwise.
_MEANT: Final = {
    "annee": ("year",), "annees": ("year",), "an": ("year",), "annuel": ("year",),
    "trimestre": ("quarter",), "trimestres": ("quarter",), "trimestriel": ("quarter",),
    "mois": ("month",), "mensuel": ("month",),
    "semaine": ("week",), "semaines": ("week",), "hebdomadaire": ("week",),
    "jour": ("day",), "jours": ("day",), "quotidien": ("day",),
    "period": ("by",), "periode": ("period", "by"), "par": ("by",), "debut": ("start",), "fin": ("end",),
    "requete": ("query",), "recherche": ("query",), "fenetre": ("window",), "mots": ("words",),
    "lexique": ("lexicon",), "etiquettes": ("labels",),
}  # fmt: skip


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with an input.

    Parameters
    ----------
    where : str
        The place: a file and line, a column, a parameter.
    found : str
        What stands there, as ``repr`` shows it.
    allowed : str
        What may stand there.
    remedy : str, optional
        What to do about it, as an instruction.

    Examples
    --------
    >>> print(Fault("period", "'semester'", "day, week, month, quarter or year"))
    period: found 'semester'; allowed: day, week, month, quarter or year.
    """

    where: str
    found: str
    allowed: str
    remedy: str = ""

    def __str__(self) -> str:
        sentences = (f"{self.where}: found {self.found}; allowed: {self.allowed}", self.remedy)
        return " ".join(_ended(sentence) for sentence in sentences if sentence)


def _ended(sentence: str) -> str:
    sentence = sentence.rstrip(".")
    return sentence if sentence.endswith("?") else f"{sentence}."


class PresscopeError(Exception):
    """Anything presscope raises on purpose.

    Parameters
    ----------
    summary : str
        One sentence: what could not be done.
    faults : iterable of Fault or str, optional
        Every reason, listed under the summary.
    """

    exit_code = 1

    def __init__(self, summary: str, faults: Iterable[Fault | str] = ()) -> None:
        self.summary = summary
        self.faults: tuple[Fault | str, ...] = tuple(faults)
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The summary and, one to a line, every fault."""
        return "\n".join([self.summary, *(f"  - {fault}" for fault in self.faults)])


class InputError(PresscopeError):
    """What the user gave cannot be used."""

    exit_code = 2

    def _render_traceback_(self) -> list[str]:
        """Say in a cell, to IPython, what is wrong: the inside of the library, ninety lines of it, would bury that."""
        return [f"{type(self).__name__}: {self}"]


class CorpusError(InputError):
    """A folder, file or table of texts cannot be read as a corpus."""


class LexiconError(InputError):
    """Actors, offices, themes or events contradict themselves or each other."""


class ParameterError(InputError):
    """A report parameter or an argument of the API is unknown or has a wrong value."""


class DefinitionError(InputError):
    """A report definition or project file cannot be used."""


class SchemaError(PresscopeError):
    """A frame lacks a column or has one of another type."""


class RunError(PresscopeError):
    """The input was fine, the run failed."""


class NotebookError(RunError):
    """A cell of a notebook raised."""


class ExportError(RunError):
    """A notebook holds something an exporter cannot draw."""


def closest(name: str, known: Sequence[str]) -> str:
    """Say which known name is meant, if one is near; capitals and accents do not make it farther.

    Examples
    --------
    >>> closest("ukrane", ["ukraine", "russie"])
    "Did you mean 'ukraine'?"
    >>> closest("trimestre", ["month", "quarter"])
    "Did you mean 'quarter'?"
    >>> closest("makron", ["maroc", "Macron"])
    "Did you mean 'Macron'?"
    >>> closest("xyz", ["ukraine"])
    ''
    """
    spelt: dict[str, list[str]] = {}
    for one in known:
        spelt.setdefault(_plain(one), []).append(one)
    meant = next((one for word in _MEANT.get(_plain(name), ()) for one in spelt.get(word, ())), None)
    if meant is not None:
        return f"Did you mean {meant!r}?"
    near = difflib.get_close_matches(_plain(name), list(spelt), n=1, cutoff=0.6)
    if not near:
        return ""
    most_alike = max(spelt[near[0]], key=lambda one: difflib.SequenceMatcher(None, name, one).ratio())
    return f"Did you mean {most_alike!r}?"


def _plain(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(char))


def plain_reason(message: str) -> str:
    """Return what pydantic says may stand in a field, without the words it puts before.

    Examples
    --------
    >>> plain_reason("Value error, a time of day"), plain_reason("Input should be 'fr' or 'en'")
    ('a time of day', "'fr' or 'en'")
    """
    return message.removeprefix("Value error, ").removeprefix("Input should be ")


def explain_yaml(where: str, error: Exception) -> Fault:
    """Return the fault of a YAML file that cannot be read: where it stops being YAML, and what that mostly comes from.

    Parameters
    ----------
    where : str
        The file.
    error : Exception
        What the YAML library, the file system or the decoding raised.
    """
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if problem is None:
        return Fault(where, repr(" ".join(str(error).split())), "a YAML file in UTF-8")
    place = f"{where}, line {mark.line + 1}" if mark else where
    remedy = "Put words with ': ' or ' #', and words that begin with [ { * & ! @ %, in double quotes"
    return Fault(place, f"text that is not YAML ({problem})", "YAML", remedy)


def explain_unwritten(
    error: OSError,
    where: str,
    place: str,
    *,
    what: str = "The files",
    allowed: str = "a folder that can be written to",
    remedy: str = "",
) -> PresscopeError:
    """Return what an error of the file system means to someone who asked for files to be written.

    Parameters
    ----------
    error : OSError
    where : str
        The option or the file it is about.
    place : str
        What was given there.
    what : str, optional
        What should have been written.
    allowed : str, optional
        What may be given there.
    remedy : str, optional
        What to do where the disk is full or fails.

    Returns
    -------
    PresscopeError
        An `InputError` where the place is unfit, a `RunError` where the disk is full or fails.

    Examples
    --------
    >>> print(explain_unwritten(NotADirectoryError(20, "Not a directory"), "--out", "notes.txt/tables"))
    The files cannot be written.
      - --out: found 'notes.txt/tables'; allowed: a folder that can be written to. Not a directory.
    >>> print(explain_unwritten(OSError(28, "No space left on device"), "--out", "tables"))
    The files could not be written.
      - --out: found 'No space left on device'; allowed: room on a disk that works. Make room and try again.
    """
    reason = error.strerror or str(error)
    if error.errno in _UNFIT:
        return InputError(f"{what} cannot be written.", [Fault(where, repr(place), allowed, reason)])
    fault = Fault(where, repr(reason), "room on a disk that works", remedy or "Make room and try again")
    return RunError(f"{what} could not be written.", [fault])
