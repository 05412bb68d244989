"""A person's name on a street, a shop or a stranger is no mention; what is said of the person stays one."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

Read = Callable[..., list[tuple[str, str | None]]]

REFUSED = [
    # Things named after a person.
    "La chorale répète au collège Nelson Mandela.",
    "Le derby se joue au stade Mandela.",
    "Le lycée français Charles de Gaulle cherche un cuisinier.",
    "Le porte-avions nucléaire « Charles de Gaulle » rentre au port.",
    "La promotion Nelson Mandela fête ses vingt ans.",
    "Le tramway longe l'avenue du président Kennedy, puis l'avenue du général de Gaulle.",
    "Brocante place Lénine dimanche.",
    "Des alpinistes gravissent le mont Arafat.",
    "La patinoire, rebaptisée Nelson Mandela, rouvre.",
    "Une crèche porte le nom de Salvador Allende.",
    "Le Hassan II Golf Trophy attire les curieux.",
    "Le Trump National Golf Club ferme l'hiver.",
    "Les habitants de Bayrou attendent le bus.",
    # Shops and longer names.
    "La quincaillerie Bachelet solde ses clous.",
    "Le restaurant Chez Biden change de carte.",
    "Le cabinet Lapid et associés déménage.",
    "Le Scholz-Café sert des gaufres.",
    "Un marcheur traverse Bayrou-le-Haut.",
    "La fleuriste Claire Dupont-Bachelet compose un bouquet.",
    # Other people.
    "Les sœurs Nasrallah tiennent un manège.",
    "Mme Trudeau corrige les cahiers.",
    "M. Bachelet répare les vélos du quartier.",
    "Le docteur Gantz vaccine les moutons.",
    "Le pianiste Macron joue Ravel.",
    "Eli Cohen, boulanger, pétrit la nuit. Eli Cohen vend aussi des brioches.",
    "Le peintre Olaf Scholz expose à Pau. On salue Olaf Scholz.",
    "Hirohito Maeda tourne des bols.",
    "Le pape est lu par des catholiques, dont François Dumont.",
    # Kings of old and of elsewhere.
    "Le roi Philippe Auguste gagne à Bouvines.",
    "Le roi Philippe le Bel ruine ses banquiers.",
    "Le roi Philippe de Macédoine dompte un cheval.",
    "Le duc Charles III agrandit Nancy.",
    "Charles III de Lorraine fonde une ville neuve.",
]  # fmt: skip

KEPT = [
    # What belongs to a person, or is called by his or her name for a while.
    ("L'administration Biden attend.", ["Biden"]),
    ("Le camp Trump exulte, le clan Assad fuit.", ["Trump", "Assad"]),
    ("Le procès Navalny s'ouvre et le plan Biden est voté.", ["Navalny", "Biden"]),
    ("L'équipe Macron et la famille Assad se taisent.", ["Macron", "Assad"]),
    ("Le cabinet Trump se réunit ; chez Biden, on attend.", ["Trump", "Biden"]),
    ("La tempête Trump passe.", ["Trump"]),
    # Words that are things elsewhere.
    ("À la place de Poutine, il hésite.", ["Poutine"]),
    ("À sa place Macron aurait cédé.", ["Macron"]),
    ("Au second tour Macron l'emporte.", ["Macron"]),
    ("À son tour Poutine menace, et à quel prix Poutine le fait !", ["Poutine", "Poutine"]),
    ("Au centre Emmanuel Macron, à droite Olaf Scholz.", ["Emmanuel Macron", "Olaf Scholz"]),
    ("Le prix Nobel Nelson Mandela sourit.", ["Nelson Mandela"]),
    ("Le magnat pétrolier Khodorkovski parle.", ["Khodorkovski"]),
    ("La statue de Lénine tombe.", ["Lénine"]),
    ("La maire de Paris Anne Hidalgo parle.", ["Anne Hidalgo"]),
    ("Le bus s'arrête sur une place\n Poutine parle.", ["Poutine"]),
    # Two persons, joined.
    ("Le duo Macron-Scholz et le sommet Biden-Poutine.", ["Macron", "Scholz", "Biden", "Poutine"]),
    ("L'accord Biden-McCarthy tient.", ["Biden"]),
    # Titles, families and trades that are theirs.
    ("Mme Zakharova répond à M. Poutine.", ["Zakharova", "Poutine"]),
    ("Barack Obama arrive. M. et Mme Obama saluent.", ["Barack Obama", "Obama"]),
    ("Fidel Castro meurt. Les frères Castro ont régné.", ["Fidel Castro", "Castro"]),
    ("Benny Gantz parle. Le docteur Gantz conclut.", ["Benny Gantz", "Gantz"]),
    ("L'écrivain Vaclav Havel et le boxeur Vitali Klitschko.", ["Vaclav Havel", "Vitali Klitschko"]),
    ("Macron, peintre de l'Europe, revient.", ["Macron"]),
    ("Le Dr Tedros parle pour l'OMS.", ["Tedros", "OMS"]),
    # One name alone.
    ("Lula Photo AFP", ["Lula", "AFP"]),
    ("Lula Brésil : le direct.", ["Lula", "Brésil"]),
    # Kings at home.
    ("Le roi Philippe de Belgique et le roi Salmane d'Arabie saoudite.",
     ["roi Philippe", "Belgique", "roi Salmane", "Arabie saoudite"]),
    ("Charles III d'Angleterre, Felipe VI d'Espagne et Mohammed VI du Maroc.",
     ["Charles III", "Angleterre", "Felipe VI", "Espagne", "Mohammed VI", "Maroc"]),
    ("Le voyage de Charles III de Paris à Bordeaux.", ["Charles III", "Paris"]),
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_a_name_on_a_thing_or_a_namesake_is_no_mention(names: Read, text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(("text", "surfaces"), KEPT)
def test_what_is_said_of_the_person_stays_a_mention(names: Read, text: str, surfaces: list[str]) -> None:
    assert [surface for surface, _ in names(text)] == surfaces


def test_a_king_with_another_number_is_the_king_of_that_number(names: Read) -> None:
    assert names("Le roi Philippe VI d'Espagne parle.") == [("Philippe VI", "felipe-vi"), ("Espagne", "espagne")]


def test_a_thing_named_after_a_person_is_no_unlisted_person_either(mentions: Callable[..., pd.DataFrame]) -> None:
    for text in ("Le lycée français Charles de Gaulle ferme.", "L'aéroport international Indira Gandhi rouvre."):
        assert mentions(text)["surface"].tolist() == []
