"""What a site asks of its reader: letters to take, gifts, questions to the newsroom, fields to fill in.

Written for folded text, as in `analysis.text.zones.patterns`. A line that only quotes such words opens with its
quotation mark or its speaker, so what an article may say of gifts and letters is held to the opening of a line.
"""

from __future__ import annotations

from typing import Final

__all__ = ["ASKED", "ASKS"]

ASKED: Final = r"""
    \bvous utilisez google\b
    pour ne (?:rater|manquer|louper) aucune? (?:article|actu|info)
    (?:envoyez|posez|adressez|soumettez)-nous (?:vos|votre|un) (?:questions?|temoignages?|photos?|videos?|
        infos?|informations?|reactions?|suggestions?|histoire|mail|message|courriel)
    ^(?:envie de|vous (?:souhaitez|voulez)) (?:nous )?soutenir\b
    \bfaites un don (?:et|des)\b
    \bdeduisez-le de vos impots\b
    \bconsultez nos (?:reponses|articles|dossiers)
"""
"""Sure phrases, in a line of any length."""

ASKS: Final = r"""
    ^et si vous receviez\b
    ^recevez (?:le meilleur|les (?:meilleur|dernier|alerte|info)|tous les (?:matins|jours|soirs|articles))
    ^souscrivez a (?:la|notre|nos) (?:lettre|newsletter|infolettre)
    ^ne (?:ratez|manquez|loupez) (?:plus )?(?:rien de (?:l'actu|nos)|aucune? (?:article|actu|info))
    \bne (?:vous )?spammons (?:pas|jamais)
    laisse[rz]? ce champ vide
    ^(?:a|de|dans) votre liste de lecture
    ^(?:contenu|article) (?:ajoute|supprime|sauvegarde|enregistre)$
    ^voulez-vous (?:le|la|l') ?(?:classer|ajouter|enregistrer)\b
    \bveuillez reessayer\b
    ^pour ajouter (?:ce|cet) (?:contenu|article)
    ^voir mon actu\b
    ^suivre (?:ce theme|ce sujet|cet auteur)$
    \bsuivre ce (?:theme|sujet) suivi$
    ^(?:consultez|retrouvez|decouvrez) (?:toute )?l'(?:actualite|actu|info) en (?:video|image|continu|direct)s?$
    ^voir (?:tout )?(?:le|les) programmes? (?:tv|tele)
    ^soutenez (?:notre|un|une|le|la|l')\s?(?:journal|media|redaction|presse|journalisme|information|site)\b
    (?:^|[€%] )(?:consulte[rz]|voir|decouvrir|profiter de) (?:l'offre|plus d'offres|le bon plan)$
    \bau meilleur prix prix de base\b
    ^je (?:soutiens|m'inscris a|fais un don a) (?!l[aes']|un|mon|ma|ce)[\w'-]+(?: [\w'-]+)?$
    ^vous avez (?:aime|apprecie) (?:cet |l')article\b.{0,30}\?
    ^cet article vous a (?:plu|interesse)\b.{0,30}\?
    ^posez (?:vos questions|votre question)\b
    ^vous avez (?:une|des) (?:questions?|infos?|informations?)\b.{0,60}\? (?:posez|ecrivez|contactez|envoyez|appelez)
    ^(?:vous avez ete|avez-vous ete|vous etes) temoins?\b.{0,60}\? (?:ecrivez|contactez|envoyez|appelez|
        racontez|temoignez)
    ^vous (?:souhaitez|voulez) (?:reagir|temoigner|nous (?:ecrire|contacter|alerter))\b.{0,60}\? (?:ecrivez|contactez|
        envoyez)
"""
"""What makes a short line page text, as the phrases that are sure do."""
