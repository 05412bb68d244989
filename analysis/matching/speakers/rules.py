"""How a quotation finds its speaker within its passage, rule by rule.

Within a sentence the grammar decides: the verb that governs the quotation, an aside behind it ("…, a
déclaré X"), "selon X". Between sentences speech goes on: what stands alone belongs to whom spoke last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from analysis.matching.speakers.according import according
from analysis.matching.speakers.agents import agent_of
from analysis.matching.speakers.around import asked, by_agent, in_the_words_of, is_object, is_told_of, signed, this
from analysis.matching.speakers.claims import Agent, Claim
from analysis.matching.speakers.cues import ACCORDING, Cue
from analysis.matching.speakers.passage import Passage
from analysis.text.quotes import Quotation

__all__ = ["claim", "introduces", "told"]


_INSIDE: Final = re.compile(r"[,.!?…]\s(?:(?:a|ont|avait)(?:-t-(?:il|elle|on))?|s[’']est|\w+-(?:t-)?(?:il|elle))\b")


def claim(passage: Passage, quotation: Quotation, earlier: Sequence[tuple[Quotation, Claim]]) -> Claim | None:
    """Return who says a quotation, by the words of its own passage."""
    found = passage.once(_claim, quotation)
    if found is None and earlier:
        found = _same_sentence(earlier, passage.sentence_with(quotation)[0])
    return found or passage.once(_weak_claim, quotation)


def _claim(passage: Passage, quotation: Quotation) -> Claim | None:
    low, high = passage.sentence_with(quotation)
    behind = _BEHIND.match(passage.folded, quotation.outer_end)
    next_to = behind.lastgroup if behind else ""
    return (
        _inside(passage, quotation)
        or signed(passage, quotation)
        or (in_the_words_of(passage, quotation) if next_to == "words" else None)
        or (by_agent(passage, quotation, high) if next_to == "by" else None)
        or _predicate(passage, quotation, low)
        or (_by_verbs(passage, quotation, low, high) if passage.cues else None)
        or (asked(passage, quotation) if next_to == "asked" else None)
        or (_taken_up(passage, quotation, high) if next_to == "goes_on" and passage.cues else None)
        or (according(passage, quotation, low, high) if passage.according else None)
    )


# How what stands behind a quotation begins where it is read by `in_the_words_of`, `by_agent`, `asked` or `_taken_up`.
_BEHIND: Final = re.compile(
    r" ?,? ?(?:(?P<words>des|selon|dans|pour)|(?P<by>par)|(?P<asked>a t|avait t)|(?P<goes_on>il|elle)) "
)


def _by_verbs(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    return (
        _governed(passage, quotation, low, high)
        or _opinion(passage, quotation, low, high)
        or _aside(passage, quotation, low, high)
    )


def _weak_claim(passage: Passage, quotation: Quotation) -> Claim | None:
    """Return who says it where neither its own words tell nor another quotation of its sentence."""
    low, high = passage.sentence_with(quotation)
    return this(passage, quotation) or _led(passage, quotation, low, high) or _colon(passage, quotation, low)


def _inside(passage: Passage, quotation: Quotation) -> Claim | None:
    """Read an aside within the marks: «C'est faux, a répondu X. Nous …»."""
    if not _INSIDE.search(passage.text, quotation.start, quotation.end):
        return None
    within = passage.within(quotation)
    found = within.aside(0, len(within.text))
    if found is None:
        return None
    cue, agent = found
    head = within.folded[: cue.start].rstrip()
    return Claim(agent, within.folded[cue.start : cue.end]) if head.endswith((",", "!", "?", "…", ".")) else None


def _governed(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Follow the nearest verb of speech before the quotation, if nothing parts the two."""
    cues = passage.cues_in(low, quotation.outer_start)
    aside = passage.aside(low, high) if cues else None
    for cue in reversed(cues):
        if passage.is_inversion(cue, low) or passage.folded.endswith("ce qu ", low, cue.start):
            continue
        between = passage.folded[cue.end : quotation.outer_start]
        if cue.kind == "passive" and not _TIGHT.fullmatch(_without_agent(passage, cue, quotation)):
            continue
        if _is_foreseen(passage, cue) and _TOLD_THAT.search(passage.folded, low, cue.start):
            continue  # "annonçant que X prévoit «…»", "indiquant que X évoquera «…»": who announces says it
        if _AND_THAT.search(between) and _TOLD_THAT.search(passage.folded, low, cue.start):
            continue  # "X note que Y a condamné le tir et que «…»"
        if _PARTED.search(between):
            return None
        agent = agent_of(passage, cue, low, quotation, high)
        if aside and aside[0].start > cue.start and _aside_wins(passage, quotation, cue, aside, between, agent):
            return None
        if agent and agent.phrase and not agent.phrase.is_person and _person_says(passage, quotation, high):
            return None
        if "," in between and _SELON.match(passage.folded, quotation.outer_end):
            return None  # "X a salué un plan, dont le but serait «…», selon Y"
        return Claim(agent, passage.folded[cue.start : cue.end]) if agent else None
    return None


def _person_says(passage: Passage, quotation: Quotation, high: int) -> bool:
    """Whether a person speaks for a state or a body: "Londres dit «…», selon le ministre X"."""
    selon = _SELON.search(passage.folded, quotation.outer_end, high)
    named = passage.first_in(selon.end(), selon.end() + 4) if selon else None
    return named is not None and named.is_person and named.actor_id is not None


_SELON: Final = re.compile(r" ?, (?:selon|d apres) ")


def _is_foreseen(passage: Passage, cue: Cue) -> bool:
    return bool(_FORESEES.match(passage.folded, cue.verb) or _WILL.search(passage.folded, cue.verb, cue.end))


def told(passage: Passage, quotation: Quotation) -> str:
    """Return the verb right before a quotation whose subject nobody could name: "un officiel évoque des «…»"."""
    low, _ = passage.sentence_with(quotation)
    cue = next((c for c in reversed(passage.cues_in(low, quotation.outer_start)) if c.kind != "passive"), None)
    near = cue is not None and _TIGHT.fullmatch(passage.folded[cue.end : quotation.outer_start] + " ")
    return passage.folded[cue.start : cue.end] if cue and near else ""


_TIGHT: Final = re.compile(r"\W*(?:(?:comme|de|d|a|en|etant|tel|telle|un|une|des|la|le|les|l|qu|que)\W+)*")
_PARTED: Final = re.compile(r"[;]|, (?:mais (?!aussi|egalement|encore)|tandis que|alors que|car\b)")
_FORESEES: Final = re.compile(r"prev(?:oit|oyait|oient|oyaient|u)\b")
_WILL: Final = re.compile(r"r(?:a|ont)$")
_AND_THAT: Final = re.compile(r"\bet qu(?:e|il|elle)?\b")
_TOLD_THAT: Final = re.compile(r"\b(?:que|qu) [^,;]*$")
_PLANNED: Final = re.compile(
    r"\b(?:prevoit d|prevoient d|compte|comptent|devrait|devraient|s apprete a|entend|doit|doivent) $"
)


def _without_agent(passage: Passage, cue: Cue, quotation: Quotation) -> str:
    """Return the words between the agent of a passive and the quotation."""
    reach = passage.phrases_in(cue.end, quotation.outer_start)
    return passage.folded[reach[0].end : quotation.outer_start] if reach else "x x x"


def _aside_wins(
    passage: Passage, quotation: Quotation, cue: Cue, aside: tuple[Cue, Agent], between: str, agent: Agent | None
) -> bool:
    told_at = aside[0].start
    if agent is None or (agent.phrase is not None and agent.phrase.actor_id is None and not agent.phrase.anaphoric):
        return True
    if agent.pronoun in {"on", "nous"}:
        return True
    if "," in between or told_at < quotation.outer_start:
        return True
    # What somebody will say is told by another.
    planned = cue.kind == "infinitive" and _PLANNED.search(passage.folded, 0, cue.start)
    if planned or _WILL.search(passage.folded, cue.verb, cue.end):
        return True
    if passage.folded[quotation.outer_end : told_at].strip(" ,"):
        return False
    # "Moscou appelle «…», a déclaré le diplomate": a person speaks for the state.
    person = aside[1].phrase is not None and aside[1].phrase.is_person
    stands_for = agent.phrase is not None and not agent.phrase.is_person
    return (person and stands_for) or any(mark in between for mark in "»”\"")


def _aside(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Read an inverted verb in the same sentence, or one that the end of the quotation cut off."""
    cues = [c for c in passage.cues_in(low, high) if passage.is_inversion(c, low)]
    after = [c for c in cues if c.start >= quotation.outer_end]
    chosen = after[0] if after else cues[-1] if cues else None
    if chosen is None:
        near = passage.cues_in(quotation.outer_end, quotation.outer_end + 12)
        chosen = next((c for c in near if c.kind == "finite"), None)
        if chosen is None or passage.folded[quotation.outer_end : chosen.start].strip(" ,"):
            return None
        high = max(high, passage.sentence_of(chosen.start, chosen.end)[1])
    agent = passage.subject_behind(chosen, high)
    return Claim(agent, passage.folded[chosen.start : chosen.end]) if agent else None


def _opinion(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Read "Pour X, «…», écrit-il": the pronoun means the one named first; "comme l'a dit Y" only compares."""
    aside = passage.aside(low, high) if ACCORDING.match(passage.folded, low) else None
    if not aside:
        return None
    if not aside[0].pronoun and not passage.folded.endswith(_COMPARES, low, aside[0].start):
        return None
    found = according(passage, quotation, low, quotation.outer_start)
    cue = passage.folded[aside[0].start : aside[0].end]
    return Claim(found.agent, cue) if found and found.agent and found.agent.phrase else None


_COMPARES: Final = ("comme l ", "comme le ")


def _taken_up(passage: Passage, quotation: Quotation, high: int) -> Claim | None:
    """Read "«…», il a souligné"."""
    match = _GOES_ON.match(passage.folded, quotation.outer_end)
    cues = passage.cues_in(match.end(), min(match.end() + 6, high)) if match else []
    if not match or not cues or cues[0].kind != "finite":
        return None
    return Claim(Agent(None, match[1], match.start(1)), passage.folded[cues[0].start : cues[0].end])


_GOES_ON: Final = re.compile(r" ?, (il|elle) ")


def _predicate(passage: Passage, quotation: Quotation, low: int) -> Claim | None:
    """Read "X a «fermement condamné» le tir": the verb itself is quoted."""
    if not passage.folded.endswith(_MAY_PREDICATE, low, quotation.outer_start):
        return None
    match = _AUXILIARY_BEFORE.search(passage.folded, low, quotation.outer_start)
    if match is None or passage.text[match.start(1) : match.end(1)] != match[1]:
        return None
    if any(c.kind == "finite" and _THAT.match(passage.folded, c.end) for c in passage.cues_in(low, match.start())):
        return None  # "X affirme que Y a « lancé des missiles »"
    agent = passage.subject_before(Cue(match.start(1), match.end(1), match.start(1), "finite"), low)
    return Claim(agent, match[1]) if agent and agent.phrase is not None and agent.phrase.actor_id else None


_THAT: Final = re.compile(r" (?:que|qu)\b")
_AUXILIARY_BEFORE: Final = re.compile(r" (a|ont|avait|avaient)(?: (?:ainsi|aussi|[a-z]+ment))? ?$")
_MAY_PREDICATE: Final = tuple(
    f"{end}{blank}" for end in (" a", " ont", " avait", " avaient", " ainsi", " aussi", "ment") for blank in ("", " ")
)


def _led(passage: Passage, quotation: Quotation, low: int, high: int) -> Claim | None:
    """No verb of speech: the person the sentence is about, where the quotation stands behind him."""
    if low >= quotation.outer_start:
        return None
    noun = _SPEECH_OF.match(passage.folded, low, quotation.outer_start)
    if noun and _colon_before(passage, quotation):
        held = [p for p in passage.phrases_in(noun.end(), quotation.outer_start) if p.start - noun.end() < 4]
        if held and (held[0].actor_id or held[0].anaphoric or held[0].is_person):
            return Claim(passage.apposed(held[0], quotation.outer_start), noun[1])
    agent = passage.topic(low, quotation.outer_start)
    if agent is None:
        return None
    if agent.phrase is not None and not agent.phrase.is_person and not _colon_before(passage, quotation):
        return None
    if agent.phrase is not None and (is_object(passage, agent.phrase, low) or is_told_of(passage, quotation, agent)):
        return None
    return Claim(agent, "")


#: "Réponse sans détour de X : «…»"
_SPEECH_OF: Final = re.compile(
    r"\W*(?:la |le |l |une? |sa )?((?:premiere |nouvelle )?(?:reponse|replique|reaction|message|mise en garde|constat|"
    r"avertissement|aveu|commentaire|conclusion|analyse|explication|verdict|promesse|appel|resume|credo|argument))"
    r"(?: (?!de |du |des |d )[a-z]+){0,4} (?:de |du |des |d )(?:la |le |les |l )?"
)


def _colon_before(passage: Passage, quotation: Quotation) -> bool:
    return passage.folded[: quotation.outer_start].rstrip().endswith(":")


def _same_sentence(earlier: Sequence[tuple[Quotation, Claim]], low: int) -> Claim | None:
    if earlier and earlier[-1][0].outer_start >= low and earlier[-1][1].agent:
        return Claim(earlier[-1][1].agent, earlier[-1][1].cue)
    return None


def _colon(passage: Passage, quotation: Quotation, low: int) -> Claim | None:
    """Look whether the sentence before ends in a colon."""
    head = passage.folded[:low].rstrip()
    if not head.endswith(":"):
        return None
    start, _ = passage.sentence_of(len(head) - 1, len(head))
    agent = introduces(passage, start, len(head))
    return Claim(agent, "") if agent else None


def introduces(passage: Passage, low: int, high: int) -> Agent | None:
    """Return who is announced by a sentence that ends in a colon."""
    for cue in reversed(passage.cues_in(low, high)):
        agent = agent_of(passage, cue, low, None, high)
        if agent:
            return agent
    return passage.topic(low, high)
