"""What the determiner before a role says: the same by way of the word right before as by one pattern over all of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.roles import determiners

WORDS = st.sampled_from(
    [*determiners._WORDS,
     "le", "La", "L'", "l’", "du", "au", "son", "leurs", "un", "d'un", "qu'une", "Mme", "M.", "«Le", "(la", "jus-le",
     "nouveau", "très", "influent", "l'actuel", "ministre", "d'État,", "ancien", "ex-", "-", "des", "cette",
     "anticonstitutionnelle"]
)  # fmt: skip
BLANKS = st.sampled_from([" ", "\u00a0", "\n", "  ", "", " " * 25])


@st.composite
def heads(draw: st.DrawFn) -> str:
    return "".join(word + blank for word, blank in draw(st.lists(st.tuples(WORDS, BLANKS), max_size=6)))


@given(heads())
def test_the_word_right_before_a_role_is_the_determiner_that_the_pattern_finds_in_all_of_it(head: str) -> None:
    match = determiners._FARTHER_OFF.search(head, max(0, len(head) - determiners._REACH))
    word = match[1].lower().replace("’", "'") if match else ""
    text, start = f"{head}président", len(head)
    assert determiners._determiner(text, start)[0] == word
    at = match.start() if match and word in determiners._OWN else start
    assert determiners.article_start(text, start) == at


def test_an_article_begins_where_its_word_does() -> None:
    text = "Oui, dit «Le  président"
    assert determiners.article_start(text, text.index("président")) == text.index("Le")


def test_an_adjective_between_does_not_hide_the_article() -> None:
    text = "Il a vu la nouvelle présidente"
    start = text.index("présidente")
    assert (determiners.is_definite(text, start), determiners.gender_of(text, start)) == (True, "f")
    assert determiners.article_start(text, start) == text.index("la")


def test_a_name_that_begins_like_an_article_is_none() -> None:
    assert determiners.article_start("Lejeune président", 8) == 8
    assert not determiners.is_definite("Lejeune président", 8)
    assert determiners.article_start("L'actuel président", 9) == 0


@pytest.mark.parametrize(
    ("is_said", "words"),
    [
        (determiners.is_definite, "le la l' du au ce cette"),
        (determiners.is_possessive, "son sa ses leur leurs"),
        (determiners.is_indefinite,
         "un une d'un d'une plusieurs deux trois quelques certains chaque aucun aucune quel quelle"),
    ],
)  # fmt: skip
def test_no_determiner_is_overlooked(is_said: object, words: str) -> None:
    assert callable(is_said)
    for word in words.split():
        for text in (f"Là, {word} ", f"{word.upper()} ", f"{word} nouveau "):
            assert is_said(f"{text}président", len(text)), text


def test_a_plural_determiner_makes_several_of_a_spokesperson_alone() -> None:
    for word in "des les aux ces ses leurs nos".split():
        assert determiners.is_indefinite(f"{word} porte-parole", len(word) + 1), word
        assert not determiners.is_indefinite(f"{word} président", len(word) + 1), word


def test_the_gender_is_that_of_the_article_or_of_madame() -> None:
    said = {word: determiners.gender_of(f"Là, {word} président", len(word) + 5) for word in
            "la une Mme Mmes cette sa madame le du un au M. MM. ce monsieur les son l'".split()}  # fmt: skip
    assert [word for word, gender in said.items() if gender == "f"] == "la une Mme Mmes cette sa madame".split()
    assert [word for word, gender in said.items() if gender == "m"] == "le du un au M. MM. ce monsieur".split()
