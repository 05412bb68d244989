"""Report 04, continued: from each pair, name, speaker and theme to its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

import pandas as pd
from matplotlib.figure import Figure as Drawing

from analysis.charts.networks import bond_places
from analysis.exhibits import Points, Sentences, Spot, Stack, Text
from analysis.measures.co_mention import Window
from analysis.measures.meetings import find_meetings, find_quoted_themes
from analysis.measures.points import find_points
from analysis.measures.scope import WINDOW, Scope
from analysis.reporting.points import CHARACTERS, MOST, to_sentences
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of, slug
from analysis.reporting.trails import Trail, fit_trails, follow_trails
from analysis.reporting.wording import escape

__all__ = ["bond_spots", "links_of", "matrix_spots", "meet", "pair_key", "quote_encounters", "say_on", "speak"]

Pair = tuple[str, str]
Voice = tuple[str, str]
_PRINTED_PAIRS: Final = 4
_PRINTED_VOICES: Final = 3
_EACH: Final = 2
#: Inches around the middle of a line that lead to its sentences.
_REACH: Final = 0.14


def pair_key(a: str, b: str) -> Pair:
    """Return the key of a pair, whatever the order of its names."""
    return (a, b) if a <= b else (b, a)


def _whole(study: Study) -> Scope:
    return replace(study.scope, period=WINDOW)


@lru_cache(maxsize=8)
def meet(study: Study, pairs: tuple[Pair, ...], window: Window = "passage") -> dict[Pair, Trail]:
    """Return the sentences behind each pair, by `pair_key`: the passages, or texts, that name both."""
    if study.snippet_words == 0 or not pairs:
        return {}
    corpus, labels = study.corpus, labels_of(study, "actors")
    found = find_meetings(
        corpus.mentions, corpus.passages, corpus.documents, dict.fromkeys(pair_key(*pair) for pair in pairs),
        _whole(study), study.quotable, window=window, limit=MOST,
    )  # fmt: skip
    unit = ("passage", "passage") if window == "passage" else ("texte", "text")
    trails = {}
    order: dict[Pair, Pair] = {}
    for pair in pairs:
        order.setdefault(pair_key(*pair), pair)
    for (a, b), rows in found.groupby(["entry_a", "entry_b"], sort=False):
        first, second = order[str(a), str(b)]
        told = study.join([labels[first], labels[second]])
        name = f"{slug(str(a))}-avec-{slug(str(b))}"
        trails[f"duo-{name}"] = Trail(f"duo-{name}", told, told, rows, unit, f"phrases-{name}")
    kept = {trail.anchor: trail for trail in fit_trails(trails.values(), CHARACTERS // 2)}
    return {
        pair: kept[anchor] for pair in order
        if (anchor := f"duo-{slug(pair[0])}-avec-{slug(pair[1])}") in kept
    }  # fmt: skip


@lru_cache(maxsize=8)
def speak(study: Study, entries: tuple[str, ...]) -> dict[Voice, Trail]:
    """Return the sentences that name each entry and those that quote it: keys ``(entry, "named" or "quoted")``."""
    if study.snippet_words == 0 or not entries:
        return {}
    corpus, labels = study.corpus, labels_of(study, "actors")
    ways = {
        "named": (corpus.mentions, "actor_id", ("mention", "mention"), "nom", study.say("mentions", "mentions")),
        "quoted": (corpus.quotes, "speaker_id", ("citation", "quotation"), "dit", study.say("citations", "quotations")),
    }
    trails: dict[Voice, Trail] = {}
    for way, (hits, column, unit, prefix, what) in ways.items():
        found = find_points(
            hits, corpus.passages, corpus.documents, entries, _whole(study), study.quotable, column=column,
            limit=MOST, parts=way == "quoted",
        )  # fmt: skip
        by_entry = {str(entry): rows for entry, rows in found.groupby("entry_id", sort=False)}
        for entry in filter(by_entry.__contains__, entries):
            name, own, rows = labels[entry], slug(entry), by_entry[entry]
            paper = f"phrases-{own}" if way == "quoted" else ""
            trails[entry, way] = Trail(f"{prefix}-{own}", f"{name}, {what}", name, rows, unit, paper)
    kept = {trail.anchor: trail for trail in fit_trails(trails.values(), CHARACTERS // 3)}
    return {key: kept[trail.anchor] for key, trail in trails.items() if trail.anchor in kept}


@lru_cache(maxsize=8)
def say_on(study: Study, cells: tuple[Pair, ...]) -> dict[Pair, Trail]:
    """Return the sentences behind speakers × themes."""
    if study.snippet_words == 0 or not cells:
        return {}
    corpus, actors, themes = study.corpus, labels_of(study, "actors"), labels_of(study, "themes")
    found = find_quoted_themes(
        corpus.quotes, corpus.themes, corpus.passages, corpus.documents, cells, _whole(study), study.quotable,
        limit=MOST,
    )  # fmt: skip
    trails = {}
    for (speaker, theme), rows in found.groupby(["entry_id", "theme_id"], sort=False):
        key, own = (str(speaker), str(theme)), slug(str(speaker))
        title = study.say(f"{actors[key[0]]} sur « {themes[key[1]]} »", f"{actors[key[0]]} on “{themes[key[1]]}”")
        trails[key] = Trail(
            f"sur-{own}-{slug(key[1])}", title, actors[key[0]], rows, ("citation", "quotation"), f"phrases-{own}"
        )
    kept = {trail.anchor: trail for trail in fit_trails(trails.values(), CHARACTERS // 6)}
    return {key: kept[trail.anchor] for key, trail in trails.items() if trail.anchor in kept}


def matrix_spots(
    trails: dict[Pair, Trail], rows: Sequence[str], columns: Sequence[str], *, ordered: bool
) -> list[Spot]:
    """Return the spots of a matrix: one for each cell with sentences."""
    spots = []
    for i, row in enumerate(rows):
        for j, column in enumerate(columns):
            trail = trails.get((row, column) if ordered else pair_key(row, column))
            if trail is not None:
                spots.append(Spot(0, j - 0.5, j + 0.5, i - 0.5, i + 0.5, f"#{trail.anchor}", trail.title))
    return spots


def bond_spots(trails: dict[Pair, Trail], fig: Drawing) -> list[Spot]:
    """Return the spots of a network: the middle of each line with sentences."""
    spots = []
    for a, b, x, y in bond_places(fig):
        trail = trails.get(pair_key(a, b))
        if trail is not None:
            spots.append(Spot(0, x - _REACH, x + _REACH, y - _REACH, y + _REACH, f"#{trail.anchor}", trail.title))
    order = [trail.anchor for trail in trails.values()]
    return sorted(spots, key=lambda spot: order.index(spot.href[1:]))


def quote_encounters(
    study: Study, pairs: dict[Pair, Trail], voices: dict[Voice, Trail], cells: dict[Pair, Trail]
) -> Stack:
    """Return sentences of the strongest pairs and of who is quoted most, then those of every point."""
    quoted = [trail for (_, way), trail in voices.items() if way == "quoted"]
    printed = [*list(pairs.values())[:_PRINTED_PAIRS], *quoted[:_PRINTED_VOICES]]
    shown: list[Text | Sentences | Points | None] = []
    for trail in printed:
        best = trail.rows.sort_values("rank", kind="stable").head(_EACH)
        shown.append(Text(f"### {escape(trail.title)} ({trail.tell(study, len(best))})", anchor=trail.paper))
        shown.append(Sentences(to_sentences(study, best)))
    if not shown:
        shown.append(Text(study.say("Aucune phrase ne peut être montrée.", "No sentence can be shown.")))
    told = {trail.paper for trail in printed}
    every = [replace(trail, paper=trail.paper if trail.paper in told else "")
             for trail in (*pairs.values(), *voices.values(), *cells.values())]  # fmt: skip
    return Stack(*shown, follow_trails(study, every))


def links_of(trails: dict[Pair, Trail], keys: Sequence[Pair]) -> pd.Series:
    """Return the links of pairs, whatever the order of their names."""
    found = [trails.get(pair_key(*key)) for key in keys]
    return pd.Series([f"#{trail.anchor}" if trail else None for trail in found], dtype="object")
