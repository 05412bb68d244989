"""Words that organisations' names begin with, stand behind or end in, folded."""

from __future__ import annotations

__all__ = ["ADJECTIVE_OUT", "BEHIND", "BEHIND_OF", "ENGLISH_END", "HEADS", "LOWER_HEADS", "NO_ACRONYM", "NO_ORGANISATION"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Capitalised nouns that begin a name: "Observatoire syrien des droits de l'homme".
HEADS = _words("""
institut institute centre center fondation universite observatoire agence parti mouvement front comite association associations
haut-commissariat commissariat cour tribunal banque groupe groupement compagnie academie ecole federation confederation union ligue organisation
conseil commission office direction bureau fonds societe syndicat chambre reseau collectif coalition autorite secretariat
brigade brigades bataillon regiment milice milices eglise croix-rouge croissant-rouge assemblee parlement rassemblement club caisse laboratoire
armee forces force garde marine etat-major congres alliance service services programme inspection delegation corps legion haute haut
college cercle initiative ministere ministry departement observatory cellule mission section regroupement coordination
""") - _words("service mission programme initiative section departement delegation corps")  # fmt: skip

# The same in lower case, part of the name all the same: "université de Lille".
LOWER_HEADS = _words("""
universite ministere ministeres institut fondation academie observatoire ecole haut-commissariat
""")  # fmt: skip

# Lower-case nouns behind which a capitalised name is an organisation's; they stay outside.
BEHIND = _words("""
ong parti mouvement entreprise societe groupe groupuscule compagnie quotidien journal hebdomadaire mensuel bimensuel magazine revue
chaine radio television tele site media medias agence cabinet association start-up startup geant constructeur fabricant operateur
plateforme application messagerie milice organisation collectif syndicat laboratoire banque fonds club filiale fournisseur avionneur
armateur conglomerat holding label studio editeur enseigne marque coalition faction brigade bataillon regiment formation firme
multinationale tabloid portail webzine podcast blog agregateur consortium equipementier distributeur producteur raffineur transporteur
croisieriste motoriste missilier industriel exploitant assureur think-tank tank lobby federation confederation ligue cartel gang
mafia secte loge reseau fonderie siderurgiste petrolier energeticien gazier hebergeur ecurie prestataire cooperative
mutuelle centrale milices loups organisme structure ecole plate-forme newsletter
""")  # fmt: skip

# What may stand between such a noun and the name: "agence de presse officielle russe X".
BEHIND_OF = _words("""
presse information informations television radio telecommunications sondage sondages analyse notation conseil avocats mercenaires securite defense armement
armements media transport vente recherche reflexion influence investissement edition production gestion location navigation logiciels energie
paiement livraison voyage assurance capital-risque logistique surveillance microprocesseurs semi-conducteurs puces drones messagerie streaming
opposition gauche droite extreme-droite extreme-gauche centre-droit centre-gauche centre
""")  # fmt: skip

# English words (and some others) that a name of several words ends in or holds.
ENGLISH_END = _words("""
institute institution foundation center centre university college council committee commission agency association alliance federation union
party group company corporation corp inc ltd gmbh oyj holding holdings bank partners capital ventures
watch international initiative network project lab labs systems technologies technology industries motors motor airlines airways aviation
aerospace dynamics energy petroleum oil gas resources mining steel shipping logistics media press news times post tribune herald gazette
journal review magazine telegraph mirror chronicle independent observer standard examiner broadcasting radio tv television
channel consulting analytics intelligence security defence defense solutions services software pharmaceuticals pharma biotech foods
movement front army forces battalion brigade command league trust fund society academy school endowment department bureau
office ministry court church rights crescent zeitung tageszeitung rundschau stiftung presse gazeta novosti
affairs policy fellowship monitor insider telecom telecoms electric airport's bancorp securities hub group's studios
""")  # fmt: skip

# Abbreviations that name no organisation.
NO_ACRONYM = _words("""
pib tva adn arn gps ong ongs pdg usa urss rda rfa sms ia ai co2 tnp start snv fni inf ffce abm salt gnl gpl irm pme tpe eti pmi ogm smic qg zad tgv rer sdf
ceo cfo coo cto dg drh rh vip url pdf cv ad ttc ht bce-tva rtt cdd cdi ttip ceta tafta alena aleca zlec zlecaf jo jcpoa pgac paix-net sida vih hiv covid sras ebola
omc2 ovni sos ok wc dj dvd cd bd pc gsm lgbt lgbtq lgbtqi lgbtqia lgbt+ dom tom dom-tom etc nb ps ndlr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii
xix xx xxi xxii iie xve xvie xviie xviiie xixe xxe xxie am pm cet gmt utc est pst cest et bac bep cap dea dess hdr phd mba bts dut scpi sicav cac cac40
dow ftse msci nasdaq nyse sp500 ipc ipp irpp isf ifi csg rsa apl aah ame gpa pma ivg cop cop26 cop27 cop28 giec-ar6 bmd nbc nrbc ied ieds eei eeis
slbm icbm mrbm irbm mirv asat thaad samp samp-t nasams himars mlrs atacms gmlrs jdam jassm awacs manpads ifv apc btr bmp mbt sam mig su tu an il ka mi uav ucav
drone raf-t f16 f-16 f35 f-35 su-27 su-35 b52 b-52 a400m s300 s-300 s400 s-400 tb2 fpv glsdb scalp caesar swift sepa iban rib cpf tic ntic numerique
zee ria fob bim leed kwh mwh gwh twh kw mw gw tw km kg cm mm db hz mhz ghz hd uhd 4k 5g 4g 3g 6g wifi wi-fi usb html http https www rss api vpn dns ip tcp
gafa gafam natu batx gafas brexit frexit ue un onu ag ca cse ce dp chsct ssii esn api-gouv opa opex opep+ opci lbo ipo fcpe rse esg odd omd pac mer scaf mgcs ecowas-p cfa
usd eur gbp jpy chf rmb cny rub uah xof xaf lire me mm mme mr dr st ste jr sr snu jdc japd fm am fmi-t une qcm faq cgu cgv rgpd gdpr cnil-r dsa dma
xxx tnt adsl vdsl vf vo vost vostfr bo lp ep ndrl afp-photo photo live en direct la le les des du de un et ou pour par sur dans avec sans contre mais
video audio infos info urgent exclusif alerte flash breaking replay podcast interview reportage analyse tribune edito opinion grand monde france afrique europe
asie amerique politique economie societe culture sport sports sante sciences tech environnement international guerre paix ukraine russie chine israel gaza
plf plfss pjl ppl dae soin gnr sp95 e10 opj apj gav tig imsi ras rip rmi smig rmc-t zfe zus rep qpv pmr pacs opep-plus lfr tdah toc ptsd avc bpco hta bcg ror
otage fpln pkk-t jo2024 nft btc eth ico sma pnl wmd rpg ak ak47 ak-47 aps vab vbci vbmr amx mrtt mq-9 mq9 rq uss hms ins ss sarl eurl eirl sci scop
""")  # fmt: skip

# A head and its first words that together name no organisation.
NO_ORGANISATION = tuple(phrase.strip() for phrase in """
front de l'est; front est; front oriental; front sud; front nord; front uni; union sacree; groupe de travail; conseil des ministres;
conseil de defense; centre du pays; centre de la ville; armee de terre; armee de l'air; armees; force est; forces vives; forces de l'ordre; forces de securite;
bureau ovale; haut de; haute mer; haute tension; haut niveau; cour des grands; centre-ville; centre d'accueil; chambre basse; chambre haute;
chambre d'hotel; service de presse; union douaniere; union monetaire; union libre; union nationale; ligue des champions; ligue 1; ligue 2; ligue europa;
ligue des nations; force de frappe; force majeure; force de dissuasion; force est de; forces morales; ecole de la vie; ecole maternelle; armee ennemie;
legion d'honneur; cercle vicieux; cercle polaire; assemblee nationale; armee regulier; reseau social; reseaux sociaux; club de lecture;
direction du; direction de; commission d'enquete; front commun; front interieur; front ukrainien; front russe; front de guerre; mouvement de foule;
mouvement de greve; mouvements; alliance avec; alliance entre; alliance militaire; garde a vue; garde rapprochee; union des; haut representant;
haut fonctionnaire; haut fonctionnaires; haut commandement; hauts-de; haut-karabakh; haut karabakh; haut responsable; haute autorite morale; marine marchande;
office du tourisme; corps diplomatique; college unique; societe civile; societe internationale; bureau de vote; autorite parentale; parti pris; parti unique;
armee privee; armees privees; forces en presence; forces politiques; forces nucleaires; force nucleaire; forces terrestres; forces russes; forces ukrainiennes
""".replace("\n", " ").split(";"))  # fmt: skip

# Verbs and other words that end like adjectives.
ADJECTIVE_OUT = _words("""
explique indique implique critique revendique communique applique complique pratique fabrique duplique replique provoque evoque
faire taire plaire arrive prive derive archive poursuive bien rien combien soutien maintien mois trois fois lois main demain
certain certaine certains certaines prochain prochaine prochains prochaines rappelle appelle elle elles celle celles nouvelle nouvelles signale
deux ceux mieux vieux aux travaux apaise insiste resiste assiste existe consiste persiste mal egal parle tel telle tels telles quel quelle
seul seule seuls seules contraire affaire affaires eclaire declare repaire salaire adversaire partenaire partenaires anniversaire
commissaire secretaire signataire signataires volontaire reunie reunies dernier derniere derniers dernieres premier premiere actuel actuelle actuels
actuelles appel accueil pareil jamais desormais mais francais-e delai essai vrai palais relais irakien-e matin soutient tient vient contient aide mediatise
potentiel potentielle potentiels eventuel eventuelle partiel officiel-le fournit voisine machine origine domine termine estime represaille
""")  # fmt: skip
