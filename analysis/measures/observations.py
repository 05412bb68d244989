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
from analysis.measures.grounds import Flags, Ground, Places, Rows, ground_of, places_of
from analysis.measures.scope import Scope
from analysis.schemas import conform

__all__ = ["ENTRIES", "Marks", "Observations", "known_hits", "mark", "observe"]

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
    _words_of(lang)
    marks = mark(hits, passages, documents, scope, entry=entry, entries=entries)
    counted, row = marks.passages(), (np.cumsum(marks.kept) - 1)[marks.row]
    found = counted.iloc[row].reset_index(drop=True)
    own = {"entry_id": hits[entry].array, "start": hits["start"].array, "end": hits["end"].array}
    chosen = pd.DataFrame({name: values[marks.chosen] for name, values in own.items()}, index=found.index, copy=False)
    return Observations(counted, pd.concat([found, chosen], axis=1), marks.account(lang))


@dataclass(frozen=True)
class Marks:
    """What a scope counts, as marks on a corpus: where no frame is needed, none is made.

    Parameters
    ----------
    ground, places
        The passages, and where the hits stand among them.
    scope : Scope
    hits : DataFrame
    entry : str
        The column of ``hits`` that names the entry.
    steps : dict
        What the scope asks of a passage, each with the passages it keeps.
    kept : array of bool
        The passages counted.
    seen, known, chosen : array of bool
        The hits in a passage counted; those of the entries wanted; those counted.
    """

    ground: Ground
    places: Places
    scope: Scope
    hits: pd.DataFrame
    entry: str
    steps: dict[str, Flags]
    kept: Flags
    seen: Flags
    known: Flags
    chosen: Flags

    @cached_property
    def row(self) -> Rows:
        """The passage of the ground in which each counted hit stands."""
        return np.asarray(self.places.passage[self.chosen])

    @cached_property
    def named(self) -> tuple[Rows, pd.Index]:
        """The entry of each counted hit as a position among the entries, which are in their order."""
        codes, names = pd.factorize(self.hits[self.entry].array[self.chosen], sort=True)
        return codes, pd.Index(names)

    def passages(self) -> pd.DataFrame:
        """Return the passages counted, each with its period."""
        counted = self.ground.passages.loc[self.kept].reset_index(drop=True)
        counted["period"] = self.ground.period(self.scope).array[self.kept]
        return counted

    def account(self, lang: str) -> list[dict[str, object]]:
        """Return what each step left out, first of the passages, then of the hits: the rows of the funnel."""
        words, steps = _words_of(lang), []
        kept = np.ones(len(self.ground.passages), dtype=bool)
        for key, keep in self.steps.items():
            steps.append(_step(words[key], "passages", kept, keep))
            kept = kept & keep
        steps.append(_step(words["passage"], "mentions", np.ones(len(self.hits), dtype=bool), self.seen))
        steps.append(_step(words["counted"], "mentions", self.seen, self.places.default))
        steps.append(_step(words["entry"], "mentions", self.seen & self.places.default, self.known))
        return steps


def mark(
    hits: pd.DataFrame,
    passages: pd.DataFrame,
    documents: pd.DataFrame,
    scope: Scope,
    *,
    entry: str = "actor_id",
    entries: Sequence[str] | None = None,
) -> Marks:
    """Mark the passages and hits that a scope counts, as `observe` selects them.

    Raises
    ------
    SchemaError
        If a column is missing.
    """
    if entry not in hits.columns:
        fault = Fault(f"hits.{entry}", "no such column", ", ".join(ENTRIES))
        raise SchemaError("Hits without entries.", [fault])
    ground, places = ground_of(passages, documents), places_of(hits, passages, documents)
    steps = ground.steps(scope)
    kept = np.asarray(np.logical_and.reduce(list(steps.values())))
    wanted = None if entries is None else hits[entry].isin(list(entries)).to_numpy(dtype=bool)
    seen, known = places.seen(kept), _known(hits, entry, wanted)
    chosen = seen & places.default & known
    if wanted is not None:
        chosen &= wanted
    return Marks(ground, places, scope, hits, entry, steps, kept, seen, known, chosen)


def known_hits(hits: pd.DataFrame, entry: str, entries: Sequence[str] | None = None) -> Flags:
    """Mark the hits of entries of the lexicon, and of names outside it that are asked for."""
    return _known(hits, entry, None if entries is None else hits[entry].isin(list(entries)).to_numpy(dtype=bool))


def _known(hits: pd.DataFrame, entry: str, wanted: Flags | None) -> Flags:
    known = hits[entry].notna().to_numpy(dtype=bool)
    if "listed" not in hits.columns:
        return np.asarray(known)
    listed = hits["listed"].to_numpy(dtype=bool)
    # A name outside the lexicon counts where it is asked for.
    return np.asarray(known & (listed if wanted is None else listed | wanted))


def _words_of(lang: str) -> dict[str, tuple[str, str]]:
    if lang not in _WORDS:
        raise ParameterError("The language is unknown.", [Fault("lang", repr(lang), ", ".join(_WORDS))])
    return _WORDS[lang]


def _step(words: tuple[str, str], unit: str, before: Flags, keep: Flags) -> dict[str, object]:
    n_in, n_out = int(before.sum()), int((before & keep).sum())
    numbers = {"n_in": n_in, "n_dropped": n_in - n_out, "n_out": n_out}
    return {"step": words[0], "unit": unit, **numbers, "reason": words[1]}
