"""What a search finds, against a slow reading of the same rules."""

from __future__ import annotations

import re
import unicodedata

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import ParameterError
from analysis.schemas import FRAMES
from analysis.searching.query import And, Near, Node, Not, Phrase, parse_query
from analysis.searching.search import search_passages
from analysis.searching.words import WordIndex


def index_of(*texts: str) -> WordIndex:
    """Index texts whose lines are passages: the first a title, the others body."""
    documents = pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": list(texts)})
    rows = []
    for i, text in enumerate(texts):
        at = 0
        for number, line in enumerate(text.split("\n"), start=1):
            zone = "title" if number == 1 else "body"
            rows.append({"doc_id": f"d{i}", "passage_id": number, "start": at, "end": at + len(line), "zone": zone})
            at += len(line) + 1
    columns = ["doc_id", "passage_id", "start", "end", "zone"]
    return WordIndex(documents, pd.DataFrame(rows, columns=columns))


def found(query: str, *texts: str) -> list[str]:
    return search_passages(query, index_of(*texts))["surface"].tolist()


@pytest.mark.parametrize(("query", "text", "surfaces"), [
    ("securite", "La SÉCURITÉ, sécurité.", ["SÉCURITÉ", "sécurité"]),
    ("cœur", "Au coeur du cœur", ["coeur", "cœur"]),
    ("cyber*", "cyberattaque et cyber-espace, encyber", ["cyberattaque", "cyber"]),
    ("m?li", "Mali, mili, mli", ["Mali", "mili"]),
    ('"guerre * ukraine"', "guerre en Ukraine, guerre Ukraine", ["guerre en Ukraine"]),
    ('"états unis"', "Les États-Unis", ["États-Unis"]),
    ("états-unis", "Les Etats Unis ont des états", ["Etats Unis"]),
    ("otan", "l’OTAN et l'Otan", ["OTAN", "Otan"]),
    ("aujourd'hui", "Aujourd’hui, hui", ["Aujourd’hui"]),
    ("e\u0301tat", "L’e\u0301tat", ["e\u0301tat"]),
    ("drone NEAR/1 iranien", "drone très iranien", ["drone", "iranien"]),
    ("drone PRÈS/0 iranien", "drone très iranien", []),
    ("a b", "a c b", ["a", "b"]),
    ("a ET b", "a c", []),
    ("a SAUF b", "a c a", ["a", "a"]),
    ("a -b", "a b", []),
    ("(a | b) c", "b c", ["b", "c"]),
    ("et", "ceci et cela", ["et"]),
    ("« a b »", "a b", ["a b"]),
])  # fmt: skip
def test_a_query_finds_its_words_however_they_are_written(query: str, text: str, surfaces: list[str]) -> None:
    assert found(query, text) == surfaces


def test_words_are_joined_within_a_passage_and_never_across_lines() -> None:
    assert found("a & b", "a\nb", "a b\nc") == ["a", "b"]
    assert found('"a b"', "a\nb") == []
    assert found("a NEAR/9 b", "a\nb") == []


def test_what_is_found_has_the_shape_of_mentions_and_counts_in_title_and_body() -> None:
    frame = search_passages("mali", index_of("Mali\nLe Mali"))
    assert list(frame.columns) == FRAMES["mentions"].names
    assert frame["actor_id"].tolist() == ["mali", "mali"]
    assert frame["counted"].all()
    assert frame[["passage_id", "start", "end"]].to_numpy().tolist() == [[1, 0, 4], [2, 8, 12]]


def test_a_search_in_no_texts_finds_nothing() -> None:
    empty = WordIndex(pd.DataFrame({"doc_id": pd.Series(dtype="str"), "text": pd.Series(dtype="str")}),
                      pd.DataFrame({"doc_id": pd.Series(dtype="str"), "passage_id": pd.Series(dtype="int64"),
                                    "start": pd.Series(dtype="int64"), "end": pd.Series(dtype="int64"),
                                    "zone": pd.Series(dtype="str")}))  # fmt: skip
    assert search_passages("mali | nig*", empty).empty


@pytest.mark.parametrize(("query", "place"), [
    ("", 1), ("(otan", 1), ("otan |", 7), ('otan "abc', 6), ("a NEAR b", 3), ("a | -b", 5), ("-otan", 1),
    ("x *", 3), (") a", 1), ("a ET OU b", 6), ("a b )", 5), ("...", 1), ("NEAR/3 x", 1),
    ("a NEAR/x b", 3), ("a NEAR/-1 b", 3), ("a PRÈS/5mots b", 3), ("a near/ 5 b", 3), ("a NEAR5 b", 3),
])  # fmt: skip
def test_a_query_that_cannot_be_read_is_shown_with_its_place(query: str, place: int) -> None:
    with pytest.raises(ParameterError) as caught:
        parse_query(query)
    message = str(caught.value)
    assert f"character {place}: " in message
    assert message.split("\n")[2] == "    " + " " * (place - 1) + "^"


def test_words_may_stand_as_far_apart_as_one_likes_and_the_operator_is_known_by_its_number() -> None:
    documents = pd.DataFrame({"doc_id": ["a"], "text": ["Un drone a survolé la côte, dit le port."]})
    line = {"doc_id": "a", "passage_id": 1, "start": 0, "end": 40, "zone": "body"}
    index = WordIndex(documents, pd.DataFrame([line]))
    found = [search_passages(f"drone {near} port", index)["surface"].tolist()
             for near in ("NEAR/99999999999999999999", "near/6", "près/5", "NEAR/5")]  # fmt: skip
    assert found == [["drone", "port"], ["drone", "port"], [], []]
    assert parse_query("près du port") == parse_query('"pres" & "du" & "port"')


# The slow reference: words by a regular expression, every rule in the plainest way.
WORD = re.compile(r"[^\W_]+")


def slow_words(text: str) -> list[tuple[str, int, int]]:
    return [(plain(m[0]), m.start(), m.end()) for m in WORD.finditer(text)]


def plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.replace("œ", "oe").replace("Œ", "oe")).lower()
    return "".join(c for c in folded if not unicodedata.combining(c))


def slow_spans(node: Node, words: list[tuple[str, int, int]]) -> tuple[bool, set[tuple[int, int]]]:
    """Return whether a node holds in a passage, and the spans (first word, last word) that answer it."""
    if isinstance(node, Phrase):
        n = len(node.words)
        patterns = [re.compile(re.escape(w).replace(r"\*", ".*").replace(r"\?", ".") + r"\Z") for w in node.words]
        spans = {(i, i + n - 1) for i in range(len(words) - n + 1)
                 if all(p.match(words[i + j][0]) for j, p in enumerate(patterns))}  # fmt: skip
        spans = slow_longest(spans)
        return bool(spans), spans
    if isinstance(node, Not):
        return not slow_spans(node.part, words)[0], set()
    if isinstance(node, Near):
        left, right = (slow_spans(part, words)[1] for part in (node.left, node.right))
        near = {span for a in left for b in right for span in (a, b)
                if 0 <= max(b[0] - a[1], a[0] - b[1]) - 1 <= node.words}  # fmt: skip
        return bool(near), slow_longest(near)
    answers = [slow_spans(part, words) for part in node.parts]
    holds = all(h for h, _ in answers) if isinstance(node, And) else any(h for h, _ in answers)
    return holds, slow_longest(set().union(*(s for _, s in answers))) if holds else set()


def slow_longest(spans: set[tuple[int, int]]) -> set[tuple[int, int]]:
    kept: set[tuple[int, int]] = set()
    for first, last in sorted(spans, key=lambda s: (s[0], -s[1])):
        if all(first > end for _, end in kept):
            kept.add((first, last))
    return kept


ATOMS = st.sampled_from(["oto", "été", "ete", "cœur", "an*", "*na", "b?b", "bab", '"bab oto"', '"oto * bab"', "ana"])
QUERIES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"({p[0]} | {p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]} ET {p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]} -{p[1]})"),
        st.tuples(inner, st.integers(0, 3), inner).map(lambda p: f"({p[0]} NEAR/{p[1]} {p[2]})"),
    ),
    max_leaves=4,
)
TEXTS = st.lists(
    st.lists(st.sampled_from(["oto", "Été", "e\u0301te\u0301", "Cœur", "coeur", "ana", "ANAna", "bab", "bib", "zut"])
             , max_size=9).flatmap(lambda w: st.sampled_from([" ", "-", ", ", " – "]).map(lambda gap: gap.join(w))),
    min_size=1, max_size=3,
).map("\n".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(QUERIES, st.lists(TEXTS, min_size=1, max_size=3))
def test_a_search_finds_what_a_slow_reading_finds(query: str, texts: list[str]) -> None:
    node = parse_query(query)
    expected = []
    for i, text in enumerate(texts):
        at = 0
        for line in text.split("\n"):
            whole = unicodedata.normalize("NFC", line)
            words = slow_words(whole)
            for first, last in sorted(slow_spans(node, words)[1]):
                expected.append((f"d{i}", unicodedata.normalize("NFC", whole[words[first][1] : words[last][2]])))
            at += len(line) + 1
    frame = search_passages(query, index_of(*texts))
    surfaces = [unicodedata.normalize("NFC", s) for s in frame["surface"]]
    assert list(zip(frame["doc_id"], surfaces, strict=True)) == expected


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(alphabet="aé'’-œ \n|ю中\u0301\u00ad.sl", max_size=30), min_size=1, max_size=4))
def test_every_word_of_the_index_stands_where_it_says(texts: list[str]) -> None:
    from analysis.text.normalise import fold

    index = index_of(*texts)
    words = index.vocabulary.to_pylist()
    row = [index.row[p] if p >= 0 else -1 for p in index.passage_of(pd.RangeIndex(len(index)).to_numpy())]
    for number, r, start, end in zip(index.ids, row, index.start, index.end, strict=True):
        surface = index.texts[r][start:end]
        assert fold(surface).replace(" ", "") == words[number]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet='a*?"()|&- \'«»NEAR/5ETOU', max_size=16))
def test_any_text_is_a_query_or_an_error_that_says_where(text: str) -> None:
    try:
        node = parse_query(text)
    except ParameterError as error:
        assert "character" in str(error)
    else:
        search_passages(text, index_of("a ea a")) if node else None
