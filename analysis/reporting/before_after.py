"""Report 06, continued: the greatest changes, before and after."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.charts.alt_text import describe_contrast
from analysis.charts.contrasts import plot_contrast
from analysis.exhibits import Column, Figure, Note, Spot, Table
from analysis.reporting.changes import tell_change
from analysis.reporting.moves import KINDS, drawn_moves, moves_of, trails_of_moves
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, labels_of, names_of
from analysis.reporting.trails import Trail, links_to
from analysis.reporting.wording import points_words

__all__ = ["show_moves"]


def show_moves(study: Study, against: str = "first") -> Figure | Note:
    """Return the greatest changes of actors and themes as before and after, certain or not."""
    moves = moves_of(study, against)
    if moves.empty:
        return Note(study.say(
            "Aucune année ne se compare à une autre : trop peu de textes.",
            "No year compares with another: too few texts.",
        ))  # fmt: skip
    shown = drawn_moves(moves)
    trails = trails_of_moves(study, against)
    labels = labels_of(study, "themes") | labels_of(study, "actors")
    first, last = int(shown["first"].iloc[0]), int(shown["last"].iloc[0])
    drawn: dict[str, Any] = {
        "first": "share_first", "second": "share_last", "names": (str(first), str(last)), "labels": labels,
        "lang": study.lang,
    }  # fmt: skip
    n = int(shown["certain"].sum())
    best = shown.iloc[int(shown["change"].abs().to_numpy().argmax())]
    told = tell_change(study, best, {str(best["entry_id"]): names_of(study, best["kind"])[str(best["entry_id"])]})
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
        table=_table(study, shown, labels, trails),
        data=moves,
        reading=study.say(
            f"Lecture : {told}. Deux barres pâles qui se recouvrent : l’écart peut être un hasard.",
            f"How to read: {told}. Where two pale bars overlap, the change may be chance.",
        ),
        spots=_spots(shown, trails),
    )  # fmt: skip


def _spots(shown: pd.DataFrame, trails: dict[tuple[str, int], Trail]) -> list[Spot]:
    """Return the spots of the rows: each leads to the later year, or where that is silent to the earlier one."""
    spots = []
    for i, row in shown.iterrows():
        years = (int(row["last"]), int(row["first"]))
        trail = next((trails[key] for year in years if (key := (str(row["entry_id"]), year)) in trails), None)
        if trail is not None:
            spots.append(Spot(0, None, None, float(str(i)) - 0.5, float(str(i)) + 0.5, f"#{trail.anchor}", trail.title))
    return spots


def _table(
    study: Study, shown: pd.DataFrame, labels: dict[str, str], trails: dict[tuple[str, int], Trail]
) -> Table:
    first, last = (str(int(shown[c].iloc[0])) for c in ("first", "last"))
    n_first, n_last = (int(shown[c].iloc[0]) for c in ("total_first", "total_last"))
    group = study.say("Écart en points, à 95 %", "Change in points, 95%")

    def points(value: float) -> str:
        return points_words(float(value), study.lang)

    kinds = {kind: study.say(SUBJECTS[kind].french, SUBJECTS[kind].english) for kind in KINDS}
    yes, no = study.say("oui", "yes"), study.say("non", "no")
    frame = shown.assign(
        label=shown["entry_id"].map(labels), kind_label=shown["kind"].map(kinds),
        sure=[yes if certain else no for certain in shown["certain"]],
        **{f"link_{end}": links_to(trails, zip(shown["entry_id"], shown[end].astype(int), strict=True))
           for end in ("first", "last")},
    )  # fmt: skip
    return Table(
        frame,
        id="table-mouvements",
        caption=study.say("Les plus grands écarts, avec leurs comptes.", "The greatest changes, with their counts."),
        columns={
            "label": study.say("Entrée", "Entry"),
            "kind_label": Column(study.say("Nature", "Kind"), "text"),
            "n_first": Column(study.say("textes", "texts"), "count", group=first, link="link_first"),
            "total_first": Column(study.say("sur", "of"), "count", group=first),
            "share_first": Column(study.say("part", "share"), "share", group=first),
            "n_last": Column(study.say("textes", "texts"), "count", group=last, link="link_last"),
            "total_last": Column(study.say("sur", "of"), "count", group=last),
            "share_last": Column(study.say("part", "share"), "share", group=last),
            "change": Column(study.say("valeur", "value"), points, align="right", group=group),
            "change_low": Column(study.say("de", "from"), points, align="right", group=group),
            "change_high": Column(study.say("à", "to"), points, align="right", group=group),
            "sure": Column(study.say("Établi", "Established"), "text"),
        },
        notes=study.say(
            f"Dénominateurs : {first}, {count_texts(study, n_first)} ; {last}, {count_texts(study, n_last)}. Établi : "
            "les intervalles de Wilson des deux parts ne se touchent pas, ce qui est plus "
            "sévère que "
            "l’intervalle de l’écart (Newcombe).",
            f"Denominators: {first}, {count_texts(study, n_first)}; {last}, {count_texts(study, n_last)}. Established: "
            "the Wilson intervals of the two shares do not touch, which is stricter than the interval of "
            "the change (Newcombe).",
        ),
        lang=study.lang,
    )  # fmt: skip
