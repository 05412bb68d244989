"""Verbs of speech: their forms, their constructions, and the nouns that look like them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.speakers.cues import ACCORDING, find_cues
from analysis.text.plain import plain


def cues(text: str) -> list[tuple[str, str]]:
    return [(text[c.start : c.end], c.kind) for c in find_cues(text, plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La maire affirme que tout va bien.", [("affirme", "finite")]),
        ("La maire a longuement expliqué son choix.", [("a longuement expliqué", "finite")]),
        ("La maire a, pour sa part, dénoncé un abus.", [("a, pour sa part, dénoncé", "finite")]),
        ("La maire s’est félicitée du vote.", [("s’est félicitée", "finite")]),
        ("La maire se dit sereine.", [("se dit", "finite")]),
        ("La maire avait aussitôt répliqué.", [("avait aussitôt répliqué", "finite")]),
        ("Elle est partie, ajoutant un mot.", [("ajoutant", "participle")]),
        ("Elle est revenue préciser sa pensée.", [("préciser", "infinitive")]),
        ("Le projet, qualifié par la maire de folie.", [("qualifié", "passive")]),
        ("Le projet est perçu par la maire comme un progrès.", [("perçu", "passive")]),
        ("La maire met en garde les usagers.", [("met", "finite")]),
        ("La maire a fait valoir ses droits.", [("a fait", "finite")]),
    ],
)
def test_a_verb_of_speech_is_found_with_its_auxiliary(text: str, expected: list[tuple[str, str]]) -> None:
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [("Tout va bien, dit-elle.", "elle"), ("Tout va bien, a-t-il ajouté.", "il"), ("Tout va bien, ajoute-t-on.", "on")],
)
def test_an_inverted_pronoun_is_kept(text: str, pronoun: str) -> None:
    (cue,) = find_cues(text, plain(text))
    assert cue.pronoun == pronoun


@pytest.mark.parametrize(
    "text",
    [
        "La menace reste forte et la critique se tait.",
        "Une annonce, une demande et une note ont suivi.",
        "À la demande de la maire, la liste est close.",
        "La maire met un manteau et fait une promenade.",
        "Le bateau appelé ainsi est parti.",
        "Le port a été agrandi à la fin de l'été.",
    ],
)
def test_nouns_and_other_senses_are_no_verbs_of_speech(text: str) -> None:
    assert cues(text) == []


def test_the_preposition_is_no_auxiliary() -> None:
    assert cues("Grâce à un accord annoncé hier, tout est calme.") == []


@pytest.mark.parametrize("text", ["Selon la maire, oui.", "D’après elle, non.", "Aux yeux d'un expert, oui."])
def test_words_that_name_a_source_are_found(text: str) -> None:
    assert ACCORDING.search(plain(text))


@given(st.text(alphabet="adinotelrsuéà ,.-’'«»", max_size=80))
def test_cues_are_in_order_and_apart(text: str) -> None:
    found = find_cues(text, plain(text))
    assert all(0 <= c.start <= c.verb < c.end <= len(text) for c in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
