"""The lexicon a report was made with: what of it matched, and all of it as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.exhibits import Column, Table
from analysis.exhibits.table import to_csv
from analysis.lexicon.models import Actor, Alias
from analysis.lexicon.reading import Lexicon
from analysis.measures.observations import observe
from analysis.measures.scope import WINDOW, Scope
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, hits_of, labels_of
from analysis.text.normalise import fold

__all__ = ["annex_lexicon", "lexicon_csv", "lexicon_forms"]

_FORMS = 8

COLUMNS = ["entry_id", "label", "type", "kind", "form", "exact", "introduced", "context", "near", "unless"]


def annex_lexicon(study: Study, kind: Kind = "actors") -> Table:
    """Return the entries that matched with the forms they matched by, folded; every form looked for goes into the data.

    Of chosen entries alone where some are chosen.

    Parameters
    ----------
    study : Study
    kind : {"actors", "themes"}
    """
    subject, labels = SUBJECTS[kind], labels_of(study, kind)
    scope = Scope.of(
        WINDOW, study.scope.start, study.scope.end, study.scope.zones, study.scope.copies, study.scope.sources
    )
    hits = hits_of(study, kind)
    chosen = list(study.actors if kind == "actors" else study.themes) or None
    found = observe(
        hits, study.corpus.passages, study.corpus.documents, scope, entry=subject.column, entries=chosen
    ).hits
    texts = study.texts_by_id
    spans = zip(found["doc_id"], found["start"].tolist(), found["end"].tolist(), strict=True)
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for entry, (doc, start, end) in zip(found["entry_id"].tolist(), spans, strict=True):
        written[entry][" ".join(texts[doc][start:end].split())] += 1
    rows = [_row(labels[entry], surfaces) for entry, surfaces in written.items()]
    frame = pd.DataFrame(rows, columns=["label", "n", "forms"])
    frame = frame.sort_values(["n", "label"], ascending=[False, True], kind="stable", ignore_index=True)
    # Forms are words of the lexicon, which is French.
    frame["language"] = pd.Series("fr" if study.lang != "fr" else None, index=frame.index, dtype="object")
    known = len(study.corpus.lexicon.actors if kind == "actors" else study.corpus.lexicon.themes)
    entries = study.count(len(frame), subject.french, subject.english)
    found_words = study.noun(len(frame), "trouvé", "found")
    told = study.say(
        f"Le lexique : {entries} {found_words} sur {format_count(known, 'fr')}, avec leurs formes.",
        f"The lexicon: {entries} found of {format_count(known, 'en')}, with their forms.",
    )
    if chosen:
        told = study.say(
            f"Le lexique : les formes relevées, pour {study.join([labels[entry] for entry in chosen])}.",
            f"The lexicon: the forms found, for {study.join([labels[entry] for entry in chosen])}.",
        )
    forms = lexicon_forms(study.corpus.lexicon, kind)
    return Table(
        frame,
        id=f"lexique-{subject.slug}",
        caption=told,
        columns={
            "label": study.say(subject.french, subject.english).capitalize(),
            "n": Column(study.say("Relevés", "Hits"), "count"),
            "forms": Column(study.say("Formes relevées", "Forms found"), lang="language"),
        },
        notes=study.say(
            f"Lexique {study.corpus.lexicon.version[:12]} ; toutes les formes cherchées sont dans les données.",
            f"Lexicon {study.corpus.lexicon.version[:12]}; every form looked for is in the data.",
        ),
        empty=study.say("Aucune entrée.", "No entry."),
        data=forms[forms["entry_id"].isin(chosen)] if chosen else forms,
        csv="" if chosen else lexicon_csv(study.corpus.lexicon, kind),
        folded=True,
        lang=study.lang,
    )


def _row(label: str, surfaces: Counter[str]) -> tuple[str, int, str]:
    """Return an entry with its forms; those that differ in case and accents only stand under the most frequent one."""
    forms: dict[str, tuple[str, int]] = {}
    for surface, n in sorted(surfaces.items(), key=lambda pair: (-pair[1], pair[0])):
        first, so_far = forms.get(fold(surface), (surface, 0))
        forms[fold(surface)] = (first, so_far + n)
    ordered = sorted(forms.values(), key=lambda pair: -pair[1])
    shown = ", ".join(f"{form}\u00a0({n})" for form, n in ordered[:_FORMS])
    return label, surfaces.total(), shown + (", …" if len(ordered) > _FORMS else "")


@lru_cache(maxsize=4)
def lexicon_forms(lexicon: Lexicon, kind: Kind = "actors") -> pd.DataFrame:
    """Return every form looked for.

    Returns
    -------
    DataFrame
        One row per form: entry_id, label, type (of an actor; ``theme``), kind (label, alias, acronym, surname, metonym,
        role or term), form, exact and introduced (whether its case, or the full name in the text, is needed), context,
        near and unless (words that must, or must not, stand beside it, joined by ``|``).
    """
    rows = list(_actor_rows(lexicon) if kind == "actors" else _theme_rows(lexicon))
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.astype({"exact": bool, "introduced": bool})


@lru_cache(maxsize=4)
def lexicon_csv(lexicon: Lexicon, kind: Kind = "actors") -> str:
    """Return every form looked for as CSV: the same for all reports of a batch, and long."""
    return to_csv(lexicon_forms(lexicon, kind))


def _actor_rows(lexicon: Lexicon) -> Iterator[tuple[object, ...]]:
    for actor in lexicon.actors.values():
        yield _form(actor, "label", Alias(form=actor.label, exact=actor.exact, introduced=actor.introduced,
                                          context=actor.context))  # fmt: skip
        for kind, aliases in (("alias", actor.aliases), ("acronym", actor.acronyms)):
            for alias in aliases:
                yield _form(actor, kind, alias)
        for surname in actor.surnames:
            yield _form(actor, "surname", Alias(form=surname, introduced=not actor.safe))
        for metonym in actor.metonyms:
            yield _form(actor, "metonym", Alias(form=metonym))
    kinds = lexicon.kinds
    for office in lexicon.offices.values():
        own = (*office.patterns, *office.alone)
        patterns = own or (*kinds[office.kind].patterns, *kinds[office.kind].alone) if office.kind in kinds else own
        for pattern in patterns:
            yield office.id, office.of, "office", "role", pattern, False, False, "", "", ""


def _form(actor: Actor, kind: str, alias: Alias) -> tuple[object, ...]:
    words = "|".join(alias.context)
    return actor.id, actor.label, actor.type, kind, alias.form, alias.exact, alias.introduced, words, "", ""


def _theme_rows(lexicon: Lexicon) -> Iterator[tuple[object, ...]]:
    for theme in lexicon.themes.values():
        for term in theme.terms:
            near, unless = "|".join(term.near), "|".join(term.unless)
            yield theme.id, theme.label, "theme", "term", term.term, term.exact, False, "", near, unless
