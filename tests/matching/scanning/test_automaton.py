"""The automaton against a slow reference that shares no table and no code with it."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError, ParameterError
from analysis.matching.scanning.automaton import Automaton, Overlap, make_scanner
from analysis.matching.scanning.forms import Form

LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ﬁ": "fi"}
ENGINES = ["numba", "without numba"]


def build(forms: list[Form], engine: str) -> Automaton:
    automaton = Automaton(forms)
    if engine == "numba":
        pytest.importorskip("numba", reason="numba has no wheel here")
    automaton._scanner = make_scanner(automaton._table, compiled=engine == "numba")
    return automaton


def surfaces(
    forms: list[Form], texts: list[str], engine: str, overlap: Overlap = "none"
) -> list[tuple[str, int]]:
    hits = build(forms, engine).find(texts, overlap)
    rows = hits.to_frame().to_dict("records")
    return [(texts[r["row"]][r["start"] : r["end"]], r["form"]) for r in rows]


# --- the reference: one unit per folded character, then one regular expression per form ---------


def units(text: str) -> list[list[Any]]:
    """Folded character, case (True upper, False lower, None), start, end."""
    found: list[list[Any]] = []
    for i, char in enumerate(text):
        category = unicodedata.category(char)
        if category[0] == "M":
            if found:
                found[-1][3] = i + 1
        elif category == "Cf":
            continue
        elif char in "'’":
            found.append(["'", None, i, i + 1])
        elif char in "-–_\u2011" or category == "Zs":
            found.append([" ", None, i, i + 1])
        elif category[0] in "LN":
            plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", char).lower())[0]
            spelled = LIGATURES.get(char.lower(), plain)
            cased = char.isupper() if char.isupper() or char.islower() else None
            for nth, letter in enumerate(spelled):
                found.append([letter, cased if nth == 0 else None, i, i + 1])
        else:
            found.append([char if char == "." else "|", None, i, i + 1])
    return found


def elided(word: str) -> bool:
    return word in {"l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu"}


def with_joins(folded: str) -> str:
    """Write ~ for an apostrophe inside a word."""

    def decide(match: re.Match[str]) -> str:
        left = re.findall(r"\w+$", folded[: match.start()])[0]
        right = re.findall(r"^\w+", folded[match.end() :])[0]
        return "'" if elided(left) or right == "s" else "~"

    return re.sub(r"(?<=\w)'(?=\w)", decide, folded)


def case_holds(form: Form, surface: list[list[Any]]) -> bool:
    cases = [unit[1] for unit in surface if unit[0].isalnum()]
    wanted_units = units(form.text)
    wanted = [unit[1] for unit in wanted_units if unit[0].isalnum()]
    if form.case == "any":
        return True
    if form.case == "capital":
        words = re.match(r"(\w+)'", "".join(unit[0] for unit in wanted_units))
        skip = len(words[1]) if words and elided(words[1]) else 0
        return skip >= len(cases) or cases[skip] is not False
    as_written = all(a == b or a is None or b is None for a, b in zip(cases, wanted, strict=True))
    letters = sum(unit[0].isalpha() for unit in wanted_units)
    return as_written or (letters >= 4 and False not in cases)


def reference(forms: list[Form], texts: list[str], overlap: str) -> list[tuple[int, int, int, int]]:
    rows = []
    patterns = []
    for form in forms:
        words = re.split("[ ']+", "".join(unit[0] for unit in units(form.text)).strip(" '"))
        patterns.append(re.compile(r"(?<![\w~])" + "[ '~]+".join(map(re.escape, words)) + r"(?![\w~])"))
    for row, text in enumerate(texts):
        found = units(text)
        folded = with_joins("".join(unit[0] for unit in found))
        free = 0
        for begin in range(len(folded)):
            matches = [(p.match(folded, begin), i) for i, p in enumerate(patterns)]
            spans = sorted(
                (m.end(), i) for m, i in matches if m and case_holds(forms[i], found[m.start() : m.end()])
            )
            if overlap == "none" and begin < free:
                continue
            if overlap != "all":
                spans = [span for span in spans if span[0] == spans[-1][0]]
            rows += [(row, found[begin][2], found[end - 1][3], i) for end, i in spans]
            free = spans[-1][0] if spans else free
    return rows


WORDS = ["l", "d", "L", "qu", "jusqu", "xi", "Xi", "XI", "an", "s", "otan", "OTAN", "État", "ETAT"]
WORDS += ["hui", "a"]
WORDS += ["e\u0301tat", "unis", "cœur", "COEUR", "Cœur", "coeur", "ﬁn", "fin", "Straße", "𝐎𝐓𝐀𝐍", "漢字"]
WORDS += ["2030", "Pou\u00adtine"]
GAPS = [" ", "'", "’", "-", "–", "\u00a0", "\u202f", "  ", "'’", " -", "\n", ", ", ".", "", "\u0301"]
GAPS += ["\u00ad", "\u200b", " \u00ad ", "'\u0301", "😀", "_"]
texts_of = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=14).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
formable = [word for word in WORDS if word != "漢字"]
form_texts = st.lists(
    st.tuples(st.sampled_from(formable), st.sampled_from([" ", "'", "’", "-", " - "])), min_size=1, max_size=3
).map(lambda parts: "".join(word + gap for word, gap in parts)[: -len(parts[-1][1])])
forms_of = st.lists(
    st.builds(Form, form_texts, st.sampled_from(["any", "capital", "exact"])),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("engine", ENGINES)
@settings(deadline=None, max_examples=400)
@given(
    forms=forms_of,
    texts=st.lists(texts_of, max_size=4),
    overlap=st.sampled_from(["none", "starts", "all"]),
)
def test_every_engine_finds_what_the_reference_finds(
    engine: str, forms: list[Form], texts: list[str], overlap: Overlap
) -> None:
    hits = build(forms, engine).find(texts, overlap)
    columns = (hits.row, hits.start, hits.end, hits.form)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    assert rows == sorted(reference(forms, texts, overlap))
    assert rows == sorted(rows)


@settings(deadline=None, max_examples=200)
@given(forms=forms_of, texts=st.lists(st.text() | texts_of, max_size=4))
def test_both_engines_give_the_same_rows_on_any_text(forms: list[Form], texts: list[str]) -> None:
    for overlap in ("none", "all"):
        frames = [build(forms, engine).find(texts, overlap).to_frame() for engine in ENGINES]
        pd.testing.assert_frame_equal(*frames)


# --- what a reader of French expects --------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
class TestFrench:
    def test_spellings_of_one_name_are_one(self, engine: str) -> None:
        texts = ["États-Unis", "etats unis", "ÉTATS\u00a0UNIS"]
        texts.append(unicodedata.normalize("NFD", "États\u2011Unis"))
        found = surfaces([Form("Etats-Unis")], texts, engine)
        assert [surface for surface, _ in found] == texts

    def test_elision_is_not_part_of_the_name(self, engine: str) -> None:
        text = "L’OTAN, jusqu'à l'Otan, d’OTAN et qu'OTAN; aujourd'hui, Xi'an, O'Otan"
        found = surfaces([Form("OTAN"), Form("hui"), Form("Xi")], [text], engine)
        assert found == [("OTAN", 0), ("Otan", 0), ("OTAN", 0), ("OTAN", 0)]

    def test_a_hyphen_ends_a_word_and_letters_do_not(self, engine: str) -> None:
        text = "OTAN-Russie, Biélorussie, ex-URSS, Russies"
        found = surfaces([Form("Russie"), Form("URSS")], [text], engine)
        assert found == [("Russie", 0), ("URSS", 1)]

    def test_no_name_bridges_a_line_or_a_phrase(self, engine: str) -> None:
        assert surfaces([Form("Corée du Nord")], ["la Corée\ndu Nord, la Corée, du Nord"], engine) == []

    def test_letters_beyond_the_basic_plane_are_letters(self, engine: str) -> None:
        assert surfaces([Form("Mali")], ["Mali𠮷 𠮷Mali 😀Mali"], engine) == [("Mali", 0)]

    def test_the_longest_name_wins_and_nested_ones_are_found_on_request(self, engine: str) -> None:
        forms = [Form("Conseil de Valmont"), Form("Valmont"), Form("Conseil")]
        text = ["le Conseil de Valmont"]
        assert surfaces(forms, text, engine) == [("Conseil de Valmont", 0)]
        assert surfaces(forms, text, engine, "starts") == [("Conseil de Valmont", 0), ("Valmont", 1)]
        found = surfaces(forms, text, engine, "all")
        assert found == [("Conseil", 2), ("Conseil de Valmont", 0), ("Valmont", 1)]

    def test_case_rules_hold_and_a_shorter_name_steps_in(self, engine: str) -> None:
        forms = [Form("Niger", "exact"), Form("l'Alliance", "capital"), Form("Mali libre", "exact")]
        forms += [Form("Mali"), Form("ONU", "exact")]
        text = "Niger NIGER niger; l'Alliance, L'alliance; mali Libre; onu Onu ONU"
        expected = [("Niger", 0), ("NIGER", 0), ("l'Alliance", 1), ("mali", 3), ("ONU", 4)]
        assert surfaces(forms, [text], engine) == expected

    def test_an_exact_form_tolerates_accents_and_apostrophes(self, engine: str) -> None:
        text = unicodedata.normalize("NFD", "Cote d’Ivoire, Côte d'Ivoire, côte d'Ivoire")
        found = surfaces([Form("Côte d’Ivoire", "exact")], [text], engine)
        assert [unicodedata.normalize("NFC", s) for s, _ in found] == ["Cote d’Ivoire", "Côte d'Ivoire"]

    def test_all_forms_of_one_key_are_reported(self, engine: str) -> None:
        forms = [Form("Alliance", "exact"), Form("alliance"), Form("ALLIANCE", "exact")]
        assert surfaces(forms, ["Alliance"], engine) == [("Alliance", 0), ("Alliance", 1)]

    def test_initials_are_found_with_and_without_spaces(self, engine: str) -> None:
        texts = ["J.D. Valmont", "J. D. Valmont", "J.D.Valmont"]
        assert [s for s, _ in surfaces([Form("J.D. Valmont")], texts, engine)] == texts

    def test_a_span_includes_its_last_accent(self, engine: str) -> None:
        text = unicodedata.normalize("NFD", "Élysée Trouvé.")
        assert surfaces([Form("Trouve")], [text], engine) == [(unicodedata.normalize("NFD", "Trouvé"), 0)]

    def test_every_kind_of_column_gives_the_same_rows(self, engine: str) -> None:
        texts = ["au Mali", "", "le Mali"]
        automaton = build([Form("Mali")], engine)
        columns = [
            texts, pd.Series(texts, dtype="str"), pd.Series(texts, dtype=object),
            pa.array(texts, pa.string()), pa.array(["x", *texts], pa.large_string())[1:],
            pa.chunked_array([texts[:1], [], texts[1:]]),
        ]  # fmt: skip
        for column in columns:
            hits = automaton.find(column)
            assert (hits.row.tolist(), hits.start.tolist(), hits.end.tolist()) == ([0, 2], [3, 3], [7, 7])

    def test_missing_texts_and_no_forms_give_no_rows(self, engine: str) -> None:
        assert len(build([Form("Mali")], engine).find(pd.Series([None, "Mali"], dtype="str"))) == 1
        assert len(build([], engine).find(["Mali"])) == 0
        assert len(build([Form("Mali")], engine).find([])) == 0

    def test_more_hits_than_the_first_buffer_holds_are_all_kept(self, engine: str) -> None:
        texts = ["Mali", "Mali " * 150_000, "Mali"]
        hits = build([Form("Mali")], engine).find(texts)
        assert len(hits) == 150_002
        assert (hits.row[0], hits.row[-1], hits.end[-2]) == (0, 2, 5 * 150_000 - 1)


def test_impossible_forms_are_listed_all_at_once() -> None:
    with pytest.raises(InputError) as caught:
        Automaton([Form("Mali"), Form(""), Form("Москва"), Form("a, b")])
    assert len(caught.value.faults) >= 3
    with pytest.raises(ParameterError, match="none, starts, all"):
        Automaton([Form("Mali")]).find(["Mali"], overlap="some")  # type: ignore[arg-type]


def test_numba_is_not_imported_before_a_search() -> None:
    code = "import sys; from analysis.matching.scanning import automaton, forms"
    code += "; automaton.Automaton([forms.Form('a')]); sys.exit('numba' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
