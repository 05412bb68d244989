"""Whose name a title stands beside: "le président russe, Vladimir …", "…, ministre russe", "le maire de Y, X, …"."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from analysis.matching import role_endings as endings
from analysis.matching import role_syntax as syntax
from analysis.matching.role_context import RoleContext
from analysis.matching.role_phrases import RolePhrase
from analysis.matching.role_titles import LOCAL
from analysis.text.normalise import fold

__all__ = ["apposed_to", "called_farther_on"]

_PAIR = 70
_folded = lru_cache(maxsize=1 << 10)(fold)
# Titles that nobody bears but heads of states and governments.
_OF_HEADS = frozenset(
    _folded(title)
    for title in ("chef d'État", "chef de l'État", "président de la République", "Premier ministre",
                  "Première ministre", "chef du gouvernement", "cheffe du gouvernement")
)  # fmt: skip


def apposed_to(
    text: str, phrase: RolePhrase, context: RoleContext, holding: set[str], apposed_until: int, apposed: str = ""
) -> str | None:
    """Return whose name the role stands beside: "le président russe, Vladimir …", "…, ministre russe".

    The empty string is a name the lexicon lacks. In "selon M. X, le président russe a dit" the role is not X's:
    where the holder is somebody else and nothing closes the apposition, there is none.
    """
    people = context.people

    def fits(person: str) -> bool:
        if not _may_bear(person, phrase, context):
            return False
        return context.holders.may_hold(person, phrase.offices, holding) and _is_of_nation(person, phrase, context)

    at = bisect_left([p.start for p in people], phrase.reach)
    served = syntax.helper_before(text, phrase.start)
    is_closed = False
    ends_line = _ends_sentence_in_line(text, phrase)
    if at < len(people) and people[at].start - phrase.reach < 70 and not ends_line:
        between = text[phrase.reach : people[at].start]
        person = people[at].sense.target
        comma = "," in between
        # "le porte-parole du président russe, Dmitri …": the name is the first one's.
        closed = syntax.closes_apposition(text, people[at].end) and not _is_foreign(person, phrase, context)
        mine = not (comma and served) and (not comma or fits(person) or closed)
        if syntax.leads_to_name(between):
            if mine:
                return person
            # Not apposed, and no name that the lexicon lacks either.
            bears = _may_bear(person, phrase, context)
            other = bool(holding) and person not in holding and person in context.holders.lexicon.actors
            is_closed = comma and (other or syntax.closes_opening(text, phrase.start) or not bears)
        if person in holding and (endings.leads_over_title(between) or endings.leads_over_epithet(between)):
            return person
    if at and phrase.start >= people[at - 1].end and phrase.start - people[at - 1].end < 60:
        person = people[at - 1].sense.target
        mine = fits(person) or (
            syntax.closes_apposition(text, phrase.reach) and not _is_foreign(person, phrase, context)
        )
        begin = syntax.former_start(text, phrase.start)
        between = text[people[at - 1].end : begin]
        # "Accompagné de X, le chef de l'État part": a bare title with its article that nothing closes acts itself.
        acts = between.lower().endswith((" le ", " la ", " l'", " l’")) and not phrase.offices
        if acts and not syntax.closes_apposition(text, phrase.reach):
            mine = mine and not endings.is_bare(text, phrase.start, phrase.reach, frozenset())
        if mine and syntax.trails_name(between):
            return person
    between = text[apposed_until : phrase.start] if 0 <= apposed_until <= phrase.start else "?"
    if between.strip() in {"et", "et le", "et la", ",", ", le", ", la"} and (not holding or apposed in holding):
        return apposed if apposed in holding else ""
    if syntax.names_somebody(text, phrase.reach) and not (served or is_closed or ends_line):
        # A name the lexicon lacks is a name too.
        return ""
    return None


def _ends_sentence_in_line(text: str, phrase: RolePhrase) -> bool:
    """Whether a line ends with a role, so that the name in the next is not beside it; a line of a title alone is."""
    if text[phrase.reach : phrase.reach + 2].lstrip(" ,\u00a0")[:1] != "\n":
        return False
    begin = text.rfind("\n", 0, phrase.start) + 1
    return bool(text[begin : syntax.article_start(text, phrase.start)].strip())


def called_farther_on(text: str, phrase: RolePhrase, context: RoleContext) -> str | None:
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


def _may_bear(person: str, phrase: RolePhrase, context: RoleContext) -> bool:
    """Whether a bare title of a head can be somebody's: no minister is the "chef de l'État" before his name."""
    titles = {_folded(title) for title in phrase.bare}
    if phrase.offices or titles.isdisjoint(_OF_HEADS):
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
    nations = {sense.target for sense in phrase.senses if sense.kind in {"homologue", "national"}}
    entry = context.holders.lexicon.actors.get(person) if nations else None
    return entry is None or entry.country is None or entry.country in nations
