"""Report 04, continued: how often each pair of the most frequent actors is named together."""

from __future__ import annotations

from analysis.charts.alt_text import describe_matrix
from analysis.charts.matrices import plot_matrix
from analysis.exhibits import Column, Figure, Note, Table
from analysis.measures.co_mention import Window, lay_out_matrix
from analysis.reporting.encounters import links_of, matrix_spots
from analysis.reporting.pairs import MAPPED, pairs_of, tell_nothing, tell_pair, trails_of_pairs
from analysis.reporting.study import Study
from analysis.reporting.subjects import chosen_entries, labels_of

__all__ = ["map_pairs"]


def map_pairs(study: Study, window: Window = "passage", minimum: int = 3) -> Figure | Note:
    """Return the most frequent actors as a matrix: the passages, or texts, that name both."""
    entries = chosen_entries(study, "actors", MAPPED)
    every = pairs_of(study, window, 1)
    inside = every[every["entry_a"].isin(entries) & every["entry_b"].isin(entries)]
    if inside.empty:
        return Note(tell_nothing(study, window, 1))
    labels = labels_of(study, "actors")
    table = lay_out_matrix(inside, entries)
    measure = "n_passages" if window == "passage" else "n_documents"
    often = inside.sort_values("n_both", ascending=False, kind="stable").iloc[0]
    grid = table.set_axis([f"n_{i}" for i in range(len(entries))], axis="columns").reset_index(drop=True)
    grid.insert(0, "label", [labels[entry] for entry in entries])
    trails = trails_of_pairs(study, window, minimum)
    for i, column in enumerate(entries):
        grid[f"link_{i}"] = links_of(trails, [(row, column) for row in entries])
    n = study.count(len(entries), "acteur", "actor")
    return Figure(
        plot_matrix(table, labels=labels, measure=measure, lang=study.lang),
        id="matrice-acteurs",
        caption=study.say(f"Le plus souvent ensemble : {tell_pair(study, often, window)}.",
                          f"Together most often: {tell_pair(study, often, window)}."),
        alt=describe_matrix(table, labels=labels, measure=measure, lang=study.lang),
        table=Table(
            grid, id="table-matrice",
            caption=study.say("Les valeurs de la figure.", "The values of the figure."),
            columns={"label": study.say("Acteur", "Actor"),
                     **{f"n_{i}": Column(labels[e], "count", link=f"link_{i}") for i, e in enumerate(entries)}},
            notes=study.say("– : un acteur avec lui-même, sans objet.", "–: an actor with itself, does not apply."),
            lang=study.lang,
        ),
        data=inside,
        spots=matrix_spots(trails, entries, entries, ordered=False),
        reading=study.say(
            f"Lecture : les colonnes portent le numéro des lignes ; plus la case est foncée, plus les deux noms se "
            f"rencontrent. {n}, du plus nommé au moins nommé : une case foncée en haut tient d’abord à la fréquence.",
            f"How to read: columns bear the numbers of the rows; the darker the cell, the more often both names meet. "
            f"{n}, the most named first: a dark cell at the top comes from frequency first.",
        ),
    )  # fmt: skip
