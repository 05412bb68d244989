"""The forms in which the French press words a role: portfolios, second titles, addresses, counterparts, epithets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]
DAY = "2023-03-15"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Au Mali, le ministre des Affaires étrangères et de la Coopération internationale quitte la salle.",
            [("le ministre des Affaires étrangères et de la Coopération internationale", "abdoulaye-diop")],
        ),
        (
            "Le ministre des Affaires étrangères et de la Coopération internationale du Mali quitte la salle.",
            [("Le ministre des Affaires étrangères et de la Coopération internationale du Mali", "abdoulaye-diop")],
        ),
        (
            "Le ministre espagnol des Affaires étrangères, de l'Union européenne et de la Coopération est attendu.",
            [("Le ministre espagnol des Affaires étrangères, de l'Union européenne et de la Coopération",
              "jose-manuel-albares")],
        ),
        (
            "Le ministre marocain des Affaires étrangères, de la Coopération africaine et des Marocains résidant à "
            "l'étranger est attendu.",
            [("Le ministre marocain des Affaires étrangères, de la Coopération africaine et des Marocains résidant à "
              "l'étranger", "nasser-bourita")],
        ),
        (
            "Au Mali, le ministre d'État, ministre de la Défense et des Anciens combattants, est attendu.",
            [("le ministre d'État, ministre de la Défense et des Anciens combattants", "sadio-camara")],
        ),
        (
            "En France, le Ministre du Travail, du Plein emploi et de l’Insertion reçoit les syndicats.",
            [("le Ministre du Travail, du Plein emploi et de l’Insertion", "olivier-dussopt")],
        ),
    ],
)  # fmt: skip
def test_a_minister_of_several_portfolios_is_one_role(roles: Read, text: str, found: Marked) -> None:
    assert roles(text, DAY) == found


@pytest.mark.parametrize(
    "text",
    [
        "Le ministre russe de la Défense et de nombreux généraux ont défilé.",
        "Le ministre russe de la Défense, de retour de Minsk, et des généraux ont défilé.",
        "Le départ du ministre russe de la Défense et de la Russie elle-même surprend.",
    ],
)
def test_what_is_no_portfolio_is_no_part_of_the_title(roles: Read, text: str) -> None:
    ends = [surface for surface, _ in roles(text, DAY)]
    assert ends and all(surface.endswith("ministre russe de la Défense") for surface in ends)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le Garde des Sceaux, Ministre de la Justice, a signé.",
         [("Le Garde des Sceaux, Ministre de la Justice", "eric-dupond-moretti")]),
        ("Le président de la transition, chef de l'État, est rentré au Mali.",
         [("Le président de la transition, chef de l'État", "assimi-goita")]),
        ("Le garde des Sceaux, ministre de la Justice, Éric Dupond-Moretti, a signé.", []),
        ("Le président français, Premier ministre espagnol et ministres réunis, se tait.",
         [("Le président français", "emmanuel-macron"), ("Premier ministre espagnol", "pedro-sanchez")]),
    ],
)  # fmt: skip
def test_a_second_title_of_the_same_person_is_no_second_role(roles: Read, text: str, found: Marked) -> None:
    assert roles(text, DAY) == found


def test_the_keeper_of_the_seals_of_another_republic_is_not_the_french_one(roles: Read) -> None:
    assert roles("À Dakar, au Sénégal, le garde des Sceaux visite une prison.", DAY) == []
    assert roles("À Dakar, au Sénégal, la France aide. Le garde des Sceaux visite une prison.", DAY) != []


MINUTES = "Question posée en séance publique le 15/03/2023\n\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            MINUTES + "Ma question va à M. le ministre de l'agriculture et de la souveraineté alimentaire.\n\n"
            "Monsieur le ministre, le blé manque.",
            [("le ministre de l'agriculture et de la souveraineté alimentaire", "marc-fesneau"),
             ("le ministre", "marc-fesneau")],
        ),
        (MINUTES + "Je vous remercie, monsieur le président, et j'achève.", []),
        (MINUTES + "M. le président. La parole est à Mme Anne Delorme.", []),
        ("Emmanuel Macron répond.\n\nMonsieur le Président, la guerre dure. Que faire ?",
         [("le Président", "emmanuel-macron")]),
        (
            MINUTES + "Merci, madame la ministre, de nous entendre.\n\nMme Anne Delorme, ministre déléguée. Oui.",
            [("la ministre", "nl-anne-delorme")],
        ),
        (
            MINUTES + "Merci, monsieur le ministre, de nous entendre.\n\nMme Anne Delorme, ministre déléguée. Oui.",
            [],
        ),
    ],
)  # fmt: skip
def test_whoever_is_addressed_by_a_title_is_in_that_office(roles: Read, text: str, found: Marked) -> None:
    assert roles(text, DAY) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Joe Biden a reçu son homologue japonais.", "fumio-kishida"),
        ("Joe Biden a reçu son homologue marocain.", "mohammed-vi"),
        ("Emmanuel Macron a reçu son homologue polonais.", "andrzej-duda"),
        ("Olaf Scholz dîne à Paris. Emmanuel Macron et son homologue allemand en ont ri.", "olaf-scholz"),
        ("Rishi Sunak a appelé son homologue américain.", "joe-biden"),
        ("Le chancelier allemand a appelé son homologue français.", "emmanuel-macron"),
        ("La Première ministre française a reçu son homologue espagnol.", "pedro-sanchez"),
        ("Après un dîner avec son homologue ukrainien, Emmanuel Macron est rentré à Paris.", None),
    ],
)
def test_those_who_govern_have_those_who_govern_for_counterparts(roles: Read, text: str, who: str | None) -> None:
    found = [actor for surface, actor in roles(text, DAY) if surface.startswith("homologue")]
    assert found == ([who] if who else [])


def test_a_counterpart_is_not_apposed_to_whoever_is_named_next(roles: Read) -> None:
    text = "Emmanuel Macron est à Kiev. À l'issue d'un dîner avec son homologue ukrainien, Emmanuel Macron est rentré."
    assert roles(text, DAY) == [("homologue ukrainien", "volodymyr-zelensky")]
    assert roles("Emmanuel Macron reçoit son homologue ukrainien, Volodymyr Zelensky.", DAY) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Le président islamo-conservateur turc dort.",
         [("Le président islamo-conservateur turc", "recep-tayyip-erdogan")]),
        ("Le dirigeant nationaliste hongrois dort.", [("Le dirigeant nationaliste hongrois", "viktor-orban")]),
        ("Le président turc sortant dort.", [("Le président turc sortant", "recep-tayyip-erdogan")]),
        ("En Turquie, le président sortant dort.", [("le président sortant", "recep-tayyip-erdogan")]),
        ("En Turquie, le président sortant de la fédération de lutte dort.", []),
        ("L'asile divise les États-Unis. Le président démocrate hésite.", [("Le président démocrate", "joe-biden")]),
        ("L'immigration divise les États-Unis. Le président républicain hésite.", []),
        ("L'immigration divise la Bavière. Le président démocrate hésite.", []),
    ],
)  # fmt: skip
def test_an_epithet_of_party_or_term_belongs_to_the_title(roles: Read, text: str, found: Marked) -> None:
    assert roles(text, DAY) == found


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Le PM britannique dort.", "rishi-sunak"),
        ("Le numéro deux chinois dort.", "li-qiang"),
        ("Le numéro un iranien dort.", "ali-khamenei"),
        ("En Égypte, le raïs dort.", "abdel-fattah-al-sissi"),
        ("Au Maroc, le souverain dort.", "mohammed-vi"),
        ("En Iran, la rue gronde.\n\nLe guide suprême dort.", "ali-khamenei"),
        ("Au Mali, l'armée gronde.\n\nLe chef de la junte dort.", "assimi-goita"),
        ("En France, la rue gronde. Le chef de l'exécutif dort.", "emmanuel-macron"),
        ("En Espagne, la rue gronde. Le chef de l'exécutif dort.", "pedro-sanchez"),
        ("Le chef du ministère russe de la Défense dort.", "serguei-choigou"),
        ("Le chef de l'état-major général des forces armées russes dort.", "valeri-guerassimov"),
        ("La présidente démocrate de la Chambre des représentants dort.", None),
        ("Le président républicain de la Chambre des représentants dort.", "kevin-mccarthy"),
        ("Le SG de l'ONU dort.", "antonio-guterres"),
        ("Le président du Faso dort.", "ibrahim-traore"),
    ],
)
def test_the_press_has_other_words_for_an_office(roles: Read, text: str, who: str | None) -> None:
    assert [actor for _, actor in roles(text, DAY)] == [who]


@pytest.mark.parametrize(
    "text",
    [
        "La fête du Roi, aux Pays-Bas, se danse jusqu'au matin.",
        "Le président de la République serbe de Bosnie dort.",
        "Au Brésil, il est devenu mardi dernier président du club.",
        "Le chef de l'exécutif régional dort en France.",
        "Au Maroc, le roi du tapis dort.",
    ],
)
def test_such_words_name_nobody_where_they_are_of_something_else(roles: Read, text: str) -> None:
    assert roles(text, DAY) == []


def test_a_spokesperson_named_by_an_office_is_the_spokesperson_afterwards(roles: Read) -> None:
    text = (
        "La porte-parole du Quai d'Orsay, Anne-Claire Legendre, dément. « C'est faux », a dit la porte-parole du Quai "
        "d'Orsay.\n\nLa France aide le Mali et le Niger. « Nous restons », a ajouté la porte-parole."
    )
    assert roles(text, DAY)[-1] == ("la porte-parole", "anne-claire-legendre")


def test_what_a_title_orders_is_no_part_of_it(roles: Read) -> None:
    text = "En France, chacun salue l'ouverture par la Première ministre d'une enquête."
    assert roles(text, DAY) == [("la Première ministre", "elisabeth-borne")]


def test_a_name_in_the_next_line_is_not_apposed(roles: Read) -> None:
    text = "Dîner à Paris avec le président ukrainien\n\nVolodymyr Zelensky est arrivé mardi."
    assert roles(text, DAY) == [("le président ukrainien", "volodymyr-zelensky")]
    assert roles("Fait à Kiev.\n\nLe président ukrainien\n\nVolodymyr Zelensky", DAY) == []


@pytest.mark.parametrize(
    "text",
    [
        "Le patron de l'Otan, le Norvégien Jens Stoltenberg, est là.",
        "Le chef de la diplomatie européenne, l'Espagnol Josep Borrell, est là.",
        "Le patron de l'AIEA, le diplomate argentin Rafael Grossi, est là.",
    ],
)
def test_what_somebody_is_besides_may_stand_between_a_role_and_the_name(roles: Read, text: str) -> None:
    assert roles(text, DAY) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Pour le président russe, Volodymyr Zelensky a tort.", "vladimir-poutine"),
        ("D'après le porte-parole du Kremlin, Joe Biden a tort.", "dmitri-peskov"),
        ("Contrairement au chancelier allemand, Emmanuel Macron a ri.", "olaf-scholz"),
        ("Reçus par Joe Biden, le chef de l'État polonais et des ministres ont ri.", "andrzej-duda"),
    ],
)
def test_a_role_is_not_apposed_to_somebody_of_another_office(roles: Read, text: str, who: str) -> None:
    assert [actor for _, actor in roles(text, DAY)] == [who]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("La Russie et l'Ukraine se battent. Le chancelier appelle au calme.", "olaf-scholz"),
        ("La France aide le Mali. Elle a vu le chef de la junte.", "assimi-goita"),
        ("L'Allemagne et la Chine débattent. À Varsovie, le ministre de la Défense se tait.", "mariusz-blaszczak"),
        ("L'effort européen monte.\n\nLe Haut représentant est à Rome.", "josep-borrell"),
        ("L'effort européen monte en Bosnie.\n\nLe Haut représentant est à Rome.", None),
        ("À Paris, Joe Biden dort. Le président de la République est en Chine.", "emmanuel-macron"),
        ("Le ministère russe des Affaires étrangères proteste ; sa porte-parole crie.", "maria-zakharova"),
        ("L'armée russe proteste ; son porte-parole crie.", None),
    ],
)  # fmt: skip
def test_the_ground_of_a_title_says_whose_it_is(roles: Read, text: str, who: str | None) -> None:
    assert ([actor for _, actor in roles(text, DAY)] or [None])[-1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Emmanuel Macron est en Chine. Reçu par le président chinois, le chef de l'État a dîné.", "emmanuel-macron"),
        ("Emmanuel Macron est en Chine. Le dirigeant chinois a dîné avec le chef de l'État.", "emmanuel-macron"),
        ("Emmanuel Macron est en Chine. Il dit que le chef de l'État reviendra.", "emmanuel-macron"),
    ],
)
def test_whoever_stands_in_the_same_clause_is_another(roles: Read, text: str, who: str) -> None:
    assert roles(text, DAY)[-1][1] == who


def test_a_spokesperson_whom_the_text_does_not_name_is_nobody_listed(roles: Read) -> None:
    start = "La Commission européenne hésite, a dit un porte-parole. "
    assert roles(start + "Rien n'est prêt, a précisé le porte-parole. Le porte-parole a souri.", DAY) == []
    found = roles(start + "Le porte-parole du Kremlin a ri. Tout est prêt, a précisé le porte-parole.", DAY)
    assert found[-1] == ("le porte-parole", "dmitri-peskov")
