"""Roles as French dailies and agencies word them: who acts, who is elected, whose minister, how far a title goes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]


def test_a_bare_title_is_whom_the_sentence_before_speaks_of_not_whom_he_met(roles: Read) -> None:
    text = "Recep Tayyip Erdogan a appelé Vladimir Poutine dans la soirée. Le président plaide pour une trêve."
    assert roles(text) == [("Le président", "recep-tayyip-erdogan")]
    text = "À l'issue de son tête-à-tête avec Xi Jinping, Emmanuel Macron a dîné. Le chef de l'État rentre demain."
    assert roles(text) == [("Le chef de l'État", "emmanuel-macron")]


def test_who_spoke_last_is_whom_a_bare_title_means(roles: Read) -> None:
    text = (
        "Emmanuel Macron a vu Volodymyr Zelensky. « Nous serons là », a promis Emmanuel Macron à Volodymyr "
        "Zelensky. Le chef de l'État compte sur ses alliés."
    )
    assert roles(text) == [("Le chef de l'État", "emmanuel-macron")]


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Le président argentin élu renonce au sommet.", "2023-11-30", [("Le président argentin élu", "javier-milei")]),
        ("Le président élu argentin y renonce.", "2023-11-30", [("Le président élu argentin", "javier-milei")]),
        ("Le président argentin élu en 2019 part.", "2023-11-30", [("Le président argentin", "alberto-fernandez")]),
        ("Javier Milei a gagné. Le président élu dort.", "2023-11-30", [("Le président élu", "javier-milei")]),
        ("Le président élu argentin dort.", "2022-03-01", [("Le président élu argentin", None)]),
        ("Le président argentin a élu domicile ici.", "2023-11-30", [("Le président argentin", "alberto-fernandez")]),
    ],
)  # fmt: skip
def test_a_president_elect_is_not_the_president_in_office(roles: Read, text: str, day: str, found: Marked) -> None:
    assert roles(text, day) == found


def test_the_minister_of_the_armies_is_the_french_one_unless_a_nation_is_said(roles: Read) -> None:
    assert roles("Le ministre des Armées a visité une base au Niger.") == [
        ("Le ministre des Armées", "sebastien-lecornu")
    ]
    assert roles("Emmanuel Macron est venu avec son ministre des Armées.") == [
        ("ministre des Armées", "sebastien-lecornu")
    ]
    assert ("Le ministre des Armées", "sebastien-lecornu") not in roles("Le ministre des Armées malien est à Gao.")


def test_whom_a_minister_spoke_to_is_no_part_of_his_title(roles: Read) -> None:
    text = "Ben Wallace a livré des missiles. « Ils servent », a dit le ministre aux députés."
    assert roles(text, "2023-05-11") == [("le ministre", "ben-wallace")]


def test_lors_de_begins_no_complement_of_a_title(roles: Read) -> None:
    text = (
        "Sébastien Lecornu est à Kiev. « C'est utile », a précisé le ministre lors d'un point de presse avec son "
        "homologue ukrainien, Oleksii Reznikov."
    )
    assert roles(text, "2022-12-28") == [("le ministre", "sebastien-lecornu")]


def test_his_minister_opens_a_sentence_and_the_one_before_says_whose(roles: Read) -> None:
    text = "Le maître du Kremlin a menacé. Son ministre de la Défense annonce une levée."
    assert roles(text, "2022-09-21")[1] == ("ministre de la Défense", "serguei-choigou")


def test_an_ambassador_of_another_land_is_not_the_one_named_before(roles: Read) -> None:
    text = "L'ambassadeur de France à Lima, Paul Delorme, dort. L'ambassadeur d'Italie veille."
    assert roles(text) == []
    text = "L'ambassadeur de France à Lima, Paul Delorme, dort. L'ambassadeur d'abord rétif a cédé."
    assert [surface for surface, _ in roles(text)] == ["L'ambassadeur"]


def test_of_the_land_belongs_to_the_role_and_names_the_nation_at_hand(roles: Read) -> None:
    text = "Le Nigeria a réagi par la voix d'un conseiller spécial du président du pays. La France et la Chine suivent."
    assert roles(text, "2023-08-31") == [("président du pays", "bola-tinubu")]


def test_a_former_president_named_in_passing_is_not_the_president(roles: Read) -> None:
    text = "L'ancien président du Gabon, Omar Bongo, est mort en 2009. Le président a promis des élections."
    assert ("Le président", "omar-bongo") not in roles(text, "2022-05-01")


def test_a_second_title_on_the_way_to_the_name_does_not_part_them(roles: Read) -> None:
    assert roles("Le président angolais et médiateur dans la crise João Lourenço reçoit ses voisins.") == []
    assert roles("Bola Tinubu, président du Nigeria et président en exercice de la Cédéao, part.", "2023-08-20") == []
    assert roles("Le président civil Mohamed Bazoum est retenu.", "2023-08-20") == []
    assert roles("Le 3 août, le président du Gabon depuis 2009, Ali Bongo, dormait.", "2023-09-20") == []


def test_as_president_says_nothing_new_of_who_is_named(roles: Read) -> None:
    assert roles("Ursula von der Leyen parle en tant que présidente de la Commission européenne.") == []


def test_a_counterpart_can_lean_on_a_role_that_nobody_is_known_to_hold(roles: Read) -> None:
    text = "Le ministre ghanéen des Affaires étrangères a vu son homologue français."
    assert roles(text)[1] == ("homologue français", "catherine-colonna")


@pytest.mark.parametrize(
    ("role", "day", "actor"),
    [
        ("La numéro deux de la diplomatie américaine", "2022-06-06", "wendy-sherman"),
        ("Le patron de la diplomatie chinoise", "2023-06-19", "wang-yi"),
        ("Le chef de la diplomatie chinoise", "2023-06-19", "qin-gang"),
        ("L'homme fort de Budapest", "2023-12-05", "viktor-orban"),
        ("Le président tchadien par intérim", "2021-07-05", "mahamat-idriss-deby"),
        ("L'ambassadeur israélien à l'ONU", "2023-10-24", "gilad-erdan"),
        ("Le porte-parole de Tsahal", "2024-04-14", "daniel-hagari"),
        ("Le chef du Centcom", "2024-04-12", "michael-kurilla"),
    ],
)
def test_the_press_has_names_of_its_own_for_an_office(roles: Read, role: str, day: str, actor: str) -> None:
    assert roles(f"{role} se tait.", day) == [(role, actor)]


def test_the_prime_minister_in_a_text_about_one_land_is_its_own(roles: Read) -> None:
    text = "Le président du Burkina, Ibrahim Traoré, est à Moscou. Le Premier ministre parle à la presse."
    assert roles(text, "2023-07-12") == [("Le Premier ministre", "apollinaire-kyelem-de-tambela")]


def test_the_leader_of_the_group_is_the_one_the_text_names(roles: Read) -> None:
    text = "Hassan Nasrallah est apparu. Le chef du groupe armé admet un revers. Le chef du groupe de jazz rit."
    assert roles(text, "2024-09-19") == [("Le chef du groupe armé", "hassan-nasrallah")]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Paris fustige l'accord vu par le Mali, a redit son ministre des Affaires étrangères.", "jean-yves-le-drian"),
        ("Selon Moscou, Paris envoie son ministre des Affaires étrangères.", "jean-yves-le-drian"),
        ("Vladimir Poutine a vu Xi Jinping et son ministre des Affaires étrangères.", "wang-yi"),
        ("L'Ukraine attend Xi Jinping, accompagné de son ministre des Affaires étrangères.", "wang-yi"),
        ("Emmanuel Macron est en Ukraine avec son ministre des Affaires étrangères.", "jean-yves-le-drian"),
    ],
)
def test_whose_minister_he_is_says_the_subject_or_the_name_right_before(roles: Read, text: str, actor: str) -> None:
    assert roles(text, "2022-02-15") == [("ministre des Affaires étrangères", actor)]
