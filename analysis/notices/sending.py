"""Sending a notice through channels, each by itself: one that fails is told of and stops no other."""

from __future__ import annotations

import base64
import json
import smtplib
import ssl
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import quote

from analysis.notices.channels import Channel, Command, Email, Webhook
from analysis.notices.message import as_email, as_json
from analysis.notices.notice import Notice

__all__ = ["Delivery", "send_notice"]

#: Seconds that one channel may take.
TIMEOUT: Final = 20.0


@dataclass(frozen=True)
class Delivery:
    """How one channel ended.

    Parameters
    ----------
    channel : str
        Its name in ``presscope.yaml``.
    kind : {"email", "webhook", "command"}
    delivered : bool
    reason : str
        Why not, without a secret.
    """

    channel: str
    kind: Literal["email", "webhook", "command"]
    delivered: bool
    reason: str = ""


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """Goes nowhere else: an address that moved would carry its key and the notice to a stranger."""

    def redirect_request(self, *arguments: object, **options: object) -> None:
        return None


def send_notice(notice: Notice, channels: Mapping[str, Channel], *, timeout: float = TIMEOUT) -> list[Delivery]:
    """Send a notice through every channel and say how each ended; nothing is raised.

    Parameters
    ----------
    notice : Notice
    channels : mapping of str to Channel
        Those to send through: the ones a definition names, of those :func:`read_channels` gives.
    timeout : float
        Seconds that each may take.
    """
    return [_send(notice, channel, timeout) for channel in channels.values()]


def _send(notice: Notice, channel: Channel, timeout: float) -> Delivery:
    kind: Literal["email", "webhook", "command"]
    try:
        if isinstance(channel, Email):
            kind = "email"
            _mail(notice, channel, timeout)
        elif isinstance(channel, Webhook):
            kind = "webhook"
            _post(notice, channel, timeout)
        else:
            kind = "command"
            _run(notice, channel, timeout)
    except Exception as error:  # whatever stops one channel, the others are still to be tried
        return Delivery(channel.name, kind, False, _told(error, channel))
    return Delivery(channel.name, kind, True)


def _mail(notice: Notice, channel: Email, timeout: float) -> None:
    message = as_email(notice, channel.sender, channel.to)
    # By default the name of this machine would be told, after a search for it in the network.
    me = channel.sender.rpartition("@")[2]
    if channel.security == "tls":
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            channel.host, channel.port, local_hostname=me, timeout=timeout, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(channel.host, channel.port, local_hostname=me, timeout=timeout)
    with server:
        if channel.security == "starttls":
            server.starttls(context=ssl.create_default_context())
        if channel.user:
            _log_in(server, channel)
        refused = server.send_message(message)
    if refused:
        raise smtplib.SMTPRecipientsRefused(refused)


def _log_in(server: smtplib.SMTP, channel: Email) -> None:
    if (channel.user + channel.secret.value).isascii():
        server.login(channel.user, channel.secret.value)
        return
    # smtplib knows ASCII alone; RFC 4616 says UTF-8.
    server.ehlo_or_helo_if_needed()
    given = base64.b64encode(f"\0{channel.user}\0{channel.secret.value}".encode()).decode()
    code, answer = server.docmd("AUTH", f"PLAIN {given}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, answer)


def _post(notice: Notice, channel: Webhook, timeout: float) -> None:
    data = json.dumps(as_json(notice), ensure_ascii=False).encode()
    headers = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "presscope"}
    request = urllib.request.Request(channel.url.value, data=data, headers=headers, method="POST")
    with urllib.request.build_opener(_NoRedirect).open(request, timeout=timeout):
        return


def _run(notice: Notice, channel: Command, timeout: float) -> None:
    given = json.dumps(as_json(notice), ensure_ascii=False).encode()
    done = subprocess.run(list(channel.command), input=given, capture_output=True, timeout=timeout, check=False)
    if done.returncode:
        # What it printed may hold anything.
        raise ChildProcessError(f"it ended with code {done.returncode}")


def _told(error: Exception, channel: Channel) -> str:
    """Return why a channel failed, in one line without what the channel keeps secret."""
    if isinstance(error, urllib.error.HTTPError):
        text = f"the server answered {error.code}"
    elif isinstance(error, urllib.error.URLError):
        text = f"no connection: {error.reason}"
    elif isinstance(error, smtplib.SMTPResponseException):
        # Servers repeat what they were given; the code says what is wrong.
        text = f"the server answered {error.smtp_code} ({type(error).__name__})"
    elif isinstance(error, subprocess.TimeoutExpired):
        text = f"no end after {error.timeout:g} seconds"
    elif isinstance(error, OSError):
        text = error.strerror or str(error) or type(error).__name__
    else:
        text = type(error).__name__  # its words may hold anything
    for secret in _secrets(channel):
        text = text.replace(secret, "***")
    return " ".join(text.split())[:300]


def _secrets(channel: Channel) -> list[str]:
    """Return what must not be told, in every form in which a library might write it."""
    if isinstance(channel, Command):
        return []
    secret = channel.secret.value if isinstance(channel, Email) else channel.url.value
    if not secret:
        return []
    user = channel.user if isinstance(channel, Email) else ""
    plain = base64.b64encode(f"\0{user}\0{secret}".encode()).decode()
    forms = [secret, quote(secret, safe=""), repr(secret)[1:-1], base64.b64encode(secret.encode()).decode(), plain]
    if isinstance(channel, Webhook):
        forms += [part for part in secret.split("/")[3:] if len(part) > 3]
    return sorted(set(forms), key=len, reverse=True)
