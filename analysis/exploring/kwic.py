"""The sentences: each occurrence on a line, its keyword in one column with all others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.charts.numbers import format_count
from analysis.corpus.corpus import Corpus
from analysis.corpus.places import rows_of_documents, rows_of_passages
from analysis.corpus.selection import Day, Given, parse_window
from analysis.errors import Fault, ParameterError, closest
from analysis.exploring.choosing import choose, resolve_sources

__all__ = ["SORTS", "Concordance", "concordance", "line_up", "set_lines"]

Ints = NDArray[np.int64]

SORTS: Final = ("date", "left", "right", "source")
_SIDES: Final = ("left", "keyword", "right")
_SIDE: Final = 46
_NBSP: Final = "\u00a0"
# Not the no-break spaces, which belong to the text.
_BLANKS: Final = re.compile(r"[ \t]+")


@dataclass(frozen=True, eq=False)
class Concordance:
    """Lines of text around a keyword.

    Parameters
    ----------
    table : DataFrame
        One row per line: left, keyword, right, date, source, doc_id, passage_id, start, end, language.
    n_found : int
        All occurrences, of which these are some.
    title : str
        What was looked for.
    """

    table: pd.DataFrame
    n_found: int
    title: str

    def __len__(self) -> int:
        return len(self.table)

    @property
    def heading(self) -> str:
        """How many lines there are, of how many."""
        shown, found = format_count(len(self)), format_count(self.n_found)
        noun = "occurrence" if self.n_found < 2 else "occurrences"
        number = f"{found} {noun}" if len(self) == self.n_found else f"{shown} sur {found} {noun}"
        return f"«{_NBSP}{self.title}{_NBSP}»{_NBSP}: {number}"

    def __repr__(self) -> str:
        lines = [self.heading]
        table = self.table
        columns = (table[name] for name in ("left", "keyword", "right", "date", "source"))
        for left, keyword, right, date, source in zip(*columns, strict=True):
            day = "sans date " if pd.isna(date) else f"{date:%d/%m/%Y}"
            before = left[-_SIDE:] if len(left) <= _SIDE else "…" + left[1 - _SIDE :]
            after = right if len(right) <= _SIDE else right[: _SIDE - 1] + "…"
            place = "" if pd.isna(source) else str(source)
            lines.append(f"{day}  {before:>{_SIDE}}[{keyword}]{after}  ({place})")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        cell = "padding:1px 6px;border:0;vertical-align:top"
        rows = []
        for row in self.table.to_dict("records"):
            day = "sans date" if pd.isna(row["date"]) else f"{row['date']:%d/%m/%Y}"
            source = "" if pd.isna(row["source"]) else escape(str(row["source"]))
            lang, left, keyword, right = (escape(str(row[key])) for key in ("language", "left", "keyword", "right"))
            side = f'<td lang="{lang}" style="{cell};white-space:pre-wrap;text-align'
            rows.append(
                f'<tr><td style="{cell};white-space:nowrap">{day}</td>'
                f'<td style="{cell}">{source}</td>'
                f'{side}:right">{left}</td><td style="{cell};white-space:nowrap"><strong>{keyword}</strong></td>'
                f'{side}:left">{right}</td></tr>'
            )
        return f'<table><caption style="text-align:left">{escape(self.heading)}</caption>{"".join(rows)}</table>'


def concordance(
    corpus: Corpus,
    query: str | None = None,
    *,
    actor: str | None = None,
    theme: str | None = None,
    window: int = 8,
    limit: int = 50,
    sort: str = "date",
    start: Day | None = None,
    end: Day | None = None,
    source: Given = None,
) -> Concordance:
    """Show the sentences: of a search, of an actor or of a theme.

    Parameters
    ----------
    corpus : Corpus
    query : str
        A search, see `analysis.searching.query`.
    actor, theme : str
        Instead of a search: an id, label or alias.
    window : int
        Words on each side, at most, as spaces part them; a line never leaves its passage.
    limit : int
        Lines at most; of more occurrences so many spread evenly over time are taken.
    sort : {"date", "left", "right", "source"}
        The order of the lines; by the words before or after the keyword, what repeats stands together.
    start, end, source
        Only occurrences of these days and sources. Undated ones are shown where no day is given.

    Returns
    -------
    Concordance
        ``.table`` is its DataFrame.

    Raises
    ------
    ParameterError
        If the search cannot be read or a name is not known.

    Examples
    --------
    >>> import analysis as an
    >>> lines = an.concordance(an.load_corpus("sample"), "cyber* | nucléaire", window=8)
    >>> len(lines) == lines.n_found, list(lines.table.columns[:3])
    (True, ['left', 'keyword', 'right'])
    """
    given = {"query": query, "actor": actor, "theme": theme}
    asked = [name for name, value in given.items() if value is not None]
    faults = []
    if len(asked) != 1:
        faults.append(Fault("query, actor, theme", ", ".join(asked) or "none of them", "one of them"))
    if sort not in SORTS:
        faults.append(Fault("sort", repr(sort), ", ".join(SORTS), closest(str(sort), SORTS)))
    if faults:
        raise ParameterError("The concordance cannot be made.", faults)
    chosen = choose(corpus, actors=actor, themes=theme, query=query)
    title = str(given[asked[0]])
    if query is None and chosen.entries:
        title = chosen.labels.get(chosen.entries[0], title)
    hits = _in_scope(corpus, chosen.counted, start, end, source)
    return line_up(corpus, hits, title, window=window, limit=limit, sort=sort)


def _in_scope(
    corpus: Corpus, hits: pd.DataFrame, start: Day | None, end: Day | None, source: Given
) -> pd.DataFrame:
    faults: list[Fault] = []
    first, last = parse_window(start, end, faults)
    if faults:
        raise ParameterError("The concordance cannot be made.", faults)
    sources = resolve_sources(corpus, source)
    if sources is not None:
        documents = corpus.documents
        hits = hits[hits["doc_id"].isin(documents.loc[documents["source"].isin(sources), "doc_id"])]
    if first is None and last is None:
        return hits
    days = _passages_of(corpus, hits)["date"]
    keep = days.notna()
    keep &= days >= first if first is not None else True
    keep &= days <= last if last is not None else True
    return hits[keep.to_numpy(dtype=bool)]


def _passages_of(corpus: Corpus, hits: pd.DataFrame) -> pd.DataFrame:
    return corpus.passages.iloc[rows_of_passages(corpus, hits)].reset_index(drop=True)


def line_up(
    corpus: Corpus, hits: pd.DataFrame, title: str, *, window: int = 8, limit: int = 50, sort: str = "date"
) -> Concordance:
    """Put hits (doc_id, passage_id, start, end) on lines of their own."""
    document, passage = rows_of_documents(corpus.documents, hits), rows_of_passages(corpus, hits)
    keys = pd.DataFrame({"date": corpus.passages["date"].array.take(passage), "row": document,
                         "start": hits["start"].array})  # fmt: skip
    order = keys.sort_values(["date", "row", "start"], kind="stable").index.to_numpy()
    if len(order) > limit:
        order = order[np.linspace(0, len(order) - 1, max(limit, 0)).round().astype(int)]
    start, end = (hits[name].to_numpy(dtype=np.int64)[order] for name in ("start", "end"))
    table = set_lines(corpus, document[order], passage[order], start, end, window=window)
    return Concordance(_sorted(table, sort), len(hits), title)


def set_lines(
    corpus: Corpus, document: Ints, passage: Ints, start: Ints, end: Ints, *, window: int
) -> pd.DataFrame:
    """Return the lines of some hits in their order, as the table of a `Concordance`.

    Parameters
    ----------
    corpus : Corpus
    document, passage : int arrays
        The rows of their texts and passages in the frames of the corpus; of no other row is anything read.
    start, end : int arrays
        Their spans in the stored texts.
    window : int
        Words on each side, at most.
    """
    texts, source = (corpus.documents[name].array.take(document) for name in ("text", "source"))
    places = {name: corpus.passages[name].array.take(passage)
              for name in ("doc_id", "passage_id", "date", "language", "start", "end")}  # fmt: skip
    spans = zip(texts, start, end, places["start"], places["end"], strict=True)
    lines = [_line(str(text), int(a), int(b), int(first), int(last), window) for text, a, b, first, last in spans]
    sides = {name: pd.array([line[i] for line in lines], dtype="str") for i, name in enumerate(_SIDES)}
    return pd.DataFrame({
        **sides, "date": places["date"], "source": source, "doc_id": places["doc_id"],
        "passage_id": places["passage_id"], "start": start, "end": end, "language": places["language"],
    })  # fmt: skip


def _sorted(table: pd.DataFrame, sort: str) -> pd.DataFrame:
    if sort == "date":
        return table
    if sort == "source":
        return table.sort_values("source", kind="stable", ignore_index=True)
    words = table[sort].str.lower()
    # By the word next to the keyword: what stands before it is read from its end.
    key = words.str.split().str[::-1].str.join(" ") if sort == "left" else words.str.lstrip(" ,;:.’'")
    return table.iloc[np.argsort(key.to_numpy(dtype=object).astype(str), kind="stable")].reset_index(drop=True)


def _line(text: str, start: int, end: int, first: int, last: int, window: int) -> tuple[str, str, str]:
    # The spaces beside the keyword stay: « l’OTAN » has none.
    left, keyword, right = (_BLANKS.sub(" ", text[a:b]) for a, b in ((first, start), (start, end), (end, last)))
    before, after = left.rsplit(None, window), right.split(None, window)
    if len(before) > window:
        left = "…" + " ".join(before[1:]) + " " * (left[-1:].isspace() and window > 0)
    if len(after) > window:
        right = " " * (right[:1].isspace() and window > 0) + " ".join(after[:window]) + "…"
    return left, keyword, right
