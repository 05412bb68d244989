"""Report 01: what the corpus is made of, and how far it can be trusted."""

from __future__ import annotations

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Answer, Column, Table, Text
from analysis.reporting.selection import count_texts
from analysis.reporting.study import Study
from analysis.reporting.wording import basis_words, language_words, shorten, zone_words
from analysis.schemas import COUNTED_ZONES, DATE_BASES, ZONES

__all__ = ["answer_corpus", "show_copies", "show_dating", "show_languages", "show_zones"]

_MOST = 20


def answer_corpus(study: Study) -> Answer:
    """Return how many texts there are, how many are dated and counted, and what is missing."""
    documents, texts = study.corpus.documents, study.texts
    n, inside = len(documents), len(texts)
    sources = int(texts["source"].dropna().nunique())
    words = study.count(int(texts["n_words"].sum()), "mot", "word")
    of = study.say(f"sur {format_count(n, 'fr')}", f"of {format_count(n, 'en')}")
    read = (
        f"**{study.count(inside, 'texte', 'text')}** {of}" if n > 1 else f"**{study.count(inside, 'texte', 'text')}**"
    )
    first = study.say(
        f"{read} {'a' if inside < 2 else 'ont'} un passage daté de la période, soit {words} dans le titre et le corps",
        f"{read} {'has' if inside == 1 else 'have'} a passage dated in the period, that is {words} in title and body",
    )
    if sources:
        first += study.say(
            f", de {study.count(sources, 'source', 'source')}.", f", from {study.count(sources, 'source', 'source')}."
        )
    else:
        first += study.say(" ; aucune source n’est indiquée.", "; no source is stated.")
    return Answer(" ".join([first, *_tell_dates(study), *_tell_copies(study), *_tell_rejections(study)]))


def _tell_dates(study: Study) -> list[str]:
    dates = study.corpus.documents["date"]
    n, dated = len(dates), int(dates.notna().sum())
    if dated == n:
        french = "Chacun a une date, établie" if n > 1 else "Sa date est établie"
        english = "Each has a date that rests" if n > 1 else "Its date rests"
        return [study.say(f"{french} sur un indice vérifiable.", f"{english} on evidence that can be checked.")]
    share = "" if study.is_small else f" ({study.percent(dated / n)})"
    return [study.say(
        f"{study.of_texts(dated, n)}{share} {'est daté' if dated < 2 else 'sont datés'} sur un indice vérifiable ; "
        "les autres restent sans date.",
        f"{study.of_texts(dated, n)}{share} could be dated on evidence that can be checked; the others stay undated.",
    )]  # fmt: skip


def _tell_copies(study: Study) -> list[str]:
    copies = int(study.corpus.documents["duplicate_of"].notna().sum())
    if len(study.corpus.documents) < 2:
        return []
    if copies == 0:
        return [study.say("Aucun n’en reprend un autre.", "None repeats another.")]
    return [study.say(
        f"{study.count(copies, 'texte', 'text')} {'reprend' if copies < 2 else 'reprennent'} un texte déjà publié.",
        f"{study.count(copies, 'texte', 'text')} {'repeats' if copies == 1 else 'repeat'} a text published before.",
    )]  # fmt: skip


def _tell_rejections(study: Study) -> list[str]:
    n = len(study.corpus.rejections)
    if n == 0:
        return []
    return [study.say(
        f"{study.count(n, 'fichier', 'file')} n’{'a' if n < 2 else 'ont'} pas pu être lu{'' if n < 2 else 's'}.",
        f"{study.count(n, 'fichier', 'file')} could not be read.",
    )]  # fmt: skip


def _shares(study: Study, label: str) -> dict[str, str | Column]:
    """Return the column of a share; none in a small corpus."""
    return {} if study.is_small else {"share": Column(label, "share")}


def show_dating(study: Study) -> Table:
    """Return how the texts were dated: how many on which basis, with an example of the evidence."""
    documents = study.corpus.documents
    rows = []
    for basis in DATE_BASES:
        chosen = documents[documents["date_basis"] == basis]
        evidence = chosen["date_evidence"].dropna()
        example = shorten(str(evidence.iloc[0]), 80) if len(evidence) and basis != "metadata" else None
        lang = str(chosen["language"].iloc[0]) if example else study.lang
        rows.append((basis_words(basis, study.lang), len(chosen), len(chosen) / len(documents), example or None,
                     None if lang == study.lang else lang))  # fmt: skip
    frame = pd.DataFrame(rows, columns=["basis", "n", "share", "example", "language"])
    frame = frame[frame["n"] > 0].reset_index(drop=True)
    dated = frame[frame["basis"] != basis_words("none", study.lang)].sort_values("n", ascending=False, kind="stable")
    total = len(documents)
    caption = study.say("Aucun texte n’a pu être daté.", "No text could be dated.")
    if len(dated):
        first, n = str(dated["basis"].iloc[0]), int(dated["n"].iloc[0])
        caption = study.say(
            f"Base la plus fréquente : {first}, pour {study.of_texts(n, total)}.",
            f"Most frequent basis: {first}, for {study.of_texts(n, total)}.",
        )
    return Table(
        frame,
        id="datation",
        caption=caption,
        columns={
            "basis": study.say("Date établie par", "Date based on"),
            "n": study.say("Textes", "Texts"),
            **_shares(study, study.say("Part", "Share")),
            "example": Column(study.say("Exemple d’indice", "Example of evidence"), "text", lang="language"),
        },
        notes=study.say(
            f"Dénominateur : {count_texts(study, total)}. La meilleure preuve d’abord ; ce qui ne peut "
            "être daté est dit, jamais deviné.",
            f"Denominator: {count_texts(study, total)}. Best evidence first; what cannot be dated is "
            "said, never guessed.",
        ),
        lang=study.lang,
    )  # fmt: skip


def show_zones(study: Study) -> Table:
    """Return what the texts are made of: passages and words by zone, and what counts."""
    passages = study.corpus.passages
    total = int(passages["n_words"].sum())
    rows = []
    for zone in ZONES:
        chosen = passages[passages["zone"] == zone]
        words = int(chosen["n_words"].sum())
        counts = study.say("oui", "yes") if zone in COUNTED_ZONES else study.say("non", "no")
        rows.append((zone_words(zone, study.lang), len(chosen), words, words / max(1, total), counts))
    aside = int(passages.loc[~passages["zone"].isin(COUNTED_ZONES), "n_words"].sum())
    share = "" if study.is_small else f" ({study.percent(aside / max(1, total))})"
    whole = format_count(total, study.lang)
    caption = study.say(
        f"Hors du titre et du corps : {study.count(aside, 'mot', 'word')} sur {whole}{share}, gardés mais non comptés.",
        f"Outside title and body: {study.count(aside, 'mot', 'word')} of {whole}{share}, kept but not counted.",
    )
    if aside == 0:
        caption = study.say(
            f"Tout est titre ou corps : {study.count(total, 'mot', 'word')}.",
            f"All is title or body: {study.count(total, 'mot', 'word')}.",
        )
    return Table(
        pd.DataFrame(rows, columns=["zone", "n_passages", "n_words", "share", "counted"]),
        id="zones",
        caption=caption,
        columns={
            "zone": study.say("Zone", "Zone"),
            "n_passages": study.say("Passages", "Passages"),
            "n_words": study.say("Mots", "Words"),
            **_shares(study, study.say("Part des mots", "Share of words")),
            "counted": Column(study.say("Compte par défaut", "Counts by default"), "text"),
        },
        lang=study.lang,
    )  # fmt: skip


def show_languages(study: Study) -> Table | None:
    """Return the languages of the passages, where there is more than one."""
    passages = study.corpus.passages
    words = (
        passages.groupby("language")["n_words"].agg(["size", "sum"]).sort_values("sum", ascending=False, kind="stable")
    )
    if len(words) < 2:
        return None
    frame = pd.DataFrame({
        "language": [language_words(str(code), study.lang) for code in words.index],
        "n_passages": words["size"].to_numpy(), "n_words": words["sum"].to_numpy(),
    })  # fmt: skip
    first, n, total = str(frame["language"].iloc[0]), int(frame["n_passages"].iloc[0]), len(passages)
    return Table(
        frame,
        id="langues",
        caption=study.say(
            f"{study.count(n, 'passage', 'passage')} sur {format_count(total, 'fr')} en {first}.",
            f"{format_count(n, 'en')} of {study.count(total, 'passage', 'passage')} in {first}.",
        ),
        columns={
            "language": study.say("Langue", "Language"),
            "n_passages": "Passages",
            "n_words": study.say("Mots", "Words"),
        },
        lang=study.lang,
    )  # fmt: skip


def show_copies(study: Study) -> Table | Text:
    """Return the stories published more than once."""
    documents = study.corpus.documents
    stories = documents.groupby("story_id", sort=False).filter(lambda group: len(group) > 1)
    if stories.empty:
        n = len(documents)
        if n == 1:
            return Text(study.say("Un seul texte : rien à rapprocher.", "A single text: nothing to compare."))
        return Text(
            study.say(f"Aucun des {n} textes n’en reprend un autre.", f"None of the {n} texts repeats another.")
        )
    rows = [
        _story(study, documents[documents["doc_id"] == story].iloc[0], group[group["doc_id"] != story])
        for story, group in stories.groupby("story_id", sort=False)
    ]
    frame = pd.DataFrame(rows, columns=["title", "n", "first", "others", "language"])
    frame = frame.sort_values("n", ascending=False, kind="stable", ignore_index=True)
    n, copies = len(frame), int(documents["duplicate_of"].notna().sum())
    return Table(
        frame.head(_MOST),
        id="reprises",
        caption=study.say(
            f"{study.count(n, 'récit paru', 'story', 'récits parus')} plusieurs fois, "
            f"{study.count(copies, 'reprise', 'copy')} sur {len(documents)} textes.",
            f"{study.count(n, '', 'story', '', 'stories')} published more than once, "
            f"{study.count(copies, '', 'copy', '', 'copies')} among {len(documents)} texts.",
        ),
        columns={
            "title": Column(study.say("Titre", "Title"), lang="language"),
            "n": study.say("Publications", "Publications"),
            "first": study.say("Première source", "First source"),
            "others": study.say("Reprises par", "Repeated by"),
        },
        notes=study.say(
            "Ces textes comptent parmi les publications, et une fois parmi les récits uniques.",
            "These texts count among publications, and once among unique stories.",
        ) + _tell_elsewhere(study),
        lang=study.lang,
    )  # fmt: skip


def _tell_elsewhere(study: Study) -> str:
    """Say how often the exports list a text as published elsewhere too."""
    documents = study.corpus.documents
    also = documents["n_also_in"] if "n_also_in" in documents else pd.Series(dtype="int64")
    texts, times = int((also > 0).sum()), int(also.sum())
    if texts == 0:
        return ""
    return study.say(
        f" Les exports signalent en outre {study.count(times, 'autre parution', '', 'autres parutions')} de "
        f"{study.count(texts, 'texte', '')}, hors du corpus.",
        f" The exports list {study.count(times, '', 'further publication')} of {study.count(texts, '', 'text')}, "
        "outside the corpus.",
    )


def _story(study: Study, origin: pd.Series, others: pd.DataFrame) -> tuple[object, ...]:
    title = shorten(str(origin["title"] if pd.notna(origin["title"]) else origin["origin"]), 90)
    repeated = ", ".join(dict.fromkeys(_text(row.source) or str(row.origin) for row in others.itertuples()))
    language = None if origin["language"] == study.lang else origin["language"]
    return title, len(others) + 1, _text(origin["source"]) or str(origin["origin"]), repeated, language


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
