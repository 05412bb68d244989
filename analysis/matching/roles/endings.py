"""What stands behind a role: what it still needs to say whose it is, and where it ends."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.matching.roles.determiners import any_of, listed
from analysis.matching.roles.followers import is_governed, names_people
from analysis.matching.roles.syntax import TITLE
from analysis.text.normalise import fold

__all__ = [
    "end_of_elect", "end_with_land", "is_bare", "is_of_the_land", "is_told_apart", "leads_over_complement",
    "leads_over_epithet", "leads_over_title",
]  # fmt: skip

_B = r"[\s\u00a0\u202f]"
# "lors de" begins no complement of a title, and a counterpart is another than the title's.
_COMPLEMENT = re.compile(
    rf"(?![^,\n]*\bhomologues?\b)"
    rf"(?:{_B}(?!lors|hors|près|loin|avant|face|suite|grâce|autour|dès|afin)[a-zà-ÿ-]+)?"
    rf"{_B}(?:de|du|des|d['’]|à|aux?|auprès|en|pour|chargée?|par)"
    rf"(?:(?!{_B}(?:a|ont|est|sont|avait|qui|que|qu)\b)[^,;:.()«»\n])*,{_B}(?:(?:le|la){_B})?(?:{TITLE}{_B})?",
)
# "de l'UGTT Noureddine …": an acronym or a name written in capitals closes the complement without a comma.
_COMPLEMENT_OF_BODY = re.compile(
    rf"{_B}(?:de{_B}(?:la{_B}|l['’])?|du{_B}|des{_B}|d['’])(?!ONU\b)[A-ZÀ-Þ][A-ZÀ-Þ0-9.-]{{1,9}}{_B}(?:M\.{_B}|Mme{_B})?"
)
_GOES_ON_WORDS = """
délégué, déléguée, adjoint, adjointe, général, générale, régional, régionale, provincial, local, fondateur, fondatrice,
exécutif, honoraire, autonome, catalan, écossais, flamand, bavarois, kurde, séparatiste, indépendantiste, autoproclamé,
autoproclamée, tchétchène, municipal, départemental, directeur, et fondateur
"""
_GOES_ON = any_of(_GOES_ON_WORDS)
# "le président angolais et médiateur dans la crise X": a second title on the way to the name.
_SECOND_TITLE = re.compile(
    rf"{_B}et{_B}(?!(?:a|ont|est|sont|qui|que|son|sa|ses|leurs?|les?|la|des|une?)\b)"
    rf"(?:(?!(?:a|ont|est|sont|avait|était|sera|qui|que|avec|à)\b)[\w’'-]+{_B}){{0,8}}[\w’'-]+,?{_B}"
)
# "de son côté" and the like say nothing of whom a title is.
_ASIDE = (
    rf"(?!de{_B}(?:son|leur){_B}côté|de{_B}longue{_B}date|de{_B}(?:nouveau|plus|facto|fait|ne|se|s['’])"
    rf"|d['’](?:abord|ailleurs|après|avance|emblée|office|ici|autant|entrée|urgence)\b|du{_B}pays"
    rf"|de{_B}(?:gauche|droite)\b|d['’]extrême[\s-](?:gauche|droite)\b)"
)
_NEEDS_MORE = re.compile(
    rf"{_B}+{_ASIDE}(?:de{_B}|du{_B}|des{_B}|d['’]|en{_B}(?:chef|exercice)\b|aux?{_B}|à{_B}la{_B}|pour{_B}l|{_GOES_ON}\b)",
    re.IGNORECASE,
)
# A title that says itself of what, "ministre des Armées", needs no more: "le ministre des Armées à Niamey".
_NEEDS_OWNER = re.compile(rf"{_B}+{_ASIDE}(?:de{_B}|du{_B}|des{_B}|d['’]|{_GOES_ON}\b)", re.IGNORECASE)
_WHOLE = re.compile(rf"{_B}(?:des?{_B}|du{_B}|à{_B}la{_B}|d['’])", re.IGNORECASE)
_SAID = re.compile(rf"\b(?:a|ont|avait|aurait){_B}\w+(?:é|it|u|is){_B}(?:l[ea]{_B}|l['’])$", re.IGNORECASE)
_OF_THE_LAND = re.compile(
    rf"{_B}(?:(?P<pays>du{_B}pays)|de{_B}(?:gauche|droite)|d['’]extrême[\s-](?:gauche|droite))\b", re.IGNORECASE
)
# "le président argentin élu" comes into office later; "élu en 2019" he did long ago.
_ELECT = re.compile(
    rf"{_B}élue?\b(?!{_B}(?:en|le|l['’]|au|à|par|pour|lors|dans|il|démocratiquement|depuis|avec|sous)\b)"
)
# "le diplomate chinois qui a signé": who is meant is said there, nobody named before.
_RELATIVE = re.compile(rf"{_B}+(?:qui|dont|chargée?|en{_B}poste|accusée?)\b", re.IGNORECASE)
# "l'ouverture par le ministre d'une enquête": what is opened.
_SOME_THING = re.compile(rf"{_B}(?:d['’]une?|de{_B}(?:cette|ces?|sa|ses|son|plusieurs|nouve(?:aux|lles?|au))){_B}")
# Titles that no "à", "au" completes, and those that no common noun does: "le chef de l'État du rôle des jeunes".
_NO_POST = re.compile(
    rf"(?:présidente?|premi[eè]re?{_B}ministre|chanceli[eè]re?|dirigeante?|roi|reine|pape)", re.IGNORECASE
)
_HEAD_OF_STATE = re.compile(rf"(?:chef(?:fe)?{_B}de{_B}l['’]|présidente?{_B}de{_B}la{_B}r)[ée]\w+", re.IGNORECASE)
_OF_NOUN = re.compile(rf"{_B}(?:d[eu]{_B}|des{_B}|de{_B}la{_B}|de{_B}l['’]|d['’])(?!l|transition|époque|alors)[a-zà-ÿ]")
# "demander au président de pouvoir parler", "accuser le ministre de mentir": what is asked or said of him.
_ASKED = re.compile(
    rf"\b(?:accus|appel|charg|conseill|convain|demand|empêch|exhort|impos|interdi|ordonn|permi|press|promi|propos|recommand"
    rf"|remerci|reproch|somm|soupçonn|suggér)\w*{_B}(?:aux?{_B}|(?:à{_B})?(?:l[ea]{_B}|l['’]))$",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    rf"{_B}(?:de{_B}|d['’])(?:ne{_B}pas{_B}|se{_B}|s['’]|l[ea]{_B}|les{_B}|lui{_B}|y{_B})?\w+(?:er|ir|oir|re)\b"
)
_EPITHET = re.compile(
    rf",{_B}(?:l[ea]{_B}|l['’]|une?{_B})(?:très{_B}|jeune{_B})?(?:[A-ZÀ-Þ][a-zà-ÿ-]+|[a-zà-ÿ-]+(?:{_B}[a-zà-ÿ-]+){{0,2}}){_B}"
)
_folded = lru_cache(maxsize=1 << 12)(fold)
_NEXT_WORD = re.compile(rf"{_B}+([\w-]+)")
# What a complement of a title begins with.
_LINKS = frozenset({"de", "du", "des", "d", "en", "à", "au", "aux", "pour"}) | {
    word.split()[0] for word in listed(_GOES_ON_WORDS)
}  # fmt: skip


def is_told_apart(text: str, end: int) -> bool:
    """Whether a relative clause without a comma says which one is meant."""
    return bool(_RELATIVE.match(text, end))


def leads_over_complement(between: str) -> bool:
    """Whether a complement stands between a title and the next name: " de l'Énergie, ", " de l'UGTT ".

    Examples
    --------
    >>> [leads_over_complement(between) for between in (" de l'Énergie, ", " de l'UGTT ", " de l'Énergie ")]
    [True, True, False]
    """
    return bool(_COMPLEMENT.fullmatch(between) or _COMPLEMENT_OF_BODY.fullmatch(between))


def is_bare(text: str, start: int, end: int, demonyms: frozenset[str]) -> bool:
    """Whether nothing follows the title from ``start`` to ``end`` that says president of what."""
    following = _NEXT_WORD.match(text, end)
    if following is None:
        return True
    word = following[1]
    if word.lower().partition("-")[0] in _LINKS:
        if _SOME_THING.match(text, end) and is_governed(text, start):
            return True
        if _TO_DO.match(text, end) and _ASKED.search(text, max(0, start - 30), start):
            return True
        if _HEAD_OF_STATE.fullmatch(text, start, end) and _OF_NOUN.match(text, end):
            return True
        # "a dit le ministre aux députés": whom he spoke to is no part of his title.
        owner_only = _WHOLE.search(text, start, end) or _NO_POST.fullmatch(text, start, end)
        owner_only = owner_only or _SAID.search(text, max(0, start - 40), start)
        if (_NEEDS_OWNER if owner_only else _NEEDS_MORE).match(text, end):
            return False
    return _folded(word) not in demonyms and not names_people(word)


def end_with_land(text: str, end: int) -> int:
    """Return where a bare title ends with its "du pays", "de gauche": "le président du pays"."""
    land = _OF_THE_LAND.match(text, end)
    return land.end() if land else end


def is_of_the_land(text: str, end: int) -> bool:
    """Whether "du pays" stands right behind a title."""
    land = _OF_THE_LAND.match(text, end)
    return land is not None and land["pays"] is not None


def end_of_elect(text: str, start: int, end: int) -> int | None:
    """Return where a role ends of whom was elected and is not in office yet; nothing for any other role.

    Examples
    --------
    >>> [end_of_elect(s, 0, 18) for s in ("président argentin élu", "président argentin a élu", "président élu suisse")]
    [22, None, 18]
    """
    if " élu" in text[start:end]:
        return end
    elect = _ELECT.match(text, end) if text.startswith("élu", end + 1) else None
    return elect.end() if elect else None


def leads_over_epithet(between: str) -> bool:
    """Whether what somebody is besides stands between a role and the next name: ", le Norvégien ".

    Examples
    --------
    >>> [leads_over_epithet(between) for between in (", le Norvégien ", ", le diplomate argentin ", ", face à ")]
    [True, True, False]
    """
    return bool(_EPITHET.fullmatch(between))


def leads_over_title(between: str) -> bool:
    """Whether a second title stands between a role and the next name: " et médiateur dans la crise ".

    Examples
    --------
    >>> leads_over_title(" et médiateur dans la crise "), leads_over_title(" et a reçu ")
    (True, False)
    """
    return bool(_SECOND_TITLE.fullmatch(between))
