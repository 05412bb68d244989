"""Words around a capital that tell whether it is the state, a place or part of an event's name.

All in lower case without accents; only the preposition "à" keeps its own, for "a" is a verb. Nouns stand in the
singular, a plural is found by its "s".
"""

from __future__ import annotations

__all__ = [
    "AWAY",
    "CITY_PARTS",
    "DATIVE",
    "EVENT_NOUNS",
    "GLUE",
    "ON",
    "PLACE_BEFORE",
    "PLACE_NOUNS",
    "TOWARDS",
    "VENUE",
]

_ENDINGS = ("e", "es", "ent", "ait", "aient", "a", "erent", "era", "eront", "erait", "eraient", "ant", "ee", "ees")


def _conjugated(words: list[str]) -> frozenset[str]:
    """Add to infinitives in "-er" what else they are in the third person: "survoler", "survolaient"."""
    stems = [word.removesuffix("er") for word in words if word.endswith("er") and len(word) > 5]
    return frozenset(words) | {stem + end for stem in stems for end in _ENDINGS}


# Words behind which "à <capital>" addresses the state instead of naming the place.
DATIVE = frozenset("""
accordaient accordait accordant accorde accordee accordees accordent accorder accordes adresse adressee adressees
adressent adresser adresses aide aides allie alliee alternative appartenir appartiennent appartient appel appeler
appelle appellent appui assistance associe associes attribue attribuee attribuer autorise autoriser avertissement
cadeau cadeaux ceda cedaient cedait cede cedee cedent ceder cederait cher chere comparable confie confier conforme
conformement conseille consenti contrairement convenir coute couter coutera credit credits dedie dediee demandaient
demandait demandant demande demandee demandees demandent demander demanderont demandes deplait destine destinee
destinees destines devolu dicte dicter donnaient donnait donne donnee donnees donnent donner donnera donnes echappe
echapper emprunte enjoignant enjoignent enjoindre enjoint envoi envoie envois envoyait envoye envoyee envoyees envoyer
envoyes equipement evite eviter exporte exporter exportes face faveur favorable favorables fidele fideles fleche
fleches fourni fournie fournies fournir fournira fournis fournissaient fournissait fournissant fournissent fournit
fourniture fournitures garantie garanties garantir grace gre hommage hostile hostiles imposaient imposait impose
imposee imposees imposent imposer imposes imputable impute imputee imputees imputer incombe inflige infligee infligees
infliger inquiete interdire interdisaient interdisait interdit intime intimer laisse laisser lecon lecons lie liee
liees lies livraient livraison livraisons livrait livre livree livrees livrent livrer livrera livres manque menace
message messages necessaire notifie notifier nuire octroie octroyait octroye octroyee offert offerte offertes
offraient offrait offrant offre offrent offrir oppos oppose opposee opposees opposer opposes opposition ordonne
ordonner pardonner parle parlent parler permet permettaient permettait permettent permettra permettrait permettre
permis pique piques plaire porte pousse pression preter profite profitent profiter promesse promesses promet
promettaient promettait promettre promis promise promises proposaient proposait propose proposee proposees proposer
propre propres proteste quant rappele rappeler rappelle rattache rattachee rattachees ravir reclamait reclame reclamer
recours refusaient refusait refuse refuser remercie remet remettre remis remise rendre repond repondre reponse
reponses represailles reprochaient reprochait reproche reprochent reprocher reproches resistance resister restituer
retire retirer retorque retorquer signal signaux signifier soumettent soumettre soumis soumise soutien soutiens
subordonne substituer succedant succede suggere supplie tendent tendre tendu tete tort transferait transfere
transferee transferees transferer transferes transfert transferts transmet transmettre transmis ultimatum vend
vendaient vendait vendent vendre vendu vendue vendues vendus vente ventes verse versee verser
""".split())  # fmt: skip

# Words that make "à <capital>" a place although one of those stands before them: "proposer une réunion à".
VENUE = frozenset("""
accueille accueilli accueillie aeroport ambassade ambassadeur ambassadrice arrete arretee arrivait arrive arrivee
arrivent attendu attendue atterri atterrit base basee bureau ceremonie concert conference consul consulat
correspondant correspondante decede decedee defile delegation deplacement deroule deroulee deroulent derouler
deroulera detenu detenue diplomate discours discussions emissaire emprisonne entretien equipe escale etudie exil exile
exilee forme forum gare habite ici incarcere installe installee interpelle juge manifestation mission mort morte ne
nee negociateur negociations negociatrice organise organisee ouvert ouverte ouvre ouvrir palais pleine pose posee
poste pourparlers present presente prevu prevue prononce prononcee rassemblement recevoir recoit recu recue refuge
refugie refugiee rencontre rencontrent rencontrer rend rendait rendent rendez-vous rendra rendu rendue rentre rentree
rentrer representant representante reside reste restent retour retourne retourner reuni reunie reunion reunir
reunissait reunissent reunit revenir revient sejour session siege siegent signe signee signer sommet tenir tenu tenue
tient tournee travaille trouvait trouve trouvent visite vit vivent vivre vol voyage vu vue
""".split())  # fmt: skip

# Prepositions and verbs that make what follows a place.
PLACE_BEFORE = _conjugated("""
arpente arrose assiege assieger atteindre atteint bombardait bombarde bombardent bombarder capitale capture capturer
captures chez contourner dans defendre depuis destination detruire detruit devaste direction encercle encercler
endeuille envahir est-a evacue evacuer frappe frappent frapper fui fuir gagner habite hors jusqu libere liberer
marcher occupe occuper paralyse parcourt pilonne pilonnent pilonner prendre pres quittait quitte quittent quitter
rallie rallier ravage regagne regagner rejoignent rejoindre rejoint reliant relie reprendre secoue secouent secouer
sillonne sous surplombe survole survoler traverse traverser via ville visitait visite visiter
""".split())  # fmt: skip

# Things that are in, near or made of a city, and going from it: "<noun> de <capital>" is the place.
PLACE_NOUNS = frozenset("""
abords academie aeroport agglomeration airport alentours ambiance appartement archeveque archives arrive arrivee
arrondissement attentat auditorium autour avenue banlieue base bataille bibliotheque bidonville bombardement bombe
boulevard bourse bunker bureaux cabinet campus capitale cathedrale centre centre-ville cercle chambre chasse chute
ciel cimetiere circonscription circuit cite citoyens coeur combats commune conquete conservatoire correspondant
correspondante couloir cour depart departement depuis desert diocese distance district ecole eglise elections eloigne
eloignee emparait empare emparee emparent emparer emparera emparerent empares encerclement entree environs envoye
envoyee est etudiants evacuation evacue evacuees eveque explosion expulse exterieur faubourg frappes front fui fuite
gare gazette gendarmerie gouvernorat grand grande gratte-ciel gratuit gymnase habitant habitante heure hopital
hopitaux hors hotel imam immeuble incendie institut jardin journal jours kilometres km large liberation librairie loin
lycee maire mairie marathon marche meridien metro metropole minutes monastere mosquee mur musee natif nord nuit oblast
occupation opera orchestre originaire ouest palais parc park paroisse parquet parti partie patriarcat patriarche
peripherie periurbain petroliere philharmonique pilonnage place plage police pompiers pont port portes possession
prefecture prefet pres prise prison proche procureur provenance province quais quartier rabbin redaction region rentre
rentree reprise residents restaurants retour retrait retraite revenu revenue rive route rue ruelles siege sorti sortie
sous-sol souterrains stade station sud synagogue theatre toits tour tour- eiffel train tribunal trottoir universitaire
universite usine venant venu venue vieille vieux ville visite vol zone zoo
""".split())  # fmt: skip

# Things that are named after the city where they happened.
EVENT_NOUNS = frozenset("""
accord appel assemblee assises biennale ceremonie cessez-le-feu championnat charte club colloque communique concert
concours conference congres consensus consultations convention cop cycle declaration defile dialogue discours
discussions edition entretien expo exposition festival foire format forum g20 g7 groupe jeu jeux jo manifestation
memorandum mini-sommet mondiaux negociations olympiade pacte parade plateforme plenum pourparlers processus protocole
rencontre reunion round salon seance seminaire session sommet symposium table-ronde tables-rondes tete-a-tete tournoi
traite treve
""".split())  # fmt: skip

# What may stand between such a noun and the capital.
GLUE = frozenset("""
a annuel annuelle au aux central centrale d de dernier derniere des du en ete extraordinaire grand grande historique
hiver international internationale l la le les mondial mondiale olympique ordinaire organise organisee oriental
orientale paix prevu prevue principal principale prochain prochaine recent recente securite sur tenu tenue tenus
virtuel à
""".split())  # fmt: skip

# Words behind which "vers <capital>" is a policy, not a journey.
TOWARDS = frozenset("""
appel appels bascule basculer glisse glisser oriente orientee orienter ouverture penche penchent pencher pivot
rapprochement regard regards tourne tournee tournees tournent tourner tournes virage
""".split())  # fmt: skip

# Words behind which "sur <capital>" is aimed at the state.
ON = frozenset("""
aligne alignee alignement alignent aligner ascendant avance compte comptent compter concentre critique critiques
emprise faute focalise influence influences information informations levier leviers mise misent miser pese pesent
peser politique position pression pressions rejeter rejette rejettent renseignements responsabilite retombe sanction
sanctions tirer
""".split())  # fmt: skip

# Words behind which "pour" or "par <capital>" is a journey.
AWAY = frozenset("""
avion bus cap decolle decoller decollera depart embarque embarquer embarquera envole envolee envolent envoler envolera
envolerait envoleront part partent parti partie partir partira partirait partiront partis passe passent passer route
train transite transiter vol
""".split())  # fmt: skip

# What joins a capital by a hyphen and makes it part of another name: "Berlin-Est".
CITY_PARTS = frozenset("""
belleville centre cite dauphine descartes diderot est express match mouche nanterre nord ouest pantheon plage saclay
sorbonne sud vincennes ville
""".split())  # fmt: skip
