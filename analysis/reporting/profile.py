"""Report 05: one actor. Its course, its names, its company, where it is named, and who speaks."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd

from analysis.charts.numbers import format_number
from analysis.exhibits import Answer, Column, Figure, Identity, Note, Table
from analysis.measures.dispersion import measure_dispersion
from analysis.measures.intervals import wilson
from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Scope
from analysis.reporting.changes import compare_years, tell_change
from analysis.reporting.courses import follow
from analysis.reporting.method import identify
from analysis.reporting.prominence import salience_of
from analysis.reporting.ranking import interval_columns
from analysis.reporting.speakers import speaking_of
from analysis.reporting.study import Study, find_actor
from analysis.reporting.subjects import labels_of, totals_of

__all__ = ["Profile", "answer_actor", "follow_actor", "identify_actor", "locate_actor", "open_profile"]

_SOURCES = 3


@dataclass(frozen=True, eq=False)
class Profile:
    """One actor in one study.

    Parameters
    ----------
    every : Study
        All actors.
    study : Study
        The same, looking at the actor alone.
    actor : str
        Its id; empty where the corpus names none.
    """

    every: Study
    study: Study
    actor: str

    @property
    def label(self) -> str:
        """The name for readers."""
        return labels_of(self.every, "actors").get(self.actor, self.actor)

    @property
    def nothing(self) -> Note:
        """What stands in place of an exhibit where there is no actor, or no mention of it."""
        say = self.every.say
        if not self.actor:
            return Note(say(
                "Aucun acteur du lexique dans les textes de la période : il n’y a pas de profil à dresser.",
                "No actor of the lexicon in the texts of the period: there is no profile to draw.",
            ))  # fmt: skip
        return Note(say(f"Aucun texte de la période ne nomme {self.label}.",
                        f"No text of the period names {self.label}."))  # fmt: skip

    @property
    def total(self) -> pd.Series:
        """The actor's line of `count_totals`; empty where it does not occur."""
        totals = totals_of(self.study, "actors") if self.actor else pd.DataFrame()
        return totals.iloc[0] if len(totals) and totals["n_documents"].iloc[0] > 0 else pd.Series(dtype="object")


def open_profile(study: Study, actor: str = "") -> Profile:
    """Return the profile of an actor given by id, label or alias; without one, of the actor named most.

    Raises
    ------
    ParameterError
        With the closest name, where none is known.
    """
    if actor:
        chosen = find_actor(study, actor)
    else:
        totals = totals_of(study, "actors")
        found = totals[totals["n_documents"] > 0]
        chosen = str(found["entry_id"].iloc[0]) if len(found) else ""
    return Profile(replace(study, actors=()), replace(study, actors=(chosen,) if chosen else ()), chosen)


def identify_actor(profile: Profile) -> Identity:
    """Return the head of the report: the actor, the corpus and the counts of its provenance."""
    study = profile.every
    title = study.say(f"{profile.label} dans la presse", f"{profile.label} in the press")
    nobody = study.say("Un acteur dans la presse", "An actor in the press")
    question = study.say("Quand, sous quels noms, avec qui et par qui.", "When, under which names, with whom, by whom.")
    return identify(study, title=title if profile.actor else nobody, question=question)


def answer_actor(profile: Profile) -> Answer:
    """Return how often the actor is named, its place among all, whether that changed, and whether it speaks."""
    study, total = profile.study, profile.total
    if total.empty:
        return Answer(profile.nothing.markdown)
    n, texts = int(total["n_documents"]), int(total["n_documents_total"])
    every = totals_of(profile.every, "actors")
    place = int((every["n_documents"] > n).sum()) + 1
    of_all = int((every["n_documents"] > 0).sum())
    share = ""
    if not study.is_small:
        interval = study.between(total["share_low"], total["share_high"])
        share = study.say(f" ({study.percent(total['share'])}, intervalle à 95 % {interval})",
                          f" ({study.percent(total['share'])}, 95% interval {interval})")  # fmt: skip
    rank = study.say("premier" if place == 1 else f"{place}e", f"number {place}")
    first = study.say(
        f"**{profile.label}** : {study.of_texts(n, texts)}{share}, {rank} sur {study.count(of_all, 'acteur', '')}.",
        f"**{profile.label}**: {study.of_texts(n, texts)}{share}, {rank} of {study.count(of_all, '', 'actor')} named.",
    )
    return Answer(" ".join(filter(None, [first, _tell_change(profile), _tell_voice(profile)])))


def _tell_change(profile: Profile) -> str:
    study = profile.study
    changes = pd.DataFrame() if study.is_small else compare_years(study, study.corpus.mentions, "actor_id")
    own = changes[changes["entry_id"] == profile.actor] if len(changes) else changes
    if own.empty:
        return study.say("Trop peu de textes par année pour parler d’évolution.",
                         "Too few texts a year to speak of change.")  # fmt: skip
    row = own.iloc[0]
    told = tell_change(study, row, {profile.actor: study.say("Évolution", "Change")})
    sure = study.say(" : au-delà de l’incertitude.", ": beyond the uncertainty.")
    unsure = study.say(" : l’écart reste dans l’incertitude.", ": the difference stays within the uncertainty.")
    return told.replace(study.say("Évolution, ", "Change, "), study.say("Évolution : ", "Change: "), 1) + (
        sure if row["certain"] else unsure
    )


def _tell_voice(profile: Profile) -> str:
    study, frame = profile.study, speaking_of(profile.study)
    own = frame[frame["entry_id"] == profile.actor]
    n = int(own["n_quoted"].iloc[0]) if len(own) else 0
    if not len(study.corpus.quotes):
        return study.say("Le corpus n’a pas de citation.", "The corpus holds no quotation.")
    if n == 0:
        return study.say("Aucune citation ne lui est attribuée.", "No quotation is attributed to it.")
    return study.say(f"Des paroles lui sont attribuées dans {study.count(n, 'texte', '')}.",
                     f"Words are attributed to it in {study.count(n, '', 'text')}.")  # fmt: skip


def follow_actor(profile: Profile, smoothing: int = 0, alignment: str = "centred") -> Figure | Note:
    """Return the course of the actor over the window, with the texts it rests on.

    Parameters
    ----------
    profile : Profile
    smoothing : int
        Periods of a moving mean drawn over the raw points; 0 for none.
    alignment : {"centred", "trailing"}
        Whether a mean has its period in its midst (an odd number of periods) or ends at it.
    """
    if profile.total.empty:
        return profile.nothing
    return follow(profile.study, "actors", linked=True, smoothing=(smoothing, alignment) if smoothing else None)


def locate_actor(profile: Profile) -> Table | Note:
    """Return where the actor is named: in the title, in the first passage, and by each source."""
    if profile.total.empty:
        return profile.nothing
    study = profile.study
    frame = pd.concat([_places(profile), _sources(profile)], ignore_index=True)
    frame["share"] = frame["n_documents"] / frame["n_documents_total"].where(frame["n_documents_total"] > 0)
    frame["share_low"], frame["share_high"] = wilson(frame["n_documents"], frame["n_documents_total"])
    sources = frame[frame["kind"] == "source"].sort_values("share", ascending=False, kind="stable")
    title = frame.iloc[0]
    n, titled = int(title["n_documents"]), int(title["n_documents_total"])
    told = study.of_texts(n, titled)
    every = study.count(titled, "texte à titre", "text with a title", "textes à titre", "texts with a title")
    caption = study.say(f"Dans le titre de {told}", f"In the title of {told}") if n else study.say(
        f"Dans aucun titre ({every})", f"In no title ({every})"
    )  # fmt: skip
    if len(sources) > 1:
        best = sources.iloc[0]
        caption += study.say(
            f" ; le plus souvent dans {best['where']} ({best['n_documents']} sur {best['n_documents_total']})",
            f"; most often in {best['where']} ({best['n_documents']} of {best['n_documents_total']})",
        )
    return Table(
        frame,
        id="lieux-acteur",
        caption=caption + ".",
        columns={
            "where": study.say("Où", "Where"),
            "n_documents": Column(study.say("Textes avec ce nom", "Texts with this name"), "count"),
            "n_documents_total": Column(study.say("sur", "of"), "count"),
            **interval_columns(study),
        },
        notes=_tell_spread(profile),
        lang=study.lang,
    )  # fmt: skip


def _places(profile: Profile) -> pd.DataFrame:
    study = profile.study
    row = salience_of(study, "actors", [profile.actor]).iloc[0]
    names = {"title": study.say("Dans le titre", "In the title"),
             "first": study.say("Dans le premier passage", "In the first passage")}  # fmt: skip
    return pd.DataFrame([
        {"kind": "place", "where": words, "n_documents": int(row[f"n_documents_{place}"]),
         "n_documents_total": int(row[f"n_documents_total_{place}"])}
        for place, words in names.items()
    ])  # fmt: skip


def _sources(profile: Profile) -> pd.DataFrame:
    """Return the sources with most texts that name the actor: these texts, and all of theirs."""
    study, scope = profile.study, profile.study.scope
    whole = Scope.of(WINDOW, scope.start, scope.end, scope.zones, scope.copies, scope.sources)
    seen = observe(
        study.corpus.mentions, study.corpus.passages, study.corpus.documents, whole, entries=[profile.actor]
    )
    totals = seen.passages[seen.passages["source"] != ""].groupby("source")["document"].nunique()
    found = seen.hits.groupby("source")["document"].nunique().reindex(totals.index, fill_value=0)
    frame = pd.DataFrame({"kind": "source", "where": totals.index, "n_documents": found.to_numpy(),
                          "n_documents_total": totals.to_numpy()})  # fmt: skip
    order = ["n_documents", "n_documents_total"]
    return frame.sort_values(order, ascending=False, kind="stable").head(_SOURCES)


def _tell_spread(profile: Profile) -> str:
    """Write the dispersion over sources; nothing where there are fewer than two."""
    study = profile.study
    if len(study.named_sources) < 2:
        return study.say("Une seule source, ou aucune nommée : pas de dispersion à mesurer.",
                         "One source only, or none named: no dispersion to measure.")  # fmt: skip
    spread = measure_dispersion(
        study.corpus.mentions, study.corpus.passages, study.corpus.documents, part="source", entries=[profile.actor],
        **{**study.counted, "sources": study.named_sources},
    )  # fmt: skip
    if spread.empty:
        return study.say("Aucune source nommée ne porte ce nom.", "No named source bears this name.")
    dp = format_number(float(spread["dp"].iloc[0]), study.lang, 2)
    parts, total = int(spread["n_parts"].iloc[0]), int(spread["n_parts_total"].iloc[0])
    return study.say(
        f"Dispersion entre sources (DP de Gries) : {dp} ; 0 : réparti comme les mots, vers 1 : entassé. Nommé par "
        f"{parts} sources sur {total}.",
        f"Dispersion over sources (Gries’ DP): {dp}; 0: spread as the words are, towards 1: piled up. Named by {parts} "
        f"of {total} sources.",
    )
