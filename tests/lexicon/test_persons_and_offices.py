"""What must hold of persons.yaml and offices.yaml, beyond fitting their models."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
import yaml

import analysis.lexicon.models as models
from analysis.lexicon.expansion import expand, expand_office_pattern

FOLDER = Path(models.__file__).parent
ALWAYS = dt.date.max
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ı": "i", "đ": "d", "Đ": "D"})


@cache
def _raw(name: str) -> dict[str, object]:
    raw: dict[str, object] = yaml.load((FOLDER / name).read_text(encoding="utf-8"), _LOADER)
    return raw


@cache
def _persons() -> tuple[models.Actor, ...]:
    return models.Actors.model_validate(_raw("persons.yaml")).actors


@cache
def _offices() -> models.Offices:
    return models.Offices.model_validate(_raw("offices.yaml"))


@cache
def _holdable() -> dict[str, models.Actor]:
    """States and organisations: whatever an office may be an office *of*."""
    files = ("states.yaml", "organisations.yaml")
    return {a.id: a for name in files for a in models.Actors.model_validate(_raw(name)).actors}


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN)).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[\s'’-]+", " ", letters).strip()


def _full_names(person: models.Actor) -> set[str]:
    return {_fold(person.label), *(_fold(alias.form) for alias in person.aliases)}


@cache
def _forms(office: models.Office) -> frozenset[str]:
    kind = next(k for k in _offices().kinds if k.id == office.kind)
    patterns = (*kind.patterns, *office.patterns)
    return frozenset(_fold(f) for p in patterns for f in expand_office_pattern(p, _holdable()[office.of]))


def _held_by(office: models.Office, day: dt.date) -> list[str]:
    return [h.actor for h in office.holders if h.from_ <= day <= (h.to or ALWAYS)]


def _doubles(values: Iterable[str]) -> list[str]:
    return [value for value, n in Counter(values).items() if n > 1]


def test_both_files_fit_their_models_and_are_checked_to_the_end_of_2024() -> None:
    assert models.Actors.model_validate(_raw("persons.yaml")).valid_through == dt.date(2024, 12, 31)
    assert _offices().valid_through == dt.date(2024, 12, 31)


def test_ids_are_unique() -> None:
    assert _doubles(p.id for p in _persons()) == []
    assert _doubles(o.id for o in _offices().offices) == []
    assert _doubles(k.id for k in _offices().kinds) == []


def test_every_entry_is_a_person_with_an_example() -> None:
    assert len(_persons()) >= 450
    assert [p.id for p in _persons() if p.type != "person" or not p.examples.yes] == []


def test_every_country_of_a_person_is_a_state() -> None:
    states = {i for i, actor in _holdable().items() if actor.type == "state"}
    assert {p.country for p in _persons() if p.country} <= states


def test_every_surname_is_part_of_a_full_name() -> None:
    def known(person: models.Actor, surname: str) -> bool:
        return any(f" {_fold(surname)} " in f" {name} " for name in _full_names(person))

    assert [(p.id, s) for p in _persons() for s in p.surnames if not known(p, s)] == []


def test_a_surname_begins_with_a_capital() -> None:
    # What is written small in mid-sentence ("al-Assad", "von der Leyen") is an alias, so that the rule
    # "a surname needs its capital" can be kept without exceptions.
    assert [(p.id, s) for p in _persons() for s in p.surnames if not s[0].isupper()] == []


def test_no_two_persons_share_a_full_name() -> None:
    owners = defaultdict(set)
    for person in _persons():
        for name in _full_names(person):
            owners[name].add(person.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_a_safe_surname_belongs_to_one_person() -> None:
    owners = defaultdict(set)
    for person in _persons():
        for surname in person.surnames:
            owners[_fold(surname)].add(person.id)
    safe = [(p.id, s) for p in _persons() if p.safe for s in p.surnames]
    assert [(i, s, owners[_fold(s)]) for i, s in safe if owners[_fold(s)] != {i}] == []


@pytest.mark.parametrize("surname", ["Xi", "Li", "Wang", "Kim", "Johnson", "Michel", "Austin", "Khan"])
def test_a_common_surname_is_never_safe(surname: str) -> None:
    assert [p.id for p in _persons() if p.safe and surname in p.surnames] == []


def test_the_examples_of_a_person_show_every_name() -> None:
    def hidden(person: models.Actor) -> set[str]:
        shown = {_fold(form) for line in person.examples.yes for form in re.findall(r"\[(.+?)\]", line)}
        wanted = {name for name in _full_names(person) if "(" not in name}  # "François (pape)" is for readers
        return wanted.union(map(_fold, person.surnames)) - shown

    assert {p.id: hidden(p) for p in _persons() if hidden(p)} == {}


def test_every_office_has_a_known_kind_and_is_the_office_of_a_known_actor() -> None:
    kinds = {k.id for k in _offices().kinds}
    assert {o.kind for o in _offices().offices} <= kinds
    assert {o.of for o in _offices().offices} <= _holdable().keys()


def test_every_holder_is_a_person_of_persons_yaml() -> None:
    known = {p.id for p in _persons()}
    assert {h.actor for o in _offices().offices for h in o.holders} - known == set()


def test_the_terms_of_an_office_are_in_order_and_do_not_overlap() -> None:
    wrong = []
    for office in _offices().offices:
        wrong += [(office.id, h.actor) for h in office.holders if h.to and h.to < h.from_]
        for earlier, later in zip(office.holders, office.holders[1:], strict=False):
            if earlier.to is None or earlier.to >= later.from_:
                wrong.append((office.id, later.actor))
    assert wrong == []


def test_every_office_can_be_named() -> None:
    assert [o.id for o in _offices().offices if not _forms(o)] == []
    alone = [a for kind in _offices().kinds for a in kind.alone]
    alone += [a for office in _offices().offices for a in office.alone]
    assert all(expand(pattern) and "{adj}" not in pattern and "{de}" not in pattern for pattern in alone)


def test_every_example_of_an_office_is_one_of_its_forms_on_a_day_of_its_holder() -> None:
    wrong = []
    for office in _offices().offices:
        if not office.examples:
            wrong.append((office.id, "no example"))
        for example in office.examples:
            (role,) = re.findall(r"\[(.+?)\]", example.text)
            held = _held_by(office, example.date)
            if _fold(role) not in _forms(office) or held != ([example.actor] if example.actor else []):
                wrong.append((office.id, example.text))
    assert wrong == []


def test_one_form_never_stands_for_two_offices_of_one_state_at_a_time() -> None:
    by_state = defaultdict(list)
    for office in _offices().offices:
        by_state[office.of].append(office)
    clashes = [
        (one.id, other.id, sorted(_shared(one, other))[0])
        for offices in by_state.values()
        for one, other in combinations(offices, 2)
        if _at_odds(one, other) and _shared(one, other)
    ]
    assert clashes == []


@cache
def _forms_of_its_own(office: models.Office) -> frozenset[str]:
    """Forms by which one office is called more exactly than its like, so that they are that one's alone."""
    mine = [pattern for pattern in office.patterns if "{adj}" in pattern or "{de}" in pattern or " élu " in pattern]
    return frozenset(_fold(f) for p in mine for f in expand_office_pattern(p, _holdable()[office.of]))


def _shared(one: models.Office, other: models.Office) -> frozenset[str]:
    return (_forms(one) & _forms(other)) - (_forms_of_its_own(one) ^ _forms_of_its_own(other))


def _at_odds(one: models.Office, other: models.Office) -> bool:
    """Whether two persons hold the two offices on one day."""
    return any(
        a.actor != b.actor and a.from_ <= (b.to or ALWAYS) and b.from_ <= (a.to or ALWAYS)
        for a in one.holders
        for b in other.holders
    )


@pytest.mark.parametrize(
    ("role", "of", "day", "actor"),
    [
        ("chef de la diplomatie russe", "russie", "2021-06-24", "serguei-lavrov"),
        ("chef d'Etat russe", "russie", "2021-06-24", "vladimir-poutine"),
        ("maître du Kremlin", "russie", "2022-03-01", "vladimir-poutine"),
        ("ministre de la Défense chinoise", "chine", "2023-08-14", "li-shangfu"),
        ("représentant de la Défense chinoise", "chine", "2023-03-11", "wei-fenghe"),
        ("plus haut diplomate chinois", "chine", "2022-06-13", "yang-jiechi"),
        ("ministre chinois des Affaires étrangères", "chine", "2023-07-24", "qin-gang"),
        ("locataire de la Maison Blanche", "etats-unis", "2021-01-19", "donald-trump"),
        ("locataire de la Maison-Blanche", "etats-unis", "2021-01-20", "joe-biden"),
        ("chef du Pentagone", "etats-unis", "2023-06-02", "lloyd-austin"),
        ("secrétaire d'État américain", "etats-unis", "2022-02-10", "antony-blinken"),
        ("chancelière allemande", "allemagne", "2021-12-07", "angela-merkel"),
        ("président allemand", "allemagne", "2022-05-05", "frank-walter-steinmeier"),
        ("dirigeant allemand", "allemagne", "2022-05-05", "olaf-scholz"),
        ("Première ministre britannique", "royaume-uni", "2022-10-01", "liz-truss"),
        ("locataire de Matignon", "france", "2024-12-13", "francois-bayrou"),
        ("secrétaire général de l'Alliance atlantique", "otan", "2024-10-01", "mark-rutte"),
        ("chef de la diplomatie européenne", "union-europeenne", "2024-11-30", "josep-borrell"),
        ("ministre indien des Affaires extérieures", "inde", "2023-09-01", "subrahmanyam-jaishankar"),
        ("chef de la junte nigérienne", "niger", "2023-08-20", "abdourahamane-tiani"),
        ("ministre russe de la Défense", "russie", "2024-05-13", None),
        ("président afghan", "afghanistan", "2021-08-16", None),
    ],
)
def test_a_role_is_its_holder_of_the_day(role: str, of: str, day: str, actor: str | None) -> None:
    found = {
        holder
        for office in _offices().offices
        if office.of == of and _fold(role) in _forms(office)
        for holder in _held_by(office, dt.date.fromisoformat(day))
    }
    assert found == ({actor} if actor else set())


def test_no_phrase_of_not_in_is_the_full_name_of_another_person() -> None:
    # A phrase of not_in hides what it covers from everybody; a listed person is found by the longer name.
    names = {name for person in _persons() for name in _full_names(person)}
    assert [(p.id, x) for p in _persons() for x in p.not_in if _fold(x) in names] == []
