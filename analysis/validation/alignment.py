"""Annotations on the texts of a corpus: which text is meant, and where the words stand in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.errors import Fault
from analysis.validation.frames import each_row
from analysis.validation.gold import Gold, GoldError, stem

__all__ = ["Aligned", "align", "place_words"]

#: A text of which more than this share of the annotated words stand elsewhere is another text.
MOST = 0.5


@dataclass(frozen=True, eq=False)
class Aligned:
    """Annotations and findings over the same texts, both by ``doc_id``.

    Parameters
    ----------
    gold : Gold
        Its frames have ``doc_id`` beside ``file``.
    texts : mapping from doc_id to text
        The annotated texts alone.
    files : mapping from doc_id to file
        How people call them.
    documents, passages, mentions, themes, quotes : DataFrame
        What presscope found in them; mentions, themes and quotes have the ``zone`` of their passage.
    remarks : tuple of str
        What a reader of the card should know.
    """

    gold: Gold
    texts: Mapping[str, str]
    files: Mapping[str, str]
    documents: pd.DataFrame
    passages: pd.DataFrame
    mentions: pd.DataFrame
    themes: pd.DataFrame
    quotes: pd.DataFrame
    remarks: tuple[str, ...] = ()


def align(gold: Gold, corpus: Corpus) -> Aligned:
    """Lay annotations on the texts of a corpus.

    A text is known by its ``doc_id``, its path in the corpus or the stem of its file.

    Raises
    ------
    GoldError
        With every text that the corpus lacks or has twice, every word that does not stand where it should
        be looked up, and every text that is not the one that was annotated.
    """
    doc_of = _documents_of(gold, corpus.documents)
    wanted = set(doc_of.values())
    documents = corpus.documents[corpus.documents["doc_id"].isin(wanted)].reset_index(drop=True)
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    files = {doc_id: stem(file) for file, doc_id in doc_of.items()}
    gold = place_words(gold, texts, doc_of)
    remarks = _shifted(gold, texts, files)
    found = corpus.passages[corpus.passages["doc_id"].isin(wanted)].reset_index(drop=True)
    zone_of = found[["doc_id", "passage_id", "zone"]]

    def within(frame: pd.DataFrame) -> pd.DataFrame:
        return frame[frame["doc_id"].isin(wanted)].merge(zone_of, on=["doc_id", "passage_id"], how="left")

    mentions, themes, quotes = (within(frame) for frame in (corpus.mentions, corpus.themes, corpus.quotes))
    return Aligned(gold, texts, files, documents, found, mentions, themes, quotes, tuple(remarks))


def place_words(gold: Gold, texts: Mapping[str, str], doc_of: Mapping[str, str]) -> Gold:
    """Give every row its ``doc_id``, and offsets and zone where the coder left them to the passage.

    Where offsets are empty, the words are looked up in the passage (or the text): rows with the same words
    take the places they stand at in turn.

    Parameters
    ----------
    texts : mapping from doc_id to text
    doc_of : mapping from file, as the annotations call it, to doc_id

    Raises
    ------
    GoldError
        With every word that is not found.
    """

    def named(frame: pd.DataFrame) -> pd.DataFrame:
        return frame.assign(doc_id=pd.array([doc_of[file] for file in frame["file"]], "str"))

    passages = named(gold.passages)
    numbered = {
        (row.doc_id, row.passage): (row.start, row.end, row.zone) for row in each_row(passages) if row.passage
    }
    faults: list[Fault] = []
    placed: dict[str, Any] = {
        name: _placed(named(getattr(gold, name)), file, words, texts, numbered, faults)
        for name, file, words in (
            ("mentions", "mentions.csv", "surface"),
            ("contested", "mentions_contested.csv", "surface"),
            ("quotes", "quotes.csv", "text"),
            ("themes", "themes.csv", ""),
        )
    }
    if faults:
        raise GoldError("Some annotated words are not in their passage.", faults)
    return replace(gold, documents=named(gold.documents), passages=passages, **placed)


def _documents_of(gold: Gold, documents: pd.DataFrame) -> dict[str, str]:
    exact: dict[str, str] = {}
    by_stem: dict[str, list[str]] = defaultdict(list)
    for doc_id, origin in zip(documents["doc_id"], documents["origin"], strict=True):
        exact |= {str(origin): doc_id, str(doc_id): doc_id}
        for name in {stem(str(origin)), stem(str(doc_id))}:
            by_stem[name].append(doc_id)
    faults, doc_of = [], {}
    for file in sorted(gold.files):
        near = by_stem[stem(file)]
        if file in exact:
            doc_of[file] = exact[file]
        elif len(near) == 1:
            doc_of[file] = near[0]
        else:
            found = f"{len(near)} texts of that name" if near else "no such text in the corpus"
            faults.append(Fault(f"annotated text {file!r}", found, "one text whose id or file is called so"))
    if faults:
        raise GoldError("The annotations speak of texts that the corpus lacks.", faults)
    return doc_of


def _placed(
    frame: pd.DataFrame, file: str, words: str, texts: Mapping[str, str],
    passages: Mapping[tuple[str, str], tuple[int, int, str]], faults: list[Fault],
) -> pd.DataFrame:  # fmt: skip
    after: dict[tuple[str, str, str], int] = {}
    spans, zones = [], []
    for row in each_row(frame):
        place = (str(row.doc_id), str(row.passage))
        low, high, zone = passages.get(place, (0, len(texts.get(place[0], "")), ""))
        said = str(getattr(row, words)) if words else ""
        start, end = int(row.start), int(row.end)
        if start < 0 and said:
            start = texts.get(place[0], "").find(said, after.get((*place, said), low), high)
            end = after[(*place, said)] = start + len(said)
            if start < 0:
                allowed = f"words of passage {row.passage}" if row.passage else "words of the text"
                faults.append(Fault(f"{file}, line {row.line}", f"{said!r}, not found (again)", allowed))
        elif start < 0 and not words and place in passages:
            start, end = low, high
        spans.append((start, end))
        zones.append(row.zone or zone)
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    return frame.assign(start=pd.array(starts, "int64"), end=pd.array(ends, "int64"), zone=pd.array(zones, "str"))


def _shifted(gold: Gold, texts: Mapping[str, str], files: Mapping[str, str]) -> Sequence[str]:
    """Say which annotated words do not stand at their offsets; a text where most do not is another text."""
    remarks, faults = [], []
    rows = gold.mentions[(gold.mentions["start"] >= 0) & (gold.mentions["surface"] != "")]
    for doc_id, mine in rows.groupby("doc_id"):
        text, file = texts[str(doc_id)], files[str(doc_id)]
        wrong = [r for r in each_row(mine) if text[r.start : r.end] != r.surface]
        if len(wrong) > MOST * len(mine):
            found = f"{text[wrong[0].start : wrong[0].end]!r} at {wrong[0].start}"
            allowed = f"{wrong[0].surface!r}, as in mentions.csv, line {wrong[0].line}"
            faults.append(Fault(f"annotated text {file!r}", found, allowed, "Use the text that was annotated"))
        elif wrong:
            remarks.append(f"{file}\u00a0: {len(wrong)} annotations sur {len(mine)} ne sont pas à leur place.")
    if faults:
        raise GoldError("The corpus does not hold the texts that were annotated.", faults)
    return remarks
