"""Actors or themes: what a report is on, its entries, their names and their totals.

Reports 02 and 03 ask the same questions of different entries; what differs stands in `Subject`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import pandas as pd

from analysis.exhibits import Note
from analysis.lexicon.reading import Lexicon
from analysis.measures.frequency import count_totals
from analysis.reporting.english import THEMES, english_name
from analysis.reporting.study import Study
from analysis.reporting.wording import curl

__all__ = [
    "SUBJECTS", "Kind", "Subject", "chosen_entries", "hits_of", "label_entries", "labels_of", "names_of", "nothing",
    "slug", "totals_of",
]  # fmt: skip

Kind = Literal["actors", "themes"]


@dataclass(frozen=True)
class Subject:
    """What differs between a report on actors and one on themes.

    Parameters
    ----------
    column : str
        The column that names the entries.
    frame : str
        The frame of the corpus with their hits.
    slug : str
        Part of the ids of exhibits.
    french, english : str
        What an entry is called.
    """

    column: str
    frame: str
    slug: str
    french: str
    english: str


SUBJECTS: Final[dict[str, Subject]] = {
    "actors": Subject("actor_id", "mentions", "acteurs", "acteur", "actor"),
    "themes": Subject("theme_id", "themes", "themes", "thème", "theme"),
}


def hits_of(study: Study, kind: Kind) -> pd.DataFrame:
    """Return the frame of hits: mentions, or term hits."""
    frame: pd.DataFrame = getattr(study.corpus, SUBJECTS[kind].frame)
    return frame


@lru_cache(maxsize=16)
def totals_of(study: Study, kind: Kind) -> pd.DataFrame:
    """Count the entries over the window: the chosen ones, or all, the most frequent first."""
    subject, scope = SUBJECTS[kind], study.scope
    chosen = study.actors if kind == "actors" else study.themes
    return count_totals(
        hits_of(study, kind), study.corpus.passages, study.corpus.documents, entry=subject.column,
        start=scope.start, end=scope.end, zones=scope.zones, entries=chosen or None, copies=scope.copies,
        sources=scope.sources,
    )  # fmt: skip


def chosen_entries(study: Study, kind: Kind, most: int) -> list[str]:
    """Return the entries to show: the chosen ones in their order, else the most frequent ones that occur."""
    chosen = study.actors if kind == "actors" else study.themes
    totals = totals_of(study, kind)
    seen = totals.loc[totals["n_documents"] > 0, "entry_id"].tolist()
    return list(chosen)[:most] if chosen else seen[:most]


def label_entries(lexicon: Lexicon, kind: Kind, lang: str) -> dict[str, str]:
    """Return the names of all entries of a lexicon for readers of a language."""
    english = lang == "en"
    if kind == "actors":
        return {a.id: english_name(a.label) if english else curl(a.label) for a in lexicon.actors.values()}
    return {
        t.id: THEMES[t.id][0] if english and t.id in THEMES else curl(t.label) for t in lexicon.themes.values()
    }


@lru_cache(maxsize=16)
def labels_of(study: Study, kind: Kind) -> dict[str, str]:
    """Return the names of the entries for readers, in the language of the report."""
    labels = label_entries(study.corpus.lexicon, kind, study.lang)
    if kind == "themes":
        return labels
    unlisted = study.corpus.mentions.loc[~study.corpus.mentions["listed"]]
    return dict(zip(unlisted["actor_id"], unlisted["label"], strict=True)) | labels


@lru_cache(maxsize=16)
def names_of(study: Study, kind: Kind) -> dict[str, str]:
    """Return the names as they stand in a sentence: themes between quotation marks, for they hold « et »."""
    labels = labels_of(study, kind)
    if kind == "actors":
        return labels
    return {entry: study.say(f"« {label} »", f"“{label}”") for entry, label in labels.items()}


def nothing(study: Study, kind: Kind) -> Note:
    """Return what stands in place of an exhibit where no entry occurs."""
    subject = SUBJECTS[kind]
    return Note(study.say(
        f"Aucun {subject.french} du lexique dans les textes de la période : il n’y a rien à montrer ici.",
        f"No {subject.english} of the lexicon in the texts of the period: there is nothing to show here.",
    ))  # fmt: skip


def slug(entry: str) -> str:
    """Write an entry so that it can stand in an anchor.

    Examples
    --------
    >>> slug("etats-unis"), slug("Centre Été 21")
    ('etats-unis', 'centre-ete-21')
    """
    folded = unicodedata.normalize("NFKD", entry).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-") or "x"
