"""The hash of a corpus."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.corpus.digest import HASHED, digest_corpus, digest_texts

TEXTS = pd.DataFrame({name: [f"{name} {number}" for number in range(5)] for name in HASHED})


def test_the_hash_is_the_same_however_the_texts_are_ordered_and_cut() -> None:
    whole = digest_corpus([digest_texts(TEXTS)])
    assert digest_corpus([digest_texts(TEXTS[3:]), digest_texts(TEXTS[:3])]) == whole
    assert digest_corpus([digest_texts(TEXTS[::-1])]) == whole


@pytest.mark.parametrize("name", HASHED)
def test_a_changed_field_changes_the_hash(name: str) -> None:
    changed = TEXTS.assign(**{name: [*TEXTS[name][:4], "autre"]})
    assert digest_corpus([digest_texts(changed)]) != digest_corpus([digest_texts(TEXTS)])


def test_a_text_more_or_less_changes_the_hash_and_no_text_has_one_too() -> None:
    hashes = {digest_corpus([digest_texts(TEXTS[:n])]) for n in range(6)}
    assert len(hashes) == 6


def test_a_field_nobody_stated_is_as_an_empty_one() -> None:
    unknown, empty = (TEXTS.assign(source=value) for value in (None, ""))
    assert digest_corpus([digest_texts(unknown)]) == digest_corpus([digest_texts(empty)])
