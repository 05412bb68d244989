"""From each bar, point and cell of a chart to the sentences behind it.

A point is an entry over the whole window, or an entry in one period. Where periods are so many that a page could
not hold their sentences, the points of a longer period share theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.exhibits import Point, Points, Sentence, Spot
from analysis.measures.points import find_points
from analysis.measures.scope import WINDOW
from analysis.periods import period_label, period_start
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, chosen_entries, hits_of, labels_of, slug
from analysis.reporting.wording import day_words

__all__ = [
    "CHARACTERS", "MOST", "QUOTED", "Said", "cell_spots", "fit_page", "in_order", "link_points", "panel_spots",
    "row_spots", "sentences_of_entries", "show_points", "to_sentence", "to_sentences",
]  # fmt: skip

#: Entries with sentences: all that the ranking draws.
QUOTED: Final = 12
#: Sentences of a point at most.
MOST: Final = 20
_WIDER: Final = ("day", "week", "month", "quarter", "year")
# A page stays under 1.5 MB, whatever the corpus.
_MOST_POINTS: Final = 400
CHARACTERS: Final = 450_000
_MARKUP: Final = 90
#: The columns of a concordance that make a sentence.
_SAID: Final = ("left", "keyword", "right", "source", "date", "language")


@dataclass(frozen=True)
class Said:
    """The sentences of a point that are shown, oldest first, and how many hits it has in all."""

    sentences: list[Sentence]
    n_found: int

    def tell(self, study: Study, n: int) -> str:
        """Write how many of how many are shown: ``20 sur 312 mentions``."""
        mentions = study.count(self.n_found, "mention", "mention")
        return study.say(f"{n} sur {mentions}", f"{n} of {mentions}")


@dataclass(frozen=True)
class _Book:
    """The points of one report: for each entry, and each entry and period, its sentences."""

    width: str
    said: dict[tuple[str, pd.Timestamp | None], Said] = field(default_factory=dict)

    def anchor(self, entry: str, period: pd.Timestamp | None) -> str:
        """Return the link to a point, empty where nothing may be shown of it."""
        start = None if period is None else _start_of(pd.Timestamp(period), self.width)
        if (entry, start) not in self.said:
            return ""
        return f"#point-{slug(entry)}" + ("" if start is None else f"-{start:%Y-%m-%d}")


@lru_cache(maxsize=4096)
def _start_of(day: pd.Timestamp, width: str) -> pd.Timestamp:
    """Return the first day of the period: asked for each spot and cell, of which a chart of days has thousands."""
    return pd.Timestamp(period_start(pd.Series([day]), width).iloc[0])


@lru_cache(maxsize=8)
def _book(study: Study, kind: Kind) -> _Book:
    if study.snippet_words == 0:
        return _Book(study.scope.period)
    entries = chosen_entries(study, kind, QUOTED)
    whole = _find(study, kind, WINDOW, entries)
    if study.scope.period == WINDOW:
        return _trimmed(study, _Book(WINDOW), whole, whole.iloc[:0])
    for width in _WIDER[_WIDER.index(study.scope.period) :]:
        apart = whole.iloc[:0]
        days = max(1, (study.scope.end - study.scope.start).days)
        least = {"day": 1, "week": 7, "month": 30, "quarter": 90, "year": 365}[width]
        if days / least * len(entries) <= 2 * _MOST_POINTS or width == "year":
            apart = _find(study, kind, width, entries)
            if len(apart.drop_duplicates(["entry_id", "period"])) <= _MOST_POINTS or width == "year":
                break
    return _trimmed(study, _Book(width), whole, apart)


def _find(study: Study, kind: Kind, width: str, entries: Sequence[str]) -> pd.DataFrame:
    corpus = study.corpus
    return find_points(
        hits_of(study, kind), corpus.passages, corpus.documents, entries, replace(study.scope, period=width),
        study.quotable, column=SUBJECTS[kind].column, limit=MOST,
    )  # fmt: skip


def _trimmed(study: Study, book: _Book, whole: pd.DataFrame, apart: pd.DataFrame) -> _Book:
    """Fill the book with as many sentences of each point as a page can hold, at least one of each."""
    for (entry,), said in _said(study, in_order(whole, "entry_id"), "entry_id"):
        book.said[str(entry), None] = said
    # A point of the whole window keeps its sentences: those of the periods share the room that is left.
    kept = in_order(fit_page(apart, CHARACTERS - int(_sizes(whole).sum())), "entry_id", "period")
    for (start, entry), said in _said(study, kept, "period", "entry_id"):
        book.said[str(entry), pd.Timestamp(str(start))] = said
    return book


def _said(study: Study, rows: pd.DataFrame, *point: str) -> Iterator[tuple[tuple[Any, ...], Said]]:
    """Give the points with their sentences, put into words all at once: there are hundreds of points."""
    sentences, n_found = to_sentences(study, rows), rows["n_found"].tolist()
    places: Mapping[Any, Any] = rows.groupby(list(point)).indices
    for key in sorted(places):
        own = places[key].tolist()
        yield (key if isinstance(key, tuple) else (key,)), Said([sentences[i] for i in own], n_found[own[0]])


def _sizes(rows: pd.DataFrame) -> pd.Series:
    """Return about how many characters each sentence adds to a page."""
    return rows["left"].str.len() + rows["keyword"].str.len() + rows["right"].str.len() + _MARKUP


def fit_page(rows: pd.DataFrame, room: int = CHARACTERS) -> pd.DataFrame:
    """Return as many sentences of each point as fit, at least one of each: those of the same rank go together."""
    at_rank = _sizes(rows).groupby(rows["rank"]).sum().cumsum()
    return rows[rows["rank"] < max(1, int((at_rank <= room).sum()))]


def in_order(rows: pd.DataFrame, *point: str) -> pd.DataFrame:
    """Return the sentences oldest first, each once in a point, which the columns tell: copies of a text repeat them."""
    words = (rows["left"] + rows["keyword"] + rows["right"]).str.strip(" …").rename("words")
    repeated = rows[list(point)].assign(words=words).duplicated()
    return rows[~repeated].sort_values(["date", "doc_id", "start"], kind="stable")


def sentences_of_entries(study: Study, kind: Kind) -> dict[str, Said]:
    """Return the sentences behind each entry over the whole window, oldest first, the entries in their order."""
    said = _book(study, kind).said
    return {entry: said[entry, None] for entry in chosen_entries(study, kind, QUOTED) if (entry, None) in said}


def link_points(study: Study, kind: Kind, frame: pd.DataFrame, *, by_period: bool = False) -> list[str | None]:
    """Return where each row of a frame (entry_id, and period where asked for) leads, None where nothing is shown."""
    book = _book(study, kind)
    periods = frame["period"] if by_period else [None] * len(frame)
    return [book.anchor(str(entry), period) or None for entry, period in zip(frame["entry_id"], periods, strict=True)]


def row_spots(study: Study, kind: Kind, entries: Sequence[str], axes: int = 0) -> list[Spot]:
    """Return the spots of a ranking: the whole row of each entry."""
    book, labels = _book(study, kind), labels_of(study, kind)
    spots = [
        Spot(axes, None, None, i - 0.5, i + 0.5, book.anchor(entry, None), labels[entry])
        for i, entry in enumerate(entries)
    ]
    return [spot for spot in spots if spot.href]


def panel_spots(study: Study, kind: Kind, entries: Sequence[str], periods: Sequence[pd.Timestamp]) -> list[Spot]:
    """Return the spots of panels, one axes an entry: the column of each period."""
    spots = [
        _spot(study, kind, axes, at, None, None, entry, period)
        for axes, entry in enumerate(entries)
        for at, period in enumerate(periods)
    ]
    return [spot for spot in spots if spot.href]


def cell_spots(
    study: Study, kind: Kind, entries: Sequence[str], periods: Sequence[pd.Timestamp], axes: int = 0
) -> list[Spot]:
    """Return the spots of rows of cells or dots: one for each entry and period."""
    spots = [
        _spot(study, kind, axes, at, row - 0.5, row + 0.5, entry, period)
        for row, entry in enumerate(entries)
        for at, period in enumerate(periods)
    ]
    return [spot for spot in spots if spot.href]


def _spot(
    study: Study, kind: Kind, axes: int, at: int, low: float | None, high: float | None, entry: str,
    period: pd.Timestamp,
) -> Spot:  # fmt: skip
    href = _book(study, kind).anchor(entry, period)
    return Spot(axes, at - 0.5, at + 0.5, low, high, href, _title(study, kind, entry, period) if href else "")


def _title(study: Study, kind: Kind, entry: str, period: pd.Timestamp | None) -> str:
    name, width = labels_of(study, kind)[entry], _book(study, kind).width
    return name if period is None else f"{name}, {period_label(period, width, study.lang)}"


def show_points(study: Study, kind: Kind) -> Points | None:
    """Return the sentences behind every point; nothing where none may be shown."""
    book, labels = _book(study, kind), labels_of(study, kind)
    items = [
        Point(
            anchor=book.anchor(entry, period)[1:], title=_title(study, kind, entry, period), entry=labels[entry],
            found=said.tell(study, len(said.sentences)), sentences=said.sentences, paper=f"phrases-{slug(entry)}",
        )
        for (entry, period), said in book.said.items()
    ]  # fmt: skip
    return Points(items) if items else None


def to_sentence(study: Study, row: pd.Series) -> Sentence:
    """Return a row of a concordance as a sentence for readers, with its source and day."""
    return _sentence(study, *(row[name] for name in _SAID))


def to_sentences(study: Study, rows: pd.DataFrame) -> list[Sentence]:
    """Return the rows of a concordance as sentences for readers: a page has hundreds."""
    columns = [rows[name].tolist() for name in _SAID]
    said = [_sentence(study, *values) for values in zip(*columns, strict=True)]
    if "also" not in rows:
        return said
    return [_with_second(one, " ".join(str(also).split())) for one, also in zip(said, rows["also"], strict=True)]


def _with_second(said: Sentence, also: str) -> Sentence:
    """Mark another name too, where the sentence writes it: first behind the keyword, else before it."""
    if not also:
        return said
    name = re.compile(rf"(?<!\w){re.escape(also)}(?!\w)")
    if after := name.search(said.right):
        between, right = said.right[: after.start()], said.right[after.end() :]
        return replace(said, between=between, second=also, right=right)
    if before := [*name.finditer(said.left)]:
        left, between = said.left[: before[-1].start()], said.left[before[-1].end() :]
        return replace(said, left=left, keyword=also, between=between, second=said.keyword)
    return said


def _sentence(
    study: Study, left: str, keyword: str, right: str, source: object, date: pd.Timestamp, language: str
) -> Sentence:
    named = "" if pd.isna(source) or not source else f"{source}, "  # type: ignore[call-overload]
    before, word, after = (" ".join(str(part).split()) for part in (left, keyword, right))
    return Sentence(
        before + (" " if str(left)[-1:].isspace() else ""),
        word,
        (" " if str(right)[:1].isspace() else "") + after,
        cite=named + day_words(date, study.lang),
        lang="" if language == study.lang else str(language),
    )
