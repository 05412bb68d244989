"""Who acts in a verb of speech: its subject, the agent of a passive, the subject a participle goes on with."""

from __future__ import annotations

import re
from typing import Final

from analysis.matching.speakers.claims import ANYONE, Agent
from analysis.matching.speakers.clauses import is_plural
from analysis.matching.speakers.cues import ACCORDING, Cue
from analysis.matching.speakers.passage import Passage
from analysis.text.quotes import Quotation

__all__ = ["agent_of"]


_MODAL: Final = re.compile(
    r"\b(?:pourrait|pourraient|pourra|peut|peuvent|doit|doivent|devait|devrait|veut|voulait|va|vont|allait|vient de|"
    r"venait de|ose|souhaite) $"
)
_PAR: Final = re.compile(r"\bpar (?:l |le |la |les )?$")
_INFINITIVE_OPENS: Final = re.compile(r"\W*(?:et|puis|avant) (?:de|d) $")


def agent_of(passage: Passage, cue: Cue, low: int, quotation: Quotation | None, high: int) -> Agent | None:
    """Return who acts in a cue within the sentence that begins at ``low``; ``high`` is where its clause may end."""
    if cue.kind == "passive":
        by = re.compile(r"\bpar\b").search(passage.folded, cue.end, high)
        reach = passage.phrases_in(by.end(), high) if by else []
        return Agent(reach[0], at=reach[0].start) if reach and by and reach[0].start - by.end() < 30 else None
    head = passage.folded[low : cue.start]
    modal = _MODAL.search(head) if cue.kind == "infinitive" else None
    if modal:
        cue = Cue(low + modal.start(), cue.end, cue.verb, "finite")
    if cue.kind == "finite":
        if re.fullmatch(r"\W*qui ", passage.folded[low : cue.start]):
            return Agent(None, ANYONE, low)
        agent = passage.subject_before(cue, low)
        if agent:
            return agent if _agrees(passage, cue, agent, low) else Agent(None, "ils", agent.at)
        if not head.strip(" ,"):
            return passage.subject_behind(cue, high)
    if _INFINITIVE_OPENS.fullmatch(head):
        return Agent(None, ANYONE, low)
    aside = passage.last_aside(low, cue.start)
    if aside:
        return aside[1]
    subject = (
        _finite_before(passage, cue, low)
        or _by_whose_account(passage, cue, low)
        or passage.topic(low, cue.start)
        or _by_whom(passage, cue, low)
    )
    if subject or quotation is None:
        return subject
    # "Accusant Y de «…», X a estimé": the subject follows the opening clause.
    comma = passage.folded.find(",", quotation.outer_end, high)
    later = passage.topic(comma, high) if comma >= 0 else None
    goes_on = later is None and cue.kind == "participle" and not head.strip()
    return Agent(None, ANYONE, low) if goes_on else later


def _agrees(passage: Passage, cue: Cue, agent: Agent, low: int) -> bool:
    """Whether a verb for several may have this subject: one person alone does not "ont dénoncé"."""
    alone = agent.pronoun in {"il", "elle"} or (agent.phrase is not None and agent.phrase.is_person)
    if not alone or not is_plural(passage.folded, cue.start, cue.end):
        return True
    return agent.phrase is not None and " et " in passage.folded[low : cue.start]


def _by_whom(passage: Passage, cue: Cue, low: int) -> Agent | None:
    """Return the agent of a passive whom a participle describes: "démenti par X, persuadé que …"."""
    if cue.kind != "participle":
        return None
    near = next((p for p in reversed(passage.phrases_in(low, cue.start)) if p.actor_id), None)
    if near is None or passage.folded[near.end : cue.start].strip() != ",":
        return None
    return Agent(near, at=near.start) if _PAR.search(passage.folded, low, near.start) else None


def _by_whose_account(passage: Passage, cue: Cue, low: int) -> Agent | None:
    """Return whom a participle goes on with behind "selon X": "selon X, un chercheur, espérant que …"."""
    found = list(ACCORDING.finditer(passage.folded, low, cue.start)) if cue.kind == "participle" else []
    selon = next((match for match in reversed(found) if match[0] != "pour"), None)
    near = passage.first_in(selon.end(), selon.end() + 6) if selon else None
    topic = passage.topic(low, cue.start) if near else None
    if near is None or near.actor_id is None or (topic and topic.phrase and topic.phrase.actor_id):
        return None
    return passage.apposed(near, cue.start)


def _finite_before(passage: Passage, cue: Cue, low: int) -> Agent | None:
    """Return the subject of the last finite verb of speech before a participle or an infinitive."""
    for earlier in reversed(passage.cues_in(low, cue.start)):
        if earlier.kind == "finite":
            return passage.subject_before(earlier, low)
    return None
