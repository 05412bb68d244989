from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from analysis.notices.channels import Command, Email, Secret, Webhook
from analysis.notices.notice import Notice
from analysis.notices.sending import send_notice

SECRET = "Cléopâtre/1789"
NOTICE = Notice("failure", "Deux rapports en échec", ("Le corpus est introuvable.",), ("a", "b"), "https://x.example/")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Hook(BaseHTTPRequestHandler):
    """Answers 204, or what the path asks for."""

    got: list[tuple[str, Any, Any]] = []  # noqa: RUF012

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.path, dict(self.headers), json.loads(body)))
        code = int(self.path.rpartition("-")[2]) if "-" in self.path else 204
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/moved")
        self.end_headers()

    do_GET = do_POST  # noqa: N815

    def log_message(self, *arguments: Any) -> None:
        return None


@pytest.fixture
def hook() -> Iterator[str]:
    Hook.got = []
    server = HTTPServer(("127.0.0.1", 0), Hook)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def webhook(url: str) -> dict[str, Any]:
    return {"h": Webhook("h", Secret(url))}


def test_a_webhook_is_sent_json(hook: str) -> None:
    (done,) = send_notice(NOTICE, webhook(f"{hook}/x"))
    assert done.delivered and done.reason == ""
    ((path, headers, body),) = Hook.got
    assert path == "/x" and headers["Content-Type"].startswith("application/json")
    assert body["kind"] == "failure" and body["lines"] == ["Le corpus est introuvable."]


def test_a_webhook_that_refuses_or_sends_elsewhere_has_failed_and_its_address_is_not_told(hook: str) -> None:
    for code in (500, 302, 404):
        (done,) = send_notice(NOTICE, webhook(f"{hook}/s3cr3t-{code}"))
        assert not done.delivered
        assert str(code) in done.reason and "s3cr3t" not in done.reason
    assert "/moved" not in [path for path, _, _ in Hook.got]


def test_no_connection_is_told_without_the_address() -> None:
    (done,) = send_notice(NOTICE, webhook("http://127.0.0.1:1/s3cr3t"))
    assert not done.delivered and "s3cr3t" not in done.reason and done.reason
    (done,) = send_notice(NOTICE, webhook("http://127.0.0.1:99999/s3cr3t\n"))
    assert not done.delivered and "s3cr3t" not in repr(done)


def test_a_command_gets_json_and_its_words_are_not_told(tmp_path: Path) -> None:
    target = tmp_path / "got.json"
    code = f"import sys; open({str(target)!r}, 'wb').write(sys.stdin.buffer.read())"
    (done,) = send_notice(NOTICE, {"c": Command("c", (sys.executable, "-c", code))})
    assert done.delivered
    assert json.loads(target.read_text())["subject"] == NOTICE.subject
    failing = Command("c", (sys.executable, "-c", "print('s3cr3t'); raise SystemExit(4)"))
    (done,) = send_notice(NOTICE, {"c": failing})
    assert not done.delivered and done.reason == "it ended with code 4"
    (done,) = send_notice(NOTICE, {"c": Command("c", ("no-such-program-here",))})
    assert not done.delivered and "No such file" in done.reason
    slow = Command("c", (sys.executable, "-c", "import time; time.sleep(9)"))
    (done,) = send_notice(NOTICE, {"c": slow}, timeout=0.1)
    assert not done.delivered and "0.1 seconds" in done.reason


def test_one_channel_that_fails_stops_no_other(hook: str) -> None:
    channels = {"a": Command("a", ("no-such-program-here",)), **webhook(f"{hook}/x")}
    assert [(d.channel, d.delivered) for d in send_notice(NOTICE, channels)] == [("a", False), ("h", True)]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Box:
    """Keeps the mail it is sent."""

    def __init__(self) -> None:
        self.mails: list[Any] = []
        self.logins: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.mails.append((session.host_name, session.ssl is not None, envelope))
        return "250 OK"

    def login(self, server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> Any:
        from aiosmtpd.smtp import AuthResult

        self.logins.append(data.password.decode())
        return AuthResult(success=data.password.decode() == SECRET, handled=False)


@pytest.fixture
def smtp() -> Iterator[Any]:
    """Start a server of mail; called with the options it is to have."""
    controllers = pytest.importorskip("aiosmtpd.controller", reason="the extra 'test' brings aiosmtpd")
    started = []

    def start(**options: Any) -> tuple[Box, int]:
        box = Box()
        if options.get("auth_required"):
            options |= {"authenticator": box.login}
        controller = controllers.Controller(box, hostname="127.0.0.1", port=free_port(), **options)
        controller.start()
        started.append(controller)
        return box, controller.port

    yield start
    for controller in started:
        controller.stop()


def email(port: int, **options: Any) -> dict[str, Any]:
    given = {"host": "127.0.0.1", "security": "none", "sender": "p@presse.example", "to": ("b@presse.example",)}
    return {"m": Email(name="m", port=port, **(given | options))}


def test_an_email_arrives_and_does_not_name_this_machine(smtp: Any) -> None:
    box, port = smtp()
    (done,) = send_notice(NOTICE, email(port))
    assert done.delivered, done.reason
    ((greeted, _, envelope),) = box.mails
    assert greeted == "presse.example"
    assert envelope.rcpt_tos == ["b@presse.example"]
    assert socket.gethostname().encode() not in envelope.content or len(socket.gethostname()) < 4


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    key, cert = folder / "key.pem", folder / "cert.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
               "-keyout", str(key), "-out", str(cert), "-days", "2", "-subj", "/CN=localhost",
               "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return key, cert


def tls(certificate: tuple[Path, Path]) -> Any:
    import ssl

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate[1], certificate[0])
    return context


def test_mail_goes_to_a_server_with_a_certificate_that_is_trusted(
    smtp: Any, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    options = {"tls_context": tls(certificate), "require_starttls": True, "auth_required": True}
    box, port = smtp(**options)
    (done,) = send_notice(NOTICE, email(port, security="starttls", user="moi", secret=Secret(SECRET)))
    assert done.delivered, done.reason
    assert box.logins == [SECRET]
    assert box.mails[0][1]


def test_a_wrong_secret_is_refused_and_not_told(
    smtp: Any, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[1]))
    box, port = smtp(tls_context=tls(certificate), require_starttls=True, auth_required=True)
    (done,) = send_notice(NOTICE, email(port, security="starttls", user="moi", secret=Secret("faux-mot-de-passe")))
    assert not done.delivered and "535" in done.reason
    assert "faux-mot" not in repr(done)
    assert box.mails == []


def test_mail_does_not_go_to_a_server_that_cannot_prove_who_it_is(smtp: Any, certificate: tuple[Path, Path]) -> None:
    box, port = smtp(tls_context=tls(certificate), require_starttls=True, auth_required=True)
    (done,) = send_notice(NOTICE, email(port, security="starttls", user="moi", secret=Secret(SECRET)))
    assert not done.delivered and "certificate" in done.reason.lower()
    assert box.mails == [] and box.logins == []


def test_mail_does_not_go_out_in_the_clear_where_tls_is_asked_for(smtp: Any) -> None:
    box, port = smtp()
    for security in ("starttls", "tls"):
        (done,) = send_notice(NOTICE, email(port, security=security), timeout=3)
        assert not done.delivered
    assert box.mails == []
