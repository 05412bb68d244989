"""Load the lexicon: our YAML files, and a user's folder merged over them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.errors import LexiconError
from analysis.lexicon.faults import find_faults
from analysis.lexicon.models import Actor, Office, OfficeKind, Series, Theme
from analysis.lexicon.sources import LISTS, OUR_FOLDER, SUFFIXES, Source, read_sources

__all__ = ["Lexicon", "load_lexicon"]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Everything that is looked for, by id.

    Two lexicons with the same content are equal and have the same hash, whatever files they came from.

    Parameters
    ----------
    actors, kinds, offices, themes, series : mapping from id
        The entries, in the order of the files. Every office has its ``valid_through``: where the entry
        has none it takes the file's.
    groups : mapping from name to words
        Word groups that theme terms refer to.
    valid_through : mapping from file name to date
        The day up to which each file was checked.
    version : str
        SHA-256 of the content in canonical order; comments and layout do not change it.
    """

    actors: Mapping[str, Actor] = field(default_factory=dict)
    kinds: Mapping[str, OfficeKind] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    valid_through: Mapping[str, dt.date] = field(default_factory=dict)
    version: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicon) and self.version == other.version

    def __hash__(self) -> int:
        return hash(self.version)

    def with_entry(self, entry: Actor | Theme) -> Lexicon:
        """Return the lexicon with an actor or a theme added or replaced, to try it out.

        Its version is made from this one's and the entry: it tells editions apart, and is not that of a lexicon that is
        read with the same content.

        Examples
        --------
        >>> lexicon = load_lexicon()
        >>> edited = lexicon.with_entry(lexicon.actors["mali"].model_copy(update={"label": "Le Mali"}))
        >>> edited.actors["mali"].label, edited == lexicon
        ('Le Mali', False)
        """
        kind = "actors" if isinstance(entry, Actor) else "themes"
        entries = {**getattr(self, kind), entry.id: entry}
        edit = hashlib.sha256(f"{self.version} {kind} {entry.model_dump_json()}".encode()).hexdigest()
        return replace(self, **{kind: entries}, version=edit)


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Load our lexicon and merge the files of ``folder`` over it; a single file will do.

    A file of the folder may be any of actors, states, organisations, persons, offices, themes and
    events (``.yaml``). An entry replaces ours with the same id, a new id is added, and the words of a
    group are added to ours. Tables (``.csv``, ``.tsv``, ``.xlsx``, see `analysis.lexicon.tables`) add entries, and
    names to entries. A lexicon is read once per process as long as its files do not change.

    Raises
    ------
    LexiconError
        With every fault of every file, each with its line.

    Examples
    --------
    >>> lexicon = load_lexicon()
    >>> lexicon.themes["otan"].label
    'OTAN et lien transatlantique'
    """
    return _load(folder, _stamp(OUR_FOLDER), _stamp(folder) if folder else ())


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    if folder.is_file():
        files = [folder]
    else:
        files = sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES) if folder.is_dir() else []
    return tuple((f.name, (s := f.stat()).st_mtime_ns, s.st_size) for f in files if f.is_file())


@lru_cache(maxsize=4)
def _load(folder: Path | None, _ours: object, _theirs: object) -> Lexicon:
    sources, faults = read_sources()
    # Ours alone is held free of faults by the tests, so only its frame is checked here; a user's files
    # are checked against ours in full.
    theirs, more = read_sources(folder) if folder is not None else ([], [])
    broken = bool(faults) or bool(more) or any(source.faults for source in (*sources, *theirs))
    # A folder whose entries are all commented out has nothing that could contradict ours.
    said = any(True for source in theirs for kind in LISTS for _ in source.entries(kind))
    if broken or said:
        every = find_faults(folder)
        if every:
            count = "one fault" if len(every) == 1 else f"{len(every)} faults"
            raise LexiconError(f"The lexicon cannot be used: {count}.", every)
    return _merged([*sources, *theirs])


def _merged(sources: Iterable[Source]) -> Lexicon:
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind in LISTS}
    groups: dict[str, tuple[str, ...]] = {}
    valid_through: dict[str, dt.date] = {}
    for source in sources:
        content: Any = source.content
        valid_through[source.name] = content.valid_through
        for kind in LISTS:
            for _, entry in source.entries(kind):
                if isinstance(entry, Office) and entry.valid_through is None:
                    entry = entry.model_copy(update={"valid_through": content.valid_through})
                by_kind[kind][entry.id] = entry
        for name, words in getattr(content, "groups", {}).items():
            groups[name] = tuple(dict.fromkeys((*groups.get(name, ()), *words)))
    return Lexicon(**by_kind, groups=groups, valid_through=valid_through, version=_version(by_kind, groups))


def _version(by_kind: Mapping[str, Mapping[str, Any]], groups: Mapping[str, tuple[str, ...]]) -> str:
    canonical = hashlib.sha256()
    for kind in sorted(by_kind):
        for key in sorted(by_kind[kind]):
            dumped = by_kind[kind][key].model_dump(mode="json", by_alias=True, exclude_defaults=True)
            canonical.update(json.dumps([kind, dumped], ensure_ascii=False, sort_keys=True).encode())
    canonical.update(json.dumps(groups, ensure_ascii=False, sort_keys=True).encode())
    return canonical.hexdigest()
