"""What around a capitalised run tells that it names a person: titles, roles, appositions, verbs of speech, credits."""

from __future__ import annotations

import re

from analysis.matching.unlisted_context import Context
from analysis.matching.unlisted_heads import BEHIND, HEADS, LOWER_HEADS
from analysis.matching.unlisted_runs import bare, words_after, words_before
from analysis.matching.unlisted_words import FUNCTION, HONORIFICS, PLACE_CONTEXT, ROLES, SPEECH

__all__ = ["is_apposed", "is_credited", "is_personal", "is_titled", "speaks", "thing_before"]

_PLACE_PREPOSITIONS = frozenset("a en vers dans sur depuis pres via jusqu jusqu'a autour aux au".split())
_VERBS_BETWEEN = frozenset("a ont avait avaient est sont etait etaient qui que dont ou s'est se sera seront n'a".split())
_CREDIT_BEFORE = re.compile(
    r"(?:[©®]|\([cC]\)|\b(?:AFP|REUTERS|Reuters|AP|EPA|EFE|SIPA|TASS|POOL|Pool|KREMLIN|Sputnik|SPUTNIK|ANSA|PA|UPI|NTB|DPA|Getty Images|GETTY IMAGES|"
    r"Xinhua|ABACA|MAXPPP|PHOTO|FILE|FILES|HANDOUT|Anadolu|Agency|Images)[ \u00a0]?/{1,2}|"
    r"\b(?:[Pp]hotos?|[Cc]rédits?(?:[ \u00a0]photos?)?|[Pp]hotographies?|[Ii]mages?|[Vv]idéos?|[Tt]extes?|[Ii]llustrations?|[Dd]essins?|[Ii]nfographies?|"
    r"[Pp]ropos recueillis|[Rr]ecueillis?|[Aa]uteure?|[Rr]éalisé|[Pp]ublié|[Éé]crit|[Rr]édigé|[Tt]raduit)(?:[ \u00a0]de l['’]\w+)?"
    r"(?:[ \u00a0]?:|[ \u00a0]par(?:[ \u00a0]?:)?))[ \u00a0]?$"
)
_BYLINE = re.compile(r"(?:^|\n)[ \t]*(?:Par|De notre (?:correspondante?|envoyée? spéciale?))[ \u00a0]?:?[ \u00a0]$")
_CREDIT_AFTER = re.compile(
    r"[ \u00a0]?/{1,2}[ \u00a0]?(?:AFP|REUTERS|Reuters|AP|EPA|EFE|SIPA|TASS|POOL|Pool|SPUTNIK|Sputnik|ANSA|PA|UPI|NTB|DPA|Getty|GETTY|Xinhua|ABACA|"
    r"MAXPPP|Anadolu|Hans|Le |Libération|RFI|France|Radio|Bloomberg|ZUMA|NurPhoto|Shutterstock|Divergence|MYOP)|[ \u00a0]via[ \u00a0](?:REUTERS|Reuters|AP|AFP|Getty)"
)
_YEARS = re.compile(r"[ \u00a0]\((?:\d{4}|né|née|mort|morte|photo|à gauche|à droite|au centre|g\.|d\.|\d{2}[ \u00a0]ans)")
_PARTY = re.compile(r"[ \u00a0]\([A-Z][A-Za-zÉé]{1,7}(?:[-–,/ ][^()]{1,25})?\)")
_SURNAME_SHAPE = re.compile(
    r".{2,}(?:ov|ova|eva|iev|enko|tchouk|chuk|ski|sky|ska|skaia|skaya|vic|vitch|vych|yan|ian|shvili|chvili|adze|idze|sson|sen|oglu|zadeh|"
    r"pour|ewicz|escu|opoulos|idis|akis|inen|ayev|yev|aev|uk|ullah|eddine|zade)"
)
_INTRODUCES = frozenset("nomme nommee denomme surnomme dit dite alias baptise prenomme appele appelee nommes intitule".split())


def is_titled(text: str, start: int) -> bool:
    """Whether a form of address or a role stands right before ``start``: "M.", "le colonel", "l'analyste"."""
    words = words_before(text, start, 26)
    if words and words[0] in ("de", "du", "des", "la", "d'") and len(words) > 1:
        words = words[1:] if words[0] != "la" else words[2:]  # "M. de La Tour"
        return bool(words) and words[0] in ("m.", "mme", "mm.", "me")
    return bool(words) and (bare(words[0]) in _SINGULAR_ROLES)


# Roles that more often stand before other things than a surname.
_SINGULAR_ROLES = ROLES - frozenset("""
aide agent cadre chef cheffe critique garde guide modele militaire militaires mineur figure numero eleve mort executif controleur
conseil conseiller candidat candidate accuse habitant habitante retraite refugie refugiee resident residente ressortissant fille fils mere pere frere soeur
mari epouse femme oncle tante cousin cousine charge chargee ministres presidents deputes gouverneurs generaux colonels auteur auteurs createur
leaders dirigeants responsables experts prisonnier prisonniere victime victimes vainqueur suspect soldat citoyen citoyenne dit alias certain
nomme nommee appele appelee terroriste jihadiste djihadiste observateur commercial scientifique temoin temoins volontaire operateur productrice producteur
associe associee adjoint adjointe professionnel dissident executive representant secretaire vendeur transporteur employe employee hote
etudiant etudiante actrice gardien gardienne reine roi rival rivale successeur predecesseur patron directeur directrice fondateur fondatrice
journal-iste leader capitaine-adjoint numero-un titulaire proprietaire technicien ingenieur elu elue marquis duc comte
""".split()) | frozenset("president presidente ministre directeur directrice leader patron fondateur dissident conseiller candidat roi reine".split())  # fmt: skip


def speaks(text: str, start: int, end: int) -> bool:
    """Whether a verb of speech stands right behind a name, or inverted right before it."""
    after = words_after(text, end, 40)
    if after and after[0] in ("a", "avait", "aurait", "n'a", "s'est", "est", "etait") and len(after) > 1:
        if after[1] in SPEECH or (len(after) > 2 and after[2] in SPEECH):
            return True
    elif after and after[0] in SPEECH and after[0] not in ("selon", "d'apres", "dixit", "mort", "ne"):
        return True
    before = words_before(text, start, 30)
    if not before or before[0] not in SPEECH:
        return False
    # "selon X", « …», déclare X: but not "il a nommé X" of a thing.
    return before[0] in ("selon", "d'apres", "dixit") or before[1:2] in ([","], ["»"], ["”"], ['"'], ["a"], ["avait"]) or len(before) == 1


def thing_before(text: str, start: int) -> bool:
    """Whether the name is a street's, a school's, a ship's: "rue", "lycée", "porte-avions" before it."""
    words = words_before(text, start, 30)
    if words and words[0] in ("«", '"', "“"):
        words = words[1:]
    if words and words[0] in ("de", "d'", "du") and len(words) > 1:
        return bare(words[1]) in ("prix", "rue", "place", "porte-avions", "avenue", "boulevard", "aeroport", "stade")
    return bool(words) and bare(words[0]) in PLACE_CONTEXT


def is_credited(context: Context, start: int, end: int) -> bool:
    """Whether a photographer's or an author's credit holds the name."""
    text = context.text
    if _CREDIT_AFTER.match(text, end):
        return True
    window = max(0, start - 45)
    return bool(_CREDIT_BEFORE.search(text, window, start) or _BYLINE.search(text, max(0, start - 40), start))


def is_personal(context: Context, start: int, end: int, opens: bool) -> bool:
    """Whether the words around a run of capitalised words make it a person."""
    text = context.text
    before = words_before(text, start)
    nearest = bare(before[0]) if before else ""
    if nearest in ROLES:
        return True
    if nearest in _INTRODUCES:
        return True
    if is_apposed(text, end) or _YEARS.match(text, end):
        return True
    if nearest in _PLACE_PREPOSITIONS:
        return False
    if before and before[0] in ("l'", "le", "la", "les", "cette", "ce", "cet", "une", "un", "ces", "du", "des", "l"):
        return False
    if _role_leads(before) or speaks(text, start, end):
        return True
    if _PARTY.match(text, end) and not opens:
        return True
    last = text[start:end].split()[-1]
    return bool(_SURNAME_SHAPE.fullmatch(last.lower())) and len(text[start:end].split()) == 2 and nearest not in ("de", "d'")


_TRADE = re.compile(r"\w{3,}(?:eur|euse|trice|iste|logue|ier|iere|ienne|docker)")
_NO_TRADE = frozenset("""
premier premiere dernier derniere quartier chantier interieur exterieur secteur moteur hauteur valeur couleur erreur ulterieur superieur inferieur
anterieur meilleur meilleure plusieurs ailleurs leur peur coeur chaleur ampleur rigueur faveur longueur vigueur horreur terreur douleur entier entiere
particulier particuliere frontiere riviere matiere maniere lumiere carriere barriere colere chantiere regulier reguliere ancienne moyenne piste liste
existe insiste persiste consiste resiste subsiste assiste triste dossier papier courrier janvier fevrier metier sentier pilier verrier cimetiere
italienne indienne iranienne syrienne ukrainienne egyptienne algerienne tunisienne libyenne coreenne europeenne prisonniere poussiere croisiere
financier financiere industriel industrielle politiste-e petrolier gazier fier hier tier carrefour
""".split())  # fmt: skip
_AGES = frozenset("""
seize dix-sept dix-huit dix-neuf vingt trente quarante cinquante soixante soixante-dix quatre-vingts quinze quatorze treize douze onze dix neuf huit sept
""".split())  # fmt: skip


def _is_trade(word: str) -> bool:
    """Whether a word ends as the names of trades do: "couturière", "relieur", "pianiste"."""
    return bool(_TRADE.fullmatch(word)) and word not in _NO_TRADE


def _of_organisation(after: list[str]) -> bool:
    """ ", de l'association …", ", du Centre …" """
    if after[0] != "," or len(after) < 3 or bare(after[1]) not in ("de", "du", "d'"):
        return False
    return any(bare(word) in BEHIND | HEADS | LOWER_HEADS for word in after[2:4])


def is_apposed(text: str, end: int) -> bool:
    """ "…, chercheur à l'institut", "…, 45 ans", "…, ancien directeur" """
    after = words_after(text, end, 80)
    if not after or after[0] not in (",", "(", "–", "—"):
        return False
    if _of_organisation(after) or (len(after) > 1 and _is_trade(after[2] if after[1] in ("un", "une") and len(after) > 2 else after[1])):
        return True
    for at, word in enumerate(after[1:7]):
        plain = bare(word)
        if plain in ROLES and plain not in HONORIFICS - _ROLE_TITLES:
            return True
        if (plain.isdigit() or plain in _AGES) and after[at + 2 : at + 3] == ["ans"]:
            return True
        if word in _VERBS_BETWEEN or word in (",", ".", ")", ";", ":", "»"):
            return False
        if plain in FUNCTION and plain not in ("le", "la", "l", "un", "une", "des", "les", "ancien", "du", "de", "plus", "tres", "son", "sa", "lui", "elle", "aussi", "premier"):
            return False
    return False


_ROLE_TITLES = frozenset("""
general colonel capitaine commandant ministre president presidente senateur senatrice depute deputee gouverneur gouverneure juge procureur
procureure ambassadeur ambassadrice secretaire cardinal archeveque eveque patriarche imam rabbin pasteur docteur professeur professeure amiral vice-president
vice-presidente sergent soldat lieutenant commissaire
""".split())  # fmt: skip


def _role_leads(before: list[str]) -> bool:
    """ "le porte-parole de l'armée Xx Yy", "la directrice de l'institut, Xx Yy": a role, its complement, the name."""
    if not before:
        return False
    words = before[1:] if before[0] in (",", "»", "”", ")") else before
    if before[0] == ")" and "(" in words:
        words = words[words.index("(") + 1 :]
    if not words or bare(words[0]) in FUNCTION or not words[0][-1].isalnum():
        return False
    for word in words[1:13]:
        if word in _VERBS_BETWEEN or word in (".", ";", ":", "!", "?", "»", "«", ")", "("):
            return False
        if bare(word) in ROLES:
            return True
    return False
