"""Another lexicon: found anew is what rests on the part that was edited, and the rows are those of a fresh run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.corpus import build, finding, gathering
from analysis.corpus.store import file_memory
from analysis.corpus.store.snapshots import Store
from analysis.lexicon.models import Actor, Edition, Examples, Holder, Series, Theme
from analysis.lexicon.reading import PARTS, Lexicon, load_lexicon

#: What finds, and what of the lexicon it rests on.
STEPS = {"date_each": "dates", "find_mentions": "names", "find_quotes": "names", "find_themes": "themes"}
SHARED = (
    "Le président français a reçu mardi à Brest une délégation venue parler du dragage des chenaux du port et de la "
    "sécurité des câbles sous-marins."
)
TEXTS = {
    "a.txt": "Les ports réunis\n\nPublié le 3 mai 2022 à 10h\n\n" + SHARED + "\n\n"
    "« Rien n'est joué », a dit Anne Lorme.\n",
    "b.txt": "Une délégation reçue\n\n" + SHARED + "\n\nLe marché couvert ferme à l'automne.\n",
    "c.txt": "Le 8e salon des bassins\n\nLe 8e salon des bassins s'est ouvert mardi à Brest. Le président français s'y "
    "est rendu. « La mer nous unit », a déclaré le président français.\n",
    "d.txt": "Vide de tout nom\n\nLe marché couvert ouvre une heure plus tôt cet hiver.\n",
}  # fmt: skip
OURS = load_lexicon()


@pytest.fixture
def place(press: Any) -> Any:
    for name, text in TEXTS.items():
        press.write(name, text)
    return press


def steps_taken(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return a set that takes what is found from now on, by the part of the lexicon it rests on."""
    seen: set[str] = set()
    for name, part in STEPS.items():
        step = getattr(finding, name)

        def spy(*args: object, step: Callable[..., object] = step, part: str = part, **more: object) -> object:
            seen.add(part)
            return step(*args, **more)

        monkeypatch.setattr(finding, name, spy)
    return seen


def edited(kind: str, **entries: object) -> Lexicon:
    return replace(OURS, **{kind: {**getattr(OURS, kind), **entries}}, version=f"{OURS.version} {kind} {entries}")  # type: ignore[arg-type]


MARKETS = Theme(id="marches", label="Marchés", covers="les marchés", terms=("marché couvert",))
LORME = Actor(id="anne-lorme", label="Anne Lorme", type="person", country="france")
SALON = Series(
    id="salon-des-bassins", label="salon des bassins", names=("salon des bassins",),
    editions=(Edition(start=dt.date(2023, 5, 9), end=dt.date(2023, 5, 12), number=8, place="Brest"),),
)  # fmt: skip
OFFICE = next(one for one in OURS.offices.values() if one.of == "france" and any(h.to is None for h in one.holders))
HELD = OFFICE.model_copy(update={"holders": (Holder(**{"actor": "xi-jinping", "from": dt.date(1990, 1, 1)}),)})
GROUP, WORDS = next(iter(OURS.groups.items()))

EDITS = {
    "a theme": (edited("themes", marches=MARKETS), {"themes"}),
    "a group of words": (edited("groups", **{GROUP: (*WORDS, "câbles")}), {"themes"}),
    "an actor": (edited("actors", **{"anne-lorme": LORME}), {"names"}),
    "the holder of an office": (edited("offices", **{OFFICE.id: HELD}), {"names"}),
    "an actor and a theme": (
        replace(edited("actors", **{"anne-lorme": LORME}), themes={**OURS.themes, "marches": MARKETS}),
        {"names", "themes"},
    ),
}


@pytest.mark.parametrize(("lexicon", "anew"), EDITS.values(), ids=EDITS)
def test_what_an_edit_concerns_is_found_anew_and_nothing_else(
    place: Any, monkeypatch: pytest.MonkeyPatch, lexicon: Lexicon, anew: set[str]
) -> None:
    first = place.load(OURS)
    expected = place.fresh(lexicon)
    with monkeypatch.context() as patch:
        patch.setattr(file_memory, "read_file", None)
        patch.setattr(build, "build", None)
        seen = steps_taken(patch)
        place.assert_same(place.load(lexicon), expected)
        assert seen == anew
        seen.clear()
        place.assert_same(place.load(lexicon), expected)
        assert not seen
    place.assert_same(place.load(OURS), first)


def test_an_event_dates_texts_and_with_them_the_roles_that_are_named_in_them(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.load(OURS)
    lexicon = edited("series", **{SALON.id: SALON})
    expected = place.fresh(lexicon)
    undated, dated = (one.documents.set_index("doc_id").loc["c.txt"] for one in (first, expected))
    assert pd.isna(undated["date"]) and dated["date_basis"] == "event"
    roles = [set(one.mentions.query("doc_id == 'c.txt' and form == 'role'")["actor_id"]) for one in (first, expected)]
    assert roles[0] != roles[1]
    seen = steps_taken(monkeypatch)
    place.assert_same(place.load(lexicon), expected)
    assert "themes" not in seen
    place.assert_same(place.load(OURS), first)


@pytest.mark.parametrize("lexicon", [lexicon for lexicon, _ in EDITS.values()], ids=EDITS)
def test_an_edit_and_a_changed_text_at_once_give_what_a_fresh_run_gives(place: Any, lexicon: Lexicon) -> None:
    place.load(OURS)
    place.write("d.txt", TEXTS["d.txt"] + "\nAnne Lorme et le président français ont salué l'OTAN.\n")
    place.assert_same(place.load(lexicon), place.fresh(lexicon))


def test_an_event_and_a_changed_text_at_once_give_what_a_fresh_run_gives(place: Any) -> None:
    place.load(OURS)
    place.write("a.txt", TEXTS["a.txt"].replace("3 mai", "5 mai"))
    lexicon = edited("series", **{SALON.id: SALON})
    place.assert_same(place.load(lexicon), place.fresh(lexicon))


def test_examples_and_what_only_readers_see_change_nothing_that_is_found(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.load(OURS)
    said = Examples(yes=("Le [Mali] a voté.",))
    actor, theme = OURS.actors["mali"].model_copy(update={"examples": said}), OURS.themes["otan"]
    lexicon = edited("actors", mali=actor)
    lexicon = replace(lexicon, themes={**OURS.themes, "otan": theme.model_copy(update={"covers": "x", "label": "Y"})})
    expected = place.fresh(lexicon)
    seen = steps_taken(monkeypatch)
    monkeypatch.setattr("analysis.corpus.store.recalling.renew", None)
    monkeypatch.setattr(Store, "write", None)
    place.assert_same(place.load(lexicon), expected)
    assert not seen and lexicon != OURS
    assert [lexicon.parts[name] == OURS.parts[name] for name in PARTS] == [True, True, True]


def test_a_name_that_dates_by_a_first_summit_is_part_of_what_dates_rest_on() -> None:
    firsts = {who for series in OURS.series.values() for edition in series.editions for who in edition.first_of}
    actor = OURS.actors[min(firsts)]
    lexicon = edited("actors", **{actor.id: actor.model_copy(update={"surnames": (*actor.surnames, "Autrement")})})
    assert [name for name in PARTS if lexicon.parts[name] != OURS.parts[name]] == ["dates", "names"]


def test_the_order_of_themes_is_part_of_what_is_found_by() -> None:
    turned = replace(OURS, themes=dict(reversed(OURS.themes.items())))
    assert turned.parts["themes"] != OURS.parts["themes"]


def test_a_rematch_that_is_cut_short_leaves_the_last_snapshot(place: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    first = place.load(OURS)
    lexicon, _ = EDITS["a theme"]
    with monkeypatch.context() as patch:
        patch.setattr("analysis.corpus.store.snapshots._link", _full_disk)
        place.assert_same(place.load(lexicon), place.fresh(lexicon))
    monkeypatch.setattr(build, "rematch", None)
    place.assert_same(place.load(OURS), first)
    assert len([path for path in Store(place.folder).folder.iterdir() if path.is_dir()]) == 1


def _full_disk(_path: Path, to: Path) -> None:
    to.write_bytes(b"PAR1")
    raise OSError(28, "No space left on device")


def test_rows_that_a_rematch_shares_with_the_snapshot_before_outlive_it(place: Any) -> None:
    place.load(OURS)
    store = Store(place.folder)
    before = store.open()
    lexicon, _ = EDITS["an actor"]
    expected = place.load(lexicon)
    after = store.open()
    assert before is not None and after is not None and not before.folder.exists()
    place.assert_same(place.load(lexicon), expected)


def test_parts_worked_on_in_several_processes_are_renewed_in_the_order_of_the_texts(
    place: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.load(OURS)
    lexicon, _ = EDITS["a theme"]
    expected = place.fresh(lexicon)
    monkeypatch.setattr(gathering, "_WORTH_SHARING", 2)
    place.assert_same(place.load(lexicon), expected)
