"""A corpus from its snapshot: as it is where nothing has changed, what is left of it where something has.

No file is read again but those whose size or times differ; no text is looked through again but those whose content
does. With another lexicon no file is read, and passages and fingerprints stay.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.corpus.assembly import Built, window_of
from analysis.corpus.comparing import Compared
from analysis.corpus.corpus import Corpus
from analysis.corpus.engines import Engine
from analysis.corpus.funnel import trace_funnel
from analysis.corpus.gathering import Known, Track, renew, untracked
from analysis.corpus.parts import FOUND, Part, Table
from analysis.corpus.prints import Prints
from analysis.corpus.store import Snapshot
from analysis.lexicon.reading import Lexicon
from analysis.readers.listing import ListedFile
from analysis.readers.reading import read_file
from analysis.readers.records import FileReport, Reading, Record, Rejection, Remark
from analysis.schemas import conform

__all__ = ["FileMemory", "frames_of", "recall_corpus", "recall_known", "rematch", "state_of", "versions_of"]

_FRAMES: Final = (
    "documents", "passages", "mentions", "themes", "quotes", "funnel", "files", "rejections", "remarks", "twice",
)  # fmt: skip
_UNSURE: Final = 100_000_000  # nanoseconds; a file this young may change once more under the same time
_FIELDS: Final = (
    "doc_id", "source", "title", "author", "url", "language", "export_id", "section", "page", "edition", "source_raw",
    "format",
)  # fmt: skip
#: Fields of a record that only exports fill, and that are no text: kept together, as JSON.
_TYPED: Final = ("date_in_id", "date_in_header", "stated_words", "subjects", "also_in")
_OF_ITSELF: Final = (
    "doc_id", "title", "language", "text", "n_words", "n_counted_passages", "sha256", "date", "date_earliest",
    "date_latest", "date_basis", "date_evidence",
)  # fmt: skip


def state_of(files: Sequence[ListedFile]) -> str:
    """Return a hash of the names, sizes and times of files."""
    lines = "".join(f"{file.origin}\0{file.stamp}\n" for file in files)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def recall_corpus(snapshot: Snapshot, lexicon: Lexicon, **naming: Any) -> Corpus:
    """Return the corpus as it was found; ``naming`` is its name, licence, notice and what lies beside the texts.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    frames: dict[str, Any] = {name: snapshot.frame(name) for name in _FRAMES}
    return Corpus(**frames, lexicon=lexicon, **naming)


def rematch(
    snapshot: Snapshot,
    lexicon: Lexicon,
    stale: Collection[str],
    engine: Engine | None = None,
    track: Track = untracked,
    **naming: Any,
) -> tuple[Corpus, dict[str, pd.DataFrame]]:
    """Return an unchanged corpus with what another lexicon finds in it, and the frames that are other for it.

    Nothing is read, dated or compared: the days are as they were, so ``stale`` may be names and themes, not dates.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    corpus, texts = recall_corpus(snapshot, lexicon, **naming), snapshot.frame("texts")
    part = renew(_recall_part(snapshot, texts), [None] * len(texts), lexicon, stale, engine, track)
    found = {"themes": ("themes",), "names": ("mentions", "quotes")}
    anew = {name: conform(part.tables[name].frame, name) for one in sorted(stale) for name in found[one]}
    corpus = corpus.with_frames(**anew)
    if "names" in stale:
        anew["funnel"] = trace_funnel(
            corpus.n_found, corpus.documents, corpus.passages, corpus.mentions, window_of(naming), len(corpus.twice)
        )
        corpus = corpus.with_frames(funnel=anew["funnel"])
    counts = {f"n_{name}": np.bincount(part.tables[name].owner, minlength=len(texts)) for name in anew if name in FOUND}
    return corpus, {**anew, "texts": texts.assign(**counts)}


def recall_known(snapshot: Snapshot) -> Known:
    """Return what a snapshot knows of texts; those that other texts have dated are undated again.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    texts = snapshot.frame("texts")
    part = _recall_part(snapshot, texts)
    redated = texts["redated"].to_numpy()
    passages = part.tables["passages"]
    days = passages.frame["date"].mask(redated[passages.owner])
    undated = Table(passages.frame.assign(found_on=passages.frame["date"], date=days), passages.owner)
    part = replace(part, documents=_undated(part.documents, redated), tables={**part.tables, "passages": undated})
    contents = texts["content"].tolist()
    by_content = dict(zip(contents, range(len(texts)), strict=True))
    # One place for each content, the one it is known by.
    place = np.array([by_content[content] for content in contents], np.int64)
    pairs = snapshot.frame("compared")
    later, earlier = (place[pairs[name].to_numpy(np.int64)] for name in ("later", "earlier"))
    compared = Compared(later, earlier, pairs["share"].to_numpy(np.float64))
    return Known(part, by_content, snapshot.manifest["parts"], compared)


def _recall_part(snapshot: Snapshot, texts: pd.DataFrame) -> Part:
    """Return the texts of a snapshot and what was found in them, on the days they are counted on."""
    owners = {name: np.repeat(np.arange(len(texts)), texts[f"n_{name}"].to_numpy()) for name in FOUND}
    frames = {name: snapshot.frame(name) for name in FOUND}
    frames["passages"] = frames["passages"].drop(columns="duplicate_of")
    documents = snapshot.frame("documents")[list(_OF_ITSELF)]
    prints = Prints(
        snapshot.frame("sampled")["sampled"].to_numpy(np.uint64),
        texts["n_sampled"].to_numpy(np.int64),
        texts["print"].to_numpy(np.uint64),
        snapshot.frame("prints")["print"].to_numpy(np.uint64),
    )
    return Part(documents, {name: Table(frames[name], owners[name]) for name in FOUND}, prints)


def _undated(documents: pd.DataFrame, which: np.ndarray[Any, np.dtype[np.bool_]]) -> pd.DataFrame:
    days = {name: documents[name].mask(which) for name in ("date", "date_earliest", "date_latest")}
    basis, evidence = documents["date_basis"].mask(which, "none"), documents["date_evidence"].mask(which, "")
    return documents.assign(**days, date_basis=basis, date_evidence=evidence)


def frames_of(built: Built, memory: FileMemory) -> tuple[dict[str, pd.DataFrame], dict[str, object]]:
    """Return what a snapshot holds: its frames, and what its manifest says of them."""
    corpus = built.corpus
    frames = {name: getattr(corpus, name) for name in _FRAMES}
    doc_ids = pd.Index(corpus.documents["doc_id"])
    texts = {"content": pd.Series(built.contents, dtype="str"), "print": built.prints.document}
    counts = {f"n_{name}": _counts(frames[name], doc_ids) for name in FOUND}
    redated = np.isin(np.arange(len(doc_ids)), built.redated)
    frames["texts"] = pd.DataFrame({**texts, "redated": redated, "n_sampled": built.prints.n_sampled, **counts})
    frames["prints"] = pd.DataFrame({"print": built.prints.passage})
    frames["sampled"] = pd.DataFrame({"sampled": built.prints.sampled})
    frames["compared"] = pd.DataFrame(vars(built.compared))
    frames["sources"], frames["records"] = memory.frames(corpus.documents["sha256"].tolist())
    about = {"parts": versions_of(corpus.lexicon), "name": corpus.name, "state": memory.state,
             "unsure": memory.is_unsure, "dating_rule": corpus.dating_rule}  # fmt: skip
    return frames, about


def versions_of(lexicon: Lexicon) -> dict[str, str]:
    """Return what a manifest says of the lexicon: the versions of its parts."""
    return {name: part.version for name, part in lexicon.parts.items()}


def _counts(frame: pd.DataFrame, doc_ids: pd.Index) -> np.ndarray[Any, np.dtype[np.int64]]:
    return np.bincount(doc_ids.get_indexer(pd.Index(frame["doc_id"])), minlength=len(doc_ids)).astype(np.int64)


class FileMemory:
    """What each file of a corpus gave when it was read, and which files are as they were.

    Parameters
    ----------
    files : sequence of ListedFile
        The files as they are now.
    snapshot : Snapshot, optional
        What was read before.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """

    def __init__(self, files: Sequence[ListedFile], snapshot: Snapshot | None = None) -> None:
        young = time.time_ns() - _UNSURE
        self._stamps = {file.origin: file.stamp if max(file.stamp[1:]) < young else (-1, -1, -1) for file in files}
        self._readings: dict[str, Reading] = {}
        self.state = state_of(files)
        self.is_unsure = any(stamp[0] < 0 for stamp in self._stamps.values())
        self._recalled = _Recalled(snapshot, self._stamps) if snapshot is not None else None

    def read(self, path: Path, origin: str) -> Reading:
        """Read a file, or remember it where it has not changed."""
        reading = self._recalled.reading(origin) if self._recalled is not None else None
        if reading is None:
            reading = read_file(path, origin)
        # A copy, for metadata are laid over the records later.
        self._readings[origin] = Reading(
            list(reading.records), list(reading.rejections), list(reading.remarks), list(reading.files), reading.name,
            list(reading.twice),
        )  # fmt: skip
        return reading

    def frames(self, hashes: Sequence[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the files, and the fields of their records; ``hashes`` are the SHA-256 of the documents' texts."""
        place = {hashed: number for number, hashed in enumerate(hashes)}
        sources, records, unknown = [], [], set[str]()
        for number, (origin, reading) in enumerate(self._readings.items()):
            rest = {
                "rejections": [vars(one) for one in reading.rejections],
                "remarks": [vars(one) for one in reading.remarks],
                "files": [vars(one) for one in reading.files],
                "twice": [vars(one) for one in reading.twice],
                "name": reading.name,
            }
            stamp = self._stamps.get(origin, (-1, -1, -1))
            sources.append((origin, *stamp, len(reading.records), json.dumps(rest, ensure_ascii=False)))
            for record in reading.records:
                stated = record.date.isoformat() if record.date else ""
                fields = (getattr(record, name) for name in _FIELDS)
                row = place.get(hashlib.sha256(record.text.encode()).hexdigest())
                if row is None:
                    # A text that no document has cannot be remembered; its file is read again.
                    unknown.add(origin)
                    row = -1
                records.append((number, record.origin, row, stated, _typed_to_json(record), *fields))
        sources = [(row[0], -1, *row[2:]) if row[0] in unknown else row for row in sources]
        return (
            pd.DataFrame(sources, columns=["origin", "size", "mtime", "ctime", "n_records", "rest"]),
            pd.DataFrame(records, columns=["source_number", "origin", "document", "date", "typed", *_FIELDS]),
        )


class _Recalled:
    """The readings of a snapshot, by file."""

    def __init__(self, snapshot: Snapshot, stamps: Mapping[str, tuple[int, int, int]]) -> None:
        sources, records = snapshot.frame("sources"), snapshot.frame("records")
        self._texts = snapshot.frame("documents")["text"].tolist()
        self._columns = [records[name].tolist() for name in ("origin", "document", "date", "typed", *_FIELDS)]
        behind = np.cumsum(sources["n_records"].to_numpy(np.int64)).tolist()
        columns = (sources[name].tolist() for name in ("origin", "size", "mtime", "ctime", "rest"))
        self._found: dict[str, tuple[int, int, str]] = {}
        before = 0
        for origin, *stamp, rest, end in zip(*columns, behind, strict=True):
            if stamp[0] >= 0 and stamps.get(origin) == tuple(stamp):
                self._found[origin] = (before, end, rest)
            before = end

    def reading(self, origin: str) -> Reading | None:
        """Return what a file gave, if it has not changed."""
        if origin not in self._found:
            return None
        first, end, rest = self._found[origin]
        stored = json.loads(rest)
        records = [self._record(*(column[row] for column in self._columns)) for row in range(first, end)]
        return Reading(
            records,
            [Rejection(**one) for one in stored["rejections"]],
            [Remark(**one) for one in stored["remarks"]],
            [FileReport(**one) for one in stored["files"]],
            stored["name"],
            [Rejection(**one) for one in stored["twice"]],
        )

    def _record(self, origin: str, document: int, date: str, typed: str, *fields: str) -> Record:
        day = dt.date.fromisoformat(date) if date else None
        stated: dict[str, Any] = {**dict(zip(_FIELDS, fields, strict=True)), **_typed_from_json(typed)}
        return Record(self._texts[document], origin, date=day, **stated)


def _typed_to_json(record: Record) -> str:
    values = {name: value for name in _TYPED if (value := getattr(record, name)) not in (None, ())}
    return json.dumps(values, ensure_ascii=False, default=str) if values else ""


def _typed_from_json(stored: str) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(stored) if stored else {}
    for name, value in values.items():
        if name.startswith("date"):
            values[name] = dt.date.fromisoformat(value)
        elif isinstance(value, list):
            values[name] = tuple(value)
    return values
