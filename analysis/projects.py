"""The user's own place: a folder with a ``presscope.yaml``, found upward from where one stands, as git does.

::

    my-study/
      presscope.yaml   what every command takes from here
      corpus/          the texts
      lexicon/         entries merged over the embedded lexicon
      definitions/     report definitions
      notebooks/       the user's own notebooks
      reports/         what is rendered
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from analysis.errors import Fault, DefinitionError

__all__ = ["PROJECT_FILE", "Project", "find_project", "read_project"]

PROJECT_FILE: Final = "presscope.yaml"


@dataclass(frozen=True)
class Project:
    """One project.

    Parameters
    ----------
    root : Path
        The folder that holds ``presscope.yaml``.
    settings : mapping
        What the file says, as texts, lists and mappings; each part checks its own keys.
    """

    root: Path
    settings: Mapping[str, Any] = field(default_factory=dict)

    def folder(self, name: str) -> Path:
        """Return the folder the file gives under ``name`` (corpus, lexicon, definitions …), by default one so called.

        Examples
        --------
        >>> Project(Path("/etude"), {"corpus": "presse"}).folder("corpus").as_posix()
        '/etude/presse'
        """
        return self.root / str(self.settings.get(name) or name)


def find_project(start: Path | None = None) -> Project | None:
    """Return the project that ``start`` (by default the current folder) lies in, or None.

    Raises
    ------
    DefinitionError
        If its file cannot be used.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / PROJECT_FILE).is_file():
            return read_project(folder)
    return None


def read_project(root: Path) -> Project:
    """Read the project of the folder ``root``.

    Raises
    ------
    DefinitionError
        If its file is not a mapping in valid YAML.
    """
    import yaml

    place = str(root / PROJECT_FILE)
    try:
        raw = yaml.load((root / PROJECT_FILE).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        found = " ".join(str(error).split())
        raise DefinitionError("The project file cannot be read.", [Fault(place, found, "YAML in UTF-8")]) from None
    if raw in (None, ""):
        return Project(root)
    if not isinstance(raw, dict):
        fault = Fault(place, repr(raw)[:60], "keys and values, as in 'corpus: presse'")
        raise DefinitionError("The project file cannot be used.", [fault])
    return Project(root, raw)
