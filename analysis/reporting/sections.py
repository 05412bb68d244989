"""Headings and explanations, in the language of the report."""

from __future__ import annotations

import pandas as pd

from analysis.exhibits import Column, Stack, Table, Text
from analysis.reporting.study import Study
from analysis.reporting.wording import type_words

__all__ = ["list_gaps", "list_themes", "section"]

_MOST = 20


def section(study: Study, french: str, english: str, how_french: str = "", how_english: str = "") -> Text:
    """Return a heading and, under it, how to read what follows."""
    heading, how = study.say(french, english), study.say(how_french, how_english)
    return Text(f"## {heading}\n\n{how}".strip())


def list_gaps(study: Study) -> Stack:
    """Return what the lexicon lacks: names found by rule, roles without a known holder."""
    tables = [table for table in (_list_unlisted(study), _list_open_roles(study)) if table is not None]
    if tables:
        return Stack(*tables)
    return Stack(Text(study.say(
        "Aucun nom hors du lexique n’a été trouvé, et toutes les fonctions ont un titulaire connu.",
        "No name outside the lexicon was found, and every role has a known holder.",
    )))  # fmt: skip


def _list_unlisted(study: Study) -> Table | None:
    """Return the names the lexicon lacks, by number of texts; nothing where there are none."""
    mentions = study.corpus.mentions
    texts = study.texts["doc_id"]
    found = mentions[~mentions["listed"] & mentions["counted"] & mentions["doc_id"].isin(texts)]
    if found.empty:
        return None
    grouped = found.groupby(["actor_id", "label", "actor_type"])
    frame = grouped.agg(n_documents=("doc_id", "nunique"), n_mentions=("doc_id", "size")).reset_index()
    frame = frame.sort_values(["n_documents", "n_mentions", "actor_id"], ascending=[False, False, True], ignore_index=True)
    shown = frame.head(_MOST).assign(kind=lambda f: [type_words(kind, study.lang) for kind in f["actor_type"]])
    return Table(
        shown,
        id="hors-lexique",
        caption=study.say(
            f"{study.count(len(frame), 'nom', 'name')} hors du lexique, les {len(shown)} plus fréquents.",
            f"{study.count(len(frame), 'nom', 'name')} outside the lexicon, the {len(shown)} most frequent.",
        ),
        columns={
            "label": study.say("Nom", "Name"),
            "kind": study.say("Nature", "Kind"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
            "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
        },
        lang=study.lang,
    )


def _list_open_roles(study: Study) -> Table | None:
    """Return the roles that could not be given to a person, by number; nothing where there are none."""
    mentions = study.corpus.mentions
    roles = mentions[(mentions["form"] == "role") & mentions["counted"] & mentions["actor_id"].isna()]
    if roles.empty:
        return None
    counts = roles["surface"].str.lower().value_counts().head(_MOST).rename_axis("role").reset_index(name="n")
    return Table(
        counts,
        id="fonctions-ouvertes",
        caption=study.say("Fonctions citées sans nom et sans titulaire connu à leur date.",
                          "Roles without a name and without a known holder on their day."),
        columns={"role": study.say("Fonction", "Role"), "n": Column(study.say("Mentions", "Mentions"), "count")},
        lang=study.lang,
    )  # fmt: skip


def list_themes(study: Study) -> Table:
    """Return the themes of the lexicon and what each covers."""
    rows = [(theme.label, theme.covers, len(theme.terms)) for theme in study.corpus.lexicon.themes.values()]
    return Table(
        pd.DataFrame(rows, columns=["label", "covers", "n_terms"]),
        id="definitions",
        caption=study.say("Les thèmes du lexique.", "The themes of the lexicon."),
        columns={
            "label": study.say("Thème", "Theme"),
            "covers": study.say("Ce qu’il recouvre", "What it covers"),
            "n_terms": Column(study.say("Termes", "Terms"), "count"),
        },
        lang=study.lang,
    )
