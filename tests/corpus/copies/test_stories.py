"""Copies between texts: every way an agency text is reused, and what only looks like it."""

from __future__ import annotations

import random
import tracemalloc
import unicodedata

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.copies.stories import find_stories

DISPATCH = [
    "Le détroit de Karsa rouvert à la navigation",
    "Le détroit de Karsa a été rouvert mardi à la navigation après onze jours de fermeture, a annoncé "
    "l'autorité portuaire de la rive nord dans un bref communiqué publié à l'aube.",
    "Les premiers cargos se sont présentés vers six heures devant la passe, escortés par deux remorqueurs, "
    "tandis qu'une quarantaine de navires patientaient encore au large du cap.",
    "« Nous avons retiré la dernière épave dans la nuit », a expliqué la capitaine du port, Irina Valadier, "
    "en précisant que le chenal restait limité à une seule voie jusqu'à la fin de la semaine.",
    "Les assureurs maritimes ont salué la nouvelle mais n'abaisseront pas leurs primes avant un mois, selon "
    "un courtier de la place qui a demandé à ne pas être nommé.",
]
OTHER = [
    "À Karsa, les pêcheurs racontent onze jours sans mer",
    "Sur le quai sud, les filets sèchent depuis une semaine et demie et les cafés sont pleins dès midi.",
    "« Nous avons retiré la dernière épave dans la nuit », a expliqué la capitaine du port, Irina Valadier, "
    "en précisant que le chenal restait limité à une seule voie jusqu'à la fin de la semaine.",
    "Gaspard, patron de deux chalutiers, calcule ce que la fermeture lui a coûté : un moteur neuf et "
    "peut-être l'été de son fils, parti chercher du travail à la scierie.",
    "La coopérative a demandé une aide d'urgence au conseil de la province, qui doit se réunir jeudi soir.",
]
SYNONYMS = {
    "mardi": "hier", "annoncé": "indiqué", "bref": "court", "publié": "diffusé", "premiers": "tout premiers",
    "cargos": "navires", "escortés": "accompagnés", "quarantaine": "trentaine", "patientaient": "attendaient",
    "expliqué": "déclaré", "dernière": "toute dernière", "semaine": "période", "salué": "accueilli",
}  # fmt: skip


def corpus(*texts: tuple[str, str | None, list[str]]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Documents and passages of (doc_id, date, paragraphs); a paragraph "zone|words" has that zone."""
    documents, passages = [], []
    for doc_id, date, paragraphs in texts:
        position, lines = 0, []
        for number, paragraph in enumerate(paragraphs, start=1):
            zone, _, words = paragraph.rpartition("|")
            lines.append(words)
            passages.append((doc_id, number, position, position + len(words), zone or "body"))
            position += len(words) + 1
        documents.append((doc_id, pd.Timestamp(date) if date else pd.NaT, "\n".join(lines)))
    return (
        pd.DataFrame(documents, columns=["doc_id", "date", "text"]),
        pd.DataFrame(passages, columns=["doc_id", "passage_id", "start", "end", "zone"]),
    )


def stories(*texts: tuple[str, str | None, list[str]]) -> dict[str, str]:
    matched, _ = find_stories(*corpus(*texts))
    return dict(zip(matched["doc_id"], matched["story_id"], strict=True))


def edited(paragraphs: list[str]) -> list[str]:
    return [" ".join(SYNONYMS.get(word, word) for word in p.split(" ")) for p in paragraphs]


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(DISPATCH, id="word for word"),
        pytest.param(edited(DISPATCH), id="a tenth of the words changed"),
        pytest.param(DISPATCH[:3], id="cut after the third paragraph"),
        pytest.param(
            ["Notre rédaction avec les agences vous résume l'affaire du détroit", *DISPATCH],
            id="header added",
        ),
        pytest.param([" ".join(DISPATCH)], id="paragraphs run together"),
        pytest.param([p.upper() for p in DISPATCH], id="in capitals"),
        pytest.param(
            [p.replace("'", "’").replace(" »", "\u00a0»") for p in DISPATCH], id="other apostrophes"
        ),
        pytest.param([unicodedata.normalize("NFD", p) for p in DISPATCH], id="decomposed accents"),
    ],
)
def test_a_copy_belongs_to_the_story_it_was_taken_from(copy: list[str]) -> None:
    found = stories(
        ("z-first", "2022-05-03", DISPATCH), ("a-copy", "2022-05-04", copy), ("b", "2022-05-04", OTHER)
    )
    assert found == {"z-first": "z-first", "a-copy": "z-first", "b": "b"}


def test_two_articles_that_share_a_quotation_are_two_stories() -> None:
    assert stories(("a", "2022-05-03", DISPATCH), ("b", "2022-05-03", OTHER)) == {"a": "a", "b": "b"}


def test_the_earliest_date_publishes_first_then_the_doc_id_and_undated_comes_last() -> None:
    same = [("c", None, DISPATCH), ("b", "2022-05-04", DISPATCH), ("d", "2022-05-04", DISPATCH)]
    assert set(stories(*same).values()) == {"b"}
    assert set(stories(("x", None, DISPATCH), ("w", None, DISPATCH)).values()) == {"w"}


def test_the_copy_of_a_copy_belongs_to_the_first_publication() -> None:
    again = edited(DISPATCH)[:4]
    found = stories(
        ("a", "2022-05-03", DISPATCH), ("b", "2022-05-04", edited(DISPATCH)), ("c", "2022-05-05", again)
    )
    assert found == {"a": "a", "b": "a", "c": "a"}


def test_a_digest_of_two_articles_does_not_make_them_one_story() -> None:
    found = stories(
        ("a", "2022-05-03", DISPATCH), ("b", "2022-05-03", OTHER), ("c", "2022-05-04", [*DISPATCH, *OTHER])
    )
    assert (found["a"], found["b"]) == ("a", "b")
    assert found["c"] in {"a", "b"}


def test_a_live_blog_that_takes_an_article_in_is_news_of_its_own() -> None:
    own = [p.replace("Karsa", "Mérande") for p in OTHER] + [
        " ".join(OTHER[1].split()[::-1]),
        " ".join(OTHER[4].split()[::-1]),
    ]
    assert stories(("a", "2022-05-03", DISPATCH[1:3]), ("b", "2022-05-04", [*own, *DISPATCH[1:3]])) == {
        "a": "a",
        "b": "b",
    }


def test_pages_that_share_only_their_menu_are_not_copies() -> None:
    menu = ["boilerplate|" + paragraph for paragraph in DISPATCH]
    assert stories(("a", "2022-05-03", [*menu, *OTHER[3:]]), ("b", "2022-05-03", [*menu, OTHER[1]])) == {
        "a": "a",
        "b": "b",
    }


def test_texts_without_words_are_stories_of_their_own() -> None:
    assert stories(("a", None, ["…"]), ("b", None, []), ("c", None, ["…"])) == {"a": "a", "b": "b", "c": "c"}
    documents, passages = find_stories(*corpus())
    assert list(documents.columns)[-3:] == ["story_id", "duplicate_of", "copied_share"]
    assert len(passages) == 0


def test_the_frames_come_back_in_their_order_with_their_index() -> None:
    documents, passages = corpus(
        ("b", "2022-05-04", DISPATCH), ("a", "2022-05-03", DISPATCH), ("c", None, OTHER)
    )
    documents.index = pd.Index([7, 3, 5])
    named, repeated = find_stories(documents, passages)
    assert named.index.tolist() == [7, 3, 5]
    assert named["duplicate_of"].isna().tolist() == [False, True, True]
    assert named["duplicate_of"].iloc[0] == "a"
    assert named["copied_share"].iloc[0] == 1.0
    assert named["duplicate_of"].dtype == "str"
    assert repeated.loc[repeated["doc_id"] == "b", "duplicate_of"].tolist()[1] == "a#2"


def test_a_passage_names_its_first_publication() -> None:
    documents, passages = corpus(
        ("a", "2022-05-03", DISPATCH), ("b", "2022-05-04", edited(DISPATCH)), ("c", "2022-05-05", OTHER)
    )
    origin = find_stories(documents, passages)[1]["duplicate_of"]
    by_place = dict(zip(passages["doc_id"] + "#" + passages["passage_id"].astype(str), origin, strict=True))
    assert by_place["b#2"] == "a#2"  # changed words, same story
    assert by_place["c#3"] == "a#4"  # the shared quotation, another story
    assert pd.isna(by_place["a#2"])
    assert pd.isna(by_place["c#4"])


def test_a_long_text_is_held_once_however_many_passages_it_has() -> None:
    lines = [f"Ligne {n} : la passe {n} du détroit a été rouverte par la capitainerie {n}." for n in range(1000)]
    long = corpus(("long", "2022-05-04", lines), ("court", "2022-05-03", lines[:200]))
    tracemalloc.start()
    find_stories(*long)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 30_000_000  # a thousand times its 70 kB would be more


def test_short_passages_are_nobodys_property() -> None:
    documents, passages = corpus(
        ("a", "2022-05-03", ["Ce que l'on sait"]), ("b", "2022-05-04", ["Ce que l'on sait"])
    )
    assert find_stories(documents, passages)[1]["duplicate_of"].isna().all()


def test_a_hundred_copies_cost_no_more_than_two_comparisons_each() -> None:
    rng = random.Random(1)
    words = [f"mot{k}" for k in range(400)]
    article = [" ".join(rng.choice(words) for _ in range(60)) for _ in range(4)]
    found = stories(*((f"d{k:03d}", "2022-05-03", article) for k in range(120)))
    assert set(found.values()) == {"d000"}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=6), st.randoms(use_true_random=False))
def test_stories_do_not_depend_on_the_order_of_the_rows(texts: list[str], rng: random.Random) -> None:
    rows = [(f"d{k}", None, [text.replace("|", " "), *DISPATCH[: k % 3]]) for k, text in enumerate(texts)]
    shuffled = rows[:]
    rng.shuffle(shuffled)
    assert stories(*rows) == stories(*shuffled)
