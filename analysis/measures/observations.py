"""The passages and hits that a scope counts, and the funnel of what it leaves out.

Numerator and denominator come from the same `Observations`, so that they cannot use different zones,
copies or dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis.errors import Fault, ParameterError, SchemaError
from analysis.measures.scope import Scope
from analysis.schemas import COUNTED_ZONES, conform

__all__ = ["ENTRIES", "Observations", "observe", "place"]

Flags = npt.NDArray[np.bool_]

ENTRIES: Final = ("actor_id", "theme_id", "speaker_id")

_WORDS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "fr": {
        "source": ("Sources retenues", "passages d’autres sources"),
        "copy": ("Récits uniques", "passages de reprises d’un récit déjà publié"),
        "zone": ("Zones comptées", "passages hors des zones comptées"),
        "undated": ("Passages datés", "passages sans date"),
        "window": ("Fenêtre du rapport", "passages datés hors de la fenêtre"),
        "imprecise": ("Date assez précise", "date moins précise que la période"),
        "passage": ("Dans un passage compté", "dans un passage non compté"),
        "counted": ("Retenues par défaut", "écartées des comptes par défaut"),
        "entry": ("Entrée du lexique", "rôle sans titulaire connu, ou nom hors du lexique"),
    },
    "en": {
        "source": ("Selected sources", "passages of other sources"),
        "copy": ("Unique stories", "passages of copies of a story published before"),
        "zone": ("Counted zones", "passages outside the counted zones"),
        "undated": ("Dated passages", "passages without a date"),
        "window": ("Report window", "passages dated outside the window"),
        "imprecise": ("Date precise enough", "date less precise than the period"),
        "passage": ("In a counted passage", "in a passage that is not counted"),
        "counted": ("Counted by default", "set apart from the default counts"),
        "entry": ("Entry of the lexicon", "role without a known holder, or name outside the lexicon"),
    },
}


@dataclass(frozen=True)
class Observations:
    """What a scope counts.

    Parameters
    ----------
    passages : DataFrame
        One row per counted passage: doc_id, passage_id, zone, language, date, n_words, passage_start,
        passage_end, document (position in the documents frame), source, story_id, original (not a
        copied paragraph), period.
    hits : DataFrame
        One row per counted mention or term hit: the same columns, entry_id, start and end.
    funnel : DataFrame
        A funnel frame: what each step left out.
    """

    passages: pd.DataFrame
    hits: pd.DataFrame
    funnel: pd.DataFrame


def observe(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    scope: Scope,
    *,
    entry: str = "actor_id",
    entries: Sequence[str] | None = None,
    lang: str = "fr",
) -> Observations:
    """Select the passages and hits that a scope counts, and account for all the others.

    Parameters
    ----------
    hits : DataFrame
        A mentions, themes or quotes frame.
    passages, documents : DataFrame
        Frames of those names; ``passages`` with the extra column ``n_words``.
    entry : str
        The column of ``hits`` that names the entry.
    entries : sequence of str, optional
        Keep the hits of these only. Without it, of all entries of the lexicon.
    lang : {"fr", "en"}
        Language of the funnel's words.

    Raises
    ------
    SchemaError
        If a column is missing.
    """
    if entry not in hits.columns:
        fault = Fault(f"hits.{entry}", "no such column", ", ".join(ENTRIES))
        raise SchemaError("Hits without entries.", [fault])
    if lang not in _WORDS:
        raise ParameterError("The language is unknown.", [Fault("lang", repr(lang), ", ".join(_WORDS))])
    words = _WORDS[lang]
    counted, funnel = _select_passages(place(passages, documents, scope), documents, scope, words)
    row = _rows_of(hits, counted, documents)
    seen, kept = row >= 0, _kept(hits, counted, row)
    known = _known(hits, entry, entries)
    everything = np.ones(len(hits), dtype=bool)
    funnel.append(_step(words["passage"], "mentions", everything, seen))
    funnel.append(_step(words["counted"], "mentions", seen, kept))
    funnel.append(_step(words["entry"], "mentions", seen & kept, known))
    chosen = seen & kept & known
    if entries is not None:
        chosen &= hits[entry].isin(list(entries)).to_numpy(dtype=bool)
    found = counted.iloc[row[chosen]].reset_index(drop=True)
    found["entry_id"] = hits[entry].array[chosen]
    found["start"], found["end"] = hits["start"].array[chosen], hits["end"].array[chosen]
    return Observations(counted, found, conform(pd.DataFrame(funnel), "funnel"))


def place(passages: pd.DataFrame, documents: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """Give each passage its period, source and story; passages of documents not given are left out."""
    if "n_words" not in passages.columns:
        fault = Fault("passages.n_words", "no such column", "int64", "Take them from the corpus")
        raise SchemaError("Passages without their number of words.", [fault])
    row = pd.Index(documents["doc_id"]).get_indexer(pd.Index(passages["doc_id"]))
    spans = {"start": "passage_start", "end": "passage_end"}
    names = ["doc_id", "passage_id", "zone", "language", "date", "n_words", "duplicate_of", *spans]
    inside: pd.DataFrame = passages.loc[row >= 0, names].rename(columns=spans).reset_index(drop=True)
    row = row[row >= 0]
    inside["document"] = row
    inside["source"] = documents["source"].fillna("").array[row]
    inside["story_id"] = documents["story_id"].fillna(documents["doc_id"]).array[row]
    inside["original"] = inside.pop("duplicate_of").isna()
    inside["period"] = scope.period_of(inside["date"])
    return inside


def _select_passages(
    placed: pd.DataFrame, documents: pd.DataFrame, scope: Scope, words: dict[str, tuple[str, str]]
) -> tuple[pd.DataFrame, list[dict[str, object]]]:
    funnel = []
    kept = np.ones(len(placed), dtype=bool)
    for key, keep in _passage_steps(placed, documents, scope).items():
        funnel.append(_step(words[key], "passages", kept, keep))
        kept = kept & keep
    return placed.loc[kept].reset_index(drop=True), funnel


def _passage_steps(placed: pd.DataFrame, documents: pd.DataFrame, scope: Scope) -> dict[str, Flags]:
    """Return the steps in the order of the funnel, each with the passages it keeps."""
    steps: dict[str, Flags] = {}
    if scope.sources is not None:
        steps["source"] = placed["source"].isin(scope.sources).to_numpy(dtype=bool)
    if scope.copies == "unique":
        steps["copy"] = _first_publications(documents, scope)[placed["document"].to_numpy()]
    steps["zone"] = placed["zone"].isin(scope.zones).to_numpy(dtype=bool)
    steps["undated"] = placed["date"].notna().to_numpy(dtype=bool)
    steps["window"] = placed["date"].between(scope.start, scope.end).to_numpy(dtype=bool)
    steps["imprecise"] = ~_imprecise(placed, documents, scope)
    return steps


def _first_publications(documents: pd.DataFrame, scope: Scope) -> Flags:
    """Mark one document of each story: its first publication, among the sources asked for."""
    frame = pd.DataFrame({
        "story": documents["story_id"].fillna(documents["doc_id"]).array,
        "copy": documents["duplicate_of"].notna().array,
        "date": documents["date"].array,
        "doc_id": documents["doc_id"].array,
    })  # fmt: skip
    if scope.sources is not None:
        frame = frame[documents["source"].isin(scope.sources).to_numpy(dtype=bool)]
    first = frame.sort_values(["copy", "date", "doc_id"]).drop_duplicates("story").index
    marked = np.zeros(len(documents), dtype=bool)
    marked[first.to_numpy()] = True
    return marked


def _imprecise(placed: pd.DataFrame, documents: pd.DataFrame, scope: Scope) -> Flags:
    """Mark passages whose date is known less precisely than the period.

    The range is the document's. A document whose passages have several dates, such as a live blog,
    is dated heading by heading: there the range is the span of the blog and not a doubt.
    """
    first = scope.period_of(documents["date_earliest"])
    last = scope.period_of(documents["date_latest"])
    wide = (first.notna() & last.notna() & (first != last)).to_numpy(dtype=bool)
    days = placed.groupby("document")["date"].nunique()
    dated_inside = np.zeros(len(documents), dtype=bool)
    dated_inside[days.index[days > 1].to_numpy()] = True
    return np.asarray((wide & ~dated_inside)[placed["document"].to_numpy()])


def _rows_of(hits: pd.DataFrame, counted: pd.DataFrame, documents: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Return for each hit the position of its passage in ``counted``, -1 if it is not there."""
    # One integer per passage: a merge on two columns takes several times as long on millions of hits.
    width = 1 + max((int(f["passage_id"].max()) for f in (hits, counted) if len(f)), default=0)
    document = pd.Index(documents["doc_id"]).get_indexer(pd.Index(hits["doc_id"])).astype(np.int64)
    keys = document * width + hits["passage_id"].to_numpy(dtype=np.int64)
    keys[document < 0] = -1
    known = counted["document"].to_numpy(dtype=np.int64) * width
    known += counted["passage_id"].to_numpy(dtype=np.int64)
    return np.asarray(pd.Index(known).get_indexer(pd.Index(keys)), dtype=np.int64)


def _kept(hits: pd.DataFrame, counted: pd.DataFrame, row: npt.NDArray[np.int64]) -> Flags:
    """Mark hits that may count: the flag ``counted`` speaks for title and body, the scope for other zones."""
    if "counted" not in hits.columns:
        return np.ones(len(hits), dtype=bool)
    default = np.zeros(len(hits), dtype=bool)
    seen = row >= 0
    default[seen] = counted["zone"].isin(COUNTED_ZONES).to_numpy(dtype=bool)[row[seen]]
    return np.asarray(hits["counted"].to_numpy(dtype=bool) | ~default)


def _known(hits: pd.DataFrame, entry: str, entries: Sequence[str] | None) -> Flags:
    known = hits[entry].notna().to_numpy(dtype=bool)
    if "listed" not in hits.columns:
        return np.asarray(known)
    listed = hits["listed"].to_numpy(dtype=bool)
    if entries is not None:
        # A name outside the lexicon counts where it is asked for.
        listed = listed | hits[entry].isin(list(entries)).to_numpy(dtype=bool)
    return np.asarray(known & listed)


def _step(words: tuple[str, str], unit: str, before: Flags, keep: Flags) -> dict[str, object]:
    n_in, n_out = int(before.sum()), int((before & keep).sum())
    numbers = {"n_in": n_in, "n_dropped": n_in - n_out, "n_out": n_out}
    return {"step": words[0], "unit": unit, **numbers, "reason": words[1]}
