"""The verbs with which French news reports what somebody says, in every form the press uses."""

from __future__ import annotations

from typing import Final, Literal

__all__ = ["FORMS", "NEEDS", "NOUN_LIKE", "STANCE", "VerbForm"]

VerbForm = Literal["finite", "past", "participle", "infinitive"]

# Verbs in -er by their stem, without accents (è and é fold to the same letter).
_FIRST_GROUP: Final = """
abond accus admonest affich affirm ajout alarm alert analys annonc appel apostroph approuv argu argument
articul assen assur attaqu attest avanc balay brocard cit clam clarifi comment compar conced condamn confess
confi confirm conjur conseill consider constat contest critiqu declar deman demand denonc deplor desapprouv
detaill developp dout emport enumer envisag epingl esper estim etrill evoqu exhort exig explicit expliqu
exprim exult felicit formul fustig garanti gliss gronde hasard imagin implor imput indign indiqu inquiet
insist interpell interrog invit invoqu ironis juge jug jur justifi lanc list lou martel menac mention minimis moqu
murmur not notifi nuanc objecte object observ parl pens pest pilonn plaid point postul precis preconis prefer
pressent preval proclam profess promulgu pron prononc prophetis propos protest qualifi questionn racont raill
rapport rassur reaffirm recommand certifi claironn complet decret decrypt desol diagnostiqu eruct etonn evalu excus
expos grinc insurg jubil lach lament narr persifl pontifi ripost soupir targu temporis tranch recus refus
refut regrett reiter rejet relat relativis relev reliv remarqu remerci repet repliqu reproch resum retorqu
retranch revel revendiqu sabr salu sermonn signal signifi soucis souhait soulev souffl soulign souten specul
stigmatis stipul suggere sugger suppli synthetis tacl tanc tax temoign tempet tempere temper theoris titr tonn
tweet twitt vant vilipend vitup voul
""".split()

_IRREGULAR: Final[dict[VerbForm, str]] = {
    "finite": """
        dit disait dira dirait disent disaient redit redisait contredit
        poursuit poursuivait poursuivit poursuivent repond repondait repondit repondent previent prevenait prevint
        previennent promet promettait promit promettent soutient soutenait soutint soutiennent maintient maintenait
        reconnait reconnaissait reconnaissent admet admettait admettent ecrit ecrivait ecrivent lit
        souvient dement dementait dementent craint craignait craignent croit croyait croient veut voulait
        decrit decrivait decrivent definit definissait rencherit rencherissait surencherit
        reagit reagissait reagissent retient convient conclut concluait concluent avertit avertissait avertissent
        predit predisait prevoit prevoyait prescrit met mettait mettent fait faisait font tient tenait tiennent
        emet emettait plaint plaignait plaignent appelle appellent rappelle rappellent rappelait rappela rappelaient
        enjoint enjoignait depeint
        exige exigent defend defendait defendent pretend pretendait pretendent entend entendait reprend reprenait
        promeut garantit garantissait brandit applaudit sait redoute redoutent redoutait somme sommait presse pressait
        prone pronent pronait ecrie exclame exclamait enorgueillit glapit rugit traite traitait
        designe designait depose liste listait rejouit rejouissait rejouissent
    """,
    "past": """
        dit dite dits redit poursuivi repondu prevenu promis soutenu maintenu reconnu admis ecrit
        dementi craint voulu decrit defini rencheri surencheri reagi retenu convenu conclu averti
        predit prevu prescrit mis fait tenu emis transmis enjoint depeint defendu pretendu repris garanti
        brandi applaudi lu cru percu percue souscrit accueilli ouvert rappele rappelee souvenu
        eu plaint rejoui rejouie redoute somme presse prone ecrie exclame traite traitee designe designee
        convaincu persuade
    """,
    "participle": """
        disant poursuivant repondant prevenant promettant soutenant maintenant reconnaissant admettant ecrivant
        dementant craignant croyant decrivant definissant rencherissant reagissant concluant avertissant
        mettant faisant tenant emettant appelant rappelant enjoignant defendant pretendant reprenant
        garantissant brandissant applaudissant redoutant sommant pronant traitant designant
    """,
    "infinitive": """
        dire redire poursuivre repondre prevenir promettre soutenir maintenir reconnaitre admettre ecrire dementir
        decrire definir rencherir surencherir reagir conclure avertir predire mettre faire tenir defendre reprendre
        rappeler sommer proner redouter traiter
    """,
}
_PLACED: Final = r"\s+(?:\w+\s+){0,2}?"
#: Verbs of saying only with the words that follow: "a mis en garde", "fait valoir", "tient à".
NEEDS: Final[dict[str, str]] = {
    **dict.fromkeys(
        "met mettait mettent mis mettant mettre".split(),
        _PLACED + r"(?:en (?:garde|cause|avant|exergue|lumiere|doute|evidence)|l accent)",
    ),
    **dict.fromkeys(
        "fait faisait font faisant faire".split(),
        _PLACED + r"(?:savoir|valoir|part|etat|remarquer|observer|reference|mention|allusion|echo|comprendre)\b",
    ),
    **dict.fromkeys("tient tenait tiennent tenu tenant tenir".split(), r"\s+a\b|" + _PLACED + "(?:propos|discours)"),
    **dict.fromkeys("eu".split(), _PLACED + r"(?:mots?|phrase|propos|formule)\b"),
    **dict.fromkeys("ouvert".split(), r"\s+la porte"),
    **dict.fromkeys("entend entendait sait su".split(), r"\s+\w+er\b"),
}
#: Forms that are nouns or adjectives as often as verbs: behind an article they are nouns.
NOUN_LIKE: Final = frozenset("""
annonce annonces appel demande demandes critique critiques menace menaces note notes juge juges liste listes
cite point pointe pointes affiche affiches avance avances alerte alertes lance lances parle signale attaque
attaques analyse analyses taxe taxes releve doute doutes refus souffle resume murmure reproche reproches titre titres
invite invites conseille tonne remarque remarques objet garantie formule formules presse somme sommes mention mentions
rapport confie commente traite traites designe prefere defend fait dit ecrit maintenant confirme presente
objecte reprise complete decrete evalue excuse excuses expose exposes lache lament riposte ripostes soupir
maintient lit pense imagine questionne moque mise mises craint redoute epingle attaqua confesse balaye
""".split())

#: Adjectives that say what somebody holds: "X, persuadé que «…»".
STANCE: Final = frozenset(
    f"{stem}{ending}" for stem in ("persuade", "convaincu") for ending in ("", "e", "s", "es")
)


def _forms() -> dict[str, frozenset[VerbForm]]:
    forms: dict[str, set[VerbForm]] = {}
    for stem in _FIRST_GROUP:
        soft = stem + "e" if stem.endswith("g") else stem
        for ending in ("e", "ent", "era", "eront", "erait", "eraient", "erent"):
            forms.setdefault(stem + ending, set()).add("finite")
        for ending in ("a", "ait", "aient"):
            forms.setdefault(soft + ending, set()).add("finite")
        for ending in ("e", "es", "ee", "ees"):
            forms.setdefault(stem + ending, set()).add("past")
        forms.setdefault(soft + "ant", set()).add("participle")
        forms.setdefault(stem + "er", set()).add("infinitive")
    for kind, words in _IRREGULAR.items():
        for word in words.split():
            forms.setdefault(word, set()).add(kind)
    for word in STANCE:
        forms.setdefault(word, set()).add("past")
    return {form: frozenset(kinds) for form, kinds in forms.items()}


#: Folded form → what it may be.
FORMS: Final[dict[str, frozenset[VerbForm]]] = _forms()
