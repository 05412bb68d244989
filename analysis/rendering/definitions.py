"""Report definitions: ``reports/definitions/*.yaml``, one report each.

::

    title: Qui est nommé dans la presse ?
    notebook: 02_actors.ipynb
    parameters:
      period: quarter

The name of a report is the name of its file. YAML is read without guessing types: ``NO`` is a text. The definitions of
the user's project (``presscope.yaml``) stand before the standard ones, and so do its notebooks. ``docs/definitions.md``
describes every field.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from analysis.errors import DefinitionError, Fault, closest, explain_yaml, plain_reason
from analysis.projects import find_project
from analysis.rendering.locations import definitions_dir, notebooks_dir
from analysis.rendering.schedule_fields import ROLES, ScheduleFields

__all__ = ["Definition", "find_definition", "list_definitions", "read_definition"]

Words = Annotated[str, Field(min_length=1)]
_NAME = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


class Definition(BaseModel):
    """One report: a notebook and the parameters it is run with.

    Parameters
    ----------
    name : str
        Names the folder and the files of the report.
    title : str
        The title on the page; empty for the one the notebook gives itself.
    notebook : Path
        The notebook file.
    parameters : dict
        Values by name; lists are lists of texts.
    schedule : ScheduleFields, optional
        When the report is made by itself, and what guards it.
    matrix : dict
        Axes, each with its values: one report is made for each combination (:mod:`analysis.publishing.matrix`).
    variant : dict
        Which combination this is, for its title: the value on each axis; never written in a file.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Words
    title: str = ""
    notebook: Path
    parameters: dict[Words, str | list[str]] = Field(default_factory=dict)
    schedule: ScheduleFields | None = None
    matrix: dict[Words, list[Words]] = Field(default_factory=dict)
    variant: dict[str, str] = Field(default_factory=dict, exclude=True)


def read_definition(path: Path) -> Definition:
    """Read one definition.

    A notebook is looked for beside the definition, then among those of the project, then among the standard ones.

    Raises
    ------
    DefinitionError
        With every key that is unknown, missing or of another type.
    """
    where = path.name
    try:
        raw: Any = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DefinitionError("The report definition cannot be read.", [explain_yaml(where, error)]) from None
    if not isinstance(raw, dict):
        fault = Fault(where, repr(raw)[:60], "keys: title, notebook, parameters")
        raise DefinitionError("The report definition cannot be used.", [fault])
    raw = {"name": path.stem, **raw}
    faults = _faults(raw, where, path.parent)
    if faults:
        raise DefinitionError("The report definition cannot be used.", faults)
    return Definition.model_validate({**raw, "notebook": _notebook(raw["notebook"], path.parent)})


def _allowed(item: Any) -> str:
    """Return what may stand in a field, in words that need no knowledge of Python."""
    kind = str(item["type"]).partition("_")[0]
    plain = {"date": "a day such as 2023-01-02", "int": "a whole number", "bool": "true or false"}
    return plain.get(kind) or plain_reason(str(item["msg"]))


def _faults(raw: dict[str, Any], where: str, folder: Path) -> list[Fault]:
    faults: list[Fault] = []
    try:
        Definition.model_validate(raw)
    except ValidationError as error:
        for item in error.errors():
            key = ".".join(str(part) for part in item["loc"])
            last = str(item["loc"][-1]) if item["loc"] else ""
            inner = item["loc"][0] == "schedule" and len(item["loc"]) > 1
            known = list(ScheduleFields.model_fields if inner else Definition.model_fields)
            known = list(ROLES) if item["loc"][:2] == ("schedule", "notify") else known
            if item["type"] == "extra_forbidden":
                faults.append(Fault(where, repr(key), ", ".join(known), closest(last, known)))
            else:
                found = "nothing" if item["type"] == "missing" else repr(item["input"])
                # Of values that are listed the nearest one is told, as of keys.
                listed = re.findall("'([^']*)'", item["ctx"]["expected"]) if item["type"] == "literal_error" else []
                faults.append(Fault(f"{where}, {key}", found, _allowed(item), closest(str(item["input"]), listed)))
    if raw.get("variant"):
        faults.append(Fault(where, "'variant'", "keys a file may have: title, notebook, parameters, schedule, matrix"))
    if raw.get("schedule") and raw.get("matrix"):
        faults.append(Fault(where, "both schedule and matrix", "one of the two"))
    if not _NAME.fullmatch(str(raw["name"])):
        faults.append(Fault(f"{where}, name", repr(raw["name"]), "a-z, 0-9, words joined by _ or -"))
    notebook = raw.get("notebook")
    if isinstance(notebook, str) and _notebook(notebook, folder) is None:
        known = sorted({path.name for place in _notebook_folders(folder) for path in place.glob("*.ipynb")})
        faults.append(Fault(f"{where}, notebook", repr(notebook), ", ".join(known), closest(notebook, known)))
    return faults


def _notebook(name: str, folder: Path) -> Path | None:
    found = [place / name for place in _notebook_folders(folder) if (place / name).is_file()]
    return found[0] if found else None


def _notebook_folders(folder: Path) -> list[Path]:
    project = find_project(folder)
    return [folder, *([project.folder("notebooks")] if project else []), notebooks_dir()]


def _files(folder: Path | None) -> dict[str, Path]:
    """Return the definitions of a folder; without one those of the project, then the standard ones it does not name."""
    folders = [folder] if folder is not None else [definitions_dir()]
    project = find_project() if folder is None else None
    if project is not None:
        folders.append(project.folder("definitions"))
    return {path.stem: path for place in folders for path in sorted(place.glob("*.yaml"))}


def list_definitions(folder: Path | None = None) -> list[Definition]:
    """Return every definition of a folder, in the order of names; by default the project's and the standard ones.

    Raises
    ------
    DefinitionError
        With the faults of every file at once.
    """
    found: list[Definition] = []
    faults: list[Fault | str] = []
    for _, path in sorted(_files(folder).items()):
        try:
            found.append(read_definition(path))
        except DefinitionError as error:
            faults += error.faults
    if faults:
        raise DefinitionError("Some report definitions cannot be used.", faults)
    return found


def find_definition(name: str, folder: Path | None = None) -> Definition:
    """Return the report called ``name``: the project's own, a standard one, a definition file or a notebook.

    Raises
    ------
    DefinitionError
        If there is none; it says which name is near.
    """
    path = Path(name)
    if path.suffix == ".yaml":
        return read_definition(path)
    if path.suffix == ".ipynb":
        return Definition(name=path.stem, notebook=path)
    known = _files(folder)
    if name not in known:
        fault = Fault("report", repr(name), ", ".join(sorted(known)), closest(name, sorted(known)))
        raise DefinitionError("There is no such report.", [fault])
    return read_definition(known[name])
