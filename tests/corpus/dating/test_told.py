"""Since when a text without a day was written: the last day it tells of as past."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest
from invented_events import edition, series

from analysis.corpus.build import load_corpus
from analysis.corpus.dating.deciding import date_document
from analysis.corpus.dating.frames import terms_of_news
from analysis.text.zones.segmenting import segment

DAY = "2023-03-04"
TITLE = "Les éleveurs de Virelac attendent leur pont"
PLACE = (
    "Les éleveurs demandaient depuis longtemps un passage pour leurs bêtes, que la région leur refusait faute de "
    "crédits. Le syndicat parle d'une longue attente."
)
LAST = (
    "Le préfet, lui, salue des discussions franches. Une commission suit le dossier et rend compte aux communes, qui "
    "gardent la charge des chemins."
)


def page(sentence: str) -> str:
    return f"{TITLE}\n\n{PLACE} {sentence}\n\n{LAST}\n"


def since(text: str) -> str | None:
    dated = date_document(text, segment(text))
    assert dated.date is None and dated.basis == "none" and dated.latest is None
    return str(dated.earliest) if dated.earliest else None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Le pont, fermé en novembre 2021, avait rouvert au trafic le 3 mai 2022.", "2022-05-03"),
        ("Le pont est fermé depuis novembre 2021.", "2021-11-01"),
        ("Le pont est fermé depuis 2022.", "2022-01-01"),
        # What is planned, foretold or wished for lies ahead of the day of writing.
        ("Le pont doit rouvrir le 3 mai 2022.", None),
        ("Le pont rouvrira en 2023, disent les riverains.", None),
        ("La commune veut un pont neuf d'ici 2024.", None),
        # The other sentence speaks of what was.
        ("Le pont rouvrira en 2023. Il a été fermé le 3 mai 2022, disent les riverains.", "2022-05-03"),
        ("Le vieux pont de pierre a souvent été fermé.", None),
    ],
)
def test_a_text_was_written_since_the_last_day_it_tells_of(sentence: str, day: str | None) -> None:
    assert since(page(sentence)) == day


def test_a_day_behind_the_window_bounds_nothing() -> None:
    assert since(page("Le pont est fermé depuis 2035.")) is None


def test_an_event_that_happened_once_says_since_when_a_text_was_written() -> None:
    once = series("crue du Sorn", edition(DAY), dating=False)
    text = page("La Crue du Sorn a tout changé.")
    dated = date_document(text, segment(text), events=[once])
    assert (str(dated.earliest), dated.evidence, dated.latest) == ("2023-03-04", "Crue du Sorn", None)
    assert date_document(page("Rien n'a changé."), segment(page("Rien n'a changé.")), events=[once]).earliest is None


def test_of_the_names_of_one_event_the_longest_that_stands_there_is_the_evidence() -> None:
    names = ("crue", "crue du Sorn", "crue du Sorn et", "crue du Sorn et de", "crue du Sorn et de ses")
    once = series("Crue", edition(DAY), names=names, dating=False)
    text = page("La crue du Sorn et de ses affluents a tout changé.")
    assert date_document(text, segment(text), events=[once]).evidence == names[-1]


def test_days_of_the_menu_bound_nothing() -> None:
    assert since(f"Accueil\n\nArchives 2023\n\nMentions légales\n\n{page('')}") is None


def test_the_term_of_a_text_ends_with_the_window() -> None:
    days = pd.DataFrame({
        "date": [pd.NaT, pd.NaT, pd.Timestamp("2022-01-02"), pd.NaT],
        "date_earliest": pd.to_datetime(["2022-05-03", "2022-03-01", "2022-01-02", None]),
        "date_latest": pd.to_datetime([None, "2022-03-31", "2022-01-02", None]),
    })  # fmt: skip
    assert terms_of_news(days) == [
        (dt.date(2022, 5, 3), dt.date(2024, 12, 31)), (dt.date(2022, 3, 1), dt.date(2022, 3, 31)), None, None,
    ]  # fmt: skip


def test_an_office_held_throughout_is_resolved_in_a_text_that_says_since_when() -> None:
    text = page("Un pont a brûlé le 3 mai 2022. Le président français et le Premier ministre français le savent.")
    texts = pd.DataFrame({"id": ["dated", "undated"], "text": [text, text.replace("le 3 mai 2022", "la nuit")]})
    roles = load_corpus(texts).mentions.query("form == 'role'")
    found = {doc: rows["actor_id"].fillna("–").tolist() for doc, rows in roles.groupby("doc_id")}
    assert found == {"dated": ["emmanuel-macron", "–"], "undated": ["–", "–"]}
