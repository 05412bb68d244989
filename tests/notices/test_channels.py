from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from analysis.errors import DefinitionError
from analysis.notices.channels import Command, Email, Webhook, check_names, read_channels
from analysis.projects import Project

SECRET = "Cléopâtre-1789"
EMAIL = {"kind": "email", "host": "smtp.presse.example", "from": "a@presse.example", "to": "b@presse.example"}


def read(tmp_path: Path, **channels: Any) -> Any:
    return read_channels(Project(tmp_path, {"notify": channels}))


def faults(tmp_path: Path, **channels: Any) -> str:
    with pytest.raises(DefinitionError) as caught:
        read(tmp_path, **channels)
    return str(caught.value)


def test_a_project_without_the_block_has_no_channel(tmp_path: Path) -> None:
    assert read_channels(Project(tmp_path)) == {}


def test_each_kind_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_SECRET", SECRET)
    monkeypatch.setenv("HOOK_URL", "https://hook.example/abcdef")
    found = read(
        tmp_path, redaction=EMAIL | {"user": "moi", "secret_env": "SMTP_SECRET", "port": "465", "security": "tls"},
        equipe={"kind": "webhook", "url_env": "HOOK_URL"}, bureau={"kind": "command", "command": ["cat", "-"]},
    )  # fmt: skip
    email, hook = found["redaction"], found["equipe"]
    assert isinstance(email, Email) and isinstance(hook, Webhook)
    assert (email.port, email.security, email.to, email.secret.value) == (465, "tls", ("b@presse.example",), SECRET)
    assert hook.url.value == "https://hook.example/abcdef"
    assert found["bureau"] == Command("bureau", ("cat", "-"))


def test_a_secret_is_shown_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_SECRET", SECRET)
    hook = {"kind": "webhook", "url": f"https://hook.example/{SECRET}"}
    found = read(tmp_path, a=EMAIL | {"user": "moi", "secret_env": "SMTP_SECRET"}, b=hook)
    assert SECRET not in f"{found} {found['a'].secret} {found['b'].url!s}"


def test_a_secret_in_a_file_must_be_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "smtp"
    path.write_text(f"{SECRET}\n")
    path.chmod(0o640)
    block = EMAIL | {"user": "moi", "secret_file": "smtp"}
    if os.name != "nt":
        told = faults(tmp_path, a=block)
        assert "0640" in told and "chmod 600 smtp" in told and SECRET not in told
    path.chmod(0o600)
    assert read(tmp_path, a=block)["a"].secret.value == SECRET


def test_all_faults_come_at_once_and_none_tells_a_secret(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        a=EMAIL | {"secret": SECRET, "port": "70000", "to": ["personne"]},
        b=EMAIL | {"user": "moi", "secret_env": SECRET},
        c={"kind": "webhook", "url": f"http://hook.example/{SECRET}"},
        d={"kind": "webhook"},
        e={"kind": "pigeon"},
        f={"kind": "command", "command": []},
        g="x",
        h=EMAIL | {"security": "none"},
        i={"kind": "webhook", "url": [SECRET]},
        j=EMAIL | {"user": "moi", "secret_env": "THIS_VARIABLE_IS_NOT_SET"},
        k=EMAIL | {"user": "moi", "secret_file": "nowhere"},
    )
    for name in "abcdefghijk":
        assert f"notify.{name}" in told
    for what in ("'secret'", "70000", "'personne'", "'pigeon'", "THIS_VARIABLE_IS_NOT_SET", "https://", "over TLS"):
        assert what in told
    assert SECRET not in told


def test_a_name_in_a_definition_that_is_no_channel_is_a_fault(tmp_path: Path) -> None:
    channels = read(tmp_path, redaction=EMAIL)
    (fault,) = check_names(["redaction", "redacteur"], channels, "acteurs.yaml, notify")
    assert "'redacteur'" in str(fault) and "redaction" in str(fault)
