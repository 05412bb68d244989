"""What a cell hands to a function, looked at once for all of them: a corpus, keywords that exist, whole numbers."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from numbers import Integral
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, ParameterError, closest

__all__ = ["in_words"]

P = ParamSpec("P")
T = TypeVar("T")

#: By the annotation as it is written: what may be given, and how that is told.
_KINDS: Final[Mapping[str, tuple[tuple[type, ...], str]]] = {
    "Corpus": ((Corpus,), "a corpus, as load_corpus returns it"),
    "Corpus | pd.DataFrame": ((Corpus, pd.DataFrame), "a corpus, as load_corpus returns it, or what count returns"),
    "str": ((str,), "words in quotation marks"),
    "str | None": ((str, type(None)), "words in quotation marks, or None"),
}
_LOAD: Final = "Load the texts first: corpus = an.load_corpus({})"
_LONG: Final = 200


def in_words(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function tell, as a `ParameterError`, arguments it cannot be called with.

    Its signature, its help and its types stay.
    """
    signature = inspect.signature(function)

    @wraps(function)
    def answer(*args: P.args, **kwargs: P.kwargs) -> T:
        faults = [*_misfits(signature, args, kwargs), *_wrong_values(signature, args, kwargs)]
        if faults:
            raise ParameterError(f"{function.__name__}() cannot be called like this.", faults)
        return function(*args, **kwargs)

    return answer


def _misfits(signature: inspect.Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Iterator[Fault]:
    """Give what the signature has no place for, and what it has a place for and is not there."""
    in_order = _in_order(signature)
    named = [name for name, parameter in signature.parameters.items() if parameter.kind is not parameter.VAR_KEYWORD]
    taken = in_order[: len(args)]
    if len(named) == len(signature.parameters):
        for name in kwargs:
            if name not in named:
                yield Fault("keyword", f"'{name}='", ", ".join(named), closest(name, named))
    for name in taken:
        if name in kwargs:
            yield Fault(name, "two values", "one", f"Leave out {name}=, or what stands in its place")
    by_name = [name for name in named if name not in in_order]
    for value in args[len(in_order) :]:
        allowed = f"{', '.join(in_order)} in this order" + (f"; by keyword {', '.join(by_name)}" if by_name else "")
        yield Fault("argument", _shown(value), allowed, f"Say what it is, as in {by_name[0]}=…" if by_name else "")
    for name, parameter in signature.parameters.items():
        needed = parameter.default is inspect.Parameter.empty and name in named
        if needed and name not in taken and name not in kwargs:
            annotation = str(parameter.annotation)
            yield Fault(name, "nothing", _KINDS.get(annotation, ((), "a value"))[1], _remedy(annotation))


def _wrong_values(signature: inspect.Signature, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Iterator[Fault]:
    given = {**dict(zip(_in_order(signature), args, strict=False)), **kwargs}
    for name, value in given.items():
        annotation = str(signature.parameters[name].annotation) if name in signature.parameters else ""
        kinds, allowed = _KINDS.get(annotation, ((), ""))
        if kinds and not isinstance(value, kinds):
            yield Fault(name, _shown(value), allowed, _remedy(annotation, value))
        elif annotation == "int" and not (isinstance(value, Integral) and int(value) >= 0):
            yield Fault(name, _shown(value), "a whole number from 0 on")


def _in_order(signature: inspect.Signature) -> list[str]:
    """Return the parameters that need no keyword."""
    return [name for name, one in signature.parameters.items() if one.kind is one.POSITIONAL_OR_KEYWORD]


def _remedy(annotation: str, value: Any = None) -> str:
    if not annotation.startswith("Corpus"):
        return ""
    return _LOAD.format(repr(str(value)) if isinstance(value, str | Path) and 0 < len(str(value)) <= _LONG else "…")


def _shown(value: Any) -> str:
    """Return a value as an error names it: what is long, as a table or a text is, by its type."""
    told = repr(value)
    return told if len(told) <= _LONG and "\n" not in told else type(value).__name__

