from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.text.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


def test_stops_question_marks_and_ellipses_end_sentences():
    text = "Le sommet commence. Qui viendra ? Personne ne sait… À demain ! Fin."
    assert cut(text) == ["Le sommet commence.", "Qui viendra ?", "Personne ne sait…", "À demain !", "Fin."]


@pytest.mark.parametrize(
    "sentence",
    [
        "M. Dupré rencontre MM. Blanc et Noir, puis Mme. Vert et le Dr. Gris.",
        "J.-P. Morin et George W. Arbre ont signé avec A. B. Rocher.",
        "L'art. 5 du traité, p. 12, no. 7, cf. Annexe, reste valable.",
        "L'O.T.A.N. Europe a été citée, le budget atteint 3.5 milliards sur www.exemple.org aujourd'hui.",
        "Le texte dit « attention ! » et continue, puis demande « vraiment ? » sans suite.",
        "Il attend (…) Paris, dit-il, puis [...] Rome.",
        "L'abbé de St. Martin parle.",
    ],
)
def test_an_abbreviation_an_initial_or_an_inner_mark_ends_nothing(sentence):
    assert cut(sentence) == [sentence]


def test_a_dotted_acronym_ends_a_sentence_where_a_new_one_clearly_begins():
    assert cut("Il parle de l'O.N.U. Elle se tait.") == ["Il parle de l'O.N.U.", "Elle se tait."]
    assert cut("Des chars, des drones, etc. Mais rien n'arrive.") == [
        "Des chars, des drones, etc.",
        "Mais rien n'arrive.",
    ]


def test_a_blank_lost_behind_a_stop_ends_a_sentence_where_a_word_is_glued_to_another():
    assert cut("Le port ferme.La mer monte, dit l'UNESCO.Le quai dort.") == [
        "Le port ferme.", "La mer monte, dit l'UNESCO.", "Le quai dort.",
    ]  # fmt: skip
    whole = "Voir Exemple.Com ou le site U.S.Marine, à 3.5 milles de M.Dupont."
    assert cut(whole) == [whole]


def test_closing_marks_stay_with_the_sentence_they_close():
    assert cut("« Tout est dit. » Le ministre sort.") == ["« Tout est dit. »", "Le ministre sort."]
    assert cut("Il a dit « non ». Elle a dit “oui.” Et puis rien.") == [
        "Il a dit « non ».",
        "Elle a dit “oui.”",
        "Et puis rien.",
    ]
    assert cut('Il répond. "Peut-être." Fin.') == ["Il répond.", '"Peut-être."', "Fin."]


def test_sentences_within_a_quotation_are_cut_too():
    assert cut("« Nous partons. Tout va », dit-elle.") == ["« Nous partons.", "Tout va », dit-elle."]


def test_the_number_of_a_list_item_is_no_sentence():
    assert cut("1. Le budget augmente. 2. Les effectifs aussi.")[0] == "1. Le budget augmente."
    assert cut("Cela date de 2022. Le reste suit.") == ["Cela date de 2022.", "Le reste suit."]


def test_a_line_break_always_ends_a_sentence_and_nothing_else_does():
    assert cut("Sans point final\nAutre ligne\u2028suite") == ["Sans point final", "Autre ligne\u2028suite"]


def test_nothing_but_white_space_holds_no_sentence():
    assert split_sentences("") == []
    assert split_sentences(" \n\u00a0\n") == []


@given(st.text(alphabet=st.sampled_from("aÉ M.!?…»«\"')(\n\u00a01é"), max_size=60))
def test_spans_are_ordered_stripped_and_hold_all_that_is_not_white_space(text):
    spans = split_sentences(text)
    assert all(text[s:e] == text[s:e].strip() != "" for s, e in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {i for s, e in spans for i in range(s, e)}
    assert all(char.isspace() for i, char in enumerate(text) if i not in covered)
