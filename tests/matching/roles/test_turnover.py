"""Whom a title means around a change of power: the elect, the overthrown, the dead, who has just resigned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.matching.roles.holders import Holders
from analysis.matching.roles.turnover import died, fell

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]


def _last(found: Marked) -> str | None:
    return found[-1][1] if found else None


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        ("L'Iran a élu Ebrahim Raïssi samedi. Le nouveau président veut négocier.", "2021-06-21", "ebrahim-raissi"),
        ("Raïssi élu\n\nL'élection d'Ebrahim Raïssi inquiète. Le nouveau président iranien est visé.", "2021-06-21",
         "ebrahim-raissi"),
        ("Javier Milei a gagné en Argentine. Le nouveau président commencera en décembre.",
         "2023-11-25", "javier-milei"),
        ("Liz Truss a été désignée. La nouvelle Première ministre ira mardi à Balmoral.", "2022-09-05", "liz-truss"),
        ("Lula a battu Jair Bolsonaro. Le président sortant se tait.", "2022-11-10", "jair-bolsonaro"),
        ("Lula a battu Jair Bolsonaro. Le président élu ira au Caire.", "2022-11-10", "luiz-inacio-lula-da-silva"),
        # Of the nation at hand it is the elect whom the text names, not who leaves and is not named.
        ("L'élection en Iran d'Ebrahim Raïssi ne change rien. En Iran, le président ne décide pas seul.", "2021-06-20",
         "ebrahim-raissi"),
        # Designated and head of the cabinet that leaves at once.
        ("Nagib Mikati a vu Michel Aoun. Le Premier ministre désigné se tait.", "2022-08-17", "najib-mikati"),
        # Once in office "nouveau" says nothing more, and before the office nobody but the elect is called so.
        ("Gabriel Boric reste populaire au Chili. Le nouveau président chilien visite le Sud.", "2023-03-01",
         "gabriel-boric"),
        ("Gustavo Petro salue Claudia Sheinbaum, élue au Mexique. Le président a tweeté.",
         "2024-06-20", "gustavo-petro"),
        ("Boris Johnson s'en va. Liz Truss débat. Le Premier ministre est en vacances.", "2022-07-28", "boris-johnson"),
    ],
)  # fmt: skip
def test_the_elect_is_the_new_president_before_he_is_in_office(
    roles: Read, text: str, day: str, actor: str
) -> None:
    assert _last(roles(text, day)) == actor


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        # Deposed, and called by the title on the days after; the neighbour who visits is not meant.
        ("Mahamat Idriss Déby est à Niamey après le coup d'État contre le président Mohamed Bazoum. L'Afrique exige la "
         "libération du chef de l'État.", "2023-07-30", "mohamed-bazoum"),
        ("Le colonel a renversé Roch Marc Christian Kaboré lundi. Paul-Henri Sandaogo Damiba commande. Dimanche, on "
         "démentait l'arrestation du chef de l'État.", "2022-01-25", "roch-marc-christian-kabore"),
        ("Ibrahim Traoré renverse Paul-Henri Sandaogo Damiba. Ces officiers critiquaient le président de la "
         "transition.",
         "2022-09-30", "paul-henri-sandaogo-damiba"),
        ("Des tirs chez le chef de l'État, au Burkina. On ne sait où est Roch Marc Christian Kaboré. Les mutins "
         "tiennent "
         "le palais du président burkinabè.", "2022-01-24", "roch-marc-christian-kabore"),
        ("Le président, séquestré depuis juillet, refuse de partir. À Niamey, Mohamed Bazoum a vu son médecin. Le "
         "président est gardé par des soldats.", "2023-08-20", "mohamed-bazoum"),
        # Nobody has followed yet.
        ("Les talibans sont à Kaboul, Ashraf Ghani a fui. Le président afghan serait à Abou Dhabi.", "2021-08-16",
         "ashraf-ghani"),
        ("Jovenel Moïse assassiné\n\nLe chef de l'État a été tué chez lui.", "2021-07-08", "jovenel-moise"),
        ("Ebrahim Raïssi est mort dimanche. L'appareil du président s'est écrasé.", "2024-05-20", "ebrahim-raissi"),
        ("Ebrahim Raïssi est mort. Téhéran prépare les funérailles du président iranien.",
         "2024-05-21", "ebrahim-raissi"),
        ("Elizabeth II est morte. Charles III lui succède. La reine avait 96 ans.", "2022-09-09", "elizabeth-ii"),
        # "déchu", "renversé": of whom the text names, else of the nation at hand.
        ("Le général Tiani a renversé Mohamed Bazoum. Le président déchu a vu sa famille.",
         "2023-12-01", "mohamed-bazoum"),
        ("La junte du Niger menace. On exige le retour du président renversé.", "2023-08-05", "mohamed-bazoum"),
        ("Ashraf Ghani est à Abou Dhabi. Le président déchu nie tout.", "2021-12-20", "ashraf-ghani"),
    ],
)  # fmt: skip
def test_who_has_just_lost_an_office_is_still_called_by_its_title(
    roles: Read, text: str, day: str, actor: str
) -> None:
    assert _last(roles(text, day)) == actor


@pytest.mark.parametrize(
    ("text", "day", "actor"),
    [
        # An election, a nomination: from the first day the title is the new one's.
        ("Des fidèles de Jair Bolsonaro ont tenté un coup d'État. Lula est à Brasilia. Le président brésilien a réagi.",
         "2023-01-09", "luiz-inacio-lula-da-silva"),
        ("Joe Biden a prêté serment. Donald Trump a quitté Washington. Le président américain a signé.", "2021-01-21",
         "joe-biden"),
        ("Boris Johnson a démissionné. Liz Truss lui succède. La Première ministre a parlé.",
         "2022-09-07", "liz-truss"),
        ("Liz Truss a démissionné. Rishi Sunak la remplace. Le Premier ministre a parlé.", "2022-10-26", "rishi-sunak"),
        ("Pedro Castillo a été destitué et arrêté. La présidente péruvienne appelle au calme.", "2022-12-10",
         "dina-boluarte"),
        # By force, and the text calls the new one so; by force, and long ago.
        ("Le nouveau président Ibrahim Traoré a renversé Paul-Henri Sandaogo Damiba. Le président burkinabè a parlé.",
         "2022-10-03", "ibrahim-traore"),
        ("Paul-Henri Sandaogo Damiba a renversé Roch Marc Christian Kaboré. Le président burkinabè a parlé.",
         "2022-03-01",
         "paul-henri-sandaogo-damiba"),
        # Who stands in for the dead, or for the deposed.
        ("Ebrahim Raïssi est mort. Mohammad Mokhber est là. Le président par intérim a parlé.", "2024-05-20",
         "mohammad-mokhber"),
        ("Brice Oligui Nguema a déposé Ali Bongo. Le président de la transition a parlé.", "2023-08-31",
         "brice-oligui-nguema"),
        # Nobody is called so where soldiers never took power.
        ("En Russie, le président de la transition a parlé.", "2023-07-28", None),
        # Nobody talks with the dead.
        ("Ebrahim Raïssi est mort. Lors d'un appel avec le président iranien, Moscou a salué sa mémoire.", "2024-05-20",
         "mohammad-mokhber"),
        # Years later nobody is called so who is not named.
        ("Les talibans fêtent leur victoire. Le président afghan dort.", "2021-10-30", None),
    ],
)  # fmt: skip
def test_who_followed_has_the_title_where_nothing_speaks_against_it(
    roles: Read, text: str, day: str, actor: str | None
) -> None:
    assert _last(roles(text, day)) == actor


def test_the_predecessor_is_the_one_whom_the_passage_names(roles: Read) -> None:
    text = "Ibrahim Traoré vient avant le Chilien Gabriel Boric. Il critique Damiba, son prédécesseur reste caché."
    assert ("son prédécesseur", "sebastian-pinera") not in roles(text, "2022-10-05")
    text = "Ibrahim Traoré accuse Paul-Henri Sandaogo Damiba et salue Gabriel Boric. Il blâme son prédécesseur."
    assert _last(roles(text, "2022-10-05")) == "paul-henri-sandaogo-damiba"


def test_words_beside_a_name_tell_of_its_fall_or_death() -> None:
    for text in ("Ana Roca a été renversée.", "Ana Roca, détenue depuis mardi,", "Ana Roca a fui."):
        assert fell(text, 0, 8)
    text = "la chute de Ana Roca"
    assert fell(text, 12, 20)
    assert not died(text, 12, 20)
    text = "le décès du président Ana Roca"
    assert died(text, 22, 30)
    for text in ("Ana Roca a été réélue.", "Ana Roca a reçu Luc Mas, renversé en mai."):
        assert not fell(text, 0, 8)


def test_who_left_an_office_last_is_known_by_the_day() -> None:
    holders = Holders(load_lexicon())
    assert holders.left("burkina-faso-president", dt.date(2022, 1, 24)) == ("roch-marc-christian-kabore", 1)
    assert holders.left("mali-prime-minister", dt.date(2022, 12, 20)) == ("abdoulaye-maiga", 16)
    assert holders.left("russie-president", dt.date(2022, 1, 24)) is None
    assert holders.left("russie-president", None) is None
