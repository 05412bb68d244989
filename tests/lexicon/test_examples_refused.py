"""What no entry may be read in: hand-written sentences, and a rule for each class of forms.

Every form of every actor is covered: by its entry's own `no` examples, by a sentence of ``refused.yaml``, and
always by the rules of its class, which run here over all forms at once.

- any form: not inside a longer word;
- a form in exact case: not in lower case;
- a form that the text must introduce, or that needs words around it: not without them;
- a capital that stands for its state: not where somebody is there or comes from there;
- a surname: not behind another first name;
- a longer phrase listed in ``not_in``: hides the actor.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

from analysis.lexicon.expansion import expand
from analysis.lexicon.models import Actor, Alias
from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.themes.finding import find_themes
from analysis.text.normalise import fold

LEXICON = load_lexicon()
REFUSED = yaml.safe_load((Path(__file__).parent / "refused.yaml").read_text(encoding="utf-8"))
ACTORS = tuple(LEXICON.actors.values())
Case = tuple[str, str, str]


def frames(texts: Iterable[str], day: str | None = None) -> tuple[pd.DataFrame, pd.DataFrame]:
    listed = list(texts)
    ids = [str(i) for i in range(len(listed))]
    dates = pd.Series([pd.Timestamp(day) if day else pd.NaT] * len(ids)).astype("datetime64[us]")
    places = {"doc_id": ids, "passage_id": 1, "start": 0, "end": [len(t) for t in listed], "zone": "body"}
    return pd.DataFrame({"doc_id": ids, "text": listed}), pd.DataFrame({**places, "date": dates})


def found(cases: list[Case]) -> list[str]:
    """Return the cases (actor, form, sentence) whose actor is read in the sentence all the same."""
    documents, passages = frames(text for _, _, text in cases)
    mentions = find_mentions(documents, passages, LEXICON)
    listed = mentions[mentions["listed"] & (mentions["form"] != "role")]
    read = set(zip(listed["doc_id"].astype(int), listed["actor_id"], strict=True))
    return [f"{actor}: {form!r} in {text!r}" for i, (actor, form, text) in enumerate(cases) if (i, actor) in read]


def forms_of(actor: Actor) -> Iterator[Alias]:
    yield Alias(form=actor.label, exact=actor.exact, introduced=actor.introduced, context=actor.context)
    yield from (*actor.aliases, *actor.acronyms)
    yield from (Alias(form=form) for form in (*actor.surnames, *actor.metonyms))


def _holds_another(actor: Actor, form: str) -> bool:
    """Whether a shorter name of the same actor stands within a form: "groupe Wagner" holds "Wagner"."""
    plain = f" {fold(form)} "
    return any(f" {fold(other.form)} " in plain and fold(other.form) != fold(form) for other in forms_of(actor))


@cache
def bearers() -> dict[str, list[str]]:
    """Return the actors of each form."""
    listed: dict[str, list[str]] = defaultdict(list)
    for actor in ACTORS:
        for plain in {fold(alias.form) for alias in forms_of(actor)}:
            listed[plain].append(actor.id)
    return listed


def bearing(form: str) -> list[str]:
    return bearers().get(fold(form), [])


def test_a_form_is_no_name_inside_a_longer_word() -> None:
    cases = [
        (a.id, f.form, f"Le mot xy{f.form.lower()}xy est long.")
        for a in ACTORS for f in forms_of(a) if not _holds_another(a, f.form)
    ]  # fmt: skip
    assert len(cases) > 5000
    assert found(cases) == []


def test_a_form_in_exact_case_is_no_name_in_lower_case() -> None:
    cases = [
        (a.id, f.form, f"Il pense à {f.form.lower()} ce soir.")
        for a in ACTORS for f in forms_of(a)
        if f.exact and f.form != f.form.lower() and not _holds_another(a, f.form)
    ]  # fmt: skip
    # Where another form of the same actor is written like that in any case, nothing is refused.
    loose = {(a.id, fold(f.form)) for a in ACTORS for f in forms_of(a) if not f.exact}
    cases = [case for case in cases if (case[0], fold(case[1])) not in loose]
    assert len(cases) > 300
    assert found(cases) == []


def test_a_form_to_be_introduced_or_with_a_context_is_no_name_alone() -> None:
    cases = [
        (a.id, f.form, f"Il pense à {f.form} ce soir.")
        for a in ACTORS for f in forms_of(a) if f.introduced or (f.context and not _speaks_of_itself(f))
    ]  # fmt: skip
    free = {(a.id, fold(f.form)) for a in ACTORS for f in forms_of(a) if not f.introduced and not f.context}
    cases = [case for case in cases if (case[0], fold(case[1])) not in free]
    assert len(cases) > 250
    assert found(cases) == []


def _speaks_of_itself(form: Alias) -> bool:
    return any(f" {fold(word)} " in f" {fold(form.form)} " for word in form.context)


def test_a_capital_is_no_state_where_somebody_lives_or_comes_from() -> None:
    cases = [
        (a.id, city, text)
        for a in ACTORS for city in a.metonyms if fold(city) not in {fold(f.form) for f in forms_of(a)} - {fold(city)}
        for text in (f"Elle est née à {city} en hiver.", f"Il habite dans les environs de {city}.")
    ]  # fmt: skip
    names = {(a.id, fold(name)) for a in ACTORS for name in (a.label, *(f.form for f in a.aliases))}
    assert found([case for case in cases if (case[0], fold(case[1])) not in names]) == []


def test_a_surname_behind_another_first_name_is_somebody_else() -> None:
    cases = [(a.id, s, f"On voit Gwladys {s} au port.") for a in ACTORS if a.type == "person" for s in a.surnames]
    labels = {fold(f.form) for a in ACTORS for f in forms_of(a)}
    assert found([case for case in cases if fold(f"Gwladys {case[1]}") not in labels]) == []


def test_a_longer_phrase_hides_the_actor_it_holds() -> None:
    cases = [(a.id, phrase, f"Voici {phrase} au loin.") for a in ACTORS for phrase in a.not_in]
    assert len(cases) > 400
    assert found(cases) == []


@cache
def words_read() -> tuple[str, ...]:
    """Read all sentences of ``refused.yaml`` at once."""
    return tuple(found([(actor, form, text) for form, text in REFUSED["words"].items() for actor in bearing(form)]))


@pytest.mark.parametrize("form", REFUSED["words"])
def test_a_word_is_no_name(form: str) -> None:
    text = REFUSED["words"][form]
    actors = bearing(form)
    assert actors, f"{form!r} is no form of the lexicon any more"
    assert fold(form.replace("-", " ")) in fold(text.replace("-", " "))
    assert [case for case in words_read() if case.startswith(tuple(f"{actor}: {form!r}" for actor in actors))] == []


@cache
def roles_in(text: str, day: str | None) -> tuple[str | None, ...]:
    mentions = find_mentions(*frames([text], day), LEXICON)
    actors = mentions.loc[mentions["form"] == "role", "actor_id"]
    return tuple(None if pd.isna(actor) else str(actor) for actor in actors)


@pytest.mark.parametrize("kind", sorted(LEXICON.kinds))
def test_each_kind_of_office_has_sentences_in_which_nobody_holds_it(kind: str) -> None:
    assert len(REFUSED["roles"].get(kind, ())) >= 2, f"refused.yaml has no sentences for {kind!r}"
    for text in REFUSED["roles"][kind]:
        assert roles_in(text, "2023-02-03") == (), text


def test_no_office_is_given_to_anybody_without_a_day_or_before_and_after_what_is_known() -> None:
    examples = [(office, e) for office in LEXICON.offices.values() for e in office.examples[:1] if e.actor]
    plain = [e.text.replace("[", "").replace("]", "") for _, e in examples]
    for day in (None, "1880-01-01", "2199-01-01"):
        mentions = find_mentions(*frames(plain, day), LEXICON)
        roles = mentions[mentions["form"] == "role"]
        given = roles[roles["actor_id"].notna()]
        own = [i for i in given["doc_id"].astype(int) if given.loc[given["doc_id"] == str(i), "actor_id"].iloc[0] ==
               examples[i][1].actor]  # fmt: skip
        late = [i for i in own if day != "2199-01-01" or examples[i][0].valid_through is not None]
        assert [plain[i] for i in late] == [], day


def test_a_term_of_a_theme_is_not_found_inside_a_longer_word() -> None:
    cases = [
        (theme.id, form)
        for theme in LEXICON.themes.values() for term in theme.terms for form in expand(term.term)
        if not form.startswith("@")
    ]  # fmt: skip
    hits = find_themes(*frames(f"Le mot xy{form}xy est long." for _, form in cases), LEXICON)
    wrong = set(zip(hits["doc_id"].astype(int), hits["theme_id"], strict=True))
    assert [case for i, case in enumerate(cases) if (i, case[0]) in wrong and " " not in case[1]] == []


def test_a_term_that_needs_company_carries_no_theme_alone() -> None:
    cases = [
        (theme.id, form)
        for theme in LEXICON.themes.values() for term in theme.terms if term.near and not term.term.startswith("@")
        for form in expand(term.term)
    ]  # fmt: skip
    hits = find_themes(*frames(f"Il note : {form}." for _, form in cases), LEXICON)
    alone = {(t.id, fold(f)) for t in LEXICON.themes.values() for m in t.terms if not m.near for f in expand(m.term)}
    read = set(zip(hits["doc_id"].astype(int), hits["theme_id"], hits["surface"].map(fold), strict=True))
    wrong = [case for i, case in enumerate(cases) if (i, case[0], fold(case[1])) in read]
    assert [case for case in wrong if (case[0], fold(case[1])) not in alone and " " not in case[1]] == []


@pytest.mark.parametrize("theme", sorted(LEXICON.themes))
def test_every_theme_and_every_event_says_what_it_is_not(theme: str) -> None:
    assert len(LEXICON.themes[theme].examples.no) >= 4
