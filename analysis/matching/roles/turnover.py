"""Holders around a change of power: elected and not in office yet, overthrown, dead, resigned.

The days on which an office changes hands are those of which most is written, and the title is then seldom that of whom
the calendar gives it: "le chef de l'État a été arrêté" is who held it the day before, "le nouveau président" who comes
into it in six weeks. Nothing is taken that the text does not say of somebody it names.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cached_property

from analysis.lexicon.models import Office
from analysis.matching.roles.memory import RoleMemory
from analysis.text.normalise import fold

__all__ = ["RoleTurnover", "died", "fell"]

_B = r"[\s\u00a0\u202f]"
_NEW = re.compile(rf"\b(?:nouveau|nouvelle|futur|future){_B}$", re.IGNORECASE)
_NAMED = re.compile(rf"{_B}désignée?\b")
_INTERIM = re.compile(r"intérim|de (?:la )?transition", re.IGNORECASE)
_FALLEN_WORDS = (
    r"(?:déchu|renversé|destitué|déposé|évincé|chassé|limogé|assassiné|tué|défunt|disparu|détrôné|emprisonné|séquestré)"
)
_FALLEN = re.compile(rf"{_B}{_FALLEN_WORDS}e?\b")
_LEAVING = re.compile(rf"{_B}(?:sortant|démissionnaire)e?\b")
_DEAD_VERBS = r"(?:assassiné|tué|mort|décédé|péri|disparu|succombé)"
_LOST = (
    rf"(?:renversé|déposé|destitué|arrêté|détenu|retenu|séquestré|évincé|chassé|limogé|capturé|mis|placé|fui|quitté"
    rf"|démissionné|abdiqué|conduit|pris en otage|{_DEAD_VERBS})"
)
# "X a été renversé", "X, arrêté mardi, …", "X est mort": no other person's name may stand between.
_BEHIND = re.compile(rf"(?:[^.;:!?\n«»A-ZÀ-Þ]{{0,50}}[\s,'’])?{_LOST}e?s?\b")
_DEAD_BEHIND = re.compile(rf"(?:[^.;:!?\n«»A-ZÀ-Þ]{{0,50}}[\s,'’])?{_DEAD_VERBS}e?s?\b")
_OF = (
    rf"{_B}(?:(?:de|du|contre|à|le|la){_B}|[dl]['’]){{0,3}}"
    rf"(?:[a-zà-ÿ'’-]+{_B}){{0,4}}(?:[A-ZÀ-Þ][a-zà-ÿ]+{_B})?"
)
_DEAD_NOUNS = r"mort|décès|assassinat|disparition|funérailles|obsèques"
_DEAD_BEFORE = re.compile(rf"(?i:\b(?:{_DEAD_NOUNS})){_OF}$")
_BEFORE = re.compile(
    r"(?i:\b(?:renvers\w+|dépos(?:é|er|ant|ent)|destitu\w+|évinc\w+|chass\w+|coup d['’]état|coup de force|putsch|chute"
    rf"|arrestation|démission|éviction|renversement|libération|fuite|détention|séquestration|{_DEAD_NOUNS})){_OF}$"
)
# What a longer title may be cut down to once it was said.
_SHORT = re.compile(
    r"((?:vice-)?ministre|porte-parole|secrétaire général|secrétaire générale|directeur général|directrice générale"
    r"|commissaire|procureure?|gouverneure?|ambassadeur|ambassadrice)(?=\s(?:d[eu]s?\s|de\s|d['’]|à\s|aux?\s))",
    re.IGNORECASE,
)
_MET = re.compile(
    rf"\b(?:appel|entretien|entretenue?|conversation|réunion|rencontre|discuss\w+|parlé)\b[^.;:!?\n]{{0,40}}\bavec{_B}"
    rf"(?:l[ea]{_B}|l['’])$"
)
# "Renversé par un coup d'État, X …"
_OPENS = re.compile(
    rf"(?:^|[.!?\n»]\s*){_LOST}e?s?\b[^.;:!?\n]{{0,70}},{_B}(?:[a-zà-ÿ'’-]+{_B}){{0,4}}$", re.IGNORECASE
)
_TITLE = (
    r"(?:président|présidente|chef de l['’][ÉEé]tat|Premier ministre|premier ministre|Première ministre|"
    r"première ministre|chef du gouvernement)"
)
_OF_WHAT = rf"(?:{_B}(?!{_FALLEN_WORDS})[a-zà-ÿ-]+)?(?:{_B}(?:de{_B}la{_B}République|d[ue]{_B}[A-ZÀ-Þ]\w+))?"
_CALLED = re.compile(rf"(?<!ex-)(?<!ancien{_B})(?<!ancienne{_B})(?i:{_TITLE}){_OF_WHAT},?{_B}(?:M\.{_B}|Mme{_B})?$")
_CALLED_BEHIND = re.compile(rf",{_B}(?:le{_B}|la{_B})?(?:nouveau{_B}|nouvelle{_B})?(?i:{_TITLE})\b")
# "X est devenu mercredi président", "X a prêté serment".
_BECAME = re.compile(
    rf"[^.;!?\n]{{0,100}}\b(?:devenue?|devient|investie?|proclamée?|nommée?|désignée?)\b[^.;!?\n]{{0,40}}\b(?i:{_TITLE})\b"
    rf"|[^.;!?\n]{{0,30}}\bprêté{_B}serment\b"
)
_DAYS_VACANT, _DAYS_FALLEN, _DAYS_CALLED, _DAYS_LEAVING = 31, 7, 120, 21


def fell(text: str, start: int, end: int) -> bool:
    """Whether the words beside the name from ``start`` to ``end`` say that who bears it lost power.

    Examples
    --------
    >>> text = "Le colonel Roca a renversé Jean Lorme. Paul Diaz a été réélu."
    >>> [fell(text, text.index(name), text.index(name) + 10) for name in ("Jean Lorme", "Paul Diaz ")]
    [True, False]
    """
    if _BEHIND.match(text, end, end + 80) or _BEFORE.search(text, max(0, start - 70), start):
        return True
    return bool(_OPENS.search(text, max(0, start - 90), start))


def died(text: str, start: int, end: int) -> bool:
    """Whether the words beside the name from ``start`` to ``end`` say that who bears it is dead.

    Examples
    --------
    >>> died("Jean Lorme est mort dimanche.", 0, 10), died("Jean Lorme a démissionné.", 0, 10)
    (True, False)
    """
    return bool(_DEAD_BEHIND.match(text, end, end + 80) or _DEAD_BEFORE.search(text, max(0, start - 70), start))


def _became(text: str, start: int, end: int) -> bool:
    return bool(_BECAME.match(text, end))


class RoleTurnover(RoleMemory):
    """What one text has said so far, with whom it means around a change of power."""

    def holder_on(self, office_id: str, day: dt.date | None, span: tuple[int, int] | None = None) -> str | None:
        """Return who is meant by an office on a day, with the words around its title where they are given."""
        if day is not None:
            if span and self.is_new(*span) and (coming := self.coming(office_id, day)):
                return coming
            if span and self.is_fallen(span[1]) and (fallen := self.fallen(office_id, day)):
                return fallen
            late = self.late(office_id, day)
            if late and not (span and self._is_anothers(office_id, late, span)):
                return late
        return super().holder_on(office_id, day)

    def is_met(self, start: int) -> bool:
        """Whether somebody talks with who bears the title at ``start``: then he is not the dead one."""
        return bool(_MET.search(self.text, max(0, start - 70), start))

    def is_gone(self, actor: str) -> bool:
        """Whether the text says that somebody is dead."""
        return self._says(actor, died)

    def _is_anothers(self, office_id: str, late: str, span: tuple[int, int]) -> bool:
        if self.is_new(*span) or self.is_acting(office_id, late, span):
            return True
        return self.is_met(span[0]) and self.is_gone(late)

    def is_interim(self, span: tuple[int, int]) -> bool:
        """Whether "par intérim" or "de la transition" belongs to a title."""
        return bool(_INTERIM.search(self.text, span[0], span[1] + 16))

    def is_acting(self, office_id: str, late: str, span: tuple[int, int]) -> bool:
        """Whether "par intérim" or "de la transition" says that not who lost an office is meant but who followed."""
        words = _INTERIM.search(self.text, span[0], span[1] + 16)
        if words is None or words[0].endswith("intérim"):
            return words is not None
        return not self._came_by_force(self.holders.offices[office_id], late)

    def acts_for_late(self, actor: str, key: str, day: dt.date | None, span: tuple[int, int]) -> bool | None:
        """Whether "par intérim" behind a bare title is said of an actor; ``None`` where nobody lost the office."""
        for office in self.holders.offices_of.get(actor, ()):
            late = self.late(office.id, day) if key in self.holders.bare_phrases[office.id] else None
            if late and self.is_acting(office.id, late, span):
                return actor != late and self.holders.holder_on(office.id, day) == actor
        return None

    def mention(self, offset: int, person: str) -> None:
        """Add a resolved role, and the short title that it begins with: "la porte-parole du ministère"."""
        super().mention(offset, person)
        if short := _SHORT.match(self.text, offset):
            self._titles[fold(short[1])].add(person)

    def is_new(self, start: int, end: int) -> bool:
        """Whether "nouveau" stands right before a title, or "désigné" behind it."""
        return bool(_NAMED.match(self.text, end) or _NEW.search(self.text, max(0, start - 12), start))

    def is_fallen(self, end: int) -> bool:
        """Whether "déchu" stands right behind a title."""
        return bool(_FALLEN.match(self.text, end))

    def is_leaving(self, end: int) -> bool:
        """Whether "sortant" stands right behind a title."""
        return bool(_LEAVING.match(self.text, end))

    def coming(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who was elected to an office and is not in it yet, if the text names him."""
        elected = self.elected_on(office_id, day)
        if elected is None or elected not in self._named:
            return None
        return None if self._came_by_force(self.holders.offices[office_id], elected) else elected

    def fallen(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who was overthrown in an office: the one former holder named, else the last one."""
        left = self.holders.left(office_id, day)
        once = self._named & self.holders.ever[office_id]
        once = {actor for actor in once if self.holders.held_before(actor, office_id, day)}
        return once.pop() if len(once) == 1 else left[0] if left else None

    def lost(self, actor: str, office_id: str, day: dt.date | None) -> bool:
        """Whether an actor lost an office months ago at most, to nobody yet or by force."""
        left = self.holders.left(office_id, day)
        if left is None or left[0] != actor or left[1] > _DAYS_CALLED:
            return False
        now = self.holders.holder_on(office_id, day)
        return now is None or self._came_by_force(self.holders.offices[office_id], now)

    def left_lately(self, actor: str, office_id: str, day: dt.date | None) -> bool:
        """Whether an actor was the last to leave an office, a few weeks ago at most."""
        left = self.holders.left(office_id, day)
        return left is not None and left[0] == actor and left[1] <= _DAYS_LEAVING

    def was_queen(self, actor: str, key: str, day: dt.date | None) -> bool:
        """Whether a woman reigned until a few weeks ago: "la reine" is not who followed."""
        reigns = (o for o in self.holders.offices_of.get(actor, ()) if key in self.holders.bare_phrases[o.id])
        lately = any(o.kind == "monarch" and self.left_lately(actor, o.id, day) for o in reigns)
        return lately and self.gender(actor) == "f"

    def late(self, office_id: str, day: dt.date | None) -> str | None:
        """Return who has just lost an office and is still called by its title, as far as the text tells.

        Nobody has followed yet; or who followed came by force or by a death, and the text, which names the one who
        lost it and says how, does not give the title to the new one.
        """
        left = self.holders.left(office_id, day)
        if left is None or left[0] not in self._named or left[1] > _DAYS_CALLED:
            return None
        key = (office_id, day)
        if key not in self._lately:
            self._lately[key] = self._who_left(office_id, day, *left)
        return self._lately[key]

    @cached_property
    def _lately(self) -> dict[tuple[str, dt.date | None], str | None]:
        return {}

    def _who_left(self, office_id: str, day: dt.date | None, late: str, days: int) -> str | None:
        office = self.holders.offices[office_id]
        if office.kind == "monarch":
            return None
        now = super().holder_on(office_id, day)
        if now is None:
            # Not who left it for another office: "le ministre" is then said of nobody.
            moved = any(self.holders.holder_on(o.id, day) == late for o in self.holders.offices_of[late])
            return late if days <= _DAYS_VACANT and not moved else None
        if self._is_called(now) or self._says(now, _became):
            return None
        forced = self._came_by_force(office, now)
        if forced and self._is_called(late):
            return late
        told = self._says(late, fell if forced else died) or (forced and now not in self._named)
        return late if told and days <= _DAYS_FALLEN else None

    def _may_answer(self, actor: str, office_id: str, day: dt.date | None) -> bool:
        # Whoever the calendar gives an office answers to its title from the second day on, the one before as well.
        meant = self.holder_on(office_id, day)
        if meant == actor or self.holders.holder_on(office_id, day) != actor:
            return meant == actor
        left = self.holders.left(office_id, day)
        return left is not None and left[1] > 2

    def _came_by_force(self, office: Office, actor: str) -> bool:
        juntas = (o for o in self.holders.offices_at.get(office.of, ()) if o.kind == "junta-leader")
        return any(holder.actor == actor for junta in juntas for holder in junta.holders)

    def _is_called(self, actor: str) -> bool:
        """Whether the text gives an actor the title of a head beside his name."""
        return self._says(
            actor,
            lambda text, start, end: bool(
                _CALLED.search(text, max(0, start - 60), start) or _CALLED_BEHIND.match(text, end)
            ),
        )

    def _says(self, actor: str, what: Callable[[str, int, int], bool]) -> bool:
        """Whether the text says something beside one of an actor's names."""
        return any(what(self.text, p.start, p.end) for p in self.people if p.sense.target == actor)
