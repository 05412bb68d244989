"""For which body a phrase without a name speaks: "le porte-parole du Kremlin", "le patron de X", "l'organisation"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from analysis.matching.speakers.passage import Passage
from analysis.matching.speakers.phrases import Phrase
from analysis.matching.speakers.words import SPOKESPEOPLE, TAKEN_UP

__all__ = ["headed", "speaks_for", "takes_up", "written_by"]

# What joins a noun to the body behind it.
_OF: Final = re.compile(r" (?:de|du|des|d) ?(?:la |le |les |l )?")


def speaks_for(phrase: Phrase, phrases: Sequence[Phrase], folded: str) -> Phrase | None:
    """Return the body for which an unnamed phrase speaks: "le porte-parole du Kremlin" → the Kremlin."""
    words = set(phrase.words.split())
    if phrase.actor_id or not words & SPOKESPEOPLE:
        return None
    for other in phrases:
        if other.start >= phrase.end and other.actor_id and not other.is_person:
            between = folded[phrase.end : other.start]
            if re.fullmatch(r"(?: [a-z]+){0,3}? (?:de|du|des|d)(?: (?:la|le|l|les))? ?", between) or (
                other.governed and len(between) < 12 and "," not in between
            ):
                return other
            return None
    return None


def headed(phrase: Phrase, phrases: Sequence[Phrase], folded: str) -> str | None:
    """Return the actor id of the body a noun names its holder by: "le patron de X"."""
    behind = next((p for p in phrases if p.start >= phrase.end and p.actor_id and not p.is_person), None)
    return behind.actor_id if behind and _OF.fullmatch(folded, phrase.end, behind.start) else None


# What makes another body of it: "le groupe de travail", "l'agence spatiale", "le parti communiste".
_COMPLEMENT: Final = re.compile(
    r" (?:de|du|des|d|contre)\b| pour (?!qui|sa part|lequel|laquelle)| (?!r?appelle|interpelle|(?:sous )?regional)"
    r"[a-z]{3,}(?:al|ale|el|elle|ier|iere|if|ive|ique|iste|ste|eux|euse|oire|aire|ien|ienne|ise|isee?|aux|arme)\b"
)


def takes_up(phrase: Phrase, folded: str) -> bool:
    """Whether a phrase is a body named before: definite, nothing but a nation with it, no complement behind."""
    words = phrase.words.split(" ")
    if phrase.is_person or len(words) < 2 or words[0] not in {"le", "la", "l", "ce", "cet", "cette"}:
        return False
    return words[1] in TAKEN_UP and not _COMPLEMENT.match(folded, phrase.end)


def written_by(phrase: Phrase, passage: Passage) -> Phrase:
    """Return the body taken up that an unnamed phrase speaks for: "un communiqué de l'organisation"."""
    if not SPOKESPEOPLE.intersection(phrase.words.split(" ")):
        return phrase
    behind = next((p for p in passage.phrases if p.start >= phrase.end), None)
    spoken_for = behind is not None and _OF.fullmatch(passage.folded, phrase.end, behind.start)
    return behind if behind is not None and spoken_for and takes_up(behind, passage.folded) else phrase
