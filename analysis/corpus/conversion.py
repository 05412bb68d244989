"""Corpus → the input of other tools: a TXM folder, IRaMuTeQ starred text, or JSONL. Each can be read again here."""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.export_columns import EXPORT_COLUMNS
from analysis.readers.records import stored_text

__all__ = ["TARGETS", "Target", "convert_corpus", "convert_documents"]

Target = Literal["txm", "iramuteq", "jsonl"]
Row = dict[str, Any]

#: Fields every target has, where it has fields at all.
_FIELDS: Final = ("date", "source", "title", "author", "url", "language")
# What is counted or found anew when the files are read again is left out.
_ANEW: Final = {"n_also_in", "format", "outlet_kind", "outlet_country", "outlet_owner"}
_KEPT: Final = tuple(name for name in EXPORT_COLUMNS if name not in _ANEW)
_STARS: Final = re.compile(r"^(?=\*{4}\s|-\*)", re.MULTILINE)


def convert_corpus(corpus: Corpus, to: Target, out: Path) -> list[Path]:
    """Write the documents of a corpus for another tool.

    Dates are those the corpus counts by, whatever they rest on; JSONL says what (``date_basis``).

    Parameters
    ----------
    corpus : Corpus
    to : {"txm", "iramuteq", "jsonl"}
        ``txm``: a folder of texts with ``metadata.csv``; ``iramuteq``: ``corpus.txt``; ``jsonl``: ``corpus.jsonl``.
    out : Path
        The folder, made where it does not exist.

    Returns
    -------
    list of Path
        The files. Texts are written as they are stored; in starred text, blank lines at both ends are dropped and a
        line that would open a text gets a space in front.
    """
    return convert_documents([corpus.documents], to, out)


def convert_documents(frames: Iterable[pd.DataFrame], to: Target, out: Path) -> list[Path]:
    """Write documents that come frame by frame, as `convert_corpus` writes those of a corpus; no text is kept."""
    out.mkdir(parents=True, exist_ok=True)
    return TARGETS[to]((row for frame in frames for row in _rows(frame)), out)


def _rows(documents: pd.DataFrame) -> Iterator[Row]:
    extra = [name for name in _KEPT if name in documents]
    names = ["doc_id", *_FIELDS, "date_basis", "text", *extra]
    columns = [_plain(documents[name]) for name in names]
    for values in zip(*columns, strict=True):
        yield dict(zip(names, values, strict=True))


def _plain(column: pd.Series) -> list[Any]:
    if str(column.dtype).startswith("datetime"):
        column = column.dt.strftime("%Y-%m-%d")
    return [None if pd.isna(value) else value for value in column.tolist()]


def _write_jsonl(rows: Iterator[Row], out: Path) -> list[Path]:
    path = out / "corpus.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            title = row.pop("title") or ""
            # A title that the text does not open with is not put in front of it when it is read again.
            apart = bool(title) and stored_text(row["text"], title) != row["text"]
            told = {"id": row.pop("doc_id"), "title_apart" if apart else "title": title, **row}
            kept = {name: value for name, value in told.items() if value not in (None, "")}
            file.write(json.dumps(kept, ensure_ascii=False) + "\n")
    return [path]


def _write_txm(rows: Iterator[Row], out: Path) -> list[Path]:
    written, used = [], set[str]()
    described: list[Row] = []
    for row in rows:
        name = _file_name(row["doc_id"], used)
        path = out / f"{name}.txt"
        path.write_bytes(row["text"].encode("utf-8", "replace"))
        written.append(path)
        described.append({"id": name, **{key: row[key] for key in row if key not in {"doc_id", "text", "date_basis"}}})
    columns = ["id", *_FIELDS, *(n for n in _KEPT if any(row.get(n) not in (None, "") for row in described))]
    path = out / "metadata.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writeheader()
        writer.writerows(described)
    return [*written, path]


def _file_name(doc_id: str, used: set[str]) -> str:
    """Return a name that every file system takes, no two alike but for case."""
    plain = unicodedata.normalize("NFKD", doc_id.removesuffix(".txt")).encode("ascii", "ignore").decode()
    name = re.sub(r"[^A-Za-z0-9-]+", "_", plain).strip("_-")[:100] or "texte"
    number, chosen = 1, name
    while chosen.lower() in used:
        number += 1
        chosen = f"{name}_{number}"
    used.add(chosen.lower())
    return chosen


def _write_starred(rows: Iterator[Row], out: Path) -> list[Path]:
    path = out / "corpus.txt"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            day = row["date"] or ""
            told = {"id": row["doc_id"], "source": row["source"], "date": day, "am": day[:7], "annee": day[:4],
                    "langue": row["language"]}  # fmt: skip
            stars = " ".join(f"*{name}_{_joined(value)}" for name, value in told.items() if value)
            text = _STARS.sub(" ", row["text"].strip("\n"))
            file.write(f"**** {stars}\n{text}\n\n")
    return [path]


def _joined(value: str) -> str:
    return re.sub(r"[\s*]+", "_", value.strip())


TARGETS: Final[dict[str, Callable[[Iterator[Row], Path], list[Path]]]] = {
    "txm": _write_txm, "iramuteq": _write_starred, "jsonl": _write_jsonl,
}  # fmt: skip
