from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

from analysis.rendering.content import Identity
from analysis.rendering.provenance import build_provenance, footer_lines, git_commit, to_json


def built(tmp_path: Path) -> dict[str, object]:
    path = tmp_path / "essai.ipynb"
    path.write_text("{}")
    identity = Identity("Titre", corpus="Essai", start=dt.date(2021, 1, 1), end=dt.date(2024, 12, 31),
                        counts={"textes": 3}, hashes={"corpus": "ab" * 32, "lexicon": "cd" * 32})  # fmt: skip
    parameters = {
        "corpus": str(tmp_path / "presse"),
        "lexicon": "",
        "period": "month",
        "actors": ["onu", "otan"],
    }
    return build_provenance(
        name="essai", notebook=path, parameters=parameters, identity=identity, commit="f00"
    )


def test_provenance_says_what_the_report_was_made_from(tmp_path: Path) -> None:
    made = built(tmp_path)
    assert made["parameters"] == {
        "corpus": "presse",
        "lexicon": "",
        "period": "month",
        "actors": ["onu", "otan"],
    }
    assert made["counts"] == {"textes": 3}
    assert {"presscope", "python", "pandas", "typst"} <= set(made["versions"])
    assert len(made["notebook"]["sha256"]) == 64


def test_provenance_tells_nothing_of_the_machine(tmp_path: Path) -> None:
    text = to_json(built(tmp_path))
    for secret in (str(tmp_path), str(Path.home()) + "/", str(Path.cwd())):
        assert secret not in text
    assert json.loads(text)["commit"] == "f00"


def test_the_footer_is_for_readers_and_leaves_the_commit_out(tmp_path: Path) -> None:
    lines = dict(footer_lines(built(tmp_path)))
    assert lines["Empreinte du corpus"] == "ab" * 8
    assert "f00" not in str(lines)
    assert lines["Paramètres"] == "période\u00a0: mois\u00a0; acteurs\u00a0: onu, otan"


def test_outside_a_checkout_there_is_no_commit(tmp_path: Path) -> None:
    assert git_commit(tmp_path) is None
