"""Find the terms that carry themes, where their conditions hold.

A term counts by itself, or only where a word of each of its ``near`` groups stands beside it in the
same sentence (or passage, or text), and never where one of its ``unless`` words does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.lexicon.reading import Lexicon
from analysis.matching.theme_plan import Ints, ThemePlan, plan_themes
from analysis.schemas import COUNTED_ZONES, conform, empty
from analysis.text.sentences import split_sentences

__all__ = ["find_themes"]

Flags = NDArray[np.bool_]
# Positions of all texts on one axis: row * STRIDE + offset. No text is as long as this.
STRIDE: Final = np.int64(1) << 34
# Windows and groups on one axis: window * GROUPS + group. No lexicon has as many groups.
GROUPS: Final = np.int64(1) << 20


def find_themes(documents: pd.DataFrame, passages: pd.DataFrame, lexicon: Lexicon) -> pd.DataFrame:
    """Find every term hit of every theme.

    Hits of one theme that overlap are one hit, the longest of those that begin first. A hit is counted
    where its passage is title or body.

    Parameters
    ----------
    documents, passages : DataFrame
        The frames of these names; ``doc_id`` and ``text`` of the one, the spans and zones of the other.
    lexicon : Lexicon

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
    places = _Places(documents, passages)
    passage = places.passage_of(hits.row, hits.start, hits.end)
    inside = passage >= 0
    found = _Found(hits.row[inside], hits.start[inside], hits.end[inside], passage[inside])
    told = texts.tolist()
    chosen = _choose(plan, found, hits.form[inside], told, places)
    return _frame(plan, chosen, documents["doc_id"], told, places)


@dataclass(frozen=True)
class _Found:
    """Spans in texts, with the passage each lies in."""

    row: Ints
    start: Ints
    end: Ints
    passage: Ints

    def take(self, index: Ints | Flags) -> _Found:
        return _Found(self.row[index], self.start[index], self.end[index], self.passage[index])

    def __len__(self) -> int:
        return len(self.row)


class _Places:
    """Where passages lie in the texts, and sentences in the passages."""

    def __init__(self, documents: pd.DataFrame, passages: pd.DataFrame) -> None:
        row = pd.Index(documents["doc_id"].astype("str")).get_indexer(pd.Index(passages["doc_id"].astype("str")))
        start = passages["start"].to_numpy(np.int64)
        known = np.flatnonzero(row >= 0)
        order = known[np.lexsort((start[known], row[known]))]
        self.row: Ints = row[order].astype(np.int64)
        self.start: Ints = start[order]
        self.end: Ints = passages["end"].to_numpy(np.int64)[order]
        self.number: Ints = passages["passage_id"].to_numpy(np.int64)[order]
        self.counted: Flags = passages["zone"].isin(COUNTED_ZONES).to_numpy(np.bool_)[order]
        self._cut: tuple[Ints, Ints] | None = None

    def passage_of(self, row: Ints, start: Ints, end: Ints) -> Ints:
        """Find the passage each span lies in; -1 where none holds all of it."""
        index = np.searchsorted(self.row * STRIDE + self.start, row * STRIDE + start, side="right") - 1
        safe = np.maximum(index, 0)
        held = (index >= 0) & (self.row[safe] == row) & (end <= self.end[safe])
        return np.where(held, index, -1)

    def sentence_of(self, spans: _Found, needed: Ints, texts: Sequence[str]) -> Ints:
        """Find the sentence each span lies in, numbered across the ``needed`` passages."""
        starts = self._sentence_starts(needed, texts)
        return np.searchsorted(starts, spans.row * STRIDE + spans.start, side="right") - 1

    def _sentence_starts(self, needed: Ints, texts: Sequence[str]) -> Ints:
        if self._cut is None or not np.array_equal(self._cut[0], needed):
            starts: list[int] = []
            where = (self.row[needed].tolist(), self.start[needed].tolist(), self.end[needed].tolist())
            for row, start, end in zip(*where, strict=True):
                base = row * int(STRIDE) + start
                starts += [base + begin for begin, _ in split_sentences(texts[row][start:end])]
            self._cut = (needed, np.array(starts, np.int64))
        return self._cut[1]


def _choose(
    plan: ThemePlan, found: _Found, form: Ints, texts: Sequence[str], places: _Places
) -> tuple[_Found, Ints]:
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
    anchors: _Found,
    term: Ints,
    words: _Found,
    group: Ints,
    texts: Sequence[str],
    places: _Places,
) -> Flags:
    """Say for each anchor whether its near words stand in its window and its unless words do not."""
    keep = np.ones(len(anchors), np.bool_)
    open_ = np.flatnonzero(plan.conditional[term])
    if not len(open_):
        return keep
    far = plan.window[term[open_]] == "text"
    keep[open_[far]] = _hold_in_text(plan, anchors.take(open_[far]), term[open_[far]], words, group, places)
    open_ = open_[~far]
    # Only passages that hold all near words at all are worth cutting into sentences.
    by_passage = _Windows(words.passage, words, group)
    candidates = anchors.take(open_)
    keep[open_] = by_passage.hold(plan, candidates, candidates.passage, term[open_], unless=False)
    open_ = open_[keep[open_]]
    held, rule = anchors.take(open_), term[open_]
    keep[open_] = by_passage.hold(plan, held, held.passage, rule, unless=True)
    # A term with words beside it, or with one in its passage that takes it back, rests on its sentence.
    apart = (plan.window[rule] == "sentence") & (plan.has_near[rule] | ~keep[open_])
    open_, held, rule = open_[apart], held.take(apart), rule[apart]
    needed = np.unique(held.passage)
    near_words = np.isin(words.passage, needed)
    words, group = words.take(near_words), group[near_words]
    by_sentence = _Windows(places.sentence_of(words, needed, texts), words, group)
    sentence = places.sentence_of(held, needed, texts)
    keep[open_] = by_sentence.hold(plan, held, sentence, rule, unless=True)
    return keep


def _hold_in_text(
    plan: ThemePlan, anchors: _Found, term: Ints, words: _Found, group: Ints, places: _Places
) -> Flags:
    """Say the same of anchors whose window is the text: page chrome around it is no company."""
    told = places.counted[words.passage]
    return _Windows(words.row[told], words.take(told), group[told]).hold(plan, anchors, anchors.row, term, unless=True)


class _Windows:
    """For each window and group: where the first word ends and the last one begins."""

    def __init__(self, window: Ints, words: _Found, group: Ints) -> None:
        key = window * GROUPS + group
        order = np.argsort(key, kind="stable")
        self._keys, first = np.unique(key[order], return_index=True)
        self._first_end = np.minimum.reduceat(words.end[order], first) if len(first) else first
        self._last_start = np.maximum.reduceat(words.start[order], first) if len(first) else first

    def hold(self, plan: ThemePlan, anchors: _Found, window: Ints, term: Ints, *, unless: bool) -> Flags:
        """Say which anchors have a word of each near group beside them, and none of their unless words."""
        keep = np.ones(len(anchors), np.bool_)
        anchor, group = plan.parts_of("near", term)
        keep[anchor[~self._beside(anchors.take(anchor), window[anchor], group)]] = False
        if unless:
            group = plan.unless[term]
            keep &= (group < 0) | ~self._beside(anchors, window, group)
        return keep

    def _beside(self, anchors: _Found, window: Ints, group: Ints) -> Flags:
        """Say which anchors have a word of their group in their window that is not their own."""
        if not len(self._keys):
            return np.zeros(len(anchors), np.bool_)
        key = window * GROUPS + group
        index = np.minimum(np.searchsorted(self._keys, key), len(self._keys) - 1)
        apart = (self._first_end[index] <= anchors.start) | (self._last_start[index] >= anchors.end)
        found: Flags = (self._keys[index] == key) & apart
        return found


def _within(spans: _Found, longer: _Found) -> Flags:
    """Say which spans lie within one of the ``longer`` ones."""
    order = np.argsort(longer.row * STRIDE + longer.start, kind="stable")
    starts = (longer.row * STRIDE + longer.start)[order]
    reach = np.maximum.accumulate((longer.row * STRIDE + longer.end)[order]) if len(order) else starts
    index = np.searchsorted(starts, spans.row * STRIDE + spans.start, side="right") - 1
    return (index >= 0) & (reach[np.maximum(index, 0)] >= spans.row * STRIDE + spans.end)


def _merged(spans: _Found, theme: Ints) -> tuple[_Found, Ints]:
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
    plan: ThemePlan, chosen: tuple[_Found, Ints], ids: pd.Series, texts: Sequence[str], places: _Places
) -> pd.DataFrame:
    spans, theme = chosen
    where = zip(spans.row.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True)
    return conform(
        pd.DataFrame({
            "doc_id": ids.take(spans.row).array,
            "passage_id": places.number[spans.passage],
            "start": spans.start,
            "end": spans.end,
            "surface": [texts[row][start:end] for row, start, end in where],
            "theme_id": np.array(plan.theme_ids, dtype=object)[theme],
            "counted": places.counted[spans.passage],
        }),
        "themes",
    )  # fmt: skip
