"""What opens and closes every report: what it is on, what to know first, what was counted of what was found."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Identity, Note, Table
from analysis.measures.frequency import frequency_funnel
from analysis.reporting.audit import mentions_in_scope
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of

__all__ = ["identify", "show_funnel", "warn"]


_ENGLISH_STEPS: Final = {
    "publications": ("Publications", "exported twice"),
    "textes lus": ("Texts read", "unreadable or empty"),
    "textes datés": ("Texts dated", "no certain date"),
    "textes de la période": ("Texts of the period", "outside the period"),
}


def identify(study: Study, title: str, question: str = "", kind: Kind = "actors") -> Identity:
    """Return the head of the report: title, corpus, period and the counts of its provenance."""
    corpus, scope = study.corpus, study.scope
    dates = study.texts["date"]
    last = dates.max() if dates.notna().any() else scope.end
    n_read, n_there, n_hits = len(corpus.documents), len(study.texts), int(_steps(study, kind)["n_out"].iloc[-1])
    hits = {"actors": ("mention comptée", "mention counted", "mentions comptées", "mentions counted"),
            "themes": ("terme compté", "term counted", "termes comptés", "terms counted")}[kind]  # fmt: skip
    return Identity(
        title=title,
        question=question,
        corpus=study.say("Corpus d’exemple", "Sample corpus") if corpus.notice else corpus.name,
        start=scope.start.date(),
        end=scope.end.date(),
        as_of=min(last, scope.end).date(),
        counts={
            study.noun(n_read, "texte lu", "text read", "textes lus", "texts read"): n_read,
            study.noun(n_there, "texte de la période", "text of the period", "textes de la période",
                       "texts of the period"): n_there,
            study.noun(n_hits, *hits): n_hits,
        },
        hashes={"corpus": corpus.sha256, "lexicon": corpus.lexicon.version},
        sample=bool(corpus.notice),
        lang=study.lang,
    )


def warn(study: Study, kind: Kind = "actors", *, brief: bool = False) -> Note:
    """Return what a reader must know before the first number: undated texts, open roles, texts without a hit.

    Parameters
    ----------
    study : Study
    kind : {"actors", "themes"}
    brief : bool
        The texts in which nothing listed was found alone: for a report of two pages.
    """
    if brief:
        return Note(_tell_silent(study, kind))
    lines = [_tell_undated(study), _tell_silent(study, kind)]
    if kind == "actors":
        lines.append(_tell_roles(study))
    return Note("\n".join(f"- {line}" for line in lines if line))


def _tell_undated(study: Study) -> str:
    documents = study.corpus.documents
    n, total = int(documents["date"].isna().sum()), len(documents)
    if n == 0:
        return study.say("Tous les textes lus ont une date." if total > 1 else "Le texte lu a une date.",
                         "Every text read has a date.")  # fmt: skip
    return study.say(
        f"{study.of_texts(n, total)} {'est' if n < 2 else 'sont'} sans date sûre et "
        f"n’{'entre' if n < 2 else 'entrent'} dans aucune période.",
        f"{study.of_texts(n, total)} could not be dated with certainty and {'counts' if n == 1 else 'count'} in no "
        "period.",
    )


def _tell_silent(study: Study, kind: Kind) -> str:
    """Say in how many texts of the period nothing of the lexicon was found."""
    n, subject, hits = len(study.texts), SUBJECTS[kind], hits_of(study, kind)
    if n == 0:
        return study.say("Aucun texte n’est daté de la période.", "No text is dated in the period.")
    if kind == "actors":
        hits = mentions_in_scope(study)
        hits = hits[hits["listed"] & hits["actor_id"].notna()]
    else:
        hits = hits[hits["counted"]]
    silent = n - int(study.texts["doc_id"].isin(hits["doc_id"]).sum())
    if silent == 0:
        each = "Le texte" if n == 1 else "Chaque texte"
        return study.say(f"{each} de la période contient au moins un {subject.french} du lexique.",
                         f"Every text of the period holds at least one {subject.english} of the lexicon.")  # fmt: skip
    share = "" if study.is_small else f" ({study.percent(silent / n)})"
    return study.say(
        f"Dans {study.of_texts(silent, n)}{share}, aucun {subject.french} du lexique n’a été trouvé.",
        f"In {study.of_texts(silent, n)}{share} no {subject.english} of the lexicon was found.",
    )


def _tell_roles(study: Study) -> str:
    mentions = mentions_in_scope(study)
    roles = mentions[mentions["form"] == "role"]
    n, total = int(roles["actor_id"].isna().sum()), len(roles)
    if total == 0:
        return ""
    of = study.say(f"sur {format_count(total, 'fr')}", f"of {format_count(total, 'en')}")
    if n == 0:
        return study.say(
            f"Les {study.count(total, 'fonction', 'role')} sans nom ont toutes un titulaire connu." if total > 1
            else "La seule fonction sans nom a un titulaire connu.",
            f"{study.count(total, 'fonction', 'role')} without a name, each with a known holder.",
        )  # fmt: skip
    return study.say(
        f"{study.count(n, 'fonction sans nom', 'role', 'fonctions sans nom')} {of} {'n’a' if n < 2 else 'n’ont'} "
        "pas de titulaire connu "
        f"à {'sa' if n < 2 else 'leur'} date et ne {'compte' if n < 2 else 'comptent'} pour aucun acteur.",
        f"{format_count(n, 'en')} {of} roles without a name {'has' if n == 1 else 'have'} no known holder on "
        f"{'its' if n == 1 else 'their'} "
        f"day and {'counts' if n == 1 else 'count'} for no actor.",
    )  # fmt: skip


def _steps(study: Study, kind: Kind) -> pd.DataFrame:
    corpus, scope = study.corpus, study.scope
    return frequency_funnel(
        hits_of(study, kind), corpus.passages, corpus.documents, entry=SUBJECTS[kind].column, period=scope.period,
        start=scope.start, end=scope.end, zones=scope.zones, copies=scope.copies, sources=scope.sources,
        lang=study.lang,
    )  # fmt: skip


def show_funnel(study: Study, kind: Kind = "actors") -> Table:
    """Return the funnel: what each filter kept and set apart, from the texts to the hits counted."""
    first = study.corpus.funnel[study.corpus.funnel["unit"] == "textes"]
    if study.lang == "en":
        told = [_ENGLISH_STEPS[step] for step in first["step"]]
        first = first.assign(step=[step for step, _ in told], reason=[reason for _, reason in told], unit="texts")
    frame = pd.concat([first, _steps(study, kind)], ignore_index=True)
    frame["step"] = [step[:1].upper() + step[1:] for step in frame["step"]]
    hits, last = frame[frame["unit"] == frame["unit"].iloc[-1]], frame.iloc[-1]
    n_in, n_out = int(hits["n_in"].iloc[0]), int(last["n_out"])
    what = study.say("Sur {n_in} relevés, {n_out} comptés", "Of {n_in} found, {n_out} counted").format(
        n_in=study.count(n_in, *{"actors": ("mention", "mention"), "themes": ("terme", "term")}[kind]),
        n_out=format_count(n_out, study.lang),
    )
    if study.lang == "fr" and kind == "actors":
        what = what.replace("relevés", "relevées").replace("comptés", "comptées")
    return Table(
        frame,
        id="entonnoir",
        caption=what + study.say(
            " ; à chaque étape, entrés = gardés + écartés.",
            "; at each step, in = kept + set apart.",
        ),
        columns={
            "step": study.say("Étape", "Step"),
            "unit": study.say("Unité", "Unit"),
            "n_in": study.say("Entrés", "In"),
            "n_dropped": study.say("Écartés", "Set apart"),
            "n_out": study.say("Gardés", "Kept"),
            "reason": Column(study.say("Écartés parce que", "Set apart because"), "text"),
        },
        lang=study.lang,
    )  # fmt: skip
