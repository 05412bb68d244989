"""Coverage, table and sentences as HTML."""

from __future__ import annotations

from html import escape
from typing import Any, Final

import pandas as pd

from analysis.charts.numbers import format_count
from analysis.charts.strips import FULL
from analysis.charts.style import NO_DATA
from analysis.periods import period_label
from analysis.widgets.looking import View
from analysis.widgets.wording import say

__all__ = ["STYLE", "picture_html", "sentences_html", "strip_html", "table_frame", "table_html"]

_PERIODS: Final = 120
_ROWS: Final = 400
_SIDE: Final = 90

#: What gives the panel its look.
STYLE: Final = f"""<style>
.presscope {{font-size:13px; line-height:1.35; max-width:1180px}}
.presscope h4 {{margin:10px 0 4px; font-size:13px; font-weight:600}}
.presscope img {{width:100%; max-width:780px; height:auto; background:white; display:block}}
.presscope .ps-quiet {{color:var(--jp-ui-font-color2,#595959)}}
.presscope .ps-strip, .presscope .ps-lines {{border-collapse:collapse; width:100%; table-layout:fixed}}
.presscope .ps-strip td, .presscope .ps-strip th, .presscope .ps-lines td {{padding:1px 2px; border:0; background:none}}
.presscope .ps-strip th {{font-weight:400; text-align:left; white-space:nowrap; overflow:hidden;
  text-overflow:ellipsis; width:155px}}
.presscope .ps-strip td {{text-align:center; font-size:11px; height:17px; border:1px solid white; overflow:hidden}}
.presscope .ps-full {{background:{FULL} !important; color:white}}
.presscope .ps-partial {{background:repeating-linear-gradient(135deg,#c9d6df 0 4px,#dfe7ec 4px 8px) !important;
  color:#1a1a1a}}
.presscope .ps-none {{background:{NO_DATA} !important}}
.presscope .ps-key span {{display:inline-block; width:14px; height:11px; margin:0 4px 0 12px; vertical-align:-1px}}
.presscope .ps-lines td {{white-space:nowrap; overflow:hidden; vertical-align:top; padding:2px 4px}}
.presscope .ps-lines tr:nth-child(even) td {{background:rgba(127,127,127,.07)}}
.presscope .ps-left {{text-align:right !important; direction:rtl; text-overflow:ellipsis;
  border-left:12px solid transparent !important}}
.presscope .ps-left bdi {{unicode-bidi:isolate; direction:ltr}}
.presscope .ps-mid {{text-align:center !important; font-weight:600; color:#00507f; text-overflow:ellipsis}}
.presscope .ps-right {{text-align:left !important; text-overflow:ellipsis}}
.presscope .ps-day {{text-align:left !important}}
.presscope .ps-source {{text-align:left !important; text-overflow:ellipsis; color:var(--jp-ui-font-color2,#595959)}}
.presscope .ps-chip {{width:auto !important; border-radius:12px; height:24px; line-height:22px; padding:0 9px;
  margin:2px 3px 2px 0; background:#dbe9f3; color:#00395c}}
.presscope .ps-side {{border-right:1px solid var(--jp-border-color2,#ddd); padding-right:12px}}
.presscope .ps-error {{color:#a33200; font-weight:600}}
.presscope .ps-lines caption, .presscope .ps-strip caption {{text-align:left; padding:0 0 3px; caption-side:top}}
</style>"""


def picture_html(svg: str, alt: str) -> str:
    """Return a drawing as one image with its alternative text."""
    import base64

    address = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{address}" alt="{escape(alt)}">'


def strip_html(view: View) -> str:
    """Return who published when: a row for each source, a cell for each period."""
    lang, cover = view.choice.lang, view.coverage
    starts = list(view.frequencies["period"].drop_duplicates()) or list(cover["period"].drop_duplicates())
    shown = starts[-_PERIODS:]
    names = [escape(period_label(day, view.choice.period, lang)) for day in shown]
    rows, numbered = [], len(shown) <= 24
    groups = {source: cells[-len(shown):] for source, cells in cover.groupby("source", sort=False).indices.items()}
    numbers, states = cover["n_documents"].to_numpy(), cover["coverage"].to_numpy(dtype=object)
    for source, cells in groups.items():
        body = "".join(
            f'<td class="ps-{state}" title="{name} : {n}">{format_count(n, lang) if numbered and n else ""}</td>'
            for name, n, state in zip(names, numbers[cells], states[cells], strict=True)
        )
        rows.append(f'<tr><th scope="row">{escape(str(source) or say("unknown_source", lang))}</th>{body}</tr>')
    left = view.n_sources - len(groups)
    notes = [say("more_sources", lang, n=format_count(left, lang))] if left > 0 else []
    notes += [say("more_periods", lang, n=_PERIODS)] if len(starts) > _PERIODS else []
    key = "".join(f'<span class="ps-{state}"></span>{say(state, lang)}' for state in ("full", "partial", "none"))
    head = f'<tr class="ps-quiet"><th></th>{_years(shown)}</tr>' if shown else ""
    return (
        f'<h4>{say("coverage", lang)}</h4><table class="ps-strip"><tbody>{head}{"".join(rows)}</tbody></table>'
        f'<div class="ps-quiet ps-key">{key} {" ".join(notes)}</div>'
    )


def _years(starts: list[pd.Timestamp]) -> str:
    """Return the cells that name the years over the strip."""
    # An ISO week belongs to the year that most of its days are in.
    years = [(day + pd.Timedelta(days=3)).year for day in starts]
    runs = {year: years.count(year) for year in years}
    return "".join(f'<td colspan="{n}" style="text-align:left">{year if n > 2 or len(runs) < 9 else ""}</td>'
                   for year, n in runs.items())  # fmt: skip


def sentences_html(view: View) -> str:
    """Return the sentences, each keyword in one column with all others."""
    lang, lines = view.choice.lang, view.sentences
    found = lines.n_found
    key = {0: "lines_none", 1: "lines_one", len(lines): "lines_all"}.get(found, "lines_of")
    number = say(key, lang, shown=format_count(len(lines), lang), found=format_count(found, lang))
    rows = []
    for row in lines.table.to_dict("records"):
        day = say("undated", lang) if pd.isna(row["date"]) else f"{row['date']:%d/%m/%Y}"
        source = "" if pd.isna(row["source"]) else escape(str(row["source"]))
        left, keyword, right = (escape(str(row[key])) for key in ("left", "keyword", "right"))
        tongue = escape(str(row["language"]))
        rows.append(
            f'<tr><td class="ps-day">{day}</td>'
            f'<td class="ps-left" lang="{tongue}" title="{left}"><bdi>{left[-4 * _SIDE:]}</bdi></td>'
            f'<td class="ps-mid" lang="{tongue}">{keyword}</td>'
            f'<td class="ps-right" lang="{tongue}" title="{right}">{right}</td>'
            f'<td class="ps-source" title="{source}">{source}</td></tr>'
        )
    widths = "".join(f'<col style="width:{width}">' for width in ("94px", "36%", "13%", "auto", "165px"))
    return (
        f'<h4>{say("sentences", lang)} <span class="ps-quiet">· {number}</span></h4>'
        f'<table class="ps-lines"><colgroup>{widths}</colgroup><tbody>{"".join(rows)}</tbody></table>'
    )


def table_frame(view: View) -> pd.DataFrame:
    """Return the numbers as a reader expects them, the last period first; a hidden last column sorts the periods."""
    lang, choice = view.choice.lang, view.choice
    counts = view.frequencies.iloc[::-1].head(_ROWS)
    days = list(counts["period"])
    names = {day: period_label(day, choice.period, lang) for day in days}
    columns = {
        "col_period": [names[day] for day in days], "col_entry": counts["label"],
        "col_texts": counts["n_documents"], "col_total": counts["n_documents_total"],
        "col_share": (100 * counts["share"]).round(1), "col_low": (100 * counts["share_low"]).round(1),
        "col_high": (100 * counts["share_high"]).round(1), "col_mentions": counts["n_mentions"],
        "col_rate": counts["per_10k"].round(2),
    }  # fmt: skip
    frame = pd.DataFrame({say(key, lang): values for key, values in columns.items()})
    frame["…"] = [f"{day:%Y-%m-%d}" for day in days]
    return frame.reset_index(drop=True)


def table_html(view: View) -> str:
    """Return the same as a table that can be sorted and filtered; nothing of it comes from elsewhere."""
    from itables import JavascriptFunction, to_html_datatable

    lang, frame = view.choice.lang, table_frame(view)
    place, digits = ("fr-FR" if lang == "fr" else "en-GB"), "{maximumFractionDigits: 2}"
    written = JavascriptFunction(
        "function (d, type) { return type !== 'display' ? d : d === null || d === undefined || Number.isNaN(Number(d))"
        f" ? '–' : Number(d).toLocaleString('{place}', {digits}); }}"
    )
    options: dict[str, Any] = {
        "columnDefs": [
            {"targets": [2, 3, 4, 5, 6, 7, 8], "render": written, "className": "dt-right", "type": "num"},
            {"targets": [0], "orderData": [9], "className": "dt-left"}, {"targets": [1], "className": "dt-left"},
            {"targets": [9], "visible": False, "searchable": False},
        ],
        "language": {"search": say("filter", lang), "info": say("info", lang), "infoEmpty": say("empty_table", lang),
                     "infoFiltered": say("info_filtered", lang), "emptyTable": say("empty_table", lang),
                     "zeroRecords": say("empty_table", lang), "thousands": "\u202f" if lang == "fr" else ","},
        "layout": {"topStart": None, "topEnd": "search", "bottomStart": "info", "bottomEnd": "paging"},
    }  # fmt: skip
    table = to_html_datatable(
        frame, connected=False, showIndex=False, maxBytes=0, pageLength=8, lengthMenu=[8, 25, 100],
        display_logo_when_loading=False, style="width:100%;margin:0", classes="display compact", **options,
    )  # fmt: skip
    cut = len(view.frequencies) > _ROWS
    note = f'<p class="ps-quiet">{say("first_rows", lang, n=_ROWS)}</p>' if cut else ""
    return table + note
