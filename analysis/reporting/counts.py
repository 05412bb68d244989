"""Three counts side by side: all publications, unique stories, original passages."""

from __future__ import annotations

import pandas as pd

from analysis.exhibits import Column, Note, Table
from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Scope
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of

__all__ = ["show_three_counts"]


def show_three_counts(study: Study) -> Table | Note:
    """Return what the corpus holds by each of the three counts, and who leads under each.

    Whatever the report counts: the point is to see them side by side.
    """
    corpus, scope = study.corpus, study.scope
    every = Scope.of(WINDOW, scope.start, scope.end, scope.zones, "all", scope.sources)
    seen = observe(corpus.mentions, corpus.passages, corpus.documents, every)
    if seen.passages.empty:
        return Note(study.say("Aucun texte n’est daté de la période.", "No text is dated in the period."))
    units = {
        study.say("Toutes les publications", "All publications"): ("document", False),
        study.say("Récits uniques", "Unique stories"): ("story_id", False),
        study.say("Passages originaux", "Original passages"): ("passage", True),
    }
    rows = [_row(study, name, seen.passages, seen.hits, *unit) for name, unit in units.items()]
    frame = pd.DataFrame(rows, columns=["count", "n", "leader", "n_leader", "share"])
    n, stories = int(frame["n"].iloc[0]), int(frame["n"].iloc[1])
    copies = n - stories
    columns: dict[str, str | Column] = {
        "count": study.say("Compte", "Count"),
        "n": Column(study.say("Unités", "Units"), "count"),
        "leader": Column(study.say("Premier acteur", "First actor"), "text"),
        "n_leader": Column(study.say("avec lui", "with it"), "count"),
    }
    if not study.is_small:
        columns["share"] = Column(study.say("Part", "Share"), "share")
    leaders = frame["leader"].dropna().unique()
    same = "" if len(leaders) == 0 else study.say(
        f" ; {leaders[0]} reste en tête des trois" if len(leaders) == 1 else " ; le premier acteur en dépend",
        f"; {leaders[0]} leads in all three" if len(leaders) == 1 else "; who comes first depends on it",
    )  # fmt: skip
    return Table(
        frame,
        id="trois-comptes",
        caption=study.say(
            f"{study.count(n, 'publication', '')}, {study.count(stories, 'récit unique', '', 'récits uniques')} : "
            f"{study.count(copies, 'reprise', '')}{same}.",
            f"{study.count(n, '', 'publication')}, {study.count(stories, '', 'unique story', '', 'unique stories')}: "
            f"{study.count(copies, '', 'copy', '', 'copies')}{same}.",
        ),
        columns=columns,
        notes=study.say(
            "Publications et récits se comptent en textes ; un passage original n’en répète aucun autre. Les rapports "
            "donnent d’abord toutes les publications.",
            "Publications and stories are counted in texts; an original passage repeats no other. Reports give all "
            "publications first.",
        ),
        lang=study.lang,
    )  # fmt: skip


def _row(
    study: Study, name: str, passages: pd.DataFrame, hits: pd.DataFrame, unit: str, original: bool
) -> tuple[object, ...]:
    keys = ["document", "passage_id"] if unit == "passage" else [unit]
    if original:
        passages, hits = passages[passages["original"]], hits[hits["original"]]
    n = len(passages[keys].drop_duplicates())
    found = hits[["entry_id", *keys]].drop_duplicates()["entry_id"].value_counts(sort=False).sort_index()
    if found.empty or not n:
        return name, n, None, float("nan"), float("nan")
    best = found.sort_values(ascending=False, kind="stable")
    return name, n, labels_of(study, "actors")[str(best.index[0])], float(best.iloc[0]), float(best.iloc[0]) / n
