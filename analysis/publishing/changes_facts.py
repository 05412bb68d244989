"""What an edition keeps of its corpus, so that the next one can say what changed: hashes and counts, no words.

::

    facts/texts.csv      text, sha256, period        which text counted in which period
    facts/entries.csv    text, kind, entry_id, n     how often each entry was found in it
    facts/lexicon.csv    kind, entry_id, sha256      the forms each entry of the lexicon had

Texts are named by a hash of their id: a path or a title of the corpus tells nothing here.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from analysis.errors import PresscopeError
from analysis.exhibits.table import to_csv
from analysis.lexicon.reading import Lexicon
from analysis.measures.observations import observe
from analysis.reporting.annex import lexicon_forms
from analysis.reporting.study import Study, open_study
from analysis.reporting.subjects import SUBJECTS, hits_of, labels_of

__all__ = ["FACTS", "Facts", "collect_facts", "entry_digests", "read_facts"]

FACTS: Final = {
    "texts": ("text", "sha256", "period"),
    "entries": ("text", "kind", "entry_id", "n"),
    "lexicon": ("kind", "entry_id", "sha256"),
}
_PASSED_ON: Final = ("start", "end", "period", "sources", "zones", "copies", "lang", "lexicon")
_DIGITS: Final = 16


@dataclass(frozen=True)
class Facts:
    """The facts of one edition, and the names its readers know the entries by.

    Parameters
    ----------
    texts, entries, lexicon : DataFrame
        See the table above; every column is text, ``n`` a count.
    labels : mapping
        Names by entry.
    """

    texts: pd.DataFrame
    entries: pd.DataFrame
    lexicon: pd.DataFrame
    labels: Mapping[str, str]

    def files(self) -> dict[str, bytes]:
        """Return the facts as files of an edition."""
        return {f"facts/{name}.csv": to_csv(getattr(self, name)).encode() for name in FACTS}

    def same(self, other: Facts) -> bool:
        """Say whether two editions rest on the same facts."""
        return self.files() == other.files()


def collect_facts(parameters: Mapping[str, Any], sha256: str) -> Facts | None:
    """Return the facts of a report run with these parameters, None where it is on no corpus of ours.

    Parameters
    ----------
    parameters : mapping
        Every parameter with its value.
    sha256 : str
        The corpus as the report states it: facts of another one would be wrong.
    """
    if not sha256 or "corpus" not in parameters:
        return None
    chosen = {name: parameters[name] for name in _PASSED_ON if name in parameters}
    try:
        study = open_study(str(parameters["corpus"]), **chosen)
    except (PresscopeError, TypeError):
        return None
    return _facts(study) if study.corpus.sha256 == sha256 else None


def _facts(study: Study) -> Facts:
    corpus, scope = study.corpus, study.scope
    hits = {
        kind: observe(hits_of(study, kind), corpus.passages, corpus.documents, scope, entry=SUBJECTS[kind].column)
        for kind in ("actors", "themes")
    }  # fmt: skip
    passages = hits["actors"].passages
    texts = passages[["doc_id", "period"]].drop_duplicates()
    known = dict(zip(corpus.documents["doc_id"], corpus.documents["sha256"], strict=True))
    listed = pd.DataFrame({
        "text": [_short(doc_id) for doc_id in texts["doc_id"]],
        "sha256": [str(known[doc_id])[:_DIGITS] for doc_id in texts["doc_id"]],
        "period": texts["period"].dt.strftime("%Y-%m-%d").to_numpy(),
    }, columns=list(FACTS["texts"]))  # fmt: skip
    counted = [_counts(found.hits, kind) for kind, found in hits.items()]
    return Facts(
        _sorted(listed), _sorted(pd.concat(counted, ignore_index=True)), _sorted(entry_digests(corpus.lexicon)),
        _labels(study),
    )  # fmt: skip


def _labels(study: Study) -> dict[str, str]:
    """Return the names of the entries; an actor goes before a theme of the same id, which is also ``themes/<id>``."""
    themes = labels_of(study, "themes")
    return {**themes, **{f"themes/{entry}": label for entry, label in themes.items()}, **labels_of(study, "actors")}


def _counts(hits: pd.DataFrame, kind: str) -> pd.DataFrame:
    counts = hits.groupby(["doc_id", "entry_id"], sort=True).size().reset_index(name="n")
    frame = pd.DataFrame({
        "text": [_short(doc_id) for doc_id in counts["doc_id"]], "kind": kind,
        "entry_id": counts["entry_id"].astype("str"), "n": counts["n"].astype("int64"),
    })  # fmt: skip
    return frame[list(FACTS["entries"])]


@lru_cache(maxsize=4)
def entry_digests(lexicon: Lexicon) -> pd.DataFrame:
    """Return a digest of the forms of each entry: kind, entry_id and digest. The same for all reports of a batch."""
    rows = []
    for kind in ("actors", "themes"):
        forms = lexicon_forms(lexicon, kind).astype("str")
        # Joined by hand: pandas makes a Series of each of ten thousand rows, which took longer than the charts.
        columns = [forms[name].tolist() for name in forms.columns]
        lines = pd.Series(["\x1f".join(row) for row in zip(*columns, strict=True)], index=forms.index, dtype="str")
        for entry, own in lines.groupby(forms["entry_id"], sort=True):
            digest = hashlib.sha256("\n".join(sorted(own)).encode()).hexdigest()
            rows.append((kind, str(entry), digest[:_DIGITS]))
    return pd.DataFrame(rows, columns=list(FACTS["lexicon"]))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values(list(frame.columns), kind="stable", ignore_index=True)


def read_facts(folder: Path) -> Facts | None:
    """Return the facts an edition keeps, None where it keeps none that can be read."""
    frames = {}
    for name, columns in FACTS.items():
        try:
            text = (folder / "facts" / f"{name}.csv").read_text(encoding="utf-8")
            frame = pd.read_csv(io.StringIO(text), dtype="str", keep_default_na=False)
            frames[name] = frame[list(columns)]
        except (OSError, ValueError, KeyError):
            return None
    try:
        frames["entries"] = frames["entries"].astype({"n": "int64"})
    except ValueError:
        return None
    return Facts(**frames, labels={})
