"""Two coders of the same texts: Krippendorff's alpha per task, and where they differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import pandas as pd

from analysis.errors import Fault
from analysis.validation.alignment import place_words
from analysis.validation.frames import each_row
from analysis.validation.gold import Gold, GoldError, read_gold, stem
from analysis.validation.names import ACTOR_TYPES, NAME_KINDS

__all__ = ["AGREEMENT_TASKS", "compare_coders", "measure_alpha"]

#: What is compared: the label for the reader.
AGREEMENT_TASKS: Final = {
    "names": "Noms (caractère par caractère)",
    "actors": "Acteur des noms communs",
    "roles": "Fonctions",
    "themes": "Thèmes",
    "quotes": "Citations (caractère par caractère)",
    "speakers": "Locuteur des citations communes",
    "zones": "Zones",
    "passage_dates": "Dates des passages",
    "dates": "Dates des textes",
}
Unit = tuple[str, int, int, str]
Coded = Mapping[Unit, str]


@dataclass(frozen=True)
class _Pair:
    """One unit as two coders see it; it weighs as many characters as it has where those are the units."""

    unit: Unit
    first: str
    second: str
    weight: int = 1


def measure_alpha(first: Iterable[Hashable], second: Iterable[Hashable]) -> float:
    """Return Krippendorff's alpha of two coders over the same units, nominal.

    Returns
    -------
    float
        1 for agreement, 0 for what chance gives, below 0 for less; NaN where everyone always said the same,
        which cannot be told from chance.

    Notes
    -----
    Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", Annenberg School for Communication.

    Examples
    --------
    >>> round(measure_alpha("aabbdcccedda", "babbbcccedd" + "d"), 3)
    0.692
    """
    return _alpha([(a, b, 1) for a, b in zip(first, second, strict=True)])


def _alpha(pairs: Iterable[tuple[Hashable, Hashable, int]]) -> float:
    counts: Counter[Hashable] = Counter()
    differ = units = 0
    for a, b, weight in pairs:
        counts[a] += weight
        counts[b] += weight
        units += weight
        differ += weight * (a != b)
    n = 2 * units
    expected = n * n - sum(c * c for c in counts.values())
    # (n - 1) · observed pairs that differ / expected pairs that differ
    return 1 - (n - 1) * 2 * differ / expected if expected else float("nan")


def compare_coders(first: Path, second: Path) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compare two coders of the same texts.

    Texts and passages that only one of them coded are left out. Names and quotations are compared by
    character, inside and outside of them; who is meant is compared where both have the same span; a theme
    by passage (or text) and every theme that either coder used.

    Returns
    -------
    figures : DataFrame
        task, label, n (units, or characters), n_differ, alpha.
    differences : DataFrame
        task, file, start, end, words, first, second.

    Raises
    ------
    GoldError
        If a folder cannot be read, the two have no text in common, or nothing in these is annotated.
    """
    one, other = _read(first), _read(second)
    if not {stem(f) for f in one.files} & {stem(f) for f in other.files}:
        found = f"{len(one.files)} texts in one and {len(other.files)} in the other, none the same"
        raise GoldError("The two coders cannot be compared.", [Fault(str(second), found, f"texts of {str(first)!r}")])
    words = _words(one) | _words(other)
    figures, differences = [], []
    for task, label in AGREEMENT_TASKS.items():
        pairs = list(_pairs(task, one, other))
        if not pairs:
            continue
        strayed = [pair for pair in pairs if pair.first != pair.second]
        n, differ = (sum(pair.weight for pair in some) for some in (pairs, strayed))
        figures.append((task, label, n, differ, _alpha((p.first, p.second, p.weight) for p in pairs)))
        differences += [
            (task, *p.unit[:3], p.unit[3] or words.get(p.unit[:3], ""), p.first, p.second) for p in strayed
        ]
    if not figures:
        fault = Fault(str(second), "nothing that either coder filled in", "zones, dates, names, themes or quotations",
                      "Fill in the sheets first, as LISEZ-MOI.md says")  # fmt: skip
        raise GoldError("The two coders cannot be compared.", [fault])
    return (
        pd.DataFrame(figures, columns=["task", "label", "n", "n_differ", "alpha"]),
        pd.DataFrame(differences, columns=["task", "file", "start", "end", "words", "first", "second"]),
    )


def _read(folder: Path) -> Gold:
    gold = read_gold(folder)
    files = {file: stem(file) for file in gold.files}
    texts: dict[str, str] = {}
    for row in each_row(gold.passages.sort_values("start", kind="stable")):
        name = files[str(row.file)]
        text = texts.get(name, "")
        texts[name] = text + " " * (row.start - len(text)) + str(row.text)
    return place_words(gold, texts, files)


def _pairs(task: str, one: Gold, other: Gold) -> Iterator[_Pair]:
    if task in ("names", "quotes"):
        yield from _characters(task, one, other)
        return
    if task == "themes":
        yield from _theme_pairs(one, other)
        return
    a, b = _CODED[task](one), _CODED[task](other)
    if task == "roles":
        both = _read_by_both(one.mentions, other.mentions)
        units = sorted(unit for unit in {*a, *b} if unit[0] in both)
    else:
        units = sorted(a.keys() & b.keys())
    yield from (_Pair(unit, a.get(unit, ""), b.get(unit, "")) for unit in units)


def _read_by_both(one: pd.DataFrame, other: pd.DataFrame) -> set[str]:
    return set(one["doc_id"]) & set(other["doc_id"])


def _actors(gold: Gold) -> Coded:
    rows = gold.mentions[gold.mentions["kind"].isin(NAME_KINDS) & gold.mentions["type"].isin(ACTOR_TYPES)]
    return {(r.doc_id, r.start, r.end, r.surface): r.actor for r in each_row(rows)}


def _roles(gold: Gold) -> Coded:
    # A role is known by its end: coders differ on where it begins.
    rows = gold.mentions[gold.mentions["kind"] == "role"]
    return {(r.doc_id, r.end, r.end, ""): r.actor for r in each_row(rows)}


def _speakers(gold: Gold) -> Coded:
    return {(r.doc_id, r.start, r.end, r.text): r.speaker for r in each_row(gold.quotes)}


def _zones(gold: Gold) -> Coded:
    return {(r.doc_id, r.start, r.end, ""): r.zone for r in each_row(gold.passages) if r.zone}


def _passage_dates(gold: Gold) -> Coded:
    return {(r.doc_id, r.start, r.end, ""): r.date for r in each_row(gold.passages) if r.date}


def _dates(gold: Gold) -> Coded:
    return {(r.doc_id, 0, 0, ""): r.date for r in each_row(gold.documents) if r.date}


_CODED: Final[dict[str, Callable[[Gold], Coded]]] = {
    "actors": _actors,
    "roles": _roles,
    "speakers": _speakers,
    "zones": _zones,
    "passage_dates": _passage_dates,
    "dates": _dates,
}


def _theme_pairs(one: Gold, other: Gold) -> Iterator[_Pair]:
    a, b = ({(r.doc_id, r.start, r.end, r.theme) for r in each_row(gold.themes)} for gold in (one, other))
    both = _read_by_both(one.themes, other.themes)
    if one.by_passage and other.by_passage:
        units = {(r.doc_id, r.start, r.end) for gold in (one, other) for r in each_row(gold.passages)}
    else:
        a, b = ({(doc_id, 0, 0, theme) for doc_id, _, _, theme in some} for some in (a, b))
        units = {(doc_id, 0, 0) for doc_id in both}
    units |= {unit[:3] for unit in a | b}
    for theme in sorted({unit[3] for unit in a | b}):
        for place in sorted(unit for unit in units if unit[0] in both):
            unit = (*place, theme)
            yield _Pair(unit, "oui" if unit in a else "non", "oui" if unit in b else "non")


def _characters(task: str, one: Gold, other: Gold) -> Iterator[_Pair]:
    """Cut texts at every start and end of a span of either coder: each piece is inside or outside for both."""
    a, b = (_actors(g) if task == "names" else _speakers(g) for g in (one, other))
    frames = (one.mentions, other.mentions) if task == "names" else (one.quotes, other.quotes)
    lengths = {r.doc_id: r.end for g in (one, other) for r in each_row(g.passages.sort_values("end"))}
    for doc_id in sorted(_read_by_both(*frames)):
        first, second = (sorted(unit[1:3] for unit in some if unit[0] == doc_id) for some in (a, b))
        ends = {0, lengths.get(doc_id, 0), *(end for span in (*first, *second) for end in span)}
        cuts = sorted(end for end in ends if end >= 0)
        for low, high in pairwise(cuts):
            said = (_inside(first, low, high), _inside(second, low, high))
            yield _Pair((doc_id, low, high, ""), *said, weight=high - low)


def _inside(spans: Iterable[tuple[int, int]], low: int, high: int) -> str:
    return "oui" if any(start <= low and high <= end for start, end in spans) else "non"


def _words(gold: Gold) -> dict[tuple[str, int, int], str]:
    rows = [(r.doc_id, r.start, r.end, r.surface) for r in each_row(gold.mentions)]
    rows += [(r.doc_id, r.end, r.end, r.surface) for r in each_row(gold.mentions)]
    rows += [(r.doc_id, r.start, r.end, r.text) for r in each_row(gold.quotes)]
    rows += [(r.doc_id, r.start, r.end, r.text) for r in each_row(gold.passages)]
    return {(doc_id, start, end): words[:80] for doc_id, start, end, words in rows}
