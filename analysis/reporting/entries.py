"""Actors or themes: the answer, the ranking, the course over time, the sentences.

Reports 02 and 03 ask the same questions of different entries; what differs stands in `Subject`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import pandas as pd

from analysis.charts.alt_text import describe_heatmap, describe_over_time, describe_ranking
from analysis.charts.matrices import plot_heatmap
from analysis.charts.rankings import plot_ranking
from analysis.charts.timelines import plot_over_time
from analysis.exhibits import Answer, Column, Figure, Note, Stack, Table, Text
from analysis.measures.concordance import find_concordance
from analysis.measures.frequency import count_totals
from analysis.periods import period_label
from analysis.reporting.changes import describe_changes
from analysis.reporting.study import Study
from analysis.reporting.wording import day_words, escape, type_words

__all__ = ["answer", "follow", "map_periods", "quote", "rank"]

Kind = Literal["actors", "themes"]

RANKED: Final = 20
FOLLOWED: Final = 6
MAPPED: Final = 12
QUOTED: Final = 4
_MOST_EVENTS: Final = 9


@dataclass(frozen=True)
class Subject:
    """What differs between a report on actors and one on themes."""

    column: str
    frame: str
    slug: str
    french: str
    english: str


_SUBJECTS: Final[dict[str, Subject]] = {
    "actors": Subject("actor_id", "mentions", "acteurs", "acteur", "actor"),
    "themes": Subject("theme_id", "themes", "themes", "thème", "theme"),
}


def answer(study: Study, kind: Kind) -> Answer:
    """Return the answer of the report in a few sentences, each number with its denominator."""
    subject = _SUBJECTS[kind]
    totals, labels = _totals(study, kind), _labels(study, kind)
    n = len(study.texts)
    if n == 0 or totals.empty or totals["n_documents"].max() == 0:
        return Answer(study.say(
            f"Aucun {subject.french} n’a pu être compté : {study.count(n, 'texte', 'text')} de la période.",
            f"No {subject.english} could be counted: {study.count(n, 'texte', 'text')} in the period.",
        ))  # fmt: skip
    first, *others = (row for row in totals.head(4).itertuples() if row.n_documents)
    name = labels[first.entry_id]
    share = "" if study.is_small else study.say(
        f" ({study.percent(first.share)}, intervalle à 95\u00a0% de {study.percent(first.share_low)} à {study.percent(first.share_high)})",
        f" ({study.percent(first.share)}, 95% interval {study.percent(first.share_low)} to {study.percent(first.share_high)})",
    )  # fmt: skip
    leads = study.say(
        f"En tête : **{name}**, dans {_texts(study, first.n_documents, n)}{share}",
        f"First: **{name}**, in {_texts(study, first.n_documents, n)}{share}",
    )
    followers = study.join([f"{labels[row.entry_id]} ({row.n_documents})" for row in others])
    sentences = [leads + (study.say(f" ; puis {followers}.", f"; then {followers}.") if others else ".")]
    sentences.append(describe_changes(study, subject.column, getattr(study.corpus, subject.frame), labels))
    return Answer(" ".join(sentences))


def rank(study: Study, kind: Kind) -> Figure | Note:
    """Return the ranking over the whole window, with its table: three counts side by side."""
    subject = _SUBJECTS[kind]
    totals, labels = _totals(study, kind), _labels(study, kind)
    totals = totals[totals["n_documents"] > 0].head(RANKED)
    if totals.empty:
        return _nothing(study, subject)
    table = totals.assign(label=totals["entry_id"].map(labels))
    if kind == "actors":
        kinds = {actor.id: actor.type for actor in study.corpus.lexicon.actors.values()}
        table["kind"] = [type_words(kinds.get(entry, "organisation"), study.lang) for entry in table["entry_id"]]
    top = labels[totals["entry_id"].iloc[0]]
    caption = study.say(
        f"{top} est l’entrée la plus fréquente : {_texts(study, int(totals['n_documents'].iloc[0]), len(study.texts))}.",
        f"{top} is the most frequent entry: {_texts(study, int(totals['n_documents'].iloc[0]), len(study.texts))}.",
    )  # fmt: skip
    return Figure(
        plot_ranking(totals, labels=labels, limit=RANKED, lang=study.lang),
        id=f"classement-{subject.slug}",
        caption=caption,
        alt=describe_ranking(totals, labels=labels, lang=study.lang),
        table=_ranking_table(study, subject, table),
        print_table=True,
    )


def _ranking_table(study: Study, subject: Subject, table: pd.DataFrame) -> Table:
    columns: dict[str, str | Column] = {"label": study.say(subject.french, subject.english).capitalize()}
    if "kind" in table:
        columns["kind"] = study.say("Nature", "Kind")
    columns |= {
        "n_publications": Column(study.say("Textes", "Texts"), "count"),
        "n_stories": Column(study.say("Récits uniques", "Unique stories"), "count"),
        "n_original_passages": Column(study.say("Passages originaux", "Original passages"), "count"),
        "n_mentions": Column(study.say("Mentions", "Mentions"), "count"),
    }
    if not study.is_small:
        columns |= {
            "share": Column(study.say("Part des textes", "Share of texts"), "share"),
            "share_low": Column(study.say("de", "from"), "share", group=study.say("Intervalle à 95\u00a0%", "95% interval")),
            "share_high": Column(study.say("à", "to"), "share", group=study.say("Intervalle à 95\u00a0%", "95% interval")),
            "per_10k": Column(study.say("Pour 10\u202f000 mots", "Per 10,000 words"), "decimal"),
        }
    n, words = (int(table[c].iloc[0]) for c in ("n_documents_total", "n_words_total"))
    return Table(
        table,
        id=f"table-{subject.slug}",
        caption=study.say(
            f"Les {len(table)} premiers sur toute la période, trois comptes côte à côte.",
            f"The first {len(table)} over the whole period, three counts side by side.",
        ),
        columns=columns,
        notes=study.say(
            f"Dénominateur : {study.count(n, 'texte', 'text')}, {study.count(words, 'mot', 'word')} dans les zones comptées.",
            f"Denominator: {study.count(n, 'texte', 'text')}, {study.count(words, 'mot', 'word')} in the zones counted.",
        ),
        lang=study.lang,
    )  # fmt: skip


def follow(study: Study, kind: Kind) -> Figure | Note:
    """Return the course of the chosen entries (or the most frequent ones) over the window."""
    subject = _SUBJECTS[kind]
    entries = _entries(study, kind, FOLLOWED)
    if not entries:
        return _nothing(study, subject)
    labels = _labels(study, kind)
    frequencies = study.frequencies(getattr(study.corpus, subject.frame), subject.column, entries)
    events = None if study.is_small or len(entries) > FOLLOWED else _events(study)
    lines = study.join([labels[entry] for entry in entries])
    return Figure(
        plot_over_time(frequencies, entries=entries, labels=labels, lang=study.lang, period=study.scope.period, events=events),
        id=f"courbes-{subject.slug}",
        caption=study.say(f"Au fil de la période : {lines}.", f"Over the period: {lines}."),
        alt=describe_over_time(frequencies, entries=entries, labels=labels, lang=study.lang, period=study.scope.period),
        table=_frequency_table(study, subject, frequencies, labels),
    )  # fmt: skip


def map_periods(study: Study, kind: Kind) -> Figure | Note:
    """Return entry × period as a heat map, over the calendar of the whole window."""
    subject = _SUBJECTS[kind]
    entries = _entries(study, kind, MAPPED if kind == "actors" else 19)
    if not entries:
        return _nothing(study, subject)
    labels = _labels(study, kind)
    measure = "n_documents" if study.is_small else "share"
    frequencies = study.frequencies(getattr(study.corpus, subject.frame), subject.column, entries)
    cells = frequencies.assign(label=frequencies["entry_id"].map(labels))
    peak = cells.loc[cells[measure].idxmax()] if cells[measure].notna().any() else cells.iloc[0]
    when = period_label(peak["period"], study.scope.period, study.lang)
    value = study.count(int(peak["n_documents"]), "texte", "text") if study.is_small else study.percent(peak["share"])
    return Figure(
        plot_heatmap(frequencies, entries=entries, labels=labels, measure=measure, lang=study.lang, period=study.scope.period),
        id=f"carte-{subject.slug}",
        caption=study.say(
            f"Le plus haut : {peak['label']}, {when} ({value} sur {study.count(int(peak['n_documents_total']), 'texte', 'text')}).",
            f"The highest: {peak['label']}, {when} ({value} of {study.count(int(peak['n_documents_total']), 'texte', 'text')}).",
        ),
        alt=describe_heatmap(frequencies, entries=entries, labels=labels, measure=measure, lang=study.lang, period=study.scope.period),
        data=frequencies,
    )  # fmt: skip


def quote(study: Study, kind: Kind) -> Stack:
    """Return a few sentences behind the first entries, each with its source and date."""
    subject, scope = _SUBJECTS[kind], study.scope
    labels = _labels(study, kind)
    shown = []
    for entry in _entries(study, kind, 5):
        found = find_concordance(
            getattr(study.corpus, subject.frame), study.corpus.passages, study.corpus.documents, entry,
            column=subject.column, start=scope.start, end=scope.end, zones=scope.zones, copies=scope.copies,
            sources=scope.sources, limit=QUOTED, quotable=study.quotable,
        )  # fmt: skip
        if not found.empty:
            shown.append(Text("\n".join([_heading(study, labels[entry], found), *_sentences(study, found)])))
    return Stack(*shown)


def _heading(study: Study, label: str, found: pd.DataFrame) -> str:
    total = int(found["n_found"].iloc[0])
    mentions = study.count(total, "mention", "mention")
    return "### " + escape(label) + study.say(f" : {len(found)} sur {mentions}", f": {len(found)} of {mentions}") + "\n"


def _sentences(study: Study, found: pd.DataFrame) -> list[str]:
    """Write each sentence as a list item, the form in bold, the source and the day behind it."""
    lines = []
    for row in found.itertuples():
        source = "" if pd.isna(row.source) or not row.source else f"{escape(str(row.source))}, "
        before, form, after = (escape(" ".join(str(part).split())) for part in (row.left, row.keyword, row.right))
        spaced = [" " if str(row.left)[-1:].isspace() else "", " " if str(row.right)[:1].isspace() else ""]
        lines.append(f"- {before}{spaced[0]}**{form}**{spaced[1]}{after} ({source}{day_words(row.date, study.lang)})")
    return lines


def _frequency_table(study: Study, subject: Subject, frequencies: pd.DataFrame, labels: dict[str, str]) -> Table:
    shown = frequencies.assign(
        label=frequencies["entry_id"].map(labels),
        when=[period_label(day, study.scope.period, study.lang) for day in frequencies["period"]],
    )
    columns: dict[str, str | Column] = {
        "when": study.say("Période", "Period"),
        "label": study.say(subject.french, subject.english).capitalize(),
        "n_documents": Column(study.say("Textes", "Texts"), "count"),
        "n_documents_total": Column(study.say("sur", "of"), "count"),
    }
    if not study.is_small:
        columns |= {
            "share": Column(study.say("Part", "Share"), "share"),
            "share_low": Column(study.say("de", "from"), "share", group=study.say("Intervalle à 95\u00a0%", "95% interval")),
            "share_high": Column(study.say("à", "to"), "share", group=study.say("Intervalle à 95\u00a0%", "95% interval")),
        }
    columns["n_mentions"] = Column(study.say("Mentions", "Mentions"), "count")
    return Table(
        shown,
        id=f"periodes-{subject.slug}",
        caption=study.say("Les valeurs de la figure, période par période.", "The values of the figure, period by period."),
        columns=columns,
        notes=study.say("– : aucun texte dans la période, donc aucune part.", "–: no text in the period, so no share."),
        lang=study.lang,
    )  # fmt: skip


def _nothing(study: Study, subject: Subject) -> Note:
    return Note(study.say(
        f"Aucun {subject.french} du lexique dans les textes de la période : il n’y a rien à montrer ici.",
        f"No {subject.english} of the lexicon in the texts of the period: there is nothing to show here.",
    ))  # fmt: skip


def _texts(study: Study, n: int, total: int) -> str:
    of = study.say("sur", "of")
    return f"{study.count(n, 'texte', 'text')} {of} {study.count(total, 'texte', 'text').split(chr(160))[0]}"


@lru_cache(maxsize=16)
def _totals(study: Study, kind: Kind) -> pd.DataFrame:
    """Count the entries over the window: the chosen ones, or all, the most frequent first."""
    subject, scope = _SUBJECTS[kind], study.scope
    chosen = study.actors if kind == "actors" else study.themes
    return count_totals(
        getattr(study.corpus, subject.frame), study.corpus.passages, study.corpus.documents, entry=subject.column,
        start=scope.start, end=scope.end, zones=scope.zones, entries=chosen or None, copies=scope.copies,
        sources=scope.sources,
    )  # fmt: skip


def _entries(study: Study, kind: Kind, most: int) -> list[str]:
    chosen = study.actors if kind == "actors" else study.themes
    totals = _totals(study, kind)
    seen = totals.loc[totals["n_documents"] > 0, "entry_id"].tolist()
    return list(chosen)[:most] if chosen else seen[:most]


def _labels(study: Study, kind: Kind) -> dict[str, str]:
    lexicon = study.corpus.lexicon
    if kind == "themes":
        return {theme.id: theme.label for theme in lexicon.themes.values()}
    labels = {actor.id: actor.label for actor in lexicon.actors.values()}
    unlisted = study.corpus.mentions.loc[~study.corpus.mentions["listed"]]
    return dict(zip(unlisted["actor_id"], unlisted["label"], strict=True)) | labels


def _events(study: Study) -> pd.DataFrame | None:
    """Return marked events of the window, at most nine, spread over it; single ones before editions of a series."""
    scope = study.scope
    rows = [
        (len(series.editions) > 1, pd.Timestamp(edition.start), series.label)
        for series in study.corpus.lexicon.series.values()
        for edition in series.editions
        if edition.overlay and scope.start <= pd.Timestamp(edition.start) <= scope.end
    ]
    single = sorted(row[1:] for row in rows if not row[0]) or sorted(row[1:] for row in rows)
    step = max(1.0, len(single) / _MOST_EVENTS)
    chosen = [single[int(i * step)] for i in range(min(_MOST_EVENTS, len(single)))]
    return pd.DataFrame(chosen, columns=["date", "label"]) if chosen else None
