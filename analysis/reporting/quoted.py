"""Report 04, continued: on which themes the quoted speak; and the sentences behind all of the report."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_matrix
from analysis.charts.matrices import plot_matrix
from analysis.exhibits import Column, Figure, Note, Stack, Table
from analysis.measures.co_mention import Window
from analysis.measures.speaking import count_quoted_themes
from analysis.reporting.encounters import matrix_spots, quote_encounters, say_on, speak
from analysis.reporting.pairs import trails_of_pairs
from analysis.reporting.speakers import contrasted
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of
from analysis.reporting.trails import Trail, links_to

__all__ = ["map_quoted_themes", "quote_pairs"]

_SPEAKERS: Final = 7
_THEMES: Final = 8


def map_quoted_themes(study: Study) -> Figure | Note:
    """Return speakers × themes: the quotations in passages that address the theme."""
    counts = _quoted_themes(study)
    if counts.empty:
        return Note(study.say(
            "Aucune citation d’un auteur nommé ne se trouve dans un passage qui aborde un thème du lexique.",
            "No quotation with a named speaker stands in a passage that addresses a theme of the lexicon.",
        ))  # fmt: skip
    return _draw_themes(study, _lay_out(counts), counts)


@lru_cache(maxsize=8)
def _quoted_themes(study: Study) -> pd.DataFrame:
    corpus = study.corpus
    counts = count_quoted_themes(
        corpus.quotes, corpus.themes, corpus.passages, corpus.documents, **study.counted
    )
    if study.actors:
        counts = counts[counts["entry_id"].isin(study.actors)]
    return counts


def _lay_out(counts: pd.DataFrame) -> pd.DataFrame:
    """Return speakers × themes: those with most quotations."""
    speakers = _first(counts, "entry_id", _SPEAKERS)
    themes = _first(counts[counts["entry_id"].isin(speakers)], "theme_id", _THEMES)
    table = pd.DataFrame(0.0, index=speakers, columns=themes)
    for entry, theme, n in zip(counts["entry_id"], counts["theme_id"], counts["n_quotes"], strict=True):
        if entry in table.index and theme in table.columns:
            table.loc[entry, theme] = float(n)
    return table


def _first(counts: pd.DataFrame, column: str, most: int) -> list[str]:
    sums = counts.groupby(column)["n_quotes"].sum().sort_index().sort_values(ascending=False, kind="stable")
    return [str(name) for name in sums.head(most).index]


def _draw_themes(study: Study, table: pd.DataFrame, counts: pd.DataFrame) -> Figure:
    actors, themes = labels_of(study, "actors"), labels_of(study, "themes")
    best = counts.iloc[0]
    n = int(best["n_quotes"])
    drawn: dict[str, Any] = {
        "labels": actors, "column_labels": themes, "measure": "n_quotes", "lang": study.lang,
    }  # fmt: skip
    grid = table.set_axis([f"n_{i}" for i in range(table.shape[1])], axis="columns").reset_index(drop=True)
    grid.insert(0, "label", [actors[entry] for entry in table.index])
    trails = _spoken(study, table)
    for i, theme in enumerate(table.columns):
        grid[f"link_{i}"] = links_to(trails, [(str(entry), str(theme)) for entry in table.index])
    name, about = actors[str(best["entry_id"])], themes[str(best["theme_id"])]
    spoken = study.count(int(counts["entry_id"].nunique()), "auteur", "speaker")
    return Figure(
        plot_matrix(table, **drawn),
        id="citations-themes",
        caption=study.say(
            f"Le plus souvent : {name} sur « {about} », {study.count(n, 'citation', '')}.",
            f"Most often: {name} on “{about}”, {study.count(n, '', 'quotation')}.",
        ),
        alt=describe_matrix(table, **drawn),
        table=Table(
            grid, id="table-citations-themes",
            caption=study.say("Citations par auteur et par thème.", "Quotations by speaker and theme."),
            columns={"label": study.say("Auteur", "Speaker"),
                     **{f"n_{i}": Column(themes[t], "count", link=f"link_{i}") for i, t in enumerate(table.columns)}},
            lang=study.lang,
        ),
        data=counts,
        spots=matrix_spots(trails, list(table.index), list(table.columns), ordered=True),
        reading=study.say(
            f"Lecture : une citation compte pour chaque thème du passage où elle se trouve ; {spoken} en tout, les "
            f"{len(table)} plus cités sont dessinés.",
            f"How to read: a quotation counts for each theme of the passage it stands in; {spoken} in all, the "
            f"{len(table)} quoted most are drawn.",
        ),
    )  # fmt: skip


def _spoken(study: Study, table: pd.DataFrame) -> dict[tuple[str, str], Trail]:
    cells = [(str(e), str(t)) for e in table.index for t in table.columns if table.loc[e, t] > 0]
    return say_on(study, tuple(cells))


def quote_pairs(study: Study, window: Window = "passage", minimum: int = 3) -> Stack:
    """Return sentences of the strongest pairs and of who is quoted most, then those behind every point."""
    shown, counts = contrasted(study), _quoted_themes(study)
    voices = speak(study, tuple(shown["entry_id"])) if len(shown) else {}
    cells = _spoken(study, _lay_out(counts)) if len(counts) else {}
    return quote_encounters(study, trails_of_pairs(study, window, minimum), voices, cells)
