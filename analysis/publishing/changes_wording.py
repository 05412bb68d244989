"""What changed since the last edition, in sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Final

from analysis.periods import period_label
from analysis.rendering.wording import long_date
from analysis.reporting.wording import escape, typeset

__all__ = ["changes_markdown", "tell_changes"]

_HEADINGS: Final = {"fr": "Depuis la dernière édition", "en": "Since the last edition"}
_SHOWN: Final = 4


def changes_markdown(changes: Mapping[str, Any]) -> str:
    """Return the section of a report on what changed."""
    lines = "\n".join(f"- {escape(line)}" for line in changes["sentences"])
    return f"## {_HEADINGS[changes['language']]}\n\n{lines}"


def tell_changes(
    changes: Mapping[str, Any], as_of: str | None, labels: Mapping[str, str], period: str, lang: str
) -> list[str]:
    """Write the changes for a reader: texts, past counts, lexicon, entries.

    Parameters
    ----------
    changes : mapping
        As :func:`analysis.publishing.changes.compare_facts` gives them.
    as_of : str or None
        The day of the edition compared with.
    labels : mapping
        Names of the entries.
    period : str
        Width of the periods.
    lang : {"fr", "en"}
    """
    lines = [_texts(changes["texts"], as_of, lang), _periods(changes["periods"], period, lang)]
    edited = any(changes["lexicon"].values())
    lines.append(_lexicon(changes["lexicon"], labels, lang))
    lines += _entries(changes["entries"], labels, edited, lang)
    return [typeset(line) if lang == "fr" else line for line in lines if line]


def _of(n: int, one: str, many: str, lang: str) -> str:
    return f"{n}\u00a0{one if n == 1 or (n == 0 and lang == 'fr') else many}"


def _texts(texts: Mapping[str, int], as_of: str | None, lang: str) -> str:
    day = long_date(dt.date.fromisoformat(as_of), lang) if as_of else ""
    if lang == "en":
        head = f"Since the edition of {day}: " if day else "Since the last edition: "
        parts = [_of(texts["new"], "new text", "new texts", lang)]
        gone = (("removed", "removed"), ("revised", "revised"))
        parts += [_of(texts[key], f"text {how}", f"texts {how}", lang) for key, how in gone if texts[key]]
        return head + ", ".join(parts) + "."
    head = f"Depuis l’édition du {day} : " if day else "Depuis la dernière édition : "
    parts = [_of(texts["new"], "nouveau texte", "nouveaux textes", lang)]
    gone = (("removed", "retiré"), ("revised", "révisé"))
    parts += [_of(texts[key], f"texte {how}", f"textes {how}s", lang) for key, how in gone if texts[key]]
    return head + ", ".join(parts) + "."


def _periods(periods: list[Mapping[str, Any]], period: str, lang: str) -> str:
    if not periods:
        return "Aucun chiffre passé n’est révisé." if lang == "fr" else "No past count is revised."
    instead = "au lieu de" if lang == "fr" else "instead of"
    shown = [
        f"{period_label(row['period'], period, lang)}, "
        f"{_of(row['after'], *_TEXTS[lang], lang)} {instead} {row['before']}"
        for row in periods[:_SHOWN]
    ]
    rest = len(periods) - len(shown)
    if lang == "fr":
        more = f" ; et {_of(rest, 'autre période', 'autres périodes', lang)}" if rest else ""
        return "Chiffres passés révisés : " + " ; ".join(shown) + more + "."
    more = f"; and {_of(rest, 'more period', 'more periods', lang)}" if rest else ""
    return "Past counts revised: " + "; ".join(shown) + more + "."


_TEXTS: Final = {"fr": ("texte", "textes"), "en": ("text", "texts")}
_EDITS: Final = {
    "fr": {"added": ("entrée ajoutée", "entrées ajoutées"), "removed": ("entrée retirée", "entrées retirées"),
           "edited": ("entrée modifiée", "entrées modifiées")},
    "en": {"added": ("entry added", "entries added"), "removed": ("entry removed", "entries removed"),
           "edited": ("entry edited", "entries edited")},
}  # fmt: skip


def _lexicon(lexicon: Mapping[str, list[str]], labels: Mapping[str, str], lang: str) -> str:
    parts = []
    for key, (one, many) in _EDITS[lang].items():
        ids = lexicon[key]
        if ids:
            # Offices and events have no name for readers, only an id.
            named = [labels[entry] for entry in ids if entry in labels][:_SHOWN]
            names = ", ".join([*named, *(["…"] if len(ids) > len(named) else [])])
            parts.append(_of(len(ids), one, many, lang) + (f" ({names})" if named else ""))
    if lang == "fr":
        return "Lexique : " + ", ".join(parts) + "." if parts else "Le lexique n’a pas changé."
    return "Lexicon: " + ", ".join(parts) + "." if parts else "The lexicon has not changed."


def _entries(entries: list[Mapping[str, Any]], labels: Mapping[str, str], edited: bool, lang: str) -> list[str]:
    """Say for the entries that changed most how much of it the texts did and how much the reading of them."""
    reading = {
        "fr": "par le lexique" if edited else "par une autre version du programme",
        "en": "by the lexicon" if edited else "by another version of the program",
    }[lang]
    lines = []
    for row in entries[:_SHOWN]:
        name = labels.get(f"{row['kind']}/{row['entry_id']}", labels.get(row["entry_id"], row["entry_id"]))
        parts = [(row["by_texts"], "par les textes" if lang == "fr" else "by the texts"), (row["by_reading"], reading)]
        why = ", ".join(f"{n:+d} {how}".replace("-", "\u2212") for n, how in parts if n)
        if lang == "fr":
            lines.append(f"{name} : {_of(row['after'], *_TEXTS[lang], lang)} au lieu de {row['before']} ({why}).")
        else:
            lines.append(f"{name}: {_of(row['after'], *_TEXTS[lang], lang)} instead of {row['before']} ({why}).")
    return lines
