"""Is a rise real? What sources did differently, who published more, what copies add; and a fixed panel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.exhibits import Column, Note, Table
from analysis.measures.coverage import measure_coverage
from analysis.measures.decomposition import decompose_change, find_panel
from analysis.reporting.changes import compare_years
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, chosen_entries, hits_of, labels_of, names_of
from analysis.reporting.wording import points_words

__all__ = ["explain_changes", "judge_origin", "panel_of", "split_changes", "tell_origin"]

_SHOWN: Final = 8
PARTS: Final = ("within", "mix", "syndication")


@lru_cache(maxsize=8)
def panel_of(study: Study) -> tuple[str, ...]:
    """Return the fixed panel: the named sources with a text in every year of the window."""
    corpus, scope = study.corpus, study.scope
    coverage = measure_coverage(
        corpus.passages, corpus.documents, period="year", start=scope.start, end=scope.end, zones=scope.zones,
        copies=scope.copies, sources=scope.sources,
    )  # fmt: skip
    return tuple(source for source in find_panel(coverage) if source) if len(coverage) else ()


def split_changes(study: Study, kind: Kind, entries: Sequence[str], against: str = "first") -> pd.DataFrame:
    """Split the change of each entry between two years, and set beside it what the fixed panel shows.

    Returns
    -------
    DataFrame
        The rows of `compare_years` of the entries, and within, mix, syndication (their sum is the change of
        all publications) and change_panel (NaN without a panel). Empty where years cannot be compared.
    """
    subject, corpus = SUBJECTS[kind], study.corpus
    hits = hits_of(study, kind)
    compared = compare_years(study, hits, subject.column, against)
    if compared.empty:
        return compared
    chosen = compared[compared["entry_id"].isin(list(entries))].reset_index(drop=True)
    before, after = (_span(study, int(compared[c].iloc[0])) for c in ("first", "last"))
    given: dict[str, Any] = {"before": before, "after": after, "entry": subject.column, "zones": study.scope.zones}
    frames = (hits, corpus.passages, corpus.documents, chosen["entry_id"].tolist())
    split = decompose_change(*frames, sources=study.scope.sources, **given)
    told = chosen.merge(split[["entry_id", *PARTS]], on="entry_id")
    panel = panel_of(study)
    # Where the report counts stories, copies add nothing to its change.
    told["syndication"] = told["change"] - told["within"] - told["mix"]
    told["change_panel"] = float("nan")
    if panel:
        fixed = decompose_change(*frames, sources=panel, **given).set_index("entry_id")
        kept = fixed["change"] if study.scope.copies == "all" else fixed["within"] + fixed["mix"]
        told["change_panel"] = told["entry_id"].map(kept).to_numpy()
    return told


def _span(study: Study, year: int) -> tuple[pd.Timestamp, pd.Timestamp]:
    return next(span for span in study.years if span[0].year == year)


def explain_changes(study: Study, kind: Kind) -> Table | Note:
    """Return the changes of the first entries between the first and the last year, each split by its origin."""
    entries = chosen_entries(study, kind, _SHOWN)
    split = pd.DataFrame() if study.is_small or not entries else split_changes(study, kind, entries)
    if split.empty:
        return Note(study.say(
            "Trop peu de textes par année pour dire d’où vient une évolution.",
            "Too few texts a year to say where a change comes from.",
        ))  # fmt: skip
    ordered = split.sort_values("change", key=abs, ascending=False, kind="stable", ignore_index=True)
    first, last = int(ordered["first"].iloc[0]), int(ordered["last"].iloc[0])
    total_first, total_last = int(ordered["total_first"].iloc[0]), int(ordered["total_last"].iloc[0])
    group = study.say("dont, en points", "of which, in points")

    def points(value: float) -> str:
        return points_words(float(value), study.lang)

    return Table(
        ordered.assign(label=ordered["entry_id"].map(labels_of(study, kind))),
        id=f"origine-{SUBJECTS[kind].slug}",
        caption=f"{names_of(study, kind)[str(ordered['entry_id'].iloc[0])]}, "
        + tell_origin(study, ordered.iloc[0]) + judge_origin(study, ordered.iloc[0]) + ".",
        columns={
            "label": study.say(SUBJECTS[kind].french, SUBJECTS[kind].english).capitalize(),
            "share_first": Column(str(first), "share"),
            "share_last": Column(str(last), "share"),
            "change": Column(study.say("Écart, en points", "Change, in points"), points, align="right"),
            "within": Column(study.say("mêmes sources", "same sources"), points, align="right", group=group),
            "mix": Column(study.say("autre mélange", "other mix"), points, align="right", group=group),
            "syndication": Column(study.say("reprises", "copies"), points, align="right", group=group),
            "change_panel": Column(study.say("Panel fixe", "Fixed panel"), points, align="right"),
        },
        notes=_notes(study, first, last, total_first, total_last),
        lang=study.lang,
    )  # fmt: skip


def _notes(study: Study, first: int, last: int, total_first: int, total_last: int) -> str:
    panel = panel_of(study)
    n, every = len(panel), int(study.texts["source"].dropna().nunique())
    fixed = study.say(
        f"Panel fixe : {study.count(n, 'source', '')} sur {every} avec des textes chaque année.",
        f"Fixed panel: {n} of {study.count(every, '', 'source')} with texts in every year.",
    ) if n else study.say(
        "Pas de panel fixe : aucune source n’a de textes chaque année.",
        "No fixed panel: no source has texts in every year.",
    )  # fmt: skip
    return study.say(
        f"Dénominateurs : {count_texts(study, total_first)} en {first}, {total_last} en {last}. Les trois parts "
        f"font ensemble l’écart. {fixed}",
        f"Denominators: {count_texts(study, total_first)} in {first}, {total_last} in {last}. The three parts add "
        f"up to the change. {fixed}",
    )


def judge_origin(study: Study, row: pd.Series[Any]) -> str:
    """Say whether a change is the sources' own, or mostly who published and what was copied."""
    change = float(row["change"])
    parts = {name: float(row[name]) * (1 if change > 0 else -1) for name in PARTS}
    if pd.isna(change) or any(pd.isna(value) for value in parts.values()) or change == 0:
        return ""
    if parts["within"] >= abs(change) / 2:
        return study.say(" ; l’essentiel est réel : les mêmes sources ont changé",
                         "; most of it is real: the same sources changed")  # fmt: skip
    if parts["mix"] >= parts["syndication"]:
        return study.say(" ; surtout un effet du mélange des sources", "; mostly an effect of the mix of sources")
    return study.say(" ; surtout un effet des reprises", "; mostly an effect of copies")


def tell_origin(study: Study, row: pd.Series[Any]) -> str:
    """Write where a change comes from: ``+39,0 points : +36,2 dans les mêmes sources, +2,1 …``."""
    parts = {name: points_words(float(row[name]), study.lang) for name in (*PARTS, "change", "change_panel")}
    if pd.isna(row["within"]):
        return study.say(
            f"{parts['change']} points, dont l’origine ne se calcule pas : une des deux années n’a pas de récit unique",
            f"{parts['change']} points, whose origin cannot be computed: one of the two years has no unique story",
        )
    told = study.say(
        f"{parts['change']} points : {parts['within']} dans les mêmes sources, {parts['mix']} par le mélange des "
        f"sources, {parts['syndication']} par les reprises",
        f"{parts['change']} points: {parts['within']} within the same sources, {parts['mix']} from the mix of "
        f"sources, {parts['syndication']} from copies",
    )
    if pd.isna(row["change_panel"]):
        return told
    return told + study.say(f" ; panel fixe {parts['change_panel']}", f"; fixed panel {parts['change_panel']}")
