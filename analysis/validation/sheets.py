"""Texts drawn for hand coding, and the sheets to fill in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import numpy as np
import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.errors import Fault, InputError
from analysis.schemas import COUNTED_ZONES
from analysis.validation.frames import each_row
from analysis.validation.sheets_guide import GUIDE, GUIDE_NAME

__all__ = ["DRAW_COLUMNS", "draw_texts", "write_sheets"]

#: Of the texts drawn, so many are drawn among those with a passage in which nothing was found.
SILENT_SHARE: Final = 0.2
#: A passage of fewer words says too little to ask why nothing was found in it.
FEW_WORDS: Final = 8
DRAW_COLUMNS: Final = ("doc_id", "source", "year", "length", "drawn_for", "n_silent_passages", "n_stratum")
_LENGTHS: Final = ("court", "moyen", "long")
_HEADERS: Final = {
    "mentions": ["file", "passage", "surface", "actor", "type", "kind", "start", "end", "zone"],
    "themes": ["file", "passage", "theme", "status"],
    "quotes": ["file", "passage", "text", "speaker", "type", "start", "end"],
}


def draw_texts(corpus: Corpus, n: int, seed: int) -> pd.DataFrame:
    """Draw texts for hand coding, by source, year and length.

    One text in five, at least one, is drawn among those with a passage of title or body in which nothing was
    found at all: what presscope misses shows there. The others are drawn at even steps through all texts
    sorted by source, year and length, so that each stratum is there in its proportion. Copies of a story are
    left out.

    Returns
    -------
    DataFrame
        `DRAW_COLUMNS`: ``length`` is a third of the corpus by words, ``n_stratum`` the texts of the same
        source, year and length, ``drawn_for`` ``strate`` or ``sans correspondance``.

    Raises
    ------
    InputError
        If fewer than one text is asked for or there is none.
    """
    pool = _pool(corpus)
    if n < 1 or pool.empty:
        found = repr(n) if n < 1 else "a corpus without texts"
        raise InputError("No sample can be drawn.", [Fault("--n" if n < 1 else "corpus", found, "at least one text")])
    rng = np.random.default_rng(seed)
    silent = _every_few(pool[pool["n_silent_passages"] > 0], max(1, round(SILENT_SHARE * n)), rng)
    rest = pool.drop(silent.index)
    even = _every_few(rest, n - len(silent), rng)
    drawn = pd.concat([even.assign(drawn_for="strate"), silent.assign(drawn_for="sans correspondance")])
    return drawn.sort_values(["source", "year", "doc_id"], ignore_index=True)[list(DRAW_COLUMNS)]


def _pool(corpus: Corpus) -> pd.DataFrame:
    unique = corpus.documents[corpus.documents["duplicate_of"].isna()]
    third = pd.qcut(unique["n_words"].rank(method="first"), 3, labels=False) if len(unique) > 2 else 1
    year = unique["date"].dt.year.astype("Int64").astype("str").fillna("sans date")
    pool = pd.DataFrame({
        "doc_id": unique["doc_id"],
        "source": unique["source"].fillna("inconnue"),
        "year": year.replace("<NA>", "sans date"),
        "length": [_LENGTHS[int(i)] for i in np.broadcast_to(third, len(unique))],
        "n_silent_passages": unique["doc_id"].map(_silent(corpus)).fillna(0).astype("int64"),
    })  # fmt: skip
    pool["n_stratum"] = pool.groupby(["source", "year", "length"])["doc_id"].transform("size")
    return pool.reset_index(drop=True)


def _silent(corpus: Corpus) -> pd.Series:
    """Count the passages of each text in which neither a mention nor a theme was found."""
    passages = corpus.passages[corpus.passages["zone"].isin(COUNTED_ZONES)]
    passages = passages[passages["n_words"] >= FEW_WORDS]
    places = ["doc_id", "passage_id"]
    heard = pd.concat([corpus.mentions[places], corpus.themes[places]]).drop_duplicates()
    merged = passages[places].merge(heard, on=places, how="left", indicator=True)
    return merged[merged["_merge"] == "left_only"].groupby("doc_id").size()


def _every_few(pool: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    """Draw rows at even steps from a random start, sorted by stratum and at random within one."""
    if n <= 0 or pool.empty:
        return pool.iloc[:0]
    if n >= len(pool):
        return pool
    mixed = pool.iloc[rng.permutation(len(pool))].sort_values(["source", "year", "length"], kind="stable")
    steps = (rng.random() + np.arange(n)) * len(pool) / n
    return mixed.iloc[steps.astype(np.int64)]


def write_sheets(corpus: Corpus, out: Path, n: int = 30, seed: int = 1) -> list[Path]:
    """Write the sheets of a draw: texts, passages to code, empty tables and a guide in French.

    The predicted zones, dates and actors are not written: a coder must not see them.

    Raises
    ------
    InputError
        If ``out`` holds annotations already: they are never written over.
    """
    taken = [path.name for path in sorted(out.glob("*.csv"))]
    if taken:
        fault = Fault(str(out), ", ".join(taken), "a folder without annotations", "Choose another folder")
        raise InputError("The sheets would be written over annotations.", [fault])
    draw = draw_texts(corpus, n, seed)
    texts = dict(zip(corpus.documents["doc_id"], corpus.documents["text"], strict=True))
    (out / "texts").mkdir(parents=True, exist_ok=True)
    written = []
    for number, doc_id in enumerate(draw["doc_id"], start=1):
        path = out / "texts" / f"{number:03d}-{_slug(doc_id)}.txt"
        path.write_text(texts[doc_id], encoding="utf-8", newline="")
        written.append(path)
    documents = pd.DataFrame({"file": draw["doc_id"], "date": "", "earliest": "", "latest": "", "evidence": ""})
    tables = {"draw": draw, "documents": documents, "passages": _passages(corpus, draw, texts)}
    tables |= {name: pd.DataFrame(columns=header) for name, header in _HEADERS.items()}
    for name, table in tables.items():
        path = out / f"{name}.csv"
        # The mark at the head lets spreadsheets read the accents; every reader of ours skips it.
        table.to_csv(path, index=False, encoding="utf-8-sig", lineterminator="\n")
        written.append(path)
    guide = out / GUIDE_NAME
    guide.write_text(GUIDE.format(n=len(draw), seed=seed, corpus=corpus.name), encoding="utf-8")
    return [*written, guide]


def _passages(corpus: Corpus, draw: pd.DataFrame, texts: dict[str, str]) -> pd.DataFrame:
    mine = corpus.passages[corpus.passages["doc_id"].isin(draw["doc_id"])]
    order = {doc_id: i for i, doc_id in enumerate(draw["doc_id"])}
    mine = mine.sort_values(["doc_id", "passage_id"], key=lambda c: c.map(order) if c.name == "doc_id" else c)
    return pd.DataFrame({
        "file": mine["doc_id"], "passage": mine["passage_id"], "start": mine["start"], "end": mine["end"],
        "zone": "", "language": "", "date": "",
        "text": [texts[p.doc_id][p.start : p.end] for p in each_row(mine)],
    })  # fmt: skip


def _slug(doc_id: str) -> str:
    return re.sub(r"[^\w-]+", "-", doc_id.removesuffix(".txt")).strip("-")[:60] or "texte"
