from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import LexiconError
from analysis.lexicon.expansion import de_forms, expand, expand_group, expand_office_pattern, theme_forms
from analysis.lexicon.models import Actor, Theme


def state(label: str, article: str = "", **more: object) -> Actor:
    return Actor.model_validate({"id": "etat", "label": label, "type": "state", "article": article, **more})


def test_optional_letters_and_alternatives_are_written_out():
    assert expand("char(s)") == ("char", "chars")
    assert expand("{a|b} c") == ("a c", "b c")
    assert expand("mot") == ("mot",)


def test_brackets_may_stand_inside_each_other():
    assert expand("{essai(s)|tir} (du {nord|sud})") == (
        "essai", "essai du nord", "essai du sud", "essais", "essais du nord", "essais du sud",
        "tir", "tir du nord", "tir du sud",
    )  # fmt: skip


def test_spaces_left_by_an_empty_option_are_closed_up():
    assert expand("{nouvel|} ordre  (très )mondial") == (
        "nouvel ordre mondial", "nouvel ordre très mondial", "ordre mondial", "ordre très mondial",
    )  # fmt: skip


UNREADABLE = ["char(s", "char)s", "{a|b", "a|b", "{a|b)", "(a|b)", "", "{|}", "(a)" * 13]
PIECES = st.sampled_from(["mot", "(s)", "{a|b}", " ", "{(x)y|z}"])


@pytest.mark.parametrize("pattern", UNREADABLE)
def test_a_pattern_that_cannot_be_read_says_so(pattern):
    with pytest.raises(LexiconError, match="cannot be read"):
        expand(pattern)


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_forms_hold_no_mark_of_a_pattern_and_no_form_twice(pattern):
    try:
        forms = expand(pattern)
    except LexiconError:
        assert not pattern.strip("( s)")
        return
    assert len(set(forms)) == len(forms)
    assert all(form == " ".join(form.split()) and not set(form) & set("(){}|") for form in forms)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (state("Russie", "la"), {"de la Russie", "de Russie"}),
        (state("Mali", "le"), {"du Mali"}),
        (state("Ukraine", "l'"), {"de l'Ukraine", "d'Ukraine"}),
        (state("États-Unis", "les"), {"des États-Unis"}),
        (state("Israël"), {"d'Israël"}),
        (state("Cuba"), {"de Cuba"}),
        (state("Haïti"), {"d'Haïti", "de Haïti"}),
    ],
)
def test_the_article_of_the_entry_decides_how_de_is_written(actor, expected):
    assert set(de_forms(actor)) == expected


def test_another_name_takes_the_article_of_its_first_noun():
    actor = state("Russie", "la", aliases=["Fédération de Russie", "Royaume du Nord", "Union du Sud"])
    forms = de_forms(actor)
    assert {"de la Fédération de Russie", "du Royaume du Nord", "de l'Union du Sud"} <= set(forms)
    assert "du Fédération de Russie" not in forms


def test_an_organisation_is_written_with_every_article_it_may_have():
    actor = Actor.model_validate({"id": "otan", "label": "OTAN", "type": "organisation", "acronyms": ["FBI"]})
    assert {"de l'OTAN", "du FBI"} <= set(de_forms(actor))


def test_office_patterns_take_adjectives_and_names():
    russia = state("Russie", "la", adjectives=["russe", "russes"])
    assert expand_office_pattern("président(e) {adj}", russia) == (
        "président russe", "présidente russe", "président russes", "présidente russes",
    )  # fmt: skip
    assert expand_office_pattern("{chef|patron} {de}", russia) == (
        "chef de la Russie", "patron de la Russie", "chef de Russie", "patron de Russie",
    )  # fmt: skip
    assert expand_office_pattern("locataire du Kremlin", russia) == ("locataire du Kremlin",)
    assert expand_office_pattern("président {adj}", state("Chine", "la")) == ()


def test_a_group_takes_in_the_words_of_another():
    groups = {"tous": ["@nord", "Sud"], "nord": ["Nord(s)"]}
    assert expand_group("tous", groups) == ("Nord", "Nords", "Sud")


@pytest.mark.parametrize("groups", [{"a": ["@b"], "b": ["@a"]}, {"a": ["@a"]}, {"a": ["@absent"]}, {}])
def test_a_group_that_is_unknown_or_takes_itself_in_is_refused(groups):
    with pytest.raises(LexiconError, match="group"):
        expand_group("a", groups)


def test_each_form_of_a_theme_comes_with_its_term():
    theme = Theme.model_validate(
        {"id": "t", "label": "T", "covers": "t", "terms": ["ogive(s)", {"term": "@pays", "near": ["pays"]}]}
    )
    forms = theme_forms(theme, {"pays": ["Mali"]})
    assert [(form, bool(term.near)) for form, term in forms] == [
        ("ogive", False),
        ("ogives", False),
        ("Mali", True),
    ]
