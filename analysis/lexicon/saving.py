"""Write an entry into a user's lexicon: into the text of the file, so that comments and layout stay."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from analysis.errors import Fault, LexiconError
from analysis.lexicon.faults import find_faults
from analysis.lexicon.models import Actor, Alias, Term, Theme
from analysis.lexicon.sources import FILES

__all__ = ["save_entry"]

_HEADER: Final = {
    "actors": "# Vos acteurs. Une entrée remplace celle de presscope qui porte le même identifiant.\n",
    "themes": "# Vos thèmes. Une entrée remplace celle de presscope qui porte le même identifiant.\n",
}
_VALID: Final = dt.date(2024, 12, 31)


def save_entry(
    folder: Path, entry: Actor | Theme, field: str = "", added: Alias | Term | None = None, yes: Sequence[str] = ()
) -> Path:
    """Save an entry, or one more form of it.

    Parameters
    ----------
    folder : Path
        The user's lexicon; made if it is not there.
    entry : Actor or Theme
        The entry with all it holds.
    field, added : str, Alias or Term
        The list of the entry that takes ``added``, and ``added`` itself, which ``entry`` holds already. Where the
        folder has the entry, only this is written into it; else the whole entry is.
    yes : sequence of str
        Examples, with their spans in brackets.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    LexiconError
        If the lexicon would have a fault; nothing is written then.
    """
    kind = "actors" if isinstance(entry, Actor) else "themes"
    name = _file_of(folder, kind, entry.id)
    if name is None:
        name, text = f"{kind}.yaml", _text_of(folder / f"{kind}.yaml", kind)
        proofs = tuple(dict.fromkeys((*entry.examples.yes, *yes)))
        whole = entry.model_copy(update={"examples": entry.examples.model_copy(update={"yes": proofs})})
        text = _append(text, (kind,), _block(_plain(whole)))
    else:
        text = (folder / name).read_text(encoding="utf-8-sig")
        if added is not None:
            text = _append(text, (kind, entry.id, field), _flow(_plain(added)))
        for line in yes:
            text = _append(text, (kind, entry.id, "examples", "yes"), _flow(line))
    _check(folder, name, text)
    folder.mkdir(parents=True, exist_ok=True)
    half = folder / f".{name}-{os.getpid()}"
    half.write_text(text, encoding="utf-8", newline="\n")
    half.replace(folder / name)
    return folder / name


def _file_of(folder: Path, kind: str, entry_id: str) -> str | None:
    for name, model in FILES.items():
        if kind in model.model_fields and (folder / name).is_file():
            raw = yaml.load((folder / name).read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader) or {}
            entries = raw.get(kind) if isinstance(raw, dict) else None
            if any(isinstance(item, dict) and item.get("id") == entry_id for item in entries or ()):
                return name
    return None


def _text_of(path: Path, kind: str) -> str:
    if path.is_file():
        return path.read_text(encoding="utf-8-sig")
    return f"{_HEADER[kind]}valid_through: {_VALID}\n{kind}:\n"


def _check(folder: Path, name: str, text: str) -> None:
    """Look for faults in a copy of the folder; the user's is not touched before it is known to be good."""
    with tempfile.TemporaryDirectory() as made:
        copy = Path(made) / (folder.name or "lexicon")
        copy.mkdir()
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                shutil.copyfile(path, copy / path.name)
        (copy / name).write_text(text, encoding="utf-8")
        faults = find_faults(copy)
    if faults:
        raise LexiconError("The entry cannot be saved: the lexicon would have faults.", faults)


def _append(text: str, path: Sequence[str], item: str) -> str:
    """Write an item behind the last of the list at ``path``, making what is missing on the way."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    node: yaml.Node | None = root
    for depth, step in enumerate(path):
        below = _below(node, step)
        if below is None:
            if not isinstance(node, yaml.MappingNode):
                break
            return _with_key(text, node, path[depth:], item)
        node = below
    if isinstance(node, yaml.SequenceNode):
        return _with_item(text, node, item)
    if isinstance(node, yaml.ScalarNode) and not node.value:
        indent = "" if item.startswith("- ") else None
        at = node.end_mark.index
        if indent is None:
            return f"{text[:at]} [{item}]{text[at:]}"
        stop = _line_end(text, at)
        return f"{text[:stop]}{item}{text[stop:]}" if text[:stop].endswith("\n") else f"{text[:stop]}\n{item}"
    found = Fault(".".join(path), "something else", "a list", "Mend the file by hand")
    raise LexiconError("The lexicon file cannot be added to.", [found])


def _below(node: yaml.Node | None, step: str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode):
        return next((item for item in node.value if isinstance(item, yaml.MappingNode)
                     and any(k.value == "id" and v.value == step for k, v in item.value)), None)  # fmt: skip
    return None


def _with_item(text: str, node: yaml.SequenceNode, item: str) -> str:
    if node.flow_style:
        at = node.end_mark.index - 1
        if item.startswith("- ") and not node.value:
            # Whole entries stand on lines of their own: an empty [] makes way for them.
            return f"{text[: node.start_mark.index].rstrip()}\n{item}{text[at + 1 :].lstrip(' ').removeprefix(chr(10))}"
        written = _flow(yaml.load(item, Loader=yaml.BaseLoader)[0]) if item.startswith("- ") else item
        before = text[:at].rstrip()
        gap = "" if not node.value else " " if before.endswith(",") else ", "
        return f"{before}{gap}{written}{text[at:]}"
    indent = " " * node.start_mark.column
    lines = item.removeprefix("- ").rstrip("\n").split("\n")
    written = "\n".join([f"{indent}- {lines[0]}", *(indent + line for line in lines[1:])]) + "\n"
    stop = _line_end(text, _end(node))
    return _between(text, stop, written)


def _with_key(text: str, node: yaml.MappingNode, path: Sequence[str], item: str) -> str:
    value = f"[{item}]" if not item.startswith("- ") else f"\n{item}"
    if node.flow_style:
        for step in reversed(path[1:]):
            value = f"{{{step}: {value}}}"
        at = node.end_mark.index - 1
        return f"{text[:at].rstrip()}{', ' if node.value else ''}{path[0]}: {value}{text[at:]}"
    column = node.value[0][0].start_mark.column
    lines = [f"{' ' * (column + 2 * depth)}{step}:" for depth, step in enumerate(path)]
    written = "\n".join(lines) + ("" if value.startswith("\n") else " ") + value.rstrip("\n") + "\n"
    return _between(text, _line_end(text, _end(node)), written)


def _between(text: str, at: int, written: str) -> str:
    gap = "" if text[:at].endswith("\n") or not at else "\n"
    return f"{text[:at]}{gap}{written}{text[at:]}"


def _end(node: yaml.Node) -> int:
    """Return where the last character of a node stands: block nodes reach up to what follows them."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(_end(part) for part in last) if isinstance(last, tuple) else _end(last)
    return int(node.end_mark.index)


def _line_end(text: str, at: int) -> int:
    if at and text[at - 1] == "\n":
        return at
    stop = text.find("\n", at)
    return len(text) if stop < 0 else stop + 1


def _plain(model: Actor | Theme | Alias | Term) -> Any:
    """Return an entry as lists, mappings and texts; an alias or term without conditions is a text."""
    if isinstance(model, Alias | Term):
        said = model.model_dump(mode="json", exclude_defaults=True)
        return next(iter(said.values())) if len(said) == 1 else said
    said = {}
    for name, value in model:
        if value != type(model).model_fields[name].default and value not in ((), None):
            listed = isinstance(value, tuple)
            said[name] = [_plain(one) if isinstance(one, Alias | Term) else one for one in value] if listed else (
                value.model_dump(mode="json", exclude_defaults=True) if name == "examples" else value)  # fmt: skip
    return said


def _block(entry: Mapping[str, Any]) -> str:
    """Write an entry on lines of its own: terms and examples one to a line."""
    lines = []
    for name, value in entry.items():
        if name == "terms":
            lines += ["terms:", *(f"  - {_flow(term)}" for term in value)]
        elif name == "examples":
            lines.append("examples:")
            for key, texts in value.items():
                lines += [f"  {key}:", *(f"    - {_flow(text)}" for text in texts)]
        else:
            lines.append(f"{name}: {_flow(value)}")
    return "- " + "\n  ".join(lines) + "\n"


def _flow(value: Any) -> str:
    """Write a value on one line, texts in double quotes where they need them."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    simple = text.replace(" ", "").replace("-", "").replace("’", "").isalnum() and text[:1].isalnum()
    return text if simple and text == text.strip() else json.dumps(text, ensure_ascii=False)
