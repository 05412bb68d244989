"""Salience: in the title, in the first passage, anywhere. Who is the subject, and who is named in passing."""

from __future__ import annotations

import pandas as pd

from analysis.exhibits import Column, Note, Table
from analysis.measures.salience import PLACES, count_salience
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, chosen_entries, hits_of, labels_of, names_of, nothing

__all__ = ["salience_of", "show_salience"]

_SHOWN = 8


def salience_of(study: Study, kind: Kind, entries: list[str]) -> pd.DataFrame:
    """Return one row per entry: the texts with it in the title, in the first passage, anywhere, of how many."""
    scope, corpus = study.scope, study.corpus
    long = count_salience(
        hits_of(study, kind), corpus.passages, corpus.documents, entry=SUBJECTS[kind].column, start=scope.start,
        end=scope.end, entries=entries, copies=scope.copies, sources=scope.sources,
    )  # fmt: skip
    frame = pd.DataFrame({"entry_id": entries})
    for place in PLACES:
        rows = long[long["place"] == place].set_index("entry_id").loc[entries]
        for column in ("n_documents", "n_documents_total", "share"):
            frame[f"{column}_{place}"] = rows[column].to_numpy()
    frame["title_of_all"] = frame["n_documents_title"] / frame["n_documents_anywhere"].where(
        frame["n_documents_anywhere"] > 0
    )
    return frame


def show_salience(study: Study, kind: Kind) -> Table | Note:
    """Return where the first entries stand in the texts: title, first passage, anywhere."""
    entries = chosen_entries(study, kind, _SHOWN)
    if not entries:
        return nothing(study, kind)
    frame = salience_of(study, kind, entries).assign(label=lambda f: f["entry_id"].map(labels_of(study, kind)))
    first = frame.iloc[0]
    titled, opened, texts = (int(first[f"n_documents_{p}"]) if p else int(first["n_documents_total_anywhere"])
                             for p in ("title", "first", ""))  # fmt: skip
    titles, openings = (int(first[f"n_documents_total_{p}"]) for p in ("title", "first"))
    columns: dict[str, str | Column] = {"label": study.say(SUBJECTS[kind].french, SUBJECTS[kind].english).capitalize()}
    heads = {"title": study.say("Titre", "Title"), "first": study.say("Premier passage", "First passage"),
             "anywhere": study.say("N’importe où", "Anywhere")}  # fmt: skip
    for place, head in heads.items():
        columns[f"n_documents_{place}"] = Column(study.say("textes", "texts"), "count", group=head)
        if not study.is_small:
            columns[f"share_{place}"] = Column(study.say("part", "share"), "share", group=head)
    return Table(
        frame,
        id=f"saillance-{SUBJECTS[kind].slug}",
        caption=_tell(study, kind, frame),
        columns=columns,
        notes=study.say(
            f"Dénominateurs : {study.count(titles, 'texte à titre', '', 'textes à titre')}, {openings} à premier "
            f"passage, {count_texts(study, texts)} en tout. {names_of(study, kind)[str(first['entry_id'])]} : "
            f"{study.count(titled, 'titre', '')}, {study.count(opened, 'premier passage', '', 'premiers passages')}.",
            f"Denominators: {study.count(titles, '', 'text with a title', '', 'texts with a title')}, {openings} with "
            f"a first passage, {count_texts(study, texts)} in all. {names_of(study, kind)[str(first['entry_id'])]}: "
            f"{study.count(titled, '', 'title')}, {study.count(opened, '', 'first passage')}.",
        ),
        lang=study.lang,
    )  # fmt: skip


def _tell(study: Study, kind: Kind, frame: pd.DataFrame) -> str:
    """Write the finding: whom titles name most, and whether it is the one named most anywhere."""
    if not int(frame["n_documents_total_title"].max()):
        return study.say("Aucun texte n’a de titre : la saillance ne se lit qu’au premier passage.",
                         "No text has a title: salience shows in the first passage alone.")  # fmt: skip
    names = names_of(study, kind)
    best = frame.sort_values("n_documents_title", ascending=False, kind="stable").iloc[0]
    n, total = int(best["n_documents_title"]), int(best["n_documents_total_title"])
    if n == 0:
        return study.say(f"Aucun de ces noms n’est dans un titre ({count_texts(study, total)}).",
                         f"None of these names stands in a title ({count_texts(study, total)}).")  # fmt: skip
    tied = frame[frame["n_documents_title"] == n]
    who = study.join([names[str(entry)] for entry in tied["entry_id"].head(3)])
    each = study.say(" chacun", " each") if len(tied) > 1 else ""
    return study.say(f"Dans les titres, en tête : {who}, {study.of_texts(n, total)}{each}.",
                     f"First in titles: {who}, {study.of_texts(n, total)}{each}.")  # fmt: skip
