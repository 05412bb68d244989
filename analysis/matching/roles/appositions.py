"""Whose name a title stands beside: "le président russe, Vladimir …", "…, ministre russe", "le maire de Y, X, …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.matching.roles import endings, syntax
from analysis.matching.roles.context import RoleContext
from analysis.matching.roles.determiners import article_start
from analysis.matching.roles.phrases import RolePhrase
from analysis.matching.roles.titles import LOCAL, folded

__all__ = ["Apposed", "apposed_to", "called_farther_on", "read_titles"]

# Letters at most between a role and the name behind it, and between a name and the role behind that.
_PAIR, _TRAIL = 70, 60
# Between a role that stands beside a name and a second one.
_JOINTS = frozenset({"et", "et le", "et la", ",", ", le", ", la"})
# Titles that nobody bears but heads of states and governments.
_OF_HEADS = frozenset(
    folded(title)
    for title in ("chef d'État", "chef de l'État", "président de la République", "Premier ministre",
                  "Première ministre", "chef du gouvernement", "cheffe du gouvernement")
)  # fmt: skip


class Apposed(NamedTuple):
    """Where the last role ends that stood beside a name, and whose it is."""

    until: int = -1
    person: str = ""


def apposed_to(phrase: RolePhrase, context: RoleContext, holding: set[str], last: Apposed) -> str | None:
    """Return whose name the role stands beside: "le président russe, Vladimir …", "…, ministre russe".

    The empty string is a name the lexicon lacks. In "selon M. X, le président russe a dit" the role is not X's:
    where the holder is somebody else and nothing closes the apposition, there is none.

    Parameters
    ----------
    phrase : RolePhrase
    context : RoleContext
    holding : set of str
        Who holds an office of the phrase on its day.
    last : Apposed
        The role beside a name before: what is joined to it ("…, et ministre") is of the same person.
    """
    text, start, reach = context.text, phrase.start, phrase.reach
    ends_line = _ends_sentence_in_line(text, phrase)
    person, is_closed = (None, False) if ends_line else _named_next(phrase, context, holding)
    if person is None:
        person = _named_before(phrase, context, holding)
    if person is not None:
        return person
    is_joined = 0 <= last.until <= start and text[last.until : start].strip() in _JOINTS
    if is_joined and (not holding or last.person in holding):
        return last.person if last.person in holding else ""
    if syntax.names_somebody(text, reach) and not (is_closed or syntax.helper_before(text, start) or ends_line):
        # A name the lexicon lacks is a name too.
        return ""
    return None


def _named_next(phrase: RolePhrase, context: RoleContext, holding: set[str]) -> tuple[str | None, bool]:
    """Return the next person named if the role is his, else whether it is no apposition to any name behind it."""
    text, people, start, reach = context.text, context.people, phrase.start, phrase.reach
    at = bisect_left(context.people_starts, reach)
    if at == len(people) or people[at].start - reach >= _PAIR:
        return None, False
    name = people[at]
    between, person = text[reach : name.start], name.sense.target
    is_closed = False
    if syntax.leads_to_name(between):
        if "," not in between:
            return person, False
        # "le porte-parole du président russe, Dmitri …": the name is the first one's.
        if not syntax.helper_before(text, start) and (
            _fits(person, phrase, context, holding)
            or (syntax.closes_apposition(text, name.end) and not _is_foreign(person, phrase, context))
        ):
            return person, False
        # Not apposed, and no name that the lexicon lacks either.
        other = bool(holding) and person not in holding and person in context.holders.lexicon.actors
        is_closed = other or syntax.closes_opening(text, start) or not _may_bear(person, phrase, context)
    if person in holding and (endings.leads_over_title(between) or endings.leads_over_epithet(between)):
        return person, False
    return None, is_closed


def _named_before(phrase: RolePhrase, context: RoleContext, holding: set[str]) -> str | None:
    """Return the last person named if the role goes on with him: "…, ministre russe"."""
    text, start = context.text, phrase.start
    at = bisect_left(context.people_starts, phrase.reach)
    if not at or not 0 <= start - context.people[at - 1].end < _TRAIL:
        return None
    name = context.people[at - 1]
    between, person = text[name.end : syntax.former_start(text, start)], name.sense.target
    is_his = syntax.trails_name(between) and _is_trailing(between, phrase, context, person, holding)
    return person if is_his else None


def read_titles(phrases: Sequence[RolePhrase], context: RoleContext) -> None:
    """Read what offices the text itself gives to whom; a text without a day has no other source."""
    text, last = context.text, Apposed()
    for named in context.people:
        if named.sense.target not in context.holders.offices_of:
            continue
        reign = syntax.reign_before(text, named.start)
        if reign == "past":
            context.dismiss(named.sense.target)
        elif reign == "present":
            context.give(named.sense.target, context.offices_governing(named.sense.target))
    for phrase in phrases:
        person = apposed_to(phrase, context, set(), last)
        if person is None:
            context.presume(phrase.offices)
            continue
        last = Apposed(phrase.reach)
        if syntax.is_former(text, phrase.start) or _names_former(text, phrase):
            context.dismiss(person)
        elif not syntax.is_not_held(text, phrase.start):
            # Behind a plural title stand several names.
            beside = context.named_within(phrase.reach, phrase.reach + _PAIR)
            for name in {person, *(one for one in beside if one in context.holders.lexicon.actors)}:
                context.give(name, phrase.offices or context.offices_called(name, phrase.bare))


def _names_former(text: str, phrase: RolePhrase) -> bool:
    """Whether the phrase itself begins with "ancien": an office of the lexicon may be that of a former leader."""
    return text.startswith(("ancien", "Ancien", "ex-", "Ex-"), phrase.start)


def _fits(person: str, phrase: RolePhrase, context: RoleContext, holding: set[str]) -> bool:
    if not _may_bear(person, phrase, context):
        return False
    return context.holders.may_hold(person, phrase.offices, holding) and _is_of_nation(person, phrase, context)


def _is_trailing(between: str, phrase: RolePhrase, context: RoleContext, person: str, holding: set[str]) -> bool:
    """Whether a role that a name leads to is the one of that person."""
    text = context.text
    closed = syntax.closes_apposition(text, phrase.reach)
    if not (_fits(person, phrase, context, holding) or (closed and not _is_foreign(person, phrase, context))):
        return False
    # "Accompagné de X, le chef de l'État part": a bare title with its article that nothing closes acts itself.
    acts = not closed and not phrase.offices and between.lower().endswith((" le ", " la ", " l'", " l’"))
    return not (acts and endings.is_bare(text, phrase.start, phrase.reach, frozenset()))


def _ends_sentence_in_line(text: str, phrase: RolePhrase) -> bool:
    """Whether a line ends with a role, so that the name in the next is not beside it; a line of a title alone is."""
    if "\n" not in text[phrase.reach : phrase.reach + 2]:
        return False
    if text[phrase.reach : phrase.reach + 2].lstrip(" ,\u00a0")[:1] != "\n":
        return False
    begin = text.rfind("\n", 0, phrase.start) + 1
    return bool(text[begin : article_start(text, phrase.start)].strip())


def called_farther_on(phrase: RolePhrase, context: RoleContext) -> str | None:
    """Return whom a title with a complement stands beside: "le ministre de l'Énergie, X, …", "le maire de Y, X, …"."""
    if not phrase.bare or phrase.composed or LOCAL.isdisjoint(map(folded, phrase.bare)):
        return None
    at = bisect_left(context.people_starts, phrase.reach)
    if at == len(context.people) or context.people[at].start - phrase.reach > _PAIR:
        return None
    text, name = context.text, context.people[at]
    if syntax.helper_before(text, phrase.start):
        return None
    between = text[phrase.reach : name.start]
    beside = endings.leads_over_complement(between) and ("," not in between or syntax.closes_apposition(text, name.end))
    return name.sense.target if beside else None


def _may_bear(person: str, phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether a bare title of a head can be somebody's: no minister is the "chef de l'État" before his name."""
    if phrase.offices:
        return True
    titles = {folded(title) for title in phrase.bare}
    if titles.isdisjoint(_OF_HEADS):
        return True
    offices = context.holders.offices_of.get(person, ())
    return not offices or any(titles & context.holders.bare_phrases[office.id] for office in offices)


def _is_foreign(person: str, phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether a listed person is of another state than the role: "reçus par X, le président polonais et …"."""
    nations = context.nations_of(phrase.offices) if phrase.composed else set()
    entry = context.holders.lexicon.actors.get(person) if nations else None
    return entry is not None and entry.country is not None and entry.country not in nations


def _is_of_nation(person: str, phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether "son homologue turc" or "le dirigeant turc" can be somebody: no listed foreigner is."""
    if not phrase.composed:
        return True
    nations = {sense.target for sense in phrase.senses if sense.kind in {"homologue", "national"}}
    entry = context.holders.lexicon.actors.get(person) if nations else None
    return entry is None or entry.country is None or entry.country in nations
