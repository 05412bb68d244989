"""Report 06: what rose, what fell and what is uncertain, in sentences with the figures behind each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_contrast
from analysis.charts.contrasts import plot_contrast
from analysis.exhibits import Answer, Column, Figure, Note, Sentences, Stack, Table, Text
from analysis.measures.concordance import find_concordance
from analysis.measures.intervals import newcombe, wilson
from analysis.reporting.answers import tell_leaders
from analysis.reporting.changes import compare_years, tell_change
from analysis.reporting.points import to_sentence
from analysis.reporting.reality import judge_origin, split_changes, tell_origin
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, labels_of, names_of, totals_of
from analysis.reporting.wording import points_words

__all__ = ["answer_digest", "moves_of", "show_moves", "tell_moves"]

KINDS: Final[tuple[Kind, ...]] = ("actors", "themes")
_DRAWN: Final = 10
_TOLD: Final = 3
#: Entries in fewer texts of both years together say nothing about a change.
_ENOUGH: Final = 5


@lru_cache(maxsize=16)
def moves_of(study: Study, against: str = "first") -> pd.DataFrame:
    """Return the changes of all actors and themes between two years, the greatest rise first.

    Returns
    -------
    DataFrame
        The rows of `compare_years` of entries with at least five texts in both years together, and kind,
        the Wilson intervals of both shares, change_low and change_high (Newcombe). Empty in a small corpus.
    """
    frames = []
    for kind in KINDS if not study.is_small else ():
        compared = compare_years(study, hits_of(study, kind), SUBJECTS[kind].column, against)
        if len(compared):
            frames.append(compared[compared["n_first"] + compared["n_last"] >= _ENOUGH].assign(kind=kind))
    if not frames:
        return pd.DataFrame(columns=["entry_id", "kind", "change", "certain"])
    frame = pd.concat(frames, ignore_index=True)
    for side in ("first", "last"):
        low, high = wilson(frame[f"n_{side}"], frame[f"total_{side}"])
        frame[f"share_{side}_low"], frame[f"share_{side}_high"] = low, high
    frame["change_low"], frame["change_high"] = newcombe(
        frame["n_first"], frame["total_first"], frame["n_last"], frame["total_last"]
    )
    return frame.sort_values(["change", "entry_id"], ascending=[False, True], kind="stable", ignore_index=True)


def _sure(moves: pd.DataFrame, sign: int) -> pd.DataFrame:
    """Return the rises (1) or falls (-1) beyond the uncertainty, the greatest first."""
    kept = moves[moves["certain"].astype(bool) & (moves["change"] * sign > 0)]
    return kept.iloc[::sign].reset_index(drop=True)


def _name(study: Study, row: pd.Series[Any]) -> str:
    return names_of(study, row["kind"])[str(row["entry_id"])]


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
    rises, falls = (_sure(moves, sign) for sign in (1, -1))
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
             for _, row in sure.head(_TOLD).iterrows()]  # fmt: skip
    listed = study.join(named)
    n, first, last = len(sure), int(sure["first"].iloc[0]), int(sure["last"].iloc[0])
    more = study.say(f" et {n - _TOLD} de plus", f" and {n - _TOLD} more") if n > _TOLD else ""
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
    sure = _sure(moves, sign).head(_TOLD)
    if sure.empty:
        return Text(_tell_nearest(study, moves, sign))
    shown: list[Text | Sentences] = []
    seen: set[str] = set()
    for _, row in sure.iterrows():
        shown.append(Text(_tell_move(study, row, against)))
        said = _sentence_of(study, row, seen)
        if said is not None:
            shown.append(said)
    return Stack(*shown)


def _tell_move(study: Study, row: pd.Series[Any], against: str) -> str:
    """Write one change with its counts, the interval of the difference, and where it comes from."""
    told = tell_change(study, row, {str(row["entry_id"]): f"**{_name(study, row)}**"})
    low, high = (points_words(float(row[f"change_{end}"]), study.lang) for end in ("low", "high"))
    split = split_changes(study, row["kind"], [str(row["entry_id"])], against)
    origin = ""
    if len(split):
        origin = " " + tell_origin(study, split.iloc[0]) + judge_origin(study, split.iloc[0]) + "."
    apart = study.say(f", écart de {low} à {high} points à 95 %.", f", a change of {low} to {high} points at 95%.")
    return told + apart + origin


def _tell_nearest(study: Study, moves: pd.DataFrame, sign: int) -> str:
    """Say that nothing moved for certain, and what comes nearest."""
    none = study.say(*(("Aucune hausse ne dépasse l’incertitude.", "No rise exceeds the uncertainty.") if sign > 0 else
                       ("Aucune baisse ne dépasse l’incertitude.", "No fall exceeds the uncertainty.")))  # fmt: skip
    nearest = moves.iloc[0 if sign > 0 else -1]
    if float(nearest["change"]) * sign <= 0:
        return none
    told = tell_change(study, nearest, {str(nearest["entry_id"]): _name(study, nearest)})
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


def show_moves(study: Study, against: str = "first") -> Figure | Note:
    """Return the greatest changes of actors and themes as before and after, certain or not."""
    moves = moves_of(study, against)
    if moves.empty:
        return Note(study.say(
            "Aucune année ne se compare à une autre : trop peu de textes.",
            "No year compares with another: too few texts.",
        ))  # fmt: skip
    order = moves["change"].abs().sort_values(ascending=False, kind="stable").index[:_DRAWN]
    shown = moves.loc[sorted(order)].reset_index(drop=True)
    labels = labels_of(study, "themes") | labels_of(study, "actors")
    first, last = int(shown["first"].iloc[0]), int(shown["last"].iloc[0])
    drawn: dict[str, Any] = {
        "first": "share_first", "second": "share_last", "names": (str(first), str(last)), "labels": labels,
        "lang": study.lang,
    }  # fmt: skip
    n = int(shown["certain"].sum())
    best = shown.iloc[int(shown["change"].abs().to_numpy().argmax())]
    told = tell_change(study, best, {str(best["entry_id"]): _name(study, best)})
    return Figure(
        plot_contrast(shown, **drawn),
        id="mouvements",
        caption=study.say(
            f"{n} des {len(shown)} plus grands écarts entre {first} et {last} "
            f"{'dépasse' if n < 2 else 'dépassent'} l’incertitude.",
            f"{n} of the {len(shown)} greatest changes between {first} and {last} "
            f"{'exceeds' if n == 1 else 'exceed'} the uncertainty.",
        ),
        alt=describe_contrast(shown, **drawn),
        table=_table(study, shown, labels),
        data=moves,
        reading=study.say(
            f"Lecture : {told}. Deux barres pâles qui se recouvrent : l’écart peut être un hasard.",
            f"How to read: {told}. Where two pale bars overlap, the change may be chance.",
        ),
    )  # fmt: skip


def _table(study: Study, shown: pd.DataFrame, labels: dict[str, str]) -> Table:
    first, last = (str(int(shown[c].iloc[0])) for c in ("first", "last"))
    group = study.say("Écart en points, à 95 %", "Change in points, 95%")

    def points(value: float) -> str:
        return points_words(float(value), study.lang)

    kinds = {kind: study.say(SUBJECTS[kind].french, SUBJECTS[kind].english) for kind in KINDS}
    yes, no = study.say("oui", "yes"), study.say("non", "no")
    frame = shown.assign(
        label=shown["entry_id"].map(labels), kind_label=shown["kind"].map(kinds),
        sure=[yes if certain else no for certain in shown["certain"]],
    )  # fmt: skip
    return Table(
        frame,
        id="table-mouvements",
        caption=study.say("Les plus grands écarts, avec leurs comptes.", "The greatest changes, with their counts."),
        columns={
            "label": study.say("Entrée", "Entry"),
            "kind_label": Column(study.say("Nature", "Kind"), "text"),
            "n_first": Column(study.say("textes", "texts"), "count", group=first),
            "total_first": Column(study.say("sur", "of"), "count", group=first),
            "share_first": Column(study.say("part", "share"), "share", group=first),
            "n_last": Column(study.say("textes", "texts"), "count", group=last),
            "total_last": Column(study.say("sur", "of"), "count", group=last),
            "share_last": Column(study.say("part", "share"), "share", group=last),
            "change": Column(study.say("valeur", "value"), points, align="right", group=group),
            "change_low": Column(study.say("de", "from"), points, align="right", group=group),
            "change_high": Column(study.say("à", "to"), points, align="right", group=group),
            "sure": Column(study.say("Établi", "Established"), "text"),
        },
        notes=study.say(
            "Établi : les intervalles de Wilson des deux parts ne se touchent pas, ce qui est plus sévère que "
            "l’intervalle de l’écart (Newcombe).",
            "Established: the Wilson intervals of the two shares do not touch, which is stricter than the interval of "
            "the change (Newcombe).",
        ),
        lang=study.lang,
    )  # fmt: skip
