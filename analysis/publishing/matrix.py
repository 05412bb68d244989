"""One definition, many reports: ``matrix:`` renders one for each combination of its axes.

::

    notebook: 02_actors.ipynb
    matrix:
      actor: [russie, chine]
      source: [Le Phare]
      year: [2021, 2022]

``actor``, ``theme`` and ``source`` are one value of the parameters of that kind, ``year`` is the window of that year,
any other axis is the parameter of its name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, Final

from analysis.errors import DefinitionError, Fault, ParameterError, closest
from analysis.rendering.definitions import Definition
from analysis.rendering.parameters import Parameter, check_parameters, read_parameters

__all__ = ["AXES", "expand_all", "expand_matrix"]

#: Axes that are not called as the parameter they set.
AXES: Final[Mapping[str, str]] = {"actor": "actors", "theme": "themes", "source": "sources"}
_YEAR: Final = "year"
_MOST: Final = 400


def expand_all(definitions: Iterable[Definition], given: Mapping[str, Any] | None = None) -> list[Definition]:
    """Return the definitions, those with a matrix as their variants.

    Parameters
    ----------
    definitions : iterable of Definition
    given : mapping, optional
        What the command line says: it may not speak of an axis.

    Raises
    ------
    DefinitionError
        With the faults of every matrix at once.
    """
    found: list[Definition] = []
    faults: list[Fault | str] = []
    for definition in definitions:
        try:
            found += expand_matrix(definition, given)
        except DefinitionError as error:
            faults += error.faults
    if faults:
        raise DefinitionError("The matrix of a report cannot be used.", faults)
    return found


def expand_matrix(definition: Definition, given: Mapping[str, Any] | None = None) -> list[Definition]:
    """Return a definition for each combination, the definition itself where it has no matrix.

    Raises
    ------
    DefinitionError
        With every axis that is unknown or empty, every value that is none, and what would be called alike.
    """
    if not definition.matrix:
        return [definition]
    known = read_parameters(definition.notebook)
    faults = [fault for axis in definition.matrix for fault in _axis_faults(definition, axis, known, given or {})]
    n = 1
    for values in definition.matrix.values():
        n *= len(values)
    if n > _MOST:
        faults.append(Fault(f"{definition.name}, matrix", f"{n} combinations", f"at most {_MOST}"))
    variants = [] if faults else [_variant(definition, combination) for combination in _combinations(definition)]
    names = [variant.name for variant in variants]
    for name in sorted({name for name in names if names.count(name) > 1}):
        faults.append(Fault(f"{definition.name}, matrix", repr(name), "combinations that can be told apart by name"))
    if faults:
        raise DefinitionError("The matrix of a report cannot be used.", faults)
    return variants


def _axis_faults(
    definition: Definition, axis: str, known: Mapping[str, Parameter], given: Mapping[str, Any]
) -> list[Fault]:
    where, values = f"{definition.name}, matrix.{axis}", definition.matrix[axis]
    names = list(_parameters(axis, "2021"))
    unknown = [name for name in names if name not in known]
    if unknown:
        allowed = sorted({*known, *(a for a, name in AXES.items() if name in known), _YEAR})
        return [Fault(where, repr(axis), ", ".join(allowed), closest(axis, allowed))]
    faults = []
    for name in names:
        if name in given:
            faults.append(Fault(where, f"-p {name}={given[name]}", "one of the two: the matrix, or -p"))
        if name in definition.parameters:
            faults.append(Fault(where, f"{name!r} in parameters too", "one of the two"))
    if not values or len(set(values)) < len(values):
        faults.append(Fault(where, repr(values), "values, each once"))
    for value in values:
        if axis == _YEAR and not re.fullmatch(r"\d{4}", value):
            faults.append(Fault(where, repr(value), "a year such as 2021"))
            continue
        try:
            check_parameters(known, _parameters(axis, value))
        except ParameterError as error:
            faults += [Fault(where, f.found, f.allowed, f.remedy) for f in error.faults if isinstance(f, Fault)]
    return faults


def _parameters(axis: str, value: str) -> dict[str, str | list[str]]:
    """Return what an axis sets for one of its values.

    Examples
    --------
    >>> _parameters("year", "2021"), _parameters("actor", "onu")
    ({'start': '2021-01-01', 'end': '2021-12-31'}, {'actors': ['onu']})
    """
    if axis == _YEAR:
        return {"start": f"{value}-01-01", "end": f"{value}-12-31"}
    return {AXES[axis]: [value]} if axis in AXES else {axis: value}


def _combinations(definition: Definition) -> Iterable[dict[str, str]]:
    axes = list(definition.matrix)
    return (dict(zip(axes, values, strict=True)) for values in product(*definition.matrix.values()))


def _variant(definition: Definition, combination: Mapping[str, str]) -> Definition:
    values = dict(definition.parameters)
    for axis, value in combination.items():
        values |= _parameters(axis, value)
    name = "-".join([definition.name, *map(_slug, combination.values())])
    return definition.model_copy(update={
        "name": name, "parameters": values, "matrix": {}, "variant": dict(combination),
    })  # fmt: skip


def _slug(value: str) -> str:
    folded = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "x"
