"""The texts one by one, where they are few."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.exhibits import Column, Table
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of
from analysis.reporting.wording import basis_words, day_words, shorten

__all__ = ["list_texts"]

_MOST: Final = 30


def list_texts(study: Study) -> Table | None:
    """Return the texts one by one, where they are few: date, basis, evidence, main actors, themes."""
    documents = study.corpus.documents
    if not study.is_small:
        return None
    shown = documents.sort_values(["date", "doc_id"], na_position="last", kind="stable").head(_MOST)
    mentions, themes = study.corpus.mentions, study.corpus.themes
    actor_labels, theme_labels = labels_of(study, "actors"), labels_of(study, "themes")
    listed = mentions[mentions["listed"]]
    frame = pd.DataFrame({
        "when": [_day(row, study.lang) for row in shown.itertuples()],
        "basis": [basis_words(basis, study.lang) for basis in shown["date_basis"]],
        "evidence": [_shown_evidence(study, row) for row in shown.itertuples()],
        "title": [shorten(text, 80) for text in shown["title"].fillna(_openings(study, shown))],
        "language": [None if language == study.lang else language for language in shown["language"]],
        "actors": [_top(listed, doc_id, "actor_id", actor_labels) for doc_id in shown["doc_id"]],
        "themes": [_top(themes, doc_id, "theme_id", theme_labels) for doc_id in shown["doc_id"]],
    })  # fmt: skip
    n, total = len(frame), len(documents)
    if n < total:
        caption = study.say(f"Les {n} premiers textes sur {total}, du plus ancien au plus récent.",
                            f"The first {n} texts of {total}, oldest first.")  # fmt: skip
    elif n == 1:
        caption = study.say("Le seul texte du corpus.", "The only text of the corpus.")
    else:
        caption = study.say(f"Les {n} textes, du plus ancien au plus récent.", f"The {n} texts, oldest first.")
    return Table(
        frame,
        id="textes",
        caption=caption,
        columns={
            "when": study.say("Date", "Date"),
            "title": Column(study.say("Titre ou premiers mots", "Title or first words"), lang="language"),
            "actors": study.say("Acteurs principaux", "Main actors"),
            "themes": study.say("Thèmes", "Themes"),
            "basis": study.say("Date établie par", "Date based on"),
            "evidence": Column(study.say("Indice", "Evidence"), lang="language"),
        },
        notes=study.say("Acteurs et thèmes : les trois premiers du titre et du corps, avec leur nombre de mentions.",
                        "Actors and themes: the first three in title and body, with their number of mentions."),
        lang=study.lang,
    )  # fmt: skip


def _openings(study: Study, documents: pd.DataFrame) -> pd.Series:
    """Return the first words of the body, for texts without a headline."""
    bodies = study.corpus.passages[study.corpus.passages["zone"] == "body"].drop_duplicates("doc_id")
    spans = dict(zip(bodies["doc_id"], zip(bodies["start"].tolist(), bodies["end"].tolist(), strict=True), strict=True))
    columns = (documents[name] for name in ("doc_id", "text", "origin"))
    openings = [
        text[slice(*spans[doc_id])] if doc_id in spans else origin
        for doc_id, text, origin in zip(*columns, strict=True)
    ]
    return pd.Series(openings, index=documents.index, dtype="str")


def _shown_evidence(study: Study, row: object) -> str:
    """Return the words a date was read from; for a date of the metadata the field, in words."""
    evidence, basis = getattr(row, "date_evidence", ""), getattr(row, "date_basis", "none")
    if basis == "metadata":
        return study.say("champ « date »", "field “date”") if evidence == "date" else shorten(str(evidence), 60)
    return "–" if pd.isna(evidence) or not evidence else shorten(str(evidence), 60)


def _day(row: object, lang: str) -> str:
    date, early, late = (getattr(row, name) for name in ("date", "date_earliest", "date_latest"))
    is_wide = pd.notna(early) and pd.notna(late) and early != late
    if pd.isna(date):
        # Counted on no day; still the reader may know where to look.
        if pd.notna(early) and pd.isna(late):
            return f"– ({'since' if lang == 'en' else 'depuis le'}\u00a0{early:%d/%m/%Y})"
        return f"– ({early:%d/%m/%Y}–{late:%d/%m/%Y})" if is_wide else "–"
    day = day_words(date, lang)
    if is_wide:
        return f"{day} ({early:%d/%m}–{late:%d/%m})"
    return day


def _top(hits: pd.DataFrame, doc_id: str, column: str, labels: dict[str, str]) -> str:
    chosen = hits[(hits["doc_id"] == doc_id) & hits["counted"]][column].dropna()
    counts = chosen.value_counts(sort=False).sort_values(ascending=False, kind="stable").head(3)
    return ", ".join(f"{labels.get(str(name), str(name))}\u00a0({n})" for name, n in counts.items()) or "–"
