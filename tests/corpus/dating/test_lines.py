"""A text as dating reads it: lines are made when they are asked for, and are the same as if all were made at once."""

from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.corpus.dating import shapes
from analysis.corpus.dating.deciding import date_document
from analysis.corpus.dating.event_index import EventIndex
from analysis.corpus.dating.lines import COUNTED, read_lines
from analysis.lexicon.models import Edition, Series
from analysis.text.dates.folding import fold
from analysis.text.zones.segmenting import segment

DAY = dt.date(2022, 5, 3)
EVENTS = (
    Series(
        id="forum", label="Forum de la mer", names=("Forum de la mer",),
        editions=(Edition(start=DAY, end=DAY, names=("forum de Virelac",)),),
    ),
    Series(
        id="storm", label="Grande tempête", names=("grande tempête",), dating=False,
        editions=(Edition(start=DAY, end=DAY),),
    ),
)  # fmt: skip
PIECES = (
    "La gare rouvre", "Publié le 3 mai 2022 à 10h", "Après la grande tempête, le forum de Virelac s’est réuni en 2022.",
    "Le garçon reçu hier a vu la grande-tempête. Il l’a dit au premier forum, mardi 3 mai.", "Accueil", "1998", "20",
    "Le Forum de la mer, ouvert depuis 2021, ferme. On le dit du moins.",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("\n\n".join)
forms = st.sampled_from(("NFC", "NFD"))


@given(texts, forms)
def test_a_line_made_alone_is_the_line_made_with_all_others(written: str, form: str) -> None:
    text = unicodedata.normalize(form, written)
    passages = segment(text)
    lines = read_lines(text, passages)
    assert [(line.index, line.text) for line in lines] == [(n, text[p.start : p.end]) for n, p in enumerate(passages)]
    assert all(line is lines[line.index] and line.is_prose == lines.is_prose(line.index) for line in lines)
    assert [line.plain() for line in lines] == [fold(line.text)[0] for line in lines]
    assert lines.dated == [line for line in lines if line.dates]


@given(texts, forms, st.sampled_from(("20", "19", "Publié", "gare")))
def test_lines_that_hold_some_letters_are_found_without_making_the_others(text: str, form: str, word: str) -> None:
    text = unicodedata.normalize(form, text)
    lines = read_lines(text, segment(text))
    assert lines.holding(word, "10h") == [line for line in lines if word in line.text or "10h" in line.text]


@given(texts, forms)
def test_names_of_events_are_found_in_all_lines_at_once_as_in_each(text: str, form: str) -> None:
    text = unicodedata.normalize(form, text)
    lines, index = read_lines(text, segment(text)), EventIndex(EVENTS)
    each = {line.index: index.names_in(line.plain().replace("-", " ")) for line in lines if line.zone in COUNTED}
    assert index.names_by_line(lines) == {place: names for place, names in each.items() if names}


@settings(max_examples=30)
@given(texts, st.randoms())
def test_passages_given_in_any_order_keep_their_days(text: str, random: object) -> None:
    passages = segment(text)
    shuffled = list(passages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    there = dict(zip(passages, date_document(text, passages, events=EVENTS).passage_dates, strict=True))
    found = date_document(text, shuffled, events=EVENTS).passage_dates
    assert list(found) == [there[passage] for passage in shuffled]


def test_a_text_without_an_article_has_its_one_paragraph_as_its_body() -> None:
    text = "Accueil\n\nMenu\n\nPartager"
    assert read_lines(text, segment(text)).article_start == 0


@pytest.mark.parametrize("text", ["", "…"])
def test_a_text_without_words_has_no_day(text: str) -> None:
    assert date_document(text, segment(text), events=EVENTS).date is None


def test_a_ticker_of_hundreds_of_dates_is_walked_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    article = "\n\n".join([
        "Le port rouvre",
        "Le port de Brume a rouvert mardi matin, trois semaines après le début de la grève. Les dockers sont revenus.",
        "« Nous avons gagné », a déclaré Jeanne Mirval, la secrétaire du syndicat. Les dockers sont revenus.",
        "Le maire de la ville attend une loi, promise avant l’été par le ministre. Les dockers sont revenus.",
    ])  # fmt: skip
    ticker = [f"La gare de Sel numéro {number} publié le {number % 28 + 1} mars 2022 à 10h" for number in range(200)]
    text = "\n".join([article, "", "Les plus lus", *ticker])
    asked: list[str] = []
    cue_of = shapes.cue_of

    def counted(line: str, n_words: int) -> str:
        asked.append(line)
        return cue_of(line, n_words)

    monkeypatch.setattr(shapes, "cue_of", counted)
    date_document(text, segment(text))
    assert len(ticker) <= len(asked) <= 4 * len(ticker)
