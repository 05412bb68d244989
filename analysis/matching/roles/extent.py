"""How far a title goes: further portfolios of a minister, adjectives of who is on the way out or of what party.

"le ministre des Affaires étrangères et de la Coopération internationale" is one title and one man; so is "le
président sortant". Portfolios are a closed list: "du ministre de la Défense et de la Russie" has but one.
"""

from __future__ import annotations

import re

from analysis.matching.roles.determiners import any_of

__all__ = ["end_of_interlude", "end_of_portfolio", "end_of_standing"]

_B = r"[\s\u00a0\u202f]"
_FIELD = any_of("""
action, action sociale, actions, administration, affaires, agriculture, alimentation, aménagement, anciens combattants,
armement, artisanat, asile, aviation, biodiversité, budget, citoyenneté, climat, cohésion, collectivités, commerce,
communauté, communautés, communication, comptes publics, consommation, construction, coopération, culte, cultes,
culture,
décentralisation, défense, démocratie, développement, dialogue, diaspora, domaines, droits, droits de l'homme,
droits humains, eau, économie, éducation, égalité, élevage, emploi, énergie, enfance, enseignement, environnement,
équipement, europe, exportation, famille, femme, femmes, finances, fonction publique, forêts, formation, francophonie,
gouvernance, habitat, hydraulique, immigration, industrie, industries, information, infrastructures, innovation,
insertion, instruction, intégration, intérieur, investissement, jeunesse, jeux olympiques, justice, législation,
lutte, logement, mer, mémoire, migration, migrations, mines, mobilité, mobilités, modernisation, numérique, outre-mer,
pétrole, pêche, planification, plan, plein emploi, plein-emploi, population, postes, prévention, prévoyance,
production, promotion, prospective, protection, quartiers, recherche, réconciliation, réforme, réformes, refondation,
relance, relations, ressources, ruralité, santé, sécurité, simplification, solidarité, solidarités, souveraineté,
sport, sports, technologie, technologies, territoires, territoire, tourisme, transformation, transition, transports,
travail, unité, union européenne, urbanisme, vétérans, vie associative, ville
""")
# Ministers who look after those of the country who live abroad.
_ABROAD = (
    rf"(?:[A-ZÀ-Þ]?[a-zà-ÿ]+{_B}(?:(?:r[ée]sid[ae]nt|établi|vivant)s?{_B})?"
    rf"(?:à{_B}l['’](?:étranger|Étranger|extérieur|Extérieur)|de{_B}l['’](?:extérieur|Extérieur|étranger|Étranger)))"
)
_MODIFIER = any_of("""
internationale, international, nationale, national, régionale, régional, africaine, maghrébines, européenne,
européennes,
étrangères, extérieures, extérieur, extérieure, intérieure, publique, publiques, public, sociale, sociales, social,
professionnelle, supérieur, supérieure, scientifique, technique, technologique, alimentaire, industrielle, numérique,
énergétique, écologique, économique, économiques, civile, civique, populaire, locale, locales, rural, rurale,
rurales, solidaire, durable, territoriale, territoriales, olympiques, paralympiques, religieuses, islamiques,
animales, halieutiques, minières, humain, humaine, humaines, institutionnelle, institutionnelles, communautaire,
sous-régionale, panafricaine, étranger, culturelle, animale, maritime, généraux, nationaux, combattants, citoyenne
""")
# "la Cohésion des territoires", "les Relations avec le Parlement"; what else stands there begins something new.
_OF_FIELD = any_of("""
des territoires, du territoire, des femmes, des personnes handicapées, des entreprises, des frontières, des populations,
avec le Parlement, avec les institutions, sociale des entreprises, entre les femmes et les hommes, de la femme,
de la famille, de l'enfance, de l'enfant, de l'environnement, de la nature, des collectivités, de l'État, de la ville,
à l'étranger, à l'extérieur, de l'extérieur, des terres, du travail, des citoyens, des droits humains
""")
_OF = rf"(?:de{_B}la{_B}|de{_B}l['’]|des{_B}|du{_B}|d['’]|aux?{_B}|à{_B}la{_B}|à{_B}l['’]|de{_B}(?=[A-ZÀ-Þ]))"
_ITEM = (
    rf"{_OF}(?:{_ABROAD}|{_FIELD}(?![\w-])(?:{_B}(?:et{_B})?{_MODIFIER}(?![\w-])){{0,3}}"
    rf"(?:{_B}{_OF_FIELD}(?![\w-]))?)"
)
_MORE = re.compile(rf"(?:,{_B}{_ITEM}){{0,4}},?{_B}et{_B}(?:chargée?{_B})?{_ITEM}", re.IGNORECASE)
_MINISTER = ("ministre ", "secrétaire d")
_LINKS = frozenset(" ,\u00a0\u202f\n")
# What stands behind it where a portfolio follows: "et", or a blank behind a comma.
_LEADS_ON = frozenset("eE") | {chr(code) for code in range(0x3001) if chr(code).isspace()}

# Adjectives of how a holder holds an office, or of what party, behind a title that is whole without them.
_STANDING = any_of("""
sortant, sortante, par intérim, intérimaire, en exercice, de transition, de la transition, démissionnaire,
démocrate, républicain, républicaine, conservateur, conservatrice, ultraconservateur, ultraconservatrice, travailliste,
socialiste, social-démocrate, libéral, libérale, ultralibéral, ultralibérale, centriste, écologiste, nationaliste,
ultranationaliste, populiste, souverainiste, islamo-conservateur, islamo-nationaliste, islamiste, pro-russe, prorusse,
pro-occidental, pro-occidentale, prooccidental, pro-européen, pro-européenne, proeuropéen, proeuropéenne, progressiste,
réformateur, réformatrice, réformiste, fédéral, fédérale, de facto, de fait,
de gauche, de droite, de centre gauche, de centre droit, de centre-gauche,
de centre-droit, d'extrême droite, d'extrême gauche, autoritaire, illibéral, eurosceptique
""")
_UNDONE = any_of("""
déchu, déchue, renversé, renversée, destitué, destituée, limogé, limogée, réélu, réélue, en place, assassiné,
assassinée, désigné, désignée
""")
# With more words of their own these tell what happened.
_ALONE = rf"(?!{_B}(?:en|aux?|par|lors|il|le|la|l['’]|dans|depuis|avec|sous|pour|à|de|du|des|d['’])(?![\w-]))"
_BEHIND = re.compile(rf"{_B}(?:{_STANDING}(?![\w'’-])|{_UNDONE}(?![\w'’-]){_ALONE})", re.IGNORECASE)
_INSIDE = re.compile(rf"{_B}{_STANDING}(?![\w'’-])", re.IGNORECASE)


def end_of_portfolio(text: str, start: int, end: int) -> int:
    """Return where a minister's title ends that begins at ``start`` and is known up to ``end``.

    Examples
    --------
    >>> text = "Le ministre de la Défense, des Anciens combattants et de la Mémoire et de la Russie"
    >>> text[3:end_of_portfolio(text, 3, 25)]
    'ministre de la Défense, des Anciens combattants et de la Mémoire'
    """
    if text[end : end + 1] not in _LINKS or text[end + 1 : end + 2] not in _LEADS_ON:
        return end
    if not text[start : min(end, start + 12)].lower().startswith(_MINISTER):
        return end
    while more := _MORE.match(text, end):
        end = more.end()
    return end


def end_of_standing(text: str, end: int) -> int:
    """Return where a title ends with an adjective like "sortant" or "démocrate" right behind it.

    With more words of its own, "renversé par l'armée", the adjective tells what happened and is no part of the title.

    Examples
    --------
    >>> [end_of_standing(s, 9) for s in ("président sortant", "président destitué en mai", "président bosselé")]
    [17, 9, 9]
    """
    behind = _BEHIND.match(text, end)
    return behind.end() if behind else end


def end_of_interlude(text: str, end: int) -> int:
    """Return where such an adjective ends between a title and the people it is of: "président sortant" "turc".

    Examples
    --------
    >>> [end_of_interlude(s, 9) for s in ("dirigeant populiste italien", "dirigeant italien")]
    [19, 9]
    """
    inside = _INSIDE.match(text, end)
    return inside.end() if inside else end
