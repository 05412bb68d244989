"""Who published when: a series that falls where a source falls silent proves nothing."""

from __future__ import annotations

import pandas as pd

from analysis.charts.alt_text import describe_coverage
from analysis.charts.strips import plot_coverage_strip
from analysis.exhibits import Figure, Note, Table
from analysis.measures.coverage import measure_coverage
from analysis.reporting.study import Study
from analysis.reporting.wording import period_words

__all__ = ["show_coverage"]


def show_coverage(study: Study) -> Figure | Note:
    """Return who published when, with its table."""
    scope = study.scope
    coverage = measure_coverage(
        study.corpus.passages, study.corpus.documents, period=scope.period, start=scope.start, end=scope.end,
        zones=scope.zones, copies=scope.copies, sources=scope.sources,
    )  # fmt: skip
    if coverage.empty:
        return Note(study.say("Aucun texte daté dans la période.", "No dated text in the period."))
    by_source = coverage.groupby("source", sort=False).agg(
        n_documents=("n_documents", "sum"), silent=("coverage", lambda c: int((c == "none").sum())),
        partial=("coverage", lambda c: int((c == "partial").sum())), periods=("coverage", "size"),
    ).reset_index()  # fmt: skip
    by_source["label"] = by_source["source"].where(
        by_source["source"] != "", study.say("source inconnue", "unknown source")
    )
    return Figure(
        plot_coverage_strip(coverage, lang=study.lang, period=scope.period),
        id="couverture",
        caption=_tell_silence(study, by_source),
        alt=describe_coverage(coverage, lang=study.lang),
        table=_table(study, by_source),
        print_table=len(by_source) > 1,
        reading=_reading(study, by_source),
    )


def _tell_silence(study: Study, by_source: pd.DataFrame) -> str:
    """Write the finding: how many sources fall silent, and which one most."""
    named = by_source[by_source["source"] != ""]
    periods = int(by_source["periods"].iloc[0])
    width = study.scope.period
    if named.empty:
        silent = int(by_source["silent"].iloc[0])
        return study.say(
            f"Aucun texte ne nomme sa source ; {period_words(silent, width, 'fr')} sur {periods} sont sans texte.",
            f"No text names its source; {period_words(silent, width, 'en')} of {periods} are without a text.",
        )
    silent_sources = named[named["silent"] > 0]
    n = len(silent_sources)
    if n == 0:
        return study.say(
            f"Aucune source ne se tait : {study.count(len(named), 'source', 'source')} avec des textes à chaque "
            "période.",
            f"No source falls silent: {study.count(len(named), 'source', 'source')} with texts in every period.",
        )
    worst = silent_sources.sort_values("silent", ascending=False, kind="stable").iloc[0]
    gap = f"{worst['label']} ({period_words(int(worst['silent']), width, study.lang)} "
    gap += study.say(f"sans texte sur {periods})", f"of {periods} without a text)")
    if len(named) == 1:
        return study.say(
            f"La seule source se tait par moments : {gap}.", f"The only source falls silent at times: {gap}."
        )
    return study.say(
        f"{study.count(n, 'source', 'source')} sur {len(named)} {'se tait' if n < 2 else 'se taisent'} par moments ; "
        f"la plus silencieuse : {gap}.",
        f"{study.count(n, 'source', 'source')} of {len(named)} {'falls' if n == 1 else 'fall'} silent at times; "
        f"the most silent: {gap}.",
    )


def _reading(study: Study, by_source: pd.DataFrame) -> str:
    first = by_source.iloc[0]
    n, name = int(first["n_documents"]), str(first["label"])
    published = period_words(int(first["periods"] - first["silent"]), study.scope.period, study.lang)
    texts = study.count(n, "texte", "text")
    return study.say(
        f"Lecture : {name}, {texts} sur {published} ; chaque case donne le nombre de textes. Une baisse qui tombe "
        "là où une "
        "source se tait peut venir de ce silence.",
        f"How to read: {name}, {texts} over {published}; each cell gives the number of texts. A fall where a "
        "source is silent "
        "may come from that silence.",
    )


def _table(study: Study, by_source: pd.DataFrame) -> Table:
    return Table(
        by_source,
        id="table-couverture",
        caption=study.say("Textes et périodes de silence par source.", "Texts and silent periods by source."),
        columns={
            "label": "Source",
            "n_documents": study.say("Textes", "Texts"),
            "periods": study.say("Périodes", "Periods"),
            "silent": study.say("Sans texte", "Without texts"),
            "partial": study.say("Partielles", "Partial"),
        },
        notes=study.say("Partielle : moins de la moitié du rythme habituel de la source.",
                        "Partial: less than half the usual pace of the source."),
        lang=study.lang,
    )  # fmt: skip
