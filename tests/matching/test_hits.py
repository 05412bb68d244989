"""Sorting hits: which stand apart, and which a quick look says can be no part of a longer name or of an address."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.reading import load_lexicon
from analysis.matching.hits import TextHits, sort_out
from analysis.matching.names.nations import Evidence
from analysis.matching.names.senses import APART, CERTAIN, TANGLED
from analysis.matching.names.surroundings import in_address
from analysis.matching.names.whole_names import _is_of_state, _is_part
from analysis.matching.vocabulary import compile_vocabulary

NATIONS = {
    actor.id: state
    for actor in load_lexicon().actors.values()
    if (state := actor.id if actor.type == "state" else actor.country)
}
WORDS = st.sampled_from(
    """rue Avenue boulevard quai square impasse de la du des l' d' D' À a le Werner Marie von van Liban France Chine
    ministère Défense Banque Conseil Sénat présidence Présidence république République vaudoise jeunes 2 12 3 Sud Nord
    Russie Soudan Macron Emmanuel Biden ONU LR briguer Moscou Tchad Corée saxonne jeunesse tournante G20 mardi"""
    .split()
)
BETWEEN = st.sampled_from([" ", " ", " ", "\u00a0", "-", "", "’", "\n", ", ", ". "])
IN_ADDRESSES = st.sampled_from("@ www. :// http / .fr .com ONU onu Chine « ( ) » , l d qu x . : ; % Mali".split())
TEXTS = st.lists(st.tuples(WORDS, BETWEEN), max_size=10).map(lambda pairs: "".join(a + b for a, b in pairs))


def sorted_out(*texts: str) -> list[TextHits]:
    vocabulary = compile_vocabulary(load_lexicon())
    return list(sort_out(vocabulary.automaton.find(texts, overlap="all"), vocabulary, texts, NATIONS))


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_who_is_not_asked_about_is_no_part_of_a_longer_name(texts: list[str]) -> None:
    for text, hits in zip(texts, sorted_out(*texts), strict=True):
        names = hits.names
        for index, hit in enumerate(names.hits):
            asked = index in names.asked or hit.sense.kind == "mask"
            assert asked or not _is_part(text, index, names, NATIONS)


@given(st.lists(st.lists(st.tuples(IN_ADDRESSES, BETWEEN), max_size=8), min_size=1, max_size=4))
def test_who_is_not_asked_about_is_in_no_address(drawn: list[list[tuple[str, str]]]) -> None:
    texts = ["".join(a + b for a, b in pairs) for pairs in drawn]
    for text, hits in zip(texts, sorted_out(*texts), strict=True):
        for start, end, _, _ in hits.names.hits:
            assert start in hits.names.addressed or not in_address(text, start, end)


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_the_nations_a_text_tells_are_those_of_its_hits(texts: list[str]) -> None:
    for text, hits in zip(texts, sorted_out(*texts), strict=True):
        assert Evidence(text, *hits.told) == Evidence.of(text, [*hits.names.hits, *hits.parts], NATIONS)


@given(TEXTS)
def test_each_question_is_asked_of_the_hits_it_is_for(text: str) -> None:
    (found,) = sorted_out(text)
    names = found.names
    begins = [at for at, hit in enumerate(names.hits) if not at or names.hits[at - 1].start < hit.start]
    assert names.beginning == [*begins, len(names.hits)]
    sure = [at for at, hit in enumerate(names.hits) if hit.sense.is_sure_name or hit.sense.kind == "mask"]
    assert names.sure == sure
    tangled = [at for at, standing in enumerate(names.standing) if standing == TANGLED]
    assert names.states == [at for at in tangled if _is_of_state(names.hits[at], NATIONS)]


@given(TEXTS)
def test_a_name_stands_apart_where_no_other_shares_a_letter_with_it(text: str) -> None:
    (found,) = sorted_out(text)
    names = found.names
    for hit, standing in zip(names.hits, names.standing, strict=True):
        touching = sum(other.start < hit.end and hit.start < other.end for other in names.hits)
        assert (standing == TANGLED) == (touching > 1)


def test_only_a_whole_name_that_needs_nothing_else_is_certain() -> None:
    text = "Le Mali, Emmanuel Macron, Moscou. La Chine."
    (found,) = sorted_out(text)
    standing = {text[hit.start : hit.end]: s for hit, s in zip(found.names.hits, found.names.standing, strict=True)}
    expected = {"Mali": CERTAIN, "Emmanuel Macron": TANGLED, "Macron": TANGLED, "Moscou": APART, "Chine": CERTAIN}
    assert standing == expected


def test_each_text_has_its_own_hits_and_one_without_has_none() -> None:
    found = sorted_out("La Chine et le Mali.", "", "Rien du tout.", "Le ministre malien au Mali.")
    assert [len(one.names.hits) for one in found] == [2, 0, 0, 1]
    assert [bool(one.parts) for one in found] == [False, False, False, True]


def test_names_that_are_left_out_leave_the_others_as_they_stand() -> None:
    names = sorted_out("La Chine, Emmanuel Macron et le Mali.")[0].names
    assert names.without(set()) is names
    left = names.without({0})
    assert (left.hits, left.standing) == (names.hits[1:], names.standing[1:])
    assert left.sure == [at - 1 for at in names.sure[1:]]
    assert left.beginning == [at - 1 for at in names.beginning[1:]]
