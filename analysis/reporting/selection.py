"""A corpus chosen by a query: what its ``corpus.yaml`` says, and what the query puts into the figures.

Texts found by a query for a name hold that name: how often it occurs says something of the query, not of the press.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from analysis.reporting.study import Study
from analysis.reporting.subjects import Kind, labels_of
from analysis.reporting.wording import day_words, escape
from analysis.text.normalise import fold

__all__ = ["count_texts", "marked_labels", "named_in_query", "tell_query", "tell_selection"]

MARK: Final = "\u00a0†"
# "(s)" is optional in a term of the lexicon; alternatives and word groups are not looked for in a query.
_OPTIONAL: Final = re.compile(r"\([^()]*\)")
_PATTERN: Final = re.compile(r"[{}@|]")
_WORD: Final = re.compile(r"[^\W_][\w.’'-]*[*+]?")
_LEAST_STEM: Final = 4


def count_texts(study: Study, n: int) -> str:
    """Write a denominator: ``12 textes``, or ``12 articles retenus par la requête`` where a query chose them."""
    about = study.corpus.about
    if about is None or not about.query or len(study.corpus.published):
        return study.count(n, "texte", "text")
    return study.count(
        n, "article retenu par la requête", "article kept by the query",
        "articles retenus par la requête", "articles kept by the query",
    )  # fmt: skip


def tell_selection(study: Study) -> str:
    """Write what the ``corpus.yaml`` says of how the texts were chosen; nothing where there is none."""
    about = study.corpus.about
    if about is None:
        return ""
    days = study.join([day_words(day, study.lang) for day in about.exported])
    told = []
    if about.query:
        query = escape(about.query)
        told.append(study.say(f"requête « {query} »", f"query “{query}”"))
    if about.database:
        told.append(study.say(f"base {escape(about.database)}", f"database {escape(about.database)}"))
    if days:
        told.append(study.say(f"exporté le {days}", f"exported on {days}"))
    if about.window is not None:
        start, end = day_words(about.window.start, study.lang), day_words(about.window.end, study.lang)
        told.append(study.say(f"période visée du {start} au {end}", f"meant to cover {start} to {end}"))
    if about.licence:
        told.append(study.say(f"licence {escape(about.licence)}", f"licence {escape(about.licence)}"))
    lines = [study.say("Constitution : ", "Selection: ") + ", ".join(told) + "."] if told else []
    if about.query and not len(study.corpus.published):
        lines.append(study.say(
            "Les parts se rapportent aux articles retenus par la requête, non à tout ce qui a été publié.",
            "Shares are of the articles the query kept, not of all that was published.",
        ))  # fmt: skip
    if about.known_gaps:
        gaps = "; ".join(gap.rstrip(".") for gap in about.known_gaps)
        gaps = escape(gaps if study.lang == "en" else gaps.replace("; ", " ; "))
        lines.append(study.say(f"Lacunes connues : {gaps}.", f"Known gaps: {gaps}."))
    return " ".join(lines)


@lru_cache(maxsize=16)
def named_in_query(study: Study, kind: Kind) -> frozenset[str]:
    """Return the actors or themes that the query names, by any of their forms; ``ukrain*`` names what begins so."""
    about = study.corpus.about
    if about is None or not about.query:
        return frozenset()
    words = [_plain(word) + word[len(word.rstrip("*+")) :][:1] for word in _WORD.findall(about.query)]
    query = f" {' '.join(words).replace('+', '*')} "
    stems = tuple(word[:-1] for word in query.split() if word.endswith("*") and len(word) > _LEAST_STEM)
    return frozenset(
        entry for entry, forms in _forms(study, kind).items() if any(_names(f, query, stems) for f in forms)
    )


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]+", " ", fold(words)).split())


def _names(form: str, query: str, stems: tuple[str, ...]) -> bool:
    plain = _plain(form)
    if len(plain) < 2:
        return False
    return f" {plain} " in query or (" " not in plain and bool(stems) and plain.startswith(stems))


def _forms(study: Study, kind: Kind) -> dict[str, list[str]]:
    lexicon = study.corpus.lexicon
    if kind == "actors":
        return {
            actor.id: [actor.label, *actor.surnames, *(a.form for a in (*actor.aliases, *actor.acronyms))]
            for actor in lexicon.actors.values()
        }
    return {
        theme.id: [
            theme.label,
            *(_OPTIONAL.sub("", term.term) for term in theme.terms if not _PATTERN.search(term.term)),
        ]
        for theme in lexicon.themes.values()
    }


def marked_labels(study: Study, kind: Kind) -> dict[str, str]:
    """Return the names of the entries for readers, those that the query names with a dagger."""
    labels = labels_of(study, kind)
    named = named_in_query(study, kind)
    return {entry: label + MARK if entry in named else label for entry, label in labels.items()} if named else labels


def tell_query(study: Study, kind: Kind, entries: list[str]) -> str:
    """Explain the dagger where one of the entries has it."""
    if not named_in_query(study, kind) & set(entries):
        return ""
    return study.say(
        " † : nommé dans la requête qui a choisi les textes ; son rang en découle.",
        " †: named in the query that chose the texts; its rank follows from it.",
    )
