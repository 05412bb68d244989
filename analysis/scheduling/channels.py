"""From the name of a channel to a notice sent."""

from __future__ import annotations

from analysis.errors import RunError
from analysis.notices.channels import read_channels
from analysis.notices.notice import Notice
from analysis.notices.sending import send_notice
from analysis.projects import Project
from analysis.scheduling.telling import Send

__all__ = ["sender_of"]


def sender_of(project: Project | None) -> Send:
    """Return what sends a notice to a channel of the project.

    The channels are read at each sending: a mended one counts at once, a broken one stops no report.
    """

    def send(notice: Notice, name: str) -> None:
        channels = read_channels(project) if project else {}
        if name not in channels:
            raise RunError(f"There is no channel {name!r}.")
        (delivery,) = send_notice(notice, {name: channels[name]})
        if not delivery.delivered:
            raise RunError(delivery.reason)

    return send
