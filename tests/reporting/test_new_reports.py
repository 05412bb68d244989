"""Reports 04, 05 and 06: pairs and speakers, one actor, the digest."""

from __future__ import annotations

import pytest

from analysis.errors import ParameterError
from analysis.exhibits import Figure, Note, Stack, Table, Text
from analysis.reporting.actor_forms import list_forms
from analysis.reporting.before_after import show_moves
from analysis.reporting.company import compare_actor, list_company, quote_actor
from analysis.reporting.digest import answer_digest, tell_moves
from analysis.reporting.doubts import tell_doubts
from analysis.reporting.moves import moves_of
from analysis.reporting.pair_matrix import map_pairs
from analysis.reporting.pairs import answer_pairs, draw_network, list_pairs, list_pairs_by_year, pairs_of
from analysis.reporting.profile import answer_actor, follow_actor, locate_actor, open_profile
from analysis.reporting.quoted import map_quoted_themes
from analysis.reporting.speakers import contrast_speaking
from analysis.reporting.study import open_study

LANGS = pytest.mark.parametrize("lang", ["fr", "en"])
NAMES = ("large", "small", "one", "none")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("**", "")


def test_a_pair_is_told_with_what_chance_would_give(spoken) -> None:
    seen = open_study(spoken)
    row = pairs_of(seen).set_index(["entry_a", "entry_b"]).loc[("otan", "russie")]
    assert (row["n_a"], row["n_b"], row["n_both"]) == (12, 12, 12)
    assert row["n_expected"] == pytest.approx(144 / row["n_units"])
    told = plain(answer_pairs(seen).markdown)
    assert "OTAN et Russie, dans 12 passages sur" in told
    assert isinstance(draw_network(seen), Figure)
    assert list_pairs(seen).frame["n_both"].max() == 12
    assert list_pairs_by_year(seen).frame["told"].notna().tolist() == [True, False, False, False]


def test_who_is_quoted_is_not_who_is_named_most(spoken) -> None:
    seen = open_study(spoken)
    shown = contrast_speaking(seen)
    rows = shown.data.set_index("entry_id")
    assert rows.loc["sergueï-lavrov" if "sergueï-lavrov" in rows.index else "sergei-lavrov"
                    if "sergei-lavrov" in rows.index else "serguei-lavrov", "n_quoted"] == 12  # fmt: skip
    assert rows.loc["russie", ["n_named", "n_quoted"]].tolist() == [12, 0]
    assert plain(shown.caption).startswith("Le plus cité : Sergueï Lavrov, dans 12 textes sur 12")
    assert isinstance(map_quoted_themes(seen), Figure)


def test_the_profile_is_of_the_actor_asked_for_or_of_the_most_named(study) -> None:
    seen = study("large")
    assert open_profile(seen).actor == "chine"
    assert open_profile(seen, "Moscou").actor == "russie"
    with pytest.raises(ParameterError, match="Russie"):
        open_profile(seen, "Rusie")


@LANGS
def test_a_profile_gives_place_change_forms_and_sources(study, lang) -> None:
    profile = open_profile(study("large", lang=lang), "Russie")
    told = plain(answer_actor(profile).markdown)
    assert ("28 textes sur 48" if lang == "fr" else "28 of 48 texts") in told
    assert ("au-delà de l’incertitude" if lang == "fr" else "beyond the uncertainty") in told
    assert list_forms(profile).frame["n_mentions"].tolist() == [28]
    places = locate_actor(profile).frame
    assert places["n_documents_total"].tolist() == [48, 48, 24, 24]
    assert isinstance(follow_actor(profile, 3), Figure)
    assert isinstance(quote_actor(profile), Stack)


def test_an_even_window_cannot_be_centred(study) -> None:
    with pytest.raises(ParameterError, match="odd"):
        follow_actor(open_profile(study("large")), 4)


@LANGS
def test_the_digest_tells_what_rose_with_counts_and_interval(study, lang) -> None:
    seen = study("large", lang=lang)
    row = moves_of(seen).set_index("entry_id").loc["russie"]
    assert row["certain"]
    assert 0 < row["change_low"] < row["change"] < row["change_high"]
    told = plain(answer_digest(seen).markdown)
    assert "(+83,3)" in told or "(+83.3)" in told
    risen = tell_moves(seen, "rise")
    assert "(4 sur 24)" in plain(risen.items[0].markdown) or "(4 of 24)" in plain(risen.items[0].markdown)
    fallen = plain(tell_moves(seen, "fall").markdown)
    assert fallen.startswith("Aucune baisse" if lang == "fr" else "No fall")
    assert isinstance(show_moves(seen), Figure)
    assert "14" in tell_doubts(seen).markdown or tell_doubts(seen).markdown.count("- ") >= 2


@LANGS
@pytest.mark.parametrize("name", NAMES)
def test_every_exhibit_of_the_new_reports_stands_for_any_corpus(study, name, lang) -> None:
    seen = study(name, lang=lang)
    profile = open_profile(seen)
    shown = [
        answer_pairs(seen), draw_network(seen), map_pairs(seen), list_pairs(seen), list_pairs_by_year(seen, "document"),
        contrast_speaking(seen), map_quoted_themes(seen), answer_actor(profile), follow_actor(profile),
        list_forms(profile), locate_actor(profile), compare_actor(profile), list_company(profile),
        answer_digest(seen), show_moves(seen), tell_doubts(seen),
    ]  # fmt: skip
    for item in shown:
        assert item is None or item.payload()
        for part in (getattr(item, "caption", ""), getattr(item, "markdown", "")):
            assert "nan" not in part.lower().split()
        if isinstance(item, (Figure, Table)):
            assert item.caption.endswith(".")
        if name != "large" and isinstance(item, (Figure, Note)):
            assert "%" not in getattr(item, "caption", "") + getattr(item, "markdown", "")


def test_a_corpus_without_quotations_says_that_nobody_speaks(study) -> None:
    assert isinstance(contrast_speaking(study("large")), Note)
    assert "Aucune citation" in contrast_speaking(study("large")).markdown


def test_what_follows_a_colon_begins_with_a_small_letter(study) -> None:
    shown = quote_actor(open_profile(study("large"), "Russie")).items
    told = [plain(item.markdown) for item in shown if isinstance(item, Text)]
    assert "Ses propos : aucune citation." in told


def test_a_corpus_of_one_source_says_so(study) -> None:
    told = plain(tell_doubts(study("large", sources=["Le Phare"])).markdown)
    assert "Une seule source : ce rapport ne dit rien du reste de la presse." in told
