"""Is a capital the state, a place, or part of an event's name? Decided by the words around it.

A capital counts as its state where it acts, speaks, is addressed or is dealt with ("Pékin a dénoncé",
"l'aide à Kiev", "entre Moscou et Minsk"); it does not where somebody or something is there ("à Moscou",
"dans les rues de Kiev") and not inside an event's name ("conférence de Moscou").
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["stands_for_state"]

# Words behind which "à <capital>" addresses the state instead of naming the place.
_DATIVE = frozenset("""
accord accorde accordee accordees accordent accorder accordes accordait accordant adresse adressee adressees
adressent adresser adresses allie allies alliee alliees alternative appel appelle appellent appeler appui assistance
associe associes attribue attribuee attribuer avertissement autorise autoriser cede ceder cedee chere cher confie confier
comparable conseille consenti convenir coute coutera couter credit credits demande demandant demande demandee demandees
demandent demander demanderont demandes demandait destine destinee destinees destines dedie dediee devolu dicte dicter
donne donnee donnees donnent donner donnera donnes donnait du echappe echapper emprunte enjoint enjoindre enjoignent
envoie envoye envoyee envoyees envoyer envoyes envoi envois equipement evite eviter exporte exporter exportes exprime
face faveur favorable favorables fermee fermes ferme fidele fideles fourni fournie fournies fournir fournis fournit
fourniture fournitures fournissent fournissant fournira garantie garanties garantir grace gre hommage hostile hostiles
imposee imposees imposent imposer imposes impose imputable impute imputee imputees imputer inflige infligee infligees
infliger interdire interdit intime intimer laisse laisser lie liee liees lies livraison livraisons livre livree livrees
livrent livrer livres livrera manque mene message messages necessaire nuire offert offerte offertes offre offrir offrent
opposee opposees opposer opposes oppose oppos opposition ordonne ordonner ouvert parle parler parlent pardonner
permet permettre permettent permis permettrait permettra plaire porte prete preter pret prets profite profiter profitent
promesse promesses promet promettre promis promise promises propose proposee proposees proposer propre propres proteste
quant rappele rappeler rappelle recours reclame reclamer refuse refuser remercie remet remettre remis remise rendre repond
repondre reponse reponses reproche reprochent reprocher reproches resister resistance restituer retire retirer rattache
rattachee rattachees ravir signifie signifier soumis soumise soumettre soutien soutiens subordonne substituer succede
suggere supplie transferee transferees transferer transfert transferts transfere transferes transmis transmet transmettre
tend tendre tient tort ultimatum vend vendent vendre vendu vendue vendues vendus vente ventes verse verser versee aide aides
pousse pression represailles retorque retorquer menace revient incombe appartient appartenir appartiennent pose poser main
""".split())  # fmt: skip

# Prepositions and verbs that make what follows a place.
_PLACE_BEFORE = frozenset("""
a vers depuis dans sur sous pres hors via jusqu chez rejoindre rejoint rejoignent quitte quitter quittent quittait
gagner visite visiter visitait traverse traverser encercle encercler assiege assieger bombarde bombarder bombardent
bombardait frappe frapper frappent prendre capture capturer captures atteindre atteint evacue evacuer fui fuir regagne
regagner ville capitale est-a contourner survole survoler envahir direction destination relie reliant habite surplombe
arrose pilonne pilonner pilonnent occupe occuper liberer libere reprendre defendre marcher
""".split())  # fmt: skip

# Things that are in, near or made of a city: "<noun> de <capital>" is the place.
_PLACE_NOUNS = frozenset("""
aeroport aeroports agglomeration airport alentours ambiance arrondissement arrondissements auditorium avenue avenues banlieue
banlieues base bases bataille boulevard bourse bunker capitale cathedrale cathedrales centre centre-ville cercle chambre
chute ciel cimetiere circuit circonscription citoyens cite combats commune couloir cour desert departement district districts
eglise environs est etudiants exterieur faubourg faubourgs front gare gares gouvernorat grand gratte-ciel habitant habitante
habitantes habitants hopital hopitaux hotel hotels immeuble immeubles kilometres km large librairie lycee mairie maire marathon
marche metro metropole monastere mosquee mur murs musee musees nord opera oblast oblasts ouest palais parc parquet patriarcat patriarche
peripherie periurbain petroliere place places plage pont ponts port ports portes prefecture prison prisons province provinces quartier
quartiers quais region regions residents restaurants retour rive rives route routes rue rues salon siege sieges soir sud stade stades
station synagogue theatre theatres tour tours tribunal trottoirs universite universites universitaire usine vieille vieux
ville villes zoo zone archeveque eveque archives bombardement bombardements bombe frappes attentat attentats explosion explosions
incendie evacuation correspondant correspondante correspondants envoye envoyee envoyes rabbin imam grande nuit nuits jours
loin pres proche proches hors autour provenance depart depuis originaire natif venu venue venus venues venant arrive arrivee
journal gazette gratuit vol vols train trains distance minutes heures abords entree sortie jardin jardins academie conservatoire
institut orchestre philharmonique bibliotheque ecole ecoles elections meridien heure tour-eiffel
""".split())  # fmt: skip

# Things that are named after the city where they happened.
_EVENT_NOUNS = frozenset("""
conference conferences sommet sommets forum forums accord accords traite traites protocole protocoles memorandum processus
format declaration pacte charte communique reunion reunions rencontre rencontres negociations pourparlers dialogue discussions
cop g7 g20 congres edition assises festival exposition expo jeux jo manifestation manifestations concert salon colloque
seminaire table-ronde plenum session ceremonie defile parade cycle round convention symposium biennale foire consensus
discours seance groupe club appel entretien entretiens edition convention plateforme
""".split())  # fmt: skip

# Adjectives and participles that may stand between such a noun and the capital.
_GLUE = frozenset(
    "de du d des la le les l au aux a en tenu tenue tenus organise organisee prevu prevue ordinaire extraordinaire "
    "annuel annuelle mondial mondiale international internationale virtuel dernier derniere prochain prochaine recent "
    "recente grand grande historique central centrale oriental orientale principal principale".split()
)

_WORD = re.compile(r"[\w-]+|[^\w\s]")
_DATELINE = re.compile(r"^\s*(\([\w ,./-]+\)|,\s+(le\s+)?\d|,\s+(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)\b|\s*[–—-]\s)", re.I)


def stands_for_state(text: str, start: int, end: int) -> bool:
    """Decide whether the capital at ``text[start:end]`` stands for its state.

    Parameters
    ----------
    text : str
        The passage, or a text around the capital.
    start, end : int
        The capital in it.

    Examples
    --------
    >>> def ask(text, city):
    ...     return stands_for_state(text, text.index(city), text.index(city) + len(city))
    >>> ask("Pékin a dénoncé cette décision.", "Pékin")
    True
    >>> ask("Il est arrivé à Kiev dans la nuit.", "Kiev"), ask("L'aide à Kiev sera prolongée.", "Kiev")
    (False, True)
    >>> ask("La conférence de Moscou s'est ouverte.", "Moscou")
    False
    """
    line = text.rfind("\n", 0, start) + 1
    before = _words(text[max(line, start - 90) : start])
    stop = text.find("\n", end)
    after = text[end : min(len(text) if stop < 0 else stop, end + 60)]
    if start == line and _DATELINE.match(after):
        return False
    if re.match(r"\s*\((AFP|Reuters|AP|TASS|Xinhua)\b", after):
        return False
    return not _is_place(before, after)


def _is_place(before: list[str], after: str) -> bool:
    if not before:
        return _follows_as_place(after)
    last = before[-1]
    if last in {"a", "jusqu"} or (last == "au" and len(before) > 1):
        return not _addressed(before[:-1])
    if last in {"de", "d"}:
        return _inside_or_event(before[:-1])
    if last in {"et", "ou", ",", "/"}:
        return _joined_to_place(before[:-1])
    if last == "-":
        return False
    if last == "(":
        return after.lstrip().startswith(")")
    return last in _PLACE_BEFORE


def _follows_as_place(after: str) -> bool:
    return bool(re.match(r"\s*(:|\||>|»\s*$|\s*$)", after)) and not after.strip().startswith(":")


def _addressed(before: list[str]) -> bool:
    """Whether a verb or noun of giving, asking or opposing governs the "à" (at most six words back)."""
    for word in reversed(before[-6:]):
        if word in {".", ";", ":", "»", "«", "!", "?", "(", ")"}:
            return False
        if word in _DATIVE:
            return True
    return False


def _inside_or_event(before: list[str]) -> bool:
    """Whether "… de <capital>" hangs on a place, an event or a movement (glue words skipped)."""
    for word in reversed(before[-4:]):
        if word in _PLACE_NOUNS or word in _EVENT_NOUNS:
            return True
        if word not in _GLUE and not word.isdigit():
            # One adjective may stand between: "le centre historique de", "la conférence annuelle de".
            return len(before) > 1 and word.endswith(("al", "ale", "ique", "el", "elle")) and (
                before[before.index(word) - 1] in _PLACE_NOUNS | _EVENT_NOUNS
            )
    return False


def _joined_to_place(before: list[str]) -> bool:
    """Whether the capital is coordinated with a place: "à Kharkiv et Kiev", "entre" excepted."""
    window = before[-5:]
    if "entre" in window:
        return False
    for index in range(len(window) - 1, -1, -1):
        if window[index] in {".", ";", ":", "»"}:
            return False
        if window[index] == "a":
            return not _addressed(before[: len(before) - len(window) + index])
    return False


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return _WORD.findall(re.sub(r"['’]", " ", plain))
