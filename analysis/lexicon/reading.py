"""Load the lexicon: our YAML files, and a user's folder merged over them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from analysis.errors import LexiconError
from analysis.garbage import collecting_seldom
from analysis.lexicon.faults import check_sources
from analysis.lexicon.models import Actor, Office, OfficeKind, Series, Theme
from analysis.lexicon.parsed import keep_parsed, recall_parsed
from analysis.lexicon.sources import LISTS, OUR_FOLDER, SUFFIXES, Source, read_sources

__all__ = ["PARTS", "Lexicon", "load_lexicon"]

PARTS: Final = ("dates", "names", "themes")
"""What a lexicon is used for: to date texts by events, to find actors and offices, to find themes."""

#: Fields for readers and for tests, which nothing is found by.
_NOT_SOUGHT: Final[dict[str, set[str]]] = {
    "actors": {"examples"}, "kinds": {"label"}, "offices": {"examples", "no"}, "series": {"examples"},
    "themes": {"label", "covers", "examples"},
}  # fmt: skip


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

    @cached_property
    def parts(self) -> Mapping[str, Lexicon]:
        """What each of `PARTS` depends on, as a lexicon that lacks the rest.

        Their versions tell what has to be found anew after an edit: two parts of the same version find the same, in
        the same order, and what was compiled for one serves the other.

        Examples
        --------
        >>> lexicon = load_lexicon()
        >>> edited = lexicon.with_entry(lexicon.themes["otan"].model_copy(update={"terms": ()}))
        >>> [name for name in PARTS if edited.parts[name] != lexicon.parts[name]]
        ['themes']
        """
        firsts = {who for series in self.series.values() for edition in series.editions for who in edition.first_of}
        given = {
            # Those whose "premier sommet" dates a text are known by their names.
            "dates": {
                "series": self.series,
                "actors": {who: self.actors[who] for who in sorted(firsts) if who in self.actors},
            },
            "names": {"actors": self.actors, "kinds": self.kinds, "offices": self.offices},
            "themes": {"themes": self.themes, "groups": self.groups},
        }
        return {name: Lexicon(**held, version=_part_version(name, held)) for name, held in given.items()}  # type: ignore[arg-type]

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
@collecting_seldom()
def _load(folder: Path | None, _ours: object, _theirs: object) -> Lexicon:
    sources, faults = read_sources()
    # Ours alone is held free of faults by the tests, so only its frame is checked here; a user's files
    # are checked against ours in full.
    theirs, more = read_sources(folder) if folder is not None else ([], [])
    broken = bool(faults) or bool(more) or any(source.faults for source in (*sources, *theirs))
    # A folder whose entries are all commented out has nothing that could contradict ours.
    said = any(True for source in theirs for kind in LISTS for _ in source.entries(kind))
    if broken or said:
        every = check_sources([*sources, *theirs], [*faults, *more])
        if every:
            count = "one fault" if len(every) == 1 else f"{len(every)} faults"
            raise LexiconError(f"The lexicon cannot be used: {count}.", every)
    return _merged([*sources, *theirs])


def _merged(sources: Sequence[Source]) -> Lexicon:
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
    version = _version_of([source.data for source in sources], by_kind, groups)
    return Lexicon(**by_kind, groups=groups, valid_through=valid_through, version=version)


def _version_of(
    files: Iterable[bytes | None], by_kind: Mapping[str, Mapping[str, Any]], groups: Mapping[str, tuple[str, ...]]
) -> str:
    """Recall the version of the same files, or make it: it takes as long as reading them."""
    digests = [hashlib.sha256(data).hexdigest() if data is not None else "" for data in files]
    if not all(digests):
        return _version(by_kind, groups)
    key = " ".join(["version of", *digests]).encode()
    known = (recall_parsed(key) or {}).get("version")
    if isinstance(known, str):
        return known
    version = _version(by_kind, groups)
    keep_parsed(key, {"version": version})
    return version


def _version(by_kind: Mapping[str, Mapping[str, Any]], groups: Mapping[str, tuple[str, ...]]) -> str:
    canonical = hashlib.sha256()
    for kind in sorted(by_kind):
        for key in sorted(by_kind[kind]):
            dumped = by_kind[kind][key].model_dump(mode="json", by_alias=True, exclude_defaults=True)
            canonical.update(json.dumps([kind, dumped], ensure_ascii=False, sort_keys=True).encode())
    canonical.update(json.dumps(groups, ensure_ascii=False, sort_keys=True).encode())
    return canonical.hexdigest()


def _part_version(name: str, held: Mapping[str, Mapping[str, Any]]) -> str:
    """Hash what is found by; the order of the entries counts, for rows may stand in it."""
    digest = hashlib.sha256(name.encode())
    for kind, entries in held.items():
        for key, entry in entries.items():
            sought = entry.model_dump_json(exclude=_NOT_SOUGHT[kind]) if kind in _NOT_SOUGHT else json.dumps(entry)
            digest.update(f"{kind}\0{key}\0{sought}\0".encode())
    return digest.hexdigest()
