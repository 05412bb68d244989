"""Roles made of parts."""

from __future__ import annotations

import re

from analysis.lexicon.reading import load_lexicon
from analysis.matching.names.senses import Candidate, Sense
from analysis.matching.roles.grammar import compile_grammar


def test_a_title_and_a_state_make_the_same_role_each_time_they_meet() -> None:
    grammar, _ = compile_grammar(load_lexicon())
    text = "Le président russe, le ministre turc de la Défense et les présidents russe et chinois"
    parts = sorted(
        Candidate(at, at + len(word), Sense(kind, target))  # type: ignore[arg-type]
        for word, kind, target in (
            ("président", "title", "president"), ("russe", "demonym", "russie"), ("ministre", "title", "ministre"),
            ("turc", "demonym", "turquie"), ("chinois", "demonym", "chine"), ("présidents", "titles", "president"),
            ("de la Défense", "tail", "de la defense"),
        )
        for at in [found.start() for found in re.finditer(rf"{word}\b", text)]
    )  # fmt: skip
    first, second = (grammar.compose(text, parts) for _ in range(2))
    assert first == second
    assert {text[role.start : role.end] for role in first} == {
        "président russe", "ministre turc", "ministre turc de la Défense", "présidents russe", "chinois",
    }  # fmt: skip
