"""Whose a bare title is: of a woman or a man, of which party, in whose house it is said, of which days."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Marked = list[tuple[str, str | None]]
Read = Callable[..., Marked]
_HEADING = "Réponse de Mme Catherine Colonna, ministre de l'Europe et des affaires étrangères, au Sénat\n\n"


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        # A woman's title is no man's, a listed nation or not.
        ("La présidente russe dort.", "2023-02-03", [("La présidente russe", None)]),
        ("Première ministre israélienne, elle dort.", "2023-02-03", [("Première ministre israélienne", None)]),
        ("Vladimir Poutine dort. La présidente a souri.", "2023-02-03", []),
        ("Benyamin Netanyahou dort. La Première ministre a souri.", "2023-10-11", []),
        # Her own is hers, and a man's title is of women too.
        ("La Première ministre italienne dort.", "2023-02-03", [("La Première ministre italienne", "giorgia-meloni")]),
        ("Le Premier ministre italien dort.", "2023-02-03", [("Le Premier ministre italien", "giorgia-meloni")]),
        ("Giorgia Meloni dort. La cheffe du gouvernement a souri.", "2023-02-03",
         [("La cheffe du gouvernement", "giorgia-meloni")]),
        # A name that both bear says nothing.
        ("La présidente chinoise dort.", "2023-02-03", [("La présidente chinoise", "xi-jinping")]),
    ],
)  # fmt: skip
def test_a_womans_title_is_no_mans(roles: Read, text: str, day: str, found: Marked) -> None:
    assert roles(text, day) == found


@pytest.mark.parametrize(
    ("text", "day", "found"),
    [
        ("Justin Trudeau est à Ottawa. Le premier ministre caquiste proteste.", "2023-02-15", None),
        ("Justin Trudeau est à Ottawa. Le premier ministre péquiste proteste.", "2023-02-15", None),
        ("Justin Trudeau est à Ottawa. Le premier ministre conservateur proteste.", "2023-02-15", None),
        ("Justin Trudeau est à Ottawa. Le premier ministre québécois proteste.", "2023-02-15", None),
        ("Justin Trudeau est à Ottawa. Le premier ministre de l'Alberta proteste.", "2023-02-15", None),
        ("Rishi Sunak est à Londres. Le Premier ministre écossais proteste.", "2023-02-15", None),
        ("Rishi Sunak est à Londres. Le Premier ministre travailliste proteste.", "2023-02-15", None),
        ("Joe Biden est là. Le président républicain proteste.", "2023-02-15", None),
        ("Justin Trudeau est à Ottawa. Le premier ministre libéral proteste.", "2023-02-15", "justin-trudeau"),
        ("Rishi Sunak est à Londres. Le Premier ministre conservateur proteste.", "2023-02-15", "rishi-sunak"),
        ("Keir Starmer est là. Le Premier ministre travailliste proteste.", "2024-09-15", "keir-starmer"),
        ("Joe Biden est là. Le président démocrate proteste.", "2023-02-15", "joe-biden"),
    ],
)
def test_a_party_or_a_province_behind_the_title_tells_another(
    roles: Read, text: str, day: str, found: str | None
) -> None:
    assert [actor for _, actor in roles(text, day)] == ([found] if found else [])


def test_in_an_officials_speech_the_president_is_the_speakers_own(roles: Read) -> None:
    text = _HEADING + "Mahmoud Abbas y a son rôle, le Président de la République l'a dit à Benyamin Netanyahou."
    assert ("le Président de la République", "emmanuel-macron") in roles(text, "2023-10-11")
    text = _HEADING + "Benyamin Netanyahou a répondu, et oui, la Première ministre le disait."
    assert ("la Première ministre", "elisabeth-borne") in roles(text, "2023-10-11")
    text = "Question posée en séance publique le 1er mars\n\nL'eau manque, madame la Première ministre."
    assert roles(text, "2023-03-01") == [("la Première ministre", "elisabeth-borne")]
    text = "Question de Mme DUROC Anne (Lot - UC) publiée le 02/03/2023\n\nElle interroge M. le ministre de la Santé."
    assert roles(text, "2023-03-02") == [("le ministre de la Santé", "francois-braun")]
    text = text.replace("Elle", "Rome dort ; l'Italie aussi. Elle")
    assert roles(text, "2023-03-02") == []


def test_elsewhere_and_with_another_nation_it_is_the_nations(roles: Read) -> None:
    # A newspaper's heading is no ministry's.
    text = "Discours de Catherine Colonna à Dakar\n\nMacky Sall écoute. Le président de la République applaudit."
    assert roles(text, "2023-03-01") == [("Le président de la République", "macky-sall")]
    # Said of another state the title is that one's.
    text = _HEADING + "Le Président de la République turque a parlé."
    assert roles(text, "2023-03-01")[-1] == ("Le Président de la République turque", "recep-tayyip-erdogan")
    # A man named before keeps "le Premier ministre".
    text = _HEADING + "Benyamin Netanyahou a répondu. Le Premier ministre refuse."
    assert roles(text, "2023-10-11")[-1] == ("Le Premier ministre", "benyamin-netanyahou")


def test_the_first_of_ministers_is_also_written_in_figures(roles: Read) -> None:
    assert roles("Le 1er ministre russe a parlé.") == [("Le 1er ministre russe", "mikhail-michoustine")]
    assert roles("La 1re ministre italienne a parlé.") == [("La 1re ministre italienne", "giorgia-meloni")]
    assert roles("La 1ère ministre italienne a parlé.") == [("La 1ère ministre italienne", "giorgia-meloni")]
    assert roles("Le 1er de la classe est russe, le ministre aussi.") == []


def test_a_title_of_a_body_in_capitals_is_his_whose_name_follows(roles: Read) -> None:
    text = "Le secrétaire général de la CGT Philippe Martinez a parlé.\nPlus tard, le secrétaire général a souri."
    assert [surface for surface, _ in roles(text, "2022-06-16")] == ["le secrétaire général"]
    text = "Le secrétaire général de la CGT salue Philippe Martinez.\nPlus tard, le secrétaire général a souri."
    assert roles(text, "2022-06-16") == []


def test_who_held_a_title_all_the_time_that_another_tells_of_is_meant(roles: Read) -> None:
    text = "Le Premier ministre britannique Rishi Sunak est là. Le président français l'a reçu."
    assert roles(text, None) == [("Le président français", "emmanuel-macron")]
    # Of several holders in that time none is known, a term without an end bounds nothing, a former one no day.
    text = "Le Premier ministre britannique Rishi Sunak est là. Le Premier ministre français l'a reçu."
    assert roles(text, None) == [("Le Premier ministre français", None)]
    text = "Le président russe Vladimir Poutine est là. Le président français l'a reçu."
    assert roles(text, None) == [("Le président français", None)]
    text = "L'ancien Premier ministre britannique Rishi Sunak est là. Le président français l'a reçu."
    assert roles(text, None) == [("Le président français", None)]


def test_commissioners_and_federal_councillors_go_by_their_bare_title_once_named(roles: Read) -> None:
    text = "Thierry Breton est inquiet. Le commissaire européen prévient."
    assert roles(text, "2023-05-27") == [("Le commissaire européen", "thierry-breton")]
    text = "Viola Amherd est à Berne. La conseillère fédérale prévient."
    assert roles(text, "2023-05-27") == [("La conseillère fédérale", "viola-amherd")]
    assert roles("Bruxelles dort. Un commissaire européen prévient.", "2023-05-27") == []
    assert roles("La Suisse dort. Le conseiller fédéral prévient.", "2023-05-27") == []


def test_on_an_unknown_day_an_office_is_not_said_of_who_never_held_it(roles: Read) -> None:
    text = "L'annonce réunit Joe Biden et Scott Morrison, le président américain évoque une zone ouverte."
    assert roles(text, None) == [("le président américain", "joe-biden")]
    assert roles("Joe Biden, le président américain évoque une zone ouverte.", None) == []
    assert roles("Anne Lorme, la ministre française de la Culture, évoque une zone ouverte.", None) == []
