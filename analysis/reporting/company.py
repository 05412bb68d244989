"""Report 05, continued: what and who stands beside the actor, what it says and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pandas as pd

from analysis.exhibits import Column, Note, Points, Sentences, Stack, Table, Text
from analysis.measures.co_mention import Window
from analysis.measures.concordance import find_concordance
from analysis.measures.speaking import find_quotes_about
from analysis.reporting.actor_forms import forms_of
from analysis.reporting.comparisons import (
    CERTAIN,
    keyness_columns,
    tell_log_ratio,
    themes_beside,
    too_few,
    words_beside,
)
from analysis.reporting.encounters import links_of, meet
from analysis.reporting.pairs import of_units, pair_columns, pairs_of
from analysis.reporting.points import link_points, show_points, to_sentences
from analysis.reporting.profile import Profile
from analysis.reporting.subjects import labels_of, slug
from analysis.reporting.trails import Trail, follow_trails

__all__ = ["compare_actor", "list_company", "quote_actor"]

_THEMES: Final = 2
_WORDS: Final = 2
_PAIRS: Final = 4
#: Sentences shown in all: at most one of each kind of quotation, the rest with the name.
_SENTENCES: Final = 3


def compare_actor(profile: Profile) -> Table | Note:
    """Return the themes and words typical of the passages that name the actor, against all other passages."""
    study = profile.study
    if profile.total.empty:
        return profile.nothing
    if study.is_small:
        return Note(too_few(study))
    themes, words = themes_beside(study, profile.actor), words_beside(study, profile.actor)
    frames = []
    for found, kind, labels in (
        (themes, study.say("thème", "theme"), labels_of(study, "themes")), (words, study.say("mot", "word"), None),
    ):  # fmt: skip
        kept = found[(found["g2"] > 0) & (found["q"] < CERTAIN)].head(_WORDS if labels is None else _THEMES)
        named = kept["item"].map(labels) if labels is not None else kept["written"] if len(kept) else kept["item"]
        lang = "fr" if labels is None and study.lang != "fr" else None
        frames.append(kept.assign(kind=kind, label=named, label_lang=lang))
    frame = pd.concat([f for f in frames if len(f)], ignore_index=True) if any(map(len, frames)) else pd.DataFrame()
    if frame.empty:
        return Note(study.say(
            f"Aucun thème ni mot ne distingue les passages qui nomment {profile.label} au-delà du hasard.",
            f"No theme and no word sets the passages that name {profile.label} apart beyond chance.",
        ))  # fmt: skip
    first = frame.iloc[0]
    n = len(themes) + len(words)
    frame["label_lang"] = frame["label_lang"].astype("object").where(frame["label_lang"].notna(), None)
    return Table(
        frame,
        id="specificites-acteur",
        caption=study.say(f"« {first['label']} » : {tell_log_ratio(study, first)}.",
                          f"“{first['label']}”: {tell_log_ratio(study, first)}."),
        columns={
            "label": Column(study.say("Thème ou mot", "Theme or word"), lang="label_lang"),
            **keyness_columns(study),
        },
        notes=study.say(
            f"Contre tous les autres passages ; {study.count(n, 'entrée comparée', '', 'entrées comparées')}, q "
            "corrigé de leur nombre. Ses propres noms sont écartés.",
            f"Against all other passages; {study.count(n, '', 'entry', '', 'entries')} compared, q corrected for their "
            "number. Its own names are left out.",
        ),
        lang=study.lang,
    )  # fmt: skip


def _companions(profile: Profile, window: Window, minimum: int) -> pd.DataFrame:
    """Return the pairs of the actor beyond chance, the strongest bond first."""
    pairs = pairs_of(profile.study, window, minimum)
    return pairs[(pairs["g2"] > 0) & (pairs["q"] < CERTAIN)].head(_PAIRS).reset_index(drop=True)


def list_company(profile: Profile, window: Window = "passage", minimum: int = 3) -> Table | Note:
    """Return the actors named with this one beyond chance, the strongest bond first."""
    study = profile.study
    if profile.total.empty:
        return profile.nothing
    bound = _companions(profile, window, minimum)
    if bound.empty:
        pairs = pairs_of(study, window, minimum)
        return Note(study.say(
            f"Aucun nom ne se rencontre avec {profile.label} plus souvent que par hasard "
            f"({study.count(len(pairs), 'paire comptée', '', 'paires comptées')}).",
            f"No actor is named with {profile.label} more often than by chance "
            f"({study.count(len(pairs), '', 'pair')} counted).",
        ))  # fmt: skip
    labels = labels_of(study, "actors")
    own = bound["entry_a"] == profile.actor
    bound["other"] = bound["entry_b"].where(own, bound["entry_a"])
    bound["n_other"] = bound["n_b"].where(own, bound["n_a"])
    bound["label_b"] = bound["other"].map(labels)
    keys = list(zip(bound["entry_a"], bound["entry_b"], strict=True))
    bound["link"] = links_of(_pair_trails(profile, window, minimum), keys)
    first = bound.iloc[0]
    every = pair_columns(study, window, linked=True)
    columns = {name: column for name, column in every.items() if name not in ("label_a", "n_a", "n_b")}
    unit = study.say(*(("passages", "passages") if window == "passage" else ("textes", "texts")))
    columns["n_other"] = Column(study.say(f"{unit} avec l’autre", f"{unit} with the other"), "count")
    total = int(first["n_units"])
    together = of_units(study, int(first["n_both"]), total, window)
    return Table(
        bound,
        id="compagnie-acteur",
        caption=study.say(
            f"Le nom le plus lié : {first['label_b']}, dans {together} ; q corrigé de toutes les paires possibles.",
            f"Named above all with {first['label_b']}, in {together}; q corrected for all possible pairs.",
        ),
        columns=columns,
        lang=study.lang,
    )  # fmt: skip


def _pair_trails(profile: Profile, window: Window, minimum: int) -> dict[tuple[str, str], Trail]:
    """Return the sentences behind the actors named with this one, as `list_company` shows them."""
    pairs = _companions(profile, window, minimum)
    trails = meet(profile.study, tuple(zip(pairs["entry_a"], pairs["entry_b"], strict=True)), window)
    # The PDF of two pages has no room for the sentences of each.
    return {pair: replace(trail, paper="") for pair, trail in trails.items()}


def quote_actor(profile: Profile, window: Window = "passage", minimum: int = 3) -> Stack | Note:
    """Return what the actor says, what others say of it, a few sentences that name it, and those of every point."""
    study = profile.study
    if profile.total.empty:
        return profile.nothing
    quotes, mentions = study.corpus.quotes, study.corpus.mentions
    about = find_quotes_about(quotes, mentions, profile.actor)
    parts = [
        (study.say("Ses propos", "What it says"), quotes, "speaker_id"),
        (study.say("Propos d’autrui à son sujet", "What others say of it"), about, "about_id"),
        (study.say("Phrases avec ce nom", "Sentences with this name"), mentions, "actor_id"),
    ]
    shown: list[Text | Sentences | Points | None] = []
    for heading, hits, column in parts:
        left = _SENTENCES - sum(len(item.items) for item in shown if isinstance(item, Sentences))
        shown += _quoted(profile, heading, hits, column, left if column == "actor_id" else 1)
    return Stack(*shown, show_points(study, "actors"), follow_trails(study, forms_of(profile).values()),
                 follow_trails(study, _pair_trails(profile, window, minimum).values()))  # fmt: skip


def _quoted(profile: Profile, heading: str, hits: pd.DataFrame, column: str, most: int) -> list[Text | Sentences]:
    study = profile.study
    own = hits[hits[column] == profile.actor] if len(hits) else hits
    rows = find_concordance(
        own, study.corpus.passages, study.corpus.documents, profile.actor, column=column, limit=most,
        quotable=study.quotable, parts=column != "actor_id", **study.counted,
    ) if len(own) else pd.DataFrame()  # fmt: skip
    if rows.empty:
        none = study.say("aucune citation.", "no quotation.") if len(own) == 0 else study.say(
            "aucune phrase ne peut être montrée.", "no sentence can be shown."
        )  # fmt: skip
        return [Text(f"**{heading}**" + study.say(" : ", ": ") + none)]
    found = int(rows["n_found"].iloc[0])
    of = study.say(f"{len(rows)} sur {found}", f"{len(rows)} of {found}")
    anchor = f"phrases-{slug(profile.actor)}" if column == "actor_id" else ""
    if anchor:
        (link,) = link_points(study, "actors", pd.DataFrame({"entry_id": [profile.actor]}))
        of = f"[{of}]({link})" if link else of
    sentences = to_sentences(study, rows)
    return [Text(f"**{heading}** ({of})", anchor=anchor), Sentences(sentences)]
