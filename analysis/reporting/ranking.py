"""Who or what leads over the whole window: three counts side by side."""

from __future__ import annotations

from typing import Final

import pandas as pd

from analysis.charts.alt_text import describe_ranking
from analysis.charts.rankings import plot_ranking
from analysis.exhibits import Column, Figure, Note, Table
from analysis.measures.dispersion import measure_dispersion
from analysis.measures.rates import resample_rates
from analysis.reporting.points import link_points, row_spots
from analysis.reporting.selection import count_texts, marked_labels, tell_query
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, Subject, hits_of, names_of, nothing, totals_of
from analysis.reporting.wording import type_words, zone_words

__all__ = ["interval_columns", "rank", "tell_scope"]

#: Rows of the figure: what fits on the first page, under the answer.
RANKED: Final = 12
_DRAWS: Final = 1000  # of the bootstrap; a fifth of them beyond so many texts, where the interval is narrow anyway
_MANY: Final = 20_000


def rank(study: Study, kind: Kind, *, linked: bool = False) -> Figure | Note:
    """Return the ranking over the whole window, with its table: three counts side by side.

    Parameters
    ----------
    study : Study
    kind : {"actors", "themes"}
    linked : bool
        The bars and names lead to their sentences: for a report that shows `quote` too.
    """
    subject, labels = SUBJECTS[kind], marked_labels(study, kind)
    every = totals_of(study, kind)
    found = every[every["n_documents"] > 0]
    if found.empty:
        return nothing(study, kind)
    totals = found.head(RANKED)
    measure = "n_documents" if study.is_small else "share"
    return Figure(
        plot_ranking(totals, labels=labels, measure=measure, limit=RANKED, lang=study.lang),
        id=f"classement-{subject.slug}",
        caption=_tell_first(study, totals, names_of(study, kind)),
        alt=describe_ranking(totals, labels=labels, measure=measure, lang=study.lang),
        table=_table(study, kind, totals, len(found), linked),
        print_table=True,
        reading=_reading(study, totals, names_of(study, kind), subject),
        spots=row_spots(study, kind, totals["entry_id"].tolist()) if linked else (),
    )


def _tell_first(study: Study, totals: pd.DataFrame, labels: dict[str, str]) -> str:
    """Write the finding, such as ``Russie : 59 textes sur 103, devant Chine (46) et États-Unis (44)``."""
    counts = totals["n_documents"].astype(int)
    first, total = int(counts.iloc[0]), int(totals["n_documents_total"].iloc[0])
    tied = [labels[entry] for entry in totals.loc[counts == first, "entry_id"]]
    rest = totals.iloc[len(tied) : len(tied) + 2]
    behind = [(labels[entry], n) for entry, n in zip(rest["entry_id"], rest["n_documents"], strict=True)]
    texts = study.of_texts(first, total)
    after = study.join([f"{name} ({n})" for name, n in behind])
    ahead = study.say(f", devant {after}", f", ahead of {after}") if after else ""
    if len(tied) == 1:
        return study.say(f"{tied[0]} : {texts}{ahead}.", f"{tied[0]}: {texts}{ahead}.")
    if len(tied) > 4:
        return study.say(
            f"{len(tied)} entrées à égalité, dans {texts} chacune{ahead}.",
            f"{len(tied)} entries tied, in {texts} each{ahead}.",
        )
    names = study.join(tied)
    return study.say(f"{names} à égalité, dans {texts} chacun{ahead}.", f"{names} tied, in {texts} each{ahead}.")


def _reading(study: Study, totals: pd.DataFrame, labels: dict[str, str], subject: Subject) -> str:
    first = totals.iloc[0]
    texts = study.of_texts(int(first["n_documents"]), int(first["n_documents_total"]))
    name = labels[str(first["entry_id"])]
    if study.is_small:
        said = study.say(
            f"Lecture : {name} figure dans {texts}. Un texte peut compter pour plusieurs {subject.french}s, une "
            "fois pour chacun.",
            f"How to read: {name} appears in {texts}. A text may count for several {subject.english}s, once for each.",
        )
    else:
        share, interval = study.percent(first["share"]), study.between(first["share_low"], first["share_high"])
        said = study.say(
            f"Lecture : {name} figure dans {texts}, soit {share} ; le trait va {interval} : c’est l’intervalle à 95 %. "
            f"Deux {subject.french}s dont les traits se recouvrent largement ne se départagent pas.",
            f"How to read: {name} appears in {texts}, that is {share}; the line, its 95% interval, covers {interval}. "
            f"Two {subject.english}s whose lines largely overlap cannot be told apart.",
        )
    return f"{said} {tell_scope(study)}"


def tell_scope(study: Study) -> str:
    """Write what is counted, such as ``Champ : titre et corps de 103 textes, reprises comprises``."""
    zones = study.join([zone_words(zone, study.lang) for zone in study.scope.zones])
    texts = count_texts(study, len(study.texts))
    every = study.scope.copies == "all"
    copies = (
        study.say("reprises comprises", "copies included") if every else study.say("récits uniques", "unique stories")
    )
    kept = ""
    if study.scope.sources is not None:
        named = study.join(sorted(study.scope.sources))
        kept = study.say(f" ; sources : {named}", f"; sources: {named}")
    return study.say(f"Champ : {zones} de {texts}, {copies}{kept}.", f"Scope: {zones} of {texts}, {copies}{kept}.")


def interval_columns(study: Study) -> dict[str, str | Column]:
    """Return the columns of a share and its interval; none in a small corpus."""
    if study.is_small:
        return {}
    group = study.say("Intervalle à 95 %", "95% interval")
    return {
        "share": Column(study.say("Part des textes", "Share of texts"), "share"),
        "share_low": Column(study.say("de", "from"), "share", group=group),
        "share_high": Column(study.say("à", "to"), "share", group=group),
    }


def _table(study: Study, kind: Kind, totals: pd.DataFrame, n_found: int, linked: bool) -> Table:
    subject, labels = SUBJECTS[kind], marked_labels(study, kind)
    frame = totals.assign(label=totals["entry_id"].map(labels))
    if linked:
        frame["link"] = pd.Series(link_points(study, kind, frame), index=frame.index, dtype="object")
    name = Column(study.say(subject.french, subject.english).capitalize(), link="link" if linked else None)
    columns: dict[str, str | Column] = {"label": name}
    if kind == "actors":
        kinds = {actor.id: actor.type for actor in study.corpus.lexicon.actors.values()}
        frame["kind"] = [type_words(kinds.get(entry, "organisation"), study.lang) for entry in frame["entry_id"]]
        columns["kind"] = study.say("Nature", "Kind")
    columns |= {
        "n_publications": Column(study.say("Textes", "Texts"), "count"),
        "n_stories": Column(study.say("Récits uniques", "Unique stories"), "count"),
        "n_original_passages": Column(study.say("Passages originaux", "Original passages"), "count"),
        "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
        **interval_columns(study),
    }
    if not study.is_small:
        frame = frame.merge(_rate_intervals(study, kind, frame["entry_id"].tolist()), on="entry_id", how="left")
        columns |= _rate_columns(study)
    spread = _spread(study, kind, frame["entry_id"].tolist())
    if spread is not None:
        frame["dp"] = frame["entry_id"].map(spread)
        columns["dp"] = Column("DP", "decimal2")
    n, words = (int(frame[c].iloc[0]) for c in ("n_documents_total", "n_words_total"))
    shown = study.count(len(frame), subject.french, subject.english)
    part = study.say(f"les plus fréquents, sur {n_found}", f"the most frequent of {n_found}")
    of_all = "" if n_found == len(frame) else f", {part}"
    return Table(
        frame,
        id=f"table-{subject.slug}",
        caption=study.say(
            f"{shown}{of_all} : trois comptes côte à côte.", f"{shown}{of_all}: three counts side by side."
        ),
        columns=columns,
        notes=study.say(
            f"Dénominateur : {count_texts(study, n)}, {study.count(words, 'mot', 'word')} dans les zones "
            "comptées.",
            f"Denominator: {count_texts(study, n)}, {study.count(words, 'mot', 'word')} in the zones "
            "counted.",
        ) + ("" if study.is_small else study.say(
            " Intervalle du taux : rééchantillonnage par récit.",
            " Interval of the rate: bootstrap by story.",
        )) + (study.say(
            " DP de Gries entre sources : 0, réparti comme les mots ; vers 1, l’affaire d’une seule.",
            " Gries’ DP over sources: 0, spread as the words are; towards 1, the business of one alone.",
        ) if spread is not None else "") + tell_query(study, kind, frame["entry_id"].tolist()),
        lang=study.lang,
    )  # fmt: skip


def _rate_columns(study: Study) -> dict[str, str | Column]:
    group = study.say("Pour 10\u202f000 mots", "Per 10,000 words")
    return {
        "per_10k": Column(study.say("taux", "rate"), "decimal", group=group),
        "per_10k_low": Column(study.say("de", "from"), "decimal", group=group),
        "per_10k_high": Column(study.say("à", "to"), "decimal", group=group),
    }


def _rate_intervals(study: Study, kind: Kind, entries: list[str]) -> pd.DataFrame:
    """Return the 95 % interval of the rate of each entry, drawn by story."""
    draws = _DRAWS if len(study.corpus.documents) <= _MANY else _DRAWS // 5
    corpus = study.corpus
    return resample_rates(
        hits_of(study, kind), corpus.passages, corpus.documents, entries, entry=SUBJECTS[kind].column, resamples=draws,
        **study.counted,
    )  # fmt: skip


def _spread(study: Study, kind: Kind, entries: list[str]) -> pd.Series | None:
    """Return the dispersion of each entry over the sources; nothing where there are fewer than two."""
    subject, corpus = SUBJECTS[kind], study.corpus
    if study.is_small or len(study.named_sources) < 2:
        return None
    found = measure_dispersion(
        hits_of(study, kind), corpus.passages, corpus.documents, entry=subject.column, part="source", entries=entries,
        **{**study.counted, "sources": study.named_sources},
    )  # fmt: skip
    return found.set_index("entry_id")["dp"]
