"""What a look at the next words tells of a name is what all the words around it tell."""

from __future__ import annotations

from unittest import mock

from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.matching.unlisted import evidence
from analysis.matching.unlisted.around import NEAR, words_after, words_before
from analysis.matching.unlisted.capitals import LED, beside

BLANKS = st.sampled_from([" ", " ", " ", "\u00a0", "\u202f", "-", "’", "'", "ʼ", ", ", ". ", "\n", "  ", " « ", "("])
WORDS = st.sampled_from(
    "M. Mme MM. me MME femme de du des la là l le président colonel analyste selon rapporte déclaré dit à À au "
    "entretien interview confié a 34 ans journaliste J.-P. gouvernementalement qui un avocate ex-ministre".split()
)
PHRASES = st.lists(st.tuples(WORDS, BLANKS), max_size=8).map(lambda pairs: "".join(a + b for a, b in pairs))


def begins_a_word(text: str, start: int) -> bool:
    """Whether a name may begin at the end of a text."""
    return not start or not (text[start - 1].isalnum() or text[start - 1] in "._ʼ")


@given(PHRASES, PHRASES)
def test_a_mark_or_a_line_end_before_a_name_leads_to_nobody(before: str, after: str) -> None:
    start, text = len(before), f"{before}Olena {after}"
    assume(begins_a_word(text, start) and not beside(text, start) & LED and text[start - 2 : start - 1] != ".")
    assert not evidence.is_titled(text, start)
    assert not evidence.is_medium(text, start, start + 5)
    assert evidence.may_speak(text, start + 5) or not evidence.speaks(text, start, start + 5)


@given(PHRASES)
def test_a_form_of_address_is_never_overlooked_by_its_last_letters(text: str) -> None:
    words = words_before(text, len(text), NEAR)
    assert evidence._is_address(text, len(text)) == (words[:1] != [] and words[0] in evidence._OF_ADDRESS)


@given(PHRASES)
def test_eight_words_behind_a_comma_decide_on_a_role(after: str) -> None:
    text = f"Olena, {after}"
    all_words = mock.patch.object(evidence, "words_after", lambda text, end, reach, _: words_after(text, end, reach))
    with all_words:
        apposed = evidence.is_apposed(text, 5)
    assert evidence.is_apposed(text, 5) == apposed
