"""The fold, checked against unicodedata and by hand, apart from the matcher."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.text import normalise
from analysis.text.normalise import class_of, class_table, fold, fold_form, fold_with_offsets, parts_words

EVERY = [chr(c) for c in range(0x110000)]


def test_the_table_says_what_the_function_says_for_every_assigned_character() -> None:
    table = class_table()
    assigned = (c for c in EVERY if unicodedata.category(c) not in ("Cn", "Cs"))
    wrong = [hex(ord(c)) for c in assigned if table[ord(c)] != class_of(c)]
    assert wrong == []


def test_letters_of_every_plane_are_word_characters() -> None:
    table = class_table()
    wrong = [c for c in EVERY if unicodedata.category(c)[0] == "L" and table[ord(c)] < normalise.WORD_FIRST]
    spacing = {c for c in wrong if "QUOTATION" in unicodedata.name(c) or "APOSTROPHE" in unicodedata.name(c)}
    assert {unicodedata.name(c) for c in set(wrong) - spacing} <= {
        "MODIFIER LETTER PRIME", "MODIFIER LETTER TURNED COMMA",
        "HALFWIDTH KATAKANA VOICED SOUND MARK", "HALFWIDTH KATAKANA SEMI-VOICED SOUND MARK",
    }  # fmt: skip
    assert table[ord("𠮷")] == normalise.OTHER
    assert table[ord("𝐎")] == class_of("o")


def test_combining_marks_fold_to_nothing_and_formats_are_ignored() -> None:
    table = class_table()
    assert {int(table[ord(c)]) for c in EVERY if unicodedata.combining(c)} == {normalise.MARK}
    assert {int(table[ord(c)]) for c in EVERY if unicodedata.category(c) == "Cf"} == {normalise.IGNORED}


def test_a_latin_letter_with_marks_has_the_class_of_its_base_letter() -> None:
    table = class_table()
    for char in EVERY[0xC0:0x2000]:
        parts = [c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)]
        if len(parts) == 1 and parts[0].isascii() and parts[0].isalpha():
            assert table[ord(char)] == class_of(parts[0].lower()), char


def test_line_breaks_and_punctuation_are_hard() -> None:
    for char in "\n\r\x0b\x0c\x85\u2028\u2029,;?()[]«»“”\"—…|•€²½😀":
        assert class_table()[ord(char)] == normalise.HARD, repr(char)


def test_spaces_hyphens_and_apostrophes_are_soft() -> None:
    for char in " \t\u00a0\u202f\u2009\u2007\u3000-\u2010\u2011\u2012\u2013_":
        assert class_table()[ord(char)] == normalise.SOFT, repr(char)
    for char in "'’‘ʼ`´′＇":
        assert class_table()[ord(char)] == normalise.APOSTROPHE, repr(char)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("ÉTATS\u2011UNIS", "etats unis"),
        ("l’Œuvre", "l oeuvre"),
        ("  Støre et  Kılıçdaroğlu ", "store et kilicdaroglu"),
        ("ﬁnance ﬂou", "finance flou"),
        ("Pou\u00adtine\u200b", "poutine"),
        ("a\nb", "a|b"),
        ("Straße", "strasse"),
        ("Харьков", "харьков"),
    ],
)
def test_folding_gives_the_key_one_expects(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text())
def test_folding_is_the_same_for_all_normal_forms_and_cases(text: str) -> None:
    text = "".join(c for c in text if ord(c) < 0x250 or unicodedata.combining(c))
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    plain = "".join(c for c in text if c.upper().lower() == c.lower())
    assert fold(plain.upper()) == fold(plain) == fold(plain.lower())


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_offsets_point_at_the_character_folded(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(folded) == len(offsets)
    assert offsets == sorted(offsets)
    assert folded.strip(" ") == fold(text)
    for letter, i in zip(folded, offsets, strict=True):
        assert letter == " " or letter in fold(text[i])


def test_a_name_with_initials_is_found_with_and_without_spaces() -> None:
    assert fold_form("J. D. Vance") == fold_form("J.D. Vance")
    assert "j.d. vance" in fold_form("J.D. Vance")
    assert fold_form("sœur") == ("soeur",)


@pytest.mark.parametrize("form", ["", " ' ", "#retraites", "Paris, Texas", "a\nb", "Москва", "«Total»"])
def test_a_form_that_can_never_be_found_is_refused_with_the_form_named(form: str) -> None:
    with pytest.raises(InputError) as caught:
        fold_form(form)
    assert repr(form) in str(caught.value)


def test_an_apostrophe_parts_words_only_after_elision_and_before_a_final_s() -> None:
    assert all(parts_words(left, "otan") for left in ("l", "d", "qu", "jusqu", "lorsqu", "c", "s"))
    assert parts_words("russia", "s")
    inner = [("aujourd", "hui"), ("xi", "an"), ("o", "brien"), ("prud", "homme")]
    assert not any(parts_words(left, right) for left, right in inner)


def test_keys_are_read_only_tables_of_all_code_points() -> None:
    assert len(class_table()) == len(normalise.case_table()) == 0x110000
    with pytest.raises(ValueError, match="read-only"):
        class_table()[0] = 1
