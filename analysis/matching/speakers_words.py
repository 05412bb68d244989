"""Words that tell who a noun phrase or a pronoun means: heads, prepositions, first names of women."""

from __future__ import annotations

from typing import Final

__all__ = ["BODIES", "FEMININE_NAMES", "PEOPLE", "PREPOSITIONS", "SPOKESPEOPLE"]

#: Heads of phrases that mean one person (folded, masculine and feminine).
PEOPLE: Final = """
president presidente ministre chef cheffe secretaire porte parole ambassadeur ambassadrice directeur directrice chercheur
chercheuse general generale colonel amiral vice amiral contre amiral commandant commandante capitaine marechal
responsable dirigeant dirigeante diplomate depute deputee senateur senatrice conseiller conseillere expert experte
analyste politologue historien historienne specialiste professeur professeure gouverneur gouverneure maire magistrat
magistrate procureur procureure juge avocat avocate journaliste chancelier chanceliere roi reine prince princesse pape
patron patronne leader representant representante delegue deleguee commissaire envoye envoyee emissaire coordinateur
coordinatrice fondateur fondatrice officier militaire homme femme elu elue candidat candidate opposant opposante
milliardaire entrepreneur economiste locataire maitre hote interesse interessee auteur autrice ecrivain philosophe
temoin habitant habitante vice president vice presidente dictateur souverain monarque republicain democrate tsar
negociateur negociatrice mediateur mediatrice patriarche archeveque eveque cardinal adjoint adjointe numero un
intervenant intervenante septuagenaire octogenaire quinquagenaire sexagenaire quadragenaire locutrice orateur premier
universitaire sociologue assistant assistante directeur numero epouse veuve chanteur figure activiste militant militante lieutenant politicien geographe geopolitologue consultant consultante editorialiste editorialiste parlementaire
homologue predecesseur successeur ex president haut representant haute representante charge chargee attache attachee
redacteur redactrice enseignant enseignante rapporteur rapporteuse commissaire astronaute ingenieur ingenieure
""".split()
#: Heads of phrases that mean a body or several people: they block, for they name nobody.
BODIES: Final = """
gouvernement presidence armee police parquet ministere direction junte diplomatie ambassade mission delegation
organisation agence chaine journal quotidien communique commission executif autorites forces marine rebelles
dirigeants responsables capitale institution coalition regime opposition parti ong entreprise societe rapport texte
document declaration site magazine hebdomadaire institut chancellerie tribunal cour allies occidentaux experts analystes
ministres diplomates chercheurs deputes senateurs militaires manifestants observateurs pays sources source medias
etat major services administration groupe mouvement documents etude enquete lettre note statut motion resolution
departement secretariat cabinet parlement assemblee chambre europeens americains russes chinois ukrainiens francais
participants signataires putschistes islamistes insurges talibans combattants soldats officiers deux pays etats
quartier general media bureau representation communaute secretariat bloc milice elus opposants journalistes collectif
""".split()
#: Heads that speak for the body named behind them: "le porte-parole du Kremlin", "l'ambassade de Chine".
SPOKESPEOPLE: Final = frozenset("""
parole communique ambassade delegation direction mission secretariat bureau representation agence service services
porte-parole compte declaration note site rapport etat major quartier general
""".split())
#: Words that govern the noun phrase behind them: such a phrase is no subject.
PREPOSITIONS: Final = frozenset("""
de du des d a au aux en dans sur sous avec par pour contre chez vers entre depuis selon envers sans apres avant devant
malgre outre via hors aupres derriere concernant visant parmi jusqu versus comme face hormis sauf et-de dixit que-de
impliquant incluant opposant
""".split())
#: First names that only women bear in the press of these years.
FEMININE_NAMES: Final = frozenset("""
adele agnes alexandra alice alina amelie amina amy ana anastasia andrea angela angelina anita anja anna annalena anne
annie antonella anya apolline ariane astrid aurelie aurore avril barbara beata beatrice benedicte brigitte camille carine
carla carmen carole caroline catherine cecile celeste celine chantal charlotte chloe christelle christiane christina
christine chrystia claire clara clarisse claudia claudine clementine condoleezza constance coralie corinne cristina
daria deborah delphine diana diane dina dominika dora doris edith ekaterina elena eleonore elina elisa elisabeth elise
elizabeth ella elodie emilie emily emma emmanuelle erika erna esther eva evelyne fatima fatou fatoumata federica fiona
florence francoise frederique gabriela gabrielle gaelle genevieve giorgia gisele gloria greta hanna hannah heather
helena helene heloise hillary ilaria ines ingrid irene irina isabel isabelle jacinda jacqueline jane janet jeanne jen
jennifer jessica joana joanna jocelyne johanna josiane joyce judith julia julie juliette justine kaja kamala karen
karin karine karoline katarina kate katerina katharina katherine katia katrin keiko kristalina kristina lana laetitia
lara laura laure laurence leila lena leonor leslie leyla liliane lina linda lindsey lisa liz louise lucia lucie lucile
lydia lydie lynn madeleine magali magda magdalena maia maja manon manuela marcela margaret margarita margot maria
mariam marianne marie marina marine marion marta martha marta martine mary mathilde maud melanie melissa melita
mette mia micheline michelle milena mirjana monica monika monique myriam nadege nadia nancy natacha natalia natalie
natasha nathalie nicole nina nora oksana olena olga olivia oriane pascale patricia paula pauline penny petra rachel
rania rebecca regine rima rita roberta robin roberte rosa rose roxana ruth sabine sabrina sahra salome samantha sandra
sandrine sanna sara sarah segolene severine sheikha shirin simone simonetta sofia solange sonia sophia sophie stefanie
stephanie susan susanne suzanne svetlana sviatlana sylvie tamara tania tatiana teresa tereza theresa tina toni tzipi
ursula valerie vanessa vera veronique victoria viktoria viola violeta virginie vjosa wendy yael yulia yvette zoe
olha iryna ioulia zuzana magdalena hadja aissata aminata mariana winnie ngozi comfort amira asma najla thuraya
""".split())
