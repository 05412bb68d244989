"""Languages of lines and texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.language import LIKELY, identify, words_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les deux ministres se sont quittés sans un mot devant la presse.", "fr"),
        ("The two ministers left the room without a word to the press.", "en"),
        ("Los dos ministros salieron de la sala sin decir nada a la prensa.", "es"),
        ("Die beiden Minister verließen den Saal, ohne mit der Presse zu sprechen.", "de"),
        ("I due ministri hanno lasciato la sala senza parlare con i giornalisti.", "it"),
        ("Os dois ministros saíram da sala sem falar com os jornalistas.", "pt"),
        ("Два министра покинули зал, не сказав прессе ни слова.", "ru"),
        ("LES DEUX MINISTRES SE SONT QUITTÉS SANS UN MOT", "fr"),
    ],
)
def test_a_sentence_is_known_by_its_language(text: str, language: str) -> None:
    assert identify(text) == language


def test_a_credit_in_capitals_does_not_hide_the_language_of_a_legend() -> None:
    assert identify("AGENCIA/JUAN PEREZ - El ministro de Defensa de Tornos, durante su visita") == "es"
    assert identify("AGENCIA/JUAN PEREZ - Le ministre de la Défense de Tornos, pendant sa visite") == "fr"


def test_names_alone_do_not_make_a_foreign_sentence() -> None:
    assert identify("Le général John Smith a reçu Hans Müller et Giovanni Rossi à Valmer") == "fr"


def test_a_short_line_takes_the_language_of_its_text() -> None:
    assert identify("Valmer", fallback="es") == "es"
    assert identify("") == "fr"


def test_words_are_split_at_either_apostrophe() -> None:
    assert words_of("L’accord, d'ici 2030") == ["l", "accord", "d", "ici"]


@given(st.text(max_size=200))
def test_any_text_has_one_of_the_likely_languages(text: str) -> None:
    assert identify(text) in LIKELY
