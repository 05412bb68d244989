"""A name is read whole: not cut short, not in a street, not another people's body, not a person's surname."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Read = Callable[..., list[tuple[str, str | None]]]

CUT_SHORT = [
    ("Le ministère de la Défense du Soudan du Sud recrute.", ["soudan-du-sud"]),
    ("Les forces armées de Guinée équatoriale défilent.", ["guinee-equatoriale"]),
    ("Le ministère des Affaires étrangères de Guinée-Bissau écrit.", []),
    ("La République de Corée du Nord se tait.", ["coree-du-nord"]),
    ("La République de Corée parle.", ["coree-du-sud"]),
    ("Le Parlement d'Irlande du Nord attend.", []),
]
PARTS_OF_A_STATE = [
    "Le Conseil d'État vaudois renonce à l'impôt.",
    "L'Assemblée nationale québécoise reprend ses travaux.",
    "Le Front de libération nationale corse a revendiqué l'action.",
    "Le Parlement des jeunes reçoit une élève ukrainienne.",
    "Le Parlement wallon reçoit une élève.",
]
OTHER_STATES = [
    "Le Parti socialiste portugais gagne une mairie.",
    "Le Parti populaire autrichien choisit sa tête de liste.",
    "Le Parti travailliste norvégien vote dimanche.",
    "L'état-major des armées burkinabè publie un communiqué.",
    "Le Conseil de sécurité iranien se réunit.",
    "Le Sénat belge vote, loin du Sénat qui siège en Suisse.",
]
PRESIDENCIES = [
    ("La présidence turque du G20 s'achève.", ["g20"]),
    ("Trois juges briguent la présidence algérienne.", []),
    ("La présidence turque dément.", ["presidence-turquie"]),
    ("La présidence turque du 3 mai a tout dit.", ["presidence-turquie"]),
]


@pytest.mark.parametrize(("text", "expected"), CUT_SHORT + PRESIDENCIES)
def test_a_name_that_goes_on_is_not_the_shorter_one(names: Read, text: str, expected: list[str]) -> None:
    assert [actor for _, actor in names(text)] == expected


@pytest.mark.parametrize("text", PARTS_OF_A_STATE + OTHER_STATES)
def test_a_body_of_another_people_is_not_the_listed_one(names: Read, text: str) -> None:
    assert [found for found in names(text) if found[0] not in {"Suisse"}] == []


def test_a_body_keeps_its_own_adjective_and_the_persons_behind_it(names: Read) -> None:
    text = "Le Parti démocrate de Joe Biden, le Conseil d'État français et le Sénat français de Marine Le Pen."
    assert [actor for _, actor in names(text)][::2] == [
        "parti-democrate-etats-unis", "conseil-etat-france", "marine-le-pen",
    ]  # fmt: skip


def test_a_street_named_after_a_state_is_no_state_but_its_place_in_the_world_is(names: Read) -> None:
    assert names("La rue du Maroc rejoint le boulevard de l'Europe et l'avenue d'Italie.") == []
    assert names("La place de la Russie dans le monde.") == [("Russie", "russie")]


def test_teams_and_goals_are_no_channels(names: Read) -> None:
    assert names("France 2, Italie 1.") == [("France", "france"), ("Italie", "italie")]
    assert names("Sur France 2, Italie ou pas, on rit.")[0] == ("France 2", "france-2")


def test_a_numbered_road_is_no_party_but_seats_are(names: Read) -> None:
    assert names("La RN 12 est coupée.") == []
    assert names("Le RN 89 députés.") == [("RN", "rassemblement-national")]


def test_a_company_behind_a_first_name_is_a_person(names: Read) -> None:
    assert ("Renault", "renault") not in names("Louis Renault et Werner von Siemens sont nés loin d'ici.")
    assert names("En France Renault embauche.")[1] == ("Renault", "renault")
