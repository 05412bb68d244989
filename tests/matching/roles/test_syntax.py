"""What the words right beside a role or a name say: that nobody holds it, that a reign is past."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.roles import syntax
from analysis.matching.roles.determiners import listed

BLANKS = st.sampled_from([" ", " ", "\u00a0", "-", "’", "'", ", ", ". ", "\n", "  "])
OFFICES = [
    *syntax._NOT_HELD_WORDS,
    *"poste titre fonction grand sera serait depuis après ancien nouveau très influent".split(),
    *"de la du des l d le au aux à moulin Anne".split(),
]  # fmt: skip
WORDS = st.builds(lambda word, up: word.upper() if up else word, st.sampled_from(OFFICES), st.booleans())


@given(st.lists(st.tuples(WORDS, BLANKS), max_size=9).map(lambda pairs: "".join(a + b for a, b in pairs)))
def test_an_office_nobody_holds_is_seen_by_its_words(text: str) -> None:
    floor = max(0, len(text) - 40)
    patterns = (syntax._NOT_HELD, syntax._NOBODY)
    assert syntax.is_not_held(text, len(text)) == any(one.search(text, floor, len(text)) for one in patterns)


def test_no_word_for_an_office_nobody_holds_is_overlooked() -> None:
    said = [
        *listed(syntax._OTHERS), *"pas plus point jamais sans ni être élue nommé désignée".split(),
        *"devenir redevenue devient deviendra deviendrait devint".split(), "qui sera le", "élection du", "coupe de la",
        "trophée du", "grand prix du", "tournoi de la",
    ]  # fmt: skip
    assert [words for words in said if not syntax.is_not_held(f"Là, {words} ", len(words) + 5)] == []


def test_a_former_role_begins_where_its_ancien_does() -> None:
    for before in ("ancien ", "Ex-", "anciens\u00a0", "désormais ex-", "d'alors ", "anciennes "):
        text = f"Là, {before}président"
        start = len(text) - len("président")
        assert syntax.is_former(text, start), before
        assert syntax.former_start(text, start) == len("Là, ") or before == "désormais ex-"
    for before in ("le ", "nouveau ", "complex-", "le plus ancien, "):
        assert not syntax.is_former(f"Là, {before}président", len(before) + 4), before


def test_whoever_serves_a_holder_is_somebody_else() -> None:
    for before in ("le conseiller du ", "La porte-parole de la\u00a0", "le bras droit de ", "l'avocat de l’"):
        assert syntax.helper_before(f"{before}présidente", len(before)), before
    for before in ("le bureau du ", "le conseiller, le "):
        assert not syntax.helper_before(f"{before}présidente", len(before)), before


def test_a_reign_before_a_name_is_past_or_of_today() -> None:
    text = "Sous la présidence de Luc Mas, puis le gouvernement d'Ana Roca a vu Paul Diaz."
    said = [syntax.reign_before(text, text.index(name)) for name in ("Luc", "Ana", "Paul")]
    assert said == ["past", "present", None]
