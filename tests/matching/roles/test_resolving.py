"""Roles: who held the office on the day, and when a role is no mention of its own."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from analysis.matching.roles import resolving

Read = Callable[..., list[tuple[str, str | None]]]

# What stands in the text: its roles, with the actor of each, on 3 February 2023.
RESOLVED = [
    ("Le président russe a parlé.", [("Le président russe", "vladimir-poutine")]),
    ("Le locataire de la Maison-Blanche se tait.", [("Le locataire de la Maison-Blanche", "joe-biden")]),
    ("La réponse du ministre polonais des Affaires étrangères tarde.",
     [("ministre polonais des Affaires étrangères", "zbigniew-rau")]),
    ("La porte-parole de la diplomatie russe raille ces propos.",
     [("La porte-parole de la diplomatie russe", "maria-zakharova")]),
    # Coordinated adjectives: one office each.
    ("Les présidents russe et chinois se sont vus.",
     [("Les présidents russe", "vladimir-poutine"), ("chinois", "xi-jinping")]),
    ("Les ministres allemand et français des Affaires étrangères sont à table.",
     [("Les ministres allemand", "annalena-baerbock"), ("français des Affaires étrangères", "catherine-colonna")]),
    # A bare title leans on a name.
    ("Olaf Scholz est en voyage. Le chancelier rentre jeudi.", [("Le chancelier", "olaf-scholz")]),
    ("Jens Stoltenberg ouvre la séance ; le secrétaire général remercie.",
     [("le secrétaire général", "jens-stoltenberg")]),
    # … or on the seat of power beside it.
    ("Vladimir Poutine se tait. « Le chef de l'État regrette ce choix », écrit l'Élysée.",
     [("Le chef de l'État", "emmanuel-macron")]),
    # … or on the only nation at hand.
    ("Le gouvernement israélien siège ; le Premier ministre préside.",
     [("le Premier ministre", "benyamin-netanyahou")]),
    # … or on whom the text has called so.
    ("Le président déchu Mohamed Bazoum est retenu. Le président refuse de signer.",
     [("Le président", "mohamed-bazoum")]),
    # Homologues hold what the person named last holds, and do not act next.
    ("Emmanuel Macron a reçu son homologue polonais. Le chef de l'État a souri.",
     [("homologue polonais", "andrzej-duda"), ("Le chef de l'État", "emmanuel-macron")]),
    # Those who once held the office.
    ("Donald Trump est en Floride. L'ancien président y joue au golf.", [("L'ancien président", "donald-trump")]),
    ("Joe Biden et son vice-président attendent.", [("vice-président", "kamala-harris")]),
    ("Wang Yi est à Rome. Le diplomate chinois y reste deux jours.", [("Le diplomate chinois", "wang-yi")]),
    ("Un conseiller du président ukrainien dément.", [("président ukrainien", "volodymyr-zelensky")]),
    # What a sentence opens with is closed by its comma: the name behind is not the role's.
    ("Après un entretien avec le chancelier allemand, Emmanuel Macron repart.",
     [("le chancelier allemand", "olaf-scholz")]),
    ("En présence de la présidente de la Commission européenne, Olaf Scholz signe le pacte.",
     [("la présidente de la Commission européenne", "ursula-von-der-leyen")]),
    # Somebody else stands beside the role.
    ("Selon Dmitri Peskov, le président russe dort peu.", [("le président russe", "vladimir-poutine")]),
]  # fmt: skip
NO_MENTION = [
    "Le président russe Vladimir Poutine a parlé.",
    "Le président russe, Vladimir Poutine, a parlé.",
    "Vladimir Poutine, le président russe, a parlé.",
    "Vladimir Poutine, président de la Fédération de Russie, a parlé.",
    "Le président français (Emmanuel Macron) a parlé.",
    "(le Premier ministre israélien) Netanyahou a parlé.",
    "Le porte-parole du président russe, Dmitri Peskov, a parlé.",
    "Le premier ministre kosovar sortant Albin Kurti a parlé.",
    "Donald Trump, ancien président et candidat, a parlé.",
    "L'ex-président américain Donald Trump a parlé.",
    "Le futur président tchèque attend son tour.",
    "Après un entretien avec le président français, Emmanuel Macron, la délégation repart.",
    "Le Premier ministre, Dr. Choguel Maïga, a parlé.",
    "Le Premier ministre, Pr. Choguel Maïga, a parlé.",
    "Un porte-parole du Kremlin a parlé.",
    "Le vice-président irakien a parlé.",
    "Le président du club a parlé à Joe Biden.",
    "Le chef de la diplomatie américaine en Zambie, Paul Delorme, a parlé.",
]


@pytest.mark.parametrize(("text", "expected"), RESOLVED)
def test_a_role_stands_for_its_holder(roles: Read, text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize("text", NO_MENTION)
def test_a_role_beside_a_name_or_held_by_nobody_is_no_mention(roles: Read, text: str) -> None:
    assert roles(text) == []


@pytest.mark.parametrize(("day", "actor"), [("2021-01-19", "donald-trump"), ("2021-01-20", "joe-biden"), (None, None)])
def test_the_day_of_the_passage_decides_who_holds_the_office(roles: Read, day: str | None, actor: str | None) -> None:
    assert roles("Le président américain a parlé.", day) == [("Le président américain", actor)]


def test_a_bare_title_nobody_fits_is_left_alone(roles: Read) -> None:
    assert roles("Le président a parlé, puis la pluie est venue.") == []


def test_the_main_nation_of_the_paragraph_decides_between_two_presidents(roles: Read) -> None:
    above = "Vladimir Poutine se tait ; Emmanuel Macron aussi."
    text = above + "\nÀ Matignon, Élisabeth Borne consulte. Le chef de l'État écoute."
    assert roles(text) == [("Le chef de l'État", "emmanuel-macron")]


def test_a_womans_title_is_not_given_to_a_man(roles: Read) -> None:
    text = (
        "La ministre des Affaires étrangères, Catherine Colonna, a vu Qin Gang. La cheffe de la diplomatie s'est tue."
    )
    assert roles(text) == [("La cheffe de la diplomatie", "catherine-colonna")]


def test_a_title_right_before_a_name_the_lexicon_lacks_is_no_mention(roles: Read) -> None:
    assert roles("Joe Biden écoute. Le président Delorme parle.") == []


# Without a day, only the text itself can say who holds an office.
UNDATED = [
    ("Le président américain Joe Biden écoute. Le président américain se tait.", "joe-biden"),
    ("Le président américain se tait. Joe Biden, président des États-Unis, est là.", "joe-biden"),
    ("Vladimir Poutine se tait. Le président russe attend.", "vladimir-poutine"),
    # Of all who held it the text names one, and does not call him a former one.
    ("Joe Biden est là. Le président américain se tait.", "joe-biden"),
    ("Sous Donald Trump, tout allait. Le président américain se tait.", None),
    ("Donald Trump est là. L'ancien président se tait.", "donald-trump"),
    ("Joe Biden et Donald Trump sont là. Le président américain se tait.", None),
    ("L'ancien président américain Donald Trump est là. Le président américain se tait.", None),
    ("Le président russe attend.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "actor"), UNDATED)
def test_without_a_day_the_text_itself_says_who_holds_an_office(roles: Read, text: str, actor: str | None) -> None:
    assert [found for surface, found in roles(text, None) if "président" in surface] == [actor]


def test_a_stranger_named_behind_a_holder_holds_another_office(roles: Read) -> None:
    text = (
        "Sont là le secrétaire américain à la Défense, Lloyd Austin, le ministre japonais de la Défense, "
        "Minoru Sakata. Le secrétaire américain à la Défense parle."
    )
    assert roles(text, None) == [("Le secrétaire américain à la Défense", "lloyd-austin")]


def test_each_of_two_apposed_names_has_its_own_office(roles: Read) -> None:
    text = "Les présidents russe et américain Vladimir Poutine et Joe Biden parlent. Le président américain part."
    assert roles(text, None) == [("Le président américain", "joe-biden")]


def test_a_bare_title_leans_on_a_name_of_an_undated_text(roles: Read) -> None:
    text = "Emmanuel Macron a visité l'hôpital. Le chef de l'État y a promis des lits."
    assert roles(text, None) == [("Le chef de l'État", "emmanuel-macron")]


# Whom the text itself gives a title: persons and offices that the lexicon lacks.
TOLD = [
    ("Le gouverneur de la région, Oleg Malinov, a parlé. Le gouverneur a promis des abris.",
     [("Le gouverneur", "nl-oleg-malinov")]),
    ("Le ministre ghanéen des Affaires étrangères, Kwame Adjei, est là. Le chef de la diplomatie ghanéenne a souri.",
     [("Le chef de la diplomatie ghanéenne", "nl-kwame-adjei")]),
    ("Le ministre ghanéen des Affaires étrangères a souri.",
     [("Le ministre ghanéen des Affaires étrangères", None)]),
    ("Oleg Malinov, maire de la ville, a parlé. Le maire regrette ces tirs. Le maire de Lyon aussi.",
     [("Le maire", "nl-oleg-malinov")]),
    ("La ministre de l'Énergie, Jeanne Delorme, a vu Joe Biden. La ministre repart.",
     [("La ministre", "nl-jeanne-delorme")]),
    # A title of the Senate says nothing of "le président", a counsellor's name nothing of his governor.
    ("Le président du Sénat, Paul Delorme, a vu Emmanuel Macron. Le président s'est tu.",
     [("Le président", "emmanuel-macron")]),
    ("Le conseiller du gouverneur de Tambov, Oleg Malinov, est là. Le gouverneur dort.", []),
    # Named only afterwards.
    ("La Russie et la Chine attendent. Le texte a été lu par le ministre des Affaires étrangères. Il prend effet "
     "lundi, a précisé Sergueï Lavrov.", [("le ministre des Affaires étrangères", "serguei-lavrov")]),
    # Who came before and after.
    ("Joe Biden tourne le dos à la politique de son prédécesseur.", [("prédécesseur", "donald-trump")]),
    ("Boris Johnson n'a rien dit de son successeur.", [("successeur", "liz-truss")]),
    ("Le prédécesseur attend.", []),
    ("Le général Andreï Dorgov a parlé. « Rien ne presse », dit le général.", [("le général", "nl-andrei-dorgov")]),
    ("Le ministre russe des Affaires étrangères, Sergueï Lavrov, est là. Le diplomate dénonce un échec.",
     [("Le diplomate", "serguei-lavrov")]),
    ("Jens Stoltenberg est là. Le Conseil de sécurité attend le rapport du secrétaire général.",
     [("secrétaire général", "antonio-guterres")]),
    ("L'ancien chef du protocole du chef de l'État et du parti Xi Jinping est à Moscou avec Vladimir Poutine.", []),
    ("Accompagné par la présidente de la Commission européenne, Ursula von der Leyen, le chef de l'État, Emmanuel "
     "Macron en tête, part. Accompagné d'Ursula von der Leyen, le chef de l'État repart.",
     [("le chef de l'État", "emmanuel-macron")]),
    ("Le dirigeant nord-coréen est là. Le chef du Kremlin parle à son homologue.",
     [("Le dirigeant nord-coréen", "kim-jong-un"), ("Le chef du Kremlin", "vladimir-poutine"),
      ("homologue", "kim-jong-un")]),
    ("Le chef du Kremlin parle à son homologue.", [("Le chef du Kremlin", "vladimir-poutine")]),
    # A head of state is no diplomat, and a relative clause tells of another one.
    ("Xi Jinping est à Rome. Le diplomate chinois y reste deux jours.", []),
    ("Wang Yi est à Rome. Le diplomate chinois qui a signé le texte y reste.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_text_tells_whose_a_title_is(roles: Read, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert roles(text) == expected


def test_the_role_of_a_person_the_lexicon_lacks_is_not_listed(mentions: Callable[..., pd.DataFrame]) -> None:
    frame = mentions("Oleg Malinov, maire de la ville, a parlé. Le maire regrette ces tirs.")
    role = frame[frame["form"] == "role"].iloc[0]
    assert (role["label"], role["actor_type"], bool(role["listed"])) == ("Oleg Malinov", "person", False)


def test_a_title_that_can_stand_for_nobody_still_ends_the_role_before_it_and_gives_it_to_a_name(roles: Read) -> None:
    both = "le garde des Sceaux, ministre de la Justice"
    assert roles(f"Selon {both}, c'est assez. Un ministre attend.") == [(both, "eric-dupond-moretti")]
    assert roles(f"{both}, Éric Dupond-Moretti, hésite. Un ministre attend.") == []


@pytest.mark.parametrize(
    ("text", "day", "times"),
    [
        ("Le président russe attend.", "2023-02-03", 0),
        ("Le président russe attend. Le Premier ministre britannique hésite.", None, 1),
        ("Un président attend.", None, 0),
    ],
)
def test_titles_are_read_once_and_only_where_something_rests_on_them(
    mentions: Callable[..., object], monkeypatch: pytest.MonkeyPatch, text: str, day: str | None, times: int
) -> None:
    read: list[int] = []
    monkeypatch.setattr(resolving, "read_titles", lambda *_: read.append(1))
    mentions(text, day)
    assert len(read) == times
