"""Report 06: what rose, what fell and what is uncertain, in sentences with the figures behind each."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.exhibits import Answer, Sentences, Stack, Text
from analysis.measures.concordance import find_concordance
from analysis.reporting.answers import tell_leaders
from analysis.reporting.changes import tell_change
from analysis.reporting.moves import KINDS, TOLD, moves_of, sure_moves, trails_of_moves
from analysis.reporting.points import to_sentence
from analysis.reporting.reality import judge_origin, split_changes, tell_origin
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, names_of, slug, totals_of
from analysis.reporting.wording import points_words

__all__ = ["answer_digest", "tell_moves"]



def _name(study: Study, row: pd.Series[Any]) -> str:
    return names_of(study, row["kind"])[str(row["entry_id"])]


def _linked(study: Study, row: pd.Series[Any], against: str, *, bold: bool = True) -> str:
    """Return the name, leading to the sentences of the later year where some may be shown."""
    name = f"**{_name(study, row)}**" if bold else _name(study, row)
    trail = trails_of_moves(study, against).get((str(row["entry_id"]), int(row["last"])))
    return f"[{name}](#{trail.anchor})" if trail else name


def answer_digest(study: Study, against: str = "first") -> Answer:
    """Return the digest of the digest: who leads, what rose, what fell, how much stays uncertain."""
    sentences = [_lead(study, kind) for kind in KINDS]
    moves = moves_of(study, against)
    if moves.empty:
        sentences.append(study.say(
            "Trop peu de textes par année pour parler de hausse ou de baisse.",
            "Too few texts a year to speak of a rise or a fall.",
        ))  # fmt: skip
        return Answer(" ".join(filter(None, sentences)))
    rises, falls = (sure_moves(moves, sign) for sign in (1, -1))
    sentences.append(_tell_count(study, rises, ("hausse", "rise")))
    sentences.append(_tell_count(study, falls, ("baisse", "fall")))
    rest, n = len(moves) - len(rises) - len(falls), len(moves)
    if rest == n:
        sentences.append(study.say(
            f"Sur {study.count(n, 'évolution comparée', '', 'évolutions comparées')}, aucune n’est établie.",
            f"Of {study.count(n, '', 'change')} compared none is established.",
        ))  # fmt: skip
    elif rest:
        sentences.append(study.say(
            f"Sur {study.count(n, 'évolution comparée', '', 'évolutions comparées')}, {rest} "
            f"{'reste' if rest < 2 else 'restent'} dans l’incertitude.",
            f"Of {study.count(n, '', 'change')} compared, {rest} {'stays' if rest == 1 else 'stay'} within the "
            "uncertainty.",
        ))  # fmt: skip
    return Answer(" ".join(filter(None, sentences)))


def _lead(study: Study, kind: Kind) -> str:
    totals = totals_of(study, kind)
    found = totals[totals["n_documents"] > 0]
    if found.empty:
        subject = SUBJECTS[kind]
        return study.say(f"Aucun {subject.french} du lexique n’a été trouvé.",
                         f"No {subject.english} of the lexicon was found.")  # fmt: skip
    told = tell_leaders(study, found.head(1), names_of(study, kind), bold=True)
    first = {"actors": study.say("L’acteur le plus nommé", "The actor named most"),
             "themes": study.say("Le thème le plus abordé", "The theme addressed most")}[kind]  # fmt: skip
    return f"{first}{told}."


def _tell_count(study: Study, sure: pd.DataFrame, words: tuple[str, str]) -> str:
    french, english = words
    if sure.empty:
        return study.say(f"Aucune {french} ne dépasse l’incertitude.", f"No {english} exceeds the uncertainty.")
    named = [f"**{_name(study, row)}** ({points_words(float(row['change']), study.lang)})"
             for _, row in sure.head(TOLD).iterrows()]  # fmt: skip
    listed = study.join(named)
    n, first, last = len(sure), int(sure["first"].iloc[0]), int(sure["last"].iloc[0])
    more = study.say(f" et {n - TOLD} de plus", f" and {n - TOLD} more") if n > TOLD else ""
    return study.say(
        f"En {french} entre {first} et {last}, en points : {listed}{more}.",
        f"{'Rose' if english == 'rise' else 'Fell'} between {first} and {last}, in points: {listed}{more}.",
    )


def tell_moves(study: Study, direction: str, against: str = "first") -> Stack | Text:
    """Return what rose, or what fell, beyond the uncertainty: one sentence each, with a sentence of the press.

    Parameters
    ----------
    study : Study
    direction : {"rise", "fall"}
    against : {"first", "previous"}
        As in `compare_years`.
    """
    sign = 1 if direction == "rise" else -1
    moves = moves_of(study, against)
    if moves.empty:
        return Text(study.say(
            "Le corpus ne permet pas de comparer deux années : il en faut deux de cinq textes au moins.",
            "The corpus does not allow to compare two years: it takes two of at least five texts.",
        ))  # fmt: skip
    sure = sure_moves(moves, sign).head(TOLD)
    if sure.empty:
        return Text(_tell_nearest(study, moves, sign, against))
    shown: list[Text | Sentences] = []
    seen: set[str] = set()
    for _, row in sure.iterrows():
        shown.append(Text(_tell_move(study, row, against), anchor=f"phrases-{slug(str(row['entry_id']))}"))
        said = _sentence_of(study, row, seen)
        if said is not None:
            shown.append(said)
    return Stack(*shown)


def _tell_move(study: Study, row: pd.Series[Any], against: str) -> str:
    """Write one change with its counts, the interval of the difference, and where it comes from."""
    told = tell_change(study, row, {str(row["entry_id"]): _linked(study, row, against)})
    low, high = (points_words(float(row[f"change_{end}"]), study.lang) for end in ("low", "high"))
    split = split_changes(study, row["kind"], [str(row["entry_id"])], against)
    origin = ""
    if len(split):
        told_origin = tell_origin(study, split.iloc[0]) + judge_origin(study, split.iloc[0])
        origin = study.say(" Soit ", " That is ") + told_origin + "."
    apart = study.say(f", écart de {low} à {high} points à 95 %.", f", a change of {low} to {high} points at 95%.")
    return told + apart + origin


def _tell_nearest(study: Study, moves: pd.DataFrame, sign: int, against: str) -> str:
    """Say that nothing moved for certain, and what comes nearest."""
    none = study.say(*(("Aucune hausse ne dépasse l’incertitude.", "No rise exceeds the uncertainty.") if sign > 0 else
                       ("Aucune baisse ne dépasse l’incertitude.", "No fall exceeds the uncertainty.")))  # fmt: skip
    nearest = moves.iloc[0 if sign > 0 else -1]
    if float(nearest["change"]) * sign <= 0:
        return none
    told = tell_change(study, nearest, {str(nearest["entry_id"]): _linked(study, nearest, against, bold=False)})
    low, high = (points_words(float(nearest[f"change_{end}"]), study.lang) for end in ("low", "high"))
    alone = float(nearest["change_low"]) > 0 or float(nearest["change_high"]) < 0
    among = study.say(
        f" Prise seule, elle serait établie ; parmi {len(moves)} comparaisons, un tel écart peut être un hasard.",
        f" Alone it would be established; among {len(moves)} comparisons such a change may be chance.",
    ) if alone else ""  # fmt: skip
    most = study.say(
        f" La plus forte en apparence : {told}, écart de {low} à {high} points à 95 %.",
        f" The greatest in appearance: {told}, a change of {low} to {high} points at 95%.",
    )
    return none + most + among


def _sentence_of(study: Study, row: pd.Series[Any], seen: set[str]) -> Sentences | None:
    """Return one sentence of the later year that was not shown before, where one may be shown."""
    start, end = next(span for span in study.years if span[0].year == int(row["last"]))
    found = find_concordance(
        hits_of(study, row["kind"]), study.corpus.passages, study.corpus.documents, str(row["entry_id"]),
        column=SUBJECTS[row["kind"]].column, limit=4, quotable=study.quotable,
        **{**study.counted, "start": start, "end": end},
    )  # fmt: skip
    for _, line in found.iterrows():
        words = f"{line['left']}{line['keyword']}{line['right']}"
        if words not in seen:
            seen.add(words)
            return Sentences([to_sentence(study, line)])
    return None
