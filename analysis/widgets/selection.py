"""What the panel shows, as exhibits of a report: the same counts, chart and sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_heatmap, describe_timeline
from analysis.charts.matrices import plot_heatmap
from analysis.charts.series import MEASURES, write_value
from analysis.charts.timelines import plot_timeline
from analysis.errors import Fault, ParameterError, closest
from analysis.exhibits import Column, Figure, Note, Sentences, Stack, Table, Text
from analysis.exploring.choosing import Chosen, choose
from analysis.exploring.counting import count
from analysis.measures.concordance import find_concordance
from analysis.periods import period_label
from analysis.reporting.points import to_sentence
from analysis.reporting.study import Study
from analysis.reporting.subjects import chosen_entries, labels_of
from analysis.reporting.wording import escape
from analysis.widgets.drawing import LINES

__all__ = ["quote_selection", "show_selection"]

_FIRST: Final = 3
_EACH: Final = 6
_NOTHING: Final = ("Aucun texte dans la période.", "No text in the period.")


def show_selection(study: Study, *, query: str = "", measure: str = "share") -> Figure | Note:
    """Chart the actors and themes of a study and a search beside each other.

    Parameters
    ----------
    study : Study
        Its actors and themes; where it names none and there is no search, the three actors in most texts.
    query : str
        A search, counted like an actor; see `analysis.searching.query`.
    measure : {"share", "per_10k", "n_documents", "n_mentions"}

    Raises
    ------
    ParameterError
        If the search cannot be read or the measure is not known.
    """
    if measure not in MEASURES:
        fault = Fault("measure", repr(measure), ", ".join(MEASURES), closest(measure, MEASURES))
        raise ParameterError("The report cannot be made.", [fault])
    frame = count(study.corpus, **_asked(study, query), by=study.scope.period, unit=measure, **_scope(study))
    if not (frame["n_documents_total"] > 0).any():
        return Note(study.say(*_NOTHING))
    labels = _labels(study, frame.attrs["labels"])
    frame["label"] = frame["entry_id"].map(labels).astype("str")
    drawn: dict[str, Any] = {"labels": labels, "measure": measure, "lang": study.lang,
                             "period": study.scope.period}  # fmt: skip
    few = frame["entry_id"].nunique() <= LINES
    return Figure(
        (plot_timeline if few else plot_heatmap)(frame, **drawn), id="selection",
        caption=_tell(study, frame, measure), alt=(describe_timeline if few else describe_heatmap)(frame, **drawn),
        table=_table(study, frame),
    )  # fmt: skip


def quote_selection(study: Study, *, query: str = "") -> Stack:
    """Return sentences of each of the same entries, spread over time; of texts that are not free a part only.

    Parameters
    ----------
    study, query
        As in :func:`show_selection`.
    """
    chosen = choose(study.corpus, **_asked(study, query))
    labels, shown = _labels(study, chosen.labels), list[Text | Sentences]()
    for entry in chosen.entries or ():
        found = _sentences(study, chosen, entry)
        total = int(found["n_found"].iloc[0]) if len(found) else 0
        of = study.say(f"{len(found)} sur {study.count(total, 'occurrence', 'occurrence')}",
                       f"{len(found)} of {study.count(total, 'occurrence', 'occurrence')}")  # fmt: skip
        shown.append(Text(f"### {escape(labels.get(entry, entry))} ({of})"))
        if len(found):
            shown.append(Sentences([to_sentence(study, row) for _, row in found.iterrows()]))
    return Stack(*shown)


def _asked(study: Study, query: str) -> dict[str, Any]:
    """Return what is counted, as arguments of `count`."""
    actors, themes, search = study.actors, study.themes, query.strip()
    if not (actors or themes or search):
        actors = tuple(chosen_entries(study, "actors", _FIRST))
    return {"actors": list(actors) or None, "themes": list(themes) or None, "query": search or None}


def _labels(study: Study, found: Mapping[str, str]) -> dict[str, str]:
    """Return the names of entries in the language of the report; a search is its own."""
    return {**found, **labels_of(study, "themes"), **labels_of(study, "actors")}


def _scope(study: Study) -> dict[str, Any]:
    scope = study.scope
    return {"start": scope.start, "end": scope.end, "zones": scope.zones, "copies": scope.copies,
            "source": list(scope.sources) if scope.sources else None}  # fmt: skip


def _tell(study: Study, frame: pd.DataFrame, measure: str) -> str:
    """Write the finding: where the highest value stands, of the periods with at least five texts if there are any."""
    seen = frame[(frame["n_documents"] > 0) & (frame["n_documents_total"] > 0)]
    sure = seen[seen["n_documents_total"] >= _FIRST + 2]
    rows = sure if len(sure) else seen
    if rows.empty:
        return study.say("Aucune mention dans la période.", "No mention in the period.")
    row = rows.sort_values([measure, "n_documents"], ascending=False, kind="stable").iloc[0]
    texts = study.of_texts(int(row["n_documents"]), int(row["n_documents_total"]))
    value = "" if measure == "n_documents" else f" ({write_value(float(row[measure]), measure, study.lang)})"
    where = f"{row['label']}, {texts}{value} {study.when(row['period'])}"
    return study.say(f"Le plus haut : {where}.", f"The highest: {where}.")


def _table(study: Study, frame: pd.DataFrame) -> Table:
    rows = frame[["period", "label", "n_documents", "n_documents_total", "share", "n_mentions", "per_10k"]].copy()
    names = {day: period_label(day, study.scope.period, study.lang) for day in rows["period"].unique()}
    rows["period"] = rows["period"].map(names).astype("str")
    columns: dict[str, str | Column] = {
        "period": study.say("Période", "Period"), "label": study.say("Nom", "Name"),
        "n_documents": study.say("Textes", "Texts"), "n_documents_total": study.say("sur", "of"),
        "share": Column(study.say("Part", "Share"), "share"), "n_mentions": study.say("Mentions", "Mentions"),
        "per_10k": Column(study.say("Pour 10\u202f000 mots", "Per 10,000 words"), "decimal"),
    }  # fmt: skip
    caption = study.say("Les valeurs du graphique.", "The values of the chart.")
    return Table(rows, id="selection-valeurs", caption=caption, columns=columns, data=frame, lang=study.lang)


def _sentences(study: Study, chosen: Chosen, entry: str) -> pd.DataFrame:
    return find_concordance(
        chosen.counted, study.corpus.passages, study.corpus.documents, entry, column="entry_id", limit=_EACH,
        words=study.snippet_words or 40, quotable=study.quotable, **study.counted,
    )  # fmt: skip
