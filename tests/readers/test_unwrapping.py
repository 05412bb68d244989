"""Lines that were broken at a fixed width become paragraphs; every other text stays as it is, to the letter."""

import random
import re
import textwrap
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.build import load_corpus
from analysis.corpus.reconciliation import reconcile
from analysis.readers.reading import read_corpus
from analysis.readers.unwrapping import UNWRAPPED, join_wrapped

WORDS = (
    "le bac du soir a quitté quai avec trois camions et une remorque de paille pour fermes île où l’eau manque depuis "
    "juin selon maire Aubrac Mallet Saint-Ouen port-école préfecture inondations exceptionnellement"
).split()
PROSE = (
    "Le bac de Port-Mallet a repris ses rotations mardi, après neuf jours d’arrêt que la compagnie explique par une "
    "pièce introuvable sur tout le continent. Les éleveurs de l’île, eux, parlent d’un abandon, et leur porte-parole "
    "Ève Aubrac demande que la région reprenne la ligne à son compte avant la fin de l’été.",
    "La préfecture a promis une réunion, sans en donner la date. D’ici là, un chaland de la marine apportera l’eau et "
    "le fourrage deux fois par semaine, pour autant que le vent le permette ; il ne l’a pas permis depuis dimanche.",
)
def invented(seed: int) -> list[str]:
    """Return paragraphs as ragged as prose is."""
    chance = random.Random(seed)
    return [f"Or {' '.join(chance.choices(WORDS, k=chance.randint(40, 90)))}." for _ in range(chance.randint(3, 6))]


prose = st.integers(0, 10**6).map(invented)


def wrapped(paragraphs: Sequence[str], width: int = 74, indent: str = "   ") -> str:
    return "\n\n".join(
        textwrap.fill(one, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
        for one in paragraphs
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in join_wrapped(text).text.split("\n") if line.strip()]


def letters(text: str) -> str:
    return "".join(text.split())


@given(prose, st.integers(55, 95), st.sampled_from(["", "   "]), st.booleans())
def test_what_was_broken_at_any_width_is_whole_again(
    paragraphs: list[str], width: int, indent: str, hyphens: bool
) -> None:
    text = "\n\n".join(
        textwrap.fill(one, width, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=hyphens)
        for one in paragraphs
    )
    found = join_wrapped(text)
    assert lines_of(text) == paragraphs
    assert found.n_joined == text.count("\n") - found.text.count("\n")


@given(st.lists(prose.map(" ".join) | st.text("aé ,.", max_size=60).map(lambda one: f"Le {one}."), max_size=12))
def test_a_text_of_one_line_a_paragraph_stays_as_it_is(paragraphs: list[str]) -> None:
    for between in ("\n", "\n\n"):
        text = between.join(paragraphs)
        assert join_wrapped(text) == (text, 0)


@given(st.lists(st.text(max_size=90), max_size=12), prose, st.integers(50, 100), st.data())
def test_no_character_is_lost_but_line_breaks_and_indentation(
    strange: list[str], paragraphs: list[str], width: int, data: st.DataObject
) -> None:
    lines = wrapped(paragraphs, width).split("\n")
    for one in strange:
        lines.insert(data.draw(st.integers(0, len(lines))), one.replace("\r", ""))
    text = "\n".join(lines)
    assert letters(join_wrapped(text).text).replace("\ufffd", "à") == letters(text).replace("\ufffd", "à")


@pytest.mark.parametrize("width", [66, 72, 76, 80])
def test_a_mail_and_a_newsletter_become_paragraphs(width: int) -> None:
    assert lines_of("Bonjour,\n\n" + wrapped(PROSE, width, "") + "\n\nÀ demain\n") == ["Bonjour,", *PROSE, "À demain"]


def test_a_copy_from_a_pdf_whose_letters_differ_in_width_becomes_paragraphs() -> None:
    narrow = dict.fromkeys("ijltfr.,’' ", 0.55)
    broken: list[str] = []
    for paragraph in PROSE * 3:
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            if sum(narrow.get(letter, 1.1) for letter in longer) > 76:
                broken.append(line)
                longer = word
            line = longer
        broken.append(line)
    assert len({len(line) for line in broken}) > 4
    joined = join_wrapped("\n".join(broken)).text
    assert joined.count("\n") <= len(PROSE) * 3 + 2
    assert "leur porte-parole Ève Aubrac demande" in joined


SHORT = {
    "a poem": "\n".join(
        f"{one}" for one in (
            "sur la jetée où dorment les filets du soir", "le vent revient sans dire d’où il vient",
            "il pousse devant lui la mer et son miroir", "et les enfants du port qui ne craignent rien",
            "comptent les feux qui passent dans le noir", "jusqu’au dernier qui va vers le matin",
        ) * 4
    ),
    "a menu": "\n".join(["accueil", "politique", "monde", "sports et loisirs", "météo des plages et des ports"] * 12),
    "a table": "\n".join(f"{name:<24}{n:>8}   {n * 3:>8}   tonnes" for n, name in enumerate(WORDS * 2)),
    "rows of one length": "\n".join(f"bac {n:03} du port vers la grande île, à l’heure dite, vide" for n in range(30)),
    "names of files": "\n".join(f"rapport-du-port-{n}-de-la-compagnie-des-bacs-et-des-iles,{n}" for n in range(40)),
    "a ticker": "\n".join(f"{n % 24:02}h15 Le bac {n} a quitté le port avec {n * 7} passagers" for n in range(30)),
    "a transcript": "\n".join(["alors voilà", "on attendait le bac depuis le matin", "et puis rien du tout"] * 15),
    "a list": "\n".join(["Les demandes :", *[f"- {one}" for one in PROSE[0][:72].split(" ")]] * 4),
    "a short text": "Le bac de Port-Mallet a repris ses rotations mardi, après neuf jours\nd’arrêt.\n",
    "nothing": "",
}  # fmt: skip


@pytest.mark.parametrize("name", SHORT)
def test_short_lines_that_nobody_broke_stay_as_they_are(name: str) -> None:
    assert join_wrapped(SHORT[name]) == (SHORT[name], 0)


def test_one_long_line_in_every_few_says_that_nothing_was_broken() -> None:
    text = wrapped(PROSE) + "\n\n" + PROSE[0]
    assert join_wrapped(text) == (text, 0)


def test_what_stands_on_a_line_of_its_own_stays_there() -> None:
    full = "   La compagnie des bacs cherche encore une pièce de rechange pour Mallet"
    alone = [
        "(BUTTON) Partager", "* Les îles", "+ Les ports", "o Les digues", "# Accueil", "1. Le bac", "- Les éleveurs",
        "[Agrandir la photo]", "Publié le 4 mars 2022 à 8h12", "Mis à jour hier", "Par Ève Aubrac",
        "04/03/2022 - 08:12",
        "08h12", "https://exemple.invalid/" + "a" * 60, "Lire aussi : le chaland", "© Aubrac", "PORT_000_33XY8Z",
        "À lire aussi", "> cité", "-----", "________",
    ]  # fmt: skip
    for line in alone:
        text = f"{wrapped(PROSE)}\n\n{full}\n   {line}\n\n{wrapped(PROSE)}\n"
        assert full.strip() in lines_of(text), line


def test_a_day_that_a_sentence_leads_up_to_stays_in_the_sentence() -> None:
    full = "   La compagnie des bacs annonce une pièce de rechange à Port-Mallet dès le"
    text = f"{wrapped(PROSE)}\n\n{full}\n   04/03/2022 au matin.\n"
    assert f"{full.strip()} 04/03/2022 au matin." in lines_of(text)


def test_an_item_is_joined_with_its_own_lines_alone() -> None:
    item = "Les éleveurs de la grande île demandent que la région reprenne la ligne à son compte"
    text = f"{wrapped(PROSE)}\n\n{wrapped([f'* {item}'], 74, '     ')}\n     * Les îles\n   Le port\n"
    text = text.replace("\n     ligne", "\n       ligne").replace("\n     à son", "\n       à son")
    assert lines_of(text)[-3:] == [f"* {item}", "* Les îles", "Le port"]


def test_no_line_is_joined_across_an_empty_one_nor_with_one_set_further_in() -> None:
    full = "   La compagnie des bacs cherche encore une pièce de rechange pour Mallet"
    for gap in ("\n\n   ", "\n   \n   ", "\n        "):
        text = f"{wrapped(PROSE)}\n\n{full}{gap}Port-Mallet attend\n"
        assert lines_of(text)[-2:] == [full.strip(), "Port-Mallet attend"]


def test_a_title_that_was_broken_and_set_about_one_axis_is_whole_again() -> None:
    first, second = "Port-Mallet : après neuf jours, la compagnie des bacs retrouve une", "pièce de rechange"
    title = f"{first:^74}".rstrip() + "\n" + f"{second:^74}".rstrip()
    assert lines_of(f"{title}\n\n{wrapped(PROSE)}")[0] == f"{first} {second}"
    apart = f"{'La grande île':^74}".rstrip() + "\n" + f"{second:^74}".rstrip()
    assert lines_of(f"{apart}\n\n{wrapped(PROSE)}")[:2] == ["La grande île", second]


@pytest.mark.parametrize("tied", ["25 000 tonnes.", "fin ?"])
def test_a_blank_that_was_not_to_be_broken_at_counts_as_part_of_the_word(tied: str) -> None:
    full = "La compagnie des bacs cherche encore une pièce de rechange pour les".ljust(70, "x")
    assert lines_of(f"{wrapped(PROSE, 74, '')}\n\n{full}\n{tied}\n")[-1] == f"{full} {tied}"


def test_short_lines_among_paragraphs_stay_apart() -> None:
    text = f"   Accueil\n   Politique\n   régions\n\nLe bac repart\n\n   Publié hier\n{wrapped(PROSE)}\n   Partager\n"
    assert lines_of(text) == ["Accueil", "Politique", "régions", "Le bac repart", "Publié hier", *PROSE, "Partager"]


@pytest.mark.parametrize(
    ("end", "start", "joined"),
    [
        ("Saint-", "Ouen", "Saint-Ouen"), ("rota\u00ad", "tions", "rota\u00adtions"), ("pré-", "et", "pré- et"),
        ("2021-", "2022", "2021-2022"), ("(le bac) -", "Mallet", "(le bac) - Mallet"), ("«\u00a0", "Non", "«\u00a0Non"),
        ("« Non", "\u00a0»", "« Non\u00a0»"), ("le bac ", "revient", "le bac revient"),
    ],
)  # fmt: skip
def test_words_are_closed_up_and_french_blanks_are_kept(end: str, start: str, joined: str) -> None:
    before = "La compagnie des bacs cherche encore une pièce de rechange pour X".ljust(74 - len(end), "x")
    text = f"{wrapped(PROSE, 74, '')}\n\n{before}{end}\n{start} demain.\n"
    assert lines_of(text)[-1] == f"{before}{joined} demain."


@pytest.mark.parametrize("word", ["\ufffd", "jusqu’\ufffd", "voil\ufffd", "déj\ufffd", "l\ufffd"])
def test_the_letter_that_a_text_browser_broke_in_two_is_mended(word: str) -> None:
    before = "La compagnie des bacs cherche encore une pièce de rechange pour X".ljust(73 - len(word), "x")
    text = f"{wrapped(PROSE, 74, '')}\n\n{before} {word}\nPort-Mallet.\n"
    assert lines_of(text)[-1] == f"{before} {word[:-1]}à Port-Mallet."


@pytest.mark.parametrize(
    ("word", "start"), [("caf\ufffd", "Mallet."), ("\ufffd", "– Mallet."), ("\ufffd\ufffd", "Mallet.")]
)
def test_any_other_broken_letter_stays_as_it_was_found(word: str, start: str) -> None:
    before = "La compagnie des bacs cherche encore une pièce de rechange pour X".ljust(73 - len(word), "x")
    assert f"{before} {word}" in join_wrapped(f"{wrapped(PROSE, 74, '')}\n\n{before} {word}\n{start}\n").text


def test_a_broken_letter_within_a_text_that_nobody_broke_stays() -> None:
    text = f"{PROSE[0]}\nLe bac va \ufffd\n   Port-Mallet.\n{PROSE[1]}"
    assert join_wrapped(text) == (text, 0)


def test_a_text_file_is_stored_in_paragraphs_and_the_reading_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(wrapped(PROSE), encoding="utf-8")
    (tmp_path / "b.txt").write_text("\n".join(PROSE), encoding="utf-8")
    reading = read_corpus(tmp_path)
    texts = [f"   {PROSE[0]}\n\n   {PROSE[1]}", "\n".join(PROSE)]
    assert [record.text for record in reading.records] == texts
    n = wrapped(PROSE).count("\n") - 2
    assert [(one.origin, one.kind, one.detail) for one in reading.remarks] == [("a.txt", UNWRAPPED, str(n))]


def test_the_control_sheet_says_in_french_which_texts_were_joined(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"{name}\n\n{wrapped(PROSE)}", encoding="utf-8")
    sheet: pd.DataFrame = reconcile(load_corpus(tmp_path))
    row = sheet[sheet["item"].str.contains("lignes coupées")]
    assert row[["n", "detail"]].to_numpy().tolist() == [[2, "a.txt, b.txt"]]
    assert not re.search(UNWRAPPED, " ".join(sheet["item"].astype(str)))


def test_a_dump_whose_letter_was_broken_in_two_bytes_is_read_whole(tmp_path: Path) -> None:
    before = "La compagnie des bacs à l’arrêt cherche une pièce de rechange, étudiée".ljust(72, "e")
    text = f"{wrapped(PROSE, 74, '')}\n\n{before} à Port-Mallet.\n"
    (tmp_path / "a.txt").write_bytes(text.encode().replace(b" \xc3\xa0 Port", b" \xc3\nPort"))
    assert read_corpus(tmp_path).records[0].text.endswith(f"\n\n{before} à Port-Mallet.\n")
