"""From bars, points and cells to sentences; what a site of 3,000 texts shows of each of them."""

from __future__ import annotations

import random

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.exhibits import Points
from analysis.lexicon.reading import load_lexicon
from analysis.measures.snippets import DOCUMENT_SHARE, SNIPPET_WORDS
from analysis.reporting.annex import annex_lexicon
from analysis.reporting.audit import audit_matches
from analysis.reporting.courses import follow, map_periods
from analysis.reporting.phrases import quote
from analysis.reporting.points import MOST, show_points
from analysis.reporting.ranking import rank
from analysis.reporting.study import Study, open_study
from analysis.schemas import conform, empty
from analysis.text.words import count_words

ACTORS = {"russie": "Russie", "chine": "Chine", "ukraine": "Ukraine", "france": "France", "otan": "OTAN"}
THEMES = {"dialogue": "dialogue", "nucleaire": "ogive", "cyber-information": "piratage"}


def a_text(number: int, choice: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """Return a text of three to nine paragraphs whose words exist once in the corpus, and its paragraphs."""
    names = [*ACTORS.values(), *THEMES.values()]
    paragraphs = []
    for paragraph in range(choice.randint(3, 9)):
        sentences = []
        for sentence in range(choice.randint(1, 4)):
            words = [f"M{number}x{paragraph}x{sentence}x{i}" for i in range(choice.choice((6, 12, 70)))]
            for name in choice.sample(names, choice.randint(0, 3)):
                words.insert(choice.randint(1, len(words) - 1), name)
            sentences.append(" ".join(words) + ".")
        paragraphs.append(" ".join(sentences))
    spans, at = [], 0
    for paragraph_text in paragraphs:
        spans.append((at, at + len(paragraph_text)))
        at += len(paragraph_text) + 1
    return "\n".join(paragraphs), spans


def hits_in(text: str, span: tuple[int, int], names: dict[str, str]) -> list[tuple[int, int, str, str]]:
    found = []
    for entry, name in names.items():
        at = text.find(name, *span)
        while at >= 0:
            found.append((at, at + len(name), entry, name))
            at = text.find(name, at + 1, span[1])
    return found


@pytest.fixture(scope="module")
def middling() -> Corpus:
    return a_corpus(150)


def a_corpus(n: int) -> Corpus:
    """Return invented texts over four years, built as frames: nothing is matched here."""
    choice = random.Random(4)
    frames: dict[str, list[dict[str, object]]] = {"documents": [], "passages": [], "mentions": [], "themes": []}
    for number in range(n):
        text, spans = a_text(number, choice)
        day = pd.Timestamp("2021-01-01") + pd.Timedelta(days=number * 1460 // n)
        place = {"doc_id": f"t{number:04}"}
        frames["documents"].append({
            **place, "date": day, "date_earliest": day, "date_latest": day, "date_basis": "metadata", "language": "fr",
            "source": ("Le Phare", "La Digue")[number % 2], "title": f"Titre {number}", "text": text,
            "n_words": len(text.split()), "date_evidence": None, "author": None, "url": None, "duplicate_of": None,
            "story_id": f"t{number:04}", "origin": f"{number}.txt", "sha256": f"{number:064x}",
        })  # fmt: skip
        for i, span in enumerate(spans, start=1):
            placed = {**place, "passage_id": i}
            frames["passages"].append({**placed, "start": span[0], "end": span[1], "zone": "body", "language": "fr",
                                       "date": day, "duplicate_of": None,
                                       "n_words": len(text[slice(*span)].split())})  # fmt: skip
            for start, end, entry, name in hits_in(text, span, ACTORS):
                frames["mentions"].append({**placed, "start": start, "end": end, "surface": name, "actor_id": entry,
                                           "label": name, "actor_type": "state", "form": "name", "listed": True,
                                           "counted": True})  # fmt: skip
            for start, end, entry, name in hits_in(text, span, THEMES):
                frames["themes"].append({**placed, "start": start, "end": end, "surface": name, "theme_id": entry,
                                         "counted": True})  # fmt: skip
    made = {name: pd.DataFrame(rows) for name, rows in frames.items()}
    words = made["passages"]["n_words"]
    made = {name: conform(frame, name) for name, frame in made.items()}
    made["passages"]["n_words"] = words
    nothing = pd.DataFrame()
    return Corpus("Essai", **made, quotes=empty("quotes"), funnel=empty("funnel"), files=nothing, rejections=nothing,
                  remarks=nothing, lexicon=load_lexicon())  # fmt: skip


def shown_by(study: Study) -> list[tuple[str, str]]:
    """Return every sentence two reports show: its words, and those that are the text's own."""
    told = []
    for kind in ("actors", "themes"):
        for block in quote(study, kind).items:
            items = getattr(block, "items", ())
            if isinstance(block, Points):
                items = [sentence for point in block.items for sentence in point.sentences]
            told += [f"{s.left}{s.keyword}{s.right}".strip(" …") for s in items]
    examples = audit_matches(study)
    if hasattr(examples, "frame"):
        told += [str(words).replace("\u00a0", " ").strip(" …") for words in examples.frame["example"].dropna()]
    return told


@pytest.mark.slow
def test_a_site_of_3000_texts_shows_at_most_a_part_of_each_text() -> None:
    large = a_corpus(3000)
    told = shown_by(open_study(large)) + shown_by(open_study(large, period="year", actors=["chine", "otan"]))
    texts = dict(zip(large.documents["doc_id"], large.documents["text"], strict=True))
    spans: dict[str, set[tuple[int, int]]] = {}
    for words in set(told):
        number = next(w for w in words.split() if w.startswith("M")).split("x")[0][1:]
        doc_id = f"t{int(number):04}"
        at = texts[doc_id].find(words)
        assert at >= 0, words
        assert count_words(words) <= SNIPPET_WORDS
        spans.setdefault(doc_id, set()).add((at, at + len(words)))
    assert len(spans) > 300
    for doc_id, own in spans.items():
        # Words of one sentence count once, however often they are shown.
        seen = {i for start, end in own for i in range(start, end)}
        assert len(own) == 1 or len(seen) <= DOCUMENT_SHARE * len(texts[doc_id]) + 1, doc_id


def test_a_point_shows_at_most_twenty_and_says_of_how_many(middling: Corpus) -> None:
    points = show_points(open_study(middling), "actors")
    assert points is not None
    assert max(len(point.sentences) for point in points.items) == MOST == 20
    first = next(point for point in points.items if point.anchor == "point-russie")
    assert first.found.startswith("20 sur ")
    assert first.found.endswith("mentions")
    assert all(point.found.split()[0] == str(len(point.sentences)) for point in points.items)


def test_every_part_of_a_chart_leads_to_a_point_that_is_there(middling: Corpus) -> None:
    study = open_study(middling)
    anchors = {f"#{point.anchor}" for point in show_points(study, "actors").items}
    for figure in (rank, follow, map_periods):
        spots = figure(study, "actors", linked=True).payload()["spots"]
        assert {spot["href"] for spot in spots} <= anchors
        assert len(spots) >= len(ACTORS)
        width, height = (100 * side for side in figure(study, "actors").fig.get_size_inches())
        assert all(s["x"] >= 0 and s["x"] + s["width"] <= width + 0.2 and s["y"] + s["height"] <= height for s in spots)
        assert not figure(study, "actors").payload()["spots"]


def test_days_share_the_sentences_of_a_longer_period(middling: Corpus) -> None:
    study = open_study(middling, period="day", start="2022-01-01", end="2022-12-31")
    anchors = {point.anchor for point in show_points(study, "actors").items}
    assert len(anchors) < 450
    spots = follow(study, "actors", linked=True).payload()["spots"]
    assert {spot["href"][1:] for spot in spots} <= anchors
    assert len(spots) < 450


def test_a_corpus_that_is_free_is_shown_without_a_part_but_in_snippets(study) -> None:
    import dataclasses

    held = study("large")
    free = Study(dataclasses.replace(held.corpus, licence="CC0-1.0"), held.scope)
    n = [sum(len(p.sentences) for p in show_points(one, "actors").items) for one in (held, free)]
    assert n[1] > n[0]


def test_no_word_of_a_text_is_shown_where_none_may_be(study) -> None:
    silent = study("large", snippet_words=0)
    assert show_points(silent, "actors") is None
    assert not rank(silent, "actors", linked=True).payload()["spots"]


def test_the_annex_holds_what_matched_and_its_data_every_form(study) -> None:
    table = annex_lexicon(study("small"), "actors")
    assert table.folded
    russia = table.frame[table.frame["label"] == "Russie"].iloc[0]
    assert "Moscou" in russia["forms"]
    assert {"Russie", "Moscou"} <= set(table.data.loc[table.data["entry_id"] == "russie", "form"])
    assert len(table.data) > 10 * len(table.frame)
