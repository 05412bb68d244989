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

from analysis.matching.names.senses import Candidate
from analysis.matching.roles import endings, syntax
from analysis.matching.roles.appositions import Apposed, apposed_to, called_farther_on, read_titles
from analysis.matching.roles.bare import may_be_bare, resolve_bare
from analysis.matching.roles.context import RoleContext
from analysis.matching.roles.determiners import article_start, gender_of, gender_said, is_definite, is_indefinite
from analysis.matching.roles.extent import end_of_standing
from analysis.matching.roles.followers import goes_on, is_of_people, is_of_place
from analysis.matching.roles.holders import Holders
from analysis.matching.roles.names import NamedText
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
    named: NamedText, candidates: Sequence[Candidate], holders: Holders, day_at: Callable[[int], dt.date | None]
) -> list[RoleMention]:
    """Find the roles of one document that are mentions of their own.

    Parameters
    ----------
    named : NamedText
        The text and whom it names.
    candidates : sequence of Candidate
        Hits of the kinds in ``ROLE_KINDS``.
    holders : Holders
        Who held what when.
    day_at : callable
        Offset in the text → day of its passage, if known.
    """
    if not candidates:
        return []
    phrases = phrases_of(named.text, candidates)
    for phrase in phrases:
        phrase.stands = phrase.kinds != _TITLE or may_be_bare(named.text, phrase, holders.demonyms)
    last = next((phrase.start for phrase in reversed(phrases) if phrase.stands), -1)
    if last < 0:
        return []
    for phrase in phrases:
        phrase.day = day_at(phrase.start)
    context = RoleContext(named, holders)
    context.learn_from(lambda memory: _read_titles(phrases, memory))
    reading = _Reading(context)
    for phrase in phrases:
        if phrase.start > last and not reading.goes_on_to(phrase):
            break  # what is left can stand for nobody, and is no second title of who was found
        reading.take(phrase)
    return reading.found


class _Reading:
    """The roles of one text, taken one after the other."""

    def __init__(self, context: RoleContext) -> None:
        self.found: list[RoleMention] = []
        self._context, self._text = context, context.text
        self._apposed = Apposed()
        # The titles by which the text has quoted people whom it does not name.
        self._nameless: set[str] = set()

    def goes_on_to(self, phrase: RolePhrase) -> bool:
        """Whether a role stands right behind the last one found, but for a comma."""
        return bool(self.found) and phrase.start <= self.found[-1].end + _COMMA

    def take(self, phrase: RolePhrase) -> None:
        """Add a role to those found if it is a mention of its own, and learn from it."""
        context = self._context
        elect = _elect(phrase, context)
        holding: set[str] = {elect.actor_id} if elect and elect.actor_id else set()
        if phrase.offices and elect is None:
            holding = _holding(phrase, context)
        person = apposed_to(phrase, context, holding, self._apposed)
        if person is None and not holding:
            person = called_farther_on(phrase, context)
        if person is not None:
            self._take_apposed(phrase, person)
        elif self.found and _doubles(phrase, self.found[-1], context, holding):
            self.found[-1] = replace(self.found[-1], end=phrase.end)
        elif not self._names_nobody(phrase) and not _is_anothers(phrase, context):
            self._take_alone(phrase, elect, holding)

    def _take_apposed(self, phrase: RolePhrase, person: str) -> None:
        """Remember a role beside a name, which is no mention besides the name."""
        once = syntax.is_former(self._text, phrase.start)
        self._context.entitle(person, () if once else phrase.bare, gender_of(self._text, phrase.start))
        self._apposed = Apposed(phrase.reach, person)
        self._nameless -= _anonymous(phrase)
        found = self.found
        if found and person == found[-1].actor_id and self._text[found[-1].end : phrase.start] == ", ":
            del found[-1]  # "le garde des Sceaux, ministre de la Justice, X"

    def _names_nobody(self, phrase: RolePhrase) -> bool:
        """Whether a role is nobody's, or of somebody quoted without a name: "un porte-parole … Le porte-parole"."""
        anonymous = _anonymous(phrase)
        if not phrase.stands and not anonymous:
            return True
        if syntax.is_not_held(self._text, phrase.start) or is_indefinite(self._text, phrase.start):
            self._nameless |= anonymous
            return True
        if phrase.offices:
            self._nameless -= anonymous
        return not anonymous.isdisjoint(self._nameless)

    def _take_alone(self, phrase: RolePhrase, elect: RoleMention | None, holding: set[str]) -> None:
        """Add a role to those found if somebody is known to be meant, or if it is a mention all the same."""
        text, context = self._text, self._context
        if phrase.kinds == _TITLE:
            actor, unresolved = resolve_bare(phrase, context) if phrase.stands else None, False
        else:
            actor, unresolved = _resolve(phrase, context, holding)
        if actor or unresolved:
            begin = article_start(text, syntax.former_start(text, phrase.start))
            end = elect.end if elect else endings.end_with_land(text, end_of_standing(text, phrase.end))
            self.found.append(RoleMention(begin, end, actor))
        if not actor and unresolved:
            context.leave_open(phrase.start, phrase.offices)
        # "le président a reçu son homologue": whom he received is not who acts next.
        if actor and "homologue" not in phrase.kinds:
            context.mention(phrase.start, actor)
            if phrase.offices:
                # "la porte-parole du ministère … La porte-parole a ajouté": the text has made clear which.
                context.entitle(actor, [title for title in phrase.bare if folded(title) in LOCAL], None)


def _read_titles(phrases: Sequence[RolePhrase], context: RoleContext) -> None:
    """Read what offices the text itself gives to whom where one of its roles cannot be told without."""
    holders = context.holders
    if any(phrase.day is None or _is_unknown(phrase, holders) for phrase in phrases):
        read_titles(phrases, context)


def _is_unknown(phrase: RolePhrase, holders: Holders) -> bool:
    """Whether only the text could say who holds an office of a phrase."""
    return any(holders.holder_on(office, phrase.day) is None for office in phrase.offices)


def _anonymous(phrase: RolePhrase) -> set[str]:
    """Return the titles of a phrase by which the press quotes people whom it does not name."""
    return {title for title in map(folded, phrase.bare) if title in ANONYMOUS}


def _doubles(phrase: RolePhrase, last: RoleMention, context: RoleContext, holding: set[str]) -> bool:
    """Whether a title is a second one of the role right before: "le garde des Sceaux, ministre de la Justice"."""
    if last.actor_id is None or context.text[last.end : phrase.start] not in {", ", ",\u00a0"}:
        return False
    return last.actor_id in holding or context.is_called(last.actor_id, phrase.bare, phrase.day)


def _holding(phrase: RolePhrase, context: RoleContext) -> set[str]:
    """Return who holds the offices of a phrase on its day."""
    text, offices, day = context.text, phrase.offices, phrase.day
    if " élu" in text[phrase.start : phrase.end]:
        offices = [office for office in offices if not context.is_of_president(office)]  # he is not in office yet
    span = (phrase.start, phrase.reach)
    held = {actor for office in offices if (actor := context.holder_on(office, day, span))}
    # "la présidente russe" is nobody whom the lexicon has as a man; seldom asked: it needs a holder.
    if (held or day is None) and gender_said(text, phrase.start) == "f":
        women = {actor for actor in held if not context.is_man(actor)}
        return women or {actor for office in offices if day is None and (actor := context.only_woman(office))}
    return held


def _elect(phrase: RolePhrase, context: RoleContext) -> RoleMention | None:
    """Read "le président argentin élu": he is not the holder of the day but the next; ``None`` for any other role."""
    end = endings.end_of_elect(context.text, phrase.start, phrase.reach)
    if not end:
        return None
    coming = {actor for office in phrase.offices if (actor := context.elected_on(office, phrase.day))}
    return RoleMention(phrase.start, end, coming.pop()) if len(coming) == 1 else None


def _is_anothers(phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether the words behind give the role to somebody else: "président italien du jury", "du Sénat roumain"."""
    text = context.text
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


def _resolve(phrase: RolePhrase, context: RoleContext, holding: set[str]) -> tuple[str | None, bool]:
    """Return who the role stands for, and whether it is a mention even where nobody knows."""
    text, kinds, day, demonyms = context.text, phrase.kinds, phrase.day, context.holders.demonyms
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
    return resolve_bare(phrase, context) if may_be_bare(text, phrase, demonyms) else None, False
