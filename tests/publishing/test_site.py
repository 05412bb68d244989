from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from analysis.errors import InputError
from analysis.publishing.site import write_site


def edition(out: Path, name: str, start: str, end: str, **options: Any) -> Path:
    folder = out / name / f"{start}_{end}"
    (folder / "tables").mkdir(parents=True)
    for file in (f"{name}.html", f"{name}.pdf", f"{name}.ipynb", "tables/é t.csv"):
        (folder / file).write_text("x")
    period = {"start": start, "end": end, "as_of": end}
    provenance = {"report": name, "title": f"Titre de {name} <b>", "period": period,
                  "corpus": {"name": "Essai", "sample": True}} | options  # fmt: skip
    (folder / "provenance.json").write_text(json.dumps(provenance))
    return folder


def test_every_edition_is_listed_with_links_that_arrive(tmp_path: Path) -> None:
    edition(tmp_path, "b", "2021-01-01", "2021-12-31")
    edition(tmp_path, "a", "2021-01-01", "2021-12-31")
    edition(tmp_path, "a", "2022-01-01", "2022-12-31")
    page = write_site(tmp_path).read_text()
    links = [unquote(href) for href in re.findall(r'href="([^"#][^"]*)"', page)]
    assert len(links) == 3 * 5
    assert all((tmp_path / link).is_file() for link in links)
    assert page.index("Titre de a") < page.index("Titre de b")
    assert page.index("a/2022-01-01") < page.index("a/2021-01-01")
    assert "du 1er\u00a0janvier\u00a02021 au 31\u00a0décembre\u00a02021" in page


def test_titles_are_escaped_and_nothing_is_loaded(tmp_path: Path) -> None:
    edition(tmp_path, "a", "2021-01-01", "2021-12-31")
    page = write_site(tmp_path).read_text()
    assert "<b>" not in page
    assert "<script" not in page
    assert "src=" not in page


def test_the_same_site_has_the_same_bytes_and_no_rest(tmp_path: Path) -> None:
    edition(tmp_path, "a", "2021-01-01", "2021-12-31")
    first = write_site(tmp_path).read_bytes()
    assert write_site(tmp_path).read_bytes() == first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "index.html"]


def test_an_empty_site_says_so(tmp_path: Path) -> None:
    assert "Aucun rapport" in write_site(tmp_path / "new").read_text()


def test_an_edition_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (edition(tmp_path, "a", "2021-01-01", "2021-12-31") / "provenance.json").write_text("{")
    with pytest.raises(InputError, match=r"a/2021-01-01_2021-12-31/provenance\.json"):
        write_site(tmp_path)


def test_folders_that_are_no_editions_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "autre" / "chose").mkdir(parents=True)
    assert "autre" not in write_site(tmp_path).read_text()
