"""The phrases of page text: menus, subscriptions, cookies, sharing, forms, legal lines.

Written for folded text, as in `analysis.text.zones.patterns`; `HINTS` are words in lower case with accents.
"""

from __future__ import annotations

import re
from typing import Final

from analysis.text.zones.asks import ASKED, ASKS
from analysis.text.zones.patterns import alternatives
from analysis.text.zones.search import Phrases

__all__ = ["CONTROLS", "HINTS", "PAYWALL", "SHORT", "STRONG", "SURE", "WEAK", "WHOLE"]

WHOLE: Final = frozenset(
    item.strip()
    for item in """
    accueil;menu;menu principal;rechercher;recherche;ok;se connecter;connexion;s'identifier;mon compte
    s'abonner;abonnez-vous;abonnement;je m'abonne;abonne;abonnes;reserve aux abonnes
    article reserve aux abonnes;partager;partage;partages;partagez;facebook;twitter;x;x (twitter)
    linkedin;whatsapp;telegram;instagram;youtube;tiktok;pinterest;reddit;messenger;bluesky;threads
    mail;email;e-mail;courriel;copier le lien;lien copie;imprimer;envoyer;enregistrer;sauvegarder
    commenter;reagir;newsletter;newsletters;contact;contacts;contactez-nous;nous contacter
    mentions legales;cgu;cgv;plan du site;a propos;qui sommes-nous;qui sommes-nous ?;publicite;annonce
    annonces;sponsorise;contenu sponsorise;videos;podcasts;photos;replay;fermer;suivant;precedent
    retour;haut de page;haut de la page;retour en haut;voir plus;afficher plus;en voir plus;voir tout;tout voir
    voir moins;lire la suite;lire plus;lire l'article;en savoir plus;la suite;suite;rss;decouvrir plus
    decouvrir;mise a jour automatique;rafraichir;actualiser;chargement;continuer sans accepter
    tout accepter;accepter;refuser;tout refuser;parametrer;gerer les cookies;aller au contenu
    passer au contenu;aller au contenu principal;j'accepte;passer au contenu principal
    acces direct au contenu;skip to content;skip to main content;s'inscrire;je m'inscris;valider
    annuler;repondre;signaler;j'aime;ecouter;ecouter l'article;ecouter cet article;offrir
    offrir l'article;offrir cet article;ajouter a mes favoris;ajouter a vos selections;lire plus tard
    flux rss;edition du jour;le journal;kiosque;boutique;premium;en continu;le direct;direct;en direct
    live;sondage;advertisement;share;tweet;tweeter;print;follow us;home;read more;read next;suivre
    suivez-nous;voir le profil;s'abonner a la newsletter;inscription;se desabonner;zoom
    agrandir l'image;agrandir;afficher la suite;masquer;ouvrir;ouvrir le menu;fermer le menu
    telecharger;pdf;archives;liens;faq;cookies;nom;nom *;site web;recrutement;partager cet article
    partager l'article;partager sur;tags;mots-cles;themes;thematiques;auteur;francais;english;espanol
    deutsch;fr;en;par;contenu de l'article;logo;article cover;voir la video;lire la video;article;video
    audio;galerie;diaporama;table des matieres;sommaire;short url;loading;learn more;placeholder video;spot_img
    masquer ce message;sauter la publicite;passer la publicite;retour a l'accueil;menu complet
    voir cette publication sur instagram;view this post on instagram;voir ce post sur instagram
    consulter les offres;protection des donnees;propriete intellectuelle;vie privee;charte du groupe
    """.replace("\n", ";").split(";")
    if item.strip()
)
"""Lines that are chrome where they are nothing else."""

CONTROLS: Final = re.compile(
    alternatives(r"""
    (?:activer|desactiver|recevoir|gerer|creer) (?:les|mes|des|nos|vos|l'|une?|d'autres)\s?(?:alertes?|notifications?)
    (?:re)?(?:actualiser|actualisez|rafraichir|rafraichissez|recharger|rechargez|charger)
        (?: (?:la page|le direct|le fil|la suite|plus))?
    (?:mise a jour|actualisation|rafraichissement|defilement|lecture) automatique(?: (?:des)?activee?)?
    (?:suivre|suivez|revivre|revivez|revoir|partager|quitter|rejoindre|voir) (?:ce|le|notre) (?:direct|live|fil)
    (?:(?:ce|le) )?(?:direct|live) (?:est )?(?:maintenant |desormais |a present )?(?:termine|fini|clos|en cours)
    (?:suivez|retrouvez) (?:notre|le) (?:dernier )?(?:direct|live) (?:ici|dans l'article ci-dessous|ci-dessous)
    (?:suivez|suivre) (?:en direct )?(?:l'evolution de la situation|les dernieres infos(?: sur .{3,30})?)(?: en direct)?
    (?:\d+|une?) (?:nouvelles? )?(?:mises? a jour|messages?|publications?)
    (?:trier|classer|filtrer)(?: par)?\s?:?(?: (?:les )?plus (?:recents?|anciens?)| date| ordre .{3,20})?
    (?:du )?(?:les )?plus (?:recents?|anciens?)(?: d'abord| en premier| au plus (?:ancien|recent))?
    voir les (?:points|moments|temps) (?:forts|cles)
    (?:publicite|annonce|advertisement) \d+
    (?:re)?ecouter (?:l'|le|la|cette|cet)\s?(?:edition|emission|journal|chronique|article|podcast)
    s'abonner (?:au|a la|aux) (?:fil|flux|podcast|lettre|alertes?)
    """)
)
"""What the controls of a page say, alone or side by side on a bar: the whole line, or each part of it."""

PAYWALL: Final = Phrases(
    r"""
    reserve[es]* (?:aux|a nos|a ses) abonne
    abonnez-vous (?:pour|et) (?:acced|lire|lisez|continu|poursui|decouvr|profit|retrouv)
    acceder a (?:tous nos|l'ensemble de nos|l'integralite de nos) (?:articles|contenus)
    il vous reste \d
    \d ?% de cet article
    deja (?:un compte|abonne)
    (?:envie de|pour|souhaitez) (?:lire|connaitre|decouvrir) la suite
    (?:la|lire la) suite (?:est reserve|de cet? article)
    vous (?:devez etre|devez vous|avez deja un|n'avez pas encore de) ?.{0,20}(?:compte|abonn|connect)
    """
)
_SURE: Final = ASKED + r"""
    \babonne(?:z|r|ment)
    aux abonnes
    \babonne ?\?
    en illimite
    illimite d'articles
    sans engagement(?: de duree)?$
    acces illimite a (?:tous|nos|l'ensemble|toute)
    a (?:ses|nos) abonnes
    cree[rz]? (?:un|votre|mon) compte
    connectez-vous
    vous connecter$
    mot de passe (?:oublie|perdu)
    \bcookies?\b
    traceurs
    votre consentement
    gestion des (?:cookies|consentements|preferences)
    gerer mes
    politique de (?:confidentialite|protection)
    donnees a caractere personnel
    conditions generales d'
    mentions legales
    conditions d'utilisation
    tous droits reserves
    droits de reproduction
    toute reproduction
    reproduction (?:interdite|meme partielle|totale ou partielle)
    conditions generales de vente
    en tant qu'abonnee?,
    (?:live|direct) est (?:a present |desormais |maintenant )?termine
    suivez les dernieres (?:infos|informations|nouvelles)
    newsletters?\b
    lettre d'information
    inscrivez-vous
    s'inscrire a (?:la|notre|nos)
    inscription a (?:la|notre) (?:news|lettre)
    inscription aux newsletters
    desinscri
    desabonn
    champs (?:obligatoires|requis|suivis)
    espace (?:des )?commentaires? est
    javascript
    adblock
    bloqueur de pub
    votre navigateur
    \bcaptcha
    akismet
    cliquez
    cliquer ici
    en cliquant
    nouvelle fenetre
    s'il vous plait entrez
    ^telechargez (?:l'|notre |nos )
    application mobile
    app store
    google (?:news|actualites|play)
    contactez[- ]nous
    suivez[- ](?:nous|l'actu|toute l'actu|sur)
    sur (?:whatsapp|telegram|facebook) pour
    alertes? (?:info|mail|actu|e-mail)
    notifications?\b.{0,20}push
    recevez (?:nos|toute l'|chaque|notre|l'essentiel|l'actu|gratuitement|par e-?mail)
    \bcopyright\b
    ^© ?(?:19|20)\d\d\b
    droits? d'acces,? (?:et )?de (?:modification|rectification)
    regles de confidentialite
    n'engage(?:nt)? (?:que|pas)
    separez les adresses
    ^de la part de ?:?$
    edite par la societe
    \bissn\b
    \bcppap\b
    propulse par
    powered by
    wordpress
    temps de lecture
    min(?:utes?)? de lecture
    \d+ (?:vues?|partages?|lectures)$
    ^telecharger\b
    faire un don$
    faites un don
    soutenez[- ]nous
    aidez[- ]nous a
    charte (?:de moderation|d'utilisation|des commentaires)
    vous ne pouvez plus (?:reagir|commenter)
    votre commentaire
    votre (?:adresse )?(?:e-?mail|courriel)
    adresse e-?mail
    votre nom$
    (?:une publication partagee|un post partage|a post shared) (?:par|by)\b.{0,60}$
    partage[rz]? (?:cet article|l'article|cette page|via|par e-?mail|par mail|la publication|la page)
    ^partager\b.{0,12}$
    partage[rz]? sur (?:facebook|twitter|x\b|linkedin|whatsapp|telegram|les reseaux|pinterest)
    copier (?:l'url|le lien)
    envoyer (?:par e-?mail|par mail|par courriel|a un ami|cet article)
    \d+ ?(?:€|euros?|\$|fcfa|chf) ?(?:par mois|/ ?mois|le premier mois)
    des (?:\d+ ?€|chf \d)
    codes promo
    offres? (?:d'abonnement|numeriques?|speciales?)
    lire gratuitement
    s'abonner permet d
    creer un compte permet d
    (?:a|de) (?:mes|vos) (?:selections|favoris)$
    envie d'offrir cet article
    libres? de (?:copie|droits|reproduction)
    votre panier
    lecteur audio
    votre video demarrera
    ce contenu (?:est bloque|a ete bloque|n'est pas disponible)
    contenu indisponible
    video (?:bloquee|indisponible)
    autre appareil
    appareil a la fois
    reessayez
    merci de (?:renseigner|saisir|patienter)
    paru dans l'edition
    apres cette publicite
    apres la publicite
    publicite$
    mesurer l'audience
    annuler la reponse
    enregistrer mon nom
    signaler (?:un abus|un contenu|une erreur|ce commentaire|cette erreur)
    corriger une (?:faute|erreur)
    decouvrez (?:le sommaire|nos (?:offres|newsletters|podcasts)|le journal|l'offre)
    lire le journal
    voir le sommaire
    ^aller a (?:la|l'|au)
    ^acceder au (?:contenu|menu)
    ^passer (?:au contenu|au menu|a la navigation)
    ^(?!il |elle |on |je |le |la |les |l')[\w .-]{2,25}(?<! a) dit ?:$
"""
SURE: Final = Phrases(_SURE)
SHORT: Final = Phrases(_SURE + ASKS)
"""`SURE`, and what is sure in a short line alone."""
WEAK: Final = Phrases(
    r"""
    nos partenaires
    donnees personnelles
    vie privee
    consentement
    vos (?:choix|preferences)
    finalites
    vos donnees
    publicites? (?:ciblee|personnalisee|adaptee)s?
    geolocalisation
    identifiants?
    votre (?:terminal|appareil|compte|abonnement)
    mesure d'audience
    interet legitime
    droit d'acces
    informatique et libertes
    mot de passe
    abonnes\b
    conditions generales
    notre (?:site|application|redaction|journalisme)
    ce site
    reseaux sociaux
    gratuite?ment
    inscription
    moderat(?:eur|ion)
    tous nos (?:articles|contenus)
    e-?mail
    rejoignez[- ]nous
    deductible
    nos lecteurs
    votre (?:soutien|don|navigation)
    edition (?:abonnes|numerique)
    service client
    en ligne
    adherez
    """
)
"""Words that tell nothing alone and something together."""

STRONG: Final = Phrases(
    r"""
    abonne[zm]
    s'abonner permet
    cookies?\b
    newsletter
    politique de confidentialite
    tous droits reserves
    cliquant
    cliquez
    votre (?:commentaire|navigateur|consentement)
    inscrivez-vous
    autre appareil
    akismet
    champs obligatoires
    captcha
    adresse e-?mail
    ce navigateur
    contactez[- ]nous
    (?:envoyez|posez)[- ]nous (?:vos|votre) question
    reproduction totale ou partielle
    en tant qu'abonnee?, vous
    (?:live|direct) est (?:a present |desormais |maintenant )?termine
    """
)
HINTS: Final = frozenset(
    re.findall(
        r"\S+",
        """
        abonné abonnés abonnez abonner abonnement abonnements akismet appareil charte cliquant cliquez compte
        confidentialité connectez consentement cookie cookies copyright cppap données droits email envoyer
        gratuitement inscription inscrivez indésirables issn journal lire live mail mails mentions modération navigateur
        newsletter newsletters nos notre partagez publicité publicités recevez reproduction réservés réservé
        signaler site sites suivez téléchargez utilisation votre vos
        """,
    )
)
"""Words of which any long line of page text has at least one; looked at first, for speed."""
