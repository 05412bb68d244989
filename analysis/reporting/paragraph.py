"""The method as a paragraph with the numbers of the corpus, ready to paste."""

from __future__ import annotations

from analysis.charts.numbers import format_count
from analysis.exhibits import Text
from analysis.reporting.selection import tell_selection
from analysis.reporting.study import Study
from analysis.reporting.wording import day_words, zone_words

__all__ = ["describe_method"]


def describe_method(study: Study, *, brief: bool = False) -> Text:
    """Return the method as a paragraph with this corpus's numbers, ready to paste.

    Parameters
    ----------
    study : Study
    brief : bool
        What a share and its interval mean, or the corpus where there are none: for a report of two pages.
    """
    if brief:
        return Text(" ".join(filter(None, [_tell_share(study) or _tell_corpus(study), tell_selection(study)])))
    parts = (_tell_corpus, tell_selection, _tell_counting, _tell_copies, _tell_share, _tell_lexicon)
    return Text(" ".join(filter(None, (part(study) for part in parts))))


def _tell_corpus(study: Study) -> str:
    corpus, scope = study.corpus, study.scope
    n, texts = len(study.texts), study.count(len(corpus.documents), "texte", "text")
    start, end = (day_words(day, study.lang) for day in (scope.start, scope.end))
    french = "Le corpus d’exemple" if corpus.notice else f"Le corpus « {corpus.name} »"
    english = "The sample corpus" if corpus.notice else f"The corpus “{corpus.name}”"
    inside = format_count(n, study.lang)
    return study.say(
        f"{french} compte {texts} ; {inside} {'a' if n < 2 else 'ont'} un passage daté du {start} au {end}.",
        f"{english} holds {texts}; {inside} {'has' if n == 1 else 'have'} a passage dated from {start} to {end}.",
    )


def _tell_counting(study: Study) -> str:
    zones = study.join([zone_words(zone, study.lang) for zone in study.scope.zones])
    return study.say(
        f"Les mentions et les thèmes sont comptés dans les zones suivantes : {zones}, au jour du passage ; un texte "
        "compte une fois par période.",
        f"Mentions and themes are counted in these zones: {zones}, on the day of the passage; a text counts once per "
        "period.",
    )


def _tell_copies(study: Study) -> str:
    if study.scope.copies != "all":
        return study.say(
            "Chaque récit est compté une fois, à sa première publication.",
            "Each story counts once, at its first publication.",
        )
    n = int(study.corpus.documents["duplicate_of"].notna().sum())
    if n == 0:
        return study.say(
            "Toutes les publications sont comptées ; aucune n’en reprend une autre.",
            "All publications count; none repeats another.",
        )
    copies = study.count(n, "reprise", "copy", english_plural="copies")
    return study.say(
        f"Toutes les publications sont comptées, y compris {copies} d’un texte déjà publié.",
        f"All publications count, including {copies} of a text published before.",
    )


def _tell_share(study: Study) -> str:
    if study.is_small:
        return ""
    return study.say(
        "La part est le nombre de textes qui contiennent l’entrée, divisé par le nombre de textes de la période ; sa "
        "bande est l’intervalle de Wilson à 95 %. Le corpus est complet pour ce qu’il contient : l’intervalle dit ce "
        "que vaudrait la part si ces textes étaient tirés d’un ensemble plus grand du même genre.",
        "The share is the number of texts that hold the entry over the number of texts of the period; its band is the "
        "Wilson 95% interval. The corpus is complete for what it holds: the interval says what the share could be if "
        "these texts were drawn from a larger set of the same kind.",
    )


def _tell_lexicon(study: Study) -> str:
    lexicon = study.corpus.lexicon
    actors, offices, themes = (
        format_count(len(part), study.lang) for part in (lexicon.actors, lexicon.offices, lexicon.themes)
    )
    through = day_words(max(lexicon.valid_through.values()), study.lang)
    return study.say(
        f"Le lexique ({actors} acteurs, {offices} fonctions, {themes} thèmes) a été vérifié jusqu’au {through}. Une "
        "fonction sans nom est attribuée à son titulaire le jour du passage ; une capitale compte pour son État quand "
        "elle agit, non quand elle est un lieu.",
        f"The lexicon ({actors} actors, {offices} offices, {themes} themes) was checked up to {through}. A role "
        "without a name is given to its holder on the passage’s day; a capital counts as its state where it acts, not "
        "where it is a place.",
    )
