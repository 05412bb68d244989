"""Report 05, continued: under which forms the actor is named, and the sentences behind each."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Final

import pandas as pd

from analysis.exhibits import Column, Note, Table
from analysis.measures.observations import observe
from analysis.measures.points import find_points
from analysis.measures.scope import WINDOW, Scope
from analysis.reporting.points import CHARACTERS, MOST
from analysis.reporting.profile import Profile
from analysis.reporting.trails import Trail, fit_trails, links_to
from analysis.reporting.wording import form_words

__all__ = ["forms_of", "list_forms"]

_FORMS: Final = 4


def list_forms(profile: Profile) -> Table | Note:
    """Return the forms under which the actor is named, the most frequent first."""
    if profile.total.empty:
        return profile.nothing
    study = profile.study
    seen = _observed(profile)
    own = study.corpus.mentions.loc[study.corpus.mentions["actor_id"] == profile.actor]
    keys = ["doc_id", "passage_id", "start", "end"]
    found = own.merge(seen[[*keys, "language"]], on=keys)
    grouped = found.groupby(["surface", "form"], sort=False)
    trails = forms_of(profile)
    frame = grouped.agg(
        n_mentions=("doc_id", "size"), n_documents=("doc_id", "nunique"), language=("language", "first")
    )
    frame = frame.reset_index()
    frame["language"] = [None if lang == study.lang else lang for lang in frame["language"]]
    frame = frame.sort_values(
        ["n_mentions", "n_documents", "surface"], ascending=[False, False, True], ignore_index=True
    )
    n, total = len(frame), len(found)
    shown = frame.head(_FORMS).assign(kind=lambda f: [form_words(form, study.lang) for form in f["form"]])
    shown["link"] = links_to(trails, list(zip(shown["surface"], shown["form"], strict=True)))
    first = shown.iloc[0]
    part = "" if len(shown) == n else study.say(f", les {len(shown)} premières", f", the first {len(shown)}")
    return Table(
        shown,
        id="formes-acteur",
        caption=study.say(
            f"{study.count(n, 'forme', '')}{part} ; « {first['surface']} » fait "
            f"{study.count(int(first['n_mentions']), 'mention', '')} sur {total}.",
            f"{study.count(n, '', 'form')}{part}; “{first['surface']}” makes {int(first['n_mentions'])} of "
            f"{study.count(total, '', 'mention')}.",
        ),
        columns={
            "surface": Column(study.say("Forme relevée", "Form found"), lang="language"),
            "kind": study.say("Nature", "Kind"),
            "n_mentions": Column(study.say("Mentions", "Mentions"), "count", link="link"),
            "n_documents": Column(study.say("Textes", "Texts"), "count"),
        },
        lang=study.lang,
    )  # fmt: skip


@lru_cache(maxsize=8)
def forms_of(profile: Profile) -> dict[tuple[str, str], Trail]:
    """Return the sentences behind the most frequent forms of the name, by form and its nature."""
    study = profile.study
    if study.snippet_words == 0 or profile.total.empty:
        return {}
    corpus = study.corpus
    own = corpus.mentions.loc[corpus.mentions["actor_id"] == profile.actor]
    usual = own.groupby(["surface", "form"]).size().sort_values(ascending=False, kind="stable").head(2 * _FORMS)
    trails: dict[tuple[str, str], Trail] = {}
    for number, (surface, form) in enumerate(usual.index, start=1):
        rows = find_points(
            own[(own["surface"] == surface) & (own["form"] == form)], corpus.passages, corpus.documents,
            [profile.actor], replace(study.scope, period=WINDOW), study.quotable, limit=MOST,
        )  # fmt: skip
        title = study.say(f"« {surface} »", f"“{surface}”")
        trails[str(surface), str(form)] = Trail(f"forme-{number}", title, title, rows)
    kept = {trail.anchor: trail for trail in fit_trails(trails.values(), CHARACTERS // 4)}
    return {key: kept[trail.anchor] for key, trail in trails.items() if trail.anchor in kept}


def _observed(profile: Profile) -> pd.DataFrame:
    """Return the counted mentions of the actor."""
    study, scope = profile.study, profile.study.scope
    whole = Scope.of(WINDOW, scope.start, scope.end, scope.zones, scope.copies, scope.sources)
    corpus = study.corpus
    return observe(corpus.mentions, corpus.passages, corpus.documents, whole, entries=[profile.actor]).hits
