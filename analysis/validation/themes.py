"""Themes against annotations: by passage where the annotators gave passages, else by text."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pandas as pd

from analysis.validation.frames import each_row
from analysis.validation.outcomes import Outcome

__all__ = ["judge_themes"]

Unit = tuple[str, int, int]
Verdicts = Iterator[Outcome]


def judge_themes(
    gold: pd.DataFrame,
    units: Iterable[Unit],
    found: pd.DataFrame,
    *,
    by_passage: bool,
    zones: Collection[str] | None,
) -> Verdicts:
    """Give the verdicts on themes; any counted hit carries a theme.

    Parameters
    ----------
    gold : DataFrame
        doc_id, start, end, theme, status, zone. A contested theme counts neither way; ``main`` themes are
        measured for themselves as well.
    units : iterable of (doc_id, start, end)
        The annotated passages, those without a theme too.
    found : DataFrame
        Term hits.
    """
    texts = set(gold["doc_id"])
    hits = found[found["counted"] & found["doc_id"].isin(texts)]
    if by_passage:
        rows = gold if zones is None else gold[gold["zone"].isin(zones) | (gold["zone"] == "")]
        places = sorted({*units, *((t.doc_id, t.start, t.end) for t in each_row(rows))})
        got = set(_placed(hits, places, keep_strays=zones is None))
        named = [((t.doc_id, t.start, t.end), t.theme, t.status) for t in each_row(rows)]
    else:
        got = {((t.doc_id, 0, 0), t.theme_id) for t in each_row(hits)}
        named = [((t.doc_id, 0, 0), t.theme, t.status) for t in each_row(gold)]
    wanted = {(unit, theme) for unit, theme, status in named if status != "contested"}
    neutral = {(unit, theme) for unit, theme, status in named if status == "contested"}
    main = {(unit, theme) for unit, theme, status in named if status == "main"}
    yield from _verdicts("themes", wanted, got, neutral)
    yield from _verdicts("main_themes", main, got & main, set())


def _placed(hits: pd.DataFrame, places: list[Unit], *, keep_strays: bool) -> Iterator[tuple[Unit, str]]:
    by_text = defaultdict(list)
    for doc_id, start, end in places:
        by_text[doc_id].append((start, end))
    for hit in each_row(hits):
        spans = by_text[hit.doc_id]
        index = bisect_right(spans, (hit.start, 1 << 62)) - 1
        if index >= 0 and hit.start < spans[index][1]:
            yield (hit.doc_id, *spans[index]), hit.theme_id
        elif keep_strays:
            yield (hit.doc_id, -1, -1), hit.theme_id


def _verdicts(
    task: str, wanted: set[tuple[Unit, str]], got: set[tuple[Unit, str]], neutral: set[tuple[Unit, str]]
) -> Verdicts:
    for unit, theme in sorted(wanted):
        hit = (unit, theme) in got
        yield Outcome(task, *unit, theme, theme, theme if hit else "", "right" if hit else "missed")
    for unit, theme in sorted(got - wanted - neutral):
        yield Outcome(task, *unit, theme, "", theme, "false")
