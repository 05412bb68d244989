"""Bytes → text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.readers.encoding import UndecodableError, decode

SENTENCE = "L’été dernier, à Évry, « l’œuvre » coûtait 12 €."


@pytest.mark.parametrize(
    ("data", "encoding", "decided_by"),
    [
        (SENTENCE.encode(), "utf-8", "valid UTF-8"),
        (codecs.BOM_UTF8 + SENTENCE.encode(), "utf-8-sig", "BOM"),
        (SENTENCE.encode("utf-16"), "utf-16", "BOM"),
        (SENTENCE.encode("cp1252"), "cp1252", "French letters"),
    ],
)
def test_the_encoding_is_decided_and_said(data: bytes, encoding: str, decided_by: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.decided_by) == (SENTENCE, encoding, decided_by)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_whatever_was_written_as_utf8_is_read_as_it_was(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


def test_greek_in_a_greek_encoding_is_not_taken_for_french() -> None:
    text = "Η σύνοδος κορυφής άρχισε σήμερα το πρωί στην πρωτεύουσα με τη συμμετοχή πολλών ηγετών."
    assert "σύνοδος" in decode((text * 4).encode("cp1253")).text


@pytest.mark.parametrize("text", [SENTENCE, "Le président a été reçu.", "À l’École, où l’été a passé.", "Déjà vu."])
def test_french_of_an_old_macintosh_is_read_as_such(text: str) -> None:
    decoded = decode(text.encode("mac_roman"))
    assert (decoded.text, decoded.encoding, decoded.decided_by) == (text, "mac_roman", "French letters")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Zażółć gęślą jaźń, a potem śpij spokojnie do rana w łóżku. " * 6, "mac_latin2"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy, a pak šel domů. " * 6, "mac_latin2"),
        ("Россия и Китай подписали соглашение о сотрудничестве. " * 4, "koi8-r"),
        ("Россия и Китай подписали соглашение о сотрудничестве. " * 4, "mac_cyrillic"),
        ("Le président a été reçu à l'Élysée.", "cp850"),
        ("Les mêmes têtes.", "cp850"),
    ],
)
def test_what_is_no_french_of_a_macintosh_is_left_to_statistics(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).encoding != "mac_roman"


@pytest.mark.parametrize("text", [SENTENCE, SENTENCE * 20])
def test_single_null_bytes_are_left_out_of_a_text_and_counted(text: str) -> None:
    damaged = text[:9] + "\0" + text[9:30] + "\0" + text[30:]
    for encoding in ("utf-8", "cp1252"):
        decoded = decode(damaged.encode(encoding))
        assert (decoded.text, decoded.n_nuls) == (text, 2)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("text", ["Le bac est au quai. " * 30, SENTENCE * 20, "Бак стоит у причала. " * 30])
def test_utf16_without_its_mark_is_not_taken_for_a_damaged_text(text: str, encoding: str) -> None:
    try:
        decoded = decode(text.encode(encoding))
    except UndecodableError:
        return
    assert (decoded.text, decoded.n_nuls) == (text, 0)


def test_records_of_fixed_length_are_no_damaged_text() -> None:
    with pytest.raises(UndecodableError):
        decode(b"".join(b"Bac %d au quai\0\0\0\0\0" % n for n in range(90)))


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00binary", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\x00\x00"])
def test_a_binary_file_under_a_text_name_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_texts_in_two_encodings_put_together_are_read_as_they_were_written() -> None:
    one, other = "L’été à Évry.\n", "« Déjà », dit-il à Genève, où l’œuvre coûtait 12 €.\n"
    decoded = decode(one.encode() + other.encode("cp1252"))
    assert (decoded.text, decoded.encoding, decoded.decided_by) == (one + other, "utf-8", "UTF-8 and cp1252 mixed")


def test_a_text_of_another_alphabet_is_not_taken_for_a_mixture() -> None:
    text = "Zażółć gęślą jaźń, a potem śpij spokojnie do rana w łóżku. " * 6
    assert decode(text.encode("cp1250")).decided_by != "UTF-8 and cp1252 mixed"
