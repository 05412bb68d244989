"""Find the terms that carry themes, where their conditions hold.

A term counts by itself, or only where a word of each of its ``near`` groups stands beside it in the
same sentence (or passage, or text), and never where one of its ``unless`` words does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

import numpy as np
import pandas as pd

from analysis.distinct import distinct
from analysis.frame_rows import find_ids
from analysis.lexicon.reading import Lexicon
from analysis.matching.themes.plan import Ints, ThemePlan, plan_themes
from analysis.matching.themes.windows import Flags, Found, Windows
from analysis.schemas import COUNTED_ZONES, conform, empty
from analysis.text.line_memory import LineMemory
from analysis.text.sentences import split_sentences

__all__ = ["find_themes"]

# Positions of all texts on one axis: row * STRIDE + offset. No text is as long as this.
STRIDE: Final = np.int64(1) << 34
_HITS: Final = 1 << 14  # hits judged at a time, of whole texts: what is held beside them stays small
_STOP: Final = re.compile(r"[.!?…\n]")
_SENTENCES: Final[LineMemory[str, tuple[int, ...]]] = LineMemory()  # where the sentences of a passage begin


def find_themes(
    documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Lexicon, row: Ints | None = None
) -> pd.DataFrame:
    """Find every term hit of every theme.

    Hits of one theme that overlap are one hit, the longest of those that begin first. A hit is counted
    where its passage is title or body.

    Parameters
    ----------
    documents, passages : DataFrame
        The frames of these names; ``doc_id`` and ``text`` of the one, the spans and zones of the other.
    lexicon : Lexicon
    row : int64 array, optional
        For each passage the position of its document, if it is known.

    Returns
    -------
    DataFrame
        The frame ``themes``, sorted by document (in the order given), position and theme.

    Examples
    --------
    >>> from analysis.lexicon.models import Theme
    >>> text = "Le sommet de l'OTAN s'ouvre."
    >>> documents = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    >>> place = {"doc_id": "a", "passage_id": 1, "start": 0, "end": 28, "zone": "body"}
    >>> passages = pd.DataFrame([place])
    >>> theme = Theme(id="otan", label="OTAN", covers="l'Alliance", terms=["sommet(s) de l'OTAN"])
    >>> found = find_themes(documents, passages, Lexicon(themes={"otan": theme}, version="doctest"))
    >>> found[["surface", "theme_id", "counted"]].values.tolist()
    [["sommet de l'OTAN", 'otan', True]]
    """
    plan = plan_themes(lexicon)
    if plan is None or documents.empty or passages.empty:
        return empty("themes")
    texts = documents["text"].astype("str").fillna("")
    hits = plan.automaton.find(texts, overlap="all")
    places = _Places(documents, passages, row)
    passage = places.passage_of(hits.row, hits.start, hits.end)
    inside = passage >= 0
    found = Found(hits.row[inside], hits.start[inside], hits.end[inside], passage[inside])
    form = hits.form[inside]
    told = texts.tolist()
    chosen = [_choose(plan, found.take(part), form[part], told, places) for part in _parts(found.row)]
    return _frame(plan, chosen, documents["doc_id"], told, places)


def _parts(row: Ints) -> Iterator[slice]:
    """Yield the hits of some whole texts after the others; ``row`` are their texts, ascending."""
    first = 0
    while first < len(row):
        last = min(first + _HITS, len(row))
        if last < len(row):
            begin = int(np.searchsorted(row, row[last]))
            last = begin if begin > first else int(np.searchsorted(row, row[last], side="right"))
        yield slice(first, last)
        first = last


class _Places:
    """Where passages lie in the texts, and sentences in the passages."""

    def __init__(self, documents: pd.DataFrame, passages: pd.DataFrame, row: Ints | None = None) -> None:
        if row is None:
            row = find_ids(passages["doc_id"], documents["doc_id"])
        row, start = row.astype(np.int64, copy=False), passages["start"].to_numpy(np.int64)
        axis = row * STRIDE + start
        # The passages of a corpus stand in the order of its texts, each of which is there.
        in_order = len(row) > 0 and row[0] >= 0 and bool(np.all(axis[1:] >= axis[:-1]))
        end, number = (passages[name].to_numpy(np.int64) for name in ("end", "passage_id"))
        columns: tuple[Ints, ...] = (row, start, axis, end, number)
        counted = passages["zone"].isin(COUNTED_ZONES).to_numpy(np.bool_)
        if not in_order:
            known = np.flatnonzero(row >= 0)
            order = known[np.argsort(axis[known], kind="stable")]
            columns, counted = tuple(values[order] for values in columns), counted[order]
        self.row, self.start, self.axis, self.end, self.number = columns
        self.counted: Flags = counted

    def passage_of(self, row: Ints, start: Ints, end: Ints) -> Ints:
        """Find the passage each span lies in; -1 where none holds all of it."""
        index = np.searchsorted(self.axis, row * STRIDE + start, side="right") - 1
        safe = np.maximum(index, 0)
        held = (index >= 0) & (self.row[safe] == row) & (end <= self.end[safe])
        return np.where(held, index, -1)

    def sentence_starts(self, anchors: Found, words: Found, texts: Sequence[str]) -> Ints:
        """Find where the sentences begin that part anchors from words of their passages, on the axis of all texts."""
        needed, place = np.unique(np.concatenate([anchors.passage, words.passage]), return_inverse=True)
        start = np.concatenate([anchors.start, words.start])
        first, last = self.end[needed], self.start[needed]
        np.minimum.at(first, place, start)
        np.maximum.at(last, place, start)
        rows = self.row[needed].tolist()
        between = zip(rows, first.tolist(), last.tolist(), strict=True)
        # Where no stop stands between the first of them and the last they are of one sentence.
        parted = np.array([k for k, (row, a, b) in enumerate(between) if _STOP.search(texts[row], a, b)], np.int64)
        spans = zip(self.start[needed[parted]].tolist(), self.end[needed[parted]].tolist(), strict=True)
        told = [texts[rows[k]][a:b] for k, (a, b) in zip(parted.tolist(), spans, strict=True)]
        starts = _SENTENCES.of_each(told, _starts_in)
        base = np.repeat(self.axis[needed[parted]], list(map(len, starts)))
        cut = base + np.fromiter(chain.from_iterable(starts), np.int64, len(base))
        return distinct(np.concatenate([self.axis[needed], cut]))


def _starts_in(passages: Sequence[str]) -> list[tuple[int, ...]]:
    return [tuple(begin for begin, _ in split_sentences(passage)) for passage in passages]


def _choose(
    plan: ThemePlan, found: Found, form: Ints, texts: Sequence[str], places: _Places
) -> tuple[Found, Ints]:
    """Keep the hits whose conditions hold, one for each place and theme."""
    hit, term = plan.parts_of("term", form)
    anchors = found.take(hit)
    word_hit, group = plan.parts_of("group", form)
    keep = _conditions(plan, anchors, term, found.take(word_hit), group, texts, places)
    theme = plan.theme_of[term]
    not_hit, not_theme = plan.parts_of("not", form)
    for number in np.unique(not_theme):
        longer = found.take(not_hit[not_theme == number])
        keep &= ~((theme == number) & _within(anchors, longer))
    return _merged(anchors.take(keep), theme[keep])


def _conditions(
    plan: ThemePlan,
    anchors: Found,
    term: Ints,
    words: Found,
    group: Ints,
    texts: Sequence[str],
    places: _Places,
) -> Flags:
    """Say for each anchor whether its near words stand in its window and its unless words do not."""
    keep = np.ones(len(anchors), np.bool_)
    open_ = np.flatnonzero(plan.conditional[term])
    if not len(open_):
        return keep
    far = plan.is_far[term[open_]]
    keep[open_[far]] = _hold_in_text(plan, anchors.take(open_[far]), term[open_[far]], words, group, places)
    open_ = open_[~far]
    # Only passages that hold all near words at all are worth cutting into sentences.
    candidates = anchors.take(open_)
    by_passage = Windows(plan, candidates.passage, words.passage, words, group)
    has_near = by_passage.hold_near(candidates, candidates.passage, term[open_])
    keep[open_] = has_near
    open_ = open_[has_near]
    held, rule = anchors.take(open_), term[open_]
    keep[open_] = by_passage.hold_no_unless(held, held.passage, rule)
    # A term with words beside it, or with one in its passage that takes it back, rests on its sentence.
    apart = plan.in_sentence[rule] & (plan.has_near[rule] | ~keep[open_])
    open_, held, rule = open_[apart], held.take(apart), rule[apart]
    near_words = np.flatnonzero(np.isin(words.passage, held.passage))
    asked = by_passage.asked(held, held.passage, rule, words.passage[near_words], group[near_words])
    words, group = words.take(near_words[asked]), group[near_words[asked]]
    starts = places.sentence_starts(held, words, texts)
    sentence = np.searchsorted(starts, held.row * STRIDE + held.start, side="right") - 1
    of_word = np.searchsorted(starts, words.row * STRIDE + words.start, side="right") - 1
    keep[open_] = Windows(plan, sentence, of_word, words, group).hold(held, sentence, rule)
    return keep


def _hold_in_text(
    plan: ThemePlan, anchors: Found, term: Ints, words: Found, group: Ints, places: _Places
) -> Flags:
    """Say the same of anchors whose window is the text: page chrome around it is no company."""
    told = places.counted[words.passage]
    return Windows(plan, anchors.row, words.row[told], words.take(told), group[told]).hold(anchors, anchors.row, term)


def _within(spans: Found, longer: Found) -> Flags:
    """Say which spans lie within one of the ``longer`` ones."""
    order = np.argsort(longer.row * STRIDE + longer.start, kind="stable")
    starts = (longer.row * STRIDE + longer.start)[order]
    reach = np.maximum.accumulate((longer.row * STRIDE + longer.end)[order]) if len(order) else starts
    index = np.searchsorted(starts, spans.row * STRIDE + spans.start, side="right") - 1
    return (index >= 0) & (reach[np.maximum(index, 0)] >= spans.row * STRIDE + spans.end)


def _merged(spans: Found, theme: Ints) -> tuple[Found, Ints]:
    """Keep, of spans of one theme that overlap, the one that begins first, the longest of those."""
    start, end = spans.row * STRIDE + spans.start, spans.row * STRIDE + spans.end
    order = np.lexsort((-end, start, theme))
    kept: list[int] = []
    last_theme = reach = -1
    in_order = (values.tolist() for values in (order, theme[order], start[order], end[order]))
    for i, of, begin, stop in zip(*in_order, strict=True):
        if of != last_theme or begin >= reach:
            kept.append(i)
            last_theme, reach = of, stop
    index = np.array(kept, np.int64)
    index = index[np.lexsort((theme[index], end[index], start[index]))]
    return spans.take(index), theme[index]


def _frame(
    plan: ThemePlan, chosen: Sequence[tuple[Found, Ints]], ids: pd.Series, texts: Sequence[str], places: _Places
) -> pd.DataFrame:
    if not chosen:
        return empty("themes")
    spans, theme = Found.of([part for part, _ in chosen]), np.concatenate([themes for _, themes in chosen])
    where = zip(spans.row.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True)
    return conform(
        pd.DataFrame({
            "doc_id": ids.take(spans.row).array,
            "passage_id": places.number[spans.passage],
            "start": spans.start,
            "end": spans.end,
            "surface": pd.array([texts[row][start:end] for row, start, end in where], dtype="str"),
            "theme_id": plan.ids.take(theme),
            "counted": places.counted[spans.passage],
        }, copy=False),
        "themes",
    )  # fmt: skip
