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
from analysis.matching.speakers.scene import Scene
from analysis.text.quotes import Quotation

__all__ = ["claim", "introduces", "told"]


_INSIDE: Final = re.compile(r"[,.!?…]\s(?:(?:a|ont|avait)(?:-t-(?:il|elle|on))?|s[’']est|\w+-(?:t-)?(?:il|elle))\b")


def claim(scene: Scene, quotation: Quotation, earlier: Sequence[tuple[Quotation, Claim]]) -> Claim | None:
    """Return who says a quotation, by the words of its own passage."""
    found = scene.once(_claim, quotation)
    if found is None and earlier:
        found = _same_sentence(earlier, scene.sentence_with(quotation)[0])
    return found or scene.once(_weak_claim, quotation)


def _claim(scene: Scene, quotation: Quotation) -> Claim | None:
    low, high = scene.sentence_with(quotation)
    behind = _BEHIND.match(scene.folded, quotation.outer_end)
    next_to = behind.lastgroup if behind else ""
    return (
        _inside(scene, quotation)
        or signed(scene, quotation)
        or (in_the_words_of(scene, quotation) if next_to == "words" else None)
        or (by_agent(scene, quotation, high) if next_to == "by" else None)
        or _predicate(scene, quotation, low)
        or (_by_verbs(scene, quotation, low, high) if scene.cues else None)
        or (asked(scene, quotation) if next_to == "asked" else None)
        or (_taken_up(scene, quotation, high) if next_to == "goes_on" and scene.cues else None)
        or (according(scene, quotation, low, high) if scene.according else None)
    )


# How what stands behind a quotation begins where it is read by `in_the_words_of`, `by_agent`, `asked` or `_taken_up`.
_BEHIND: Final = re.compile(
    r" ?,? ?(?:(?P<words>des|selon|dans|pour)|(?P<by>par)|(?P<asked>a t|avait t)|(?P<goes_on>il|elle)) "
)


def _by_verbs(scene: Scene, quotation: Quotation, low: int, high: int) -> Claim | None:
    return (
        _governed(scene, quotation, low, high)
        or _opinion(scene, quotation, low, high)
        or _aside(scene, quotation, low, high)
    )


def _weak_claim(scene: Scene, quotation: Quotation) -> Claim | None:
    """Return who says it where neither its own words tell nor another quotation of its sentence."""
    low, high = scene.sentence_with(quotation)
    return this(scene, quotation) or _led(scene, quotation, low, high) or _colon(scene, quotation, low)


def _inside(scene: Scene, quotation: Quotation) -> Claim | None:
    """Read an aside within the marks: «C'est faux, a répondu X. Nous …»."""
    if not _INSIDE.search(scene.text, quotation.start, quotation.end):
        return None
    within = scene.within(quotation)
    found = within.aside(0, len(within.text))
    if found is None:
        return None
    cue, agent = found
    head = within.folded[: cue.start].rstrip()
    return Claim(agent, within.folded[cue.start : cue.end]) if head.endswith((",", "!", "?", "…", ".")) else None


def _governed(scene: Scene, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Follow the nearest verb of speech before the quotation, if nothing parts the two."""
    cues = scene.cues_in(low, quotation.outer_start)
    aside = scene.aside(low, high) if cues else None
    for cue in reversed(cues):
        if scene.is_inversion(cue, low) or scene.folded.endswith("ce qu ", low, cue.start):
            continue
        between = scene.folded[cue.end : quotation.outer_start]
        if cue.kind == "passive" and not _TIGHT.fullmatch(_without_agent(scene, cue, quotation)):
            continue
        if _is_foreseen(scene, cue) and _TOLD_THAT.search(scene.folded, low, cue.start):
            continue  # "annonçant que X prévoit «…»", "indiquant que X évoquera «…»": who announces says it
        if _AND_THAT.search(between) and _TOLD_THAT.search(scene.folded, low, cue.start):
            continue  # "X note que Y a condamné le tir et que «…»"
        if _PARTED.search(between):
            return None
        agent = agent_of(scene, cue, low, quotation, high)
        if aside and aside[0].start > cue.start and _aside_wins(scene, quotation, cue, aside, between, agent):
            return None
        if agent and agent.phrase and not agent.phrase.is_person and _person_says(scene, quotation, high):
            return None
        if "," in between and _SELON.match(scene.folded, quotation.outer_end):
            return None  # "X a salué un plan, dont le but serait «…», selon Y"
        return Claim(agent, scene.folded[cue.start : cue.end]) if agent else None
    return None


def _person_says(scene: Scene, quotation: Quotation, high: int) -> bool:
    """Whether a person speaks for a state or a body: "Londres dit «…», selon le ministre X"."""
    selon = _SELON.search(scene.folded, quotation.outer_end, high)
    named = scene.first_in(selon.end(), selon.end() + 4) if selon else None
    return named is not None and named.is_person and named.actor_id is not None


_SELON: Final = re.compile(r" ?, (?:selon|d apres) ")


def _is_foreseen(scene: Scene, cue: Cue) -> bool:
    return bool(_FORESEES.match(scene.folded, cue.verb) or _WILL.search(scene.folded, cue.verb, cue.end))


def told(scene: Scene, quotation: Quotation) -> str:
    """Return the verb right before a quotation whose subject nobody could name: "un officiel évoque des «…»"."""
    low, _ = scene.sentence_with(quotation)
    cue = next((c for c in reversed(scene.cues_in(low, quotation.outer_start)) if c.kind != "passive"), None)
    near = cue is not None and _TIGHT.fullmatch(scene.folded[cue.end : quotation.outer_start] + " ")
    return scene.folded[cue.start : cue.end] if cue and near else ""


_TIGHT: Final = re.compile(r"\W*(?:(?:comme|de|d|a|en|etant|tel|telle|un|une|des|la|le|les|l|qu|que)\W+)*")
_PARTED: Final = re.compile(r"[;]|, (?:mais (?!aussi|egalement|encore)|tandis que|alors que|car\b)")
_FORESEES: Final = re.compile(r"prev(?:oit|oyait|oient|oyaient|u)\b")
_WILL: Final = re.compile(r"r(?:a|ont)$")
_AND_THAT: Final = re.compile(r"\bet qu(?:e|il|elle)?\b")
_TOLD_THAT: Final = re.compile(r"\b(?:que|qu) [^,;]*$")
_PLANNED: Final = re.compile(
    r"\b(?:prevoit d|prevoient d|compte|comptent|devrait|devraient|s apprete a|entend|doit|doivent) $"
)


def _without_agent(scene: Scene, cue: Cue, quotation: Quotation) -> str:
    """Return the words between the agent of a passive and the quotation."""
    reach = scene.phrases_in(cue.end, quotation.outer_start)
    return scene.folded[reach[0].end : quotation.outer_start] if reach else "x x x"


def _aside_wins(
    scene: Scene, quotation: Quotation, cue: Cue, aside: tuple[Cue, Agent], between: str, agent: Agent | None
) -> bool:
    told_at = aside[0].start
    if agent is None or (agent.phrase is not None and agent.phrase.actor_id is None and not agent.phrase.anaphoric):
        return True
    if agent.pronoun in {"on", "nous"}:
        return True
    if "," in between or told_at < quotation.outer_start:
        return True
    # What somebody will say is told by another.
    planned = cue.kind == "infinitive" and _PLANNED.search(scene.folded, 0, cue.start)
    if planned or _WILL.search(scene.folded, cue.verb, cue.end):
        return True
    if scene.folded[quotation.outer_end : told_at].strip(" ,"):
        return False
    # "Moscou appelle «…», a déclaré le diplomate": a person speaks for the state.
    person = aside[1].phrase is not None and aside[1].phrase.is_person
    stands_for = agent.phrase is not None and not agent.phrase.is_person
    return (person and stands_for) or any(mark in between for mark in "»”\"")


def _aside(scene: Scene, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Read an inverted verb in the same sentence, or one that the end of the quotation cut off."""
    cues = [c for c in scene.cues_in(low, high) if scene.is_inversion(c, low)]
    after = [c for c in cues if c.start >= quotation.outer_end]
    chosen = after[0] if after else cues[-1] if cues else None
    if chosen is None:
        near = scene.cues_in(quotation.outer_end, quotation.outer_end + 12)
        chosen = next((c for c in near if c.kind == "finite"), None)
        if chosen is None or scene.folded[quotation.outer_end : chosen.start].strip(" ,"):
            return None
        high = max(high, scene.sentence_of(chosen.start, chosen.end)[1])
    agent = scene.behind(chosen, high)
    return Claim(agent, scene.folded[chosen.start : chosen.end]) if agent else None


def _opinion(scene: Scene, quotation: Quotation, low: int, high: int) -> Claim | None:
    """Read "Pour X, «…», écrit-il": the pronoun means the one named first; "comme l'a dit Y" only compares."""
    aside = scene.aside(low, high) if ACCORDING.match(scene.folded, low) else None
    if not aside:
        return None
    if not aside[0].pronoun and not scene.folded.endswith(_COMPARES, low, aside[0].start):
        return None
    found = according(scene, quotation, low, quotation.outer_start)
    cue = scene.folded[aside[0].start : aside[0].end]
    return Claim(found.agent, cue) if found and found.agent and found.agent.phrase else None


_COMPARES: Final = ("comme l ", "comme le ")


def _taken_up(scene: Scene, quotation: Quotation, high: int) -> Claim | None:
    """Read "«…», il a souligné"."""
    match = _GOES_ON.match(scene.folded, quotation.outer_end)
    cues = scene.cues_in(match.end(), min(match.end() + 6, high)) if match else []
    if not match or not cues or cues[0].kind != "finite":
        return None
    return Claim(Agent(None, match[1], match.start(1)), scene.folded[cues[0].start : cues[0].end])


_GOES_ON: Final = re.compile(r" ?, (il|elle) ")


def _predicate(scene: Scene, quotation: Quotation, low: int) -> Claim | None:
    """Read "X a «fermement condamné» le tir": the verb itself is quoted."""
    if not scene.folded.endswith(_MAY_PREDICATE, low, quotation.outer_start):
        return None
    match = _AUXILIARY_BEFORE.search(scene.folded, low, quotation.outer_start)
    if match is None or scene.text[match.start(1) : match.end(1)] != match[1]:
        return None
    if any(c.kind == "finite" and _THAT.match(scene.folded, c.end) for c in scene.cues_in(low, match.start())):
        return None  # "X affirme que Y a « lancé des missiles »"
    agent = scene.before(Cue(match.start(1), match.end(1), match.start(1), "finite"), low)
    return Claim(agent, match[1]) if agent and agent.phrase is not None and agent.phrase.actor_id else None


_THAT: Final = re.compile(r" (?:que|qu)\b")
_AUXILIARY_BEFORE: Final = re.compile(r" (a|ont|avait|avaient)(?: (?:ainsi|aussi|[a-z]+ment))? ?$")
_MAY_PREDICATE: Final = tuple(
    f"{end}{blank}" for end in (" a", " ont", " avait", " avaient", " ainsi", " aussi", "ment") for blank in ("", " ")
)


def _led(scene: Scene, quotation: Quotation, low: int, high: int) -> Claim | None:
    """No verb of speech: the person the sentence is about, where the quotation stands behind him."""
    if low >= quotation.outer_start:
        return None
    noun = _SPEECH_OF.match(scene.folded, low, quotation.outer_start)
    if noun and _colon_before(scene, quotation):
        held = [p for p in scene.phrases_in(noun.end(), quotation.outer_start) if p.start - noun.end() < 4]
        if held and (held[0].actor_id or held[0].anaphoric or held[0].is_person):
            return Claim(scene.apposed(held[0], quotation.outer_start), noun[1])
    agent = scene.topic(low, quotation.outer_start)
    if agent is None:
        return None
    if agent.phrase is not None and not agent.phrase.is_person and not _colon_before(scene, quotation):
        return None
    if agent.phrase is not None and (is_object(scene, agent.phrase, low) or is_told_of(scene, quotation, agent)):
        return None
    return Claim(agent, "")


#: "Réponse sans détour de X : «…»"
_SPEECH_OF: Final = re.compile(
    r"\W*(?:la |le |l |une? |sa )?((?:premiere |nouvelle )?(?:reponse|replique|reaction|message|mise en garde|constat|"
    r"avertissement|aveu|commentaire|conclusion|analyse|explication|verdict|promesse|appel|resume|credo|argument))"
    r"(?: (?!de |du |des |d )[a-z]+){0,4} (?:de |du |des |d )(?:la |le |les |l )?"
)


def _colon_before(scene: Scene, quotation: Quotation) -> bool:
    return scene.folded[: quotation.outer_start].rstrip().endswith(":")


def _same_sentence(earlier: Sequence[tuple[Quotation, Claim]], low: int) -> Claim | None:
    if earlier and earlier[-1][0].outer_start >= low and earlier[-1][1].agent:
        return Claim(earlier[-1][1].agent, earlier[-1][1].cue)
    return None


def _colon(scene: Scene, quotation: Quotation, low: int) -> Claim | None:
    """Look whether the sentence before ends in a colon."""
    head = scene.folded[:low].rstrip()
    if not head.endswith(":"):
        return None
    start, _ = scene.sentence_of(len(head) - 1, len(head))
    agent = introduces(scene, start, len(head))
    return Claim(agent, "") if agent else None


def introduces(scene: Scene, low: int, high: int) -> Agent | None:
    """Return who is announced by a sentence that ends in a colon."""
    for cue in reversed(scene.cues_in(low, high)):
        agent = agent_of(scene, cue, low, None, high)
        if agent:
            return agent
    return scene.topic(low, high)
