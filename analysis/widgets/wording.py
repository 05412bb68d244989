"""The words of the panel, in French and in English."""

from __future__ import annotations

from typing import Final

from analysis.charts.numbers import check_lang

__all__ = ["say"]

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "actors": ("Acteurs", "Actors"),
    "themes": ("Thèmes", "Themes"),
    "sources": ("Sources", "Sources"),
    "add": ("ajouter…", "add…"),
    "all_sources": ("toutes", "all"),
    "query": ("Recherche libre", "Free search"),
    "query_hint": ("cyber* | \"conseil de sécurité\"", "cyber* | \"conseil de sécurité\""),
    "start": ("Du", "From"),
    "end": ("au", "to"),
    "period": ("Pas", "Step"),
    "measure": ("Mesure", "Measure"),
    "day": ("jour", "day"),
    "week": ("semaine", "week"),
    "month": ("mois", "month"),
    "quarter": ("trimestre", "quarter"),
    "year": ("année", "year"),
    "share": ("Part des textes", "Share of texts"),
    "per_10k": ("Pour 10\u202f000 mots", "Per 10,000 words"),
    "n_documents": ("Nombre de textes", "Number of texts"),
    "n_mentions": ("Nombre de mentions", "Number of mentions"),
    "remove": ("Retirer {name}", "Remove {name}"),
    "unknown": ("«\u00a0{name}\u00a0» est inconnu.", "“{name}” is not known."),
    "nearest": (" Le plus proche\u00a0: {name}.", " The nearest: {name}."),
    "bad_query": (
        "La recherche ne se lit pas à partir du caractère {n}, après «\u00a0{before}\u00a0».",
        "The search cannot be read from character {n} on, behind “{before}”.",
    ),
    "bad_window": ("Le dernier jour vient avant le premier.", "The last day comes before the first."),
    "too_many": ("Au plus {n} noms à la fois.", "At most {n} names at a time."),
    "nothing": (
        "Choisir un acteur, un thème, ou écrire une recherche.", "Choose an actor or a theme, or write a search.",
    ),
    "no_texts": ("Aucun texte dans cette fenêtre.", "No text within this window."),
    "looked_at": ("{n} textes regardés, du {start} au {end}", "{n} texts looked at, {start} to {end}"),
    "looked_at_one": ("{n} texte regardé, du {start} au {end}", "{n} text looked at, {start} to {end}"),
    "coverage": ("Qui a publié, et quand", "Who published, and when"),
    "full": ("rythme habituel", "usual pace"),
    "partial": ("partielle", "partial"),
    "none": ("aucun texte", "no text"),
    "unknown_source": ("source inconnue", "unknown source"),
    "more_sources": ("et {n} autres sources", "and {n} other sources"),
    "more_periods": (
        "Bande limitée aux {n} dernières périodes.", "The strip is limited to the last {n} periods.",
    ),
    "sentences": ("Phrases", "Sentences"),
    "lines_of": ("{shown} sur {found} occurrences", "{shown} of {found} occurrences"),
    "lines_all": ("{found} occurrences", "{found} occurrences"),
    "lines_one": ("1 occurrence", "1 occurrence"),
    "lines_none": ("aucune occurrence", "no occurrence"),
    "undated": ("sans date", "undated"),
    "table": ("Valeurs", "Values"),
    "first_rows": (
        "Les {n} dernières lignes\u00a0; le CSV les contient toutes.", "The last {n} rows; the CSV holds all of them.",
    ),
    "col_period": ("Période", "Period"),
    "col_entry": ("Nom", "Name"),
    "col_texts": ("Textes", "Texts"),
    "col_total": ("sur", "of"),
    "col_share": ("Part (%)", "Share (%)"),
    "col_low": ("de (%)", "from (%)"),
    "col_high": ("à (%)", "to (%)"),
    "col_mentions": ("Mentions", "Mentions"),
    "col_rate": ("Pour 10\u202f000 mots", "Per 10,000 words"),
    "filter": ("Filtrer\u00a0:", "Filter:"),
    "info": ("_START_ à _END_ sur _TOTAL_ lignes", "_START_ to _END_ of _TOTAL_ rows"),
    "info_filtered": ("(parmi _MAX_)", "(out of _MAX_)"),
    "empty_table": ("aucune ligne", "no row"),
    "save": ("Enregistrer", "Save"),
    "name": ("Nom", "Name"),
    "definition": ("Rapport", "Report"),
    "definition_tip": (
        "Écrire la définition d’un rapport qui montre cela", "Write the definition of a report that shows this",
    ),
    "save_tip": ("Enregistrer en {kind}", "Save as {kind}"),
    "saved": ("Enregistré\u00a0: {path}", "Saved: {path}"),
    "taken": (
        "Une définition de ce nom existe déjà\u00a0: en choisir un autre.",
        "There is a definition of this name already: choose another.",
    ),
    "empty_view": ("Rien n’est dessiné\u00a0: choisir d’abord un nom.", "Nothing is drawn: choose a name first."),
    "not_written": ("Le fichier ne peut pas être écrit\u00a0: {found}", "The file cannot be written: {found}"),
    "render_with": ("Le produire\u00a0: {command}", "Render it: {command}"),
    "bad_name": (
        "Un nom en minuscules sans accents, chiffres et tirets\u00a0: «\u00a0mon-suivi\u00a0».",
        "A name of lower-case letters without accents, digits and hyphens: “my-report”.",
    ),
    "trying": ("Essayer un nom ou un terme", "Try a name or a term"),
    "try_alias": ("nom d’un acteur", "name of an actor"),
    "try_term": ("terme d’un thème", "term of a theme"),
    "try_entry": ("Acteur ou thème", "Actor or theme"),
    "try_form": ("Nouvelle forme", "New form"),
    "try_exact": ("lettres exactes", "exact letters"),
    "try_button": ("Essayer", "Try"),
    "try_save": ("Garder dans le lexique", "Keep in the lexicon"),
    "try_refused": (
        "«\u00a0{name}\u00a0» ne peut pas être pris dans le lexique.", "“{name}” cannot be taken into the lexicon.",
    ),
    "try_known": (
        "«\u00a0{name}\u00a0» est déjà une forme du lexique.", "“{name}” is a form of the lexicon already.",
    ),
    "try_hint": ("{a|b} pour «\u00a0a ou b\u00a0», (s) pour un pluriel", "{a|b} for “a or b”, (s) for a plural"),
    "try_needs": ("Choisir une entrée et écrire une forme.", "Choose an entry and write a form."),
    "try_here": (
        "Le panneau compte désormais avec cette forme.", "The panel now counts with this form.",
    ),
}  # fmt: skip


def say(key: str, lang: str, **values: object) -> str:
    """Return the words for ``key``.

    Examples
    --------
    >>> say("remove", "fr", name="OTAN"), say("quarter", "en")
    ('Retirer OTAN', 'quarter')
    """
    words = _WORDS[key][0 if check_lang(lang) == "fr" else 1]
    return words.format(**values) if values else words
