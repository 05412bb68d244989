"""A place → its corpus: from what is known of it, and what has to be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from analysis.cache_place import is_off
from analysis.corpus.assembly import Track, build, build_corpus, untracked
from analysis.corpus.corpus import Corpus
from analysis.corpus.memory import FileMemory, frames_of, recall_corpus, recall_known, state_of
from analysis.corpus.store import Store
from analysis.lexicon.reading import Lexicon, load_lexicon
from analysis.readers.listing import ListedFile, list_files
from analysis.readers.reading import read_corpus
from analysis.sample import SAMPLE, SAMPLE_NAME, SAMPLE_NOTICE

__all__ = ["build_corpus", "load_corpus"]


def load_corpus(
    where: str | Path | pd.DataFrame = SAMPLE_NAME,
    *,
    text: str | None = None,
    date: str | None = None,
    lexicon: Path | None = None,
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
    track : callable, optional
        Wraps the steps that take long, to show progress.

    Raises
    ------
    CorpusError, LexiconError
        If the texts or the lexicon cannot be used; all faults are listed.

    Examples
    --------
    >>> corpus = load_corpus()
    >>> corpus.licence
    'CC0'
    """
    lexicon_used = load_lexicon(lexicon)
    if isinstance(where, pd.DataFrame):
        reading = read_corpus(where, text=text, date=date)
        return build(reading, lexicon_used, name=reading.name or "DataFrame", track=track).corpus
    is_sample = isinstance(where, str) and where == SAMPLE_NAME
    place = SAMPLE if is_sample else Path(where).expanduser()
    naming = {"licence": "CC0", "notice": SAMPLE_NOTICE} if is_sample else {"licence": "", "notice": ""}
    files = list_files(place) if place.exists() else []
    key = (place.absolute(), lexicon_used.version, state_of(files))
    if key not in _LOADED:
        loaded = _load(place, files, lexicon_used, SAMPLE_NAME if is_sample else "", naming, track)
        _LOADED.clear()
        _LOADED[key] = loaded
    return _LOADED[key]


# The last corpus of this process: the reports of one run are forked from it and share its memory.
_LOADED: dict[object, Corpus] = {}


def _load(
    place: Path, files: Sequence[ListedFile], lexicon: Lexicon, name: str, naming: Mapping[str, str], track: Track
) -> Corpus:
    """Return a corpus from its snapshot as far as that goes, and leave a new one behind."""
    store = None if is_off() else Store(place)
    snapshot = store.open() if store else None
    known = None
    memory = FileMemory(files)
    if snapshot is not None:
        about = snapshot.manifest
        try:
            if about["state"] == memory.state and about["lexicon"] == lexicon.version and not about["unsure"]:
                return recall_corpus(snapshot, lexicon, name=about["name"], **naming)
            memory, known = FileMemory(files, snapshot), recall_known(snapshot)
        except _UNREADABLE:
            memory, known = FileMemory(files), None
    reading = read_corpus(place, track=lambda listed: track(listed, "Lecture"), read=memory.read)
    called = name or reading.name
    built = build(reading, lexicon, name=called, known=known, track=track, **naming)  # type: ignore[arg-type]
    if store:
        store.write(*frames_of(built, memory))
    return built.corpus


#: What a snapshot that someone has tampered with may raise.
_UNREADABLE = (OSError, ValueError, KeyError, TypeError, IndexError)
