"""The reconciliation sheet: what was announced, found, read and rejected, and what the user should know about it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from typing import Final, Protocol

import pandas as pd

from analysis.corpus.rejections import evidence_words, reason_words
from analysis.readers.description import Description
from analysis.readers.outlets import Outlets
from analysis.readers.publications import RENAMED
from analysis.readers.reading import text_order
from analysis.readers.records import EXCESS, NULS, UNCLOSED, file_of
from analysis.readers.text_files import UNDESCRIBED
from analysis.readers.unwrapping import UNWRAPPED

__all__ = ["SHEET_COLUMNS", "reconcile"]

SHEET_COLUMNS: Final = ("item", "n", "detail")
Line = tuple[str, int, str]
#: Texts that one line names.
_MOST_NAMED: Final = 20


class Accounted(Protocol):
    """What the sheet is made of: a corpus, or what is left of one whose texts are too many to be held."""

    @property
    def documents(self) -> pd.DataFrame: ...
    @property
    def files(self) -> pd.DataFrame: ...
    @property
    def rejections(self) -> pd.DataFrame: ...
    @property
    def remarks(self) -> pd.DataFrame: ...
    @property
    def twice(self) -> pd.DataFrame: ...
    @property
    def about(self) -> Description | None: ...
    @property
    def window(self) -> tuple[dt.date, dt.date]: ...
    @property
    def n_found(self) -> int: ...


def reconcile(corpus: Accounted, outlets: Outlets | None = None) -> pd.DataFrame:
    """Return the sheet, one line per finding, totals first.

    Parameters
    ----------
    corpus : Corpus or Account
    outlets : Outlets, optional
        Known outlets: with them news agencies and state media are listed.

    Returns
    -------
    DataFrame
        ``item`` (what), ``n`` (how many texts), ``detail`` (which file and why). Lines of rejected texts name their
        file. Found is read plus rejected plus exported twice, always.
    """
    documents = corpus.documents
    dated = documents["date"].notna()
    start, end = corpus.window
    outside = dated & ~documents["date"].between(pd.Timestamp(start), pd.Timestamp(end))
    lines: list[Line] = [
        *_announced(corpus.files),
        ("textes trouvés", corpus.n_found, ""),
        ("textes lus", len(documents), ""),
        ("textes rejetés", len(corpus.rejections), ""),
        ("textes exportés deux fois", len(corpus.twice), ""),
        *_rejected(corpus.rejections),
        *_twice(corpus.twice),
        *_counted("format", documents["format"] if "format" in documents else pd.Series(dtype="str")),
        *_encodings(corpus.files, corpus.twice["origin"]),
        *_counted("langue", documents["language"].astype("str").fillna("indéterminée")),
        *_counted("date établie par", documents["date_basis"].map(_BASES)),
        ("textes sans date", int((~dated).sum()), _names(documents.loc[~dated, "origin"])),
        (_window_words(corpus), int(outside.sum()), _names(documents.loc[outside, "origin"])),
        *_copies(documents),
        *_remarked(corpus.remarks),
        *(_kinds(documents, outlets) if outlets is not None else []),
        *_described(corpus),
    ]
    spaced = [(item, n, _spaced(detail)) for item, n, detail in lines]
    return pd.DataFrame(spaced, columns=list(SHEET_COLUMNS))


def _spaced(words: str) -> str:
    for mark in (" :", " ;", " »"):
        words = words.replace(mark, f"\u00a0{mark[1:]}")
    return words.replace("« ", "«\u00a0")


_BASES: Final = {
    "metadata": "le fichier ou ses métadonnées", "dateline": "la ligne de date", "explicit": "une date écrite",
    "weekday": "jour et mois", "event": "un événement daté", "duplicate": "un texte repris",
    "relative": "un repère relatif", "none": "rien",
}  # fmt: skip
_DECIDED: Final = {
    "BOM": "marque d’ordre des octets", "valid UTF-8": "UTF-8 valide", "French letters": "lettres du français",
    "UTF-8 and cp1252 mixed": "UTF-8 et cp1252 mêlés",
    "charset-normalizer": "statistique", "Office Open XML": "document Word",
}  # fmt: skip
_REMARKS: Final = {
    "unreadable date": "date illisible (attendu : 2021-06-14, 14/06/2021 ou 14 juin 2021)",
    "row without its text": "ligne de métadonnées sans texte",
    UNDESCRIBED: "textes sans ligne dans le metadata.csv de leur dossier",
    "row without id": "ligne de métadonnées sans identifiant",
    "metadata not read": "métadonnées endommagées, laissées de côté",
    "format not read": "format non lu",
    "inferred date": "dates inférées par trafilatura, non déclarées",
    "titles only": "titres sans texte : seuls les titres sont étudiés",
    "day seen, not published": "jour de collecte, non de parution",
    "date in the id alone": "date donnée par le seul identifiant",
    RENAMED: "même identifiant, textes différents : tous gardés, identifiant complété",
    "ids in conflict": "deux identifiants dans un article",
    "no heading above the body": "article sans en-tête",
    "unknown source": "source sans notice (à ajouter dans sources.yaml)",
    EXCESS: "plus de valeurs que de colonnes (guillemets oubliés ?) : le surplus n’est pas lu",
    "unclosed quotation mark": "guillemet non fermé dans un tableau : lignes voisines retrouvées",
    NULS: "texte endommagé, lu sans ses octets nuls",
    UNWRAPPED: "textes aux lignes coupées à largeur fixe, réunies en paragraphes",
    "archive without a directory": "archive tronquée : fichiers retrouvés un à un",
    "damaged archive, read as far as it goes": "archive endommagée, lue jusqu’à la coupure",
    "the file begins amid an article": "début de fichier sans en-tête : article lu sans son titre",
    "the file ends amid an article": "fin de fichier au milieu d’un article",
}
#: Remarks whose detail is not for readers as it is: what a library said, in English, is left out.
_DETAILS: Final[dict[str, Callable[[str], str]]] = {
    "metadata not read": lambda _: "",
    "damaged archive, read as far as it goes": lambda _: "",
    NULS: lambda detail: f"{detail} octets nuls" if detail != "1" else "1 octet nul",
    "row without id": lambda detail: detail.replace("line", "ligne"),
    "archive without a directory": lambda detail: "{} fichiers relus ; le dernier : {}".format(*detail.split(" ; ", 1)),
}
#: A corpus of such texts has nothing else: where there are more than so many, one line says it of all of them.
_JOINED: Final = {UNWRAPPED: 0, UNDESCRIBED: 0, RENAMED: _MOST_NAMED, EXCESS: _MOST_NAMED, NULS: _MOST_NAMED}
_RULES: Final = {"header": "l’en-tête", "id": "l’identifiant"}


def _announced(files: pd.DataFrame) -> list[Line]:
    told = files[files["n_announced"].notna()] if "n_announced" in files else files.iloc[:0]
    if told.empty:
        return []
    rows: list[Line] = [("textes annoncés par les exports", int(told["n_announced"].sum()), _names(told["origin"]))]
    for origin, announced, found in zip(told["origin"], told["n_announced"], told["n_found"], strict=True):
        if int(announced) != int(found):
            rows.append(("annoncés et non trouvés" if announced > found else "trouvés et non annoncés",
                         abs(int(announced) - int(found)),
                         f"{origin} : {int(announced)} annoncés, {int(found)} trouvés"))  # fmt: skip
    return rows


def _rejected(rejections: pd.DataFrame) -> list[Line]:
    columns = (rejections[name] for name in ("origin", "reason", "first_characters"))
    told = (
        (origin, reason_words(reason, "fr"), evidence_words(reason, first, "fr"))
        for origin, reason, first in zip(*columns, strict=True)
    )
    return [("rejeté", 1, f"{origin} : {why}" + (f" — « {found} »" if found else "")) for origin, why, found in told]


def _twice(twice: pd.DataFrame) -> list[Line]:
    columns = (twice[name] for name in ("origin", "reason", "first_characters"))
    return [
        ("exporté deux fois", 1, f"{origin} = {reason.partition(': ')[2]}" + (f" — « {first} »" if first else ""))
        for origin, reason, first in zip(*columns, strict=True)
    ]


def _remarked(remarks: pd.DataFrame) -> list[Line]:
    counts = remarks["kind"].value_counts()
    kinds = [kind for kind, most in _JOINED.items() if counts.get(kind, 0) > most]
    origins = remarks["origin"].sort_values(key=lambda column: column.map(text_order))
    joined = [origins[remarks["kind"] == kind] for kind in kinds]
    lines: list[Line] = [(_REMARKS[kind], len(own), _names(own)) for kind, own in zip(kinds, joined, strict=True)]
    columns = (remarks.loc[~remarks["kind"].isin(kinds), name] for name in ("origin", "kind", "detail"))
    return lines + [_remark(str(origin), str(kind), str(detail)) for origin, kind, detail in zip(*columns, strict=True)]


def _remark(origin: str, kind: str, detail: str) -> Line:
    if kind == "dates in conflict":
        header, inside, rule = detail.split(" / ")
        said = f"{origin} : {header} en tête, {inside} dans l’identifiant ; {_RULES[rule]} l’emporte"
        return ("dates en conflit", 1, said)
    if kind == "unknown source":
        told, _, near = detail.partition(" ~ ")
        name, _, n_texts = told.removesuffix(")").rpartition(" (")
        return (_REMARKS[kind], int(n_texts), name + (f" ; la plus proche : {near}" if near else ""))
    counted = kind in {"inferred date", "titles only", "day seen, not published", UNCLOSED} and detail.isdecimal()
    n = int(detail) if counted else 1
    told = "" if counted else _DETAILS.get(kind, str)(detail)
    return (_REMARKS.get(kind, kind), n, f"{origin} : {told}" if told else origin)


def _encodings(files: pd.DataFrame, twice: pd.Series) -> list[Line]:
    """Count the texts that were read in each encoding: no rejected ones, and none that was exported twice."""
    files = files[files["encoding"] != ""]
    decided = files["decided_by"].map(lambda by: _DECIDED.get(by, _broken_words(by)))
    named = files["encoding"] + " (" + decided + ")"
    of_file = dict(zip(files["origin"], named, strict=True))
    counts = Counter(dict(files["n_read"].astype(int).groupby(named, sort=False).sum()))
    # Whether a text was exported twice is known only when its file has long been read.
    counts.subtract(of_file[file] for origin in twice if (file := file_of(origin)) in of_file)
    return [("encodage", n, name) for name, n in counts.most_common() if n > 0]


def _broken_words(decided_by: str) -> str:
    """Say how many bytes did not fit."""
    number = next((word for word in decided_by.split() if word.isdecimal()), "")
    return f"UTF-8, {number} octets défectueux" if number else decided_by


def _counted(item: str, values: pd.Series) -> list[Line]:
    counts = values.value_counts()
    return [(item, int(n), str(value)) for value, n in counts.items() if str(value).strip(" ()")]


def _window_words(corpus: Accounted) -> str:
    start, end = corpus.window
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"textes hors de la période {start.year}–{end.year}" if start.year != end.year else (
            f"textes hors de l’année {start.year}"
        )
    return f"textes hors de la période du {start:%d/%m/%Y} au {end:%d/%m/%Y}"


def _copies(documents: pd.DataFrame) -> list[Line]:
    copies = documents[documents["duplicate_of"].notna()]
    pairs = [f"{origin} = {first}" for origin, first in zip(copies["origin"], copies["duplicate_of"], strict=True)]
    exact = documents["sha256"].duplicated(keep="first")
    rows: list[Line] = [
        ("copies exactes", int(exact.sum()), _names(documents.loc[exact, "origin"])),
        ("reprises d’un texte déjà publié", len(copies), "; ".join(pairs[:20]) + (" …" if len(pairs) > 20 else "")),
    ]
    if "n_also_in" in documents and documents["n_also_in"].any():
        also = documents[documents["n_also_in"] > 0]
        said = f"{int(also['n_also_in'].sum())} parutions hors du corpus : {_names(also['origin'])}"
        rows.append(("aussi publiés ailleurs, selon l’export", len(also), said))
    return rows


def _kinds(documents: pd.DataFrame, outlets: Outlets) -> list[Line]:
    """List the texts of news agencies and of state media, by outlet."""
    rows: list[Line] = []
    for name, n in documents["source"].value_counts().items():
        outlet = outlets.by_name.get(str(name))
        if outlet is not None and outlet.is_agency:
            rows.append(("textes d’agence", int(n), outlet.name))
        if outlet is not None and outlet.owner == "state":
            rows.append(("textes d’un média d’État", int(n), f"{outlet.name} ({outlet.country})"))
    return rows


def _described(corpus: Accounted) -> list[Line]:
    """Repeat what the user says of the corpus."""
    about = corpus.about
    if about is None:
        return []
    said = {
        "requête": about.query, "base": about.database,
        "exporté le": ", ".join(f"{day:%d/%m/%Y}" for day in about.exported), "licence": about.licence,
    }  # fmt: skip
    rows: list[Line] = [(item, len(corpus.documents), detail) for item, detail in said.items() if detail]
    return rows + [("lacune connue", 0, gap) for gap in about.known_gaps]


def _names(origins: pd.Series, most: int = _MOST_NAMED) -> str:
    listed = origins.tolist()
    return ", ".join(listed[:most]) + (" …" if len(listed) > most else "")
