"""Roles without a name → who held the office on the passage's date.

"le chef de la diplomatie russe" is a mention of the holder on that day. A role right beside a name says
nothing new and is no second mention; a bare "le président" counts only where the text has already
made clear who. A day nobody knows leaves the role unresolved, never given to the last known holder, unless
the text says itself who holds the office.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from analysis.matching import role_endings as endings
from analysis.matching import role_syntax as syntax
from analysis.matching.candidates import Candidate
from analysis.matching.holders import Holders
from analysis.matching.nations import Evidence
from analysis.matching.role_context import RoleContext
from analysis.matching.role_followers import goes_on, is_of_people, is_of_place
from analysis.matching.role_titles import LOCAL, NEIGHBOURS
from analysis.matching.senses import Sense
from analysis.text.normalise import fold

__all__ = ["ROLE_KINDS", "RoleMention", "resolve_roles"]

ROLE_KINDS = frozenset({"role", "alone", "national", "homologue"})
_PAIR = 70
# Names of states that are another's as well: "la République islamique" is Iran's and, "de Mauritanie", is not.
_UNNAMED = ("République islamique", "république islamique", "République populaire", "République fédérale")


@dataclass(frozen=True)
class RoleMention:
    """A role, from its article on, and who it stands for (``None``: unresolved)."""

    start: int
    end: int
    actor_id: str | None


@dataclass(frozen=True)
class _Phrase:
    """One role phrase of a text and all it may be.

    ``bare`` are the bare titles it begins with; ``composed`` is one that says itself of which state.
    """

    start: int
    end: int
    reach: int
    senses: tuple[Sense, ...]
    bare: tuple[str, ...]
    composed: bool = False


def resolve_roles(
    text: str,
    candidates: Sequence[Candidate],
    names: Sequence[Candidate],
    demonyms: frozenset[str],
    holders: Holders,
    evidence: Evidence,
    day_at: Callable[[int], dt.date | None],
    strangers: Sequence[Candidate] = (),
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
    """
    context = RoleContext(text, names, holders, evidence, strangers)
    found: list[RoleMention] = []
    apposed_until, apposed = -1, ""
    phrases = _phrases(candidates)
    if any(_is_unknown(phrase, holders, day_at(phrase.start)) for phrase in phrases):
        _read_titles(text, phrases, context)
    for phrase in phrases:
        day = day_at(phrase.start)
        elect = _elect(text, phrase, context, day)
        holding = _holding(text, phrase, context, day) if elect is None else {elect.actor_id or ""} - {""}
        person = _apposed_to(text, phrase, context, holding, apposed_until, apposed)
        if person is None and not holding:
            person = _called_farther_on(text, phrase, context)
        if person is not None:
            once = syntax.is_former(text, phrase.start)
            context.entitle(person, () if once else phrase.bare, syntax.gender_of(text, phrase.start))
            apposed_until, apposed = phrase.reach, person
            continue
        if syntax.is_not_held(text, phrase.start) or syntax.is_indefinite(text, phrase.start):
            continue
        if _is_anothers(text, phrase, context):
            continue
        actor, unresolved = _resolve(text, phrase, context, holding, demonyms, day)
        if actor or unresolved:
            begin = syntax.article_start(text, syntax.former_start(text, phrase.start))
            end = elect.end if elect else endings.end_with_land(text, phrase.end)
            found.append(RoleMention(begin, end, actor))
        if not actor and unresolved:
            context.leave_open(phrase.start, _offices(phrase))
        # "le président a reçu son homologue": whom he received is not who acts next.
        if actor and all(sense.kind != "homologue" for sense in phrase.senses):
            context.mention(phrase.start, actor)
    return found


def _phrases(candidates: Sequence[Candidate]) -> list[_Phrase]:
    """Group candidates by span and keep the longest at each place."""
    groups: dict[tuple[int, int], list[Candidate]] = {}
    alone: dict[int, list[str]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.start, candidate.end), []).append(candidate)
        if candidate.sense.kind == "alone":
            alone.setdefault(candidate.start, []).append(candidate.sense.target)
    kept: list[_Phrase] = []
    for start, end in sorted(groups, key=lambda span: (span[0], -span[1])):
        group = groups[start, end]
        if not kept or start >= kept[-1].end:
            bare = alone.get(start, ())
            reach = max(end, *(c.reach for c in group))
            senses = tuple(dict.fromkeys(c.sense for c in group))
            kept.append(_Phrase(start, end, reach, senses, tuple(bare), any(c.reach >= 0 for c in group)))
    return kept


_folded = lru_cache(maxsize=1 << 10)(fold)


def _is_unknown(phrase: _Phrase, holders: Holders, day: dt.date | None) -> bool:
    """Whether only the text could say who holds an office of a phrase."""
    return day is None or any(holders.holder_on(office, day) is None for office in _offices(phrase))


def _read_titles(text: str, phrases: Sequence[_Phrase], context: RoleContext) -> None:
    """Read what offices the text itself gives to whom; a text without a day has no other source."""
    apposed_until = -1
    for named in context.people:
        if syntax.is_past_reign(text, named.start):
            context.dismiss(named.sense.target)
    for phrase in phrases:
        person = _apposed_to(text, phrase, context, set(), apposed_until)
        if person is None:
            continue
        apposed_until = phrase.reach
        if syntax.is_former(text, phrase.start) or _names_former(text, phrase):
            context.dismiss(person)
        elif not syntax.is_not_held(text, phrase.start):
            # Behind a plural title stand several names.
            beside = context.named_within(phrase.reach, phrase.reach + _PAIR)
            for name in {person, *(one for one in beside if one in context.holders.lexicon.actors)}:
                context.give(name, _offices(phrase))


def _names_former(text: str, phrase: _Phrase) -> bool:
    """Whether the phrase itself begins with "ancien": an office of the lexicon may be that of a former leader."""
    return text.startswith(("ancien", "Ancien", "ex-", "Ex-"), phrase.start)


def _offices(phrase: _Phrase) -> list[str]:
    return [sense.target for sense in phrase.senses if sense.kind == "role"]


def _holding(text: str, phrase: _Phrase, context: RoleContext, day: dt.date | None) -> set[str]:
    offices = _offices(phrase)
    if " élu" in text[phrase.start : phrase.end]:
        offices = [office for office in offices if not context.is_of_president(office)]  # he is not in office yet
    held = {actor for office in offices if (actor := context.holder_on(office, day))}
    # "la présidente russe" is nobody whom the lexicon has as a man; seldom asked: it needs a holder.
    if held and syntax.gender_said(text, phrase.start) == "f":
        return {actor for actor in held if not context.is_man(actor)}
    return held


def _elect(text: str, phrase: _Phrase, context: RoleContext, day: dt.date | None) -> RoleMention | None:
    """Read "le président argentin élu": he is not the holder of the day but the next; ``None`` for any other role."""
    end = endings.end_of_elect(text, phrase.start, phrase.reach)
    coming = {actor for office in _offices(phrase) if (actor := context.elected_on(office, day))} if end else set()
    return RoleMention(phrase.start, end, coming.pop()) if end and len(coming) == 1 else None


def _apposed_to(
    text: str, phrase: _Phrase, context: RoleContext, holding: set[str], apposed_until: int, apposed: str = ""
) -> str | None:
    """Return whose name the role stands beside: "le président russe, Vladimir …", "…, ministre russe".

    The empty string is a name the lexicon lacks. In "selon M. X, le président russe a dit" the role is not X's:
    where the holder is somebody else and nothing closes the apposition, there is none.
    """
    people = context.people
    fits = partial(context.holders.may_hold, offices=_offices(phrase), holding=holding)
    at = bisect_left([p.start for p in people], phrase.reach)
    served = syntax.helper_before(text, phrase.start)
    is_closed = False
    if at < len(people) and people[at].start - phrase.reach < 70:
        between = text[phrase.reach : people[at].start]
        person = people[at].sense.target
        comma = "," in between
        # "le porte-parole du président russe, Dmitri …": the name is the first one's.
        mine = not (comma and served) and (
            not comma or fits(person) or syntax.closes_apposition(text, people[at].end)
        )
        if syntax.leads_to_name(between):
            if mine:
                return person
            # Not apposed, and no name that the lexicon lacks either.
            is_closed = comma and syntax.closes_opening(text, phrase.start)
        if person in holding and endings.leads_over_title(between):
            return person
    if at and phrase.start >= people[at - 1].end and phrase.start - people[at - 1].end < 60:
        person = people[at - 1].sense.target
        mine = fits(person) or syntax.closes_apposition(text, phrase.reach)
        begin = syntax.former_start(text, phrase.start)
        between = text[people[at - 1].end : begin]
        # "Accompagné de X, le chef de l'État part": a bare title with its article that nothing closes acts itself.
        acts = between.lower().endswith((" le ", " la ", " l'", " l’")) and not _offices(phrase)
        if acts and not syntax.closes_apposition(text, phrase.reach):
            mine = mine and not endings.is_bare(text, phrase.start, phrase.reach, frozenset())
        if mine and syntax.trails_name(between):
            return person
    between = text[apposed_until : phrase.start] if 0 <= apposed_until <= phrase.start else "?"
    if between.strip() in {"et", "et le", "et la", ",", ", le", ", la"} and (not holding or apposed in holding):
        return apposed if apposed in holding else ""
    if syntax.names_somebody(text, phrase.reach) and not served and not is_closed:
        # A name the lexicon lacks is a name too.
        return ""
    return None


def _called_farther_on(text: str, phrase: _Phrase, context: RoleContext) -> str | None:
    """Return whom a title with a complement stands beside: "le ministre de l'Énergie, X, …", "le maire de Y, X, …"."""
    if not phrase.bare or phrase.composed or LOCAL.isdisjoint(map(_folded, phrase.bare)):
        return None
    if syntax.helper_before(text, phrase.start):
        return None
    at = bisect_left([p.start for p in context.people], phrase.reach)
    if at == len(context.people) or context.people[at].start - phrase.reach > _PAIR:
        return None
    name = context.people[at]
    between = text[phrase.reach : name.start]
    beside = endings.leads_over_complement(between) and ("," not in between or syntax.closes_apposition(text, name.end))
    return name.sense.target if beside else None


def _is_anothers(text: str, phrase: _Phrase, context: RoleContext) -> bool:
    """Whether the words behind give the role to somebody else: "président italien du jury", "du Sénat roumain"."""
    if goes_on(text, phrase.start, phrase.reach, composed=phrase.composed):
        return True
    nations = context.nations_of(_offices(phrase))
    if not nations or (phrase.composed and not text.endswith(_UNNAMED, phrase.start, phrase.end)):
        return False
    owners = context.evidence.owners_behind(phrase.reach)
    if owners:
        return not owners & nations
    return is_of_people(text, phrase.reach) or is_of_place(text, phrase.start, phrase.reach)


def _resolve(
    text: str, phrase: _Phrase, context: RoleContext, holding: set[str], demonyms: frozenset[str], day: dt.date | None
) -> tuple[str | None, bool]:
    """Return who the role stands for, and whether it is a mention even where nobody knows."""
    kinds = {sense.kind for sense in phrase.senses}
    former = syntax.is_former(text, phrase.start)
    if "role" in kinds:
        if former:
            return context.former(phrase.start, _offices(phrase), day), False
        return context.one_of(holding), True
    if "homologue" in kinds:
        states = [sense.target for sense in phrase.senses if sense.kind == "homologue"]
        return context.homologue(phrase.start, states, day), False
    if "national" in kinds and not former:
        if not syntax.is_definite(text, phrase.start) or not endings.is_bare(text, phrase.start, phrase.end, demonyms):
            return None, False
        if endings.is_told_apart(text, phrase.end):
            return None, False
        states = [sense.target for sense in phrase.senses if sense.kind == "national"]
        return context.serving(phrase.start, states, text[phrase.start : phrase.end], day), False
    bare = [sense.target for sense in phrase.senses if sense.kind == "alone"]
    if not bare or not endings.is_bare(text, phrase.start, phrase.end, demonyms):
        return None, False
    title = _folded(bare[0])
    if title.endswith(" elu"):
        return context.elected(phrase.start, bare[0], day) if syntax.is_definite(text, phrase.start) else None, False
    if title in NEIGHBOURS:
        if not syntax.is_possessive(text, phrase.start):
            return None, False
        return context.neighbour(phrase.start, day, before=NEIGHBOURS[title]), False
    if title == "homologue":
        return context.counterpart(phrase.start, day) if syntax.is_possessive(text, phrase.start) else None, False
    if syntax.is_possessive(text, phrase.start):
        return context.possessed(phrase.start, bare[0], day), False
    if former:
        return context.formerly(phrase.start, bare[0], day), False
    if not syntax.is_definite(text, phrase.start):
        return None, False
    if title == "diplomate":
        told_apart = endings.is_told_apart(text, phrase.end)
        return None if told_apart else context.diplomat(phrase.start, day), False
    of_land = endings.is_of_the_land(text, phrase.end)
    gender = syntax.gender_said(text, phrase.start)
    return context.bare(phrase.start, bare[0], day, gender, phrase.end, of_land), False
