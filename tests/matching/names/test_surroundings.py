"""What stands before a name: the quick question never says other than the pattern would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.names import namesakes
from analysis.matching.names import surroundings as name_surroundings

HEADING = "M. Mme la président Ministre secrétaire d'État D'ÉTAT Anne Jean le à « lycée l' X-Y dit"
WORDS = st.sampled_from(HEADING.split())
BLANKS = st.sampled_from([" ", " ", " ", "\u00a0", "\u202f", "  ", "\n", " \n", "-", "’"])
HEADS = st.lists(st.tuples(WORDS, BLANKS), max_size=8).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(HEADS)
def test_a_title_is_seen_by_the_word_before(head: str) -> None:
    expected = name_surroundings._TITLE.search(head, max(0, len(head) - 24)) is not None
    assert name_surroundings.addressed_by_title(head + "Roca", len(head)) == expected


@given(HEADS)
def test_a_word_in_small_letters_begins_no_name(head: str) -> None:
    if name_surroundings._in_small_letters(head + "Roca", len(head)):
        before = name_surroundings._FIRST_BEFORE.search(head, max(0, len(head) - 40))
        assert before is None
        assert not head[-1:].isspace() or not head.split()[-1][:1].isupper()


@given(HEADS)
def test_the_word_before_is_that_of_all_that_stands_near(head: str) -> None:
    text = head + "Roca"
    expected = ""
    if head[-1:] in namesakes._BEFORE:
        words = namesakes._words_before(text, len(head))
        expected = namesakes._last_word(head[-24:]) or next(iter(words), "")
    assert namesakes.word_before(text, len(head)) == expected


SAID = st.sampled_from(
    "Élysée œuvre OTAN l’Union européenne Łódź e\u0301lu so\xadmmet µ ß ? – sur-le-champ États-Unis".split()
)


@given(st.lists(st.tuples(SAID, BLANKS), max_size=6), st.lists(SAID, min_size=1, max_size=3))
def test_a_quick_look_finds_all_that_is_in_the_context(drawn: list[tuple[str, str]], words: list[str]) -> None:
    passage = "".join(a + b for a, b in drawn)
    folded = f" {name_surroundings._letters_only(passage)} "
    said = any(f" {name_surroundings._word_letters(word)} " in folded for word in words)
    assert name_surroundings._may_hold(passage, words) >= said


def test_of_a_text_without_line_breaks_only_what_stands_near_is_the_context() -> None:
    padding = "Les pêcheurs attendent. " * 300
    near, far = f"Le port de Brest. {padding}Toulon attend le port.", f"Le port. {padding}Toulon attend."
    for text, expected in ((near, True), (far, False)):
        start = text.index("Toulon")
        assert name_surroundings.in_context(text, start, start + len("Toulon"), ["port"]) is expected
    # Without a blank to cut at, nothing is cut off or taken in that lies farther away.
    solid = "port " + "x" * 6000 + "Toulon"
    assert not name_surroundings.in_context(solid, len(solid) - 6, len(solid), ["port"])
