"""Where a scheduler stands: its project, its site, its state, the reports it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from analysis.errors import DefinitionError, Fault, closest
from analysis.projects import PROJECT_FILE, SAMPLE, Project, find_project
from analysis.rendering.definitions import Definition, list_definitions
from analysis.rendering.locations import definitions_dir
from analysis.rendering.schedule_fields import ROLES, ScheduleFields

__all__ = ["SETTINGS", "Place", "Schedule", "find_place"]

#: What the ``schedule:`` part of presscope.yaml may say.
SETTINGS: Final = ("heartbeat_url", "state", *ROLES)


@dataclass(frozen=True)
class Schedule:
    """A report that makes itself.

    Parameters
    ----------
    name : str
    definition : Path
        Its file.
    fields : ScheduleFields
    parameters : mapping
        Those of the definition, corpus and lexicon as absolute places.
    operator, editor : tuple of str
        The channels of those who mend and of those who decide.
    """

    name: str
    definition: Path
    fields: ScheduleFields
    parameters: Mapping[str, Any] = field(default_factory=dict)
    operator: tuple[str, ...] = ()
    editor: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where things lie.

    Parameters
    ----------
    out : Path
        The root of the site.
    state : Path
        The SQLite file; the journal and the locks lie beside it.
    definitions : Path
        The folder of the report definitions.
    project : Project, optional
    heartbeat_url : str
        Called after each pass.
    """

    out: Path
    state: Path
    definitions: Path
    project: Project | None = None
    heartbeat_url: str = ""

    @property
    def journal(self) -> Path:
        """The file of the journal."""
        return self.state.with_suffix(".log.jsonl")

    @property
    def locks(self) -> Path:
        """The folder of the locks."""
        return self.state.with_suffix(".locks")

    @property
    def failed(self) -> Path:
        """The folder of the notebooks that stopped, outside the site."""
        return self.state.parent / "failed"

    def schedules(self) -> list[Schedule]:
        """Return the definitions that have a schedule, in the order of names.

        Raises
        ------
        DefinitionError
            With the faults of every definition.
        """
        found = [one for one in list_definitions(self.definitions) if one.schedule is not None]
        return [self.schedule(one) for one in found]

    def schedule(self, definition: Definition) -> Schedule:
        """Return the schedule of a definition, its places made absolute and its readers found."""
        fields = definition.schedule or ScheduleFields(every="month")
        default = self._settings()
        return Schedule(
            definition.name,
            self.definitions / f"{definition.name}.yaml",
            fields,
            self._parameters(definition.parameters),
            fields.notify.operator or default["operator"],
            fields.notify.editor or default["editor"],
        )

    def _settings(self) -> dict[str, tuple[str, ...]]:
        raw = self.project.settings.get("schedule") if self.project else None
        given: dict[str, tuple[str, ...]] = {}
        for role in ROLES:
            value = raw.get(role, ()) if isinstance(raw, Mapping) else ()
            names = value.split(",") if isinstance(value, str) else value
            given[role] = tuple(str(name).strip() for name in names if str(name).strip())
        return given

    def _parameters(self, given: Mapping[str, Any]) -> dict[str, Any]:
        root = self.project.root if self.project else Path.cwd()
        found = dict(given)
        for name in ("corpus", "lexicon"):
            value = str(found.get(name) or "")
            if value and value != SAMPLE:
                found[name] = str(root / Path(value).expanduser())
        if self.project:
            found.setdefault("corpus", self.project.corpus)
            if self.project.lexicon is not None:
                found.setdefault("lexicon", str(self.project.lexicon))
        found.setdefault("corpus", SAMPLE)
        return found


def find_place(state: Path | None = None, out: Path | None = None, start: Path | None = None) -> Place:
    """Return where the scheduler of this project, or of the current folder, stands.

    Raises
    ------
    DefinitionError
        With every fault of the ``schedule:`` part of presscope.yaml.
    """
    project = find_project(start)
    root = project.root if project else (start or Path.cwd())
    reports = project.folder("reports") if project else root / "reports"
    own = project.folder("definitions") if project else definitions_dir()
    settings = _read_settings(project)
    told = root / str(settings["state"]) if settings.get("state") else reports / "schedule.sqlite"
    return Place(
        out=(out or (project.site if project else reports / "site")).absolute(), state=(state or told).absolute(),
        definitions=own if own.is_dir() else definitions_dir(), project=project,
        heartbeat_url=str(settings.get("heartbeat_url") or ""),
    )  # fmt: skip


def _read_settings(project: Project | None) -> Mapping[str, Any]:
    raw = project.settings.get("schedule") if project else None
    if raw in (None, ""):
        return {}
    where = f"{PROJECT_FILE}, schedule"
    if not isinstance(raw, Mapping):
        fault = Fault(where, repr(raw)[:60], "keys and values: " + ", ".join(SETTINGS))
        raise DefinitionError("The project file cannot be used.", [fault])
    faults = [
        Fault(where, repr(key), ", ".join(SETTINGS), closest(str(key), SETTINGS)) for key in raw if key not in SETTINGS
    ]
    url = str(raw.get("heartbeat_url") or "")
    if url and not url.startswith(("http://", "https://")):
        faults.append(Fault(f"{where}, heartbeat_url", repr(url), "an address that begins with https:// or http://"))
    if faults:
        raise DefinitionError("The project file cannot be used.", faults)
    return raw
