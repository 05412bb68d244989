from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from analysis.errors import InputError
from analysis.publishing.editions import edition_id, write_edition
from analysis.rendering.content import Identity


def names(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_an_edition_is_named_after_its_period() -> None:
    identity = Identity("T", start=dt.date(2022, 1, 1), end=dt.date(2022, 3, 31))
    assert edition_id(identity) == "2022-01-01_2022-03-31"


def test_the_same_edition_is_replaced_whole(tmp_path: Path) -> None:
    write_edition(tmp_path, "a", "2021", {"a.html": b"1", "tables/x.csv": b"x"})
    folder = write_edition(tmp_path, "a", "2021", {"a.html": b"2"})
    assert folder == tmp_path / "a" / "2021"
    assert names(folder.resolve()) == ["a.html", "index.html"]
    assert (folder / "a.html").read_bytes() == b"2"


def test_a_write_that_fails_leaves_the_old_edition_and_no_rest(tmp_path: Path) -> None:
    write_edition(tmp_path, "a", "2021", {"a.html": b"1"})
    before = (tmp_path / "index.html").read_bytes()
    with pytest.raises(InputError):  # the second file would lie in the first
        write_edition(tmp_path, "a", "2021", {"b": b"1", "b/c": b"2"})
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == ["2021", "feed.xml", "index.html", "latest"]
    assert (tmp_path / "a" / "2021" / "a.html").read_bytes() == b"1"
    assert (tmp_path / "index.html").read_bytes() == before


def test_an_out_that_is_a_file_is_an_error_of_the_input(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="--out"):
        write_edition(tmp_path / "out", "a", "2021", {})


@pytest.mark.parametrize("name", ["../a", "", "a/b", ".cache", "latest", "index.html"])
def test_no_name_leaves_the_site_or_takes_the_place_of_a_page(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        write_edition(tmp_path, name, "2021", {})
    with pytest.raises(InputError):
        write_edition(tmp_path, "a", name, {})
    assert list(tmp_path.iterdir()) == []
