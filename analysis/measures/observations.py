"""The passages and hits that a scope counts, and the funnel of what it leaves out.

Numerator and denominator come from the same `Observations`, so that they cannot use different zones,
copies or dates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

import numpy as np
import pandas as pd

from analysis.errors import Fault, ParameterError, SchemaError
from analysis.measures.grounds import Flags, Ground, ground_of, places_of
from analysis.measures.scope import Scope
from analysis.schemas import conform

__all__ = ["ENTRIES", "Observations", "known_hits", "observe"]

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
    steps : sequence of dict
        What each step left out: the rows of the funnel.
    """

    passages: pd.DataFrame
    hits: pd.DataFrame
    steps: Sequence[dict[str, object]] = field(default=())

    @cached_property
    def funnel(self) -> pd.DataFrame:
        """A funnel frame: what each step left out."""
        return conform(pd.DataFrame(list(self.steps)), "funnel")


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
    ground, places = ground_of(passages, documents), places_of(hits, passages, documents)
    kept, steps = _select_passages(ground, scope, words)
    counted = ground.passages.loc[kept].reset_index(drop=True)
    counted["period"] = scope.period_of(counted["date"])
    seen, known = places.seen(kept), known_hits(hits, entry, entries)
    steps.append(_step(words["passage"], "mentions", np.ones(len(hits), dtype=bool), seen))
    steps.append(_step(words["counted"], "mentions", seen, places.default))
    steps.append(_step(words["entry"], "mentions", seen & places.default, known))
    chosen = seen & places.default & known
    if entries is not None:
        chosen &= hits[entry].isin(list(entries)).to_numpy(dtype=bool)
    row = (np.cumsum(kept) - 1)[places.passage[chosen]]
    found = counted.iloc[row].reset_index(drop=True)
    found["entry_id"] = hits[entry].array[chosen]
    found["start"], found["end"] = hits["start"].array[chosen], hits["end"].array[chosen]
    return Observations(counted, found, steps)


def _select_passages(
    ground: Ground, scope: Scope, words: dict[str, tuple[str, str]]
) -> tuple[Flags, list[dict[str, object]]]:
    steps = []
    kept = np.ones(len(ground.passages), dtype=bool)
    for key, keep in ground.steps(scope).items():
        steps.append(_step(words[key], "passages", kept, keep))
        kept = kept & keep
    return kept, steps


def known_hits(hits: pd.DataFrame, entry: str, entries: Sequence[str] | None = None) -> Flags:
    """Mark the hits of entries of the lexicon, and of names outside it that are asked for."""
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
