"""Texts → one part with all of them: what is known of them is taken over, the rest is shared out and worked on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.corpus.copies.comparing import Compared
from analysis.corpus.copies.repeats import Near
from analysis.corpus.dating.sharing import Shared
from analysis.corpus.engines import Engine, LocalEngine, ProcessEngine
from analysis.corpus.finding import cut_texts, find_all, find_anew
from analysis.corpus.parts import Part, Places, join_parts
from analysis.corpus.texts import Texts, number_copies
from analysis.corpus.workers import count_processors
from analysis.lexicon.reading import PARTS, Lexicon
from analysis.matching.scanning.automaton import search_compiled
from analysis.readers.records import Record

__all__ = ["Known", "Track", "gather", "renew", "stale_parts", "untracked", "warm_up"]

T = TypeVar("T")
Days = NDArray[np.datetime64]
Track = Callable[[Sequence[Any], str], Iterable[Any]]

_WORTH_SHARING: Final = 500  # texts, below which one process is done before a second has started
_PART: Final = 1000  # texts


def untracked(items: Sequence[T], _what: str) -> Iterable[T]:
    """Show no progress."""
    return items


@dataclass(frozen=True)
class Known:
    """What an earlier run found, by content.

    Parameters
    ----------
    part : Part
        Texts and what was found in them.
    places : mapping
        Content (`Texts.contents`) → place in ``part``.
    lexicon : mapping
        Versions of the parts of the lexicon it was found with. What rests on others is found anew.
    compared : Compared, optional
        What pairs of the texts share, by their places.
    shared : Shared, optional
        What dated the texts that have their days by others. ``part`` has those days.
    near : Near, optional
        Near repeats within stories.
    """

    part: Part
    places: Mapping[str, int]
    lexicon: Mapping[str, str]
    compared: Compared | None = None
    shared: Shared | None = None
    near: Near | None = None

    def look_up(self, contents: NDArray[Any]) -> Places:
        """Return the place of each content, -1 where it is not known."""
        return np.array([self.places.get(content, -1) for content in contents.tolist()], np.int64)


def gather(
    texts: Texts, lexicon: Lexicon, known: Known | None, engine: Engine | None, track: Track
) -> tuple[Part, Places, int]:
    """Return a part with every distinct text, the place in it of each one, and how many are new.

    Copies to the letter are worked on once.
    """
    number, first = number_copies(texts.contents)
    at = known.look_up(texts.contents[first]) if known is not None else np.full(len(first), -1)
    new, old = np.flatnonzero(at < 0), np.flatnonzero(at >= 0)
    parts: list[Part] = []
    if known is not None and len(old):
        kept, stale = known.part, stale_parts(known.lexicon, lexicon)
        if stale:
            kept = kept.take(at[old], pd.Index(texts.doc_ids.take(first[old])))
            kept = renew(kept, texts.stated[first[old]], lexicon, stale, engine, track)
            at[old] = np.arange(len(old))
        parts.append(kept)
    if len(new):
        at[new] = (len(parts[0]) if parts else 0) + np.arange(len(new))
        records = [texts.records[place] for place in first[new].tolist()]
        step = _step(len(new))
        chunks = [records[i : i + step] for i in range(0, len(new), step)]
        parts += _work(_find_all, chunks, lexicon, PARTS, len(new), engine, track)
    return join_parts(parts), at[number], len(new)


def stale_parts(versions: Mapping[str, str], lexicon: Lexicon) -> frozenset[str]:
    """Return the parts of the lexicon that are not of these versions."""
    return frozenset(name for name, part in lexicon.parts.items() if versions.get(name) != part.version)


def renew(
    part: Part,
    stated: Days,
    lexicon: Lexicon,
    stale: Collection[str],
    engine: Engine | None = None,
    track: Track = untracked,
) -> Part:
    """Find again in known texts what rests on the ``stale`` parts of the lexicon (see `find_anew`).

    ``stated`` are the days that their metadata state.
    """
    every = np.arange(len(part))
    # A text whose metadata state its day is dated by no event.
    open_ = every if set(stale) - {"dates"} else np.flatnonzero(np.isnat(stated))
    if not len(open_):
        return part
    ids = pd.Index(part.documents["doc_id"])
    chosen = part.take(open_, ids[open_])
    step = _step(len(open_))
    tasks = []
    for i in range(0, len(open_), step):
        at = every[i : min(i + step, len(open_))]
        tasks.append((chosen.take(at, ids[open_[at]], ("passages",)), stated[open_[at]], stale))
    anew = join_parts(_work(_find_anew, tasks, lexicon, stale, len(open_), engine, track))
    anew = replace(anew, tables={**chosen.tables, **anew.tables})
    return anew if len(open_) == len(part) else part.with_texts(open_, anew)


def _step(n: int) -> int:
    """Return how many texts make a part: a few parts for each processor, none too large for memory."""
    return min(_PART, max(1, -(-n // (4 * count_processors())))) if n >= _WORTH_SHARING else max(n, 1)


def _work(
    function: Callable[[Any, Lexicon], Part],
    tasks: Sequence[Any],
    lexicon: Lexicon,
    what: Collection[str],
    n: int,
    engine: Engine | None,
    track: Track,
) -> list[Part]:
    if engine is None:
        engine = ProcessEngine() if n >= _WORTH_SHARING else LocalEngine()
    warm_up(lexicon, n, what)
    results = engine.map(function, tasks, lexicon)
    return [next(results) for _ in track(tasks, "Analyse")]


def warm_up(lexicon: Lexicon, n: int, what: Collection[str] = PARTS) -> None:
    """Compile the lexicon here, for ``n`` texts: processes forked from this one find it in memory."""
    if n >= _WORTH_SHARING:
        search_compiled()
        find_anew(cut_texts([Record("Rien.", "", "warm-up")]), [None], lexicon, what)


def _find_all(records: Sequence[Record], lexicon: Lexicon) -> Part:
    return find_all(records, lexicon)


def _find_anew(task: tuple[Part, Any, Collection[str]], lexicon: Lexicon) -> Part:
    part, stated, what = task
    return find_anew(part, stated, lexicon, what)
