"""Who is named around a quotation without a verb that governs it: a signature, a headline, what comes behind."""

from __future__ import annotations

import re
from typing import Final

from analysis.matching.speakers_agents import Claim
from analysis.matching.speakers_scene import Agent, Scene
from analysis.text.quotes import Quotation

__all__ = ["asked", "by_agent", "headlined", "in_the_words_of", "signed", "this", "told_next"]

_THIS: Final = re.compile(
    r"c est (?:ce qu|en ces termes qu|par ces mots qu|ainsi qu|le message|l avertissement|le mot d ordre|"
    r"avec ces mots qu)|(?:ces|les|des|de tels) (?:propos|declarations|mots)|une (?:declaration|phrase|sortie) "
)


def signed(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read "«…» — X", "«…» (X)"."""
    dash = _DASH.match(scene.text, quotation.outer_end)
    bracket = None if dash else _BRACKET.match(scene.text, quotation.outer_end)
    if bracket:
        held = next((p for p in scene.phrases if p.start == bracket.end() and p.is_person and p.actor_id), None)
        return Claim(Agent(held, at=held.start), "(") if held and scene.text.startswith(")", held.end) else None
    phrase = next((p for p in scene.phrases if dash and 0 <= p.start - dash.end() < 2), None)
    return Claim(Agent(phrase, at=phrase.start), "—") if phrase and phrase.is_person and phrase.actor_id else None


_BRACKET: Final = re.compile(r"[ \u00a0]?\((?=\w)")
_DASH: Final = re.compile(r"[.,]?\s*[—–]\s*")


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
    named = next((p for p in scene.phrases if match and -4 < p.start - match.end() < 2), None)
    return Claim(Agent(named, at=named.start), "mots") if named and named.actor_id else None


_WORDS_OF: Final = re.compile(
    r" ?,? (?:des|selon les|dans les|pour reprendre les) (?:mots|propos|termes) (?:de |du |d )(?:la |le |l )?"
)


def headlined(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read a headline that begins with what somebody says: "«…» : X promet …", "«…», l'appel de X"."""
    opens = not scene.folded[: quotation.outer_start].strip()
    match = _HEADLINE.match(scene.folded, quotation.outer_end) if opens else None
    named = next((p for p in scene.phrases if match and -4 < p.start - match.end() < 2), None)
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
