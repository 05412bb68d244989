"""The reconciliation sheet as a page that needs nothing but itself."""

from __future__ import annotations

import html
from typing import Final

import pandas as pd

__all__ = ["write_page"]

_STYLE: Final = (
    "body{font:16px/1.5 Georgia,serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;"
    "border-bottom:1px solid #ccc;overflow-wrap:anywhere}td.n,th.n{text-align:right;white-space:nowrap}"
)


def write_page(sheet: pd.DataFrame, name: str) -> str:
    """Return the sheet of the corpus ``name`` as HTML: every word of it escaped, no script, nothing fetched."""
    rows = "\n".join(
        f'<tr><td>{html.escape(str(item))}</td><td class="n">{n}</td><td>{html.escape(str(detail))}</td></tr>'
        for item, n, detail in zip(sheet["item"], sheet["n"], sheet["detail"], strict=True)
    )
    title = html.escape(f"Réconciliation\u00a0: {name}")
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>{title}</title>'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head>\n<body><h1>{title}</h1>\n"
        "<p>Trouvés = lus + rejetés + exportés deux fois.</p>\n"
        '<table><thead><tr><th scope="col">Constat</th><th scope="col" class="n">Textes</th>'
        f'<th scope="col">Détail</th></tr></thead><tbody>\n{rows}\n</tbody></table></body></html>\n'
    )
