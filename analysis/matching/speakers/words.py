"""Words that tell who a noun phrase or a pronoun means: heads, prepositions, first names of women."""

from __future__ import annotations

from typing import Final

__all__ = ["BODIES", "FEMININE_NAMES", "PEOPLE", "PREPOSITIONS", "SPOKESPEOPLE", "TAKEN_UP"]

#: Heads of phrases that mean one person (folded, masculine and feminine).
PEOPLE: Final = frozenset("""
activiste adjoint adjointe ambassadeur ambassadrice amiral analyste archeveque assistant assistante astronaute attache
attachee auteur autrice avocat avocate candidat candidate capitaine cardinal chancelier chanceliere chanteur charge
chargee chef cheffe chercheur chercheuse colonel commandant commandante commissaire conseiller conseillere
conservateur conservatrice consultant consultante coordinateur coordinatrice delegue deleguee democrate depute deputee
dictateur diplomate directeur directrice dirigeant dirigeante economiste ecrivain elu elue emissaire enseignant
enseignante entrepreneur envoye envoyee epouse eveque expert experte femme figure fondateur fondatrice general
generale geographe geopolitologue gouverneur gouverneure habitant habitante historien historienne homme homologue hote
ingenieur ingenieure interesse interessee intervenant intervenante journaliste juge leader liberal lieutenant
locataire magistrat magistrate maire maitre marechal mediateur mediatrice militaire militant militante milliardaire
ministre monarque nationaliste negociateur negociatrice octogenaire officier oligarque opposant opposante orateur pape
parlementaire parole patriarche patron patronne philosophe politicien politologue populiste predecesseur president
presidente prince princesse procureur procureure professeur professeure quadragenaire quinquagenaire rapporteur
rapporteuse redacteur redactrice reformateur reformatrice reine representant representante republicain responsable roi
secretaire senateur senatrice septuagenaire sexagenaire socialiste sociologue souverain specialiste successeur temoin
travailliste tsar ultraconservateur ultraconservatrice ultranationaliste universitaire veuve
""".split())
#: Heads of phrases that mean a body or several people: they block, for they name nobody.
BODIES: Final = frozenset("""
administration agence allies ambassade americains analystes armee assemblee association autorites bloc bureau cabinet
capitale chaine chambre chancellerie chercheurs chinois coalition collectif combattants commission communaute
communique cour declaration delegation departement deputes deux diplomates diplomatie direction dirigeants document
documents elus enquete entreprise etat etats etude europeens executif experts forces francais general gouvernement
groupe hebdomadaire institut institution insurges islamistes journal journalistes junte lettre magazine major
manifestants marine media medias milice militaires ministere ministeres ministres mission motion mouvement note
observateurs occidentaux officiers ong operation opposants opposition organisation organisme parlement parquet parti
participants pays police presidence putschistes quartier quotidien rapport rebelles regime representation resolution
responsables russes secretariat senateurs services signataires site societe soldats source sources statut talibans
texte tribunal ukrainiens
""".split())
#: Bodies that a definite noun may take up again: "l'agence", "le quotidien britannique".
TAKEN_UP: Final = frozenset("""
agence association chaine communique entreprise groupe hebdomadaire institut institution journal magazine ministere
mouvement ong organisation organisme parti quotidien societe
""".split())
#: Heads that speak for the body named behind them: "le porte-parole du Kremlin", "l'ambassade de Chine".
SPOKESPEOPLE: Final = frozenset("""
agence ambassade bureau communique compte declaration delegation direction etat general major mission note
parole quartier rapport representation secretariat service services site
""".split())
#: Words that govern the noun phrase behind them: such a phrase is no subject.
PREPOSITIONS: Final = frozenset("""
a apres au aupres aux avant avec chez comme concernant contre d dans de depuis derriere des devant du en entre
envers face hormis hors impliquant incluant jusqu malgre opposant outre par parmi pour sans sauf selon sous sur
vers versus via visant
""".split())
#: First names that only women bear in the press of these years.
FEMININE_NAMES: Final = frozenset("""
adele agnes aissata alexandra alice alina amelie amina aminata amira amy ana anastasia angela angelina anita
anja anna annalena anne annie antonella anya apolline ariane asma astrid aurelie aurore avril barbara beata
beatrice benedicte brigitte camille carine carla carmen carole caroline catherine cecile celeste celine chantal
charlotte chloe christelle christiane christina christine chrystia claire clara clarisse claudia claudine
clementine comfort condoleezza constance coralie corinne cristina daria deborah delphine diana diane dina
dominika dora doris edith ekaterina elena eleonore elina elisa elisabeth elise elizabeth ella elodie emilie
emily emma emmanuelle erika erna esther eva evelyne fatima fatou fatoumata federica fiona florence francoise
frederique gabriela gabrielle gaelle genevieve giorgia gisele gloria greta hadja hanna hannah heather helena
helene heloise hillary ilaria ines ingrid ioulia irene irina iryna isabel isabelle jacinda jacqueline jane janet
jeanne jen jennifer jessica joana joanna jocelyne johanna josiane judith julia julie juliette justine kaja
kamala karen karin karine karoline katarina kate katerina katharina katherine katia katrin keiko kristalina
kristina laetitia lana lara laura laure laurence leila lena leonor leslie leyla liliane lina linda lindsey lisa
liz louise lucia lucie lucile lydia lydie lynn madeleine magali magda magdalena maia maja manon manuela marcela
margaret margarita margot maria mariam mariana marianne marie marina marine marion marta martha martine mary
mathilde maud melanie melissa melita mette mia micheline michelle milena mirjana monica monika monique myriam
nadege nadia najla nancy natacha natalia natalie natasha nathalie ngozi nicole nina nora oksana olena olga olha
olivia oriane pascale patricia paula pauline penny petra rachel rania rebecca regine rima rita roberta roberte
robin rosa rose roxana ruth sabine sabrina sahra salome samantha sandra sandrine sanna sara sarah segolene
severine sheikha shirin simone simonetta sofia solange sonia sophia sophie stefanie stephanie susan susanne
suzanne svetlana sviatlana sylvie tamara tania tatiana teresa tereza theresa thuraya tina toni tzipi ursula
valerie vanessa vera veronique victoria viktoria viola violeta virginie vjosa wendy winnie yael yulia yvette zoe
zuzana
""".split())
