"""What a notice says of editions that appeared."""

from __future__ import annotations

import base64
import json
import os
from typing import Any

import pytest

from analysis.notices.notice import Notice
from analysis.publishing.site import NewEdition, publish_editions
from analysis.scheduling.jobs import Job, Result


def test_a_success_is_told_with_title_changes_and_the_first_figure(world: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="60"><rect width="60" height="40"/></svg>'
    uri = f"data:image/svg+xml;base64,{base64.b64encode(drawing).decode()}"
    seen = []

    def publish(job: Job) -> Result:
        period = {"start": str(job.period.start), "end": str(job.period.end), "as_of": str(job.period.end)}
        provenance = {"report": job.name, "title": "Les fanfares", "question": "Qui joue ?", "period": period}
        files = {
            "themes.html": f'<p><img src="{uri}" alt="Un carré."></p>'.encode(), "themes.pdf": b"%PDF-1.7",
            "provenance.json": json.dumps(provenance).encode(), "changes.json": b'{"sentences": ["Les cors montent."]}',
        }  # fmt: skip
        publish_editions(job.out, [NewEdition(job.name, job.period.key, files)])
        return Result("published")

    def look(notice: Notice, _channel: str) -> None:
        seen.append((notice, notice.figure.read_bytes() if notice.figure else b""))

    world.render = publish
    world.plan("themes", every="month", notify_success=True)
    world.at("2024-01-31 12:00")
    world.at("2024-02-01 12:00", send=look)
    world.at("2024-05-01 12:00", send=look)
    (one, figure), (several, another) = seen
    assert one.subject == "Les fanfares – janvier\u00a02024"
    assert one.lines == ("Qui joue ?", "Les cors montent.")
    assert one.pdf is not None and one.pdf.name == "themes.pdf"
    assert figure == another and figure.startswith(b"\x89PNG")
    assert one.figure is not None and not one.figure.exists()
    assert (several.subject, several.pdf) == ("3\u00a0éditions", None)
    assert [line.split(" – ")[0] for line in several.lines] == ["Les fanfares"] * 3
    assert several.link.endswith("themes/index.html")
