"""Marked sentences: what stands in [[double brackets]] is to be found as an unlisted name, and nothing else."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions

_MARK = re.compile(r"\[\[(.+?)\]\]")


def unmark(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """Split a marked text into the text and the spans of its marks."""
    spans, shift = [], 0
    for match in _MARK.finditer(marked):
        start = match.start() - shift
        spans.append((start, start + len(match[1])))
        shift += 4
    return _MARK.sub(r"\1", marked), spans


def frames(text: str, doc_id: str = "d") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make documents and passages of one text, every line a body passage without a date."""
    lines, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((doc_id, len(lines), start, start + len(line), "body"))
        start += len(line) + 1
    passages = pd.DataFrame(lines, columns=["doc_id", "passage_id", "start", "end", "zone"])
    passages["date"] = pd.Series(pd.NaT, index=passages.index, dtype="datetime64[us]")
    documents = pd.DataFrame({"doc_id": [doc_id], "text": [text], "date": pd.Series([pd.NaT], dtype="datetime64[us]")})
    return documents, passages


@cache
def found_in(marked: tuple[str, ...]) -> pd.DataFrame:
    """Find the unlisted mentions of many marked texts at once; ``doc_id`` is the marked text."""
    parts = [frames(unmark(text)[0], text) for text in marked]
    documents = pd.concat([documents for documents, _ in parts], ignore_index=True)
    passages = pd.concat([passages for _, passages in parts], ignore_index=True)
    mentions = find_mentions(documents, passages, load_lexicon())
    return mentions[~mentions["listed"] & (mentions["form"] != "role")].reset_index(drop=True)


def unlisted(text: str) -> pd.DataFrame:
    """Find the unlisted mentions of one text."""
    return found_in((text,))


def check(marked: str, together_with: list[str]) -> None:
    """Compare what is found with what is marked."""
    text, spans = unmark(marked)
    found = found_in(tuple(together_with))
    found = found[found["doc_id"] == marked]
    got = list(zip(found["start"].tolist(), found["end"].tolist(), strict=True))
    assert [text[s:e] for s, e in got] == [text[s:e] for s, e in spans]
    assert got == spans
