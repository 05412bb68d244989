"""What stands beside a role and gives it to somebody else, or to nobody: each rule from both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., list[tuple[str, str | None]]]
DAY = "2023-06-15"

# (refused, still read, whose)
SIDES = [
    # Chambers and ministers of other states and of regions.
    ("Le président du Sénat roumain lit.", "Le président du Sénat français lit.", "gerard-larcher"),
    ("Le président du Sénat de Californie lit.", "Le président du Sénat, à Kiev depuis lundi, lit.", "gerard-larcher"),
    ("La présidente de l'Assemblée nationale du Québec lit.", "La présidente de l'Assemblée nationale lit.",
     "yael-braun-pivet"),
    ("Le président de l'Assemblée nationale malienne lit.", "La présidente de l'Assemblée nationale française lit.",
     "yael-braun-pivet"),
    ("Le garde des Sceaux sénégalais lit.", "Le garde des Sceaux, au Sénégal, lit.", "eric-dupond-moretti"),
    ("Le président de la Fed de Chicago lit.", "Le président de la Fed américaine lit.", "jerome-powell"),
    ("Le président de la République islamique de Gambie lit.", "Le président de la République islamique lit.",
     "ebrahim-raissi"),
    ("La présidente de la Commission des lois lit.", "La présidente de la Commission lit.", "ursula-von-der-leyen"),
    ("Le chef du Hezbollah irakien lit.", "Le chef du Hezbollah pro-iranien lit.", "hassan-nasrallah"),
    ("Le pape polonais lit.", "Le pape argentin lit.", "francois-pape"),
    # Parts of a state's name.
    ("La Première ministre d'Irlande du Nord lit.", "Le Premier ministre d'Irlande lit.", "leo-varadkar"),
    ("La présidente de la Géorgie du Sud lit.", "La présidente de la Géorgie lit.", "salome-zourabichvili"),
    ("Le président de Chypre du Nord lit.", "Le dirigeant de Corée du Nord lit.", "kim-jong-un"),
    ("Le Premier ministre d'Australie-Méridionale lit.", "Le président de Guinée-Bissau lit.",
     "umaro-sissoco-embalo"),
    ("Le président du Mali FC lit.", "Le président du Mali lit.", "assimi-goita"),
    # Regions and peoples below the state.
    ("Le Premier ministre québécois reçoit des Canadiens, dit le Canada.",
     "Au Canada, le Premier ministre désormais seul attend.", "justin-trudeau"),
    ("Emmanuel Macron écoute. Le président lyonnais lit.", "Emmanuel Macron écoute. Le président bien entouré lit.",
     "emmanuel-macron"),
    # Another body.
    ("Le président de la Fédération russe de judo lit.", "Le président de la Fédération russe lit.",
     "vladimir-poutine"),
    ("Le président russe de la Fédération internationale d'escrime lit.", "Le président russe de l'époque lit.",
     "vladimir-poutine"),
    ("Le président italien du jury lit.", "Le président italien du moment lit.", "sergio-mattarella"),
    ("Le président émirati de la COP28 lit.", "Le président émirati des années fastes lit.",
     "mohammed-ben-zayed-al-nahyane"),
    ("Le vice-président turc du club lit.", "Le vice-président turc lit.", "cevdet-yilmaz"),
    ("Le président français de la chambre basse lit.",
     "La dissolution par le président français de la chambre basse étonne.", "emmanuel-macron"),
    # Trade, sport and art.
    ("Le leader français du pneu lit.", "Le leader français lit.", "emmanuel-macron"),
    ("Le numéro un français de la distribution lit.", "Il a accusé le leader français des pires maux.",
     "emmanuel-macron"),
    ("La reine britannique de l'aviron lit.", "Le roi britannique lit.", "charles-iii"),
    ("Le roi suédois de l'ameublement lit.", "Elle remercie le roi suédois de l'accueil.", "charles-xvi-gustave"),
    ("Le pape de la cuisine provençale lit.", "Le pape des pauvres lit.", "francois-pape"),
    ("Le roi danois du biscuit lit.", "La reine danoise lit.", "margrethe-ii"),
    ("Le leader chinois et mondial du panneau lit.", "Le leader chinois et celui du parti lisent.", "xi-jinping"),
    # The name goes on.
    ("La présidente du Parlement européen des jeunes lit.", "La présidente du Parlement européen lit.",
     "roberta-metsola"),
    ("Le président du Conseil européen du jouet lit.", "Il attend du président du Conseil européen des gestes.",
     "charles-michel"),
    ("Le ministre indien de la Défense civile lit.", "Le ministre indien de la Défense lit.", "rajnath-singh"),
    # Titles that need their nation at hand.
    ("Le vice-chancelier autrichien lit.", "Le vice-chancelier allemand lit.", "robert-habeck"),
    ("Le vice-chancelier de l'université d'Oxford lit.", "Berlin hésite, l'Allemagne attend : le vice-chancelier lit.",
     "robert-habeck"),
    ("L'envoyé pour le climat lit.", "L'émissaire américain pour le climat lit.", "john-kerry"),
    ("Sans émissaire pour le climat, le Kenya attend.", "John Kerry est là. L'émissaire pour le climat lit.",
     "john-kerry"),
    ("Le chef de la présidence lit.", "L'Ukraine négocie ; le chef de la présidence lit.", "andrii-yermak"),
    ("Le président fédéral lit.", "L'Allemagne vote ; le président fédéral lit.", "frank-walter-steinmeier"),
    ("Le pontife lit.", "Le pape François est là. Le pontife lit.", "francois-pape"),
    # Nobody holds it.
    ("Le pays est sans président sud-coréen.", "Sans le président sud-coréen, rien ne bouge.", "yoon-suk-yeol"),
    ("Le pays n'a pas de président russe.", "Ce n'est pas le président russe qui lit.", "vladimir-poutine"),
    ("Être président américain use.", "Peut-être le président américain lit-il.", "joe-biden"),
    ("Elle rêve de devenir Première ministre britannique.", "Le Premier ministre britannique lit.", "rishi-sunak"),
    ("Qui sera le président américain en 2040 ?", "L'invité sera le président américain.", "joe-biden"),
    ("L'élection du président de la Moldavie approche.", "Depuis l'élection de la présidente de la Moldavie, tout va.",
     "maia-sandu"),
    # Several, and a trophy.
    ("Des porte-parole du Kremlin lisent.", "Les mots du porte-parole du Kremlin pèsent.", "dmitri-peskov"),
    ("Les porte-parole du Kremlin lisent.", "Au porte-parole du Kremlin de répondre.", "dmitri-peskov"),
    ("La Coupe de l'émir du Qatar commence.", "Le palais de l'émir du Qatar ouvre.", "tamim-ben-hamad-al-thani"),
]  # fmt: skip


@pytest.mark.parametrize("text", [refused for refused, _, _ in SIDES])
def test_a_role_that_goes_on_as_anothers_or_that_nobody_holds_is_not_read(roles: Read, text: str) -> None:
    assert roles(text, DAY) == []


@pytest.mark.parametrize(("text", "actor"), [(kept, actor) for _, kept, actor in SIDES])
def test_beside_other_words_the_same_role_is_read(roles: Read, text: str, actor: str) -> None:
    assert [found for _, found in roles(text, DAY)] == [actor]


@pytest.mark.parametrize("verb", ["apaise", "dégaine", "croise", "entraîne", "maintient", "soutient", "craint"])
def test_a_verb_behind_a_bare_title_is_no_adjective_of_a_people(roles: Read, verb: str) -> None:
    assert roles(f"Emmanuel Macron est là. Le président {verb} les siens.", DAY) == [
        ("Le président", "emmanuel-macron")
    ]


@pytest.mark.parametrize(
    "people",
    "québécois ontarien écossais gallois bavarois wallon flamand catalan basque kurde corse sicilien texan".split(),
)
def test_the_head_of_a_region_is_not_that_of_the_state_at_hand(roles: Read, people: str) -> None:
    assert roles(f"Le Canada attend. Le Premier ministre {people} se tait.", DAY) == []
