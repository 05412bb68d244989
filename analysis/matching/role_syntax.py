"""What the words right beside a role say: whose it is, and whether it is a mention at all."""

from __future__ import annotations

import re

from analysis.text.normalise import fold

__all__ = ["article_start", "closes_apposition", "former_start", "is_bare", "is_former", "is_indefinite", "is_possessive", "leads_to_name",
           "names_somebody", "trails_name", "is_definite", "is_not_held", "helper_before"]  # fmt: skip

_B = r"[\s\u00a0\u202f]"
_ADJ = r"(?:nouveau|nouvelle|actuel|actuelle|puissant|puissante|très influent|très influente|jeune|vieux|inamovible|éphémère|tout nouveau|toute nouvelle|propre|futur ex-)"
_BEGIN = r"(?:^|(?<=[\s«“\"'’(\u00a0\u202f-]))"
_ARTICLE = re.compile(
    rf"{_BEGIN}(?:l[ea]|l['’]|les|un|une|du|au|aux|des|son|sa|ses|leur|leurs|ce|cet|cette){_B}*(?:{_ADJ}{_B}+){{0,2}}$", re.IGNORECASE
)
_INDEFINITE = re.compile(rf"{_BEGIN}(?:une?|d['’]une?|plusieurs|deux|trois|quelques|certains|chaque|aucune?|quel(?:le)?){_B}+(?:{_ADJ}{_B}+)?$", re.I)
_DEFINITE = re.compile(rf"{_BEGIN}(?:le|la|l['’]|du|au|ce|cette){_B}*(?:{_ADJ}{_B}+){{0,2}}$", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"{_BEGIN}(?:son|sa|ses|leur|leurs){_B}+(?:{_ADJ}{_B}+){{0,2}}$", re.IGNORECASE)
# Once in office, or not yet: another person than the holder of the day.
_FORMER = re.compile(rf"\b(?:(?:ex|ancien|ancienne|anciens|anciennes)[\s\u00a0\u202f-]+|désormais{_B}+ex-?|d['’]alors{_B}+)$", re.IGNORECASE)
_NOT_HELD = re.compile(
    rf"(?:\b(?:vice|sous|anti|pro|futur|future|défunt|défunte|feu|prochain|prochaine|autoproclamé|autoproclamée|candidat|candidate|adjoint|"
    rf"adjointe|assistant|prétendu|éventuel|éventuelle|faux|possible)[\s\u00a0\u202f-]+(?:(?:le|la|l['’]|du|de|au|premier|première){_B}*)?)$",
    re.IGNORECASE,
)
# Those who serve a holder: in "le porte-parole du président russe, Dmitri …" the name is theirs.
_HELPER = re.compile(
    rf"\b(?:porte-parole|conseill(?:er|ère)s?(?:{_B}\w+){{0,2}}|directeurs?(?:{_B}de{_B}cabinet)?|chefs?{_B}de{_B}cabinet|émissaires?|envoyée?s?"
    rf"(?:{_B}spéciale?s?)?|bras{_B}droit|proches?|représentante?s?(?:{_B}\w+)?|avocate?s?|épouse|mari|femme|fils|fille|frère|sœur|alliée?s?|"
    rf"cabinet|entourage|numéro{_B}deux|secrétaire|adjointe?s?|rivale?s?|prédécesseur|successeur)(?:{_B}\w+)?{_B}+(?:du|de{_B}la|de{_B}l['’]|de){_B}*$",
    re.IGNORECASE,
)
_TITLES = (
    r"M\.|Mme|MM\.|Mlle|général|générale|colonel|amiral|vice-amiral|cheikh|prince|princesse|docteur|Dr|maréchal|émir|ayatollah|imam|lieutenant|"
    r"lieutenant-général|commandant|capitaine|mollah|sir|lord|maître|Me|senior"
)
_STATES = (
    r"sortant|sortante|par intérim|intérimaire|de transition|de la transition|de facto|élu|élue|réélu|réélue|déchu|déchue|renversé|renversée|destitué|destituée|"
    r"limogé|limogée|démissionnaire|actuel|actuelle|conservateur|conservatrice|démocrate|démocrates|républicain|républicaine|socialiste|travailliste|"
    r"nationaliste|islamo-conservateur|populiste|libéral|libérale|centriste|écologiste|social-démocrate|ultraconservateur|ultraconservatrice|"
    r"en exercice|désigné|désignée|contesté|contestée|assassiné|emprisonné|défunt|de l['’]époque|d['’]alors|lui-même|elle-même|historique|"
    r"nationaliste|souverainiste|pro-russe|prorusse|pro-occidental|proeuropéen|proeuropéenne|en exil|constitutionnel"
)
_TO_NAME = re.compile(
    rf"^{_B}*(?:\([^)\n]{{1,40}}\){_B}*)?(?:(?:{_STATES}){_B}*){{0,2}}(?:(?:en|au|aux|à{_B}la|à|pour{_B}l[ae]){_B}+[A-ZÀ-Þ][\w’'-]+{_B}*(?=,))?"
    rf"[,«»\"“”():–—]{{0,2}}{_B}*(?:(?:le|la|l['’]){_B}*)?(?:(?:{_TITLES}|{_STATES}){_B}*){{0,3}}[,«»\"“”(]?{_B}*$",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(
    rf"^{_B}*[,(–—\[]{_B}*(?:(?:le|la|l['’]|un|une|nouveau|nouvelle|actuel|actuelle|alors|aussi|également|à la fois|tout|toujours|puissant|puissante|"
    rf"ministre|secrétaire|chef|président|influent|influente|jeune|élu|élue|lui-même|elle-même|et){_B}*){{0,4}}$",
    re.IGNORECASE,
)
_NAME = re.compile(
    rf"{_B}*(?P<comma>,)?{_B}*(?:(?:{_STATES}){_B}*)?(?:(?:en|au|aux|à){_B}+[A-ZÀ-Þ][\w’'-]+{_B}*,)?{_B}*(?:M\.|Mme|(?:le{_B}+)?général|(?:le{_B}+)?colonel|"
    rf"(?:le{_B}+)?capitaine|(?:l['’])?amiral)?{_B}*(?P<first>[A-ZÉÈÀÂÎÔÇŠŽĐÖÜ][\w’'-]+)[ \u00a0\u202f]+(?:[A-ZÉÈÀÂÎÔÇŠŽĐÖÜ]|(?:al|el|ben|bin|von|van|de|der)\b)"
)
_NEEDS_MORE = re.compile(
    rf"{_B}+(?!de{_B}(?:son|leur){_B}côté|de{_B}nouveau|de{_B}plus|de{_B}facto|de{_B}fait|d['’](?:ailleurs|abord|ores|ici|abord|après|emblée|alors)|du{_B}pays|"
    rf"de{_B}(?:ne|se|s['’]|l['’]avoir)|d['’]avoir|d['’]être)"
    rf"(?:de{_B}|du{_B}|des{_B}|d['’]|en{_B}(?:chef|exercice)\b|aux?{_B}|à{_B}la{_B}|pour{_B}l|délégué|déléguée|adjoint|adjointe|général|générale|régional|régionale|"
    rf"provincial|local|fondateur|fondatrice|exécutif|honoraire|autonome|catalan|écossais|flamand|bavarois|kurde|séparatiste|indépendantiste|autoproclamé|tchétchène|"
    rf"municipal|départemental|directeur|et{_B}fondateur|par{_B}intérim{_B}d)",
    re.IGNORECASE,
)


def article_start(text: str, start: int) -> int:
    """Return where a role begins with its article; one fused with a preposition ("du") stays outside."""
    match = _ARTICLE.search(text, max(0, start - 40), start)
    if not match:
        return start
    words = match[0].split()
    first = words[0].lower() if words else ""
    if first in {"le", "la", "les"} or first.startswith(("l'", "l’")):
        return match.start()
    return start


def is_definite(text: str, start: int) -> bool:
    """Whether "le", "du", "au" stands before: a bare title needs it."""
    return bool(_DEFINITE.search(text, max(0, start - 40), start))


def is_indefinite(text: str, start: int) -> bool:
    """Whether the role is one of several: "un porte-parole de la Maison-Blanche" names nobody."""
    return bool(_INDEFINITE.search(text, max(0, start - 30), start))


def is_possessive(text: str, start: int) -> bool:
    """Whether "son" or "leur" stands before."""
    return bool(_POSSESSIVE.search(text, max(0, start - 40), start))


def is_former(text: str, start: int) -> bool:
    """Whether it says "ancien" or "ex-"."""
    return bool(_FORMER.search(text, max(0, start - 20), start))


def is_not_held(text: str, start: int) -> bool:
    """Whether it says "vice-", "futur", "candidat" or the like."""
    return bool(_NOT_HELD.search(text, max(0, start - 40), start))


def helper_before(text: str, start: int) -> bool:
    """Whether the holder stands here only as somebody's chief: "le conseiller du président russe"."""
    line = text.rfind("\n", 0, start) + 1
    return bool(_HELPER.search(text, max(line, start - 70), start))


def former_start(text: str, start: int) -> int:
    """Return where "ancien" or "ex-" begins, if it stands before the role."""
    match = _FORMER.search(text, max(0, start - 20), start)
    return match.start() if match else start


def leads_to_name(between: str) -> bool:
    """Whether what stands between a role and the next name joins them: "le président déchu, M. …"."""
    return bool(_TO_NAME.match(between))


def trails_name(between: str) -> bool:
    """Whether what stands between a name and the role joins them: "…, le président"."""
    return bool(_FROM_NAME.match(between))


def closes_apposition(text: str, end: int) -> bool:
    """Whether a mark that can close an apposition follows."""
    return bool(re.compile(rf"{_B}*(?:[,;:.)!?»\"”–—]|$|\n|et{_B})").match(text, end))


def names_somebody(text: str, end: int) -> bool:
    """Whether what looks like a full name follows, one the lexicon may lack."""
    return bool(_NAME.match(text, end))


def is_bare(text: str, end: int, demonyms: frozenset[str]) -> bool:
    """Whether nothing follows that says president of what."""
    match = re.compile(rf"{_B}+([\w-]+)").match(text, end)
    return not _NEEDS_MORE.match(text, end) and (match is None or fold(match[1]) not in demonyms)
