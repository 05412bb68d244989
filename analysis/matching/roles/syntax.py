"""What the words right beside a role say: whose it is, and whether it is a mention at all."""

from __future__ import annotations

import re
from functools import lru_cache

from analysis.matching.roles.determiners import BEFORE, B, any_of, listed

__all__ = [
    "TITLE", "closes_apposition", "closes_opening", "former_start", "helper_before", "is_former", "is_not_held",
    "leads_to_name", "names_somebody", "reign_before", "trails_name",
]  # fmt: skip

_B = B
_CAPITAL = "[A-ZÉÈÀÂÎÔÇŠŽĐÖÜ]"
# Once in office, or not yet: another person than the holder of the day.
_FORMER = re.compile(
    rf"\b(?:(?:ex|anciens?|anciennes?)[\s\u00a0\u202f-]+|désormais{_B}+ex-?|d['’]alors{_B}+)$", re.IGNORECASE
)
_OTHERS = """
vice, sous, anti, pro, futur, future, défunt, défunte, feu, prochain, prochaine, autoproclamé, autoproclamée, candidat,
candidate, adjoint, adjointe, assistant, prétendu, éventuel, éventuelle, faux, possible, au poste de, le poste de,
un poste de, au titre de, le titre de, la fonction de, les fonctions de, aux fonctions de, à la fonction de,
en tant que, en qualité de, en sa qualité de
"""
_NOT_HELD = re.compile(
    rf"\b{any_of(_OTHERS)}[\s\u00a0\u202f-]+(?:(?:le|la|l['’]|du|de|au|premier|première){_B}*)?$", re.IGNORECASE
)
# Nobody is meant in "pas de président", "devenir Première ministre", "qui sera le président ?" and "l'élection du
# président"; "depuis l'élection du président" there is one. A trophy may be called after an office.
_OF = rf"(?:du{_B}+|de{_B}+la{_B}+|de{_B}+l['’])"
_NOBODY = re.compile(
    rf"""(?:
    \b(?:pas|plus|point|jamais|sans|ni){_B}+(?:de{_B}+|d['’])?
    | (?<![\w-])(?:être|élue?|réélue?|nommée?|désignée?|en){_B}+
    | \b(?:re)?dev(?:enir|enue?|ient|iendra|iendrait|int){_B}+(?:(?:\w+{_B}+){{0,3}}|l[ea]{_B}+|l['’])
    | \bqui{_B}+ser(?:a|ait){_B}+(?:l[ea]{_B}+|l['’])
    | (?<!\bdepuis{_B}l['’])(?<!\baprès{_B}l['’])\bélection{_B}+{_OF}
    | \b(?:coupe|trophée|grand{_B}prix|tournoi|fête|(?-i:Maison)){_B}+{_OF}
    ){BEFORE}""",
    re.IGNORECASE | re.VERBOSE,
)
_NOBODY_WORDS = frozenset("""
pas plus point jamais sans ni qui élection devenir devenu
devenue devient deviendra deviendrait devint redevenir redevenu redevenue redevient redeviendra redeviendrait redevint
coupe trophée prix tournoi fête maison en être élu élue réélu réélue nommé nommée désigné désignée
""".split())  # fmt: skip
_NOT_HELD_WORDS = _NOBODY_WORDS | {max(word.split(), key=len) for word in listed(_OTHERS)}
_LETTERS = re.compile(r"\w+")
# Those who serve a holder: in "le porte-parole du président russe, Dmitri …" the name is theirs.
_SERVANT = any_of("""
porte-parole, conseiller, conseillère, conseillers, conseillères, directeur de cabinet, directeur, chef de cabinet,
émissaire, émissaires, envoyé, envoyée, envoyés, envoyé spécial, envoyée spéciale, bras droit, proche, proches,
représentant, représentante, représentants, avocat, avocate, épouse, mari, femme, fils, fille, frère, sœur,
allié, alliée, alliés, cabinet, entourage, numéro deux, secrétaire, adjoint, adjointe, rival, rivale,
prédécesseur, successeur
""")
_HELPER_ENDS = ("du", "la", "l'", "l’", "de")
_HELPER = re.compile(rf"\b{_SERVANT}(?:{_B}\w+){{0,2}}{_B}+(?:du|de{_B}la|de{_B}l['’]|de){_B}*$", re.IGNORECASE)
TITLE = any_of("""
M., Mme, MM., Mlle, général, générale, colonel, amiral, vice-amiral, cheikh, prince, princesse, docteur, Dr., Dr,
maréchal, émir, ayatollah, imam, lieutenant, lieutenant-général, commandant, capitaine, mollah, sir, lord, maître, Me,
professeur, professeure, Pr., Pr
""")
# How a holder may be, between the role and the name.
_STATE = any_of("""
sortant, sortante, par intérim, intérimaire, de transition, de la transition, de facto, élu, élue, réélu, réélue, déchu,
déchue, renversé, renversée, destitué, destituée, limogé, limogée, démissionnaire, actuel, actuelle, désigné, désignée,
en exercice, contesté, contestée, assassiné, emprisonné, défunt, de l'époque, d'alors, lui-même, elle-même, historique,
conservateur, conservatrice, ultraconservateur, ultraconservatrice, démocrate, républicain, républicaine, socialiste,
social-démocrate, travailliste, nationaliste, islamo-conservateur, populiste, libéral, libérale, centriste, écologiste,
souverainiste, pro-russe, prorusse, pro-occidental, proeuropéen, proeuropéenne, en exil,
récemment nommé, récemment nommée, nouvellement nommé, nouvellement nommée, nouvellement élu, nouvellement élue,
fraîchement nommé, fraîchement nommée, fraîchement élu, fraîchement élue, tout juste nommé, civil, civile, rival,
rivale, rebelle, putschiste, autoproclamé, autoproclamée, de gauche, de droite, d'extrême droite, d'extrême gauche
""")
_WHERE = rf"(?:en|aux?|à{_B}la|à|pour{_B}l[ae]){_B}+[A-ZÀ-Þ][\w’'-]+{_B}*"
_SINCE = rf"(?:depuis|jusqu['’]en|de|entre){_B}(?:[a-zû]+{_B})?\d{{4}}(?:{_B}(?:à|et){_B}\d{{4}})?"
_TO_NAME = re.compile(
    rf"(?:{_B}{_SINCE}(?=,))?(?:{_B}et{_B}(?:du|de{_B}la|des){_B}[a-zà-ÿ]+)?{_B}*(?:\([^)\n]{{1,40}}\){_B}*)?(?:{_STATE}{_B}*){{0,2}}(?:{_WHERE}(?=,))?[,«»\"“”():–—]{{0,2}}{_B}*"
    rf"(?:(?:le|la|l['’]){_B}*)?(?:(?:{TITLE}|{_STATE}){_B}*){{0,3}}[,«»\"“”(]?{_B}*",
    re.IGNORECASE,
)
_REIGN = re.compile(
    rf"(?:\bsous{_B}+(?:(?:la{_B}+présidence|le{_B}+(?:premier{_B}+)?mandat|le{_B}+règne){_B}+(?:de{_B}+|d['’]))?"
    rf"|\b(?:l['’]ère|l['’]époque|les{_B}+années){_B}+(?:de{_B}+|d['’])?)$",
    re.IGNORECASE,
)
_GOVERNS = re.compile(
    rf"(?<!sous{_B})l['’](?:administration|exécutif){_B}(?:[a-zà-ÿ]+{_B})?(?:de{_B}|d['’])?$"
    rf"|\ble{_B}(?:gouvernement|cabinet){_B}(?:[a-zà-ÿ]+{_B})?(?:de{_B}|d['’])?$",
    re.IGNORECASE,
)
_LINK = any_of("""
le, la, l', un, une, nouveau, nouvelle, actuel, actuelle, alors, aussi, également, à la fois, tout, toujours, puissant,
puissante, influent, influente, inamovible, indéboulonnable, jeune, élu, élue,
lui-même, elle-même, ministre, secrétaire, chef, président, et
""")
_FROM_NAME = re.compile(rf"(?:{_B}?[»”\"])?{_B}*[,(–—\[]{_B}*(?:{_LINK}{_B}*){{0,4}}", re.IGNORECASE)
_RANK = rf"(?:M\.|Mme|[DP]r\.?|(?:le{_B}+)?(?:général|colonel|capitaine)|(?:l['’])?amiral)"
# A second title in capitals is no name: "Garde des Sceaux, Ministre de la Justice".
_NO_TITLE = r"(?!(?:Ministre|Chef|Cheffe|Chargée?|Garde|Secrétaire|Président|Présidente|Premi[eè]re?|Haut)\b)"
_NAME = re.compile(
    rf"{_B}*,?{_B}*(?:{_STATE}{_B}*)?(?:{_WHERE},)?{_B}*{_RANK}?{_B}*{_NO_TITLE}{_CAPITAL}[\w’'-]+[ \u00a0\u202f]+"
    rf"(?:{_CAPITAL}|(?:al|el|ben|bin|von|van|de|der)\b)"
)
# "Après un entretien avec le chancelier, X s'envolera": the comma closes what the sentence opens with.
_OPENING = re.compile(
    r"(?:^|[.!?…\n»][ \u00a0]*)(?:après|avant|avec|aux? côtés?|en présence|en compagnie|face|lors|"
    r"à l['’](?:issue|invitation|occasion)|accompagnée?s?|accueillie?s?|reçue?s?|invitée?s?)\b[^,;:.!?…()«»\n]*$",
    re.IGNORECASE,
)  # fmt: skip
# Right behind the title one word is enough: "le ministre Delorme".
_RIGHT_NAME = re.compile(rf"[ \u00a0\u202f]{_CAPITAL}[a-zà-ÿ]+")
_CLOSES = re.compile(rf"{_B}*(?:[,;:.)!?»\"”\]–—]|$|\n|et{_B})")


def is_former(text: str, start: int) -> bool:
    """Whether it says "ancien" or "ex-"."""
    return former_start(text, start) < start


def former_start(text: str, start: int) -> int:
    """Return where "ancien" or "ex-" begins, if it stands before the role."""
    match = _FORMER.search(text, max(0, start - 20), start)
    return match.start() if match else start


def is_not_held(text: str, start: int) -> bool:
    """Whether it says "vice-", "futur", "pas de", "devenir" or the like."""
    floor = start - 40 if start > 40 else 0
    if _NOT_HELD_WORDS.isdisjoint(_LETTERS.findall(text[floor:start].lower())):
        return False  # seldom is one of their words near: then no pattern need be asked
    return bool(_NOT_HELD.search(text, floor, start) or _NOBODY.search(text, floor, start))


def helper_before(text: str, start: int) -> bool:
    """Whether the holder stands here only as somebody's chief: "le conseiller du président russe"."""
    if not text[max(0, start - 8) : start].rstrip().lower().endswith(_HELPER_ENDS):
        return False
    line = text.rfind("\n", 0, start) + 1
    return bool(_HELPER.search(text, max(line, start - 70), start))


@lru_cache(maxsize=1 << 12)
def leads_to_name(between: str) -> bool:
    """Whether what stands between a role and the next name joins them: "le président déchu, M. …"."""
    return bool(_TO_NAME.fullmatch(between))


def closes_opening(text: str, start: int) -> bool:
    """Whether the role ends what a sentence opens with: "En présence du chancelier, X …" does not give X's role."""
    return bool(_OPENING.search(text[max(0, start - 120) : start]))


def reign_before(text: str, start: int) -> str | None:
    """Say of what time a reign is that stands before a name: "past" of "sous la présidence de X", "l'ère X".

    It is "present" where a government of today is named by who leads it: "l'administration X", "le cabinet de X".
    """
    near = text[max(0, start - 50) : start].lower()
    if ("sous" in near or "ère" in near or "époque" in near or "années" in near) and _REIGN.search(
        text, max(0, start - 40), start
    ):
        return "past"
    if "gouvernement" in near or "administration" in near or "cabinet" in near or "exécutif" in near:
        return "present" if _GOVERNS.search(text, max(0, start - 50), start) else None
    return None


@lru_cache(maxsize=1 << 12)
def trails_name(between: str) -> bool:
    """Whether what stands between a name and the role joins them: "…, le président"."""
    return bool(_FROM_NAME.fullmatch(between))


def closes_apposition(text: str, end: int) -> bool:
    """Whether a mark that can close an apposition follows."""
    return bool(_CLOSES.match(text, end))


def names_somebody(text: str, end: int) -> bool:
    """Whether what looks like a full name follows, one the lexicon may lack."""
    return bool(_NAME.match(text, end) or _RIGHT_NAME.match(text, end))
