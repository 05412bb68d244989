"""Sensitivity: the headline under eight other choices, and which conclusions survive them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_choices
from analysis.charts.choices import plot_choices
from analysis.exhibits import Column, Figure, Note, Table
from analysis.measures.intervals import wilson
from analysis.measures.scope import WINDOW
from analysis.measures.sensitivity import ACTOR_CHOICES, THEME_CHOICES, count_under_choices
from analysis.reporting.changes import compare_years
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, chosen_entries, hits_of, labels_of, names_of, nothing

__all__ = ["tell_survival", "vary_choices"]

_ENTRIES: Final = 4
_CHOICES: Final[dict[str, tuple[str, str]]] = {
    "base": ("Choix du rapport", "As in the report"),
    "dates": ("Dates écrites seules", "Stated dates only"),
    "stories": ("Récits uniques", "Unique stories"),
    "passages": ("Part des passages", "Share of passages"),
    "title": ("Titres seuls", "Titles only"),
    "zones": ("Toute la page", "The whole page"),
    "no-metonyms": ("Sans capitales ni sièges", "Without capitals, seats"),
    "no-roles": ("Sans fonctions", "Without offices"),
    "unlisted": ("Avec noms hors lexique", "With unlisted names"),
    "no-largest": ("Sans la 1re source", "Without top source"),
    "equal-sources": ("Sources à poids égal", "Sources of equal weight"),
    "two-terms": ("Deux termes au moins", "Two terms at least"),
}


def _titles(study: Study, kind: Kind) -> dict[str, str]:
    choices = ("base", *(ACTOR_CHOICES if kind == "actors" else THEME_CHOICES))
    titles = {choice: study.say(*_CHOICES[choice]) for choice in choices}
    if study.scope.copies == "unique":
        titles["stories"] = study.say("Toutes les publications", "All publications")
    return titles


def _count(study: Study, kind: Kind, entries: list[str], start: pd.Timestamp, end: pd.Timestamp) -> pd.DataFrame:
    corpus, scope = study.corpus, replace(study.scope, period=WINDOW, start=start, end=end)
    return count_under_choices(
        hits_of(study, kind), corpus.passages, corpus.documents, scope,
        entry=SUBJECTS[kind].column, entries=entries,
        choices=ACTOR_CHOICES if kind == "actors" else THEME_CHOICES,
    )  # fmt: skip


@lru_cache(maxsize=8)
def _varied(study: Study, kind: Kind) -> pd.DataFrame:
    entries = chosen_entries(study, kind, _ENTRIES)
    return _count(study, kind, entries, study.scope.start, study.scope.end)


def vary_choices(study: Study, kind: Kind) -> Figure | Note:
    """Return the first entries under eight other choices, and which conclusions survive."""
    if not chosen_entries(study, kind, 1):
        return nothing(study, kind)
    if study.is_small:
        return Note(tell_survival(study, kind))
    frame, labels, titles = _varied(study, kind), labels_of(study, kind), _titles(study, kind)
    drawn: dict[str, Any] = {"titles": titles, "labels": labels, "lang": study.lang}
    return Figure(
        plot_choices(frame, **drawn),
        id=f"choix-{SUBJECTS[kind].slug}",
        caption=tell_survival(study, kind),
        alt=describe_choices(frame, **drawn),
        table=_table(study, kind, frame, titles),
        reading=study.say(
            "Lecture : chaque cadre refait le compte en changeant un seul choix, à la même échelle ; la barre grise "
            "est le compte du rapport. – : le choix ne laisse aucun texte.",
            "How to read: each panel counts again with one choice changed, on one scale; the grey bar is the count of "
            "the report. –: the choice leaves no text.",
        ),
    )


def tell_survival(study: Study, kind: Kind) -> str:
    """Write which conclusions survive: who leads, in which order, and what changed most."""
    frame, names = _varied(study, kind), names_of(study, kind)
    others = frame[frame["choice"] != "base"]
    first = str(frame["entry_id"].iloc[0])
    known = others[(others["entry_id"] == first) & others["rank"].notna()]
    n, leads = len(known), int((known["rank"] == 1).sum())
    base = frame[(frame["choice"] == "base") & (frame["entry_id"] == first)]
    if n == 0 or int(base["rank"].iloc[0]) != 1:
        return study.say("La première place n’est pas comparable : les entrées ont été choisies.",
                         "First place cannot be compared: the entries were chosen.")  # fmt: skip
    lost = [_lower(_titles(study, kind)[str(c)]) for c in known.loc[known["rank"] > 1, "choice"]]
    where = "" if not lost else study.say(f" (non : {', '.join(lost)})", f" (not: {', '.join(lost)})")
    told = study.say(
        f"{names[first]} garde la première place sous {leads} choix sur {n}{where}",
        f"{names[first]} stays first under {leads} of {n} choices{where}",
    )
    return told + _tell_order(study, frame) + _tell_change(study, kind) + "."


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _tell_order(study: Study, frame: pd.DataFrame) -> str:
    """Say under how many choices the first three keep their order."""
    ranks = frame.pivot(index="choice", columns="entry_id", values="rank")  # noqa: PD010
    trio = [str(entry) for entry in frame["entry_id"].drop_duplicates().head(3)]
    others = ranks.drop(index="base").dropna(subset=trio)
    if len(trio) < 3 or others.empty:
        return ""
    kept = int(((others[trio[0]] <= others[trio[1]]) & (others[trio[1]] <= others[trio[2]])).sum())
    return study.say(f" ; les trois premiers gardent leur ordre sous {kept}",
                     f"; the first three keep their order under {kept}")  # fmt: skip


@lru_cache(maxsize=8)
def _change(study: Study, kind: Kind) -> tuple[str, int, int] | None:
    """Return the clearest change of the report, under how many choices it exceeds the uncertainty, of how many."""
    changes = compare_years(study, hits_of(study, kind), SUBJECTS[kind].column)
    certain = changes[changes["certain"]] if len(changes) else changes
    if certain.empty:
        return None
    row = certain.iloc[int(certain["change"].abs().to_numpy().argmax())]
    entry, sign = str(row["entry_id"]), 1 if row["change"] > 0 else -1
    spans = [next(s for s in study.years if s[0].year == int(row[c])) for c in ("first", "last")]
    before, after = (_count(study, kind, [entry], *span) for span in spans)
    both = before[before["choice"] != "base"].merge(after, on="choice", suffixes=("_before", "_after"))
    both = both[both["n_before"].notna() & (both["n_total_before"] > 0) & (both["n_total_after"] > 0)]
    ends = [wilson(both[f"n_{side}"], both[f"n_total_{side}"]) for side in ("before", "after")]
    apart = ends[1][0] > ends[0][1] if sign > 0 else ends[1][1] < ends[0][0]
    return entry, int(apart.sum()), len(both)


def _tell_change(study: Study, kind: Kind) -> str:
    if study.is_small:
        return ""
    found = _change(study, kind)
    if found is None:
        return ""
    entry, kept, n = found
    name = names_of(study, kind)[entry]
    return study.say(
        f" ; l’évolution la plus nette ({name}) dépasse l’incertitude sous {kept} choix sur {n}",
        f"; the clearest change ({name}) exceeds the uncertainty under {kept} of {n} choices",
    )


def _table(study: Study, kind: Kind, frame: pd.DataFrame, titles: dict[str, str]) -> Table:
    shown = frame.assign(choice_label=frame["choice"].map(titles), label=frame["entry_id"].map(labels_of(study, kind)))
    group = study.say("Intervalle à 95 %", "95% interval")
    total = count_texts(study, int(frame["n_total"].iloc[0]))
    return Table(
        shown,
        id=f"table-choix-{SUBJECTS[kind].slug}",
        caption=study.say("Le compte sous chaque choix.", "The count under each choice."),
        columns={
            "choice_label": study.say("Choix", "Choice"),
            "label": study.say(SUBJECTS[kind].french, SUBJECTS[kind].english).capitalize(),
            "n": Column(study.say("Textes (ou passages)", "Texts (or passages)"), "count"),
            "n_total": Column(study.say("sur", "of"), "count"),
            "share": Column(study.say("Part", "Share"), "share"),
            "share_low": Column(study.say("de", "from"), "share", group=group),
            "share_high": Column(study.say("à", "to"), "share", group=group),
            "rank": Column(study.say("Rang", "Rank"), "count"),
        },
        notes=study.say(
            f"Choix du rapport : {total}. « Part des passages » compte des passages ; – : sans objet.",
            f"As in the report: {total}. “Share of passages” counts passages; –: does not apply.",
        ),
        lang=study.lang,
    )  # fmt: skip
