"""The words that attribute speech in French news: where they stand, and in which construction."""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from analysis.text.plain import known_words
from analysis.text.speech_verbs import FORMS, NEEDS, NOUN_LIKE, STANCE

__all__ = ["ACCORDING", "Cue", "CueKind", "find_cues"]

CueKind = Literal["finite", "participle", "infinitive", "passive"]


class Cue(NamedTuple):
    """A form of a verb of speech.

    Parameters
    ----------
    start, end : int
        From the auxiliary or the reflexive pronoun on, to the end of the verb.
    verb : int
        Where the verb itself begins.
    kind : str
        ``finite`` ("a dit", "affirme"), ``participle`` ("affirmant"), ``infinitive``, ``passive``
        ("qualifié par").
    pronoun : str
        The pronoun of an inversion ("a-t-elle dit", "dit-il"), else empty.
    """

    start: int
    end: int
    verb: int
    kind: CueKind
    pronoun: str = ""


#: "selon X": the speaker follows. "pour X" speaks for X only where a clause opens or ends.
ACCORDING: Final = re.compile(
    r"\b(?:selon|d apres|aux yeux d|a en croire|de l avis d|dixit|pour|au dire d|aux dires d|de l aveu d)\b"
)
_AUXILIARY: Final = re.compile(
    r"\b(a|ont|avait|avaient|aurait|auraient|ait|eut|s est|s etait|se sont|s etaient|se serait)"
    r"(?: t(?= [ieo]))?(?: (il|elle|on|ils|elles)\b)?(?=[ ,])"
)
_BETWEEN: Final = re.compile(r"(?:[ ,]+[a-z0-9]+){0,7}[ ,]+")
_FOR_PART: Final = re.compile(r"pour (?:sa|leur) part|de (?:son|leur) cote")
_NEW_CLAUSE: Final = frozenset("que qu qui et pour afin dont est ete etre".split())
_REFLEXIVE: Final = re.compile(r"\b(?:se|s) $")
_INVERTED: Final = re.compile(r" (?:t )?(il|elle|on|ils|elles)\b")
_NOUN_BEFORE: Final = re.compile(
    r"\b(?:l|la|le|les|un|une|des|du|de|d|ce|cet|cette|ces|sa|son|ses|leur|leurs|au|aux|en|par|sans|sur|nouvelle|"
    r"nouveau|nouvelles|nouveaux|premiere|derniere|toute|notre|votre|aucune|quelques|plusieurs|meme|autre|fausse|"
    r"seule|simple|double|sous|avec|a) $"
)
_CLITIC: Final = re.compile(r"\b(?:il|elle|ils|elles|qui|on|ne) (?:ne )?(?:l|la|le|les|en|y) $")
_THAT: Final = re.compile(r" (?:que|qu|de|d)\b")
_BY: Final = re.compile(r" (?:[a-z]+ ){0,3}?par\b")
_PASSIVE: Final = re.compile(r"\b(?:est|sont|etait|etaient|ete|etre) (?:\w+ )?$")


def find_cues(text: str, folded: str) -> list[Cue]:
    """Find the forms of verbs of speech in a text and its :func:`~analysis.text.plain.plain` image.

    A word that may be a noun counts only where no article stands before it, a past participle only with its
    auxiliary or with "par".

    Examples
    --------
    >>> from analysis.text.plain import plain
    >>> text = "Selon lui, le maire a longuement expliqué son refus, ajoutant une annonce."
    >>> [(text[c.start:c.end], c.kind) for c in find_cues(text, plain(text))]
    [('a longuement expliqué', 'finite'), ('ajoutant', 'participle')]
    """
    cues: list[Cue] = []
    for start, word in known_words(folded, FORMS.keys()):
        end = start + len(word)
        if word in _NEEDED and not _NEEDED[word].match(folded, end, end + 40):
            continue  # "mettre" and "faire" say something only with the words that follow
        cue = _cue(text, folded, start, end, word, FORMS[word])
        if cue and not (cues and cue.start < cues[-1].end):
            cues.append(cue)
    return cues


_NEEDED: Final = {word: re.compile(after) for word, after in NEEDS.items()}


def _cue(text: str, folded: str, start: int, end: int, word: str, kinds: frozenset[str]) -> Cue | None:
    if word in STANCE:
        return Cue(start, end, start, "participle") if _THAT.match(folded, end) else None
    before = folded[max(0, start - 70) : start]
    if "past" in kinds:
        auxiliary = _auxiliary(text, start - len(before), before)
        if auxiliary:
            return Cue(start - len(before) + auxiliary.start(), end, start, "finite", auxiliary[2] or "")
        accented = text[end - 1] in "éÉ" or text[start:end].lower().endswith(("ée", "és", "ées"))
        if (accented or _PASSIVE.search(before)) and _BY.match(folded, end):
            return Cue(start, end, start, "passive")
        if accented:
            return None
    inverted = _INVERTED.match(folded, end)
    if word in NOUN_LIKE and not inverted and _is_noun(before):
        return None
    for kind in ("participle", "infinitive"):
        if kind in kinds:
            return None if kind == "participle" and word == "maintenant" else Cue(start, end, start, kind)
    if "finite" not in kinds:
        return None
    reflexive = _REFLEXIVE.search(before)
    return Cue(start - len(reflexive[0]) if reflexive else start, end, start, "finite", inverted[1] if inverted else "")


def _auxiliary(text: str, shift: int, before: str) -> re.Match[str] | None:
    """Return the auxiliary of a participle: "a" the verb, not the preposition "à", and in the same clause."""
    for match in reversed(list(_AUXILIARY.finditer(before))):
        if match[1] == "a" and text[shift + match.start()] != "a":
            continue
        between = _FOR_PART.sub("", before[match.end() :])
        if not _BETWEEN.fullmatch(between) or _NEW_CLAUSE.intersection(between.split()):
            return None
        return match
    return None


def _is_noun(before: str) -> bool:
    return bool(_NOUN_BEFORE.search(before)) and not _CLITIC.search(before)
