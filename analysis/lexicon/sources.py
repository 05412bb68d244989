"""The YAML files of a lexicon: their text, their entries, and the line each value stands on.

YAML is composed into nodes once; plain strings are taken from the nodes without any guessing of types
(``NO`` stays "NO"), and the nodes keep the line numbers for messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, get_args

import yaml
from pydantic import BaseModel, ValidationError

from analysis.errors import Fault, closest, explain_yaml, plain_reason
from analysis.lexicon.models import Actors, Events, Offices, Themes
from analysis.lexicon.parsed import keep_parsed, recall_parsed

__all__ = ["FILES", "LISTS", "SUFFIXES", "Source", "read_source", "read_sources", "validate_source"]

OUR_FOLDER: Final = Path(__file__).parent
FILES: Final[dict[str, type[BaseModel]]] = {
    "states.yaml": Actors,
    "organisations.yaml": Actors,
    "persons.yaml": Actors,
    "actors.yaml": Actors,
    "offices.yaml": Offices,
    "themes.yaml": Themes,
    "events.yaml": Events,
}
_TABLES: Final = (".csv", ".tsv", ".xlsx")
#: What a lexicon folder may hold.
SUFFIXES: Final = (".yaml", ".yml", *_TABLES)
LISTS: Final = ("actors", "kinds", "offices", "themes", "series")
# libyaml is many times faster; where PyYAML was built without it the result is the same.
_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_EXPECTED: Final = {
    "string_pattern_mismatch": "an id of lower-case ASCII letters, digits and single hyphens",
    "string_too_short": "at least one character",
    "string_type": "text",
    "bool_parsing": "true or false",
    "int_parsing": "a whole number",
    "tuple_type": "a list",
    "model_type": "a mapping of fields",
    "dict_type": "a mapping",
}
Path_ = tuple[int | str, ...]


@dataclass(frozen=True)
class Source:
    """One file of a lexicon.

    Parameters
    ----------
    name : str
        How messages call it: ``themes.yaml``, with its folder if it is a user's.
    raw : dict
        What the file holds, every scalar a string.
    content : BaseModel or None
        The entries that fit their model; missing if not even the file's frame fits.
    places : tuple of int per list
        For each kept entry of a list, its position in the file.
    faults : tuple of Fault
        What does not fit the models.
    data : bytes or None
        The file, for line numbers; missing where it is no YAML.
    """

    name: str
    raw: dict[str, Any]
    content: BaseModel | None
    places: dict[str, tuple[int, ...]]
    faults: tuple[Fault, ...]
    data: bytes | None

    @property
    def adds_to_entries(self) -> bool:
        """Whether an id that stands in another file is no mistake: so it is in a table."""
        return False

    @property
    def folder(self) -> str:
        """The folder's name in messages; empty for our own."""
        return self.name.rpartition("/")[0]

    def where(self, *path: int | str) -> str:
        """Name the file and the line of the value at ``path``, or of what stands nearest above it."""
        node = None if self.data is None else _nodes_of(self.data)
        if node is None:
            return self.name
        return f"{self.name}, line {_node_at(node, path).start_mark.line + 1}"

    def entries(self, kind: str) -> Iterator[tuple[int, Any]]:
        """Give each kept entry of one list with its position in the file."""
        if self.content is not None and hasattr(self.content, kind):
            yield from zip(self.places[kind], getattr(self.content, kind), strict=True)


def read_sources(folder: Path | None = None) -> tuple[list[Source], list[Fault]]:
    """Read the files of a folder (ours by default), with faults of the folder itself.

    A single file will do in place of a folder. Tables are read after the files whose entries they may add to.
    """
    place = OUR_FOLDER if folder is None else folder
    if folder is not None and folder.is_file():
        place, found = folder.parent, [folder.name]
        prefix = f"{folder.absolute().parent.name or '.'}/"  # what tells a user's file from ours
    elif place.is_dir():
        found = sorted(p.name for p in place.iterdir() if p.suffix.lower() in SUFFIXES and p.name[0] not in ".~")
        prefix = "" if folder is None else f"{folder.name}/"
    else:
        return [], [Fault("lexicon folder", repr(str(place)), "a folder or a file", "Check the path")]
    known = ", ".join(FILES) + ", or a table (.csv, .tsv, .xlsx)"
    faults = [
        Fault(f"{prefix}{name}", "a file the lexicon does not know", known, closest(name, list(FILES)))
        for name in found
        if name not in FILES and Path(name).suffix.lower() not in _TABLES
    ]
    sources = [read_source(place / n, model, prefix + n) for n, model in FILES.items() if n in found]
    tables = [name for name in found if Path(name).suffix.lower() in _TABLES]
    if tables:
        sources += _read_tables([(place / name, prefix + name) for name in tables], sources)
    if not sources and not faults:
        faults.append(Fault(f"lexicon folder {place.name!r}", "no lexicon file", f"one or more of {known}"))
    return sources, faults


def _read_tables(tables: Sequence[tuple[Path, str]], theirs: Sequence[Source]) -> list[Source]:
    from analysis.lexicon.tables import read_table

    ours, _ = read_sources()
    days = [source.content.valid_through for source in ours if source.content is not None]  # type: ignore[attr-defined]
    read: list[Source] = []
    for path, name in tables:
        read += read_table(path, name, [*ours, *theirs, *read], min(days))
    return read


def read_source(path: Path, model: type[BaseModel], name: str) -> Source:
    """Read one file; what is wrong with it becomes its faults, the rest is kept."""
    data = path.read_bytes()
    known = recall_parsed(data)
    if known is not None:
        return validate_source(Source(name, known, None, {}, (), data), model)
    try:
        node = _compose(data)
    except UnicodeDecodeError as error:
        found = f"byte {error.object[error.start]:#x} at {error.start}"
        fault = Fault(name, found, "UTF-8", "Save the file as UTF-8")
        return Source(name, {}, None, {}, (fault,), None)
    except yaml.YAMLError as error:
        return Source(name, {}, None, {}, (explain_yaml(name, error),), None)
    doubles: list[Fault] = []
    raw = _plain(node, name, doubles) if node is not None else {}
    bare = Source(name, raw if isinstance(raw, dict) else {}, None, {}, tuple(doubles), data)
    if not isinstance(raw, dict):
        return _with(bare, None, {}, (Fault(bare.where(), "no mapping", f"the fields {_fields(model)}"),))
    if not doubles:
        keep_parsed(data, raw)
    return validate_source(bare, model)


def _compose(data: bytes) -> yaml.Node | None:
    node: yaml.Node | None = yaml.compose(data.decode("utf-8-sig"), Loader=_LOADER)
    return node


@lru_cache(maxsize=8)
def _nodes_of(data: bytes) -> yaml.Node | None:
    # Only for messages: the nodes of a file take fifty times its size.
    return _compose(data)


def validate_source(source: Source, model: type[BaseModel]) -> Source:
    """Fit a source to its model; entries with faults are left out, so that the others are still checked."""
    kinds = [kind for kind in model.model_fields if kind in LISTS]
    # A list whose entries are all commented out is an empty one.
    empty: dict[str, Any] = {kind: [] for kind in kinds if source.raw.get(kind) == ""}
    source = replace(source, raw={**source.raw, **empty}) if empty else source
    places = {kind: tuple(range(len(_list(source.raw, kind)))) for kind in kinds}
    try:
        return _with(source, model.model_validate(source.raw), places, ())
    except ValidationError as error:
        problems = error.errors(include_url=False)
    faults = tuple(_fault(source, model, problem) for problem in problems)
    bad = {tuple(problem["loc"][:2]) for problem in problems}
    places = {k: tuple(i for i in kept if (k, i) not in bad) for k, kept in places.items()}
    rest = {k: [_list(source.raw, k)[i] for i in kept] for k, kept in places.items()}
    head = {k: v for k, v in source.raw.items() if k in model.model_fields and k not in LISTS}
    try:
        return _with(source, model.model_validate({**head, **rest}), places, faults)
    except ValidationError:
        return _with(source, None, {}, faults)


def _with(
    source: Source, content: BaseModel | None, places: dict[str, tuple[int, ...]], new: Sequence[Fault]
) -> Source:
    return replace(source, content=content, places=places, faults=(*source.faults, *new))


def _list(raw: dict[str, Any], kind: str) -> list[Any]:
    value = raw.get(kind, [])
    return value if isinstance(value, list) else []


def _plain(node: yaml.Node, name: str, doubles: list[Fault]) -> Any:
    """Turn nodes into dicts, lists and strings; a key that stands twice is a fault, not a silent loss."""
    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key, value in node.value:
            if key.value in out:
                where = f"{name}, line {key.start_mark.line + 1}"
                found = f"{key.value!r} twice in one entry"
                doubles.append(Fault(where, found, "each field once", "Keep one of them"))
            out[key.value] = _plain(value, name, doubles)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, name, doubles) for item in node.value]
    return node.value


def _node_at(node: yaml.Node, path: Sequence[int | str]) -> yaml.Node:
    for step in path:
        below: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            below = next((value for key, value in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            below = node.value[step]
        if below is None:
            return node
        node = below
    return node


def _fault(source: Source, model: type[BaseModel], problem: Any) -> Fault:
    path: Path_ = problem["loc"]
    kind, found = problem["type"], problem["input"]
    where = source.where(*path)
    if kind == "extra_forbidden":
        known = list(_fields(_model_at(model, path[:-1])))
        return Fault(where, f"the field {path[-1]!r}", ", ".join(known), closest(str(path[-1]), known))
    if kind == "missing":
        return Fault(where, f"no field {path[-1]!r}", f"an entry with {path[-1]!r}", f"Add {path[-1]!r}")
    if kind.startswith("date"):
        return Fault(f"{where}, {_dotted(path)}", repr(found), "a day as 2024-07-09")
    allowed = _EXPECTED.get(kind) or str(problem.get("ctx", {}).get("expected", plain_reason(problem["msg"])))
    return Fault(f"{where}, {_dotted(path)}", repr(found)[:80], allowed)


def _dotted(path: Path_) -> str:
    return ".".join(str(step) for step in path if isinstance(step, str)) or "entry"


def _fields(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_at(model: type[BaseModel], path: Path_) -> type[BaseModel]:
    """Return the model of the value at ``path`` within a value of ``model``."""
    for step in path:
        field = model.model_fields.get(str(step)) if isinstance(step, str) else None
        below = _model_in(field.annotation) if field else None
        model = below or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)
