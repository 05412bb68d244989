"""Find the terms that carry themes, where their conditions hold.

A term counts by itself, or only where a word of each of its ``near`` groups stands beside it in the
same sentence (or passage), and never where one of its ``unless`` words does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.lexicon.expansion import expand, expand_group, theme_forms
from analysis.lexicon.models import Term
from analysis.lexicon.reading import Lexicon
from analysis.matching.automaton import Automaton
from analysis.matching.forms import Form
from analysis.schemas import COUNTED_ZONES, conform, empty
from analysis.text.sentences import split_sentences

__all__ = ["find_themes"]

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
# Positions of all texts on one axis: row * STRIDE + offset. No text is as long as this.
STRIDE: Final = np.int64(1) << 34


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
    >>> passages = pd.DataFrame({"doc_id": ["a"], "passage_id": [1], "start": [0], "end": [28], "zone": ["body"]})
    >>> theme = Theme(id="otan", label="OTAN", covers="l'Alliance", terms=["sommet(s) de l'OTAN"])
    >>> found = find_themes(documents, passages, Lexicon(themes={"otan": theme}, version="doctest"))
    >>> found[["surface", "theme_id", "counted"]].values.tolist()
    [["sommet de l'OTAN", 'otan', True]]
    """
    plan = _plan(lexicon)
    if plan is None or documents.empty or passages.empty:
        return empty("themes")
    texts = documents["text"].astype("str").fillna("")
    hits = plan.automaton.find(texts, overlap="all")
    places = _Places(documents, passages)
    passage = places.passage_of(hits.row, hits.start, hits.end)
    inside = passage >= 0
    found = _Found(hits.row[inside], hits.start[inside], hits.end[inside], passage[inside])
    chosen = _choose(plan, found, hits.form[inside], texts, places)
    return _frame(plan, chosen, texts, places)


@dataclass(frozen=True)
class _Plan:
    """The themes of a lexicon, compiled: which form plays which part.

    ``parts[f]`` are the parts form ``f`` plays: ``("term", i)``, ``("group", i)``, ``("not", theme)``.
    """

    automaton: Automaton
    theme_ids: tuple[str, ...]
    terms: tuple[Term, ...]
    theme_of: Ints
    near: tuple[tuple[int, ...], ...]
    unless: tuple[int, ...]
    roles: Mapping[str, tuple[Ints, Ints]]
    """For each kind of part: offsets per form, and the numbers of the parts (as in a sparse matrix)."""


@lru_cache(maxsize=4)
def _plan(lexicon: Lexicon) -> _Plan | None:
    """Compile the themes of a lexicon; None where it has none."""
    builder = _Builder(lexicon)
    for number, theme in enumerate(lexicon.themes.values()):
        seen: dict[Term, int] = {}
        for form, term in theme_forms(theme, lexicon.groups):
            if term not in seen:
                seen[term] = builder.add_term(number, term)
            builder.add(form, "term", seen[term], exact=term.exact)
        for pattern in theme.not_in:
            for form in expand(pattern):
                builder.add(form, "not", number)
    return builder.plan()


class _Builder:
    """Collect forms and the parts they play."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._forms: dict[tuple[str, bool], int] = {}
        self._parts: dict[str, list[tuple[int, int]]] = {"term": [], "group": [], "not": []}
        self._groups: dict[tuple[str, ...], int] = {}
        self._terms: list[tuple[int, Term, tuple[int, ...], int]] = []

    def add(self, form: str, kind: str, number: int, *, exact: bool = False) -> None:
        index = self._forms.setdefault((form, exact), len(self._forms))
        self._parts[kind].append((index, number))

    def add_term(self, theme: int, term: Term) -> int:
        near = tuple(self._group(("@" + name,)) for name in term.near)
        self._terms.append((theme, term, near, self._group(term.unless) if term.unless else -1))
        return len(self._terms) - 1

    def _group(self, words: tuple[str, ...]) -> int:
        """Number a group of words, adding its forms the first time."""
        if words not in self._groups:
            self._groups[words] = number = len(self._groups)
            for word in words:
                groups = self._lexicon.groups
                for form in expand_group(word[1:], groups) if word.startswith("@") else expand(word):
                    self.add(form, "group", number)
        return self._groups[words]

    def plan(self) -> _Plan | None:
        if not self._terms:
            return None
        forms = [Form(text, 0, "exact" if exact else "any") for text, exact in self._forms]
        return _Plan(
            automaton=Automaton(forms),
            theme_ids=tuple(self._lexicon.themes),
            terms=tuple(term for _, term, _, _ in self._terms),
            theme_of=np.array([theme for theme, *_ in self._terms], np.int64),
            near=tuple(near for _, _, near, _ in self._terms),
            unless=tuple(unless for *_, unless in self._terms),
            roles={kind: _sparse(pairs, len(forms)) for kind, pairs in self._parts.items()},
        )


def _sparse(pairs: list[tuple[int, int]], n_forms: int) -> tuple[Ints, Ints]:
    """Lay (form, part) pairs out as offsets per form and parts."""
    table = np.array(sorted(set(pairs)), np.int64).reshape(-1, 2)
    offsets = np.concatenate([[0], np.cumsum(np.bincount(table[:, 0], minlength=n_forms))]).astype(np.int64)
    return offsets, table[:, 1]


@dataclass(frozen=True)
class _Found:
    """Spans in texts, with the passage each lies in, and what each stands for once that is known."""

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
        row_of = pd.Series(np.arange(len(documents)), index=pd.Index(documents["doc_id"].astype("str")))
        row = row_of.reindex(passages["doc_id"].astype("str")).to_numpy(np.float64)
        start = passages["start"].to_numpy(np.int64)
        known = np.flatnonzero(~np.isnan(row))
        order = known[np.lexsort((start[known], row[known]))]
        self.frame = passages.iloc[order].reset_index(drop=True)
        self.row: Ints = row[order].astype(np.int64)
        self.start: Ints = start[order]
        self.end: Ints = passages["end"].to_numpy(np.int64)[order]

    def passage_of(self, row: Ints, start: Ints, end: Ints) -> Ints:
        """Number the passage each span lies in; -1 where none holds all of it."""
        index = np.searchsorted(self.row * STRIDE + self.start, row * STRIDE + start, side="right") - 1
        safe = np.maximum(index, 0)
        held = (index >= 0) & (self.row[safe] == row) & (end <= self.end[safe])
        return np.where(held, index, -1)

    def sentence_of(self, spans: _Found, needed: Ints, texts: pd.Series) -> Ints:
        """Number the sentence of each span in a ``needed`` passage, across all of them; -1 elsewhere."""
        starts: list[int] = []
        for passage in needed.tolist():
            row, start, end = int(self.row[passage]), int(self.start[passage]), int(self.end[passage])
            base = row * int(STRIDE) + start
            starts += [base + begin for begin, _ in split_sentences(texts.iloc[row][start:end])]
        index = np.searchsorted(np.array(starts, np.int64), spans.row * STRIDE + spans.start, side="right") - 1
        return np.where(np.isin(spans.passage, needed), index, -1)


def _parts(plan: _Plan, kind: str, form: Ints) -> tuple[Ints, Ints]:
    """Give, for hits by form, (position of the hit, number of the part) for all parts of one kind."""
    offsets, numbers = plan.roles[kind]
    counts = offsets[form + 1] - offsets[form]
    hit = np.repeat(np.arange(len(form)), counts)
    step = np.arange(len(hit)) - np.repeat(np.cumsum(counts) - counts, counts)
    return hit, numbers[offsets[form][hit] + step]


def _choose(
    plan: _Plan, found: _Found, form: Ints, texts: pd.Series, places: _Places
) -> tuple[_Found, Ints]:
    """Keep the hits whose conditions hold, one for each place and theme."""
    hit, term = _parts(plan, "term", form)
    anchors = found.take(hit)
    word_hit, group = _parts(plan, "group", form)
    keep = _conditions(plan, anchors, term, found.take(word_hit), group, texts, places)
    theme = plan.theme_of[term]
    not_hit, not_theme = _parts(plan, "not", form)
    for number in np.unique(not_theme):
        longer = found.take(not_hit[not_theme == number])
        keep &= ~((theme == number) & _within(anchors, longer))
    return _merged(anchors.take(keep), theme[keep])


def _conditions(
    plan: _Plan, anchors: _Found, term: Ints, words: _Found, group: Ints, texts: pd.Series, places: _Places
) -> Flags:
    """Say for each anchor whether its near words stand in its window and its unless words do not."""
    keep = np.ones(len(anchors), np.bool_)
    bound = [i for i in range(len(plan.terms)) if plan.near[i] or plan.unless[i] >= 0]
    open_ = np.flatnonzero(np.isin(term, bound))
    if not len(open_):
        return keep
    # Only passages that hold all near words at all are worth cutting into sentences.
    by_passage = _Windows(anchors.passage, words.passage, words, group)
    keep[open_] = [by_passage.hold(anchors, i, plan.near[term[i]], -1) for i in open_.tolist()]
    open_ = open_[keep[open_]]
    needed = np.unique(anchors.passage[open_])
    by_sentence = _Windows(
        places.sentence_of(anchors, needed, texts), places.sentence_of(words, needed, texts), words, group
    )
    for i in open_.tolist():
        rule = plan.terms[term[i]]
        windows = by_sentence if rule.window == "sentence" else by_passage
        keep[i] = windows.hold(anchors, i, plan.near[term[i]], plan.unless[term[i]])
    return keep


class _Windows:
    """For each window and group: where the first word ends and the last one begins."""

    def __init__(self, anchor_window: Ints, word_window: Ints, words: _Found, group: Ints) -> None:
        self._window = anchor_window
        inside = word_window >= 0
        table = pd.DataFrame(
            {"window": word_window[inside], "group": group[inside], "start": words.start[inside], "end": words.end[inside]}
        )
        ends = table.groupby(["window", "group"], sort=False).agg(end=("end", "min"), start=("start", "max"))
        self._ends = dict(zip(ends.index.tolist(), ends.to_numpy().tolist(), strict=True))

    def hold(self, anchors: _Found, i: int, near: tuple[int, ...], unless: int) -> bool:
        """Say whether anchor ``i`` has a word of each near group beside it, and none of ``unless``."""
        start, end, window = int(anchors.start[i]), int(anchors.end[i]), int(self._window[i])
        if not all(self._beside(window, group, start, end) for group in near):
            return False
        return unless < 0 or not self._beside(window, unless, start, end)

    def _beside(self, window: int, group: int, start: int, end: int) -> bool:
        ends = self._ends.get((window, group))
        return ends is not None and (ends[0] <= start or ends[1] >= end)


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
    kept: list[int] = []
    last_theme, reach = -1, np.int64(-1)
    for i in np.lexsort((-end, start, theme)).tolist():
        if theme[i] != last_theme or start[i] >= reach:
            kept.append(i)
            last_theme, reach = theme[i], end[i]
    index = np.array(kept, np.int64)
    index = index[np.lexsort((theme[index], end[index], start[index]))]
    return spans.take(index), theme[index]


def _frame(plan: _Plan, chosen: tuple[_Found, Ints], texts: pd.Series, places: _Places) -> pd.DataFrame:
    spans, theme = chosen
    where = places.frame.iloc[spans.passage]
    return conform(
        pd.DataFrame({
            "doc_id": where["doc_id"].to_numpy(),
            "passage_id": where["passage_id"].to_numpy(),
            "start": spans.start,
            "end": spans.end,
            "surface": list(_surfaces(spans, texts)),
            "theme_id": np.array(plan.theme_ids, dtype=object)[theme],
            "counted": where["zone"].isin(COUNTED_ZONES).to_numpy(),
        }),
        "themes",
    )  # fmt: skip


def _surfaces(spans: _Found, texts: pd.Series) -> Iterator[str]:
    last, text = -1, ""
    for row, start, end in zip(spans.row.tolist(), spans.start.tolist(), spans.end.tolist(), strict=True):
        if row != last:
            last, text = row, texts.iloc[row]
        yield text[start:end]
