"""What the word before a role says: found once for each word, and the same as the patterns say of the whole text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.roles import determiners, syntax

WORDS = st.sampled_from(
    [*determiners._DETERMINERS,
     "le", "La", "L'", "l’", "du", "au", "son", "leurs", "un", "d'un", "qu'une", "Mme", "M.", "«Le", "(la", "jus-le",
     "nouveau", "très", "influent", "l'actuel", "ministre", "d'État,", "ancien", "ex-", "-", "des", "cette",
     "anticonstitutionnelle"]
)  # fmt: skip
BLANKS = st.sampled_from([" ", "\u00a0", "\n", "  ", "", " " * 25])


@st.composite
def heads(draw: st.DrawFn) -> str:
    return "".join(word + blank for word, blank in draw(st.lists(st.tuples(WORDS, BLANKS), max_size=6)))


@given(heads())
def test_the_word_before_a_role_says_what_the_patterns_say_of_all_the_text_before(head: str) -> None:
    text, start = head + "président", len(head)
    floor = max(0, start - 40)
    assert determiners.is_definite(text, start) == bool(determiners._DEFINITE.search(text, floor, start))
    assert determiners.is_possessive(text, start) == bool(determiners._POSSESSIVE.search(text, floor, start))
    assert determiners.is_indefinite(text, start) == bool(
        determiners._INDEFINITE.search(text, max(0, start - 30), start)
    )
    assert determiners.gender_of(text, start) == determiners._gender(text, floor, start)
    at = determiners._article(text, floor, start)
    assert determiners.article_start(text, start) == (at if at >= 0 else start)
    former = syntax._FORMER.search(text, max(0, start - 20), start)
    assert syntax.former_start(text, start) == (former.start() if former else start)


def test_an_article_begins_where_its_word_does() -> None:
    text = "Oui, dit «Le  président"
    assert determiners.article_start(text, text.index("président")) == text.index("Le")


def test_an_adjective_between_does_not_hide_the_article() -> None:
    text = "Il a vu la nouvelle présidente"
    start = text.index("présidente")
    assert (determiners.is_definite(text, start), determiners.gender_of(text, start)) == (True, "f")
    assert determiners.article_start(text, start) == text.index("la")


def test_a_reign_before_a_name_is_past_or_of_today() -> None:
    text = "Sous la présidence de Luc Mas, puis le gouvernement d'Ana Roca a vu Paul Diaz."
    said = [syntax.reign_before(text, text.index(name)) for name in ("Luc", "Ana", "Paul")]
    assert said == ["past", "present", None]


def test_no_determiner_is_overlooked() -> None:
    patterns = {
        "_ARTICLE": "le la l' les un une du au aux des son sa ses leur leurs ce cet cette",
        "_DEFINITE": "le la l' du au ce cette", "_POSSESSIVE": "son sa ses leur leurs",
        "_INDEFINITE": "un une d'un d'une plusieurs deux trois quelques certains chaque aucun aucune quel quelle",
        "_SEVERAL": "des les aux ces ses leurs nos",
        "_GENDERED": "la une Mme Mmes cette sa madame le du M. MM. ce monsieur",
    }  # fmt: skip
    for name, words in patterns.items():
        for word in words.split():
            assert getattr(determiners, name).search(f" {word} "), (name, word)
            assert word.lower().endswith(determiners._DETERMINERS)
