"""What there is to tell, before any channel is known."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["Kind", "Notice"]

Kind = Literal["failure", "withheld", "recovery", "success", "edition"]


@dataclass(frozen=True)
class Notice:
    """One message to people, the same for every channel.

    Parameters
    ----------
    kind : {"failure", "withheld", "recovery", "success", "edition"}
        A failure is the operator's to mend, a withheld edition the editor's to decide on.
    subject : str
        One line, in the language of the notice.
    lines : tuple of str
        What happened, one sentence or point each, the most important first. No text of an article.
    reports : tuple of str
        The names of the reports concerned.
    link : str
        Where the edition, or what explains the failure, is found: an address, or a path of this machine.
    figure : Path, optional
        One PNG that is shown in an e-mail.
    pdf : Path, optional
        The report as PDF; attached to an e-mail when it is small enough.
    lang : str
        The language of the words around it: ``"fr"`` or ``"en"``.

    Examples
    --------
    >>> Notice("failure", "Deux rapports en échec", ("Le corpus est introuvable.",), ("acteurs", "themes")).link
    ''
    """

    kind: Kind
    subject: str
    lines: tuple[str, ...]
    reports: tuple[str, ...]
    link: str = ""
    figure: Path | None = None
    pdf: Path | None = None
    lang: str = "fr"
