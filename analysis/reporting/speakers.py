"""Named against speaking: who is mentioned, who is quoted, and on which themes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

import pandas as pd

from analysis.charts.alt_text import describe_contrast
from analysis.charts.contrasts import plot_contrast
from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Figure, Note, Spot, Table
from analysis.measures.speaking import count_speaking
from analysis.reporting.encounters import speak
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.subjects import labels_of
from analysis.reporting.trails import Trail, links_to

__all__ = ["contrast_speaking", "contrasted", "speaking_of", "tell_speaking"]

_NAMED: Final = 5
_QUOTED: Final = 5


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
    shown = contrasted(study)
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
        spots=_spots(shown, speak(study, tuple(shown["entry_id"]))),
    )


def contrasted(study: Study) -> pd.DataFrame:
    """Return the rows drawn, those named most and those quoted most; none where nobody is quoted."""
    frame = speaking_of(study)
    if frame.empty or not frame["n_quoted"].any():
        return frame.iloc[:0]
    by_name = frame.sort_values(["n_named", "entry_id"], ascending=[False, True], kind="stable").head(_NAMED)
    by_voice = frame[frame["n_quoted"] > 0].head(_QUOTED)
    return pd.concat([by_name, by_voice]).drop_duplicates("entry_id").reset_index(drop=True)


def _spots(shown: pd.DataFrame, trails: dict[tuple[str, str], Trail]) -> list[Spot]:
    """Return the spots of the rows: name and line lead to who names the entry, the numbers to what it says."""
    edge = 1.04 * float(shown[["n_named", "n_quoted"]].to_numpy().max())
    spots = []
    for i, entry in enumerate(shown["entry_id"]):
        for way, left, right in (("named", None, edge), ("quoted", edge, None)):
            trail = trails.get((str(entry), way))
            if trail is not None:
                spots.append(Spot(0, left, right, i - 0.5, i + 0.5, f"#{trail.anchor}", trail.title))
    return spots


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
    trails = speak(study, tuple(shown["entry_id"]))
    frame = shown.assign(
        label=shown["entry_id"].map(labels_of(study, "actors")),
        listed=[study.say("oui", "yes") if e in listed else study.say("non", "no") for e in shown["entry_id"]],
        **{f"link_{way}": links_to(trails, [(str(e), way) for e in shown["entry_id"]]) for way in ("named", "quoted")},
    )
    columns: dict[str, str | Column] = {
        "label": study.say("Acteur", "Actor"),
        "listed": Column(study.say("Au lexique", "In the lexicon"), "text"),
        "n_named": Column(study.say("Textes qui le nomment", "Texts that name it"), "count", link="link_named"),
        "n_quoted": Column(study.say("Textes qui le citent", "Texts that quote it"), "count", link="link_quoted"),
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
            f"Dénominateur : {count_texts(study, total)}. Cité quand présent : des textes qui le nomment ou le "
            "citent, ceux qui le citent. Les noms hors du lexique, souvent des témoins, comptent ici.",
            f"Denominator: {count_texts(study, total)}. Quoted when present: of the texts that name or quote it, "
            "those that quote it. Names outside the lexicon, often witnesses, count here.",
        ),
        lang=study.lang,
    )  # fmt: skip
