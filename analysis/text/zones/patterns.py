"""The shapes by which a line of a French web page says what it is: date, author, link, legend, comments.

Shapes of the trade, never an outlet. All but `SIGNED`, `PHOTO_BY` and `CRUMBS` are written for folded
text: lower case, no accents, straight apostrophes, plain spaces. One alternative stands on each line,
indented further where it continues one. What can be said in an article is not a cue.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "BYLINE", "CAPTION", "CHANGED", "COMMENTS", "CREDITS", "CRUMB", "CRUMBS", "DATED_EDGE", "DATED_ITEM", "DATE_LINE",
    "DAY", "DESKS", "END", "FOLIO", "FULL_DATE", "GLUED_LINK", "INITIALS", "LEGAL", "LINK", "PHOTO_BY",
    "PLACE_AND_DATE", "SAME", "SCRIPT", "SIGNED", "SOURCE", "STAMPED", "STAMPS", "STAMP_AT_END",
    "STAMP_WORDS", "TIME", "TRAIL", "TWO_DATES", "WIDE_GAP", "WITH_AGENCY", "alternatives", "lines_of",
]  # fmt: skip


def alternatives(block: str) -> str:
    """Join the lines of ``block`` into one group of alternatives; a deeper line continues the one above."""
    return "(?:" + "|".join(lines_of(block)) + ")"


def lines_of(block: str) -> list[str]:
    """Return the alternatives of ``block``."""
    found: list[str] = []
    for line in block.strip("\n ").splitlines():
        if line.startswith(" " * 8):
            found[-1] += line.strip()
        elif line.strip():
            found.append(line.strip())
    return found


_MONTH: Final = (
    r"(?:janv?(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept?(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\.?"
)
_DAYS: Final = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_WEEKDAY: Final = rf"(?:{_DAYS}|lun|mar|mer|jeu|ven|sam|dim)\.?"
_CLOCK: Final = r"(?:\d{1,2}\s?(?:h|:|heures?)\s?(?:\d{2})?(?::\d{2})?(?:\s?min)?)"
_DATE: Final = alternatives(rf"""
    (?:{_WEEKDAY},?\s)?\d{{1,2}}(?:er)?\s{_MONTH}(?:,?\s20\d\d)?
    {_WEEKDAY},?\s{_MONTH}\s\d{{1,2}}(?:,\s20\d\d)?
    (?:{_WEEKDAY},?\s)?\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:20)?\d\d
    20\d\d-\d\d-\d\d
""")
_JOIN: Final = r"(?:\s|[-–—|•·.,:/()]|\b(?:a|le|ce|a jour|gmt|utc|heure de paris|et|par la redaction)\b)*"
STAMPS: Final = r"""
    (?:date de |heure de |derniere |dernier )?(?:publication|mise a jour|modification|parution|maj)
    (?:publie|paru|mis en ligne|mise en ligne|mis a jour|modifie|cree|poste|diffuse|actualise|redige|
        ecrit)e?s?
    temps de lecture
    duree de (?:lecture|la video)
    lecture
    lecture en
    date
    posted on
    published
    updated
"""
_STAMP: Final = alternatives(STAMPS)
_AGO: Final = r"il y a (?:\d+|une?|deux|trois) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
_MINUTES: Final = r"\d{1,2}\s?min(?:ute)?(?:s|\(s\)?)?(?: de lecture)?"
DATE_LINE: Final = re.compile(
    rf"{_JOIN}(?:(?:{_STAMP}|{_DATE}|{_CLOCK}|{_AGO}|{_MINUTES}){_JOIN}){{1,7}}"
)
STAMPED: Final = re.compile(
    rf"{_STAMP}\b.{{0,60}}\b(?:{_DATE}|{_CLOCK}|{_AGO}|\d+ ?min)"
    rf"|par [^,.]{{3,40}} (?:publiee?|mise? a jour|modifiee?) (?:le )?{_DATE}"
)
STAMP_WORDS: Final = re.compile(
    rf"\b{_STAMP}\b|{_DATE}|{_CLOCK}|{_AGO}|{_MINUTES}|\bpar\b|\b\d+ ?(?:min|commentaires?|vues?|reactions?)\b"
    r"|[-–—|•·,:/()]|\b(?:le|a|et)\b"
)
FULL_DATE: Final = re.compile(
    rf"\d{{1,2}}(?:er)?\s{_MONTH},?\s20\d\d|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d\b|20\d\d-\d\d-\d\d"
)
STAMP_AT_END: Final = re.compile(
    rf".*\b\d{{1,2}}[/.-]\d{{1,2}}[/.-]20\d\d\s?(?:a|-|,|·|\|)?\s?{_CLOCK}"
    r"|.*\b(?:publiee?|mise? a jour|modifiee?) le"
)
"""A line that ends with day and time, or with the label of a day that was lost."""
TWO_DATES: Final = re.compile(rf"\d{{1,2}}\s{_MONTH}\s20\d\d\d{{1,2}}\s{_MONTH}\s20\d\d")
"""Published and changed, the blank between them lost."""
CHANGED: Final = re.compile(
    rf"(?:.{{0,60}}[ |•·,(])?{_DATE}.{{0,20}}\b(?:mise? a jour|maj|modifiee?|actualisee?)\b.{{0,8}}{_DATE}(?:\W|$)"
)
"""A line with the day of publication and that of a change, whoever signs it."""
DATED_EDGE: Final = re.compile(rf"{_DATE}\s?[-–—|•·/:,]|.*[-–—|•·/]\s?{_DATE}$")
DAY: Final = re.compile(rf"(?:le |ce )?{_DAYS},? \d{{1,2}}(?:er)? {_MONTH}(?: 20\d\d)?\s?:?")
TIME: Final = re.compile(rf"(?:a )?{_CLOCK}\s?(?:[-–—:]|gmt|utc)?")

PLACE_AND_DATE: Final = re.compile(
    r"(?:[\w .'-]{2,30}(?:\)\s?[-–—]?|\s[-–—])\s?)?(?!(?:les?|la|une?|des|mon|son|sa)\s)[a-z][\w'-]+(?:\s[\w'-]+){0,2}"
    rf"(?:\s?\([\w .'-]{{2,30}}\))?,\s(?:le\s)?{_DATE}(?:\s?[-–—/(]\s?[\w .'-]{{2,30}}\)?)?"
)
"""A dateline alone on its line: agency, place and day."""
FOLIO: Final = re.compile(r"(?:.{2,60}[|–—·-]\s?)?(?:page|p\.)\s?\d{1,3}(?:\s?(?:/|sur|de)\s?\d{1,3})?")
"""The foot of a printed page: "Page 3 sur 12"."""
LEGAL: Final = re.compile(r"(?:©|\(c\)|copyright)\s?[^/]{2,60}[ ,-](?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?")
"""Who owns the page, and the year."""
DATED_ITEM: Final = re.compile(rf"[-–—•*·]\s.{{10,160}}\s[-–—|]\s\d{{1,2}}(?:er)?\s{_MONTH}\s20\d\d")
"""An item of a list of other articles: "- headline - day"."""

TRAIL: Final = re.compile(r"[^.!?«]{1,70}(?:\s[>»›/|•·]\s[^.!?«>»›/|•·]{1,140}){2,}")
"""Breadcrumbs."""
CRUMBS: Final = re.compile(
    r"(?:Accueil|Home)\s?[>»›/|]\s.*"
    r"|Accueil(?:[A-ZÀ-Þ]|\simage/).*"
    r"|(?:#[\w-]+[\s,]*)+"
    r"|\S+@\S+\.\w+"
    r"|in\s[A-ZÀ-Þ][^,.!?]{1,30}(?:, [A-ZÀ-Þ][^,.!?]{1,30})+"
    r"|[—–-]\s.{2,60}\(@\w+\).*"
    r"|!\[[^\]]*\]\([^)]*\)"
    r"|(?:[*•·-]\s)?(?:(?:https?://|www\.)\S+|(?:[Tt]ags?|TAGS?|[Mm]ots[- ][Cc]l[ée]s|[EÉeé]tiquettes?|[Cc]atégories?"
    r"|[Rr]ubriques?|[Hh]ashtags?)\s?:.*)"
)
"""Tags, addresses, signatures of embedded messages."""
SCRIPT: Final = re.compile(r"function\s?\(|\bvar \w+ ?=|window\.\w+|=>|\{\s?\"|\}\);?|@media|\.push\(")
"""What is left over of scripts, anywhere in a line."""
CRUMB: Final = re.compile(r"[>»›/|•·#@{}:]|^in |Accueil|Home|www\.|function|\bvar |window\.|\.push\(")
"""What a line that `CRUMBS` fits must have besides."""

_TEXTS: Final = r"(?:articles?|contenus?|sujets?|videos?|publications?|actualites?|infos?|posts?|billets?)"
_KIN: Final = (
    r"(?:similaires?|lie[es]*|recents?|associe[es]*|populaires?|connexes?|relati(?:fs?|ves?)"
    r"|recommande[es]*|precedents?|suivants?|en relation|apparente[es]*)"
)
COMMENTS: Final = re.compile(
    alternatives(r"""
    (?:(?:\d+|aucun|pas de|les|vos|tous (?:les|vos|nos)|voir les|espace|lire les) )?commentaires?(?:\s?[:(].{0,12}|
        \s\d+)?$
    voici la section des commentaires.{0,3}$
    (?:\d+|vos|aucune) (?:reactions?|reponses?)$
    \d+ (?:reflexions? sur|contributions?$)
    (?:laisse|ajoute|poste|publie|ecri|depose|soumet)\w* (?:un|votre|le) (?:nouveau )?commentaire
    (?:j'ecris|ecrire|rediger) un commentaire$
    un message, un commentaire
    soyez le premier a (?:reagir|commenter|donner)
    (?:donnez votre|quelle est votre|votre) (?:reaction|avis|opinion) ?\??$
    votre (?:adresse )?(?:e-?mail|adresse de messagerie|courriel)\b.*publiee?
    leave a (?:reply|comment)
    complements? d'info(?:rmation)?s? a (?:l'|cet )article$
    """)
)
END: Final = re.compile(
    alternatives(rf"""
    (?:les |nos |autres |d'autres |plus d'|plus de |tous les |voir les )?(?:derniers |
        recents )?{_TEXTS} {_KIN}\b.{{0,40}}$
    (?:les |nos |autres |plus d')?{_TEXTS} les plus (?:lu|vu|recent|consulte)[es]*\b.{{0,20}}$
    en lien avec (?:cet|cette|ce) (?:article|emission|sujet|dossier|episode)$
    (?:theme|sujet|mot-cle|tag|dossier)s? (?:associe|lie)[es]* a (?:l'|cet |cette )
        (?:article|actualite|emission|episode)$
    (?:contenus?|articles?) de nos partenaires$
    apres cet article$
    du meme auteur$
    (?:autres|dernieres|nos) videos$
    video suivante\b.{{0,20}}$
    (?:les |nos )?(?:derniers|dernieres) (?:articles|contenus|publications|billets) (?:de|du|des|dans|sur) .{{2,60}}$
    pour citer (?:cet? |l')(?:article|texte|document|billet)\b.{{0,20}}$
    aller plus loin$
    liens (?:connexes|utiles|rapides|externes|associes|complementaires)$
    (?:d'|des )?(?:autres )?articles similaires$
    (?:les |nos )?(?:plus|mieux) (?:lu|vu|partage|commente|populaire|consulte|recent)[es]*$
    (?:les|nos) (?:{_TEXTS} )?(?:les )?plus (?:lu|vu|partage|commente|populaire|
        consulte)[es]*\b.{{0,30}}$
    (?:ca|cela|ces articles?) (?:pourrait|pourraient|peut|peuvent|devrait) (?:aussi |
        egalement )?(?:vous|t')\s?interesser
    vous (?:aimerez|pourriez aimer|devriez aimer|apprecierez|allez aimer|
        pourriez etre interesse).{{0,40}}$
    (?:prolongez|poursuivez) (?:votre|la) lecture\b
    voir (?:tous )?les autres (?:articles|episodes|numeros|videos|contenus|actualites)\b.{{0,20}}$
    (?:nos )?(?:recommandations?|suggestions?)(?: pour vous)?$
    (?:recommande|selectionne)[es]* (?:pour vous|par)\b.{{0,25}}$
    (?:nos |les |toutes les )?(?:dernieres?|derniers) (?:actualites?|actus?|{_TEXTS}|nouvelles?|
        minutes?|news|titres)$
    navigation (?:de l'|des? |d')article
    article (?:precedent|suivant)\b
    (?:top|tops) (?:articles|lectures|\d+)$
    (?:a la une|a decouvrir|a lire ensuite|a ne pas manquer|plus d'actualites|plus d'infos|
        contenus? sponsorises?)$
    (?:related (?:posts|articles|stories)|you may also like|latest news|most read)\b.{{0,25}}$
    retrouvez (?:tous|toutes|toute|nos|l'ensemble|l'integralite) (?:les|l'|nos|des|de|notre|articles|
        dossiers)
    (?:toute l'actualite|l'info en continu|l'actualite en continu|le fil info|
        fil d'actualite)\b.{{0,40}}$
    (?:voir )?tous (?:les|nos|ses) articles\b
    (?:a propos de|biographie de) (?:l'auteur|l'autrice|nous)$
    """)
)
SAME: Final = re.compile(
    rf"(?:(?:plus |d'autres |tous les |autres |nos |les )?(?:d'|a )?(?:{_TEXTS}|decouvrir|lire|voir) )?"
    r"(?:sur|dans|de|du) (?:(?:le|la) )?meme (?:sujet|theme|thematique|rubrique|categorie|dossier|chaine)\s?:?.{0,12}$"
)
"""As `END`, of articles on the same subject; every one has "meme "."""
LINK: Final = re.compile(
    r"[>»→▶►•*|\-–+\s\[]*"
    + alternatives(r"""
    (?:a )?\(?(?:re)?-?\)?-?(?:lire|voir|ecouter|decouvrir|regarder|consulter)(?: ou (?:re)?(?:lire|
        voir|ecouter))?(?:,? ?(?:aussi|egalement|encore|en plus)\b|\s?[:>»→|]|$)
    (?:a )?(?:re)?lire (?:notre|nos|l'article|l'analyse|l'interview|l'entretien|la suite|dans|
        sur le sujet|a ce sujet|cet|le dossier)\b
    (?:a )?(?:re)?(?:voir|ecouter|regarder) (?:notre|nos|la video|les photos|en video|l'interview|cet)\b
    a (?:re)?(?:lire|ecouter)\b(?! (?:le|la|les|l'|un|une|son|sa|ses|ce|cette|que)\b)
    (?:la|notre) redaction vous (?:conseille|recommande|propose)
    (?:notre|le|nos|voir) (?:dossier|article|decryptage|reportage|analyse|enquete)s?\s?[:>|]
    (?:nos|notre) (?:articles?|dossiers?) (?:sur|pour)\b.{0,40}$
    pour (?:aller plus loin|en savoir plus)\s?(?::.*|,.{2,40}\bvous propose.*|$)
    pour (?:memoire|rappel)$
    voir en (?:ligne|annexe)\s?:
    (?:revivez|suivez|retrouvez|relisez|revoyez) (?:le|la|notre) (?:direct|live|tchat|chat|soiree|debat)\b
    en (?:video|image|lien|rapport|complement)s?\s?(?::|$)
    (?:videos?|podcasts?|infographie|diaporama)\s?[:>|]
    (?:read|see) (?:also|more)
    """)
)
WITH_AGENCY: Final = re.compile(
    r"\(?(?:.{2,50}[ ,/(])?avec (?:l'agence |les agences|agences?\b|afp|reuters|ap\b|l'afp|ats\b|belga\b)"
    r".{0,40}$"
)
BYLINE: Final = re.compile(
    alternatives(r"""
    (?:source|sources|auteur|auteurs|signe|texte|reportage|photos|montage|traduction|
        adaptation)\s?:.{0,80}$
    (?:article |texte )?(?:propos recueillis|ecrit par|redige par|publie par|poste par|texte par|edite par|
        adapte par).{0,80}$
    (?:videos?|images?|recit|infographie|illustration|carte|montage|reportage) (?:par|de) ?:.{0,60}$
    (?:par )?(?:la )?redaction(?: (?:de|du|avec|web|numerique|internationale?|afrique)\b.{0,40})?$
    (?:de |avec )?(?:notre|nos) (?:correspondant|envoye|bureau).{0,80}$
    correspondante?s? (?:a |au |en |de |permanent).{0,60}$
    envoyee?s? specia(?:l|le|ux|les)\b.{0,60}$
    traduit (?:de l'|du |par ).{0,80}$
    suivi (?:assure |en direct )?par .{2,50}$
    (?:journaliste|redacteur|redactrice|redacteur en chef|chef du service|grand reporter)\b.{0,60}$
    """)
)
DESKS: Final = re.compile(r"[a-z]{2,5}(?:[/-][a-z]{2,5}){1,4}$")
"""The letters of a desk or of authors: "ab/cd", "abc-def"."""
SIGNED: Final = re.compile(
    r"(?:Par|PAR|par|By)\s(?:(?:M\.|Mme|Dr|Pr)\s)?(?:[A-ZÀ-Þ]|\d+\s?[A-ZÀ-Þ])[\w.’'-]+"
    r"(?:\s(?:[A-ZÀ-Þ][\w.’'-]*|\d+|de|du|d’|da|ben|el|al|van|von|et|avec|,|/|\([^)]*\)))*(?:\s?[,(–|-].{0,70})?$"
    r"|[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ.][\w’'.-]*){1,3}\s?\([^)]{3,60}\)$"
)
INITIALS: Final = re.compile(
    r"\(?(?=(?:.*\.){1,6})(?:[A-ZÀ-Þ](?:[.\s-]{1,2}(?:d[.\s]\s?|de\s)?[A-ZÀ-Þ]){1,3}[A-ZÀ-Þ]{0,9}\.?(?:\s?(?:,|/|&|et|avec)\s)?)"
    r"{1,3}\)?"
)
"""The initials of authors, alone on their line: "A. K.", "C.d.S, C.M."."""
GLUED_LINK: Final = re.compile(
    r"[•→>\s]*(?:À|A|a|à)\s(?:[Rr]e)?(?:[Ll]ire|LIRE|[Vv]oir|VOIR)(?:\s(?:[Aa]ussi|AUSSI|également))?(?=[A-ZÀ-Þ«“][\w\s’'«]*[a-zà-ÿ])"
    r"(?<=[a-zé])(?=[A-ZÀ-Þ«“])"
    r"|(?:En savoir plus|Lire la suite|Lire plus|Voir plus|Sur le même (?:sujet|thème))(?=[A-ZÀ-Þ«“])"
    r"|(?:>|&gt;){2,4}\s?[A-ZÀ-Þ«“\"].{0,200}(?:[^.!…]|\s[?!])$"
)
"""A link whose label lost the blank behind it: "À LireLe port rouvre"."""
WIDE_GAP: Final = re.compile(r" {3,}")
"""What is left between the items of a bar that stood side by side."""
CREDITS: Final = re.compile(
    r"(?:(?:direction|production|prise de son|montage|mixage|realisation|habillage|musique|technique)"
    r"(?: et [a-z]+)?(?: editoriale?| sonore)?|presentation) ?: ?\S.{1,60}$"
)
"""Who made a programme: "Prise de son : A. Lorme."."""
SOURCE: Final = re.compile(
    alternatives(r"""
    (?:the post|l'article|cet article) .{5,200} (?:appeared first on|first appeared on|est apparu en premier)\b
    source a l'adresse
    cet? (?:article|texte|entretien|contenu) (?:est|a ete|fut|a) (?:d'abord |initialement )?(?:paru|
        publie|tire|issu|repris|reproduit|traduit)
    (?:article|texte) (?:original|initialement|paru|publie)\b
    (?:source|lien) (?:de|vers) l'article
    """)
)
CAPTION: Final = re.compile(
    alternatives(r"""
    credits?(?: ?photos?| ?images?| ?:)?\s?[:©/]
    (?:photo|image|illustration)s? (?:d'illustration|d'archives?|extraite? d|prise le|non datee|fournie par|
        diffusee par|tiree)
    [(\[]?(?:photo|image|illustration|infographie|carte|legende)s?\s?[:/©]
    illustrations?$
    capture d'ecran
    dessin (?:de|:) .{2,40}\bparu\b
    ©\s?[^\d\s]
    """)
)
PHOTO_BY: Final = re.compile(
    r"(?:Photo|PHOTO|Photos)\s(?:de |par |by )?[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ(][\w.’')-]*)*"
    r"(?:\s?/\s?[A-ZÀ-Þ][\w .’'-]{1,30})?(?:,\s.{2,40})?"
)
