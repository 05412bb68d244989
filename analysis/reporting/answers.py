"""The answer of a report: who or what leads, by how much, what changed."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.exhibits import Answer
from analysis.reporting.changes import describe_changes
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, names_of, totals_of

__all__ = ["answer", "tell_leaders"]

_FOLLOWERS = 3


def answer(study: Study, kind: Kind) -> Answer:
    """Return the answer of the report in a few sentences, each number with its denominator."""
    subject = SUBJECTS[kind]
    totals, labels, n = totals_of(study, kind), names_of(study, kind), len(study.texts)
    found = totals[totals["n_documents"] > 0]
    if found.empty:
        if n == 0:
            return Answer(study.say("Aucun texte n’est daté de la période.", "No text is dated in the period."))
        texts = study.say("le texte" if n == 1 else f"les {n} textes", "the text" if n == 1 else f"the {n} texts")
        return Answer(study.say(
            f"Aucun {subject.french} du lexique n’a été trouvé dans {texts} de la période.",
            f"No {subject.english} of the lexicon was found in {texts} of the period.",
        ))  # fmt: skip
    chosen = study.actors if kind == "actors" else study.themes
    among = study.say(
        f"Parmi les {len(chosen)} {subject.french}s suivis, en tête",
        f"Of the {len(chosen)} {subject.english}s followed, first",
    )
    head = among if len(chosen) > 1 else study.say("En tête", "First")
    sentences = [
        head + tell_leaders(study, found, labels, bold=True) + ".",
        _tell_order(study, found, subject.french, subject.english),
        describe_changes(study, subject.column, hits_of(study, kind), labels),
    ]
    return Answer(" ".join(filter(None, sentences)))


def tell_leaders(study: Study, found: pd.DataFrame, labels: Mapping[str, str], *, bold: bool = False) -> str:
    """Write who leads and who follows: `` : Russie, dans 59 textes sur 103 (57 %…) ; puis Chine (46)``."""
    first = found.iloc[0]
    n, total = int(first["n_documents"]), int(first["n_documents_total"])
    tied = found[found["n_documents"] == n]
    mark = "**" if bold else ""
    names = study.join([f"{mark}{labels[entry]}{mark}" for entry in tied["entry_id"].head(_FOLLOWERS + 1)])
    texts = study.of_texts(n, total)
    if len(tied) > _FOLLOWERS + 1:
        more = len(tied) - _FOLLOWERS - 1
        names += study.say(f" et {more} à égalité", f" and {more} more, tied")
    where = study.say(f" : {names}, dans {texts}", f": {names}, in {texts}")
    where += study.say(" chacun", " each") if len(tied) > 1 and total > 1 else ""
    where += _tell_share(study, first)
    others = found.iloc[len(tied) :].head(_FOLLOWERS)
    listed = study.join([f"{labels[str(row.entry_id)]} ({row.n_documents})" for row in others.itertuples()])
    return where + (study.say(f" ; puis {listed}", f"; then {listed}") if listed else "")


def _tell_share(study: Study, row: pd.Series) -> str:
    if study.is_small:
        return ""
    share, interval = study.percent(row["share"]), study.between(row["share_low"], row["share_high"])
    return study.say(f" ({share}, intervalle à 95 % {interval})", f" ({share}, 95% interval {interval})")


def _tell_order(study: Study, found: pd.DataFrame, french: str, english: str) -> str:
    """Say whether the lead of the first is more than chance; nothing in a small corpus or at a tie."""
    if study.is_small or len(found) < 2:
        return ""
    first, second = found.iloc[0], found.iloc[1]
    if first["n_documents"] == second["n_documents"]:
        return ""
    if second["share_high"] >= first["share_low"]:
        return study.say(
            f"Les intervalles des deux premiers {french}s se recouvrent : leur ordre n’est pas établi.",
            f"The intervals of the first two {english}s overlap: their order is not established.",
        )
    return study.say(
        "Son avance sur le deuxième dépasse l’incertitude.", "Its lead over the second exceeds the uncertainty."
    )
