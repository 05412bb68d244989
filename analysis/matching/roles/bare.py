"""Whom a bare title stands for: "le président", "son prédécesseur", "l'ex-ministre"."""

from __future__ import annotations

from analysis.matching.roles import endings
from analysis.matching.roles.address import answering, chairs, is_address
from analysis.matching.roles.context import RoleContext
from analysis.matching.roles.determiners import gender_said, is_definite, is_possessive
from analysis.matching.roles.extent import end_of_standing
from analysis.matching.roles.parties import nation_of_party
from analysis.matching.roles.phrases import BareTitle, RolePhrase
from analysis.matching.roles.syntax import is_former
from analysis.matching.roles.titles import NEIGHBOURS, folded, is_of_union

__all__ = ["may_be_bare", "resolve_bare"]

_OF_UNION = "union-europeenne-haut-representant"


def may_be_bare(text: str, phrase: RolePhrase, demonyms: frozenset[str]) -> bool:
    """Whether the words beside a title let it stand for somebody by itself; "un président du jury" does not."""
    start = phrase.start
    if not (is_definite(text, start) or is_possessive(text, start) or is_former(text, start)):
        return False
    return endings.is_bare(text, start, end_of_standing(text, phrase.end), demonyms)


def resolve_bare(phrase: RolePhrase, context: RoleContext) -> str | None:
    """Return who a title stands for that may be bare (`may_be_bare`)."""
    text, day = context.text, phrase.day
    bare = next((sense.target for sense in phrase.senses if sense.kind == "alone"), None)
    if bare is None:
        return None
    key = folded(bare)
    if key.endswith(" elu"):
        return context.elected(phrase.start, key, day) if is_definite(text, phrase.start) else None
    possessive = is_possessive(text, phrase.start)
    if key in NEIGHBOURS:
        return context.neighbour(phrase.start, day, before=NEIGHBOURS[key]) if possessive else None
    if key == "homologue":
        return context.counterpart(phrase.start, day) if possessive else None
    if possessive:
        return context.possessed(phrase.start, key, day)
    if is_former(text, phrase.start):
        return context.formerly(phrase.start, key, day)
    if not is_definite(text, phrase.start):
        return None
    if key == "diplomate":
        return None if endings.is_told_apart(text, phrase.end) else context.diplomat(phrase.start, day)
    gender, of_land = gender_said(text, phrase.start), endings.is_of_the_land(text, phrase.end)
    return _acting(BareTitle(phrase.start, phrase.end, key, day, gender, of_land), context)


def _acting(title: BareTitle, context: RoleContext) -> str | None:
    """Return who is meant by a title that says nothing but what somebody is now: "le président"."""
    text = context.text
    addressed = is_address(text, title.start)
    if addressed and chairs(text, title.key):
        return None
    actor = context.bare(title)
    if actor is None and addressed and title.key == "ministre":
        actor = answering(text, title.start, context.people, title.gender)
    if actor is None and is_of_union(title.key, text) and not context.evidence.anywhere("bosnie-herzegovine"):
        actor = context.holder_on(_OF_UNION, title.day) if _OF_UNION in context.holders.offices else None
    if actor is None and (nation := nation_of_party(text, title.end, title.day)) and context.evidence.anywhere(nation):
        offices = context.holders.offices_at.get(nation, ())
        held = {context.holder_on(o.id, title.day) for o in offices if title.key in context.holders.bare_phrases[o.id]}
        actor = held.pop() if len(held) == 1 else None
    return actor
