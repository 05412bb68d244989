"""Who is named around a quotation without a verb that governs it: a signature, a headline, what comes behind."""

from __future__ import annotations

import re
from typing import Final

from analysis.matching.speakers.claims import Agent, Claim
from analysis.matching.speakers.passage import Passage
from analysis.matching.speakers.phrases import Phrase
from analysis.text.plain import plain
from analysis.text.quotes import Quotation

__all__ = [
    "asked", "by_agent", "headlined", "in_the_words_of", "is_object", "is_told_of", "signed", "this", "told_next",
]  # fmt: skip

_THIS: Final = re.compile(
    r"c est (?:ce qu|en ces termes qu|par ces mots qu|ainsi qu|le message|l avertissement|le mot d ordre|"
    r"avec ces mots qu)|(?:ces|les|des|de tels) (?:propos|declarations|mots)|une (?:declaration|phrase|sortie) "
)


def signed(passage: Passage, quotation: Quotation) -> Claim | None:
    """Read "«…» — X", "«…» (X)", and what ends in a bare name: "«…», X.", "«…» X, président"."""
    behind = _SIGNED.match(passage.text, quotation.outer_end)
    if behind is None:
        return None
    if behind.lastgroup == "name":
        return _named_alone(passage, quotation, behind)
    if behind.lastgroup == "bracket":
        held = next((p for p in passage.phrases_in(behind.end(), behind.end() + 1) if p.actor_id), None)
        # «Organisation du traité de l'Atlantique Nord» (OTAN) is a name and its acronym.
        if held is None or not passage.text.startswith(")", held.end):
            return None
        named = held.is_person or not passage.text[held.start : held.end].isupper()
        return Claim(Agent(held, at=held.start), "(") if named else None
    phrase = passage.first_in(behind.end(), behind.end() + 2)
    return Claim(Agent(phrase, at=phrase.start), "—") if phrase and phrase.is_person and phrase.actor_id else None


def _named_alone(passage: Passage, quotation: Quotation, name: re.Match[str]) -> Claim | None:
    """Read a name that nothing but its title follows, behind a comma or behind a quotation that opens a passage."""
    if not passage.may_name(name.end()):
        return None
    opens = not passage.folded[: quotation.outer_start].strip(" -")
    comma = name["comma"]
    held = passage.first_in(name.end(), name.end() + 1) if comma or opens else None
    if held is None or not held.is_person or held.actor_id is None:
        return None
    end = len(passage.folded) if opens else passage.sentence_of(held.start, held.end)[1]
    rest = passage.folded[held.end : end].strip(" .")
    alone = not rest or (opens and rest.startswith(",") and len(rest) < _TITLE and not _VERB.search(rest))
    return Claim(Agent(held, at=held.start), comma or "—") if alone else None


# A dash, a bracket, or a word behind a blank.
_SIGNED: Final = re.compile(
    r"(?P<dash>[.,]?\s*[—–]\s*)|(?P<bracket>[ \u00a0]?\((?=\w))|(?P<name>[ \u00a0]*(?P<comma>,?)[ \u00a0]+(?=\w))"
)
_TITLE: Final = 120
_VERB: Final = re.compile(r"[.;:]|\b(?:a|ont|est|sont|avait|etait|qui|dont|se|s|il|elle)\b")


def by_agent(passage: Passage, quotation: Quotation, high: int) -> Claim | None:
    """Read "jugé «…» par X", "présenté comme «…» par X"."""
    match = _BY.match(passage.folded, quotation.outer_end)
    if not match or not _QUALIFIED.search(passage.text[: quotation.outer_start]):
        return None
    reach = [p for p in passage.phrases_in(quotation.outer_end, high) if p.start - match.end() < 4]
    return Claim(Agent(reach[0], at=reach[0].start), "par") if reach and reach[0].actor_id else None


_BY: Final = re.compile(r" ?par (?:l |le |la |les )?")
_QUALIFIED: Final = re.compile(r"(?:\w(?:é|ée|és|ées)|\bcomme|\bde|\bd['’]) ?[\u00a0\u202f]?$")


def asked(passage: Passage, quotation: Quotation) -> Claim | None:
    """Read "«…», a-t-il plaisanté": the inverted pronoun makes any verb one of speech."""
    match = _ASKED.match(passage.folded, quotation.outer_end)
    return Claim(Agent(None, match[1], match.start(), inverted=True), match[0].strip(" ,")) if match else None


_ASKED: Final = re.compile(r" ?,? ?(?:a|avait) t (il|elle) (?:[a-z]+ment |aussi |encore )?[a-z]+\b")


def in_the_words_of(passage: Passage, quotation: Quotation) -> Claim | None:
    """Read "«…», selon les mots de X"."""
    match = _WORDS_OF.match(passage.folded, quotation.outer_end)
    named = passage.first_in(match.end() - 3, match.end() + 2) if match else None
    return Claim(Agent(named, at=named.start), "mots") if named and named.actor_id else None


_WORDS_OF: Final = re.compile(
    r"(?: ?, des| ?,? (?:selon les|dans les|pour reprendre les)) (?:mots|propos|termes) (?:de |du |d )(?:la |le |l )?"
)


def headlined(passage: Passage, quotation: Quotation) -> Claim | None:
    """Read a headline that begins with what somebody says: "«…» : X promet …", "«…», l'appel de X"."""
    opens = not passage.folded[: quotation.outer_start].strip()
    match = _HEADLINE.match(passage.folded, quotation.outer_end) if opens else None
    named = passage.first_in(match.end() - 3, match.end() + 2) if match else None
    if match is None or named is None or named.actor_id is None:
        return None
    told_by = bool(match[2]) or (match[1] == ":" and not named.governed) or (named.is_person and not named.governed)
    return Claim(Agent(named, at=named.start), match[2] or "") if told_by else None


_HEADLINE: Final = re.compile(
    r" ?([:,]) ?(?:(?:l|le|la|les|un|une) )?(?:(alerte|analyse|appel|aveu|avertissement|colere|constat|cri|"
    r"cri d alarme|menace|message|mise en garde|plaidoyer|promesse|reaction|replique|reponse|verdict) (?:de|du|d) )?"
)


def this(passage: Passage, quotation: Quotation) -> Claim | None:
    """"«…» C'est ce qu'a déclaré X"."""
    match = _THIS.search(passage.folded, quotation.outer_end) if passage.cues else None
    return _told_of(passage, match) if match else None


def told_next(passage: Passage) -> Claim | None:
    """Read the passage behind a quotation: "C'est ce qu'a déclaré X"."""
    match = _THIS.match(passage.folded)
    return _told_of(passage, match) if match else None


def _told_of(passage: Passage, match: re.Match[str]) -> Claim | None:
    _, end = passage.sentence_of(match.start(), match.end())
    for cue in passage.cues_in(match.start(), end):
        agent = passage.subject_behind(cue, end) or passage.subject_before(cue, match.start())
        if agent:
            return Claim(agent, passage.folded[cue.start : cue.end])
    return None


def is_object(passage: Passage, phrase: Phrase, low: int) -> bool:
    """Whether a verb of speech governs a phrase: of "le camp adverse a accusé X : «…»" X is not who speaks."""
    return any(
        c.kind == "finite" and c.end <= phrase.start <= c.end + 1 and not passage.is_inversion(c, low)
        for c in passage.cues_in(low, phrase.start)
    )


def is_told_of(passage: Passage, quotation: Quotation, agent: Agent) -> bool:
    """Whether a quotation says what its subject does: "X « est en route », a-t-on appris"."""
    if agent.phrase is None or not _DOES.match(plain(passage.text[quotation.start : quotation.start + 12])):
        return False
    between = passage.text[agent.phrase.end : quotation.outer_start].strip()
    return not between or (between.startswith(",") and between.endswith(","))


_DOES: Final = re.compile(
    r"(?:n |ne |s |se |y )*(?:est|sont|etait|etaient|sera|seront|serait|a|ont|avait|avaient|aura|va|vont|doit|doivent|"
    r"peut|peuvent|reste|restent)\b"
)
