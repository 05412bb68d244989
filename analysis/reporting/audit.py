"""What was matched and what was not: forms and their counts, names outside the lexicon, open roles."""

from __future__ import annotations

import re
from typing import Final

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Note, Stack, Table, Text
from analysis.exhibits.formats import NBSP
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of
from analysis.reporting.wording import form_words, shorten, type_words
from analysis.text.normalise import fold

__all__ = ["audit_matches", "list_gaps", "mentions_in_scope"]

_FORMS: Final = 12
_MOST: Final = 12
_AROUND: Final = 36
_CUT: Final = "…"
_HELD: Final = "\ue000"  # stands for a no-break space while spaces are joined


def mentions_in_scope(study: Study) -> pd.DataFrame:
    """Return the mentions of the texts of the study that lie in its zones and window."""
    passages = study.corpus.passages
    inside = passages[passages["zone"].isin(study.scope.zones) & passages["date"].between(study.scope.start, study.scope.end)]
    mentions = study.corpus.mentions
    found = mentions[mentions["doc_id"].isin(study.texts["doc_id"])]
    return found.merge(inside[["doc_id", "passage_id", "language"]], on=["doc_id", "passage_id"])


def audit_matches(study: Study) -> Table | Note:
    """Return the forms that matched, other than an actor's own name: how often, and an example of each.

    What reads most like a guess stands here: capitals for their states, roles without a name, short
    names. The most frequent come first.
    """
    found = mentions_in_scope(study)
    found = found[found["listed"] & found["actor_id"].notna()]
    if found.empty:
        return Note(study.say("Aucune mention d’un acteur du lexique.", "No mention of an actor of the lexicon."))
    labels = {actor.id: fold(actor.label) for actor in study.corpus.lexicon.actors.values()}
    found = found.assign(folded=[fold(surface) for surface in found["surface"]])
    other = found[[row.folded != labels.get(row.actor_id) for row in found.itertuples()]]
    n, total = len(other), len(found)
    if other.empty:
        return Note(study.say(f"Les {total} mentions portent toutes le nom même de l’acteur.", f"All {total} mentions bear the actor’s own name."))
    forms = other.groupby(["folded", "actor_id", "form"], sort=False).agg(
        surface=("surface", lambda s: s.value_counts(sort=False).idxmax()), n_mentions=("doc_id", "size"),
        n_documents=("doc_id", "nunique"), language=("language", "first"),
    ).reset_index()  # fmt: skip
    forms = forms.sort_values(["n_mentions", "n_documents", "folded"], ascending=[False, False, True], kind="stable", ignore_index=True)
    shown = forms.head(_FORMS)
    names = labels_of(study, "actors")
    examples = [_example(study, other[(other["folded"] == r.folded) & (other["actor_id"] == r.actor_id)]) for r in shown.itertuples()]
    frame = shown.assign(
        label=shown["actor_id"].map(names), kind=[form_words(form, study.lang) for form in shown["form"]],
        example=examples, language=[None if lang == study.lang else lang for lang in shown["language"]],
    ).drop(columns="folded")  # fmt: skip
    return _table_of_forms(study, frame, n, total, len(forms))


def _table_of_forms(study: Study, frame: pd.DataFrame, n: int, total: int, n_forms: int) -> Table:
    whole = format_count(total, study.lang)
    part = "" if len(frame) == n_forms else study.say(f" ; les {len(frame)} plus fréquentes des {n_forms} formes", f"; the {len(frame)} most frequent of {n_forms} forms")
    return Table(
        frame,
        id="formes",
        caption=study.say(
            f"{study.count(n, 'mention', 'mention')} sur {whole} {'passe' if n < 2 else 'passent'} par une autre forme que le nom de l’acteur{part}.",
            f"{format_count(n, 'en')} of {study.count(total, 'mention', 'mention')} {'uses' if n == 1 else 'use'} another form than the actor’s name{part}.",
        ),
        columns={
            "surface": Column(study.say("Forme relevée", "Form found"), lang="language"),
            "label": study.say("Comptée pour", "Counted for"),
            "kind": study.say("Nature", "Kind"),
            "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
            "example": Column(study.say("Exemple", "Example"), "text", lang="language"),
        },
        lang=study.lang,
    )  # fmt: skip


def _example(study: Study, hits: pd.DataFrame) -> str | None:
    """Return some words around the first of the mentions that may be quoted."""
    texts = study.texts_by_id
    for hit in hits.itertuples():
        span = study.quotable.around(hit.doc_id, hit.start, hit.end)
        if span is None:
            continue
        text = texts[hit.doc_id]
        first, last = max(span[0], hit.start - _AROUND), min(span[1], hit.end + _AROUND)
        before = text[first : hit.start] if first == span[0] else _CUT + NBSP + text[first : hit.start].split(" ", 1)[-1]
        after = text[hit.end : last] if last == span[1] else text[hit.end : last].rsplit(" ", 1)[0] + NBSP + _CUT
        words = re.sub(r"\s+", " ", (before + text[hit.start : hit.end] + after).replace(NBSP, _HELD)).replace(_HELD, NBSP)
        return words
    return None


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
    found = mentions_in_scope(study)
    found = found[~found["listed"] & found["actor_id"].notna()]
    if found.empty:
        return None
    grouped = found.groupby(["actor_id", "label", "actor_type"])
    frame = grouped.agg(n_documents=("doc_id", "nunique"), n_mentions=("doc_id", "size")).reset_index()
    frame = frame.sort_values(["n_documents", "n_mentions", "actor_id"], ascending=[False, False, True], ignore_index=True)
    shown = frame.head(_MOST).assign(kind=lambda f: [type_words(kind, study.lang) for kind in f["actor_type"]])
    n = len(frame)
    part = "" if len(shown) == n else study.say(f", les {len(shown)} plus fréquents", f", the {len(shown)} most frequent")
    return Table(
        shown,
        id="hors-lexique",
        caption=study.say(
            f"{study.count(n, 'nom', 'name')} hors du lexique{part}, sur {study.count(len(study.texts), 'texte', 'text')}.",
            f"{study.count(n, 'nom', 'name')} outside the lexicon{part}, in {study.count(len(study.texts), 'texte', 'text')}.",
        ),
        columns={
            "label": study.say("Nom", "Name"),
            "kind": study.say("Nature", "Kind"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
            "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
        },
        notes=study.say("Trouvés par une règle, ils n’entrent dans aucune figure ; les plus fréquents méritent une entrée.",
                        "Found by a rule, they enter no figure; the most frequent deserve an entry."),
        lang=study.lang,
    )  # fmt: skip


def _list_open_roles(study: Study) -> Table | None:
    """Return the roles that could not be given to a person, by number; nothing where there are none."""
    found = mentions_in_scope(study)
    roles = found[found["form"] == "role"]
    unresolved = roles[roles["actor_id"].isna()]
    if unresolved.empty:
        return None
    grouped = unresolved.groupby(unresolved["surface"].str.lower(), sort=False)
    counts = grouped.agg(role=("surface", "first"), n=("surface", "size"), language=("language", "first"))
    counts = counts.sort_values("n", ascending=False, kind="stable")
    counts["language"] = [None if lang == study.lang else lang for lang in counts["language"]]
    n = len(unresolved)
    return Table(
        counts.head(_MOST).reset_index(drop=True),
        id="fonctions-ouvertes",
        caption=study.say(
            f"{study.count(n, 'fonction', 'role')} sur {len(roles)} sans titulaire connu à {'sa' if n < 2 else 'leur'} date.",
            f"{study.count(n, 'fonction', 'role')} of {len(roles)} without a known holder on {'its' if n == 1 else 'their'} day.",
        ),
        columns={"role": Column(study.say("Fonction", "Role"), lang="language"), "n": Column(study.say("Mentions", "Mentions"), "count")},
        lang=study.lang,
    )  # fmt: skip
