"""What a cell may be handed by mistake, and what is said of it."""

from __future__ import annotations

import inspect
import pydoc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import analysis as an
from analysis.corpus.corpus import Corpus
from analysis.errors import LexiconError, ParameterError

CORPUS_FIRST = {
    "count": {}, "co_mentions": {}, "compare": {"first": {"source": "Le Phare"}}, "concordance": {"query": "drone"},
    "search": {"query": "drone"}, "suggest_names": {}, "try_actor": {"label": "La Ligue"},
    "try_alias": {"actor": "otan", "alias": "l’Alliance"}, "try_term": {"theme": "otan", "term": "flanc est"},
    "plot_timeline": {}, "plot_ranking": {}, "plot_heatmap": {},
}  # fmt: skip


def said(ask: Callable[..., Any], *args: Any, **kwargs: Any) -> str:
    with pytest.raises(ParameterError) as caught:
        ask(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize("name", CORPUS_FIRST)
@pytest.mark.parametrize("given", ["mes/textes", Path("mes/textes"), 3, None], ids=repr)
def test_what_is_no_corpus_is_told_with_how_to_get_one(name: str, given: object) -> None:
    message = said(getattr(an, name), given, **CORPUS_FIRST[name])
    assert f"{name}()" in message and f"found {given!r}; allowed: a corpus" in message
    place = repr(str(given)) if isinstance(given, str | Path) else "…"
    assert f"corpus = an.load_corpus({place})" in message


def test_every_function_that_takes_a_corpus_is_looked_at() -> None:
    takes = {name for name in dir(an) if not name.startswith("_") and next(
        (str(p.annotation) for p in inspect.signature(getattr(an, name)).parameters.values()), ""
    ) in ("Corpus", "Corpus | pd.DataFrame")}  # fmt: skip
    assert takes == set(CORPUS_FIRST)


def test_no_corpus_at_all_and_a_table_in_its_place_are_told_in_short(corpus: Corpus) -> None:
    assert "corpus: found nothing; allowed: a corpus" in said(an.count)
    assert "corpus: found DataFrame; allowed: a corpus" in said(an.count, corpus.documents)
    assert "first: found nothing" in said(an.compare, corpus)
    long = said(an.count, "Un texte entier, et non le lieu où il se trouve. " * 50)
    assert "corpus: found str; allowed" in long and "an.load_corpus(…)" in long


@pytest.mark.parametrize(("name", "keyword", "meant"), [
    ("count", "acteurs", "actors"), ("count", "period", "by"), ("count", "période", "by"), ("count", "unite", "unit"),
    ("concordance", "requête", "query"), ("concordance", "début", "start"), ("co_mentions", "fenêtre", "window"),
    ("plot_timeline", "acteurs", "actors"), ("plot_timeline", "period", "by"), ("suggest_names", "limite", "limit"),
])  # fmt: skip
def test_a_keyword_that_does_not_exist_is_told_with_the_one_that_is_meant(
    corpus: Corpus, name: str, keyword: str, meant: str
) -> None:
    message = said(getattr(an, name), corpus, **{keyword: "x"})
    assert f"found '{keyword}='; allowed: " in message and f"Did you mean '{meant}'?" in message


def test_all_that_is_wrong_with_a_call_is_told_at_once() -> None:
    assert said(an.concordance, "textes", "drone", requette="x", window=-1).count("\n  - ") == 3


def test_a_name_without_its_keyword_and_one_given_twice_are_told(corpus: Corpus) -> None:
    message = said(an.count, corpus, "OTAN")
    assert "found 'OTAN'" in message and "as in actors=…" in message
    assert said(an.concordance, corpus, "drone", 5).count("\n  - ") == 1
    assert "found 'fin'; allowed: corpus, query in this order." in said(an.search, corpus, "drone", "fin")
    assert "query: found two values" in said(an.search, corpus, "drone", query="drone")


@pytest.mark.parametrize("number", [-1, "8", 2.5, None])
@pytest.mark.parametrize("keyword", ["window", "limit"])
def test_a_number_of_words_or_lines_is_whole_and_not_below_zero(corpus: Corpus, keyword: str, number: object) -> None:
    message = said(an.concordance, corpus, "drone", **{keyword: number})
    assert f"{keyword}: found {number!r}; allowed: a whole number from 0 on" in message


def test_zero_words_beside_the_keyword_are_allowed(corpus: Corpus) -> None:
    assert len(an.concordance(corpus, "drone", window=0)) == 3


def test_a_search_that_is_no_text_is_told(corpus: Corpus) -> None:
    assert "query: found 3; allowed: words in quotation marks" in said(an.search, corpus, 3)


def test_the_kind_of_a_name_and_the_window_of_a_term_are_told_with_what_is_allowed(corpus: Corpus) -> None:
    with pytest.raises(LexiconError, match=r"kind: found 'acronyme'; allowed: alias, acronym\. Did you mean 'acronym'"):
        an.try_alias(corpus, "otan", "l’Alliance", kind="acronyme")  # type: ignore[arg-type]
    with pytest.raises(LexiconError, match="window: found 'phrase'; allowed: 'sentence'"):
        an.try_term(corpus, "otan", "flanc est", window="phrase")  # type: ignore[arg-type]


def test_a_period_in_french_is_answered_by_its_english_value(corpus: Corpus) -> None:
    assert "Did you mean 'quarter'?" in said(an.count, corpus, by="trimestre")
    assert "Did you mean 'year'?" in said(an.explore, corpus, period="année")


def test_help_and_signatures_are_those_of_the_functions_themselves() -> None:
    assert list(inspect.signature(an.count).parameters)[:3] == ["corpus", "actors", "themes"]
    assert "count(corpus: 'Corpus', *, actors:" in pydoc.plain(pydoc.render_doc(an.count))
    assert an.count.__name__ == "count" and "Parameters" in str(an.count.__doc__)
