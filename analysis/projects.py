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

from analysis.errors import DefinitionError, Fault, closest, explain_yaml

__all__ = ["KEYS", "PROJECT_FILE", "SAMPLE", "SITE_DATA", "Project", "find_project", "read_project"]

PROJECT_FILE: Final = "presscope.yaml"
#: What ``corpus`` says for the embedded sample corpus.
SAMPLE: Final = "sample"
#: The folder that every site of reports has, and by which it is known.
SITE_DATA: Final = "_editions"
#: What the file may say. Those with a mapping are checked by the part that they are about.
KEYS: Final = {
    "corpus": "a folder, a file, or 'sample'", "lexicon": "a folder or a file", "definitions": "a folder",
    "notebooks": "a folder", "reports": "a folder", "site_url": "an address", "site_title": "a text",
    "site_id": "a text", "authors": "names with semicolons between them",
    "schedule": "keys and values", "notify": "keys and values",
}  # fmt: skip
_BLOCKS: Final = ("schedule", "notify")


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
        return self.root / Path(str(self.settings.get(name) or name)).expanduser()

    @property
    def corpus(self) -> str:
        """The corpus: its place, or ``sample``.

        Examples
        --------
        >>> Project(Path("/etude"), {"corpus": "sample"}).corpus, Project(Path("/etude")).corpus
        ('sample', '/etude/corpus')
        """
        return SAMPLE if self.settings.get("corpus") == SAMPLE else self.folder("corpus").as_posix()

    @property
    def lexicon(self) -> Path | None:
        """The user's lexicon: what the file names, else the folder so called if it holds anything."""
        place = self.folder("lexicon")
        if self.settings.get("lexicon") or (place.is_dir() and any(place.glob("[!.]*.*"))):
            return place
        return None

    @property
    def site(self) -> Path:
        """The root of the rendered reports."""
        return self.folder("reports") / "site"


def find_project(start: Path | None = None) -> Project | None:
    """Return the project that ``start`` (by default the current folder) lies in, or None.

    Raises
    ------
    DefinitionError
        If its file cannot be used; all faults are listed.
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
        If its file is not a mapping in valid YAML, or has keys that are unknown or hold something else.
    """
    import yaml

    place = str(root / PROJECT_FILE)
    try:
        raw = yaml.load((root / PROJECT_FILE).read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise DefinitionError("The project file cannot be read.", [explain_yaml(place, error)]) from None
    if raw in (None, ""):
        return Project(root)
    if not isinstance(raw, dict):
        fault = Fault(place, repr(raw)[:60], "keys and values, as in 'corpus: presse'")
        raise DefinitionError("The project file cannot be used.", [fault])
    faults = [fault for key, value in raw.items() for fault in _faults(place, str(key), value)]
    if faults:
        raise DefinitionError("The project file cannot be used.", faults)
    return Project(root, raw)


def _faults(place: str, key: str, value: Any) -> list[Fault]:
    if key not in KEYS:
        return [Fault(place, f"the key {key!r}", ", ".join(KEYS), closest(key, list(KEYS)))]
    if key not in _BLOCKS and not isinstance(value, str):
        return [Fault(f"{place}, {key}", repr(value)[:60], KEYS[key])]
    return []
