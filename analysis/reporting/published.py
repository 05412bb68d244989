"""The share of all that was published: the texts of the corpus over the articles its ``totals.csv`` counts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.charts.alt_text import describe_timeline
from analysis.charts.timelines import plot_timeline
from analysis.exhibits import Column, Figure, Table
from analysis.measures.intervals import wilson
from analysis.periods import PERIODS, calendar, period_label, period_start
from analysis.reporting.study import Study
from analysis.schemas import conform

__all__ = ["show_published_share"]

_ENTRY = "corpus"


def show_published_share(study: Study) -> Figure | None:
    """Return which share of all published articles the corpus holds, by period; nothing without a ``totals.csv``.

    The numerator is the texts of the report; where the totals name outlets, those of these outlets alone.
    """
    published = study.corpus.published
    if published.empty:
        return None
    period = _period(study)
    frame = _shares(study, period)
    n, total = int(frame["n_documents"].sum()), int(frame["n_documents_total"].sum())
    if total == 0:
        return None
    labels = {_ENTRY: study.say("Articles du corpus", "Articles of the corpus")}
    share = study.percent(n / total)
    shown = frame.assign(label=[period_label(day, period, study.lang) for day in frame["period"]])
    articles = study.count(total, "article publié", "published article", "articles publiés")
    return Figure(
        plot_timeline(frame, labels=labels, lang=study.lang, period=period),
        id="part-des-articles-publies",
        caption=study.say(
            f"Le corpus retient {share} de ce que ses sources ont publié : {study.count(n, 'texte', 'text')} pour "
            f"{articles}.",
            f"The corpus holds {share} of what its sources published: {study.count(n, 'texte', 'text')} of {articles}.",
        ),
        alt=describe_timeline(frame, labels=labels, lang=study.lang, period=period),
        table=Table(
            shown,
            id="table-part-des-articles-publies",
            caption=study.say("Textes du corpus et articles publiés.", "Texts of the corpus and published articles."),
            columns={
                "label": study.say("Période", "Period"),
                "n_documents": Column(study.say("Textes du corpus", "Texts of the corpus"), "count"),
                "n_documents_total": Column(study.say("Articles publiés", "Articles published"), "count"),
                "share": Column(study.say("Part", "Share"), "share"),
            },
            notes=study.say("Dénominateur : les articles publiés d’après totals.csv.",
                            "Denominator: the articles published, by totals.csv."),
            lang=study.lang,
        ),
        reading=study.say(
            "Lecture : la part monte quand le sujet prend plus de place dans tout ce qui est publié, non quand les "
            "sources publient davantage.",
            "How to read: the share rises when the subject takes more of all that is published, not when the sources "
            "publish more.",
        ),
    )  # fmt: skip


def _period(study: Study) -> str:
    """Return the period of the report, or that of the totals where it is wider."""
    days = study.corpus.published["day"]
    fits = [width for width in PERIODS if bool((period_start(days, width) == days).all())]
    widest = fits[-1] if fits else "day"
    # A single year's totals by month all start months; the step is the widest width that all of them open.
    return max((study.scope.period, widest), key=PERIODS.index)


def _shares(study: Study, period: str) -> pd.DataFrame:
    published, scope = study.corpus.published, study.scope
    texts = study.texts
    if (published["source"] != "").all():
        published = published if scope.sources is None else published[published["source"].isin(scope.sources)]
        texts = texts[texts["source"].isin(published["source"])]
    periods = calendar(scope.start, scope.end, period)
    totals = published.groupby(period_start(published["day"], period))["articles"].sum()
    counts = period_start(texts["date"].dropna(), period).value_counts()
    n_total = totals.reindex(periods, fill_value=0).to_numpy(np.int64)
    n = np.where(n_total > 0, counts.reindex(periods, fill_value=0).to_numpy(np.int64), 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(n_total > 0, n / np.maximum(n_total, 1), np.nan)
    low, high = wilson(np.minimum(n, n_total), n_total)
    return conform(pd.DataFrame({
        "period": periods, "entry_id": _ENTRY, "n_mentions": n, "n_documents": n, "n_documents_total": n_total,
        "n_words_total": 0, "share": share, "share_low": low, "share_high": high, "per_10k": np.nan,
        "coverage": np.where(n_total > 0, "full", "none"),
    }), "frequencies")  # fmt: skip
