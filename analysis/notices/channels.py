"""Channels: the ``notify:`` block of ``presscope.yaml``, local configuration that no definition can change.

::

    notify:
      redaction:
        kind: email
        host: smtp.presse.example
        port: 587
        security: starttls          # or tls
        from: presscope@presse.example
        to: [redaction@presse.example]
        user: presscope
        secret_env: PRESSCOPE_SMTP  # or secret_file, readable by its owner alone
      equipe:
        kind: webhook
        url_env: PRESSCOPE_HOOK     # or url
      bureau:
        kind: command
        command: [notify-send, presscope]
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from analysis.errors import DefinitionError, Fault, closest, plain_reason
from analysis.projects import PROJECT_FILE, Project

__all__ = ["Channel", "Command", "Email", "Secret", "Webhook", "check_names", "read_channels"]

_VARIABLE: Final = re.compile(r"[A-Z][A-Z0-9]*(_[A-Z0-9]+)+")
Words = Annotated[str, Field(min_length=1)]
Several = Annotated[list[Words], Field(min_length=1), BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class _EmailBlock(_Strict):
    kind: Literal["email"]
    host: Words
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    sender: Annotated[str, Field(alias="from", pattern=r"^[^\s@<>]+@[^\s@<>]+$")]
    to: Annotated[list[Annotated[str, Field(pattern=r"^[^\s@<>,]+@[^\s@<>,]+$")]], Field(min_length=1),
                  BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]  # fmt: skip
    user: str = ""
    secret_env: str = ""
    secret_file: str = ""


class _WebhookBlock(_Strict):
    kind: Literal["webhook"]
    url: str = ""
    url_env: str = ""
    url_file: str = ""


class _CommandBlock(_Strict):
    kind: Literal["command"]
    command: Several


_BLOCKS: Final[dict[str, type[_Strict]]] = {"email": _EmailBlock, "webhook": _WebhookBlock, "command": _CommandBlock}


@dataclass(frozen=True)
class Secret:
    """Something that is shown nowhere, wherever it is printed.

    Examples
    --------
    >>> Secret("mot de passe")
    Secret('***')
    """

    value: str = field(repr=False)

    def __repr__(self) -> str:
        return "Secret('***')" if self.value else "Secret('')"

    __str__ = __repr__


@dataclass(frozen=True)
class Email:
    """Mail through one server; ``security`` is ``none`` only for a server of this machine."""

    name: str
    host: str
    port: int
    security: str
    sender: str
    to: tuple[str, ...]
    user: str = ""
    secret: Secret = field(default=Secret(""))


@dataclass(frozen=True)
class Webhook:
    """An address that is sent JSON; it is a secret itself, as most hooks have their key in it."""

    name: str
    url: Secret


@dataclass(frozen=True)
class Command:
    """A program of this machine that is given JSON on its standard input."""

    name: str
    command: tuple[str, ...]


Channel = Email | Webhook | Command


def read_channels(project: Project) -> dict[str, Channel]:
    """Return the channels of a project by name.

    Raises
    ------
    DefinitionError
        With every fault of every channel; what a secret is, it does not say.
    """
    blocks = project.settings.get("notify") or {}
    faults: list[Fault] = []
    found: dict[str, Channel] = {}
    if not isinstance(blocks, Mapping):
        faults.append(Fault(f"{PROJECT_FILE}, notify", type(blocks).__name__, "a name and a block for each channel"))
        blocks = {}
    for name, raw in blocks.items():
        place = f"{PROJECT_FILE}, notify.{name}"
        new: list[Fault] = []
        block = _checked(place, raw, new)
        channel = _channel(place, str(name), block, project.root, new) if block is not None else None
        faults += new
        if channel is not None and not new:
            found[str(name)] = channel
    if faults:
        raise DefinitionError("The channels of notices cannot be used.", faults)
    return found


def check_names(names: list[str] | tuple[str, ...], channels: Collection[str], where: str) -> list[Fault]:
    """Return a fault for every name in a definition that is no channel of the project."""
    known = ", ".join(sorted(channels)) or f"none: {PROJECT_FILE} has no block 'notify'"
    return [Fault(where, repr(name), known, closest(name, list(channels))) for name in names if name not in channels]


def _checked(place: str, raw: Any, faults: list[Fault]) -> _Strict | None:
    kind = raw.get("kind") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or kind not in _BLOCKS:
        found = repr(kind) if isinstance(raw, Mapping) else type(raw).__name__
        faults.append(Fault(f"{place}.kind", found, ", ".join(_BLOCKS), closest(str(kind), list(_BLOCKS))))
        return None
    model = _BLOCKS[str(kind)]
    try:
        return model.model_validate(dict(raw))
    except ValidationError as error:
        known = [info.alias or key for key, info in model.model_fields.items()]
        for item in error.errors():
            key = ".".join(str(part) for part in item["loc"])
            if item["type"] == "extra_forbidden":
                # What stands there may be a secret that someone wrote down: only the key is told.
                faults.append(Fault(place, f"the key {key!r}", ", ".join(known), closest(key, known)))
            else:
                told = "nothing" if item["type"] == "missing" or "url" in key else repr(item["input"])[:60]
                faults.append(Fault(f"{place}.{key}", told, plain_reason(item["msg"])))
        return None


def _channel(place: str, name: str, block: _Strict, root: Path, faults: list[Fault]) -> Channel | None:
    if isinstance(block, _CommandBlock):
        return Command(name, tuple(block.command))
    if isinstance(block, _WebhookBlock):
        return _webhook(place, name, block, root, faults)
    if isinstance(block, _EmailBlock):
        return _email(place, name, block, root, faults)
    return None


def _email(place: str, name: str, block: _EmailBlock, root: Path, faults: list[Fault]) -> Email:
    secret = Secret("")
    if block.user or block.secret_env or block.secret_file:
        sources = {"secret_env": block.secret_env, "secret_file": block.secret_file}
        secret = _secret(place, sources, root, faults)
        if not block.user:
            faults.append(Fault(f"{place}.user", "nothing", "the name that the secret belongs to"))
    if block.security == "none" and not _is_here(block.host):
        allowed = "starttls or tls; none only for a server of this machine"
        faults.append(Fault(f"{place}.security", "'none'", allowed, "Mail is sent over TLS alone"))
    return Email(name, block.host, block.port, block.security, block.sender, tuple(block.to), block.user, secret)


def _webhook(place: str, name: str, block: _WebhookBlock, root: Path, faults: list[Fault]) -> Webhook:
    sources = {"url": block.url, "url_env": block.url_env, "url_file": block.url_file}
    url = _secret(place, sources, root, faults)
    if url.value:
        try:
            parts = urlsplit(url.value)
            fine = bool(parts.hostname) and (
                parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname or ""))
            )
        except ValueError:
            fine = False
        if not fine:
            faults.append(Fault(f"{place}.url", "another address", "https://…, or http:// to this machine"))
    return Webhook(name, url)


def _secret(place: str, sources: Mapping[str, str], root: Path, faults: list[Fault]) -> Secret:
    """Return the one secret that is given, from where it is kept."""
    given = {key: value for key, value in sources.items() if value}
    if len(given) != 1:
        found = " and ".join(given) or "nothing"
        faults.append(Fault(place, found, f"one of {', '.join(sources)}"))
        return Secret("")
    ((key, value),) = given.items()
    if key.endswith("_env"):
        if not os.environ.get(value):
            # Someone may have written the secret itself here: only what can be a name is told.
            told = repr(value) if _VARIABLE.fullmatch(value) else "of such a name"
            faults.append(Fault(f"{place}.{key}", f"no variable {told}", "a variable of the environment that is set"))
        return Secret(os.environ.get(value, ""))
    return _secret_file(f"{place}.{key}", root / Path(value).expanduser(), faults) if "file" in key else Secret(value)


def _secret_file(place: str, path: Path, faults: list[Fault]) -> Secret:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if os.name != "nt" and mode & 0o077:
            fault = Fault(place, f"permissions {mode:04o}", "0600: readable by its owner alone",
                          f"chmod 600 {path.name}")  # fmt: skip
            faults.append(fault)
            return Secret("")
        secret = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no text in UTF-8"
        faults.append(Fault(place, f"{path.name}: {reason}", "a file that can be read"))
        return Secret("")
    if not secret:
        faults.append(Fault(place, "an empty file", "one line: the secret"))
    return Secret(secret)


def _is_here(host: str) -> bool:
    """Say whether ``host`` is this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
