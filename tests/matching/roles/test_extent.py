"""How far a title goes: a further portfolio is seen by its first letters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.roles import extent

WORDS = st.sampled_from(
    "le du l' l’ M. et ET de la l'Énergie Santé des sports chargé De d'extrême droite par intérim turc en mai".split()
)
BLANKS = st.sampled_from([" ", " ", "\u00a0", "\n", "  ", ", ", "-", ""])
PHRASES = st.lists(st.tuples(WORDS, BLANKS), max_size=7).map(lambda pairs: "".join(a + b for a, b in pairs))


@given(st.sampled_from(["", " ", ", ", "\u202f", ",\n"]), PHRASES)
def test_a_further_portfolio_is_seen_by_its_first_letters(link: str, behind: str) -> None:
    text, end = f"ministre de la Justice{link}{behind}", len("ministre de la Justice")
    more = extent._MORE.match(text, end)
    assert (extent.end_of_portfolio(text, 0, end) > end) == bool(more)
