"""What announces an organisation, and that the quick look at the nearest words misses none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.unlisted.announced import announced, may_be_announced
from analysis.matching.unlisted.context import Context

WORDS = (
    *"ONG quotidien agence presse groupe base université institut école PDG analyste chez de la du des".split(),
    *"l’ d' et russe public politique nouvelle selon dénonce franco-malien podcast ministère grandes".split(),
)
BLANKS = (" ", " ", " ", "\u00a0", "", "« ", " (", ", ", ".\n", " \n", "  ")
PHRASES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)), min_size=1, max_size=7)


def _context(text: str) -> Context:
    return Context.of(text, [], [], load_lexicon())


@given(PHRASES, st.sampled_from(["Phare", "L’Ancre bleue", "Nova Tech"]))
def test_whatever_is_announced_may_be(phrase: list[tuple[str, str]], name: str) -> None:
    context = _context("".join(word + blank for word, blank in phrase) + name)
    demonyms = context.known.demonyms
    for run in context.runs:
        if announced(context, run) is not None:
            assert run.led
            assert may_be_announced(context.text, run.start, demonyms)


@pytest.mark.parametrize(
    "lead", ["Il lit le quotidien russe ", "Selon l'agence de presse ", "C'est le PDG de la ", "Une école publique de "]
)
def test_a_word_that_announces_is_seen_some_words_farther_back(lead: str) -> None:
    assert may_be_announced(lead, len(lead), frozenset({"russe"}))


@pytest.mark.parametrize("lead", ["Elle dénonce ", "Elle lit le quotidien, ", "Le chef de la ", "Il est russe, dit "])
def test_most_names_are_turned_down_by_the_words_before_them(lead: str) -> None:
    assert not may_be_announced(lead, len(lead), frozenset({"russe"}))
