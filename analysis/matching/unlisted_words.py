"""Words that tell names from other capitalised words, all folded by :func:`plain_word`.

The lists hold plain facts of French usage; no entry was taken from any text of a corpus.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib import resources

__all__ = [
    "AGENCIES", "ASIAN_SURNAMES", "COMMON_SURNAMES", "FUNCTION", "HONORIFICS", "MONTHS_AND_DAYS", "NEVER_PERSON", "OPENERS",
    "PLACES", "PLACE_CONTEXT", "ROLES", "SPEECH", "first_names", "is_first_name", "plain_word",
]  # fmt: skip

_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "’": "'", "ʼ": "'", "ð": "d",
                          "þ": "th"})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def plain_word(word: str) -> str:
    """Give a word in lower case without accents; hyphens stay.

    Examples
    --------
    >>> plain_word("Désirée"), plain_word("N’Diaye"), plain_word("Kılıçdaroğlu")
    ('desiree', "n'diaye", 'kilicdaroglu')
    """
    decomposed = unicodedata.normalize("NFKD", word.lower().translate(_LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def first_names() -> frozenset[str]:
    """Read the first names of ``first_names.txt``."""
    text = resources.files("analysis.matching").joinpath("first_names.txt").read_text("utf-8")
    lines = (line for line in text.split("\n") if not line.startswith("#"))
    return frozenset(plain_word(name) for line in lines for name in line.split())


@lru_cache(maxsize=1 << 16)
def is_first_name(word: str) -> bool:
    """Whether a word is a known first name, or a compound that begins with one.

    Examples
    --------
    >>> is_first_name("Jean-Noël"), is_first_name("Volodymyr"), is_first_name("Sommet")
    (True, True, False)
    """
    plain = plain_word(word)
    names = first_names()
    return plain in names or ("-" in plain and plain.split("-")[0] in names and not plain.split("-")[-1].isdigit())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS_AND_DAYS = _words("""
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
""")  # fmt: skip

# Lower-case words that carry no sense of their own.
FUNCTION = _words("""
le la les l un une des du de d au aux a en dans sur sous vers chez par pour avec sans contre entre depuis pendant apres avant et ou
mais donc or ni car que qu qui quoi dont ou si ne n se s ce c cet cette ces son sa ses leur leurs mon ma mes notre nos votre vos
il elle ils elles on nous vous je j tu y me m te t lui eux comme plus moins tres aussi ainsi alors selon lors jusqu jusque parmi
hors via outre malgre durant envers devant derriere ici tout toute tous toutes chaque quelques plusieurs aucun aucune
the of in and at to from with by for el los las del con y por para su and
est sont etait etaient sera seront ete etre ont avait avaient aura auront avoir fait font faire peut peuvent doit doivent
""")  # fmt: skip

# Words that open a sentence in capitals, or a title before a name, and are never part of it.
OPENERS = FUNCTION | MONTHS_AND_DAYS | _words("""
hier demain aujourd'hui enfin puis ensuite cependant pourtant toutefois neanmoins ailleurs egalement notamment face grace suite quant
certes surtout seul seule seuls seules certains certaines beaucoup peu trop bien bref voici voila cela ceci celui celle ceux celles
interroge interrogee interroges joint jointe contacte contactee invite invitee ne nee agee age cite citee elu elue nomme nommee
arrive arrivee accuse accusee soutenu soutenue ancien ancienne anciens actuel actuelle futur future feu defunt autre autres meme
lire voir ecouter regarder photo photos video videos image images credit credits source legende publie publiee mis modifie texte propos
recueillis auteur redaction direct exclusif entretien interview portrait tribune analyse reportage opinion edito editorial dossier decryptage
enquete temoignage chronique podcast article avis point infographie carte invite
quand lorsque puisque parce afin deja toujours jamais jusqu'a d'apres l'ancien l'ex ex qu'est-ce est-ce pourquoi comment combien ou
quel quelle quels quelles oui non merci bonjour bonsoir cher chere chers adieu vive bravo sauf excepte dixit idem bis
l'an l'ete deux trois quatre cinq six sept huit neuf dix onze douze cent mille millions milliards premier premiere second seconde dernier
derniere nouveau nouvelle grand grande petit petite jeune vieux vieille saint sainte reponse question conclusion resultat objectif but
accueil contact recherche menu partager partage commenter commentaires envoyer imprimer newsletter abonnez-vous connexion inscription
the a an of in on at by for with and from to is this that how why what who when
""")  # fmt: skip

# Forms of address: a name follows, with or without a first name.
HONORIFICS = _words("""
m. mm. mr mr. mme mmes mlle mlles dr dr. pr pr. me mgr monsieur madame mademoiselle messieurs mesdames docteur docteure professeur professeure
maitre sir lady lord dame don dona sheikh cheikh cheik cheikha emir imam ayatollah hodjatoleslam mollah mullah sultan prince princesse roi reine
general generale gal colonel col lieutenant lieutenant-colonel lieutenant-general capitaine commandant commandante major sergent sergent-chef
caporal adjudant amiral vice-amiral contre-amiral marechal brigadier soldat pape cardinal archeveque eveque patriarche metropolite pere frere soeur
rabbin pasteur abbe president presidente vice-president vice-presidente ministre premier-ministre senateur senatrice depute deputee
gouverneur gouverneure juge procureur procureure chancelier chanceliere commissaire ambassadeur ambassadrice secretaire camarade comte comtesse duc
duchesse baron baronne marquis ms ms. mrs mrs. professor doctor judge senator captain officer lt lt. sgt gen gen. hajj hadj el-hadj mohtar
""")  # fmt: skip

# What people are or do: before a name, or after it behind a comma.
ROLES = HONORIFICS | _words("""
abbesse academicien academicienne accusateur accusatrice accuse accusee acteur actrice activiste adjoint adjointe administrateur administratrice
agent agente agriculteur agricultrice aide alpiniste analyste anthropologue apiculteur archeologue architecte artisan artiste assaillant
assistant assistante associe associee astronaute astronome athlete attachee avocat avocate auteur auteure autrice banquier banquiere
batonnier beau-frere benevole biographe biologiste blogueur blogueuse bourgmestre boxeur boxeuse boulanger boulangere brigadiste cadre cameraman
candidat candidate caricaturiste cancerologue chanteur chanteuse chasseur chauffeur chef cheffe chercheur chercheuse chercheurs chercheuses chimiste
chirurgien chirurgienne chroniqueur chroniqueuse cineaste citoyen citoyenne climatologue collaborateur collaboratrice collegue comedien comedienne
commentateur commercant commercante compagne compagnon complice compositeur compositrice comptable conferencier conferenciere conseiller
conseillere conseillers consul consule consultant consultante controleur controleuse coordinateur coordinatrice coordonnateur coordonnatrice correspondant
correspondante coureur cousin cousine createur creatrice criminologue critique curateur cycliste danseur danseuse defenseur defenseure demographe
demineur dessinateur dessinatrice detenu detenue dignitaire diplomate directeur directrice dirigeant dirigeante dirigeants dissident dissidente doyen
doyenne doctorant doctorante documentariste dramaturge economiste economistes ecrivain ecrivaine editeur editrice editorialiste eleve elu elue emissaire
employe employee enqueteur enqueteuse enseignant enseignante enseignant-chercheur entraineur entraineuse entrepreneur entrepreneuse envoye envoyee epidemiologiste epouse epoux
essayiste etudiant etudiante eurodepute eurodeputee executif expert experte experts expertes ex-ministre ex-president ex-depute ex-premier fermier fermiere
figure fille fils finaliste fondateur fondatrice cofondateur cofondatrice co-fondateur co-fondatrice co-auteur coauteur co-directeur codirecteur codirectrice fonctionnaire footballeur footballeuse
fugitif garde gardien gardienne geographe geologue geopoliticien geopolitologue geopoliticienne gerant gerante gestionnaire globe-trotter gouvernante greffier grand-mere grand-pere guide
habitant habitante handballeur heritier heritiere heros heroine historien historienne historiens homologue hote humanitaire humoriste ideologue illustrateur
immunologue infirmier infirmiere infectiologue influenceur influenceuse informaticien informaticienne ingenieur ingenieure inspecteur inspectrice instituteur
institutrice interprete investisseur islamologue jardinier jihadiste djihadiste joueur joueuse journaliste journalistes juriste kamikaze lanceur lanceuse leader leaders
libraire linguiste logisticien maire mairesse mari militant militante militaire milliardaire mineur modele moderateur moine musicien musicienne
navigateur neurologue neveu niece negociateur negociatrice notaire numero observateur observatrice oceanographe oligarque oncle operateur opposant
opposante orateur otage ouvrier ouvriere paleontologue parlementaire patron patronne pecheur pediatre peintre penseur pharmacien philanthrope philosophe
photographe photojournaliste photoreporter physicien physicienne pianiste pilote plasticien plongeur poete poetesse policier policiere politicien
politicienne politiste politologue polytechnicien pompier porte-parole porte-etendard portier praticien predecesseur predicateur prefet prefete presentateur presentatrice
pretre prisonnier prisonniere procureurs producteur productrice professionnel propagandiste proprietaire psychiatre psychologue psychanalyste pretendant publiciste rapporteur
rapporteure rappeur rappeuse realisateur realisatrice recteur rectrice redacteur redactrice refugie refugiee reporter representant representante rescape rescapee resident
residente responsable responsables ressortissant restaurateur retraite retraitee rival rivale romancier romanciere salarie salariee sauveteur savant scenariste scientifique sculpteur
secouriste sociologue sociologues soignant soignante specialiste specialistes sportif sportive statisticien strategiste stratege styliste successeur suspect
syndicaliste tante technicien technicienne temoin tenniswoman tennisman terroriste theologien titulaire toxicologue traducteur traductrice transporteur tresorier tresoriere tueur
tyran universitaire urbaniste urgentiste vendeur vendeuse veterinaire veuf veuve victime victimes viceroi vice-ministre vice-gouverneur viceministre virologue visiteur voisin voisine volontaire voyageur
youtubeur youtubeuse vainqueur laureat laureate ancien-ministre sous-secretaire sous-directeur charge chargee numero-un adjointe-au-maire edile haut-commissaire
pdg p.-d.g. dg ceo directeur-general mere sexagenaire quinquagenaire quadragenaire trentenaire septuagenaire octogenaire surnomme surnommee dit alias
nomme nommee denomme baptise appele appelee prenomme prenommee certain ministre-president premier-secretaire maitre-assistant maitresse docteurante academiques ethnologue generaux colonels
ministres presidents deputes senateurs gouverneurs juges avocats artistes ecrivains opposants militants activistes analystes diplomates
""")  # fmt: skip

# Forms of verbs and phrases that make whoever stands beside them a speaker.
SPEECH = _words("""
declare declarait declarer affirme affirmait affirmer explique expliquait expliquer indique indiquait precise precisait ajoute ajoutait souligne soulignait
soulignant estime estimait estimant juge jugeait rappelle rappelait rappele insiste insistait annonce annoncait denonce denoncait deplore deplorait regrette
regrettait assure assurait confie confiait lance lancait martele conclut concluait conclu retorque retorque replique ironise avertit averti avertissait
accuse accusait critique critiquait fustige salue evoque evoquait qualifie parle argumente argue avance rapporte rapportait relate raconte racontait temoigne
temoignait resume resumait analyse analysait observe observait constate constatait pointe plaide plaidait souhaite souhaitait exhorte felicite remercie menace
confirme confirmait nuance commente commentait repete repetait reitere proclame revendique revendiquait s'indigne s'alarme s'inquiete s'emporte s'exclame s'insurge
propose alerte alertait previent prevenu prevenait repond repondait repondu reconnait reconnu admet admis espere craint refuse dit disait dire dite dites
poursuit poursuivi poursuivait promet promis soutient soutenu soutenait maintient maintenu ecrit ecrivait note notait renchérit rencherit rencheri
reagit reagi dement dementi croit pense pensait decrit decrivait twitte tweete tempere abonde interroge interrogee demande demandait
detaille developpe remarque releve suggere considere ecrie enumere signale mentionne condamne condamnait moque glisse souffle tonne peste
clarifie reaffirme recommande preconise revele revelait presage pronostique decrypte anticipe theorise selon d'apres dixit
tue tuee assassine assassinee arrete arretee condamnee inculpe inculpee incarcere incarceree limoge limogee nomme nommee elu elue reelu reelue
designe designee reconduit recoit rencontre rencontrait recevait emprisonne emprisonnee libere liberee decede decedee mort morte ne nee
demissionne demissionnaire poignarde blesse blessee succede succedait preside presidait dirige dirigeait s'est s'etait
""")  # fmt: skip

# Words that no name of a person holds.
NEVER_PERSON = _words("""
accord accords acte affaires afrique africa african agence agency air airlines airport airways aeroport alliance alpes amerique america american
annexe armee army article asie asia assemblee assembly association atlantique atlantic avenue autoroute baie bank banque base bassin bataille battalion battle bay beach
big black blanc blanche board boulevard brexit bridge brigade british broadcasting bureau business cabinet camp canal cap cape capital
caucase center central centre challenge chamber chambre champions championnat charte chateau chine china chinese church cinema circuit city club coalition
code college comite commission committee communaute community compagnie company confederation conference congres congress conseil constitution
convention corp corporation corps corridor cote council county coupe cour court cup daily data day declaration defence defense delta
democratie democracy department departement desert detroit development digital directive division doctrine door east economic economie education
eglise empire energy english enterprise entreprise est etat etats europe european europeenne exercice express fashion federal federale federation festival
fete fil finance financial flamme fleuve floride fondation fonds football force forces foreign foret forum foundation france french
free front fund gare garde gazette general german global globe gold golfe gouvernement government green group groupe guard guerre gulf haut haute
heights herald high hill hills histoire holding holdings hopital hotel house human ile iles inc india indian indo-pacifique industries industrie
initiative institut institute institution intelligence international internationale international's island islands islamic
jeux journal journee justice king kingdom lac lake land law league left legion liberation liberte liberty ligue limited line live
loi ltd macedoine magazine maison major majeur marche marine market media mediterranee memorial mer messenger metro middle military ministere ministry
mission mont montagne monts moratoire mouvement movement musee museum national nationale nationales nations nato network new news nobel nord normandie north
northern observatoire observer ocean oceane office oil olympique olympiques open operation opera orchestra orchestre ordre organisation organization orient ouest outre-mer
oxford pacific pacifique pacte pact palace palais parc paris park parlement parliament parti partnership party pass pays peace peninsule people people's peuple philharmonic
place plan plateau point policy politique polytechnique pont port post power premier presidence press presse prime prix programme
project projet protocole province psg public quai queen radio rapport rassemblement red region regiment relations religion renaissance report republic
republicain republicains republique research research reserve resistance resolution revolution review right rights river riviere road roland-garros route royal royale royaume
rue russia russian saison saint sainte salon school science sciences sea secretariat section securite security senat senate series service services shield shop
silicon siecle societe society sommet sound south southern space special sport sports square stadium stade star state states statue stock store storm strait
strategie street strike sud sud-est summit supreme syndicat system systems table tank task taxe team tech technologies technology telegraph television theatre
think times today tour tower town trade traite treaty tribunal tribune trophy trust tunnel tv u.s union united unies unis universite university
valley vallee valleys village ville wall war watch water way web week weekly west western white wild world year zone
noel paques toussaint ramadan pentecote kippour hanouka hanoucca aid kremlin internet twitter facebook google tiktok
instagram youtube whatsapp telegram linkedin covid covid-19 coran bible islam occident onu otan ue usa g7 g20 brics
lois droits homme femmes enfants etudes histoire moyen-age antiquite guerres mondiale froide crise gouvernements
lycee ecole college hopital clinique stade aeroport gare eglise mosquee cathedrale basilique synagogue cimetiere
fox sky cnn bbc sun mail post-soviet spectator economist guardian standard insider wire sentinel mirror monitor chronicle
prince-de-galles airbus boeing leopard patriot rafale mirage abrams challenger javelin stinger himars typhoon tomahawk kinjal iskander
""") | MONTHS_AND_DAYS  # fmt: skip

# Nouns behind which a personal name names a thing.
PLACE_CONTEXT = _words("""
rue avenue boulevard place square quai pont lycee college ecole hopital clinique stade aeroport gare station metro salle theatre cinema musee
porte-avions fregate navire croiseur sous-marin patrouilleur petrolier cargo paquebot destroyer corvette batiment bateau yacht voilier
prix trophee coupe tournoi ouragan tempete cyclone typhon operation base camp caserne fort chateau villa hotel palais tour porte esplanade parc
jardin centre mosquee eglise cathedrale basilique bibliotheque mediatheque amphitheatre gymnase institut fondation universite chaire
film roman serie album chanson livre missile satellite fusee telescope
""")  # fmt: skip

# Places of two words that begin like a personal name.
PLACES = frozenset(name.strip() for name in """
abu dhabi; abou dhabi; abou kamal; abou ghraib; abu ghraib; abou simbel; sidi bouzid; sidi bel abbes; sidi bou said; sidi ifni; camp david; santa barbara;
san francisco; santa cruz; victoria falls; virginia beach; salvador de bahia; santiago de cuba; jordan valley; ali sabieh; ben guerir; ben gourion;
ben gardane; khan younes; khan younis; beit hanoun; beit lahia; charles de gaulle; saint louis; port soudan; jean jaures; georgia tech; carolina panthers;
paris saint-germain; washington post; washington dc; washington d.c; sidi barrani; moulay yacoub; deir ez-zor; nelson mandela bay; los angeles; jebel ali;
new york; tel aviv; hong kong; san diego; san jose; buenos aires; addis abeba; rio de janeiro; nova kakhovka; krivi rih; kryvyi rih;
nijni novgorod; velikie luki; oulan bator; kuala lumpur; phnom penh; bandar abbas; ras al-khaimah; la mecque; la haye; le caire; le havre;
louis vuitton; christian dior; yves saint laurent; ralph lauren; calvin klein; hugo boss; jack daniel's; ernst young; jp morgan; j.p. morgan; morgan stanley;
lockheed martin; aston martin; mercedes benz; philip morris; kim jong-un; may day; martin luther king day; jean-paul ii; ali express; johnson johnson;
charlie hebdo; hans lucas; getty images; marie claire; paris match; marianne tv; rosa parks day; patrice lumumba university; olympe lyon; stade de france; ray ban; elon university
""".replace("\n", " ").split(";"))  # fmt: skip

# Surnames that stand first in Chinese, Korean and Vietnamese names.
ASIAN_SURNAMES = _words("""
ahn an bae bai bai ban bang bao bui cai cao chang chao chau chen cheng cheong cheung chi cho choe choi chong chow chu chun chung cui dai dang deng ding do dong du duan
fan fang feng fu gan gao ge gong gu guan guo ha ham han hang hao he ho hong hou hsiao hsieh hu hua huang huh hui hung hwang hyun im jang jeon jeong ji jia jiang jin jing jo joo
ju jung kang kim kong koo ku kuo kwak kwon lai lam lan lau lee lei leung li liang liao lim lin ling liu lo long lou lu luo luu ly ma mao mei meng min mo moon mu na nam ngo
nguyen ni nie ning niu noh oh ou pae paek pak pan pang park pei peng pham phan pu qi qian qiao qin qiu qu quan rao ren ri rim ro rong ruan ryu seo seok sha shao
shen shi shin shu si sim sin so sohn son song su suh suk sun sung tan tang tao teng tian tong tran truong tsai tseng tu um vo vu wan wang wei wen wong woo wu xi xia xiang
xiao xie xin xing xiong xu xue yan yang yao ye yeo yeon yi yim yin ying yoo yoon you yu yuan yun zeng zha zhan zhang zhao zheng zhong zhou zhu zhuang zou zuo
""")  # fmt: skip

# Surnames that are also ordinary words: at the head of a sentence they prove nothing.
COMMON_SURNAMES = _words("""
petit grand blanc noir rouge roux brun leblanc lenoir roi prince marchand boulanger berger meunier fournier garde guerre paix page carte mer
monde france ville plan pont port fort juste sage bon bonne beau belle noel paques jour nuit matin soir homme femme enfant pere mere fils
moulin rivier roche bois dubois vallee mont haut bas jeune vieux ancien premier seul tous mais car or donc avant apres ou et lors
black white green brown young king long day may will rice stone love hope best war east west north south
""")  # fmt: skip

AGENCIES = _words("""
afp reuters ap epa efe tass ansa dpa belga sipa maxppp upi xinhua anadolu spoutnik sputnik getty abaca hans-lucas bloomberg shutterstock istock pool handout
keystone pa ria novosti ntb tt anp ctk mti pap kyodo yonhap aap zuma imago alamy wikimedia flickr dr afptv reutersconnect kremlin pixabay unsplash
""")  # fmt: skip
