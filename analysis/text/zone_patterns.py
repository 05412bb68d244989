"""The words by which a line of a French web page says that it is not article text.

Shapes of the trade (menus, share bars, paywalls, comment forms, credits), never an outlet. All but
`SIGNED` are written for folded text: lower case, no accents, straight apostrophes, plain spaces.
One alternative stands on each line.
"""

from __future__ import annotations

import re
from typing import Final

__all__ = [
    "BYLINE", "CAPTION", "COMMENTS", "CRUMBS", "DATE_LINE", "DAY", "END", "LINK", "FULL_DATE", "DATED_EDGE", "PAYWALL", "PHRASES", "PHOTO_BY",
    "SIGNED", "SOURCE", "STAMPED", "STAMP_WORDS", "TRIGGER", "STRONG", "TIME", "WHOLE",
]  # fmt: skip


def _any(block: str) -> str:
    return "(?:" + "|".join(line.strip() for line in block.strip().splitlines()) + ")"


_MONTH: Final = (
    r"(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?"
    r"|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\.?"
)
_DAYS: Final = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
_WEEKDAY: Final = rf"(?:{_DAYS}|lun|mar|mer|jeu|ven|sam|dim)\.?"
_CLOCK: Final = r"(?:\d{1,2}\s?(?:h|:|heures?)\s?(?:\d{2})?(?::\d{2})?(?:\s?min)?)"
_DATE: Final = _any(rf"""
    (?:{_WEEKDAY},?\s)?\d{{1,2}}(?:er)?\s{_MONTH}(?:,?\s20\d\d)?
    {_WEEKDAY},?\s{_MONTH}\s\d{{1,2}}(?:,\s20\d\d)?
    (?:{_WEEKDAY},?\s)?\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d
    20\d\d-\d\d-\d\d
""")
_JOIN: Final = r"(?:\s|[-–—|•·,:/()]|\b(?:a|le|ce|a jour|gmt|utc|heure de paris|et|par la redaction)\b)*"
_STAMP: Final = _any(r"""
    (?:date de |heure de |derniere |dernier )?(?:publication|mise a jour|modification|parution|maj|edition)
    (?:publie|paru|mis en ligne|mise en ligne|mis a jour|modifie|cree|poste|diffuse|actualise|redige|ecrit)e?s?
    temps de lecture
    duree de (?:lecture|la video)
    lecture
    date
    posted on
    published
    updated
""")
_AGO: Final = r"il y a (?:\d+|une?|deux|trois) (?:secondes?|minutes?|heures?|jours?|semaines?|mois|ans?)"
DATE_LINE: Final = re.compile(
    rf"{_JOIN}(?:(?:{_STAMP}|{_DATE}|{_CLOCK}|{_AGO}|\d{{1,2}}\s?min(?:ute)?s?(?: de lecture)?){_JOIN}){{1,7}}"
)
STAMP_WORDS: Final = re.compile(
    rf"\b{_STAMP}\b|{_DATE}|{_CLOCK}|{_AGO}|\bpar\b|\b\d+ ?(?:min|commentaires?|vues?|reactions?)\b|[-–—|•·,:/()]|\b(?:le|a|et)\b"
)
FULL_DATE: Final = re.compile(rf"(?:\d{{1,2}}(?:er)?\s{_MONTH},?\s20\d\d|\b\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:20)?\d\d\b|20\d\d-\d\d-\d\d)")
DATED_EDGE: Final = re.compile(rf"(?:{_DATE}\s?[-–—|•·/:,]|.*[-–—|•·/]\s?{_DATE}$)")
STAMPED: Final = re.compile(rf"{_STAMP}\b.{{0,60}}\b(?:{_DATE}|{_CLOCK}|{_AGO}|\d+ ?min)")
DAY: Final = re.compile(rf"(?:le |ce )?{_DAYS},? \d{{1,2}}(?:er)? {_MONTH}(?: 20\d\d)?\s?:?")
TIME: Final = re.compile(rf"(?:a )?{_CLOCK}\s?(?:[-–—:]|gmt|utc)?")

WHOLE: Final = frozenset(
    item.strip()
    for item in """
    accueil;menu;menu principal;rechercher;recherche;ok;se connecter;connexion;s'identifier;mon compte;s'abonner
    abonnez-vous;abonnement;je m'abonne;abonne;abonnes;reserve aux abonnes;article reserve aux abonnes;partager
    partage;partages;partagez;facebook;twitter;x;x (twitter);linkedin;whatsapp;telegram;instagram;youtube;tiktok
    pinterest;reddit;messenger;bluesky;threads;mail;email;e-mail;courriel;copier le lien;lien copie;imprimer
    envoyer;enregistrer;sauvegarder;commenter;reagir;newsletter;newsletters;contact;contacts;contactez-nous
    nous contacter;mentions legales;cgu;cgv;plan du site;a propos;qui sommes-nous;qui sommes-nous ?;publicite
    annonce;annonces;sponsorise;contenu sponsorise;videos;podcasts;photos;replay;fermer;suivant;precedent;retour
    haut de page;retour en haut;voir plus;afficher plus;en voir plus;voir tout;tout voir;voir moins;lire la suite
    lire plus;lire l'article;en savoir plus;la suite;suite;rss;decouvrir plus;decouvrir;mise a jour automatique
    rafraichir;actualiser;chargement;continuer sans accepter;tout accepter;accepter;refuser;tout refuser
    parametrer;gerer les cookies;aller au contenu;passer au contenu;aller au contenu principal
    passer au contenu principal;acces direct au contenu;skip to content;skip to main content;s'inscrire
    je m'inscris;valider;annuler;repondre;signaler;j'aime;ecouter;ecouter l'article;ecouter cet article;offrir
    offrir l'article;offrir cet article;ajouter a mes favoris;ajouter a vos selections;lire plus tard;flux rss
    edition du jour;le journal;kiosque;boutique;premium;en continu;le direct;direct;en direct;live
    advertisement;share;tweet;tweeter;print;follow us;home;read more;read next;suivre;suivez-nous
    s'abonner a la newsletter;inscription;se desabonner;zoom;agrandir l'image;agrandir;afficher la suite
    masquer;ouvrir;ouvrir le menu;fermer le menu;telecharger;pdf;archives;liens;faq;cookies;nom;nom *;site web
    recrutement;partager cet article;partager l'article;partager sur;tags;mots-cles;themes;thematiques;auteur
    francais;english;espanol;deutsch;fr;en;voir la video;lire la video;article;video;audio;galerie;diaporama
    """.replace("\n", ";").split(";")
    if item.strip()
)
"""Lines that are chrome where they are nothing else."""

_ARTICLES: Final = r"(?:articles?|contenus?|sujets?|videos?|publications?|actualites?|infos?|posts?|billets?)"
COMMENTS: Final = re.compile(
    _any(r"""
    (?:(?:\d+|aucun|pas de|les|vos|voici la section des|tous les|voir les|espace|lire les)\s)?(?:commentaires?|reactions?)(?:\s?[:(].{0,12}|\s\d+)?$
    \d+ reflexions? sur\b
    (?:laisse|ajoute|poste|publie|ecri|depose|soumet)\w* (?:un|votre|le) (?:nouveau )?commentaire
    soyez le premier
    (?:votre|vos|donnez votre|quelle est votre) (?:reaction|avis|opinion)s?\b.{0,20}$
    votre (?:adresse )?(?:e-?mail|adresse de messagerie|courriel)\b.*publiee?
    (?!il |elle |on )[^.,:;!?]{2,30} (?:dit|a dit|a ecrit)\s?:$
    leave a (?:reply|comment)
    """)
)
END: Final = re.compile(
    _any(rf"""
    (?:les |nos |autres |d'autres |plus d'|plus de |tous les |voir les )?(?:derniers |autres |recents )?{_ARTICLES} (?:similaires?|lie[es]*|recents?|associe[es]*|populaires?|connexes?|relati(?:fs?|ves?)|recommande[es]*|precedents?|suivants?|en relation|apparente[es]*)\b.{{0,40}}$
    (?:les |nos |autres |plus d')?{_ARTICLES} (?:les plus (?:lu|vu|recent|consulte)[es]*|(?:sur|de|dans) (?:le|la|ce) (?:meme )?(?:sujet|theme|rubrique|auteur))\b.{{0,20}}$
    (?:sur|dans) (?:le|la) meme (?:sujet|theme|thematique|rubrique|categorie)\s?:?.{{0,12}}$
    (?:(?:les|nos) )?(?:{_ARTICLES} )?(?:les )?(?:plus|mieux) (?:lu|vu|partage|commente|populaire|consulte|recent)[es]*\b.{{0,30}}$
    (?:ca|cela|ces articles?) (?:pourrait|pourraient|peut|peuvent|devrait) (?:aussi |egalement )?(?:vous|t')\s?interesser
    vous (?:aimerez|pourriez aimer|devriez aimer|apprecierez|allez aimer|pourriez etre interesse).{{0,40}}$
    prolongez (?:votre|la) lecture\b
    (?:nos )?(?:recommandations?|suggestions?|recommande[es]* (?:pour vous|par)|selectionne[es]* pour vous)\b.{{0,25}}$
    (?:nos |les |toutes les )?(?:dernieres?|derniers) (?:actualites?|actus?|{_ARTICLES}|informations?|nouvelles?|minutes?|news|titres)\b.{{0,25}}$
    navigation (?:de l'|des? |d')article
    article (?:precedent|suivant)\b
    (?:a la une|a decouvrir|a lire ensuite|a ne pas manquer|plus d'actualites|plus d'infos|contenus? sponsorises?)$
    (?:related (?:posts|articles|stories)|you may also like|latest news|most read)\b.{{0,25}}$
    retrouvez (?:tous|toutes|toute|nos|l'ensemble|l'integralite)\b
    (?:toute l'actualite|l'info en continu|l'actualite en continu|le fil info|fil d'actualite)\b.{{0,40}}$
    (?:voir )?tous (?:les|nos|ses) articles\b
    (?:a propos de|biographie de) (?:l'auteur|l'autrice|nous)\b
    """)
)
LINK: Final = re.compile(
    r"[>»→▶►•*\-–+\s\[]*"
    + _any(r"""
    (?:a )?\(?(?:re|re-)?\)?-?(?:lire|voir|ecouter|decouvrir|regarder)(?: ou (?:re)?(?:lire|voir|ecouter))?(?:,? ?(?:aussi|egalement|encore|en plus)\b|\s?[:>»→|]|$)
    (?:a )?(?:re)?(?:lire|voir|ecouter) (?:notre|nos|l'|la suite|dans|sur le sujet|plus|a ce sujet|ailleurs|cet|l'article|le dossier)\b
    a (?:re)?(?:lire|voir|ecouter|decouvrir)\b(?! (?:le|la|les|l'|un|une|son|sa|ses|ce|cette|que)\b)
    (?:la|notre) redaction vous (?:conseille|recommande|propose)
    (?:notre|le|nos|voir) (?:dossier|article|decryptage|reportage|analyse|enquete)s?\s?[:>|]
    (?:nos|notre) (?:articles?|dossiers?) (?:sur|pour)\b.{0,40}$
    pour (?:aller plus loin|en savoir plus)\s?(?::.*|$)
    pour (?:memoire|rappel)$
    a consulter\b.{0,20}$
    en (?:video|image|lien|rapport|complement)s?\s?(?::|$)
    (?:videos?|podcasts?|infographie|diaporama)\s?[:.>|]
    (?:read|see) (?:also|more)
    """)
)
BYLINE: Final = re.compile(
    _any(r"""
    (?:[^!?]{2,50}[ ,/(])?avec (?:l'agence |les agences|agences?\b|afp|reuters|ap\b|l'afp|ats\b|belga).{0,40}$
    (?:avec|source|sources|propos recueillis|ecrit par|redige par|publie par|poste par|signe|auteur|auteurs)\s?[: ].{0,80}$
    (?:par )?(?:la )?redaction(?: (?:de|du|avec|web|numerique|internationale?|afrique)\b.{0,40})?$
    (?:de |avec )?(?:notre|nos) (?:correspondant|envoye|bureau).{0,80}$
    (?:correspondant|correspondante|envoye|envoyee|envoyes)s? (?:special|a |de |en |au |permanent).{0,60}$
    [a-z]{2,5}(?:[/-][a-z]{2,5}){1,4}$
    traduit (?:de l'|du |par |en ).{0,80}$
    (?:traduction|edite|adaptation|texte|reportage|photos|montage)\s?(?:par|:).{0,80}$
    (?:journaliste|redacteur|redactrice|chef du service|grand reporter)\b.{0,60}$
    """)
)
SIGNED: Final = re.compile(
    r"(?:Par|PAR|par|By|De)\s(?:(?:M\.|Mme|Dr|Pr)\s)?[A-ZÀ-Þ][\w.’'-]+(?:\s(?:[A-ZÀ-Þ][\w.’'-]*|de|du|d’|da|ben|el|al|van|von|et|avec|,|/|\([^)]*\)))*"
    r"(?:\s?[,(–|-].{0,70})?$|[A-ZÀ-Þ][\w’'-]+(?:\s[A-ZÀ-Þ.][\w’'.-]*){1,3}\s?(?:\([^)]{3,60}\)|,?\s?avec\s[A-Z]{2,12}(?:\s(?:et\s)?[A-Z]\w+)*)$"
)
CRUMBS: Final = re.compile(
    r"[^.!?]{1,70}(?:\s[>»›/|•·]\s[^.!?>»›/|•·]{1,140}){2,}|(?:Accueil|Home)\s?[>»›/|]\s.*|(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?:#[\w-]+[\s,]*)+|(?:[^.!?,]{2,25},\s?){0,12}#[\w-]+.*"
)
SOURCE: Final = re.compile(
    _any(r"""
    source a l'adresse
    cet? (?:article|texte|entretien|contenu) (?:est|a ete|fut|a d'abord) (?:d'abord |initialement )?(?:paru|publie|tire|issu|repris|reproduit|traduit)
    (?:article|texte) (?:original|initialement|paru|publie)\b
    (?:source|lien) (?:de|vers) l'article
    """)
)
CAPTION: Final = re.compile(
    _any(r"""
    credits?(?: ?photos?| ?images?| ?:)?\s?[:©/]
    (?:photo|image|illustration)s? (?:d'illustration|d'archives?|prise le|non datee|fournie par|diffusee par|tiree)
    (?:photo|image|illustration|infographie|carte|legende)s?\s?[:/©]
    illustrations?$
    capture d'ecran
    ©\s?\D
    \(c\)\s\w
    """)
)
PHOTO_BY: Final = re.compile(r"(?:Photo|PHOTO|Photos)\s(?:de |par |by )?[A-ZÀ-Þ][\w.’'-]+(?:\s[A-ZÀ-Þ(][\w.’')-]*)*(?:,\s.{2,40})?")
PAYWALL: Final = re.compile(
    _any(r"""
    reserve[es]* (?:aux|a nos|a ses) abonne
    il vous reste \d
    \d ?% de cet article
    deja (?:un compte|abonne|inscrit)
    (?:envie de|pour|souhaitez) (?:lire|connaitre|decouvrir) la suite
    (?:la|lire la) suite (?:est|de cet? article)
    vous (?:devez|avez deja|n'avez pas).{0,30}(?:compte|abonn|connect)
    """)
)
PHRASES: Final = re.compile(
    _any(r"""
    \babonne(?:z|r|ment)|aux abonnes|\babonne ?\?|sans engagement|acces illimite|illimite d'articles|en illimite
    (?:cree[rz]?|creation d') ?(?:un|votre|mon|d'un) compte|connectez-vous|vous connecter|mot de passe
    \bcookies?\b|consentement|j'accepte|nos partenaires|gestion des|gerer (?:mes|vos|les)|traceurs
    politique de (?:confidentialite|protection)|donnees (?:personnelles|a caractere personnel)|protection des donnees
    conditions generales|conditions d'utilisation|tous droits reserves|droits de reproduction|mentions legales
    reproduction (?:interdite|meme partielle|totale)|toute reproduction|propriete intellectuelle
    newsletters?\b|lettre d'information|inscri(?:vez|re)[- ](?:vous|a)|inscription a la|desinscri|desabonn
    champs (?:obligatoires|requis|suivis)|javascript|adblock|bloqueur de pub|votre navigateur|\bcaptcha|akismet
    cliquez|cliquer ici|en cliquant|nouvelle fenetre|ouvrir dans|activer les|veuillez|s'il vous plait entrez
    telechargez (?:l'|notre |nos |le |la )|suivez[- ](?:nous|l'actu|toute|sur)|rejoignez[- ]nous|app store
    google (?:news|actualites|play)|sur (?:whatsapp|telegram|facebook) pour|alertes? (?:info|mail|actu|e-mail)
    notifications?\b.{0,20}(?:push|activ|recev)|recevez (?:nos|toute|chaque|notre|l'|les|gratuitement|par)
    \bcopyright\b|(?:n'engage(?:nt)?|engage) que (?:la responsabilite|l'auteur|leur|son)|edite par la societe
    issn|cppap|\br\.?c\.?s\.? |propulse par|wordpress|tous nos (?:articles|contenus)
    temps de lecture|min(?:utes?)? de lecture|\d+ (?:vues?|partages?|lectures)$
    faire un don|faites un don|soutenez[- ]nous|soutenir (?:le|la|notre|l'independance)|adherez
    moderateur|moderation\b|charte (?:de|du|d')|vous ne pouvez plus (?:reagir|commenter)|votre commentaire
    (?:votre|adresse) (?:adresse )?(?:e-?mail|courriel|electronique)|par e-?mail$|votre nom
    partage[rz] (?:sur|cet|l'|ce|cette|:|par|via|avec|la page)|envoyer (?:par|a un ami|cet)|copier l'url
    \d+ ?(?:€|euros?|\$|fcfa|chf) ?(?:par mois|/ ?mois|le premier mois|pendant)|des (?:\d+ ?€|chf \d)
    offres? (?:d'abonnement|numeriques?|speciales?|d'emploi)|consulter les offres|lire gratuitement|codes promo
    (?:contenu|video|publication) .{0,30}(?:bloque|refuse|indisponible)|ce contenu (?:est|a ete|n'est)
    autre appareil|appareil a la fois|reessayez|merci de (?:renseigner|saisir|patienter|vous)|paru dans l'edition
    apres cette publicite|publicite$|^publicite|mesurer l'audience|annuler la reponse|enregistrer mon nom
    aider? le site|signaler (?:une|un|cette)|corriger une|vous avez (?:vu|repere) une (?:erreur|faute)
    decouvrez (?:le sommaire|nos|notre|toutes|tous|le journal|l'offre)|lire le journal|voir le sommaire
    ^aller a (?:la|l'|au)|^acceder au|^acces direct|^passer (?:a|au) |^sauter
    contactez[- ]nous|a (?:ses|nos) abonnes|^telecharger\b|avantages reserves|privileges|magazines? et hors-series|articles sur web
    """)
)
STRONG: Final = re.compile(
    _any(r"""
    abonne[zm]|cookies?\b|newsletter|politique de confidentialite|tous droits reserves|e-?mail|mot de passe
    cliquant|cliquez|votre (?:commentaire|navigateur|compte)|inscrivez-vous|consentement|autre appareil|akismet
    champs obligatoires|captcha|donnees personnelles|ce navigateur
    """)
)
TRIGGER: Final = re.compile(r"[Cc]ookie|abonn|newsletter|consent|e-?mail|navigateur|confidentialité|données personnelles|droits")
"""What any long paragraph of page text has at least one of; asked first, for speed."""
