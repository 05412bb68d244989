"""The guide that lies beside the sheets for hand coding: French, for the coders."""

from __future__ import annotations

from typing import Final

__all__ = ["GUIDE", "GUIDE_NAME"]

GUIDE_NAME: Final = "LISEZ-MOI.md"
GUIDE: Final = """# Coder {n} textes à la main

Tirage de {n} textes du corpus « {corpus} » (graine {seed}) ; `draw.csv` dit comment chacun a été tiré. Les textes
sont dans `texts/`, un fichier par texte ; `passages.csv` les donne ligne à ligne, avec le numéro de chaque passage.
Deux personnes codent chacune dans sa copie du dossier, sans se concerter ; puis
`presscope gold agree DOSSIER_A DOSSIER_B` mesure leur accord et `presscope validate CORPUS --gold DOSSIER` mesure
presscope.

Dans tous les tableaux, `file` et `passage` se recopient de `passages.csv`. `start` et `end` peuvent rester vides : les
mots sont cherchés dans le passage, et deux lignes avec les mêmes mots prennent la première puis la deuxième occurrence.

## documents.csv : une ligne par texte
| colonne | à remplir |
|---|---|
| `date` | jour de publication, AAAA-MM-JJ ; `none` si le texte ne permet pas de le savoir |
| `earliest`, `latest` | premier et dernier jour possibles, si le jour n'est pas certain |
| `evidence` | les mots qui donnent la date |

## passages.csv : une ligne par passage
| colonne | à remplir |
|---|---|
| `zone` | `title` (titre, intertitre), `heading` (jour d'un direct), `body` (corps), `caption` (légende, \
crédit photo), `duplicate` (répète un passage du texte), `boilerplate` (menus, liens, formulaires, mentions légales) |
| `language` | `fr`, `en`, `es`… |
| `date` | jour du passage, AAAA-MM-JJ |

## mentions.csv : une ligne par mention
| colonne | à remplir |
|---|---|
| `surface` | les mots exacts : sans article, sans titre, sans « M. » ; pour une fonction, la fonction entière |
| `actor` | le nom de l'acteur, toujours écrit de la même façon |
| `type` | `PER` (personne), `ORG` (organisation), `STATE` (État), `GPE_place` (lieu), `EVENT` (événement) |
| `kind` | `name`, `alias`, `acronym`, `metonym` (capitale pour un État), `role` (fonction sans le nom), \
`part_of_event_name` |

Une personne est nommée par son nom complet ou son seul nom de famille. Une capitale n'est une mention que si elle vaut
pour l'État : « à Moscou » est un lieu (`GPE_place`), « Moscou accuse » un État (`metonym`). Une fonction vaut pour
celui qui l'exerce le jour du passage ; accolée à un nom, elle ne compte pas. Ne sont pas des mentions : pronoms,
adjectifs, gentilés, continents, traités, guerres. Un texte lu où il n'y a rien à relever : une ligne
avec `file` seul et `none` dans `kind`.

## themes.csv : une ligne par passage et thème
`theme` est l'identifiant du thème ; `status` est `agreed`, ou `contested` dans le doute. Pour coder par texte, laisser
`passage` vide et mettre `main` (thème central, ou porté par deux phrases au moins) ou `minor` dans `status`.

## quotes.csv : une ligne par citation
| colonne | à remplir |
|---|---|
| `text` | les mots entre les guillemets, sans eux |
| `speaker` | qui parle, écrit comme dans `mentions.csv` ; `?` si on ne le sait pas |
| `type` | `direct_speech`, `fragment`, `scare_quote` (mot entre guillemets) ou `title` (titre d'œuvre) |
"""
