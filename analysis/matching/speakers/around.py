"""Who is named around a quotation without a verb that governs it: a signature, a headline, what comes behind."""

from __future__ import annotations

import re
from typing import Final

from analysis.matching.speakers.claims import Agent, Claim
from analysis.matching.speakers.phrases import Phrase
from analysis.matching.speakers.scene import Scene
from analysis.text.plain import plain
from analysis.text.quotes import Quotation

__all__ = [
    "asked", "by_agent", "headlined", "in_the_words_of", "is_object", "is_told_of", "signed", "this", "told_next",
]  # fmt: skip

_THIS: Final = re.compile(
    r"c est (?:ce qu|en ces termes qu|par ces mots qu|ainsi qu|le message|l avertissement|le mot d ordre|"
    r"avec ces mots qu)|(?:ces|les|des|de tels) (?:propos|declarations|mots)|une (?:declaration|phrase|sortie) "
)
# What a match of it holds one of.
_IN_THIS: Final = ("c est ", " propos", " declaration", " mots", "une phrase ", "une sortie ")


def signed(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read "«…» — X", "«…» (X)", and what ends in a bare name: "«…», X.", "«…» X, président"."""
    behind = _SIGNED.match(scene.text, quotation.outer_end)
    if behind is None:
        return None
    if behind.lastgroup == "name":
        return _named_alone(scene, quotation, behind)
    if behind.lastgroup == "bracket":
        held = next((p for p in scene.phrases_in(behind.end(), behind.end() + 1) if p.actor_id), None)
        # «Organisation du traité de l'Atlantique Nord» (OTAN) is a name and its acronym.
        if held is None or not scene.text.startswith(")", held.end):
            return None
        named = held.is_person or not scene.text[held.start : held.end].isupper()
        return Claim(Agent(held, at=held.start), "(") if named else None
    phrase = scene.first_in(behind.end(), behind.end() + 2)
    return Claim(Agent(phrase, at=phrase.start), "—") if phrase and phrase.is_person and phrase.actor_id else None


def _named_alone(scene: Scene, quotation: Quotation, name: re.Match[str]) -> Claim | None:
    """Read a name that nothing but its title follows, behind a comma or behind a quotation that opens a passage."""
    if not scene.may_name(name.end()):
        return None
    opens = not scene.folded[: quotation.outer_start].strip(" -")
    comma = name["comma"]
    held = scene.first_in(name.end(), name.end() + 1) if comma or opens else None
    if held is None or not held.is_person or held.actor_id is None:
        return None
    end = len(scene.folded) if opens else scene.sentence_of(held.start, held.end)[1]
    rest = scene.folded[held.end : end].strip(" .")
    alone = not rest or (opens and rest.startswith(",") and len(rest) < _TITLE and not _VERB.search(rest))
    return Claim(Agent(held, at=held.start), comma or "—") if alone else None


# A dash, a bracket, or a word behind a blank.
_SIGNED: Final = re.compile(
    r"(?P<dash>[.,]?\s*[—–]\s*)|(?P<bracket>[ \u00a0]?\((?=\w))|(?P<name>[ \u00a0]*(?P<comma>,?)[ \u00a0]+(?=\w))"
)
_TITLE: Final = 120
_VERB: Final = re.compile(r"[.;:]|\b(?:a|ont|est|sont|avait|etait|qui|dont|se|s|il|elle)\b")


def by_agent(scene: Scene, quotation: Quotation, high: int) -> Claim | None:
    """Read "jugé «…» par X", "présenté comme «…» par X"."""
    match = _BY.match(scene.folded, quotation.outer_end)
    if not match or not _QUALIFIED.search(scene.text[: quotation.outer_start]):
        return None
    reach = [p for p in scene.phrases_in(quotation.outer_end, high) if p.start - match.end() < 4]
    return Claim(Agent(reach[0], at=reach[0].start), "par") if reach and reach[0].actor_id else None


_BY: Final = re.compile(r" ?par (?:l |le |la |les )?")
_QUALIFIED: Final = re.compile(r"(?:\w(?:é|ée|és|ées)|\bcomme|\bde|\bd['’]) ?[\u00a0\u202f]?$")


def asked(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read "«…», a-t-il plaisanté": the inverted pronoun makes any verb one of speech."""
    match = _ASKED.match(scene.folded, quotation.outer_end)
    return Claim(Agent(None, match[1], match.start(), inverted=True), match[0].strip(" ,")) if match else None


_ASKED: Final = re.compile(r" ?,? ?(?:a|avait) t (il|elle) (?:[a-z]+ment |aussi |encore )?[a-z]+\b")


def in_the_words_of(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read "«…», selon les mots de X"."""
    match = _WORDS_OF.match(scene.folded, quotation.outer_end)
    named = scene.first_in(match.end() - 3, match.end() + 2) if match else None
    return Claim(Agent(named, at=named.start), "mots") if named and named.actor_id else None


_WORDS_OF: Final = re.compile(
    r"(?: ?, des| ?,? (?:selon les|dans les|pour reprendre les)) (?:mots|propos|termes) (?:de |du |d )(?:la |le |l )?"
)


def headlined(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read a headline that begins with what somebody says: "«…» : X promet …", "«…», l'appel de X"."""
    opens = not scene.folded[: quotation.outer_start].strip()
    match = _HEADLINE.match(scene.folded, quotation.outer_end) if opens else None
    named = scene.first_in(match.end() - 3, match.end() + 2) if match else None
    if match is None or named is None or named.actor_id is None:
        return None
    told_by = bool(match[2]) or (match[1] == ":" and not named.governed) or (named.is_person and not named.governed)
    return Claim(Agent(named, at=named.start), match[2] or "") if told_by else None


_HEADLINE: Final = re.compile(
    r" ?([:,]) ?(?:(?:l|le|la|les|un|une) )?(?:(alerte|analyse|appel|aveu|avertissement|colere|constat|cri|"
    r"cri d alarme|menace|message|mise en garde|plaidoyer|promesse|reaction|replique|reponse|verdict) (?:de|du|d) )?"
)


def this(scene: Scene, quotation: Quotation) -> Claim | None:
    """"«…» C'est ce qu'a déclaré X"."""
    if not scene.cues or not any(word in scene.folded for word in _IN_THIS):
        return None
    match = _THIS.search(scene.folded, quotation.outer_end)
    return _told_of(scene, match) if match else None


def told_next(scene: Scene) -> Claim | None:
    """Read the passage behind a quotation: "C'est ce qu'a déclaré X"."""
    match = _THIS.match(scene.folded)
    return _told_of(scene, match) if match else None


def _told_of(scene: Scene, match: re.Match[str]) -> Claim | None:
    _, end = scene.sentence_of(match.start(), match.end())
    for cue in scene.cues_in(match.start(), end):
        agent = scene.behind(cue, end) or scene.before(cue, match.start())
        if agent:
            return Claim(agent, scene.folded[cue.start : cue.end])
    return None


def is_object(scene: Scene, phrase: Phrase, low: int) -> bool:
    """Whether a verb of speech governs a phrase: of "le camp adverse a accusé X : «…»" X is not who speaks."""
    return any(
        c.kind == "finite" and c.end <= phrase.start <= c.end + 1 and not scene.is_inversion(c, low)
        for c in scene.cues_in(low, phrase.start)
    )


def is_told_of(scene: Scene, quotation: Quotation, agent: Agent) -> bool:
    """Whether a quotation says what its subject does: "X « est en route », a-t-on appris"."""
    if agent.phrase is None or not _DOES.match(plain(scene.text[quotation.start : quotation.start + 12])):
        return False
    between = scene.text[agent.phrase.end : quotation.outer_start].strip()
    return not between or (between.startswith(",") and between.endswith(","))


_DOES: Final = re.compile(
    r"(?:n |ne |s |se |y )*(?:est|sont|etait|etaient|sera|seront|serait|a|ont|avait|avaient|aura|va|vont|doit|doivent|"
    r"peut|peuvent|reste|restent)\b"
)
