"""A quick look that spares a pattern never says other than the pattern would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.names import metonyms, whole_names
from analysis.matching.unlisted import pieces as unlisted_pieces
from analysis.matching.unlisted.around import words_before
from analysis.matching.unlisted.context import Context
from analysis.matching.unlisted.runs import Spans

BLANKS = st.sampled_from([" ", " ", "\u00a0", "-", "’", "'", ", ", ". ", "\n", "  "])


def phrases_of(words: str) -> st.SearchStrategy[str]:
    """Give phrases of some words and others, in small letters and in capitals, with all kinds of blanks."""
    word = st.sampled_from([*words.split(), *"de la du des l d le au aux à moulin Anne".split()])
    cased = st.builds(lambda text, up: text.upper() if up else text, word, st.booleans())
    return st.lists(st.tuples(cased, BLANKS), max_size=9).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(phrases_of("rue Avenue boulevard quai square impasse"))
def test_a_street_is_seen_by_what_leads_to_its_name(text: str) -> None:
    assert not whole_names._STREET.search(text) or text[-6:].lower().endswith(whole_names._OF)


@given(phrases_of("Werner von van Dr"))
def test_a_first_name_is_seen_by_its_capital(text: str) -> None:
    before = whole_names._FIRST_NAME.search(text, max(0, len(text) - 24))
    known = before is not None and before[1] == "Anne"
    assert whole_names._is_surname(text, len(text)) >= known


@given(phrases_of("ministre secrétaire d'État adjoint chargé"))
def test_a_department_is_seen_by_what_leads_to_its_name(text: str) -> None:
    assert not unlisted_pieces._DEPARTMENT.search(text) or text.endswith(unlisted_pieces._LEADING_ON)


NAMES = "Mme Prince Jean Marie-Lou DUPONT Dupont Paris AFP Lundi Franco-Malien Maître Ben Directeur Photo on ministre"


@given(phrases_of(NAMES))
def test_a_run_met_before_is_cut_as_if_it_were_new(text: str) -> None:
    context = Context.of(text, [], [], load_lexicon())
    runs = [run for run in context.runs if len(run.tokens) > 1]
    known = [unlisted_pieces.cut_pieces(context, run, Spans([])) for run in runs * 2]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unlisted_pieces, "_known_cuts", lambda demonyms: {})
        patch.setattr(unlisted_pieces, "_is_settled", lambda tokens: False)
        assert [unlisted_pieces.cut_pieces(context, run, Spans([])) for run in runs] * 2 == known


@given(phrases_of("dit M. J.-P. « selon l’analyste"), st.integers(1, 6), st.integers(1, 60))
def test_the_nearest_words_are_the_same_however_many_are_asked_for(text: str, most: int, reach: int) -> None:
    assert words_before(text, len(text), reach, most)[:most] == words_before(text, len(text), reach)[:most]


CAPITALS = "capitale jusqu vers sur pour par et ou ni chez réunion aide livré ambassadeur « guerre"


@given(phrases_of(CAPITALS), phrases_of(CAPITALS), st.sampled_from(["", " a dit", ", "]))
def test_a_capital_is_a_place_by_its_nearest_words_as_by_all(before: str, near: str, after: str) -> None:
    text = f"{before} {near}"
    by_the_nearest = metonyms._is_place(text, after)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(metonyms, "_NEAR", len(text) + 1)
        assert metonyms._is_place(text, after) == by_the_nearest
