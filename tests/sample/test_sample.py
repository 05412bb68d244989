"""The sample corpus holds what its README promises; the true days are in tests/data/sample_truth.csv."""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest

from analysis.lexicon.reading import load_lexicon
from analysis.sample import SAMPLE

TRUTH = Path(__file__).parents[1] / "data" / "sample_truth.csv"
DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre")  # fmt: skip
DAY = re.compile(rf"\b({'|'.join(DAYS)})\s(\d+|1er)\s({'|'.join(MONTHS)})(?:\s(20\d\d))?", re.I)
WORD = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
QUOTED = re.compile(r"«([^»]+)»|“([^”]+)”|\"([^\"\n]+)\"")
REAL_OUTLETS = re.compile(
    r"\b(?:AFP|Reuters|Associated Press|Le Monde|Le Figaro|Ouest-France|Le Télégramme|Sud Ouest|La Croix|RFI|"
    r"France 24|France Info|RT France|Sputnik|TASS|Ria Novosti|Xinhua|Bloomberg|BBC|CNN|Jeune Afrique|Mediapart|"
    r"Courrier international|Atalayar|Europa Press|Getty)\b"
)


def read_table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return {row["id"]: row for row in csv.DictReader(handle)}


TRUE = read_table(TRUTH)
ROWS = read_table(SAMPLE / "metadata.csv")
FILES = {path.stem: path for path in sorted(SAMPLE.glob("*.txt"))}


def text_of(name: str) -> str:
    text = FILES[name].read_bytes().decode(TRUE[name]["encoding"])
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n"))


TEXTS = {name: text_of(name) for name in FILES}
DATED = {name: dt.date.fromisoformat(row["date"]) for name, row in TRUE.items() if row["date"]}


def quarter(day: dt.date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


def paragraphs(name: str) -> set[str]:
    return {line.replace("’", "'").replace("\u00a0", " ") for line in TEXTS[name].split("\n") if len(line) > 100}


def headings(name: str) -> list[dt.date]:
    found = []
    for line in TEXTS[name].split("\n"):
        match = DAY.fullmatch(line)
        if match:
            found.append(dt.date(DATED[name].year, MONTHS.index(match[3]) + 1, int(match[2].removesuffix("er"))))
    return found


def test_truth_and_texts_name_each_other() -> None:
    assert set(TRUE) == set(FILES)
    assert set(ROWS) <= set(FILES)
    assert len(FILES) >= 96


@pytest.mark.parametrize("name", FILES)
def test_each_text_has_80_to_300_words(name: str) -> None:
    assert 80 <= int(TRUE[name]["n_words"]) <= 300
    assert int(TRUE[name]["n_words"]) <= len(WORD.findall(TEXTS[name])) <= 340


def test_every_quarter_has_at_least_four_dated_texts() -> None:
    held: defaultdict[tuple[int, int], int] = defaultdict(int)
    for day in DATED.values():
        held[quarter(day)] += 1
    assert {(year, n): held[year, n] for year in range(2021, 2025) for n in range(1, 5) if held[year, n] < 4} == {}
    assert sum(held.values()) == len(DATED)
    assert {year for year, _ in held} == {2021, 2022, 2023, 2024}


def test_texts_are_spread_over_the_months() -> None:
    months = {(day.year, day.month) for day in DATED.values()}
    assert len(DATED) >= 2 * 48
    assert len(months) == 48


def test_one_outlet_alone_falls_silent_for_two_quarters() -> None:
    quarters = [(year, n) for year in range(2021, 2025) for n in range(1, 5)]
    published = defaultdict(set)
    for name, day in DATED.items():
        published[TRUE[name]["source"]].add(quarter(day))
    silent = {
        (source, quarters[i])
        for source, held in published.items()
        for i in range(len(quarters) - 1)
        if quarters[i] not in held and quarters[i + 1] not in held
    }
    assert len(published) >= 5
    assert silent == {("L’Écho du Ponant", (2022, 3))}


def test_about_half_are_dated_by_the_metadata_and_some_have_no_row() -> None:
    dated = [row for row in ROWS.values() if row["date"]]
    assert 0.4 <= len(dated) / len(FILES) <= 0.6
    assert sum(row["metadata"] == "none" for row in TRUE.values()) == 8 == len(FILES) - len(ROWS)
    for name, row in ROWS.items():
        assert row["source"] == TRUE[name]["source"]
        assert row["date"] in ("", TRUE[name]["date"])
        assert row["url"].startswith("https://exemple.invalid/")


def test_the_title_of_the_metadata_is_a_line_of_the_text() -> None:
    assert [name for name, row in ROWS.items() if row["title"] not in TEXTS[name].split("\n")] == []


def test_no_name_gives_a_day_away() -> None:
    names = [*FILES, *(row["url"] for row in ROWS.values())]
    assert [name for name in names if re.search(r"20\d\d|\d{4}", name)] == []


def test_encodings_and_line_ends_are_as_promised() -> None:
    raw = {name: path.read_bytes() for name, path in FILES.items()}
    cp1252 = [name for name, row in TRUE.items() if row["encoding"] == "cp1252"]
    assert len(cp1252) == 1
    with pytest.raises(UnicodeDecodeError):
        raw[cp1252[0]].decode("utf-8")
    assert sum(data.startswith(b"\xef\xbb\xbf") for data in raw.values()) == 1
    assert sum(b"\r\n" in data for data in raw.values()) == 1
    decoded = [data.decode(TRUE[name]["encoding"]) for name, data in raw.items()]
    assert sum(not unicodedata.is_normalized("NFC", text) for text in decoded) == 1


@pytest.mark.parametrize("sign", ["’", "'", "\u00a0", "\u202f", "«", "“", '"'])
def test_each_apostrophe_space_and_quotation_mark_occurs(sign: str) -> None:
    assert any(sign in text for text in TEXTS.values())


def test_a_quotation_opens_with_a_closing_mark_and_one_mark_is_never_closed() -> None:
    assert any(re.search(r"(?m)^\s*» \w", text) for text in TEXTS.values())
    assert any(line.count('"') == 1 for text in TEXTS.values() for line in text.split("\n"))


@pytest.mark.parametrize("name", DATED)
def test_weekdays_agree_with_the_calendar(name: str) -> None:
    for match in DAY.finditer(TEXTS[name]):
        year = int(match[4] or DATED[name].year)
        day = dt.date(year, MONTHS.index(match[3].lower()) + 1, int(match[2].removesuffix("er")))
        assert DAYS[day.weekday()] == match[1].lower(), match[0]


def test_live_blogs_run_from_the_newest_day_to_the_oldest() -> None:
    blogs = {name: days for name in DATED if (days := headings(name))}
    assert len(blogs) >= 4
    for name, days in blogs.items():
        assert days == sorted(days, reverse=True)
        assert days[0] == DATED[name]


def test_copies_share_paragraphs_with_their_original_and_no_other_texts_do() -> None:
    copies = {name: row["copy_of"] for name, row in TRUE.items() if row["copy_of"]}
    assert len(copies) >= 8
    for name, original in copies.items():
        assert paragraphs(name) & paragraphs(original)
        assert paragraphs(name) != paragraphs(original)
        assert TRUE[name]["source"] != TRUE[original]["source"]
    originals = [name for name in FILES if name not in copies]
    seen: dict[str, str] = {}
    for name in originals:
        for paragraph in paragraphs(name):
            assert seen.setdefault(paragraph, name) == name, paragraph


def test_bulletins_are_repeated_within_a_text() -> None:
    assert sum(any(text.count(line) > 1 for line in text.split("\n") if len(line) > 80) for text in TEXTS.values()) >= 2


def test_captions_in_a_second_language_have_a_french_twin() -> None:
    credits = [re.findall(r"(?m)^[A-ZÍ/ ]{6,} - .+$", text) for text in TEXTS.values()]
    assert sum(bool(lines) for lines in credits) >= 10
    assert all(len(lines) % 2 == 0 for lines in credits)


def test_what_cannot_be_dated_writes_no_day_and_no_year_of_the_window() -> None:
    undated = [name for name, row in TRUE.items() if row["undatable"] == "true"]
    assert len(undated) == 6
    day = re.compile(rf"\b202[1-4]\b|\b\d+\s(?:{'|'.join(MONTHS)})\b")
    assert [name for name in undated if day.search(TEXTS[name]) or TRUE[name]["date"]] == []


def test_no_real_outlet_is_named() -> None:
    sources = {row["source"] for row in TRUE.values()}
    found = {name: REAL_OUTLETS.findall(text) for name, text in TEXTS.items() if REAL_OUTLETS.search(text)}
    assert found == {}
    assert not any(REAL_OUTLETS.search(source) for source in sources)


def test_no_real_person_speaks() -> None:
    """A sentence that holds a quotation of four words or more names nobody of the lexicon."""
    lexicon = load_lexicon()
    persons = {actor.label for actor in lexicon.actors.values() if actor.type == "person"}
    assert persons
    guilty = []
    for name, text in TEXTS.items():
        for line in text.replace("’", "'").split("\n"):
            if any(len(WORD.findall("".join(groups))) >= 4 for groups in QUOTED.findall(line)):
                around = QUOTED.sub("", line)
                sentences = [s for s in re.split(r"(?<=[.!?])\s", line) if QUOTED.search(s)]
                bare = " ".join(QUOTED.sub("", sentence) for sentence in sentences) or around
                guilty += [(name, person) for person in persons if person.replace("’", "'") in bare]
    assert guilty == []


def test_the_readme_lists_every_text_and_says_that_they_are_invented() -> None:
    readme = (SAMPLE / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if f"| {name} |" not in readme] == []
    assert "inventés" in readme
    assert "CC0" in readme
    assert "CC0 1.0" in (SAMPLE.parent / "LICENSE").read_text(encoding="utf-8")
