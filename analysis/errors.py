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
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
]


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
        remedy = self.remedy.rstrip(".")
        tail = f" {remedy}" + ("" if remedy.endswith("?") else ".") if remedy else ""
        return f"{self.where}: found {self.found}; allowed: {self.allowed.rstrip('.')}.{tail}"


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
    """Say which known name is meant, if one is near.

    Examples
    --------
    >>> closest("ukrane", ["ukraine", "russie"])
    "Did you mean 'ukraine'?"
    >>> closest("xyz", ["ukraine"])
    ''
    """
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else ""
