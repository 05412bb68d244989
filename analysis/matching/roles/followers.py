"""What the words behind a role say when they make it another's.

"le président italien" is the head of state, "le président italien du jury" is not; "le président du Sénat" is the
French one, "le président du Sénat californien" is not. Looked at only behind a role that was found.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

__all__ = ["goes_on", "is_governed", "is_of_people", "is_of_place", "names_people"]

_B = r"[\s\u00a0\u202f]"
_CAPITAL = "[A-ZÉÈÀÂÎÔÇŠŽĐÖÜ]"
_BEHIND = frozenset(" \u00a0\u202f-\u2011")

# Adjectives of a people, a region or a town: "le Premier ministre québécois", "le président du Sénat californien".
_PLACELESS = (
    "mais désormais jamais parfois toutefois autrefois quelquefois fois mois trois bien rien combien soutien ancien"
    " maintien chrétien quotidien gardien demain soudain main vain souverain républicain humain certain prochain"
    " contemporain lendemain ancienne chrétienne quotidienne gardienne républicaine humaine prochaine certaine"
    " souveraine contemporaine semaine dizaine quinzaine vingtaine trentaine centaine draine dégaine rengaine traine"
    " entraine chaine déchaine croise décroise toise boise apprivoise pavoise apaise taise biaise plaise déplaise"
    " complaise"
)
_OF_PEOPLE = re.compile(
    rf"{_B}+(?!pro-|anti-|(?:{_PLACELESS.replace(' ', '|')}|\w*[vt]ienne)\b)(?:"
    r"[a-zà-ÿ-]{2,}(?:aise?|oise?|ien(?:ne)?|éen(?:ne)?|aine?)"
    r"|(?:wallon|breton|saxon)(?:ne)?|(?:flamand|catalan|normand|picard|lombard|toscan|rhénan|texan)e?|andalous?e?"
    r"|basque|kurde|corse|sarde|tatare?|abkhaze|ossète|tchétchène|ingouche|gagaouze|ouïghoure?|moldo-valaque"
    r")(?![\w-])"
)

# Bodies that are neither a state's nor an event: what a role "… du groupe" presides over.
_BODIES = """
club groupe jury fédération confédération comité association entreprise société compagnie firme banque chambre conseil
parti commission cour tribunal syndicat ligue institut université école académie fondation orchestre festival musée
théâtre laboratoire agence organisation cabinet collectif mouvement réseau forum constructeur équipementier fabricant
géant équipe sélection filiale marque coopérative observatoire sénat
parlement assemblée
""".split()
_SHORT = "FIFA Fifa UEFA CIO FMI OMC BCE COP ONG NBA Fédération"
_BODY = re.compile(
    rf"{_B}+(?:(?:du|de{_B}la|des|d['’]une?){_B}+|de{_B}l['’])"
    rf"(?:(?:premier|premi[èe]re|grande?|puissante?|célèbre|nouve(?:au|lle)|petite?|plus{_B}grande?){_B}+)?"
    rf"(?!(?i:parti{_B}(?:communiste|du{_B}travail|unique|au{_B}pouvoir)))"
    rf"(?!(?i:conseil|comité){_B}(?:présidentiel|militaire|souverain|de{_B}(?:la{_B})?(?:souveraineté|transition)))"
    rf"(?:(?i:{'|'.join(_BODIES)})s?\b|(?:{_SHORT.replace(' ', '|')})\d*\b)"
)
# In "la dissolution par le président français de la chambre" and in "remercier le roi suédois de l'accueil" what
# follows belongs to the noun or the verb before.
_GOVERNED = re.compile(
    rf"(?:(?:(?:tion|sion|ment|age|ture)s?|annonce|choix|envoi|gel|refus|rejet|report|retrait)(?:{_B}+\w+)?{_B}+par"
    r"|\b(?:accus|averti|charg|convain|félicit|inform|menac|persuad|préven|prévien|priv|remerci|soupçonn)\w*)"
    rf"{_B}+(?:l[ea]{_B}+|l['’])$",
    re.IGNORECASE,
)
# Who may head a body as well as a state. A Premier ministre, a ministre, a chef de l'État may not.
_HEAD = re.compile(
    rf"(?:vice-)?présidente?{_B}(?!de{_B}la{_B}République)|(?:vice-chanceli|leader|dirigeant|numéro{_B}|homme{_B}fort"
    rf"|femme{_B}forte|roi|reine|souverain|monarque)",
    re.IGNORECASE,
)
# Titles that trade and sport give to anybody: "le numéro un français de la distribution", "le pape du rock".
_PLAYED = re.compile(
    rf"(?:leader|numéro{_B}(?:un|1)|homme{_B}fort|femme{_B}forte|roi|reine|monarque)\b",
    re.IGNORECASE,
)
_TIMES = (
    "haut|époque|moment|jour|temps|siècle|années?|semaines?|mois|matin|soir|veille|lendemain|pays|nation|monde|guerre"
    "|après-guerre|été|automne|hiver|printemps"
)
_THING: Final = (
    rf"(?:(?:du|des){_B}+|de{_B}(?:la{_B}+|l['’])(?!\w+(?:er|ir)\b))"
    rf"(?!(?:{_TIMES})\b|(?:premier|première|dernier|dernière){_B})(?=[a-zà-ÿ])"
)
_FIELD = re.compile(rf"(?:{_B}+et{_B}+(?:(?:mondial|international)e?|européen(?:ne)?))?{_B}+{_THING}")
_NAMES_STATE = re.compile(rf"{_B}(?:d[eu]s?{_B}|d['’])")
# Where a pope speaks, and of whom he is said to be the pope.
_OF_POPE = re.compile(
    rf"{_B}+(?:d[eu]s?{_B}+)(?:la{_B}+|l['’])?(?:basilique|balcon|chapelle|clinique|dialogue|exclus|fenêtre|hôpital|jeunes"
    r"|loggia|catholiques|migrants|monde|paix|pauvres|périphéries|peuple|place|réfugiés)\b"
)

# The land named is only a part of another's name: "d'Irlande" in "d'Irlande du Nord", "Mali" in "Mali FC".
_LONGER_NAME = re.compile(
    rf"[-\u2011]{_CAPITAL}|(?<=serbe){_B}de{_B}Bosnie|{_B}+(?:(?:du{_B}(?:[Nn]ord|[Ss]ud)|de{_B}l['’](?:Est|Ouest)"
    r"|(?:[Oo]ccidental|[Oo]riental|[Éé]quatorial|[Mm]éridional|[Ss]eptentrional)e?|insulaire)(?![\w-])"
    r"|(?:FC|CF|SC|AC|RC|FK|BC|HC|AS|XV|XIII|U\d\d|Football|Rugby|Basket|Handball|Airlines|Airways|Air|Telecom|Télécom"
    r"|Bank|Oil|Gas|Petroleum|Rail)\b)"
)
_SPORTS = re.compile(rf"{_B}+(?:d['’]|des?{_B}+|du{_B}+)(?!(?:retour|passage|nouveau|facto|{_TIMES})\b)(?=[a-zà-ÿ])")
_COMMISSION = re.compile(
    rf"{_B}+(?:(?:de{_B}+(?!\w+(?:er|ir)\b)|des{_B}+|d['’]|sur{_B})(?!(?:retour|passage|nouveau|facto|{_TIMES})\b)(?=[a-zà-ÿ])"
    r"|(?:électorale|nationale|mixte|spéciale|parlementaire|indépendante|permanente|internationale|consultative)\b)"
)
_CIVIL = re.compile(rf"{_B}+(?:civile|passive|du{_B}consommateur|des{_B}(?:droits|consommateurs|enfants|animaux))\b")
_YOUNG = re.compile(rf"{_B}+(?:des{_B}(?:jeunes|enfants|étudiants|lycéens)|de{_B}la{_B}jeunesse|du{_B}jouet)\b")
_EUROPEAN = ("parlement européen", "conseil européen", "commission européenne")
_CHAMBER = re.compile(
    r"(?:Sénat|Assemblée nationale|Chambre des représentants|Fed|Réserve fédérale)$", re.IGNORECASE
)
_OF_PLACE = re.compile(
    rf"{_B}+(?:(?:(?:du|de|des|de{_B}la){_B}+|de{_B}l['’]|d['’])(?=(?!France\b|République\b){_CAPITAL})"
    rf"|(?:de{_B}transition|constituante|populaire|législative|provinciale)\b)"
)


def is_of_people(text: str, end: int) -> bool:
    """Whether an adjective of a people, a region or a town stands right behind.

    Examples
    --------
    >>> text = "Le Premier ministre québécois désormais seul"
    >>> is_of_people(text, 19), is_of_people(text, 29)
    (True, False)
    """
    return bool(_OF_PEOPLE.match(text, end))


@lru_cache(maxsize=1 << 12)
def names_people(word: str) -> bool:
    """Whether a word of letters and hyphens is such an adjective.

    Examples
    --------
    >>> [names_people(word) for word in ("québécois", "désormais")]
    [True, False]
    """
    return is_of_people(f" {word}", 0)


def goes_on(text: str, start: int, end: int, *, composed: bool) -> bool:
    """Whether a role is only the beginning of another: "président italien" in "président italien du jury".

    Parameters
    ----------
    text : str
        The stored text.
    start, end : int
        Where the role stands, without its article.
    composed : bool
        The role names its state; otherwise the lexicon has it as a whole ("président du Sénat").
    """
    if text[end : end + 1] not in _BEHIND:
        return False
    role = text[start:end]
    if composed and (_LONGER_NAME.match(text, end) or _is_of_body(text, start, end)):
        return True
    plain = role.lower()
    if plain == "pape":
        return bool(_FIELD.match(text, end)) and not (_OF_POPE.match(text, end) or is_governed(text, start))
    if composed and _PLAYED.match(role):
        # "le roi d'Espagne" is a king, whatever follows.
        is_field = _FIELD.match(text, end) and not _NAMES_STATE.search(role)
        return bool(is_field) and not is_governed(text, start)
    if plain.endswith(("fédération russe", "confédération suisse")):
        return bool(_SPORTS.match(text, end))
    if plain.endswith("de la défense"):
        return bool(_CIVIL.match(text, end))
    if plain.endswith("de la commission"):
        return role.endswith("commission") or bool(_COMMISSION.match(text, end))
    if plain.endswith(_EUROPEAN):
        # A capital article stands before: no verb there can claim what follows the role.
        opening = text[max(0, start - 3) : start] in {"Le ", "La "}
        return bool(_YOUNG.match(text, end) or (opening and _FIELD.match(text, end)))
    return False


def is_of_place(text: str, start: int, end: int) -> bool:
    """Whether a chamber or a bank is that of a place that is no state: "du Sénat de Californie"."""
    return bool(_CHAMBER.search(text, start, end) and _OF_PLACE.match(text, end))


def _is_of_body(text: str, start: int, end: int) -> bool:
    return bool(_HEAD.match(text, start, end) and _BODY.match(text, end)) and not is_governed(text, start)


def is_governed(text: str, start: int) -> bool:
    """Whether a noun or a verb before a role claims what follows: "l'ouverture par le ministre d'une enquête"."""
    return bool(_GOVERNED.search(text, max(0, start - 40), start))
