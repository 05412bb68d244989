"""Headings, introductions and the themes of the lexicon, in the language of the report."""

from __future__ import annotations

import pandas as pd

from analysis.exhibits import Column, Table, Text
from analysis.measures.frequency import count_totals
from analysis.reporting.english import THEMES
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.wording import curl

__all__ = ["list_themes", "section"]


def section(study: Study, french: str, english: str, how_french: str = "", how_english: str = "") -> Text:
    """Return a heading and, under it, what the section is about."""
    heading, how = study.say(french, english), study.say(how_french, how_english)
    return Text(f"## {heading}\n\n{how}".strip())


def list_themes(study: Study) -> Table:
    """Return every theme of the lexicon: what it covers, its terms, and the texts that address it."""
    totals = count_totals(
        study.corpus.themes, study.corpus.passages, study.corpus.documents, entry="theme_id", start=study.scope.start,
        end=study.scope.end, zones=study.scope.zones, copies=study.scope.copies, sources=study.scope.sources,
        entries=list(study.corpus.lexicon.themes),
    ).set_index("entry_id")["n_documents"]  # fmt: skip
    themes = study.corpus.lexicon.themes.values()
    english = study.lang == "en"
    rows = []
    for theme in themes:
        own = (curl(theme.label), curl(study.say(theme.covers, theme.covers)))
        label, covers = THEMES.get(theme.id, own) if english else own
        rows.append((label, covers, len(theme.terms), int(totals.get(theme.id, 0))))
    return Table(
        pd.DataFrame(rows, columns=["label", "covers", "n_terms", "n_documents"]),
        id="definitions",
        caption=study.say(
            f"{study.count(len(rows), 'thème', 'theme')}, "
            f"{study.count(sum(row[2] for row in rows), 'terme', 'term')} relus.",
            f"{study.count(len(rows), 'thème', 'theme')}, "
            f"{study.count(sum(row[2] for row in rows), 'terme', 'term')} reviewed.",
        ),
        columns={
            "label": study.say("Thème", "Theme"),
            "covers": study.say("Ce qu’il recouvre", "What it covers"),
            "n_terms": Column(study.say("Termes", "Terms"), "count"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
        },
        notes=study.say(f"Dénominateur : {count_texts(study, len(study.texts))}.",
                        f"Denominator: {count_texts(study, len(study.texts))}."),
        lang=study.lang,
    )  # fmt: skip
