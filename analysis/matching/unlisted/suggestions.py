"""MENTIONS → lexicon entries to review: the unlisted names of a corpus, as the text of an ``actors.yaml``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Final

import pandas as pd

from analysis.lexicon.reading import Lexicon
from analysis.matching.names.name_words import plain_word
from analysis.text.sentences import split_sentences

__all__ = ["suggest_entries"]

_HEADER: Final = """\
# Noms relevés dans le corpus et absents du lexique, les plus répandus d’abord. Propositions à relire :
# supprimer ce qui n’est pas un acteur, corriger les libellés, fusionner les doublons, ajouter le pays.
# Puis ranger le fichier, sous le nom actors.yaml, dans le dossier donné à --lexicon.
"""
_UNKNOWN_DAY: Final = dt.date(2024, 12, 31)
_LONGEST_EXAMPLE: Final = 280
_SHOWN: Final = 3


def suggest_entries(
    mentions: pd.DataFrame,
    documents: pd.DataFrame,
    *,
    lexicon: Lexicon | None = None,
    least_texts: int = 1,
    most_entries: int | None = None,
) -> str:
    """Write the unlisted names of a corpus as lexicon entries.

    Parameters
    ----------
    mentions, documents : DataFrame
        The frames of those names. Only counted mentions (title and body) are looked at.
    lexicon : Lexicon, optional
        Its ids are not used again: an entry with a known id would replace that entry.
    least_texts : int, optional
        Names found in fewer texts are left out.
    most_entries : int, optional
        Keep so many entries, the most widespread ones.

    Returns
    -------
    str
        YAML in the shape of the file ``actors.yaml``, ranked by number of texts, then of mentions, then by
        label; each entry carries its counts and sentences of the corpus as comments, and one of them as an
        example. The day in ``valid_through`` is the latest date of a document.

    Examples
    --------
    >>> mentions = pd.DataFrame({
    ...     "doc_id": ["a"], "start": [0], "end": [12], "surface": ["Marie Dupont"], "actor_id": ["nl-marie-dupont"],
    ...     "label": ["Marie Dupont"], "actor_type": ["person"], "listed": [False], "counted": [True]})
    >>> documents = pd.DataFrame({"doc_id": ["a"], "text": ["Marie Dupont a parlé."], "date": [pd.NaT]})
    >>> print(suggest_entries(mentions, documents).split("actors:")[1])
    <BLANKLINE>
    # 1 texte, 1 mention
    - id: marie-dupont
      label: "Marie Dupont"
      type: person
      surnames: ["Dupont"]
      examples:
        yes: ["[Marie Dupont] a parlé."]
    <BLANKLINE>
    """
    found = mentions[~mentions["listed"].astype(bool) & mentions["counted"].astype(bool)]
    texts = dict(zip(documents["doc_id"], documents["text"], strict=True))
    days = documents["date"].dropna()
    day = pd.Timestamp(days.max()).date() if len(days) else _UNKNOWN_DAY
    taken = set(lexicon.actors) if lexicon else set()
    lines = [_HEADER + f"valid_through: {day.isoformat()}", "actors:" if len(found) else "actors: []"]
    for actor_id in _ranked(found, least_texts)[:most_entries]:
        own = found[found["actor_id"] == actor_id]
        entry_id = _free_id(str(actor_id).removeprefix("nl-"), taken)
        lines += _entry(entry_id, own, texts)
    return "\n".join(lines) + "\n"


def _ranked(found: pd.DataFrame, least_texts: int) -> list[str]:
    counts = found.groupby("actor_id").agg(
        n_texts=("doc_id", "nunique"), n_mentions=("doc_id", "size"), label=("label", "first")
    )
    counts = counts[counts["n_texts"] >= least_texts].sort_values(
        ["n_texts", "n_mentions", "label"], ascending=[False, False, True], kind="stable"
    )
    return [str(actor_id) for actor_id in counts.index]


def _free_id(slug: str, taken: set[str]) -> str:
    base, number, free = slug or "nom", 2, slug or "nom"
    while free in taken:
        free, number = f"{base}-{number}", number + 1
    taken.add(free)
    return free


def _entry(entry_id: str, own: pd.DataFrame, texts: dict[str, str]) -> Iterator[str]:
    label, kind = str(own["label"].iloc[0]), str(own["actor_type"].iloc[0])
    n_texts, n_mentions = own["doc_id"].nunique(), len(own)
    yield f"# {n_texts} texte{'s' * (n_texts > 1)}, {n_mentions} mention{'s' * (n_mentions > 1)}"
    sentences = _sentences(own, texts)
    yield from (f"#   « {_flat(sentence)} »" for _, sentence in sentences[1:_SHOWN])
    yield f"- id: {entry_id}"
    yield f"  label: {_quoted(label)}"
    yield f"  type: {kind}"
    forms = dict.fromkeys(_flat(surface) for surface in own["surface"])
    for name, values in _forms(label, kind, forms).items():
        if values:
            yield f"  {name}: [{', '.join(map(_quoted, values))}]"
    if sentences:
        yield "  examples:"
        yield f"    yes: [{_quoted(_flat(sentences[0][0]))}]"


def _forms(label: str, kind: str, forms: Sequence[str] | dict[str, None]) -> dict[str, list[str]]:
    """Sort the other surfaces into aliases, acronyms and surnames."""
    same = plain_word(label)
    others = [form for form in forms if plain_word(form) != same]
    words = label.split(" ")
    if kind == "person":
        given = plain_word(words[0])
        surnames = dict.fromkeys(form for form in others if " " not in form and plain_word(form) != given)
        if not surnames and len(words) > 1:
            surnames = dict.fromkeys([words[-1]])
        full = [form for form in others if form not in surnames and " " in form]
        return {"aliases": full, "surnames": list(surnames)}
    acronyms = [form for form in others if form.isupper() and " " not in form]
    return {"aliases": [form for form in others if form not in acronyms], "acronyms": acronyms}


def _sentences(own: pd.DataFrame, texts: dict[str, str]) -> list[tuple[str, str]]:
    """Give the sentences with the name, once with its spans in brackets and once plain; whole names first."""
    found: dict[str, tuple[int, str]] = {}
    for doc_id, rows in own.groupby("doc_id", sort=False):
        text = texts[str(doc_id)]
        spans = list(zip(rows["start"].tolist(), rows["end"].tolist(), strict=True))
        for start, end in _cut(text, spans):
            sentence = text[start:end]
            if len(sentence) > _LONGEST_EXAMPLE or any(mark in sentence for mark in "[]"):
                continue
            inside = [(s - start, e - start) for s, e in spans if start <= s and e <= end]
            whole = any(plain_word(sentence[s:e]) == plain_word(str(own["label"].iloc[0])) for s, e in inside)
            found.setdefault(sentence, (0 if whole else 1, _bracketed(sentence, inside)))
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    best = [(bracketed, sentence) for sentence, (_, bracketed) in ordered]
    # An example must hold by itself, and a surname alone does not.
    return best if ordered and ordered[0][1][0] == 0 else []


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Give the sentences that hold a span; only the lines concerned are cut."""
    seen = set()
    for start, end in spans:
        line = text.rfind("\n", 0, start) + 1
        stop = text.find("\n", end)
        for first, last in split_sentences(text[line : stop if stop >= 0 else len(text)]):
            if line + first <= start and end <= line + last and line + first not in seen:
                seen.add(line + first)
                yield line + first, line + last


def _bracketed(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        sentence = f"{sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
    return sentence


def _flat(text: str) -> str:
    return " ".join(text.split())


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
