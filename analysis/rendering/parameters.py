"""The parameters of a notebook: read from its cell, and values checked before anything runs.

A notebook states its parameters in one cell tagged ``parameters``, one to a line, each with its
type, its default and a sentence of help; a closed list of values stands in braces::

    period: str = "month"  # pas du temps {day|week|month|quarter|year}

papermill only *logs* an unknown name or a value of another type and then runs the notebook with it.
"""

from __future__ import annotations

import ast
import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import nbformat

from analysis.errors import Fault, ParameterError, closest
from analysis.rendering.sources import read_source
from analysis.schemas import ZONES

__all__ = [
    "STANDARD",
    "Parameter",
    "check_parameters",
    "parse_assignments",
    "parse_parameters",
    "read_parameters",
]

#: What the parameters that every standard notebook has may hold, whatever its own cell says.
STANDARD: Final[dict[str, tuple[str, ...]]] = {
    "period": ("day", "week", "month", "quarter", "year"),
    "copies": ("all", "unique"),
    "lang": ("fr", "en"),
    "zones": ZONES,
}
_DAYS: Final = ("start", "end")
_BRACES = re.compile(r"\{([^{}|]+(?:\|[^{}|]+)+)\}")
_TYPES: Final = {"str": "a text", "int": "a whole number", "float": "a number", "bool": "true or false",
                 "list": "a list, its values separated by commas"}  # fmt: skip
_TRUTH: Final = {"true": True, "yes": True, "oui": True, "1": True,
                 "false": False, "no": False, "non": False, "0": False}  # fmt: skip


@dataclass(frozen=True)
class Parameter:
    """One parameter of a notebook.

    Parameters
    ----------
    name : str
    kind : {"str", "int", "float", "bool", "list"}
    default : object
        The value if none is given.
    help : str
        What it does, for readers.
    allowed : tuple of str
        The closed list of values (of a list: of its items); empty where any value will do.
    """

    name: str
    kind: str
    default: Any
    help: str = ""
    allowed: tuple[str, ...] = ()

    @property
    def describes(self) -> str:
        """What may be given, in words."""
        if self.name in _DAYS:
            return "a day such as 2021-01-31"
        choice = ", ".join(self.allowed)
        if self.kind == "list":
            return f"a list of {choice}" if choice else _TYPES["list"]
        return choice or _TYPES[self.kind]


def read_parameters(notebook: Path) -> dict[str, Parameter]:
    """Read the ``parameters`` cell of a notebook.

    Raises
    ------
    ParameterError
        If the file is no notebook, has not exactly one such cell, or a line of it is no parameter.
    """
    try:
        nb = read_source(notebook)
    except FileNotFoundError:
        near = closest(notebook.stem, sorted(path.stem for path in notebook.parent.glob("*.ipynb")))
        fault = Fault(notebook.name, "no file", "a notebook (.ipynb)", near)
        raise ParameterError("There is no such notebook.", [fault]) from None
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        fault = Fault(notebook.name, repr(str(error)[:80]), "a Jupyter notebook (.ipynb)")
        raise ParameterError("The notebook cannot be read.", [fault]) from None
    cells = [c for c in nb.cells if "parameters" in c.metadata.get("tags", [])]
    if len(cells) != 1:
        fault = Fault(notebook.name, f"{len(cells)} cells tagged 'parameters'", "one")
        raise ParameterError("The notebook does not state its parameters.", [fault])
    return parse_parameters(cells[0].source, notebook.name)


def parse_parameters(source: str, where: str = "parameters") -> dict[str, Parameter]:
    """Read the lines of a ``parameters`` cell.

    Examples
    --------
    >>> found = parse_parameters('copies: str = "all"  # publications {all|unique}')
    >>> found["copies"].allowed, found["copies"].help
    (('all', 'unique'), 'publications')

    Raises
    ------
    ParameterError
        With every line that is not ``name: type = value``.
    """
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        fault = Fault(f"{where}, line {error.lineno}", repr((error.text or "").strip()), "name: type = value")
        raise ParameterError("The parameters cell is not valid Python.", [fault]) from None
    lines, faults, found = source.split("\n"), [], {}
    for node in tree.body:
        try:
            parameter = _parameter(node, lines)
        except ValueError as error:
            allowed = "name: type = value, with a literal value and one of " + ", ".join(_TYPES)
            place = f"{where}, line {node.lineno}"
            faults.append(Fault(place, repr(lines[node.lineno - 1].strip()), allowed, str(error)))
            continue
        if parameter.name in found:
            faults.append(Fault(f"{where}, line {node.lineno}", repr(parameter.name), "each name once"))
        found[parameter.name] = parameter
    if faults:
        raise ParameterError("The parameters cell cannot be read.", faults)
    return found


def _parameter(node: ast.stmt, lines: list[str]) -> Parameter:
    if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name) or node.value is None:
        raise ValueError("")
    default = ast.literal_eval(node.value)
    kind, allowed = _kind(node.annotation)
    # end_col_offset counts UTF-8 bytes: cut bytes, not characters.
    tail = lines[(node.end_lineno or node.lineno) - 1].encode()[node.end_col_offset or 0 :]
    comment = tail.decode().strip().lstrip("#").strip()
    braces = _BRACES.search(comment)
    if braces and not allowed:
        allowed = tuple(value.strip() for value in braces[1].split("|"))
    text = _BRACES.sub("", comment).strip()
    name = node.target.id
    return Parameter(name, kind, default, text, allowed or STANDARD.get(name, ()))


def _kind(annotation: ast.expr) -> tuple[str, tuple[str, ...]]:
    if isinstance(annotation, ast.Subscript) and isinstance(annotation.value, ast.Name):
        outer = annotation.value.id
        if outer == "Literal":
            inner = annotation.slice
            values = inner.elts if isinstance(inner, ast.Tuple) else [inner]
            return "str", tuple(str(ast.literal_eval(value)) for value in values)
        annotation = annotation.value
    if isinstance(annotation, ast.Name) and annotation.id in _TYPES:
        return annotation.id, ()
    raise ValueError(f"The type {ast.unparse(annotation)} is not known")


def check_parameters(known: Mapping[str, Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the given values in the types that the notebook expects.

    Texts, as the command line gives them, become what the type says: ``"a, b"`` a list, ``"true"``
    a truth value. Parameters that are not given are not in the result.

    Parameters
    ----------
    known : mapping of str to Parameter
        The parameters of the notebook.
    given : mapping of str to object
        The values to check.

    Raises
    ------
    ParameterError
        With every unknown name, every value of another type and every value outside its list.

    Examples
    --------
    >>> known = parse_parameters("n: int = 3  # combien")
    >>> check_parameters(known, {"n": "5"})
    {'n': 5}
    """
    faults: list[Fault] = []
    checked: dict[str, Any] = {}
    for name, value in given.items():
        parameter = known.get(name)
        if parameter is None:
            faults.append(Fault(name, "no such parameter", ", ".join(known), closest(name, list(known))))
            continue
        try:
            checked[name] = _coerce(parameter, value)
        except ValueError as error:
            faults.append(Fault(name, repr(value), parameter.describes, str(error)))
    faults += _order({name: p.default for name, p in known.items()} | checked)
    if faults:
        raise ParameterError("The report cannot be run with these parameters.", faults)
    return checked


def _coerce(parameter: Parameter, value: Any) -> Any:
    result = _to_kind(parameter.kind, value)
    items = result if parameter.kind == "list" else [result]
    for item in items:
        if parameter.allowed and str(item) not in parameter.allowed:
            raise ValueError(closest(str(item), parameter.allowed))
    if parameter.name in _DAYS:
        return _day(result)
    if parameter.kind == "int" and parameter.name == "snippet_words" and result < 0:
        raise ValueError("Give 0 to show no sentence at all")
    return result


def _day(value: str) -> str:
    # fromisoformat also takes 20210131 and 2021-W05: one way of writing a day is enough.
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        raise ValueError("")
    try:
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError("There is no such day") from None


def _to_kind(kind: str, value: Any) -> Any:
    if kind == "list":
        return _to_list(value)
    if kind == "bool":
        found = _TRUTH.get(str(value).strip().lower())
        if found is None:
            raise ValueError("")
        return found
    if kind == "str":
        if isinstance(value, (str, Path, dt.date)):
            return str(value)
        raise ValueError("")
    if isinstance(value, (bool, list, tuple)) or (kind == "int" and isinstance(value, float)):
        raise ValueError("")
    try:
        return int(value) if kind == "int" else float(value)
    except (TypeError, ValueError):
        raise ValueError("") from None


def _to_list(value: Any) -> list[str]:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    if isinstance(value, (list, tuple)) and all(isinstance(item, (str, int)) for item in value):
        return [str(item) for item in value]
    raise ValueError("")


def _order(values: Mapping[str, Any]) -> list[Fault]:
    """Return a fault if the period ends before it begins."""
    start, end = values.get("start"), values.get("end")
    if isinstance(start, str) and isinstance(end, str) and end < start:
        return [Fault("end", repr(end), f"a day not before start ({start})")]
    return []


def parse_assignments(given: Iterable[str]) -> dict[str, str]:
    """Read ``key=value`` pairs as the command line gives them.

    Examples
    --------
    >>> parse_assignments(["period=month", "actors=russie,chine"])
    {'period': 'month', 'actors': 'russie,chine'}

    Raises
    ------
    ParameterError
        With every pair that has no ``=``, and every key that is given twice.
    """
    pairs = [(text, *text.partition("=")) for text in given]
    faults = [Fault("-p", repr(text), "key=value", "Write for example -p period=month")
              for text, key, mark, _ in pairs if not mark or not key.strip()]  # fmt: skip
    keys = [key.strip() for _, key, mark, _ in pairs if mark]
    faults += [Fault("-p", f"{key!r} more than once", "each parameter once", "Several values stand in one, with commas")
               for key in dict.fromkeys(keys) if key and keys.count(key) > 1]  # fmt: skip
    if faults:
        raise ParameterError("Some parameters cannot be read.", faults)
    return {key.strip(): value.strip() for _, key, _, value in pairs}
