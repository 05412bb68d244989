"""The vocabulary: few forms, and roles put together from parts."""

from __future__ import annotations

from analysis.lexicon.reading import load_lexicon
from analysis.matching.names.senses import Candidate
from analysis.matching.vocabulary import compile_vocabulary

VOCABULARY = compile_vocabulary(load_lexicon())


def composed(text: str) -> set[tuple[str, str, str]]:
    hits = VOCABULARY.automaton.find([text], overlap="all")
    parts = [
        Candidate(start, end, VOCABULARY.senses[form])
        for start, end, form in zip(hits.start.tolist(), hits.end.tolist(), hits.form.tolist(), strict=True)
    ]
    roles = VOCABULARY.grammar.compose(text, parts)
    return {(text[role.start : role.end], role.sense.kind, role.sense.target) for role in roles}


def test_a_lexicon_is_compiled_once() -> None:
    assert compile_vocabulary(load_lexicon()) is compile_vocabulary(load_lexicon())


def test_roles_are_not_written_out_for_every_state() -> None:
    assert len(VOCABULARY.senses) < 30_000


def test_a_title_a_nation_and_a_tail_make_a_role() -> None:
    found = composed("le ministre russe de la Défense")
    assert ("ministre russe de la Défense", "role", "russie-defence-minister") in found
    assert ("ministre russe", "national", "russie") in found


def test_a_state_behind_de_completes_a_title() -> None:
    assert ("président de la Russie", "role", "russie-president") in composed("le président de la Russie")


def test_spaces_hyphens_and_case_are_of_no_account_between_the_parts() -> None:
    found = composed("le Premier\u00a0ministre sud-coréen")
    assert ("Premier\u00a0ministre sud-coréen", "role", "coree-du-sud-prime-minister") in found


def test_punctuation_and_line_breaks_part_a_title_from_its_nation() -> None:
    assert composed("le président, russe") == set() == composed("le président\nrusse")


def test_one_plural_title_serves_several_nations() -> None:
    found = {surface for surface, kind, _ in composed("les dirigeants turc, russe et chinois") if kind == "role"}
    assert found == {"dirigeants turc", "russe", "chinois"}
    assert composed("les dirigeants européens") == set()
