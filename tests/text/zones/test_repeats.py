"""The quick look at a passage's words never passes over a repeat."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.text.zones.repeats import _alike, _may_be_alike, _trigrams

WORDS = ["le", "port", "de", "brume", "rouvre", "après", "la", "grève", "des", "dockers", "lundi", "matin"]


@given(
    st.lists(st.sampled_from(WORDS), min_size=12, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.sampled_from(["", "gare", "ferme", "ferme bien"])), max_size=6),
)
def test_a_passage_alike_to_an_earlier_one_is_worth_comparing(
    earlier: list[str], changes: list[tuple[int, str]]
) -> None:
    words = list(earlier)
    for at, new in changes:
        words[at % len(words) : at % len(words) + 1] = new.split() or ["sel"]
    if _alike(_trigrams(tuple(words)), _trigrams(tuple(earlier))):
        assert len(words) < 12 or _may_be_alike(words, set(earlier))


def test_a_passage_of_other_words_is_not_worth_comparing() -> None:
    assert not _may_be_alike([f"mot{number}" for number in range(12)], set(WORDS))
