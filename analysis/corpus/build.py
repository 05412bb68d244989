"""A place → its corpus: from what is known of it, and what has to be read."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.cache_place import is_off
from analysis.corpus.assembly import build
from analysis.corpus.beside import Beside, settle_place
from analysis.corpus.corpus import Corpus
from analysis.corpus.engines import Engine
from analysis.corpus.gathering import Track, stale_parts, untracked
from analysis.corpus.said import Said
from analysis.corpus.store.edits import read_edit
from analysis.corpus.store.file_memory import FileMemory, Remembered, state_of
from analysis.corpus.store.recalling import frames_of, recall_corpus, recall_known, rematch, versions_of
from analysis.corpus.store.snapshots import Snapshot, Store
from analysis.garbage import collecting_seldom
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.matching.unlisted.confirmation import confirm_unlisted
from analysis.readers.listing import ListedFile, list_files, shown_name
from analysis.readers.outlets import load_outlets, sources_beside
from analysis.readers.publications import DatingRule, check_rule
from analysis.readers.reading import read_corpus
from analysis.readers.streams import tracked
from analysis.sample import SAMPLE_NAME

__all__ = ["load_corpus"]


def load_corpus(
    where: str | Path | pd.DataFrame = SAMPLE_NAME,
    *,
    text: str | None = None,
    date: str | None = None,
    lexicon: Path | None = None,
    dating_rule: str = "",
    confirm_names: str = "",
    engine: Engine | None = None,
    track: Track = untracked,
) -> Corpus:
    """Read texts and find everything in them.

    Parameters
    ----------
    where : str, Path or DataFrame
        A folder, a file, or ``"sample"`` for the embedded sample corpus.
    text, date : str, optional
        Columns of a DataFrame that calls them otherwise.
    lexicon : Path, optional
        A folder whose files are merged over the embedded lexicon.
    dating_rule : {"header", "id"}
        Which day counts where an export states two: above the text, or within its identifier. By default what the
        ``corpus.yaml`` beside the texts says, else the header.
    confirm_names : {"spacy"}
        Keep of the names that the lexicon lacks only those that a language model sees too; needs the extra
        ``presscope[spacy]``. By default all that the rule finds are kept.
    engine : Engine, optional
        Where the parts of a large corpus are worked on (see `analysis.corpus.engines`); by default on all processors.
    track : callable, optional
        Wraps the steps that take long, to show progress.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used; all faults are listed.
    ParameterError
        If names are to be confirmed by what is unknown or not installed.

    Examples
    --------
    >>> corpus = load_corpus()
    >>> corpus.licence
    'CC0'
    """
    lexicon_used = load_lexicon(lexicon)
    if isinstance(where, pd.DataFrame):
        rule = check_rule(dating_rule or "header")
        reading = read_corpus(where, text=text, date=date, dating_rule=rule)
        named, ruled = reading.name or "DataFrame", Beside(dating_rule=rule)
        built = build(Said.of(reading), lexicon_used, name=named, beside=ruled, engine=engine, track=track)
        return _confirmed(built.corpus, confirm_names)
    place, beside = settle_place(where, dating_rule)
    files = list_files(place) if place.exists() else []
    if place.is_file() and (own := sources_beside(place)):
        # It says of which outlet a text is: where it changes, so do the rows.
        files += list_files(own)
    key = (place.absolute(), lexicon_used.version, state_of(files), beside.dating_rule)
    if key not in _LOADED:
        name = SAMPLE_NAME if where == SAMPLE_NAME else ""
        loaded = _load(place, files, lexicon_used, name, beside, engine, track)
        _LOADED.clear()
        _LOADED[key] = loaded
    return _confirmed(_LOADED[key], confirm_names)


def _confirmed(corpus: Corpus, by: str) -> Corpus:
    """Leave out the unlisted names that are not confirmed; what is stored on disk keeps them all."""
    if not by:
        return corpus
    mentions, quotes = confirm_unlisted(corpus.documents, corpus.passages, corpus.mentions, corpus.quotes, by)
    return replace(corpus, mentions=mentions, quotes=quotes)


# The last corpus of this process: the reports of one run are forked from it and share its memory.
_LOADED: dict[object, Corpus] = {}


@collecting_seldom()
def _load(
    place: Path,
    files: Sequence[ListedFile],
    lexicon: Lexicon,
    name: str,
    beside: Beside,
    engine: Engine | None,
    track: Track,
) -> Corpus:
    """Return a corpus from its snapshot as far as that goes, and leave a new one behind."""
    store = None if is_off() else Store(place)
    snapshot = store.open() if store else None
    memory, read, known = FileMemory(files), None, None
    rule = beside.dating_rule
    if store is not None and snapshot is not None:
        about = snapshot.manifest
        try:
            same = about["state"] == memory.state and about["dating_rule"] == rule
            stale = stale_parts(about["parts"], lexicon)
            if same and not about["unsure"] and "dates" not in stale:
                return _recall(store, snapshot, lexicon, stale, beside, engine, track)
            read = _read_edit(place, snapshot, memory, rule, track)
            known = recall_known(snapshot)
        except _UNREADABLE:
            memory, read, known = FileMemory(files), None, None
    said, remembered = read or _read_all(place, memory, rule, track)
    called = name or beside.name or said.name
    built = build(said, lexicon, name=called, beside=beside, known=known, engine=engine, track=track)
    if store:
        store.write(*frames_of(built, remembered, memory))
    return built.corpus


def _read_edit(
    place: Path, snapshot: Snapshot, memory: FileMemory, rule: DatingRule, track: Track
) -> tuple[Said, Remembered] | None:
    """Read the files of a folder that changed; where that is not enough, let what others gave be remembered."""
    if place.is_dir():
        with tracked(track):
            edit = read_edit(snapshot, memory, rule, load_outlets(sources_beside(place)), shown_name(place.name))
        if edit is not None:
            return edit
    memory.recall(snapshot)
    return None


def _read_all(place: Path, memory: FileMemory, rule: DatingRule, track: Track) -> tuple[Said, Remembered]:
    reading = read_corpus(place, dating_rule=rule, track=track, read=memory.read)
    return Said.of(reading), memory.remember(reading)


def _recall(
    store: Store,
    snapshot: Snapshot,
    lexicon: Lexicon,
    stale: Collection[str],
    beside: Beside,
    engine: Engine | None,
    track: Track,
) -> Corpus:
    """Return an unchanged corpus; what the lexicon finds otherwise now is found anew and stored."""
    if not stale:
        return recall_corpus(snapshot, lexicon, beside)
    corpus, anew = rematch(snapshot, lexicon, stale, beside, engine, track)
    store.write(anew, {**snapshot.manifest, "parts": versions_of(lexicon)}, snapshot)
    return corpus


#: What a snapshot that someone has tampered with may raise.
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, IndexError)
