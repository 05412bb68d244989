"""What was matched and what was not: forms and their counts, names outside the lexicon, open roles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Note, Stack, Table, Text
from analysis.exhibits.formats import NBSP
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of
from analysis.reporting.wording import form_words, type_words
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
    inside = passages[
        passages["zone"].isin(study.scope.zones) & passages["date"].between(study.scope.start, study.scope.end)
    ]
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
    other = found[found["folded"] != found["actor_id"].map(labels)]
    n, total = len(other), len(found)
    if other.empty:
        return Note(
            study.say(
                f"Les {total} mentions portent toutes le nom même de l’acteur.",
                f"All {total} mentions bear the actor’s own name.",
            )
        )
    keys = ["folded", "actor_id", "form"]
    # Of each form the way of writing it that comes most often; of equal ones the first.
    written = other.groupby([*keys, "surface"], sort=False).size().reset_index(name="n")
    usual = written.sort_values("n", ascending=False, kind="stable").drop_duplicates(keys)[[*keys, "surface"]]
    forms = other.groupby(keys, sort=False).agg(
        n_mentions=("doc_id", "size"), n_documents=("doc_id", "nunique"), language=("language", "first"),
    ).reset_index().merge(usual, on=keys, how="left")[[*keys, "surface", "n_mentions", "n_documents", "language"]]
    forms = forms.sort_values(
        ["n_mentions", "n_documents", "folded"], ascending=[False, False, True], kind="stable", ignore_index=True
    )
    frame = forms.head(_FORMS).copy()
    frame["label"] = frame["actor_id"].map(labels_of(study, "actors"))
    frame["kind"] = [form_words(form, study.lang) for form in frame["form"]]
    pairs = zip(frame["folded"], frame["actor_id"], strict=True)
    places: Mapping[Any, Any] = other.groupby(["folded", "actor_id"]).indices
    frame["example"] = [_example(study, other.iloc[places[pair]]) for pair in pairs]
    frame["language"] = [None if lang == study.lang else lang for lang in frame["language"]]
    return _table_of_forms(study, frame.drop(columns="folded"), n, total, len(forms))


def _table_of_forms(study: Study, frame: pd.DataFrame, n: int, total: int, n_forms: int) -> Table:
    whole = format_count(total, study.lang)
    part = (
        ""
        if len(frame) == n_forms
        else study.say(
            f" ; les {len(frame)} plus fréquentes des {n_forms} formes",
            f"; the {len(frame)} most frequent of {n_forms} forms",
        )
    )
    return Table(
        frame,
        id="formes",
        caption=study.say(
            f"{study.count(n, 'mention', 'mention')} sur {whole} {'passe' if n < 2 else 'passent'} par une autre "
            f"forme que le nom de l’acteur{part}.",
            f"{format_count(n, 'en')} of {study.count(total, 'mention', 'mention')} {'uses' if n == 1 else 'use'} "
            f"another form than the actor’s name{part}.",
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
    for doc_id, start, end in zip(hits["doc_id"], hits["start"].tolist(), hits["end"].tolist(), strict=True):
        span = study.quotable.around(doc_id, start, end)
        if span is not None:
            return _cut_around(study.texts_by_id[doc_id], span, start, end)
    return None


def _cut_around(text: str, span: tuple[int, int], start: int, end: int) -> str:
    """Cut the sentence at ``span`` to some words before and after the ones from ``start`` to ``end``."""
    first, last = max(span[0], start - _AROUND), min(span[1], end + _AROUND)
    before, after = text[first:start], text[end:last]
    if first > span[0]:
        before = _CUT + NBSP + before.split(" ", 1)[-1]
    if last < span[1]:
        after = after.rsplit(" ", 1)[0] + NBSP + _CUT
    words = (before + text[start:end] + after).replace(NBSP, _HELD)
    return re.sub(r"\s+", " ", words).replace(_HELD, NBSP)


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
    frame = frame.sort_values(
        ["n_documents", "n_mentions", "actor_id"], ascending=[False, False, True], ignore_index=True
    )
    shown = frame.head(_MOST).assign(kind=lambda f: [type_words(kind, study.lang) for kind in f["actor_type"]])
    n = len(frame)
    part = (
        "" if len(shown) == n else study.say(f", les {len(shown)} plus fréquents", f", the {len(shown)} most frequent")
    )
    return Table(
        shown,
        id="hors-lexique",
        caption=study.say(
            f"{study.count(n, 'nom', 'name')} hors du lexique{part}, sur "
            f"{count_texts(study, len(study.texts))}.",
            f"{study.count(n, 'nom', 'name')} outside the lexicon{part}, in "
            f"{count_texts(study, len(study.texts))}.",
        ),
        columns={
            "label": study.say("Nom", "Name"),
            "kind": study.say("Nature", "Kind"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
            "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
        },
        notes=study.say(
            "Trouvés par une règle, ils n’entrent dans aucune figure ; les plus fréquents méritent une entrée.",
            "Found by a rule, they enter no figure; the most frequent deserve an entry.",
        ),
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
            f"{study.count(n, 'fonction', 'role')} sur {len(roles)} sans titulaire connu à "
            f"{'sa' if n < 2 else 'leur'} date.",
            f"{study.count(n, 'fonction', 'role')} of {len(roles)} without a known holder on "
            f"{'its' if n == 1 else 'their'} day.",
        ),
        columns={
            "role": Column(study.say("Fonction", "Role"), lang="language"),
            "n": Column(study.say("Mentions", "Mentions"), "count"),
        },
        lang=study.lang,
    )  # fmt: skip
