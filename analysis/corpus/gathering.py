"""Texts → one part with all of them: what is known of them is taken over, the rest is shared out and worked on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

import numpy as np
import pandas as pd

from analysis.corpus.comparing import Compared
from analysis.corpus.engines import Engine, LocalEngine, ProcessEngine
from analysis.corpus.finding import cut_texts, find_all, find_anew
from analysis.corpus.parts import Part, Places, join_parts
from analysis.corpus.workers import count_processors
from analysis.lexicon.reading import PARTS, Lexicon
from analysis.matching.automaton import search_compiled
from analysis.readers.records import Record

__all__ = ["Known", "Track", "gather", "renew", "stale_parts", "untracked", "warm_up"]

T = TypeVar("T")
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
        Content (`Built.contents`) → place in ``part``.
    lexicon : mapping
        Versions of the parts of the lexicon it was found with. What rests on others is found anew.
    compared : Compared, optional
        What pairs of the texts share, by their places.
    """

    part: Part
    places: Mapping[str, int]
    lexicon: Mapping[str, str]
    compared: Compared | None = None


def gather(
    records: Sequence[Record],
    contents: Sequence[str],
    lexicon: Lexicon,
    known: Known | None,
    engine: Engine | None,
    track: Track,
) -> tuple[Part, Places, int]:
    """Return a part with every distinct text, the place in it of each record's, and how many are new.

    Copies to the letter are worked on once.
    """
    first = {content: number for number, content in reversed(list(enumerate(contents)))}
    places = known.places if known is not None else {}
    new = [number for content, number in sorted(first.items(), key=lambda item: item[1]) if content not in places]
    old = [number for content, number in sorted(first.items(), key=lambda item: item[1]) if content in places]
    parts: list[Part] = []
    at: dict[str, int] = {}
    if known is not None and old:
        kept, at = known.part, {contents[number]: places[contents[number]] for number in old}
        stale = stale_parts(known.lexicon, lexicon)
        if stale:
            ids = pd.Index([records[number].doc_id for number in old], dtype="str")
            kept = known.part.take(np.array([places[contents[n]] for n in old], np.int64), ids)
            kept = renew(kept, [records[number].date for number in old], lexicon, stale, engine, track)
            at = {contents[number]: place for place, number in enumerate(old)}
        parts.append(kept)
    if new:
        shift = len(parts[0]) if parts else 0
        at |= {contents[number]: shift + place for place, number in enumerate(new)}
        step = _step(len(new))
        chunks = [[records[number] for number in new[i : i + step]] for i in range(0, len(new), step)]
        parts += _work(_find_all, chunks, lexicon, PARTS, len(new), engine, track)
    return join_parts(parts), np.array([at[content] for content in contents], np.int64), len(new)


def stale_parts(versions: Mapping[str, str], lexicon: Lexicon) -> frozenset[str]:
    """Return the parts of the lexicon that are not of these versions."""
    return frozenset(name for name, part in lexicon.parts.items() if versions.get(name) != part.version)


def renew(
    part: Part,
    stated: Sequence[object],
    lexicon: Lexicon,
    stale: Collection[str],
    engine: Engine | None = None,
    track: Track = untracked,
) -> Part:
    """Find again in known texts what rests on the ``stale`` parts of the lexicon (see `find_anew`)."""
    every = np.arange(len(part))
    # A text whose metadata state its day is dated by no event.
    open_ = every if set(stale) - {"dates"} else np.flatnonzero([day is None for day in stated])
    if not len(open_):
        return part
    ids = pd.Index(part.documents["doc_id"])
    chosen = part.take(open_, ids[open_])
    step = _step(len(open_))
    tasks = []
    for i in range(0, len(open_), step):
        at = every[i : min(i + step, len(open_))]
        tasks.append((chosen.take(at, ids[open_[at]], ("passages",)), [stated[place] for place in open_[at]], stale))
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


def _find_anew(task: tuple[Part, Sequence[object], Collection[str]], lexicon: Lexicon) -> Part:
    part, stated, what = task
    return find_anew(part, stated, lexicon, what)
