"""Keyness: what is typical of a year, of a source, or of the passages that mention an actor."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Note, Table
from analysis.measures.parts import By, compare_around, compare_parts, words_around
from analysis.periods import period_label
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, labels_of, names_of
from analysis.reporting.wording import chance_words
from analysis.text.normalise import fold

__all__ = ["keyness_columns", "show_keyness", "tell_log_ratio", "themes_beside", "too_few", "words_beside"]

#: Above this a difference may be chance.
CERTAIN: Final = 0.05
_EACH: Final = {"period": 3, "source": 2}


@lru_cache(maxsize=16)
def _parts(study: Study, kind: Kind, by: By) -> pd.DataFrame:
    corpus = study.corpus
    return compare_parts(
        hits_of(study, kind), corpus.passages, corpus.documents, by=by, entry=SUBJECTS[kind].column, **study.counted
    )


def show_keyness(study: Study, kind: Kind, by: By = "period") -> Table | Note:
    """Return what is typical of each year, or of each source, against all the others.

    Parameters
    ----------
    study : Study
    kind : {"actors", "themes"}
    by : {"period", "source"}
        Years of the window, or sources.
    """
    if study.is_small:
        return Note(too_few(study))
    found = _parts(study, kind, by)
    parts = study.say(*(("années", "years") if by == "period" else ("sources", "sources")))
    if found["part"].nunique() < 2:
        return Note(study.say(
            f"Rien à comparer : il faut au moins deux {parts} avec des entrées assez fréquentes.",
            f"Nothing to compare: it takes at least two {parts} with entries that are frequent enough.",
        ))  # fmt: skip
    typical = found[(found["g2"] > 0) & (found["q"] < CERTAIN)]
    if typical.empty:
        n = format_count(len(found), study.lang)
        return Note(study.say(
            f"Sur {n} comparaisons entre {parts}, aucune différence ne dépasse le hasard une fois corrigé leur nombre.",
            f"Of {n} comparisons between {parts}, no difference exceeds chance once their number is corrected for.",
        ))  # fmt: skip
    shown = typical.groupby("part", sort=True).head(_EACH[by]).reset_index(drop=True)
    shown["label"] = shown["item"].map(labels_of(study, kind))
    shown["part_label"] = [
        period_label(pd.Timestamp(p).replace(month=1, day=1), "year", study.lang) if by == "period" else str(p)
        for p in shown["part"]
    ]
    best = shown.sort_values("g2", ascending=False, kind="stable").iloc[0]
    return Table(
        shown.drop(columns="part"),
        id=f"specificites-{SUBJECTS[kind].slug}-{'annees' if by == 'period' else 'sources'}",
        caption=_tell(study, kind, by, best),
        columns={
            "part_label": study.say(*(("Année", "Year") if by == "period" else ("Source", "Source"))),
            "label": study.say(SUBJECTS[kind].french, SUBJECTS[kind].english).capitalize(),
            **keyness_columns(study),
        },
        notes=_notes(study, by, len(found), len(typical)),
        lang=study.lang,
    )  # fmt: skip


def too_few(study: Study) -> str:
    """Say why nothing is compared: in a few texts each mention hangs on the one before."""
    n = study.count(len(study.texts), "texte", "text")
    return study.say(
        f"{n} : trop peu pour dire ce qui distingue une partie d’une autre.",
        f"{n}: too few to say what sets one part apart from another.",
    )


def keyness_columns(study: Study) -> dict[str, str | Column]:
    """Return the columns of a table of keyness: counts, documents, rates, G2, log ratio with interval, q."""
    here, there = study.say("Ici", "Here"), study.say("Ailleurs", "Elsewhere")
    group = study.say("Rapport log₂, à 95 %", "Log₂ ratio, 95%")
    return {
        "n_target": Column(study.say("mentions", "hits"), "count", group=here),
        "n_documents_target": Column(study.say("textes", "texts"), "count", group=here),
        "per_10k_target": Column(study.say("pour 10\u202f000", "per 10,000"), "decimal", group=here),
        "per_10k_reference": Column(study.say("pour 10\u202f000", "per 10,000"), "decimal", group=there),
        "g2": Column("G²", "decimal"),
        "log_ratio": Column(study.say("valeur", "value"), "decimal", group=group),
        "log_ratio_low": Column(study.say("de", "from"), "decimal", group=group),
        "log_ratio_high": Column(study.say("à", "to"), "decimal", group=group),
        "q": Column("q", lambda q: chance_words(float(q), study.lang), align="right"),
    }


def tell_log_ratio(study: Study, row: pd.Series[Any]) -> str:
    """Write how often an entry stands here and elsewhere: ``35,3 pour 10 000 mots, contre 0,6 ailleurs``."""
    from analysis.charts.numbers import format_rate

    here, there = (format_rate(float(row[f"per_10k_{side}"]), study.lang) for side in ("target", "reference"))
    n = int(row["n_documents_target"])
    return study.say(
        f"{here} mentions pour 10\u202f000 mots ({study.count(n, 'texte', '')}), contre {there} ailleurs",
        f"{here} mentions per 10,000 words ({study.count(n, '', 'text')}), against {there} elsewhere",
    )


def _tell(study: Study, kind: Kind, by: By, best: pd.Series[Any]) -> str:
    name, part = names_of(study, kind)[str(best["item"])], best["part_label"]
    where = study.say(f"en {part}", f"in {part}") if by == "period" else part
    return study.say(f"Le plus distinctif : {name}, {where}, {tell_log_ratio(study, best)}.",
                     f"Most distinctive: {name}, {where}, {tell_log_ratio(study, best)}.")  # fmt: skip


def _notes(study: Study, by: By, n: int, n_typical: int) -> str:
    french, english = ("année", "year") if by == "period" else ("source", "source")
    return study.say(
        f"{n_typical} différences sur {format_count(n, 'fr')} comparaisons ; au plus {_EACH[by]} par {french}. G² : "
        "log-vraisemblance ; rapport log₂ : 1 = deux fois plus fréquent ; q : probabilité par hasard, corrigée du "
        "nombre de comparaisons. Une entrée d’un seul texte est écartée.",
        f"{n_typical} differences of {format_count(n, 'en')} comparisons; at most {_EACH[by]} per {english}. G²: "
        "log-likelihood; log₂ ratio: 1 = twice as frequent; q: probability by chance, corrected for the number of "
        "comparisons. An entry of a single text is left out.",
    )


@lru_cache(maxsize=16)
def themes_beside(study: Study, actor: str) -> pd.DataFrame:
    """Return the themes typical of the passages that mention an actor, as `compare_keyness` gives them."""
    corpus = study.corpus
    return compare_around(
        corpus.themes, corpus.mentions, corpus.passages, corpus.documents, actor, **study.counted
    )


@lru_cache(maxsize=16)
def words_beside(study: Study, actor: str) -> pd.DataFrame:
    """Return the words typical of the passages that mention an actor, at least twice as frequent there.

    Parts of names that are mentions are left out: who stands beside is another table.
    """
    corpus = study.corpus
    found = words_around(
        corpus.mentions, corpus.passages, corpus.documents, actor, language="fr", **study.counted
    )
    own = corpus.mentions["surface"].unique()
    parts = {part for surface in own for part in fold(str(surface)).replace("'", " ").replace("-", " ").split()}
    parts |= {word for word in found["item"] if len(word) <= 3}
    known = found["item"].map(lambda word: fold(str(word)) in parts).astype(bool)
    return found[~known & (found["log_ratio"] >= 1)].reset_index(drop=True)
