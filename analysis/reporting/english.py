"""English names for what the lexicon names in French.

The lexicon is French, as the texts are. States are translated by babel's list of territories; themes and the
names that English writes otherwise stand here. A name that is not here is shown as the lexicon has it.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from babel import Locale

__all__ = ["THEMES", "english_name"]

#: Label and scope of each theme, by its id.
THEMES: Final[dict[str, tuple[str, str]]] = {
    "ordre-mondial": (
        "International order and multipolarity",
        "Rules and shape of the international order, UN and Charter, international law, multipolarity, hegemony",
    ),
    "otan": (
        "NATO and the transatlantic bond",
        "Life, missions, enlargement, infrastructure and strategic concept of NATO, transatlantic bond",
    ),
    "dialogue": ("Dialogue and negotiation", "Offers, talks, mediation, de-escalation, confidence-building"),
    "guerre-ukraine": ("War in Ukraine", "The war since 24 February 2022, and Donbas before it"),
    "russie-occident": (
        "Russia–West tensions",
        "Antagonism between Russia and NATO, the European Union or the United States",
    ),
    "chine-russie": ("China–Russia partnership", "Diplomacy, defence and trade between China and Russia"),
    "chine-occident": (
        "China–West rivalry",
        "China as rival or challenge of the United States, NATO or the European Union; Taiwan, South China Sea",
    ),
    "cooperation-militaire": (
        "Military cooperation",
        "Visits of defence ministers, joint exercises, military-technical cooperation",
    ),
    "maitrise-armements": (
        "Arms control",
        "INF, New START, disarmament, conventions on chemical and biological weapons",
    ),
    "nucleaire": ("Nuclear weapons", "Nuclear weapons, deterrence, doctrine and threats"),
    "capacites-defense": ("Defence capabilities", "Budgets, arms deliveries, force posture, modernisation"),
    "terrorisme": ("Terrorism and extremism", "Groups, attacks, counter-terrorism"),
    "cyber-information": ("Cyber and information", "Cyber attacks and defence, information security, disinformation"),
    "pandemie": ("Pandemic", "Covid-19 and its effects"),
    "climat-resilience": (
        "Climate, technology, resilience",
        "Climate as a security matter, disruptive technologies, resilience of infrastructure and supply",
    ),
    "economie-sanctions": ("Economy and sanctions", "Sanctions, energy and trade as levers"),
    "securite-regionale": (
        "Regional security",
        "Security of a named region: Europe, Asia, Africa, Middle East, Latin America",
    ),
    "eurasie-brics": ("Eurasian organisations and BRICS", "SCO, EAEU, CIS, CSTO, BRICS, “global majority”"),
    "paramilitaires": ("Paramilitary groups", "Wagner, mercenaries, private military companies"),
}

_NAMES: Final[dict[str, str]] = {
    # states that babel calls otherwise in French
    "Birmanie": "Myanmar", "Centrafrique": "Central African Republic", "Côte d'Ivoire": "Ivory Coast",
    "Kirghizistan": "Kyrgyzstan", "Palestine": "Palestine", "République démocratique du Congo": "DR Congo",
    "République tchèque": "Czechia", "URSS": "USSR", "Vatican": "Vatican", "Vietnam": "Vietnam",
    "Saint-Vincent-et-les-Grenadines": "Saint Vincent and the Grenadines", "Yougoslavie": "Yugoslavia",
    "Tchécoslovaquie": "Czechoslovakia", "République démocratique allemande": "East Germany",
    "RFA": "West Germany", "Empire ottoman": "Ottoman Empire", "Autriche-Hongrie": "Austria-Hungary",
    "République arabe sahraouie démocratique": "Sahrawi Republic",
    # organisations
    "AIEA": "IAEA", "Alliance des États du Sahel": "Alliance of Sahel States", "Al-Qaïda": "Al-Qaeda",
    "Armée populaire de libération": "People’s Liberation Army",
    "Assemblée générale des Nations unies": "UN General Assembly", "Assemblée nationale": "National Assembly",
    "Aukus": "AUKUS", "CEDEAO": "ECOWAS", "Commission européenne": "European Commission",
    "Communauté des États indépendants": "Commonwealth of Independent States",
    "Congrès américain": "US Congress", "Conseil de l'Europe": "Council of Europe",
    "Conseil de sécurité de l'ONU": "UN Security Council", "Conseil européen": "European Council",
    "Cour pénale internationale": "International Criminal Court", "Élysée": "Élysée Palace",
    "Forces armées maliennes": "Malian Armed Forces", "État islamique": "Islamic State",
    "Ligue arabe": "Arab League", "Maison-Blanche": "White House", "ONU": "United Nations", "OTAN": "NATO",
    "Organisation de coopération de Shanghai": "Shanghai Cooperation Organisation",
    "Organisation du traité de sécurité collective": "Collective Security Treaty Organisation",
    "Organisation mondiale de la santé": "World Health Organization",
    "Organisation mondiale du commerce": "World Trade Organization", "OSCE": "OSCE",
    "Parlement européen": "European Parliament", "Swift": "SWIFT", "Tsahal": "Israel Defense Forces",
    "Union africaine": "African Union", "Union économique eurasiatique": "Eurasian Economic Union",
    "Union européenne": "European Union", "Union soviétique": "Soviet Union", "armée birmane": "Myanmar military",
    "armée russe": "Russian army", "armée ukrainienne": "Ukrainian army",
    "ministère chinois de la Défense": "Chinese Ministry of Defence",
    "ministère russe de la Défense": "Russian Ministry of Defence",
    "ministère russe des Affaires étrangères": "Russian Foreign Ministry", "talibans": "Taliban",
    # persons whose names each language writes in its own way
    "Abdel Fattah al-Burhane": "Abdel Fattah al-Burhan", "Ahmad al-Chareh": "Ahmed al-Sharaa",
    "Alexandre Bortnikov": "Alexander Bortnikov", "Alexandre Loukachenko": "Alexander Lukashenko",
    "Alexeï Navalny": "Alexei Navalny", "António Guterres": "António Guterres",
    "Antonio Guterres": "António Guterres", "Bachar al-Assad": "Bashar al-Assad",
    "Benyamin Netanyahou": "Benjamin Netanyahu", "Dmitri Medvedev": "Dmitry Medvedev",
    "Dmitri Peskov": "Dmitry Peskov", "Evgueni Prigojine": "Yevgeny Prigozhin",
    "Guennadi Gatilov": "Gennady Gatilov", "Maria Zakharova": "Maria Zakharova",
    "Mohammed ben Salmane": "Mohammed bin Salman", "Nikolaï Patrouchev": "Nikolai Patrushev",
    "Recep Tayyip Erdogan": "Recep Tayyip Erdoğan", "Sergueï Choïgou": "Sergei Shoigu",
    "Sergueï Lavrov": "Sergey Lavrov", "Sergueï Riabkov": "Sergei Ryabkov",
    "Valeri Guerassimov": "Valery Gerasimov", "Vladimir Poutine": "Vladimir Putin",
    "Volodymyr Zelensky": "Volodymyr Zelenskyy",
    # events of the overlay
    "Adhésion de la Finlande à l'OTAN": "Finland joins NATO", "Adhésion de la Suède à l'OTAN": "Sweden joins NATO",
    "Annexion de quatre régions ukrainiennes": "Annexation of four Ukrainian regions",
    "Annonce de l'AUKUS": "AUKUS announced", "Attaque du Hamas contre Israël": "Hamas attacks Israel",
    "Attaques iraniennes contre Israël": "Iranian strikes on Israel",
    "Chute de Bachar al-Assad": "Fall of Bashar al-Assad",
    "Chute de Kaboul": "Fall of Kabul", "Coup d'État au Niger": "Coup in Niger",
    "Conférence de Moscou sur la sécurité internationale": "Moscow Conference on International Security",
    "Élection de Donald Trump": "Election of Donald Trump", "Invasion de l'Ukraine": "Invasion of Ukraine",
    "Incursion ukrainienne dans la région de Koursk": "Ukrainian incursion into Kursk",
    "Mutinerie de Wagner": "Wagner mutiny",
    "Rencontres Biden–Poutine": "Biden–Putin meeting", "Rencontres Poutine–Xi": "Putin–Xi meeting",
    "Réunions internationales sur la paix en Ukraine": "International meeting on peace in Ukraine",
    "Sommet Russie–Afrique": "Russia–Africa summit", "Sommet de l'OTAN": "NATO summit",
    "Sommet des BRICS": "BRICS summit",
}  # fmt: skip


def english_name(label: str) -> str:
    """Return the English name of an actor or event, the French one where none is known.

    Examples
    --------
    >>> english_name("Russie"), english_name("OTAN"), english_name("Pirogue Santé")
    ('Russia', 'NATO', 'Pirogue Santé')
    """
    return _NAMES.get(label) or _territories().get(label) or label


@cache
def _territories() -> dict[str, str]:
    """Return English names of territories by their French ones; codes of two letters are countries."""
    french, english = Locale("fr").territories, Locale("en").territories
    return {str(name): str(english[code]) for code, name in french.items() if len(code) == 2 and code in english}
