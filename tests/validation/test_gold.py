"""A folder of annotations is read with all its faults at once and laid on the texts it is about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.corpus.corpus import Corpus
from analysis.validation.alignment import align
from analysis.validation.card import validate_corpus
from analysis.validation.gold import GoldError, read_gold

HEADER = "file,start,end,surface,actor,type,kind"
Write = Callable[..., Path]
Make = Callable[..., Corpus]


def test_a_folder_that_is_not_there_says_what_would_be_read(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no such folder; allowed: documents\.csv, passages\.csv, mentions\.csv"):
        read_gold(tmp_path / "nowhere")


def test_every_fault_of_every_file_is_listed_at_once(write_gold: Write) -> None:
    folder = write_gold(mentions=["file,start,surface", "a,douze,x"], themes=["file,theme", "a,otan"])
    with pytest.raises(GoldError) as caught:
        read_gold(folder)
    told = caught.value.message
    assert "mentions.csv, header: found no column 'end'" in told
    assert "mentions.csv, header: found no column 'kind'" in told
    assert "mentions.csv, line 2, start: found 'douze'" in told
    assert "themes.csv, header: found no column 'status'" in told
    assert caught.value.exit_code == 2


def test_files_that_are_absent_have_no_rows(write_gold: Write) -> None:
    gold = read_gold(write_gold(documents=["file,date", "a.txt,2022-01-01"]))
    assert gold.mentions.empty and gold.quotes.empty and not gold.by_passage
    assert gold.files == {"a.txt"}


@pytest.mark.parametrize("name", ["a", "a.txt", "un/a.txt"])
def test_a_text_is_known_by_its_id_its_path_or_the_name_of_its_file(
    name: str, write_gold: Write, make_corpus: Make, documents: pd.DataFrame
) -> None:
    gold = read_gold(write_gold(documents=["file,date", f"{name},2022-05-12"]))
    assert align(gold, make_corpus(documents=documents)).gold.documents["doc_id"].tolist() == ["a"]


def test_a_text_that_the_corpus_lacks_is_named(
    write_gold: Write, make_corpus: Make, documents: pd.DataFrame
) -> None:
    gold = read_gold(write_gold(documents=["file,date", "b.txt,2022-05-12", "c,2022-05-12"]))
    with pytest.raises(GoldError, match=r"(?s)annotated text 'b\.txt': found no such text.*annotated text 'c'"):
        align(gold, make_corpus(documents=documents))


def test_another_text_of_the_same_name_is_refused(
    write_gold: Write, make_corpus: Make, documents: pd.DataFrame
) -> None:
    gold = read_gold(write_gold(mentions=[HEADER, "a,0,6,Russie,Russie,STATE,name"]))
    with pytest.raises(GoldError, match=r"found '.+' at 0; allowed: 'Russie', as in mentions\.csv, line 2"):
        align(gold, make_corpus(documents=documents))


def test_words_without_offsets_are_looked_up_in_their_passage_in_turn(
    write_gold: Write, make_corpus: Make, documents: pd.DataFrame, passages: pd.DataFrame
) -> None:
    text = documents["text"][0]
    second = passages.iloc[1]
    folder = write_gold(
        passages=["file,passage,start,end,zone,date", f"a,2,{second.start},{second.end},body,2022-05-12"],
        mentions=["file,passage,surface,actor,type,kind,start,end,zone",
                  "a,2,Blinken,Blinken,PER,name,,,", *2 * ["a,,Blinken,Blinken,PER,name,,,"]],
        themes=["file,passage,theme,status", "a,2,dialogue,agreed"],
        quotes=["file,passage,text,speaker,type,start,end", "a,,Nous verrons demain,Blinken,direct_speech,,"],
    )  # fmt: skip
    gold = align(read_gold(folder), make_corpus(documents=documents, passages=passages)).gold
    first, last = text.index("Blinken"), text.rindex("Blinken")
    assert gold.mentions["start"].tolist() == [first, first, last]
    assert gold.mentions["zone"].tolist() == ["body", "", ""]
    assert gold.quotes["start"].tolist() == [text.index("Nous")]
    assert gold.by_passage and gold.themes["end"].tolist() == [second.end]


def test_words_that_are_not_there_are_all_named(
    write_gold: Write, make_corpus: Make, documents: pd.DataFrame
) -> None:
    rows = ["a,,,Ankara,Turquie,STATE,metonym", "a,,,Russie,Russie,STATE,name", "a,,,Russie,Russie,STATE,name"]
    with pytest.raises(GoldError) as caught:
        align(read_gold(write_gold(mentions=[HEADER, *rows])), make_corpus(documents=documents))
    assert "line 2: found 'Ankara', not found" in caught.value.message
    assert "line 4: found 'Russie', not found (again)" in caught.value.message


def test_a_text_read_in_vain_is_judged_too(
    write_gold: Write, make_corpus: Make, documents: pd.DataFrame, passages: pd.DataFrame
) -> None:
    folder = write_gold(mentions=[HEADER, "a,,,,,,none"])
    found = pd.DataFrame({
        "doc_id": ["a"], "passage_id": [2], "start": [9], "end": [15], "surface": ["Russie"], "actor_id": ["russie"],
        "label": ["Russie"], "actor_type": ["state"], "form": ["name"], "listed": [True], "counted": [True],
    })  # fmt: skip
    card = validate_corpus(make_corpus(documents=documents, passages=passages, mentions=found), folder)
    assert card.errors["error"].tolist() == ["trouvé à tort"]
    assert card.by_name["names.precision"] == 0
