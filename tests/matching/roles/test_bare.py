"""Whose a bare title is: of who spoke or acts, of the own head, of the nation, the institution, the role before."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.names.senses import Candidate, Sense
from analysis.matching.roles.bare import may_be_bare
from analysis.matching.roles.determiners import is_definite, is_possessive
from analysis.matching.roles.phrases import phrases_of
from analysis.matching.roles.syntax import is_former

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]


def _last(found: Marked) -> str | None:
    return found[-1][1] if found else None


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        # Who says what the headline quotes, not of whom.
        ("Vladimir Poutine « ne cédera rien », prévient Joe Biden\n\nLe président parlait à Lima.", "joe-biden"),
        ("Pour Joe Biden, Vladimir Poutine ment. Vladimir Poutine nie. Pour Joe Biden, tout est dit. Le "
         "président part.",
         "joe-biden"),
        # The French press keeps "le chef de l'État" for its own, beside heads who have no press in French.
        ("Emmanuel Macron a quitté Pékin. Xi Jinping n'a rien promis. Le chef de l'État parlait de paix.",
         "emmanuel-macron"),
        ("Klaus Iohannis a reçu Emmanuel Macron. Le chef de l'État salue les soldats.", "emmanuel-macron"),
        ("En visite en Chine, le président de la République a vu Xi Jinping. L'Élysée s'en félicite.",
         "emmanuel-macron"),
        ("Le Premier ministre australien a rompu. « Un coup », dit Jean-Yves Le Drian. Le président de la République "
         "se tait.", "emmanuel-macron"),
        # Africa has its own; where the French president plays no part the title is the other's.
        ("Macky Sall a reçu Emmanuel Macron à Dakar. Le chef de l'État a plaidé pour l'Afrique.", "macky-sall"),
        ("Volodymyr Zelensky est à Kherson. Le chef de l'État a décoré des soldats.", "volodymyr-zelensky"),
        ("Emmanuel Macron a reçu Olaf Scholz. Le chancelier est reparti.", "olaf-scholz"),
        # The land the sentence is set in.
        ("Macky Sall a salué Lula. Lula et Xi Jinping l'ont loué. Au Sénégal, le président est critiqué.",
         "macky-sall"),
    ],
)  # fmt: skip
def test_a_bare_title_is_whose_the_text_speaks(roles: Read, text: str, actor: str) -> None:
    day = "2023-04-07" if "australien" not in text else "2021-09-20"
    assert _last(roles(text, day)) == actor


def test_the_host_of_a_seat_is_not_who_speaks(roles: Read) -> None:
    text = "Poutine « ne veut pas la paix », regrette Macron\nÀ Lima, le chef de l'État parlera à l'hôte du Kremlin."
    assert roles(text, "2024-11-17") == [
        ("le chef de l'État", "emmanuel-macron"), ("l'hôte du Kremlin", "vladimir-poutine"),
    ]  # fmt: skip
    text = "Vladimir Poutine a vu Emmanuel Macron. Le chef de l'État est satisfait, dit-on au Kremlin."
    assert _last(roles(text, "2022-02-10")) == "vladimir-poutine"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("À Toulouse, le préfet a reçu les maires. Le ministre de l'Intérieur ira vendredi à Nice.", "gerald-darmanin"),
        ("Le préfet est à Marseille. La Première ministre suit la crise.", "elisabeth-borne"),
        # One town is none: Paris is in Texas too; and a land that is named keeps its own.
        ("Le maire de Lyon est là. Le ministre de l'Intérieur ira vendredi chez lui.", None),
        ("La Belgique attend. Le ministre des Poids et Mesures ira à Lyon et à Lille.", None),
    ],
)
def test_a_text_of_french_towns_alone_has_french_ministers(roles: Read, text: str, actor: str | None) -> None:
    assert _last(roles(text, "2023-03-10")) == actor


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("La porte-parole du ministère français des Affaires étrangères a parlé. « Rien », a ajouté la porte-parole.",
         "anne-claire-legendre"),
        ("Le porte-parole du Kremlin et la porte-parole de la diplomatie russe ont parlé. La porte-parole a ri.",
         "maria-zakharova"),
        ("Le chef de l'armée ukrainienne a parlé. Selon le général, l'hiver sera dur.", "valeri-zaloujny"),
        ("Le général Jean Duroc est là, Valeri Zaloujny aussi. Le général parle.", "nl-jean-duroc"),
        ("L'Otan se réunit à Madrid. Le secrétaire général attend des annonces.", "jens-stoltenberg"),
        ("L'ONU et l'Otan se réunissent. Le secrétaire général attend des annonces.", None),
        ("Le Quai d'Orsay a convoqué l'ambassadeur. La ministre dénonce une ingérence.", "catherine-colonna"),
        ("Le ministère de l'Intérieur se tait. La ministre n'a rien dit.", None),
        ("« Le président a été clair », a dit Antony Blinken. Jens Stoltenberg écoute.", "joe-biden"),
        ("« Le président a été clair », a dit un témoin. Antony Blinken écoute.", None),
        ("Emmanuel Macron est là. Au palais du chef de l'État, Jean Castex se tait.", "emmanuel-macron"),
        # Who invites is not who goes; who is quoted behind it is the one.
        ("Le chef de l'État est à Luanda sur l'invitation de Joao Lourenço.", None),
        ("« Tout va bien au ministère », dit le ministre.\nLe ministre est serein, a précisé Gérald Darmanin.",
         "gerald-darmanin"),
        # Bodies that other states have as well do not make a text of Dakar French; the Élysée does.
        ("Le Sénégal attend.\nLe Conseil constitutionnel tranchera. Le chef de l'État se tait.", "macky-sall"),
        ("L'Élysée confirme le voyage. Le président ira à Alger.", "emmanuel-macron"),
        ("Le président du club a signé. Paris gagne, la France aussi. Le président est ravi.", None),
        ("Elio Di Rupo est là. Josep Borrell aussi. Le ministre-président wallon parle.", None),
        ("On gèle les avoirs du président russe, de son Premier ministre et de son ministre des Affaires étrangères.",
         "serguei-lavrov"),
        ("Emmanuel Macron hésite. Elle a demandé au président de pouvoir parler.", "emmanuel-macron"),
        ("Emmanuel Macron hésite. C'est la vision du chef de l'État du rôle des jeunes.", "emmanuel-macron"),
        ("Olaf Scholz hésite. On attend plus que le chancelier au sujet des chars.", "olaf-scholz"),
        ("Emmanuel Macron hésite. On a vu le président au micro.", "emmanuel-macron"),
    ],
)  # fmt: skip
def test_a_bare_title_leans_on_the_role_or_the_body_before(roles: Read, text: str, actor: str | None) -> None:
    assert _last(roles(text, "2023-02-10")) == actor


def test_the_president_of_the_land_is_of_the_state_named_last_and_of_nobody_else(roles: Read) -> None:
    text = "Emmanuel Macron est au Niger. Le président du pays l'a reçu."
    assert roles(text, "2023-02-01") == [("Le président du pays", "mohamed-bazoum")]
    assert ("Le président du pays", "emmanuel-macron") not in roles(text, None)


def test_a_diplomat_is_who_was_named_in_the_paragraph_above_whatever_lies_between(roles: Read) -> None:
    for between in ("\n", "\n\n", "\n\n\n"):
        text = f"Maria Zakharova a parlé.{between}L'isolement est complet, a déclaré la diplomate."
        assert roles(text, None) == [("la diplomate", "maria-zakharova")]
    assert roles("Maria Zakharova a parlé.\n\nIl a plu.\n\nLa diplomate dort.", None) == []


WORDS = st.sampled_from("le La un du son l' l’ ancien ex- nouveau puissant « M. et d'extrême droite turc".split())
BLANKS = st.sampled_from([" ", " ", "\u00a0", "\n", "  ", ", ", "-", ""])
HEADS = st.lists(st.tuples(WORDS, BLANKS), max_size=7).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(HEADS)
def test_no_title_is_passed_over_that_the_word_before_it_lets_stand_alone(head: str) -> None:
    text, start = f"{head}président.", len(head)
    (phrase,) = phrases_of(text, [Candidate(start, start + 9, Sense("alone", "président"))])
    asked = is_definite(text, start) or is_possessive(text, start) or is_former(text, start)
    assert may_be_bare(text, phrase, frozenset()) or not asked
