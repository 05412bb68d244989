"""Roles without a name → who held the office on the passage's date.

"le chef de la diplomatie russe" is a mention of the holder on that day. A role right beside a name says
nothing new and is no second mention; a bare "le président" counts only where the text has already
made clear who. A day nobody knows leaves the role unresolved, never given to the last known holder, unless
the text says itself who holds the office.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analysis.matching.names.candidates import Candidate
from analysis.matching.names.nations import Evidence
from analysis.matching.roles import endings, syntax
from analysis.matching.roles.appositions import apposed_to, called_farther_on, read_titles
from analysis.matching.roles.bare import may_be_bare, resolve_bare
from analysis.matching.roles.context import RoleContext
from analysis.matching.roles.determiners import article_start, gender_of, gender_said, is_definite, is_indefinite
from analysis.matching.roles.extent import end_of_standing
from analysis.matching.roles.followers import goes_on, is_of_people, is_of_place
from analysis.matching.roles.holders import Holders
from analysis.matching.roles.memory import Term
from analysis.matching.roles.phrases import RolePhrase, phrases_of
from analysis.matching.roles.press import FRANCOPHONE
from analysis.matching.roles.titles import ANONYMOUS, LOCAL, folded, is_shared

__all__ = ["ROLE_KINDS", "RoleMention", "resolve_roles"]

ROLE_KINDS = frozenset({"role", "alone", "national", "homologue"})
_TITLE = frozenset({"alone"})
_COMMA = len(", ")
# Names of states that are another's as well: "la République islamique" is Iran's and, "de Mauritanie", is not.
_UNNAMED = ("République islamique", "république islamique", "République populaire", "République fédérale")


@dataclass(frozen=True)
class RoleMention:
    """A role, from its article on, and who it stands for (``None``: unresolved)."""

    start: int
    end: int
    actor_id: str | None


def resolve_roles(
    text: str,
    candidates: Sequence[Candidate],
    names: Sequence[Candidate],
    demonyms: frozenset[str],
    holders: Holders,
    evidence: Evidence,
    day_at: Callable[[int], dt.date | None],
    strangers: Sequence[Candidate] = (),
    term: Term | None = None,
) -> list[RoleMention]:
    """Find the roles of one document that are mentions of their own.

    Parameters
    ----------
    text : str
        The stored text.
    candidates : sequence of Candidate
        Hits of the kinds in ``ROLE_KINDS``.
    names : sequence of Candidate
        The confirmed names, sorted.
    demonyms : frozenset of str
        Folded adjectives of all states: "le président turc" is not a bare "président".
    holders : Holders
        Who held what when.
    evidence : Evidence
        Where the text names which nation.
    day_at : callable
        Offset in the text → day of its passage, if known.
    strangers : sequence of Candidate
        The persons whom the lexicon lacks, sorted: a bare title can lean on them too.
    term : pair of dates, optional
        The first and the last day that a text without a day can be of.
    """
    phrases = phrases_of(text, candidates)
    may_stand = [phrase.kinds != _TITLE or may_be_bare(text, phrase, demonyms) for phrase in phrases]
    if True not in may_stand:
        return []
    last = max(phrase.start for phrase, may_be in zip(phrases, may_stand, strict=True) if may_be)
    context = RoleContext(text, names, holders, evidence, strangers, term)
    found: list[RoleMention] = []
    apposed_until, apposed = -1, ""
    nameless: set[str] = set()
    days = [day_at(phrase.start) for phrase in phrases]
    context.learn_from(lambda memory: _read_titles(text, phrases, days, memory))
    for phrase, may_be, day in zip(phrases, may_stand, days, strict=True):
        if phrase.start > last and not (found and phrase.start <= found[-1].end + _COMMA):
            break  # what is left can stand for nobody, and is no second title of who was found
        elect = _elect(text, phrase, context, day)
        holding: set[str] = {elect.actor_id} if elect and elect.actor_id else set()
        if phrase.offices and elect is None:
            holding = _holding(text, phrase, context, day)
        person = apposed_to(text, phrase, context, holding, apposed_until, apposed)
        if person is None and not holding:
            person = called_farther_on(text, phrase, context)
        if person is not None:
            once = syntax.is_former(text, phrase.start)
            context.entitle(person, () if once else phrase.bare, gender_of(text, phrase.start))
            apposed_until, apposed = phrase.reach, person
            if nameless:
                nameless -= _nameless(phrase)
            if found and person == found[-1].actor_id and text[found[-1].end : phrase.start] == ", ":
                del found[-1]  # "le garde des Sceaux, ministre de la Justice, X"
            continue
        if found and _doubles(text, phrase, found[-1], context, holding, day):
            found[-1] = replace(found[-1], end=phrase.end)
            continue
        if not may_be and not _nameless(phrase):
            continue
        if syntax.is_not_held(text, phrase.start) or is_indefinite(text, phrase.start):
            nameless |= _nameless(phrase)
            continue
        if phrase.offices and nameless:
            nameless -= _nameless(phrase)
        elif nameless and _nameless(phrase) & nameless:
            continue  # "un porte-parole … Le porte-parole": nobody whom the lexicon could know
        if _is_anothers(text, phrase, context):
            continue
        if phrase.kinds == _TITLE:
            actor, unresolved = resolve_bare(text, phrase, context, day) if may_be else None, False
        else:
            actor, unresolved = _resolve(text, phrase, context, holding, demonyms, day)
        if actor or unresolved:
            begin = article_start(text, syntax.former_start(text, phrase.start))
            end = elect.end if elect else endings.end_with_land(text, end_of_standing(text, phrase.end))
            found.append(RoleMention(begin, end, actor))
        if not actor and unresolved:
            context.leave_open(phrase.start, phrase.offices)
        # "le président a reçu son homologue": whom he received is not who acts next.
        if actor and "homologue" not in phrase.kinds:
            context.mention(phrase.start, actor)
            if phrase.offices:
                # "la porte-parole du ministère … La porte-parole a ajouté": the text has made clear which.
                context.entitle(actor, [title for title in phrase.bare if folded(title) in LOCAL], None)
    return found


def _read_titles(
    text: str, phrases: Sequence[RolePhrase], days: Sequence[dt.date | None], context: RoleContext
) -> None:
    """Read what offices the text itself gives to whom where one of its roles cannot be told without."""
    holders = context.holders
    if None in days or any(_is_unknown(phrase, holders, day) for phrase, day in zip(phrases, days, strict=True)):
        read_titles(text, phrases, context)


def _is_unknown(phrase: RolePhrase, holders: Holders, day: dt.date | None) -> bool:
    """Whether only the text could say who holds an office of a phrase."""
    return any(holders.holder_on(office, day) is None for office in phrase.offices)


def _nameless(phrase: RolePhrase) -> set[str]:
    """Return the titles of a phrase by which the press quotes people whom it does not name."""
    return {title for title in map(folded, phrase.bare) if title in ANONYMOUS}


def _doubles(
    text: str, phrase: RolePhrase, last: RoleMention, context: RoleContext, holding: set[str], day: dt.date | None
) -> bool:
    """Whether a title is a second one of the role right before: "le garde des Sceaux, ministre de la Justice"."""
    if last.actor_id is None or text[last.end : phrase.start] not in {", ", ",\u00a0"}:
        return False
    return last.actor_id in holding or context.is_called(last.actor_id, phrase.bare, day)


def _holding(text: str, phrase: RolePhrase, context: RoleContext, day: dt.date | None) -> set[str]:
    offices = phrase.offices
    if " élu" in text[phrase.start : phrase.end]:
        offices = [office for office in offices if not context.is_of_president(office)]  # he is not in office yet
    span = (phrase.start, phrase.reach)
    held = {actor for office in offices if (actor := context.holder_on(office, day, span))}
    # "la présidente russe" is nobody whom the lexicon has as a man; seldom asked: it needs a holder.
    if (held or day is None) and gender_said(text, phrase.start) == "f":
        women = {actor for actor in held if not context.is_man(actor)}
        return women or {actor for office in offices if day is None and (actor := context.only_woman(office))}
    return held


def _elect(text: str, phrase: RolePhrase, context: RoleContext, day: dt.date | None) -> RoleMention | None:
    """Read "le président argentin élu": he is not the holder of the day but the next; ``None`` for any other role."""
    end = endings.end_of_elect(text, phrase.start, phrase.reach)
    if not end:
        return None
    coming = {actor for office in phrase.offices if (actor := context.elected_on(office, day))}
    return RoleMention(phrase.start, end, coming.pop()) if len(coming) == 1 else None


def _is_anothers(text: str, phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether the words behind give the role to somebody else: "président italien du jury", "du Sénat roumain"."""
    if goes_on(text, phrase.start, phrase.reach, composed=phrase.composed):
        return True
    nations = context.nations_of(phrase.offices) if phrase.offices else set()
    if not nations or (phrase.composed and not text.endswith(_UNNAMED, phrase.start, phrase.end)):
        return False
    owners = context.evidence.owners_behind(phrase.reach)
    if owners:
        return not owners & nations
    if is_of_people(text, phrase.reach) or is_of_place(text, phrase.start, phrase.reach):
        return True
    # "le garde des Sceaux" in a text that has been of Dakar alone is the Senegalese one.
    shared = is_shared(folded(text[phrase.start : phrase.end]))
    main = context.evidence.main(0, phrase.start) if shared else None
    if main is None or main in nations or (main not in FRANCOPHONE and "énat" not in text[phrase.start : phrase.end]):
        return False
    return not nations & (context.evidence.within(0, phrase.start) | context.evidence.within(phrase.end, len(text)))


def _resolve(
    text: str, phrase: RolePhrase, context: RoleContext, holding: set[str], demonyms: frozenset[str],
    day: dt.date | None,
) -> tuple[str | None, bool]:
    """Return who the role stands for, and whether it is a mention even where nobody knows."""
    kinds = phrase.kinds
    former = syntax.is_former(text, phrase.start)
    if "role" in kinds:
        if former:
            return context.former(phrase.start, phrase.offices, day), False
        return context.one_of(holding), True
    if "homologue" in kinds:
        states = [sense.target for sense in phrase.senses if sense.kind == "homologue"]
        return context.homologue(phrase.start, states, day), False
    if "national" in kinds and not former:
        if not is_definite(text, phrase.start) or not endings.is_bare(text, phrase.start, phrase.end, demonyms):
            return None, False
        if endings.is_told_apart(text, phrase.end):
            return None, False
        states = [sense.target for sense in phrase.senses if sense.kind == "national"]
        return context.serving(phrase.start, states, text[phrase.start : phrase.end], day), False
    return resolve_bare(text, phrase, context, day) if may_be_bare(text, phrase, demonyms) else None, False
