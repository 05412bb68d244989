"""Roles without a name → who held the office on the passage's date.

"le chef de la diplomatie russe" is a mention of the holder on that day. A role right beside a name says
nothing new and is no second mention; a bare "le président" counts only where the text has already
made clear who; a day nobody knows leaves the role unresolved, never given to the last known holder.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from analysis.matching.candidates import Candidate
from analysis.matching.holders import Holders
from analysis.text.normalise import fold

__all__ = ["RoleMention", "resolve_roles"]

_ARTICLE = re.compile(
    r"(?:^|(?<=[\s«“\"'’(\u00a0\u202f-]))(?:l[ea]|l['’]|les|un|une|du|au|son|sa|ce|cet|cette)[\s\u00a0\u202f]*(?:(?:nouveau|nouvelle|actuel|"
    r"actuelle|puissant|très influent|jeune|vieux)[\s\u00a0\u202f]+)?$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    r"(?:\b(?:ex|vice|sous|anti|pro|ancien|ancienne|anciens|futur|future|défunt|feu|prochain|prochaine|autoproclamé|"
    r"conseiller|candidat)[\s\u00a0\u202f-]+(?:(?:le|la|l['’]|du|de|premier|première)[\s\u00a0\u202f]*)?)$",
    re.IGNORECASE,
)
# What may stand between a role and the name it belongs to.
_TO_NAME = re.compile(
    r"^[\s\u00a0\u202f]*(?:\([^)]{1,40}\)[\s\u00a0\u202f]*)?[,«»\"“”]?[\s\u00a0\u202f]*(?:(?:(?:le|la|l['’])[\s\u00a0\u202f]*)?"
    r"(?:M\.|Mme|MM\.|général|générale|colonel|amiral|cheikh|prince|docteur|Dr|maréchal|émir|ayatollah|imam|lieutenant|commandant|"
    r"sortant|sortante|par intérim|élu|élue|actuel|conservateur|démocrate|républicain|socialiste|travailliste|nationaliste|islamo-conservateur)"
    r"[\s\u00a0\u202f]*){0,2},?[\s\u00a0\u202f]*$",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(
    r"^[\s\u00a0\u202f]*[,(–—][\s\u00a0\u202f]*(?:(?:le|la|l['’]|un|une|nouveau|nouvelle|actuel|actuelle|alors|à la fois|tout|ministre|secrétaire|chef|président)[\s\u00a0\u202f]*){0,3}$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"[\s\u00a0\u202f]*,?[\s\u00a0\u202f]*(?:M\.|Mme|le général)?[\s\u00a0\u202f]*([A-ZÉÈÀÂÎÔÇŠŽĐ][\w’'-]+)[\s\u00a0\u202f]+([A-ZÉÈÀÂÎÔÇŠŽĐ]|(?:al|el|ben|bin|von|van|de|der)\b)")
_NEEDS_MORE = re.compile(
    r"[\s\u00a0\u202f]+(?:de[\s\u00a0\u202f]|du[\s\u00a0\u202f]|des[\s\u00a0\u202f]|d['’]|en[\s\u00a0\u202f](?:chef|exercice)|aux?[\s\u00a0\u202f]|à[\s\u00a0\u202f]la)",
    re.IGNORECASE,
)
_DEFINITE = re.compile(r"(?:^|[\s«“\"(\u00a0\u202f-])(le|la|l['’]|du|au)[\s\u00a0\u202f]*$", re.IGNORECASE)


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
    persons: frozenset[str],
    demonyms: frozenset[str],
    holders: Holders,
    day_at: Callable[[int], dt.date | None],
) -> list[RoleMention]:
    """Find the roles of one document that are mentions of their own.

    Parameters
    ----------
    text : str
        The stored text.
    candidates : sequence of Candidate
        Hits of the kinds ``role``, ``alone`` and ``national``.
    names : sequence of Candidate
        The confirmed names, sorted.
    persons : frozenset of str
        Actor ids that are persons.
    demonyms : frozenset of str
        Folded adjectives of all states: "le président turc" is not a bare "président".
    holders : Holders
        Who held what when.
    day_at : callable
        Offset in the text → day of its passage, if known.
    """
    people = [name for name in names if name.sense.target in persons]
    found: list[RoleMention] = []
    for start, end, group in _longest(candidates):
        if _FORMER.search(text, max(0, start - 40), start) or _beside_name(text, start, end, people):
            continue
        day = day_at(start)
        roles = [c for c in group if c.sense.kind == "role"]
        if roles:
            holder = {holders.holder_on(c.sense.target, day) for c in roles} - {None}
            found.append(RoleMention(_with_article(text, start), end, holder.pop() if len(holder) == 1 else None))
            continue
        actor = _from_the_text(text, start, end, group[0], people, found, demonyms, holders, day)
        if actor:
            found.append(RoleMention(_with_article(text, start), end, actor))
    return found


def _longest(candidates: Sequence[Candidate]) -> list[tuple[int, int, list[Candidate]]]:
    groups: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault((candidate.start, candidate.end), []).append(candidate)
    kept, reach = [], -1
    for start, end in sorted(groups, key=lambda span: (span[0], -span[1])):
        if start >= reach:
            kept.append((start, end, groups[start, end]))
            reach = end
    return kept


def _beside_name(text: str, start: int, end: int, people: Sequence[Candidate]) -> bool:
    """Whether the role is apposed to a name: "le président russe, Vladimir …", "…, ministre russe"."""
    at = bisect_left([p.start for p in people], end)
    if at < len(people) and people[at].start - end < 70 and _TO_NAME.match(text[end : people[at].start]):
        return True
    if at and start >= people[at - 1].end and start - people[at - 1].end < 45:
        if _FROM_NAME.match(text[people[at - 1].end : start]):
            return True
    # A name the lexicon lacks is a name too.
    return bool(_CAPITALISED.match(text, end))


def _from_the_text(
    text: str,
    start: int,
    end: int,
    candidate: Candidate,
    people: Sequence[Candidate],
    roles: Sequence[RoleMention],
    demonyms: frozenset[str],
    holders: Holders,
    day: dt.date | None,
) -> str | None:
    """Resolve a bare or national title to the last person of the text it fits."""
    if not _DEFINITE.search(text[max(0, start - 12) : start]):
        return None
    fits: Callable[[str], bool]
    if candidate.sense.kind == "alone":
        if _NEEDS_MORE.match(text, end) or _next_word(text, end) in demonyms:
            return None
        phrase = candidate.sense.target
        fits = lambda actor: holders.answers_to(actor, phrase, day)  # noqa: E731
    else:
        state = candidate.sense.target
        fits = lambda actor: _serves(actor, state, holders, day)  # noqa: E731
    before = [(p.start, p.sense.target) for p in people if p.start < start]
    before += [(r.start, r.actor_id) for r in roles if r.actor_id and r.start < start]
    return next((actor for _, actor in sorted(before, reverse=True) if fits(actor)), None)


def _serves(actor_id: str, state: str, holders: Holders, day: dt.date | None) -> bool:
    actor = holders.lexicon.actors.get(actor_id)
    return actor is not None and actor.country == state and bool(holders.held_on(actor_id, day))


def _next_word(text: str, end: int) -> str:
    match = re.compile(r"[\s\u00a0\u202f]+([\w-]+)").match(text, end)
    return fold(match[1]) if match else ""


def _with_article(text: str, start: int) -> int:
    match = _ARTICLE.search(text, max(0, start - 30), start)
    if not match:
        return start
    # "au président", "du ministre": the article is fused with its preposition and stays outside.
    word = match[0].split()[0].lower() if match[0].split() else ""
    return start if word in {"du", "au", "son", "sa", "ce", "cet", "cette", "un", "une"} else match.start()
