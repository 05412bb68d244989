"""The quick look at the words before a quotation never refuses what announces a title."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from analysis.matching.speakers.document import _TITLED, _may_end_title
from analysis.text.plain import plain

PIECES = st.sampled_from([
    "film", "livre", "intitulé", "surnommée", "appelle", "s'appellent", "dites", "nom de code", "le", "la", "l'", "les",
    "un", "drone", " ", " ", "\u2003", "\n", ":", " : ", ",", "(", "-", ".", "exercices",
])  # fmt: skip


@given(st.lists(PIECES, max_size=6).map("".join))
def test_what_announces_a_title_passes_the_quick_look(words: str) -> None:
    head = plain(words)
    last = head.rstrip(" :").rpartition(" ")[2]
    assert _may_end_title(last, head) or not _TITLED.search(head)


def test_every_word_that_announces_a_title_passes_the_quick_look() -> None:
    listed = _TITLED.pattern.split("(?:", 1)[1].split(r")\s*:?", 1)[0]
    for word in listed.split("|"):
        forms = {word.replace("?", ""), *(re.sub("(.)[?]", kept, word) for kept in ("", r"\1"))}
        forms |= {re.sub("(.)[?](.)[?]", kept, word) for kept in (r"\1", r"\2") if word.count("?") == 2}
        for form in forms:
            assert _TITLED.search(form), form
            assert _may_end_title(form.rpartition(" ")[2], form), form


def test_most_words_do_not_pass_it() -> None:
    for head in ("", "a declare ", "le port, ", "de la ", "il est "):
        assert not _may_end_title(head.rstrip(" :").rpartition(" ")[2], head)
