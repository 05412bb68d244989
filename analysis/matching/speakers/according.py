"""By whose account: "selon X, «…»", "«…», d'après lui", "pour X, «…»"."""

from __future__ import annotations

import re
from typing import Final

from analysis.matching.speakers.claims import ANYONE, Agent, Claim
from analysis.matching.speakers.passage import Passage
from analysis.text.quotes import Quotation

__all__ = ["according"]


def according(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Read "selon X, «…»" and "«…», pour X" in the sentence from ``low`` to ``high``."""
    found = passage.according_in(low, high)
    if len(found) > 1:  # "Pour Y, ceci n'est selon X «que …»": "pour" is the weaker word.
        found.sort(key=lambda match: match[0] == "pour")
    for match in found:
        word, after = match[0], match.end()
        if word == "pour" and not _pour_speaks(passage, match, quotation, low, high):
            continue
        pronoun = _PRONOUN.match(passage.folded, after)
        if pronoun:
            return Claim(Agent(None, "il" if pronoun[1] == "lui" else "elle", low), word)
        reach = [p for p in passage.phrases_in(after, high) if p.start - after < 25]
        if not reach:
            continue
        first = reach[0]
        if _SAME_SOURCE.search(passage.folded[after : first.end]):
            return Claim(Agent(None, ANYONE, low), word)
        named = passage.apposed(first, high)
        if named.phrase is not None:
            return Claim(named, word)
    return None


_PRONOUN: Final = re.compile(r" (lui|elle)\b")
_SAME_SOURCE: Final = re.compile(
    r"^ (?:cette|la meme|le meme|ce meme) (?:meme )?(?:source|texte|document|communique|responsable)|"
    r"^ (?:le|ce) (?:texte|message)$"
)


def _pour_speaks(passage: Passage, match: re.Match[str], quotation: Quotation, low: int, high: int) -> bool:
    phrase = next((p for p in passage.phrases_in(match.end(), high) if p.start - match.end() < 6), None)
    if phrase is None or not phrase.actor_id:
        return False
    if match.start() <= low + 2:
        return True
    if match.start() < quotation.outer_end or not phrase.is_person:
        return False
    return not passage.folded[phrase.end : high].strip(" .!")
