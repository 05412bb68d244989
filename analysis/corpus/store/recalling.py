"""A corpus from its snapshot: as it is where nothing has changed, what is left of it where something has.

No file is read again but those whose size or times differ; no text is looked through again but those whose content
does. With another lexicon no file is read, and passages and fingerprints stay.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any, Final

import numpy as np
import pandas as pd

from analysis.corpus.assembly import Built
from analysis.corpus.beside import Beside
from analysis.corpus.copies.comparing import Compared
from analysis.corpus.copies.prints import Prints
from analysis.corpus.copies.repeats import Near
from analysis.corpus.corpus import Corpus
from analysis.corpus.dating.frames import days_of_news
from analysis.corpus.dating.sharing import Shared
from analysis.corpus.engines import Engine
from analysis.corpus.funnel import trace_funnel
from analysis.corpus.gathering import Known, Track, renew, untracked
from analysis.corpus.parts import FOUND, Part, Table
from analysis.corpus.store.file_memory import FileMemory, Remembered
from analysis.corpus.store.snapshots import Snapshot
from analysis.lexicon.reading import Lexicon
from analysis.schemas import conform

__all__ = ["frames_of", "recall_corpus", "recall_known", "rematch", "versions_of"]

_FRAMES: Final = (
    "documents", "passages", "mentions", "themes", "quotes", "funnel", "files", "rejections", "remarks", "twice",
)  # fmt: skip
_OF_ITSELF: Final = (
    "doc_id", "title", "language", "text", "n_words", "n_counted_passages", "sha256", "date", "date_earliest",
    "date_latest", "date_basis", "date_evidence",
)  # fmt: skip


def recall_corpus(snapshot: Snapshot, lexicon: Lexicon, beside: Beside) -> Corpus:
    """Return the corpus as it was found.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    frames: dict[str, Any] = {name: snapshot.frame(name) for name in _FRAMES}
    return Corpus(snapshot.manifest["name"], **frames, lexicon=lexicon, **vars(beside))


def rematch(
    snapshot: Snapshot,
    lexicon: Lexicon,
    stale: Collection[str],
    beside: Beside,
    engine: Engine | None = None,
    track: Track = untracked,
) -> tuple[Corpus, dict[str, pd.DataFrame]]:
    """Return an unchanged corpus with what another lexicon finds in it, and the frames that are other for it.

    Nothing is read, dated or compared: the days are as they were, so ``stale`` may be names and themes, not dates.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    corpus, texts = recall_corpus(snapshot, lexicon, beside), snapshot.frame("texts")
    undated = np.full(len(texts), "NaT", "datetime64[us]")
    part = renew(_recall_part(snapshot, texts), undated, lexicon, stale, engine, track)
    found = {"themes": ("themes",), "names": ("mentions", "quotes")}
    anew = {name: conform(part.tables[name].frame, name) for one in sorted(stale) for name in found[one]}
    corpus = corpus.with_frames(**anew)
    if "names" in stale:
        owners = {name: table.owner for name, table in part.tables.items()}
        anew["funnel"] = trace_funnel(
            corpus.n_found, corpus.documents, corpus.passages, corpus.mentions, corpus.window, len(corpus.twice),
            owners,
        )  # fmt: skip
        corpus = corpus.with_frames(funnel=anew["funnel"])
    counts = {f"n_{name}": np.bincount(part.tables[name].owner, minlength=len(texts)) for name in anew if name in FOUND}
    return corpus, {**anew, "texts": texts.assign(**counts)}


def recall_known(snapshot: Snapshot) -> Known:
    """Return what a snapshot knows of texts.

    Raises
    ------
    OSError
        If the snapshot cannot be read.
    """
    texts = snapshot.frame("texts")
    part = _recall_part(snapshot, texts)
    passages = part.tables["passages"]
    days = days_of_news(part.documents, passages.frame, passages.owner)
    found = Table(passages.frame.assign(found_on=days), passages.owner)
    part = replace(part, tables={**part.tables, "passages": found})
    first, last = (texts[name].to_numpy("datetime64[D]") for name in ("shared_first", "shared_last"))
    shared = Shared(first, last, texts["redated"].to_numpy(np.bool_))
    contents = texts["content"].tolist()
    by_content = dict(zip(contents, range(len(texts)), strict=True))
    # One place for each content, the one it is known by.
    place = np.array([by_content[content] for content in contents], np.int64)
    later, earlier, share = _arrays(snapshot, "compared")
    compared = Compared(place[later], place[earlier], share)
    return Known(part, by_content, snapshot.manifest["parts"], compared, shared, Near(*_arrays(snapshot, "near")))


def _arrays(snapshot: Snapshot, name: str) -> list[Any]:
    frame = snapshot.frame(name)
    return [frame[column].to_numpy() for column in frame.columns]


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


def frames_of(
    built: Built, remembered: Remembered, memory: FileMemory
) -> tuple[dict[str, pd.DataFrame], dict[str, object]]:
    """Return what a snapshot holds: its frames, and what its manifest says of them."""
    corpus, texts = built.corpus, built.texts
    frames = {name: getattr(corpus, name) for name in _FRAMES}
    counts = {f"n_{name}": np.bincount(owner, minlength=len(texts)) for name, owner in built.owners.items()}
    frames["texts"] = pd.DataFrame({
        "content": pd.Series(texts.contents, dtype="str"), "stated": texts.stated, "print": built.prints.document,
        "shared_first": built.shared.first.astype("datetime64[us]"), "redated": built.shared.is_dated,
        "shared_last": built.shared.last.astype("datetime64[us]"), "n_sampled": built.prints.n_sampled, **counts,
    })  # fmt: skip
    frames["prints"] = pd.DataFrame({"print": built.prints.passage})
    frames["sampled"] = pd.DataFrame({"sampled": built.prints.sampled})
    frames["compared"], frames["near"] = pd.DataFrame(vars(built.compared)), pd.DataFrame(vars(built.near))
    frames["sources"], frames["records"] = remembered.sources, remembered.records
    frames |= {f"{name}-owners": pd.DataFrame({"owner": owner}) for name, owner in remembered.owners.items()}
    about = {"parts": versions_of(corpus.lexicon), "name": corpus.name, "state": memory.state,
             "unsure": memory.is_unsure, "dating_rule": corpus.dating_rule, "plain": remembered.is_plain,
             "companions": memory.companions}  # fmt: skip
    return frames, about


def versions_of(lexicon: Lexicon) -> dict[str, str]:
    """Return what a manifest says of the lexicon: the versions of its parts."""
    return {name: part.version for name, part in lexicon.parts.items()}
