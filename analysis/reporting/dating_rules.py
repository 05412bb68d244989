"""Where an export states two days: what the choice between them does to the series."""

from __future__ import annotations

import pandas as pd

from analysis.exhibits import Column, Table
from analysis.periods import calendar, period_label, period_start
from analysis.reporting.study import Study

__all__ = ["show_dating_rule"]

_NEEDED = ("date_in_header", "date_in_id")


def show_dating_rule(study: Study) -> Table | None:
    """Return the texts per period under both rules; nothing where no export states two different days."""
    documents, scope = study.corpus.documents, study.scope
    if not set(_NEEDED) <= set(documents.columns):
        return None
    header, inside = (documents[name] for name in _NEEDED)
    conflict = header.notna() & inside.notna() & (header != inside)
    n = int(conflict.sum())
    if n == 0:
        return None
    counts = {}
    for rule, days in (("header", header), ("id", inside)):
        dates = documents["date"].where(~conflict, days)
        starts = period_start(dates[dates.between(scope.start, scope.end)], scope.period)
        counts[rule] = starts.value_counts()
    periods = calendar(scope.start, scope.end, scope.period)
    frame = pd.DataFrame({rule: found.reindex(periods, fill_value=0).to_numpy() for rule, found in counts.items()})
    frame.insert(0, "label", [period_label(day, scope.period, study.lang) for day in periods])
    frame["difference"] = frame["id"] - frame["header"]
    changed = frame[frame["difference"] != 0].reset_index(drop=True)
    used = study.say("celui de l’en-tête", "the one above the text")
    if study.corpus.dating_rule == "id":
        used = study.say("celui de l’identifiant", "the one in the identifier")
    moved = len(changed)
    notes = study.say(
        f"Le rapport compte {used} (dating_rule). Seules les périodes où les deux règles diffèrent sont listées.",
        f"The report counts {used} (dating_rule). Only periods in which the rules differ are listed.",
    )
    verb = study.say("porte" if n < 2 else "portent", "states" if n == 1 else "state")
    texts = f"{study.of_texts(n, len(documents))} {verb}"
    return Table(
        changed if moved else frame.head(0),
        id="regle-de-date",
        caption=study.say(
            f"{texts} deux jours différents ; le choix change {moved} période{'s' if moved > 1 else ''}.",
            f"{texts} two different days; the choice changes {moved} period{'' if moved == 1 else 's'}.",
        ),
        columns={
            "label": study.say("Période", "Period"),
            "header": Column(study.say("Textes, jour de l’en-tête", "Texts, day above the text"), "count"),
            "id": Column(study.say("Textes, jour de l’identifiant", "Texts, day in the identifier"), "count"),
            "difference": Column(study.say("Écart", "Difference"), "count"),
        },
        notes=notes,
        lang=study.lang,
    )  # fmt: skip
