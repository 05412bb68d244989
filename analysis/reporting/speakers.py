"""Named against speaking: who is mentioned, who is quoted, and on which themes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_contrast, describe_matrix
from analysis.charts.contrasts import plot_contrast
from analysis.charts.matrices import plot_matrix
from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Figure, Note, Table
from analysis.measures.speaking import count_quoted_themes, count_speaking
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of

__all__ = ["contrast_speaking", "map_quoted_themes", "speaking_of", "tell_speaking"]

_NAMED: Final = 6
_QUOTED: Final = 6
_SPEAKERS: Final = 10
_THEMES: Final = 8


@lru_cache(maxsize=16)
def speaking_of(study: Study) -> pd.DataFrame:
    """Return who is named and who is quoted in the scope of the study, the most quoted first."""
    corpus = study.corpus
    frame = count_speaking(corpus.mentions, corpus.quotes, corpus.passages, corpus.documents, **study.counted)
    if not study.actors:
        return frame
    return frame[frame["entry_id"].isin(study.actors)].reset_index(drop=True)


def _silence(study: Study) -> Note:
    return Note(study.say(
        "Aucune citation dont l’auteur soit nommé dans les textes de la période : qui parle ne peut être dit.",
        "No quotation with a named speaker in the texts of the period: who speaks cannot be said.",
    ))  # fmt: skip


def tell_speaking(study: Study) -> str:
    """Write who is quoted most, and how often who is named most is quoted; nothing without a quotation."""
    frame, labels = speaking_of(study), labels_of(study, "actors")
    if frame.empty or not frame["n_quoted"].any():
        return ""
    first = frame.iloc[0]
    named = frame.sort_values(["n_named", "entry_id"], ascending=[False, True], kind="stable").iloc[0]
    texts = study.of_texts(int(first["n_quoted"]), int(first["n_documents_total"]))
    told = study.say(
        f"Le plus cité : {labels[str(first['entry_id'])]}, dans {texts}", f"Quoted most: "
        f"{labels[str(first['entry_id'])]}, in {texts}",
    )  # fmt: skip
    if named["entry_id"] == first["entry_id"]:
        return told + study.say(" ; c’est aussi le nom le plus fréquent.", "; it is also the most frequent name.")
    n, quoted = int(named["n_named"]), int(named["n_quoted"])
    name = labels[str(named["entry_id"])]
    said = study.say(
        f" ; le nom le plus fréquent, {name} ({study.count(n, 'texte', 'text')}), "
        + (f"est cité dans {quoted}." if quoted else "n’est jamais cité."),
        f"; the most frequent name, {name} ({study.count(n, 'texte', 'text')}), "
        + (f"is quoted in {quoted}." if quoted else "is never quoted."),
    )
    return told + said


def contrast_speaking(study: Study) -> Figure | Note:
    """Return the actors named most and those quoted most: texts that name them, texts that quote them."""
    frame, labels = speaking_of(study), labels_of(study, "actors")
    if frame.empty or not frame["n_quoted"].any():
        return _silence(study)
    by_name = frame.sort_values(["n_named", "entry_id"], ascending=[False, True], kind="stable").head(_NAMED)
    by_voice = frame[frame["n_quoted"] > 0].head(_QUOTED)
    shown = pd.concat([by_name, by_voice]).drop_duplicates("entry_id").reset_index(drop=True)
    names = (study.say("nommé", "named"), study.say("cité", "quoted"))
    drawn: dict[str, Any] = {
        "first": "n_named", "second": "n_quoted", "names": names, "measure": "n_documents", "labels": labels,
        "lang": study.lang,
    }  # fmt: skip
    return Figure(
        plot_contrast(shown, **drawn),
        id="nommes-cites",
        caption=tell_speaking(study),
        alt=describe_contrast(shown, **drawn),
        table=_table(study, shown),
        data=frame,
        reading=_reading(study, frame),
    )


def _reading(study: Study, frame: pd.DataFrame) -> str:
    quotes = study.corpus.quotes
    n, known = len(quotes), int(quotes["speaker_id"].notna().sum())
    of = format_count(n, study.lang)
    speakers = int((frame["n_quoted"] > 0).sum())
    return study.say(
        f"Lecture : anneau, textes qui le nomment ; point, textes qui le citent. {study.count(known, 'citation', '')} "
        f"sur {of} dans le corpus ont un auteur nommé ; {study.count(speakers, 'auteur', '')} dans la période. Un État "
        "ou une ville est souvent nommé et ne parle que par ses responsables.",
        f"How to read: ring, texts that name it; dot, texts that quote it. {format_count(known, 'en')} of "
        f"{study.count(n, '', 'quotation')} in the corpus have a named speaker; {study.count(speakers, '', 'speaker')} "
        "in the period. A state is often named and speaks only through its officials.",
    )


def _table(study: Study, shown: pd.DataFrame) -> Table:
    total = int(shown["n_documents_total"].iloc[0])
    listed = set(study.corpus.lexicon.actors)
    frame = shown.assign(
        label=shown["entry_id"].map(labels_of(study, "actors")),
        listed=[study.say("oui", "yes") if e in listed else study.say("non", "no") for e in shown["entry_id"]],
    )
    columns: dict[str, str | Column] = {
        "label": study.say("Acteur", "Actor"),
        "listed": Column(study.say("Au lexique", "In the lexicon"), "text"),
        "n_named": Column(study.say("Textes qui le nomment", "Texts that name it"), "count"),
        "n_quoted": Column(study.say("Textes qui le citent", "Texts that quote it"), "count"),
        "n_quotes": Column(study.say("Citations", "Quotations"), "count"),
    }
    if not study.is_small:
        group = study.say("Intervalle à 95 %", "95% interval")
        columns |= {
            "quoted_share": Column(study.say("Cité quand présent", "Quoted when present"), "share"),
            "quoted_low": Column(study.say("de", "from"), "share", group=group),
            "quoted_high": Column(study.say("à", "to"), "share", group=group),
        }
    return Table(
        frame,
        id="table-nommes-cites",
        caption=study.say("Nommés et cités, texte par texte.", "Named and quoted, text by text."),
        columns=columns,
        notes=study.say(
            f"Dénominateur : {study.count(total, 'texte', '')}. Cité quand présent : des textes qui le nomment ou le "
            "citent, ceux qui le citent. Les noms hors du lexique, souvent des témoins, comptent ici.",
            f"Denominator: {study.count(total, '', 'text')}. Quoted when present: of the texts that name or quote it, "
            "those that quote it. Names outside the lexicon, often witnesses, count here.",
        ),
        lang=study.lang,
    )  # fmt: skip


def map_quoted_themes(study: Study) -> Figure | Note:
    """Return speakers × themes: the quotations in passages that address the theme."""
    corpus = study.corpus
    counts = count_quoted_themes(
        corpus.quotes, corpus.themes, corpus.passages, corpus.documents, **study.counted
    )
    if study.actors:
        counts = counts[counts["entry_id"].isin(study.actors)]
    if counts.empty:
        return Note(study.say(
            "Aucune citation d’un auteur nommé ne se trouve dans un passage qui aborde un thème du lexique.",
            "No quotation with a named speaker stands in a passage that addresses a theme of the lexicon.",
        ))  # fmt: skip
    speakers = _first(counts, "entry_id", _SPEAKERS)
    themes = _first(counts[counts["entry_id"].isin(speakers)], "theme_id", _THEMES)
    table = pd.DataFrame(0.0, index=speakers, columns=themes)
    for entry, theme, n in zip(counts["entry_id"], counts["theme_id"], counts["n_quotes"], strict=True):
        if entry in table.index and theme in table.columns:
            table.loc[entry, theme] = float(n)
    return _draw_themes(study, table, counts)


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
    name, theme = actors[str(best["entry_id"])], themes[str(best["theme_id"])]
    spoken = study.count(int(counts["entry_id"].nunique()), "auteur", "speaker")
    return Figure(
        plot_matrix(table, **drawn),
        id="citations-themes",
        caption=study.say(
            f"Le plus souvent : {name} sur « {theme} », {study.count(n, 'citation', '')}.",
            f"Most often: {name} on “{theme}”, {study.count(n, '', 'quotation')}.",
        ),
        alt=describe_matrix(table, **drawn),
        table=Table(
            grid, id="table-citations-themes",
            caption=study.say("Citations par auteur et par thème.", "Quotations by speaker and theme."),
            columns={"label": study.say("Auteur", "Speaker"),
                     **{f"n_{i}": Column(themes[t], "count") for i, t in enumerate(table.columns)}},
            lang=study.lang,
        ),
        data=counts,
        reading=study.say(
            f"Lecture : une citation compte pour chaque thème du passage où elle se trouve ; {spoken} en tout, les "
            f"{len(table)} plus cités sont dessinés.",
            f"How to read: a quotation counts for each theme of the passage it stands in; {spoken} in all, the "
            f"{len(table)} quoted most are drawn.",
        ),
    )  # fmt: skip
