from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.models import Theme
from analysis.lexicon.reading import Lexicon
from analysis.matching.themes import finding as themes
from analysis.matching.themes.finding import find_themes
from analysis.schemas import FRAMES, empty
from analysis.text.line_memory import forgetting

GROUPS = {
    "nord": ["Nordie", "nordien(ne)(s)"],
    "sud": ["Sudie", "sudien(s)"],
    "deux": ["nordo-sudien", "@sud"],
}


def lexicon_of(*terms: object, not_in: tuple[str, ...] = (), **more: list[object]) -> Lexicon:
    """Make a lexicon of one theme "t" with these terms, and more themes by id."""
    themes = {
        key: Theme.model_validate({"id": key, "label": key, "covers": key, "terms": list(of), "not_in": out})
        for key, of, out in [("t", terms, not_in), *((key, of, ()) for key, of in more.items())]
    }
    groups = {name: tuple(words) for name, words in GROUPS.items()}
    return Lexicon(themes=themes, groups=groups, version=repr((terms, not_in, more)))


def find(text: str, lexicon: Lexicon, zones: str | list[str] = "body") -> pd.DataFrame:
    """Find themes in one document, each of its lines a passage."""
    documents = pd.DataFrame({"doc_id": ["d"], "text": [text]})
    rows, start = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        zone = zones if isinstance(zones, str) else zones[number - 1]
        end = start + len(line)
        rows.append({"doc_id": "d", "passage_id": number, "start": start, "end": end, "zone": zone})
        start = end + 1
    return find_themes(documents, pd.DataFrame(rows), lexicon)


def surfaces(text: str, lexicon: Lexicon) -> list[str]:
    return find(text, lexicon)["surface"].tolist()


def test_a_term_is_found_with_its_place_and_theme():
    found = find("Rien ici.\nUn traité de paix, des traités.", lexicon_of("traité(s)"))
    assert found.to_dict("records") == [
        {"doc_id": "d", "passage_id": 2, "start": 13, "end": 19, "surface": "traité", "theme_id": "t",
         "counted": True},
        {"doc_id": "d", "passage_id": 2, "start": 33, "end": 40, "surface": "traités", "theme_id": "t",
         "counted": True},
    ]  # fmt: skip


def test_only_title_and_body_are_counted():
    zones = ["title", "body", "heading", "caption", "duplicate", "boilerplate"]
    found = find("\n".join(["traité"] * 6), lexicon_of("traité"), zones)
    assert found["counted"].tolist() == [True, True, False, False, False, False]


def test_a_near_word_must_stand_in_the_same_sentence():
    lexicon = lexicon_of({"term": "menace(s)", "near": ["nord"]})
    assert surfaces("La Nordie brandit la menace.", lexicon) == ["menace"]
    assert surfaces("La menace grandit. La Nordie se tait.", lexicon) == []
    assert surfaces("La menace grandit.\nLa Nordie se tait.", lexicon) == []


def test_a_window_may_be_the_text_without_the_page_around_it():
    lexicon = lexicon_of({"term": "menace(s)", "near": ["nord"], "unless": ["jeu"], "window": "text"})
    assert surfaces("La Nordie dort.\nUne menace plane.\nDes menaces.", lexicon) == ["menace", "menaces"]
    assert surfaces("Une menace plane.\nRien d'autre.", lexicon) == []
    assert surfaces("La Nordie joue un jeu.\nUne menace plane.", lexicon) == []
    assert find("Rubrique Nordie\nUne menace plane.", lexicon, ["boilerplate", "body"]).empty
    both = pd.DataFrame({"doc_id": ["a", "b"], "text": ["La Nordie dort.", "Une menace plane."]})
    places = [{"doc_id": d, "passage_id": 1, "start": 0, "end": e, "zone": "body"} for d, e in (("a", 15), ("b", 17))]
    assert find_themes(both, pd.DataFrame(places), lexicon).empty


def test_a_window_may_be_the_passage():
    lexicon = lexicon_of({"term": "menace(s)", "near": ["nord"], "window": "passage"})
    assert surfaces("La menace grandit. La Nordie se tait.", lexicon) == ["menace"]
    assert surfaces("La menace grandit.\nLa Nordie se tait.", lexicon) == []


def test_a_word_of_each_near_group_is_asked_for():
    lexicon = lexicon_of({"term": "accord", "near": ["nord", "sud"]})
    assert surfaces("Un accord lie la Nordie à la Sudie.", lexicon) == ["accord"]
    assert surfaces("Un accord lie la Nordie à ses voisins.", lexicon) == []


def test_the_term_itself_is_no_near_word():
    lexicon = lexicon_of({"term": "@nord", "near": ["nord"]})
    assert surfaces("La Nordie parle.", lexicon) == []
    assert surfaces("La Nordie parle aux Nordiens.", lexicon) == ["Nordie", "Nordiens"]


def test_one_word_may_stand_for_two_groups():
    lexicon = lexicon_of({"term": "accord", "near": ["nord", "deux"]})
    assert surfaces("Un accord lie les Nordiens au camp nordo-sudien.", lexicon) == ["accord"]


@pytest.mark.parametrize(
    ("unless", "text", "found"),
    [
        (["film"], "La menace du film fait rire.", []),
        (["film"], "La menace demeure. Un film sort.", ["menace"]),
        (["@nord"], "La menace vient de Nordie.", []),
        (["@nord", "film(s)"], "La menace vient des films.", []),
    ],
)
def test_an_unless_word_in_the_window_takes_the_term_back(unless, text, found):
    assert surfaces(text, lexicon_of({"term": "menace", "unless": unless})) == found


def test_a_term_within_a_longer_phrase_of_not_in_is_not_the_theme():
    lexicon = lexicon_of("ordre", not_in=("ordre(s) du jour",))
    assert surfaces("L'ordre du jour évoque l'ordre du monde.", lexicon) == ["ordre"]


def test_overlapping_hits_of_one_theme_are_one_hit_and_of_two_themes_are_two():
    lexicon = lexicon_of("sommet", "sommet de Nordie", "Nordie", u=["Nordie"])
    found = find("Le sommet de Nordie s'ouvre.", lexicon)
    assert found[["surface", "theme_id"]].to_numpy().tolist() == [["sommet de Nordie", "t"], ["Nordie", "u"]]


def test_a_longer_term_whose_condition_fails_does_not_hide_a_shorter_one():
    lexicon = lexicon_of("sommet", {"term": "sommet de paix", "near": ["nord"]})
    assert surfaces("Un sommet de paix se tient.", lexicon) == ["sommet"]


def test_an_exact_term_keeps_its_case():
    lexicon = lexicon_of({"term": "CEI", "exact": True})
    assert surfaces("La CEI et un cei.", lexicon) == ["CEI"]


def test_case_accents_hyphens_and_apostrophes_are_matched_tolerantly():
    lexicon = lexicon_of("cessez-le-feu", "levée de l'embargo")
    text = "CESSEZ LE FEU et leve\u0301e de l’embargo"
    assert surfaces(text, lexicon) == ["CESSEZ LE FEU", "leve\u0301e de l’embargo"]


def test_what_lies_outside_every_passage_is_not_found():
    documents = pd.DataFrame({"doc_id": ["d"], "text": ["traité et traité"]})
    passages = pd.DataFrame({"doc_id": ["d"], "passage_id": [1], "start": [7], "end": [16], "zone": ["body"]})
    assert find_themes(documents, passages, lexicon_of("traité"))["start"].tolist() == [10]


def test_documents_without_passages_or_text_have_no_themes():
    nothing = pd.DataFrame({"doc_id": [], "text": []})
    passages = pd.DataFrame({"doc_id": [], "passage_id": [], "start": [], "end": [], "zone": []})
    pd.testing.assert_frame_equal(find_themes(nothing, passages, lexicon_of("x")), empty("themes"))
    found = find("Rien.", lexicon_of("traité"))
    assert found.dtypes.astype(str).to_dict() == {c.name: c.dtype for c in FRAMES["themes"].columns}
    assert find("Rien.", Lexicon(version="vide")).empty


def test_the_order_of_passages_and_documents_does_not_change_what_is_found():
    documents = pd.DataFrame({"doc_id": ["a", "b"], "text": ["un traité\nla Nordie", "traités"]})
    passages = pd.DataFrame(
        [("b", 1, 0, 7, "body"), ("a", 2, 10, 19, "title"), ("a", 1, 0, 9, "body")],
        columns=["doc_id", "passage_id", "start", "end", "zone"],
    )
    found = find_themes(documents, passages, lexicon_of("traité(s)", "Nordie"))
    assert found[["doc_id", "passage_id", "surface"]].to_numpy().tolist() == [
        ["a", 1, "traité"], ["a", 2, "Nordie"], ["b", 1, "traités"],
    ]  # fmt: skip


@given(
    st.lists(
        st.sampled_from(["traité", "Nordie", "sudien", "menace", ".", " ", "\n", "l’", "É", "e\u0301", "😀"]),
        max_size=30,
    ).map("".join)
)
def test_the_surface_is_always_what_the_text_holds_at_its_place(text):
    near, unless = {"term": "menace", "near": ["nord"]}, {"term": "@sud", "unless": ["menace"]}
    lexicon = lexicon_of("traité", near, u=[unless])
    found = find(text, lexicon)
    assert all(text[row.start : row.end] == row.surface for row in found.itertuples())
    assert found.sort_values(["start", "end"]).index.tolist() == found.index.tolist()


SENTENCES = ("La Nordie menace.", "Un accord lie la Nordie à la Sudie.", "Un film sort.", "La menace du film.", "\n")
RULES = lexicon_of(
    {"term": "menace(s)", "near": ["nord"], "unless": ["film"]}, {"term": "accord", "near": ["nord", "sud"]},
    u=[{"term": "film", "near": ["sud"], "window": "text"}, "Sudie", {"term": "menace", "window": "passage"}],
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join), min_size=1, max_size=4))
def test_texts_judged_together_or_apart_remembered_or_not_hold_the_same(texts: list[str]) -> None:
    ids = [f"d{n}" for n in range(len(texts))]
    documents = pd.DataFrame({"doc_id": pd.Series(ids, dtype="str"), "text": pd.Series(texts, dtype="str")})
    places = [
        {"doc_id": ids[n], "passage_id": k, "start": start, "end": start + len(line), "zone": "body"}
        for n, text in enumerate(texts)
        for k, line in enumerate(text.split("\n"), 1)
        for start in [sum(len(above) + 1 for above in text.split("\n")[: k - 1])]
    ]
    passages = pd.DataFrame(places)
    row = np.array([ids.index(doc_id) for doc_id in passages["doc_id"]], np.int64)
    found = find_themes(documents, passages, RULES, row)
    pd.testing.assert_frame_equal(find_themes(documents, passages.iloc[::-1], RULES), found)
    with forgetting(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(themes, "_HITS", 1)
        pd.testing.assert_frame_equal(find_themes(documents, passages, RULES), found)
    alone = [find_themes(documents.iloc[[n]], passages[row == n], RULES) for n in range(len(ids))]
    pd.testing.assert_frame_equal(pd.concat(alone, ignore_index=True), found)
