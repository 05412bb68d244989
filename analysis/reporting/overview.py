"""Report 01: what the corpus is made of, and how far it can be trusted."""

from __future__ import annotations

import pandas as pd

from analysis.charts.alt_text import describe_coverage
from analysis.charts.numbers import format_count
from analysis.charts.strips import plot_coverage_strip
from analysis.exhibits import Answer, Column, Figure, Note, Table, Text
from analysis.measures.coverage import measure_coverage
from analysis.reporting.study import Study
from analysis.reporting.wording import basis_words, day_words, language_words, zone_words
from analysis.schemas import COUNTED_ZONES, DATE_BASES, ZONES

__all__ = ["answer_corpus", "list_texts", "show_copies", "show_coverage", "show_dating", "show_languages",
           "show_rejections", "show_zones"]  # fmt: skip

_MOST_TEXTS = 30


def answer_corpus(study: Study) -> Answer:
    """Return how many texts there are, how many are dated and counted, and what is missing."""
    documents = study.corpus.documents
    n, dated = len(documents), int(documents["date"].notna().sum())
    texts = study.texts
    named = texts["source"].dropna().nunique()
    copies = int(documents["duplicate_of"].notna().sum())
    rejected = len(study.corpus.rejections)
    words = int(texts["n_words"].sum())
    sentences = [
        study.say(
            f"**{study.count(len(texts), 'texte', 'text')}** sur {format_count(n, 'fr')} ont un passage daté de la période "
            f"({study.count(words, 'mot', 'word')} dans le titre et le corps)",
            f"**{study.count(len(texts), 'texte', 'text')}** of {format_count(n, 'en')} have a passage dated in the period "
            f"({study.count(words, 'mot', 'word')} in title and body)",
        ) + (study.say(f", de {study.count(named, 'source', 'source')}.", f", from {study.count(named, 'source', 'source')}.") if named
             else study.say(" ; aucune source n’est indiquée.", "; no source is stated.")),
        study.say(
            f"{study.count(dated, 'texte', 'text')} ({study.percent(dated / n)}) {'est daté' if dated < 2 else 'sont datés'} avec un motif vérifiable ; "
            f"{study.count(copies, 'texte', 'text')} {'reprend' if copies < 2 else 'reprennent'} un texte déjà publié.",
            f"{study.count(dated, 'texte', 'text')} ({study.percent(dated / n)}) could be dated on evidence that can be checked; "
            f"{study.count(copies, 'texte', 'text')} repeat a text published before.",
        ),
    ]  # fmt: skip
    if rejected:
        sentences.append(study.say(
            f"{study.count(rejected, 'fichier', 'file')} n’{'a' if rejected < 2 else 'ont'} pas pu être lu{'' if rejected < 2 else 's'}.",
            f"{study.count(rejected, 'fichier', 'file')} could not be read.",
        ))  # fmt: skip
    return Answer(" ".join(sentences))


def list_texts(study: Study) -> Table | None:
    """Return the texts one by one, where they are few: date, basis, evidence, main actors, themes."""
    documents = study.corpus.documents
    if len(documents) > _MOST_TEXTS and not study.is_small:
        return None
    shown = documents.sort_values(["date", "doc_id"], na_position="last").head(_MOST_TEXTS)
    mentions, themes = study.corpus.mentions, study.corpus.themes
    theme_labels = {theme.id: theme.label for theme in study.corpus.lexicon.themes.values()}
    frame = pd.DataFrame({
        "when": [_day(row, study.lang) for row in shown.itertuples()],
        "basis": [basis_words(basis, study.lang) for basis in shown["date_basis"]],
        "evidence": [_cut(text, 90) for text in shown["date_evidence"].fillna("")],
        "title": [_cut(text, 90) for text in shown["title"].fillna(_openings(study, shown))],
        "actors": [_top(mentions[mentions["listed"]], doc_id, "label") for doc_id in shown["doc_id"]],
        "themes": [_top(themes, doc_id, "theme_id", theme_labels) for doc_id in shown["doc_id"]],
    })  # fmt: skip
    return Table(
        frame,
        id="textes",
        caption=study.say(
            f"Les {len(frame)} textes, le plus ancien d’abord." if len(frame) == len(documents)
            else f"Les {len(frame)} premiers textes sur {len(documents)}, le plus ancien d’abord.",
            f"The {len(frame)} texts, oldest first." if len(frame) == len(documents)
            else f"The first {len(frame)} texts of {len(documents)}, oldest first.",
        ),
        columns={
            "when": study.say("Date", "Date"),
            "basis": study.say("Établie par", "Based on"),
            "evidence": study.say("Indice", "Evidence"),
            "title": study.say("Titre", "Title"),
            "actors": study.say("Acteurs principaux", "Main actors"),
            "themes": study.say("Thèmes", "Themes"),
        },
        notes=study.say("Acteurs et thèmes : les trois premiers du titre et du corps, avec leur nombre de mentions.",
                        "Actors and themes: the first three in title and body, with their number of mentions."),
        lang=study.lang,
    )  # fmt: skip


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
    silent = by_source[by_source["silent"] > 0]
    caption = study.say(
        f"{study.count(len(silent), 'source', 'source')} sur {len(by_source)} {'a' if len(silent) < 2 else 'ont'} au moins une période sans aucun texte : "
        "une baisse peut y venir du silence de la source.",
        f"{study.count(len(silent), 'source', 'source')} of {len(by_source)} {'has' if len(silent) == 1 else 'have'} at least one period "
        "without any text: a fall there may be the silence of the source.",
    )  # fmt: skip
    return Figure(
        plot_coverage_strip(coverage, lang=study.lang, period=scope.period),
        id="couverture",
        caption=caption,
        alt=describe_coverage(coverage, lang=study.lang),
        table=Table(
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
        ),
        print_table=True,
    )  # fmt: skip


def show_dating(study: Study) -> Table:
    """Return how the texts were dated: how many on which basis, with an example of the evidence."""
    documents = study.corpus.documents
    rows = []
    for basis in DATE_BASES:
        chosen = documents[documents["date_basis"] == basis]
        evidence = chosen["date_evidence"].dropna()
        example = _cut(str(evidence.iloc[0]), 80) if len(evidence) else ""
        rows.append((basis_words(basis, study.lang), len(chosen), len(chosen) / max(1, len(documents)), example))
    return Table(
        pd.DataFrame(rows, columns=["basis", "n", "share", "example"]),
        id="datation",
        caption=study.say("Sur quoi repose la date de chaque texte, la meilleure preuve d’abord.",
                          "What the date of each text rests on, best evidence first."),
        columns={
            "basis": study.say("Établie par", "Based on"),
            "n": study.say("Textes", "Texts"),
            "share": Column(study.say("Part", "Share"), "share"),
            "example": Column(study.say("Exemple d’indice", "Example of evidence"), "text"),
        },
        notes=study.say(f"Dénominateur : {study.count(len(documents), 'texte', 'text')}. Ce qui ne peut être daté est dit, jamais deviné.",
                        f"Denominator: {study.count(len(documents), 'texte', 'text')}. What cannot be dated is said, never guessed."),
        lang=study.lang,
    )  # fmt: skip


def show_zones(study: Study) -> Table:
    """Return what the texts are made of: passages and words by zone, and what counts."""
    passages = study.corpus.passages
    total = max(1, int(passages["n_words"].sum()))
    rows = []
    for zone in ZONES:
        chosen = passages[passages["zone"] == zone]
        words = int(chosen["n_words"].sum())
        counts = study.say("oui", "yes") if zone in COUNTED_ZONES else study.say("non", "no")
        rows.append((zone_words(zone, study.lang), len(chosen), words, words / total, counts))
    return Table(
        pd.DataFrame(rows, columns=["zone", "n_passages", "n_words", "share", "counted"]),
        id="zones",
        caption=study.say("Ce qui compte et ce qui est mis à part, en passages et en mots.",
                          "What counts and what is set apart, in passages and in words."),
        columns={
            "zone": study.say("Zone", "Zone"),
            "n_passages": study.say("Passages", "Passages"),
            "n_words": study.say("Mots", "Words"),
            "share": Column(study.say("Part des mots", "Share of words"), "share"),
            "counted": Column(study.say("Compte par défaut", "Counts by default"), "text"),
        },
        lang=study.lang,
    )  # fmt: skip


def show_languages(study: Study) -> Table | None:
    """Return the languages of the passages, where there is more than one."""
    passages = study.corpus.passages
    words = passages.groupby("language")["n_words"].agg(["size", "sum"]).sort_values("sum", ascending=False)
    if len(words) < 2:
        return None
    frame = pd.DataFrame({
        "language": [language_words(str(code), study.lang) for code in words.index],
        "n_passages": words["size"].to_numpy(), "n_words": words["sum"].to_numpy(),
    })  # fmt: skip
    return Table(
        frame,
        id="langues",
        caption=study.say("Les langues des passages.", "The languages of the passages."),
        columns={"language": study.say("Langue", "Language"), "n_passages": "Passages", "n_words": study.say("Mots", "Words")},
        lang=study.lang,
    )  # fmt: skip


def show_copies(study: Study) -> Table | Text:
    """Return the stories published more than once."""
    documents = study.corpus.documents
    stories = documents.groupby("story_id", sort=False).filter(lambda group: len(group) > 1)
    if stories.empty:
        return Text(study.say(
            f"Aucun des {len(documents)} textes n’en reprend un autre.",
            f"None of the {len(documents)} texts repeats another.",
        ))  # fmt: skip
    first = documents.set_index("doc_id")
    rows = []
    for story, group in stories.groupby("story_id", sort=False):
        origin = first.loc[story]
        others = group[group["doc_id"] != story]
        rows.append((
            _cut(str(origin["title"] if pd.notna(origin["title"]) else origin["origin"]), 90), len(group),
            _text(origin["source"]) or str(origin["origin"]),
            ", ".join(dict.fromkeys(_text(row.source) or str(row.origin) for row in others.itertuples())),
        ))  # fmt: skip
    frame = pd.DataFrame(rows, columns=["title", "n", "first", "others"])
    return Table(
        frame.sort_values("n", ascending=False, kind="stable", ignore_index=True).head(_MOST_TEXTS),
        id="reprises",
        caption=study.say(f"{study.count(len(frame), 'récit publié', 'story', 'récits publiés')} plusieurs fois : ces textes comptent parmi les publications, une fois parmi les récits.",
                          f"{study.count(len(frame), '', 'story', '', 'stories')} published several times: these texts count among publications, once among stories."),
        columns={
            "title": study.say("Titre", "Title"),
            "n": study.say("Publications", "Publications"),
            "first": study.say("Première source", "First source"),
            "others": study.say("Reprises par", "Repeated by"),
        },
        lang=study.lang,
    )  # fmt: skip


def show_rejections(study: Study) -> Table | None:
    """Return the files that could not be read, and why; nothing where all were."""
    rejected = study.corpus.rejections
    if rejected.empty:
        return None
    return Table(
        rejected,
        id="rejets",
        caption=study.say("Ce qui n’a pas pu être lu.", "What could not be read."),
        columns={"origin": study.say("Fichier", "File"), "reason": Column(study.say("Raison", "Reason"), lang=None),
                 "first_characters": study.say("Premiers caractères", "First characters")},
        lang=study.lang,
    )  # fmt: skip


def _openings(study: Study, documents: pd.DataFrame) -> pd.Series:
    """Return the first words of the body, for texts without a headline."""
    bodies = study.corpus.passages[study.corpus.passages["zone"] == "body"].drop_duplicates("doc_id")
    spans = {row.doc_id: (row.start, row.end) for row in bodies.itertuples()}
    openings = [
        row.text[slice(*spans[row.doc_id])] if row.doc_id in spans else row.origin for row in documents.itertuples()
    ]
    return pd.Series(openings, index=documents.index, dtype="str")


def _day(row: object, lang: str) -> str:
    date, early, late = (getattr(row, name) for name in ("date", "date_earliest", "date_latest"))
    if pd.isna(date):
        return "–"
    day = day_words(date, lang)
    if pd.notna(early) and pd.notna(late) and early != late:
        return f"{day} ({early:%d/%m}–{late:%d/%m})"
    return day


def _top(hits: pd.DataFrame, doc_id: str, column: str, labels: dict[str, str] | None = None) -> str:
    chosen = hits[(hits["doc_id"] == doc_id) & hits["counted"]][column].dropna()
    counts = chosen.value_counts(sort=False).sort_values(ascending=False, kind="stable").head(3)
    return ", ".join(f"{(labels or {}).get(str(name), str(name))} ({n})" for name, n in counts.items())


def _cut(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "\u00a0…"


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]
