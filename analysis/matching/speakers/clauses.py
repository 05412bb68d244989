"""Where a clause begins and ends, and what small words stand between a subject and its verb."""

from __future__ import annotations

import re
from typing import Final

__all__ = ["before_fillers", "clause_end", "clause_start", "first_pronoun", "is_impersonal", "is_plural"]

# What may stand between a subject and its verb without being one.
_FILLERS: Final = frozenset("""
ne n y en se s le la l les lui leur nous vous me m pas aussi egalement encore ensuite enfin deja meme ainsi donc alors
toutefois cependant neanmoins pourtant notamment lundi mardi mercredi jeudi vendredi samedi dimanche hier soir matin ce
mais toujours souvent bien
""".split())
_ASIDES: Final = (
    "par ailleurs", "pour sa part", "pour leur part", "quant a lui", "quant a elle", "quant a eux", "quant a elles",
    "de son cote", "de leur cote", "de meme", "en outre", "a son tour", "lui meme", "elle meme", "lui aussi",
    "elle aussi", "a nouveau", "de nouveau", "d ailleurs", "aujourd hui",
)  # fmt: skip
_NO_ADVERB: Final = frozenset(["gouvernement", "parlement", "departement", "mouvement", "document", "regiment"])
_BREAK: Final = re.compile(
    r"[;:]|\b(?:que|qu|qui|dont|ou|lorsque|lorsqu|quand|tandis que|alors que|car|mais|parce que|puisque|si|comme)\b"
)
_END: Final = re.compile(
    r"[;:.!?«»“”\"\n]|\b(?:que|qui|dont)\b|"
    # ", ajoutant …" ends it, unless it is the name of an aside that another comma closes.
    r", (?!(?:le|la|l|un|une|son|sa|m|mme) |[^,]{0,60},)[a-z]+ant\b"
)
_ABBREVIATED: Final = re.compile(r"\b(?:m|mm|dr|pr|[a-z])$")
_PRONOUN: Final = re.compile(r"\b(?:il|elle)s?\b")
_IMPERSONAL: Final = re.compile(
    r" (?:n |ne |y )*(?:faut|est |a fallu|existe|reste|etait|convient|suffit|s agi(?:t|ssait)|s avere|s impose)"
)


def before_fillers(folded: str, low: int, at: int) -> int:
    """Return where the words end that stand before the clitics, adverbs and small asides before ``at``.

    Examples
    --------
    >>> folded = "paul martin a, pour sa part, egalement"
    >>> folded[:before_fillers(folded, 0, len(folded))]
    'paul martin a'
    """
    while True:
        end = low + len(folded[low:at].rstrip(" ,"))
        begin = max(low, folded.rfind(" ", low, end) + 1)
        word = folded[begin:end]
        aside = next((a for a in _ASIDES if folded.endswith(a, low, end)), "")
        if aside:
            at = end - len(aside)
        elif word in _FILLERS or (len(word) > 5 and word.endswith("ment") and word not in _NO_ADVERB):
            at = begin
        else:
            return end


def clause_start(folded: str, low: int, at: int) -> int:
    """Return where the clause of the verb at ``at`` begins."""
    return max((m.end() for m in _BREAK.finditer(folded, low, at)), default=low)


def clause_end(folded: str, at: int, high: int) -> int:
    """Return where the clause that follows an inverted verb ends."""
    for stop in _END.finditer(folded, at, high):
        # "M. X" holds a stop that ends nothing.
        if stop[0] != "." or not _ABBREVIATED.search(folded, max(at, stop.start() - 3), stop.start()):
            return stop.start()
    return high


def first_pronoun(folded: str, low: int, high: int) -> re.Match[str] | None:
    """Return the first pronoun of the third person that is no part of "quant à lui"."""
    found = _PRONOUN.finditer(folded, low, high)
    return next((m for m in found if not folded.endswith("quant a ", 0, m.start())), None)


def is_impersonal(folded: str, at: int) -> bool:
    """Whether the verb behind a pronoun makes it mean nobody: "il faut"."""
    return bool(_IMPERSONAL.match(folded, at))


_PLURAL: Final = re.compile(r"(?:se )?(?:ont|sont|avaient|auraient|etaient|seraient)\b|.*(?<!t)(?<!ti)(?<!vi)ent$")
_NOT_PLURAL: Final = frozenset(["dement", "ressent", "pressent", "consent"])


def is_plural(folded: str, start: int, end: int) -> bool:
    """Whether a finite verb means that several act: "ont dit", "affirment"; in doubt ("soutient") one does.

    Examples
    --------
    >>> [is_plural(verb, 0, len(verb)) for verb in ("ont dit", "soulignent", "soutient", "a dit", "dement")]
    [True, True, False, False, False]
    """
    verb = folded[start:end]
    return verb not in _NOT_PLURAL and bool(_PLURAL.match(verb))
