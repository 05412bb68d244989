"""A choice → what is shown: counts, coverage and sentences, all from the same spots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from pandas.api.extensions import ExtensionArray

from analysis.exploring.choosing import entry_of_theme
from analysis.exploring.kwic import Concordance, set_lines
from analysis.measures.coverage import judge_pace
from analysis.measures.intervals import wilson
from analysis.measures.scope import Scope
from analysis.periods import is_complete
from analysis.widgets.choice import Choice
from analysis.widgets.days import number_days
from analysis.widgets.hits import Hits
from analysis.widgets.index import Index

__all__ = ["LINES", "MOST_SOURCES", "View", "look"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: Sentences shown.
LINES: Final = 24
#: Sources whose coverage is shown, those with most texts.
MOST_SOURCES: Final = 12


@dataclass(frozen=True, eq=False)
class View:
    """What a choice shows.

    Parameters
    ----------
    choice : Choice
    frequencies : DataFrame
        What `analysis.exploring.counting.count` gives for it: one row per period and entry.
    coverage : DataFrame
        Columns of `analysis.measures.coverage.measure_coverage`: the texts of each period, of the twelve sources with
        most.
    sentences : Concordance
        Some of the hits, spread evenly over time.
    labels : mapping
        The names of the entries.
    n_documents, n_sources : int
        Texts looked at, and their sources.
    """

    choice: Choice
    frequencies: pd.DataFrame
    coverage: pd.DataFrame
    sentences: Concordance
    labels: Mapping[str, str]
    n_documents: int
    n_sources: int


@dataclass(frozen=True, eq=False)
class _Seen:
    """What a choice looks at, whatever entries it counts there.

    Parameters
    ----------
    period : int array
        The period of each spot, -1 outside.
    starts, complete
        The first days of the periods, and whether the window holds all of each.
    texts, words : int arrays, one per period
    pace : str array, one per period
        Whether the sources published at their usual pace.
    coverage : DataFrame
    n_documents, n_sources : int
    """

    period: Ints
    starts: pd.DatetimeIndex
    complete: Flags
    texts: Ints
    words: Ints
    pace: ExtensionArray
    coverage: pd.DataFrame
    n_documents: int
    n_sources: int


def look(index: Index, choice: Choice) -> View:
    """Count what a choice asks for, and line up sentences.

    Raises
    ------
    ParameterError
        If the search cannot be read.
    """
    seen = _see(index, choice)
    found = {entry: index.actors.get(entry, _NOTHING) for entry in choice.actors}
    names = dict(index.labels_in(choice.lang))
    for theme, label in index.theme_labels(choice.themes, choice.lang).items():
        entry = entry_of_theme(theme, choice.actors)
        found[entry], names[entry] = index.themes.get(theme, _NOTHING), label
    if choice.query:
        found[choice.query] = index.search(choice.query)
    inside = {entry: hits.where(seen.period[hits.spot] >= 0) for entry, hits in found.items()}
    labels = {entry: names.get(entry, entry) for entry in found}
    return View(
        choice, _count(index, seen, inside, labels), seen.coverage, _line_up(index, inside, labels), labels,
        seen.n_documents, seen.n_sources,
    )  # fmt: skip


_KEPT: Final = 32
_NONE: Final[Ints] = np.empty(0, np.int64)
_NOTHING: Final = Hits(_NONE, _NONE, _NONE, _NONE)


def _see(index: Index, choice: Choice) -> _Seen:
    """Return what a choice looks at; kept, for the next choice is most often of other names within the same window."""
    asked = (choice.period, choice.start, choice.end, choice.sources)
    known = index.seen
    if asked not in known:
        if len(known) >= _KEPT:
            known.clear()
        known[asked] = _observe(index, choice)
    seen: _Seen = known[asked]
    return seen


def _observe(index: Index, choice: Choice) -> _Seen:
    scope = Scope.of(choice.period, choice.start, choice.end)
    starts = scope.periods
    number, precise, dates = index.periods(choice.period)
    first, last = (int(np.datetime64(day, "D").astype(np.int64)) for day in (choice.start, choice.end))
    keep = precise & (index.day >= first) & (index.day <= last)
    if choice.sources:
        keep &= np.isin(index.source, [i for i, name in enumerate(index.sources) if name in choice.sources])
    # The calendar of the index begins with its own days: its first period within the window has a number here.
    begin = int(np.searchsorted(number_days(starts.to_series()), dates.starts[0]))
    skipped = int(np.searchsorted(dates.starts, number_days(starts[:1].to_series())[0]))
    period = np.where(keep, number + begin - skipped, -1)
    complete = np.ones(len(starts), dtype=bool)
    for end in {0, len(starts) - 1}:
        complete[end] = is_complete(starts[end], choice.period, choice.end, choice.start)
    kept, n = period >= 0, len(starts)
    document, numbers = index.document[kept], period[kept]
    coverage, n_sources = _cover(index.source[kept], document, numbers, index.sources, starts, complete)
    texts = _texts(document, numbers, n)
    return _Seen(
        period, starts, complete, texts,
        np.bincount(numbers, weights=index.words[kept], minlength=n).astype(np.int64),
        judge_pace(pd.Series(texts)).array, coverage,
        int((np.diff(document, prepend=-1) != 0).sum()), n_sources,
    )  # fmt: skip


def _texts(document: Ints, period: Ints, n: int) -> Ints:
    """Count texts by period: those of one text follow each other, and so do those of one of its periods."""
    new = (np.diff(document, prepend=-1) != 0) | (np.diff(period, prepend=-1) != 0)
    return np.bincount(period[new], minlength=n).astype(np.int64)


def _count(index: Index, seen: _Seen, found: Mapping[str, Hits], labels: Mapping[str, str]) -> pd.DataFrame:
    n = len(seen.starts)
    mentions, holding = np.zeros((n, len(found)), np.int64), np.zeros((n, len(found)), np.int64)
    for column, hits in enumerate(found.values()):
        period = seen.period[hits.spot]
        mentions[:, column] = np.bincount(period, minlength=n)
        holding[:, column] = _texts(index.document[hits.spot], period, n)
    wide = len(found)
    total, n_words = np.repeat(seen.texts, wide), np.repeat(seen.words, wide)
    held, n_mentions = holding.reshape(-1), mentions.reshape(-1)
    low, high = wilson(held, total)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(total > 0, held / total, np.nan)
        rate = np.where(n_words > 0, 10_000 * n_mentions / n_words, np.nan)
    return pd.DataFrame({
        "period": np.repeat(seen.starts.to_numpy(), wide), "entry_id": pd.array(list(found) * n, dtype="str"),
        "n_mentions": n_mentions, "n_documents": held, "n_documents_total": total, "n_words_total": n_words,
        "share": share, "share_low": low, "share_high": high, "per_10k": rate,
        "coverage": seen.pace.repeat(wide), "complete": np.repeat(seen.complete, wide),
        "label": pd.array([labels[entry] for entry in found] * n, dtype="str"),
    })  # fmt: skip


def _cover(
    source: Ints, document: Ints, period: Ints, names: list[str], starts: pd.DatetimeIndex, complete: Flags
) -> tuple[pd.DataFrame, int]:
    """Return the coverage of the sources with most texts, and how many sources there are."""
    n = len(starts)
    cells = _texts(document, source * n + period, n * len(names)).reshape(-1, n)
    sums = cells.sum(axis=1)
    order = np.argsort(-sums, kind="stable")[: min(MOST_SOURCES, int((sums > 0).sum()))]
    counts = [pd.Series(cells[row]) for row in order]
    usual = [float(numbers[numbers > 0].median()) for numbers in counts]
    judged = [judge_pace(numbers) for numbers in counts]
    frame = pd.DataFrame({
        "source": pd.Series([names[row] for row in order for _ in range(n)], dtype="str"),
        "period": np.tile(starts.to_numpy(), len(order)), "n_documents": cells[order].reshape(-1),
        "usual": np.repeat(usual, n).astype(np.float64),
        "coverage": pd.concat(judged, ignore_index=True) if judged else pd.Series([], dtype="str"),
        "complete": np.tile(complete, len(order)),
    })  # fmt: skip
    return frame, int((sums > 0).sum())


def _line_up(index: Index, found: Mapping[str, Hits], labels: Mapping[str, str]) -> Concordance:
    """Take hits evenly over time, and line up those alone: of a hundred thousand the rest is never touched."""
    every = list(found.values()) or [_NOTHING]
    hits = Hits(*(np.concatenate([getattr(each, name) for each in every])
                  for name in ("spot", "passage", "start", "end")))  # fmt: skip
    order = np.argsort(index.day[hits.spot], kind="stable")
    if len(order) > LINES:
        order = order[np.linspace(0, len(order) - 1, LINES).round().astype(int)]
    chosen = hits.where(order)
    # Those of one day in the order of their texts, whichever entry they are of.
    chosen = chosen.where(np.lexsort((chosen.start, chosen.spot, index.day[chosen.spot])))
    document = index.document[chosen.spot]
    table = set_lines(index.corpus, document, chosen.passage, chosen.start, chosen.end, window=12)
    return Concordance(table, len(hits.spot), ", ".join(labels.values()))
