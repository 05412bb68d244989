"""A quick look that spares dating a pattern never says other than the pattern would."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.dating import changes as dating_changes
from analysis.corpus.dating import marks as dating_marks
from analysis.corpus.dating import shapes as dating_shapes
from analysis.text.zones.cues import cue_of

AT_END = (
    dating_shapes._AWAY, dating_shapes._FROM_THIS, dating_shapes._AHEAD_OF, dating_shapes._STARTS,
    dating_marks._IN_SENTENCE, dating_changes._YESTERDAY,
)  # fmt: skip
WORDS = (
    *"depuis jusqu'au d'ici avant apres a partir du compter ne morte date signee c'etait en vigueur le".split(),
    *"anniversaire ce des prevues pour au plus tard debutent s'ouvre se reunit s'achevent dans la nuit qui que".split(),
    *"hier, entre".split(),
    *"prochaines prevue attendus sera auront va vont devraient doivent pourra verra mettrait couraient France".split(),
    *"premier premiere sommet forum epremier 2022 fin début 20225 (2021) Il dit".split(), "…", "«", "_",
)  # fmt: skip
BLANKS = (" ", " ", " ", "  ", "\n", "\u2028", "", ". ", "! ", ".", "…\t", "-", ";")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(BLANKS)), max_size=14).map(
    lambda pairs: "".join(map("".join, pairs))
)


@given(texts)
def test_words_at_the_end_are_found_by_the_last_letters_alone(text: str) -> None:
    for pattern in AT_END:
        assert dating_shapes.stands_at_end(pattern, text) == (pattern.search(text) is not None)


@given(texts)
def test_what_is_to_come_has_a_piece_of_a_word_of_the_future(text: str) -> None:
    said = dating_shapes._FUTURE.search(text)
    assert said is None or any(map(text.__contains__, dating_shapes._FUTURE_PIECES))


def test_no_word_of_the_future_is_overlooked() -> None:
    said = [
        *"prochaine prévus attendue sera seront aura auront va vont devra devront devrait devraient doit".split(),
        *"doivent pourra pourraient pleuvra verront courra finira finiront viendra tiendrait iraient".split(),
    ]
    for word in said:
        folded = word.replace("é", "e")
        assert dating_shapes._FUTURE.search(folded) is None or any(
            piece in folded for piece in dating_shapes._FUTURE_PIECES
        )


@pytest.mark.parametrize("stamp", ["Publié le 3 mai 2022 à 10h", "Créé le 3 mai 2022, modifié le 4 mai 2022"])
def test_a_line_of_many_words_is_no_stamp(stamp: str) -> None:
    for n in range(dating_marks._LONGEST_STAMP + 1, 60):
        words = [*stamp.split(), *(f"mot{k}" for k in range(60))][:n]
        assert cue_of(" ".join(words), n) != "date"
        assert cue_of(stamp, n) != "date"
