"""What closes every report: how the numbers were made, what they leave out, and where they come from."""

from __future__ import annotations

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Identity, Note, Stack, Table, Text
from analysis.measures.frequency import frequency_funnel
from analysis.reporting.study import Study
from analysis.reporting.wording import day_words, zone_words

__all__ = ["describe_method", "identify", "show_funnel", "warn"]


def identify(study: Study, title: str, question: str = "") -> Identity:
    """Return the head of the report: title, corpus, period and the counts of its provenance."""
    corpus, scope = study.corpus, study.scope
    dates = study.texts["date"]
    last = dates.max() if dates.notna().any() else scope.end
    return Identity(
        title=title,
        question=question,
        corpus=study.say("Corpus d’exemple", "Sample corpus") if corpus.notice else corpus.name,
        start=scope.start.date(),
        end=scope.end.date(),
        as_of=min(last, scope.end).date(),
        counts={
            study.say("textes lus", "texts read"): len(corpus.documents),
            study.say("textes de la période", "texts of the period"): len(study.texts),
            study.say("mentions comptées", "mentions counted"): int(corpus.mentions["counted"].sum()),
        },
        hashes={"corpus": corpus.sha256, "lexicon": corpus.lexicon.version},
        sample=bool(corpus.notice),
        lang=study.lang,
    )


def warn(study: Study) -> Stack:
    """Return what a reader must know before the first number: undated texts, unresolved roles, silence."""
    documents, mentions = study.corpus.documents, study.corpus.mentions
    notes: list[str] = []
    undated = int(documents["date"].isna().sum())
    if undated:
        notes.append(study.say(
            f"{study.count(undated, 'texte', 'text')} sur {format_count(len(documents), study.lang)} "
            f"{'est' if undated < 2 else 'sont'} sans date sûre et n’{'entre' if undated < 2 else 'entrent'} dans aucune période.",
            f"{study.count(undated, 'texte', 'text')} of {format_count(len(documents), study.lang)} could not be dated with "
            "certainty and count in no period.",
        ))  # fmt: skip
    roles = mentions[mentions["counted"] & (mentions["form"] == "role")]
    open_roles = int(roles["actor_id"].isna().sum())
    if open_roles:
        notes.append(study.say(
            f"{study.count(open_roles, 'fonction citée', 'role', 'fonctions citées')} sans nom sur {len(roles)} n’{'a' if open_roles < 2 else 'ont'} "
            "pas pu être attribuée" + ("" if open_roles < 2 else "s") + " à une personne : titulaire inconnu à cette date.",
            f"{study.count(open_roles, 'fonction', 'role')} of {len(roles)} without a name could not be given to a person: "
            "holder unknown on that day.",
        ))  # fmt: skip
    found = mentions[mentions["counted"] & mentions["listed"] & mentions["actor_id"].notna()]
    silent = len(study.texts) - int(study.texts["doc_id"].isin(found["doc_id"]).sum())
    if silent:
        notes.append(study.say(
            f"Dans {study.count(silent, 'texte', 'text')} sur {len(study.texts)} ({study.percent(silent / len(study.texts))}), "
            "aucun acteur du lexique n’a été trouvé.",
            f"In {study.count(silent, 'texte', 'text')} of {len(study.texts)} ({study.percent(silent / len(study.texts))}) no actor "
            "of the lexicon was found.",
        ))  # fmt: skip
    return Stack(*(Note(note) for note in notes))


def describe_method(study: Study) -> Text:
    """Return the method as a paragraph with this corpus's numbers, ready to paste."""
    scope, corpus = study.scope, study.corpus
    zones = study.join([zone_words(zone, study.lang) for zone in scope.zones])
    through = max(corpus.lexicon.valid_through.values())
    window_fr = f"du {day_words(scope.start, 'fr')} au {day_words(scope.end, 'fr')}"
    window_en = f"from {day_words(scope.start, 'en')} to {day_words(scope.end, 'en')}"
    copies = scope.copies == "all"
    n_copies = int(corpus.documents["duplicate_of"].notna().sum())
    return Text(study.say(
        f"Le corpus « {corpus.name} » compte {study.count(len(corpus.documents), 'texte', 'text')} ; "
        f"{format_count(len(study.texts), 'fr')} ont un passage daté {window_fr}. Les mentions et les thèmes sont comptés dans les zones "
        f"{zones}, au jour du passage ; un texte compte une fois par période. "
        + (f"Toutes les publications sont comptées, y compris {study.count(n_copies, 'reprise', 'copy')} d’un texte déjà publié. "
           if copies else "Chaque récit est compté une fois, à sa première publication. ")
        + "La part est le nombre de textes qui nomment l’entrée, divisé par le nombre de textes de la période ; sa bande est "
        "l’intervalle de Wilson à 95 %. Le corpus est complet pour ce qu’il contient : l’intervalle dit ce que vaudrait la part si "
        "ces textes étaient tirés d’un ensemble plus grand du même genre. "
        f"Le lexique ({format_count(len(corpus.lexicon.actors), 'fr')} acteurs, {len(corpus.lexicon.offices)} fonctions, "
        f"{len(corpus.lexicon.themes)} thèmes) a été vérifié jusqu’au {day_words(through, 'fr')}. Une fonction sans nom est attribuée à "
        "son titulaire le jour du passage ; une capitale compte pour son État quand elle agit, non quand elle est un lieu.",
        f"The corpus “{corpus.name}” holds {study.count(len(corpus.documents), 'texte', 'text')}; "
        f"{format_count(len(study.texts), 'en')} have a passage dated {window_en}. Mentions and themes are counted in the zones {zones}, "
        "on the day of the passage; a text counts once per period. "
        + (f"All publications count, including {study.count(n_copies, 'reprise', 'copy', '', 'copies')} of a text published before. "
           if copies else "Each story counts once, at its first publication. ")
        + "The share is the number of texts that name the entry over the number of texts of the period; its band is the Wilson 95% "
        "interval. The corpus is complete for what it holds: the interval says what the share could be if these texts were drawn from "
        f"a larger set of the same kind. The lexicon ({format_count(len(corpus.lexicon.actors), 'en')} actors, "
        f"{len(corpus.lexicon.offices)} offices, {len(corpus.lexicon.themes)} themes) was checked up to {day_words(through, 'en')}. "
        "A role without a name is given to its holder on the passage’s day; a capital counts as its state where it acts, not where it "
        "is a place.",
    ))  # fmt: skip


def show_funnel(study: Study, entry: str = "actor_id") -> Table:
    """Return the funnel: what each filter kept and set apart, from the texts to the hits counted."""
    corpus, scope = study.corpus, study.scope
    hits = corpus.mentions if entry == "actor_id" else corpus.themes
    first = corpus.funnel[corpus.funnel["unit"] == "textes"]
    steps = frequency_funnel(
        hits, corpus.passages, corpus.documents, entry=entry, period=scope.period, start=scope.start, end=scope.end,
        zones=scope.zones, copies=scope.copies, sources=scope.sources, lang=study.lang,
    )  # fmt: skip
    if study.lang == "en":
        first = first.assign(step=["Texts read", "Texts dated", "Texts of the period"][: len(first)],
                             reason=["unreadable or empty", "no certain date", "outside the period"][: len(first)], unit="texts")  # fmt: skip
    frame = pd.concat([first, steps], ignore_index=True)
    frame["step"] = frame["step"].str.capitalize().where(frame["step"].str.islower(), frame["step"])
    return Table(
        frame,
        id="entonnoir",
        caption=study.say(
            "Ce que chaque filtre garde et met à part : rien n’est perdu, entrés = gardés + écartés.",
            "What each filter keeps and sets apart: nothing is lost, in = kept + set apart.",
        ),
        columns={
            "step": study.say("Étape", "Step"),
            "unit": study.say("Unité", "Unit"),
            "n_in": study.say("Entrés", "In"),
            "n_dropped": study.say("Écartés", "Set apart"),
            "n_out": study.say("Gardés", "Kept"),
            "reason": Column(study.say("Écartés parce que", "Set apart because"), "text"),
        },
        lang=study.lang,
    )
