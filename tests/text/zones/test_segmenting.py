"""Zones of the passages of a text: rules on invented texts, floors on invented pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.schemas import COUNTED_ZONES, ZONES
from analysis.text.language import identify
from analysis.text.line_memory import forgetting
from analysis.text.zones.lines import read_lines
from analysis.text.zones.segmenting import _identify_whole, segment, segment_texts

PAGES = sorted((Path(__file__).parents[2] / "data" / "pages").glob("*.txt"))
PARAGRAPH = (
    "Les délégations des deux rives se sont retrouvées mardi au palais des congrès pour examiner, article "
    "par article, le projet d'accord sur la navigation dans le détroit."
)
SECOND = (
    "Selon un diplomate qui a suivi les échanges, trois points restent ouverts, dont le partage des frais de "
    "déminage et la présence d'observateurs sur la rive sud."
)


THIRD = (
    "La rive nord réclame un péage de cent mille couronnes par navire, la rive sud n'en veut pas, et les armateurs "
    "menacent de contourner le cap jusqu'à la signature."
)


def zones(text: str, title: str | None = None) -> list[str]:
    return [passage.zone for passage in segment(text, title)]


def page(*lines: str) -> str:
    return "\n".join(lines)


def fourgrams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def cleaning_f1(text: str, gold: list[str]) -> float:
    """F1 of the word 4-grams of title and body against those of the same zones in the gold."""
    found = segment(text)

    def counted(names: list[str]) -> Counter[tuple[str, ...]]:
        kept = (p for p, zone in zip(found, names, strict=True) if zone in COUNTED_ZONES)
        return fourgrams("\n".join(text[p.start : p.end] for p in kept))

    have, want = counted([p.zone for p in found]), counted(gold)
    return 2 * (have & want).total() / (have.total() + want.total())


def test_there_are_pages_of_many_shapes() -> None:
    assert len(PAGES) >= 25


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_page_falls_under_its_floor(path: Path) -> None:
    text, gold = path.read_text("utf-8"), path.with_suffix(".zones").read_text("utf-8").split()
    assert cleaning_f1(text, gold) >= 0.85
    right = sum(zone == wanted for zone, wanted in zip(zones(text), gold, strict=True))
    assert right >= 0.8 * len(gold)


def test_all_pages_together_hold_the_floor() -> None:
    scores, right, total = [], 0, 0
    for path in PAGES:
        text, gold = path.read_text("utf-8"), path.with_suffix(".zones").read_text("utf-8").split()
        scores.append(cleaning_f1(text, gold))
        right += sum(zone == wanted for zone, wanted in zip(zones(text), gold, strict=True))
        total += len(gold)
    assert sum(scores) / len(scores) >= 0.98
    assert right / total >= 0.97


def test_a_passage_is_a_non_empty_line_without_the_blanks_around_it() -> None:
    text = "\n  Le détroit rouvre \n\n\u00a0 " + PARAGRAPH + "\u00a0\n"
    assert [text[p.start : p.end] for p in segment(text)] == ["Le détroit rouvre", PARAGRAPH]


def test_lines_end_at_line_feeds_alone() -> None:
    assert len(segment("Un accord\u2028de pêche\x0bsigné\x85lundi.")) == 1


def test_a_plain_text_without_chrome_is_title_and_body_throughout() -> None:
    text = page("Un accord de pêche", "Il vaut dix ans.", "Soixante navires.", "Les marins approuvent.", "Fin en 2031.")
    assert zones(text) == ["title", "body", "body", "body", "body"]


@pytest.mark.parametrize(
    ("last", "zone"),
    [
        ("Le syndicat des pilotes réclame une hausse des salaires et le retrait du projet de", "body"),
        ("Le syndicat des pilotes réclame une hausse des salaires, le retrait du projet et l’", "body"),
        ("Le port rouvre après une longue semaine de grève des pilotes", "boilerplate"),
        ("Toutes les annonces de", "boilerplate"),
    ],
)
def test_the_last_paragraph_of_a_copy_that_breaks_off_in_mid_sentence_is_body(last: str, zone: str) -> None:
    body = "Le port a rouvert lundi après une semaine de grève, a annoncé la capitainerie dans la matinée."
    assert zones(page("Le port rouvre", body, last)) == ["title", "body", zone]


def test_short_dialogue_is_body() -> None:
    text = page("– Tu viens ?", "– Non.", "– Pourquoi ?", "« Parce que. »", "Elle se tait.")
    assert set(zones(text)) == {"body"}


def test_a_live_blog_has_headings_and_bulletins() -> None:
    text = page("Mardi 8 mars", "La séance est levée.", "Le vote est acquis.", "Lundi 7 mars", "La séance commence.")
    assert zones(text) == ["heading", "body", "body", "heading", "body"]


def test_a_weekday_at_the_top_of_a_page_is_no_heading() -> None:
    text = page("Mercredi 9 mars 2022", "Accueil", "S'abonner", "Le détroit rouvre aux cargos", PARAGRAPH, SECOND)
    assert zones(text) == ["boilerplate", "boilerplate", "boilerplate", "title", "body", "body"]


def test_a_standfirst_without_full_stop_is_a_title_and_with_one_it_is_body() -> None:
    headline, standfirst = "Le détroit rouvre aux cargos", "Les premiers navires se présentent devant la passe"
    assert zones(page(headline, standfirst, PARAGRAPH, SECOND))[:2] == ["title", "title"]
    assert zones(page(headline, standfirst + ".", PARAGRAPH, SECOND))[:2] == ["title", "body"]


def test_an_intertitle_heads_the_paragraph_beneath_it() -> None:
    assert zones(page("Le détroit rouvre", PARAGRAPH, "Un vote incertain", SECOND)) == [
        "title",
        "body",
        "title",
        "body",
    ]


def test_a_link_to_another_article_is_not_counted() -> None:
    for link in ("Lire aussi : Le port ferme", "À LIRE AUSSI > Le port ferme", "Voir aussi – Le port ferme"):
        assert zones(page("Le détroit rouvre", PARAGRAPH, link, SECOND))[2] == "boilerplate"


def test_headlines_under_a_bare_link_cue_belong_to_it() -> None:
    text = page(
        "Le détroit rouvre", PARAGRAPH, "Lire aussi", "Le port ferme", "Le phare s'éteint", SECOND, SECOND + " Bis."
    )
    assert zones(text)[2:6] == ["boilerplate", "boilerplate", "boilerplate", "body"]


def test_comments_longer_than_the_article_stay_out() -> None:
    comment = "Je ne suis pas d'accord avec vous, et je le dis depuis des années à qui veut bien m'entendre ici."
    comments = [line for k in range(12) for line in (f"Lecteur{k} dit :", comment + f" Et {k} fois plutôt qu'une.")]
    text = page(
        "Le détroit rouvre",
        PARAGRAPH,
        SECOND,
        THIRD,
        "12 commentaires",
        *comments,
    )
    assert set(zones(text)[4:]) == {"boilerplate"}


def test_teasers_after_the_article_stay_out_without_any_cue() -> None:
    teasers = []
    for place in ("Mérande", "Valmer", "Kestra", "Tornos"):
        teasers += [
            f"À {place}, la colère des dockers",
            f"Les dockers de {place} ont cessé le travail lundi.",
            "3 mai 2022",
        ]
    text = page("Le détroit rouvre", PARAGRAPH, SECOND, THIRD, *teasers)
    assert set(zones(text)[4:]) == {"boilerplate"}


def test_a_section_of_one_paragraph_is_no_teaser() -> None:
    last = "Le projet d'accord sur le détroit sera soumis aux délégations des deux rives jeudi."
    text = page("Le détroit rouvre", PARAGRAPH, SECOND, THIRD, "Et maintenant", last, "Accueil", "Menu", "S'abonner")
    assert zones(text)[4:6] == ["title", "body"]


def test_the_headline_is_found_behind_the_menu_by_the_title_of_the_page() -> None:
    headline = "Le détroit rouvre aux cargos"
    text = page(
        headline + " - Le Courrier", "Accueil", "Monde", "Le phare s'éteint à Valmer", headline, PARAGRAPH, SECOND
    )
    assert zones(text) == ["boilerplate"] * 4 + ["title", "body", "body"]


def test_the_title_field_is_the_title_and_its_repeat_a_duplicate() -> None:
    headline = "Le détroit rouvre enfin aux cargos"
    assert zones(page(headline, "", PARAGRAPH, SECOND), headline)[0] == "title"
    text = page(headline, "", headline, PARAGRAPH, SECOND)
    assert sorted(zones(text, headline)[:2]) in (["duplicate", "title"], ["boilerplate", "title"])


def test_legends_and_credits_are_captions_in_both_languages() -> None:
    text = page(
        "Le détroit rouvre",
        "PHOTO/ARCHIVO - El ministro de Defensa durante su visita al puerto",
        "PHOTO/ARCHIVO - Le ministre de la Défense",
        PARAGRAPH,
        "Le port de Karsa, le 3 mai 2022. LENA RISTIC / AFP",
        SECOND,
    )
    found = segment(text)
    assert [p.zone for p in found] == ["title", "caption", "caption", "body", "caption", "body"]
    assert [p.language for p in found][:3] == ["fr", "es", "fr"]


def test_an_agency_at_the_end_of_a_paragraph_does_not_make_it_a_caption() -> None:
    assert zones(page("Le détroit rouvre", PARAGRAPH, SECOND + " (AFP)"))[2] == "body"


def test_a_passage_in_another_language_is_boilerplate_in_a_french_text() -> None:
    foreign = "Si quieres recibir cada mañana las noticias más importantes, no dudes en escribirnos a la redacción."
    assert zones(page("Le détroit rouvre", PARAGRAPH, SECOND, foreign))[3] == "boilerplate"


def test_a_text_in_another_language_is_not_boilerplate_for_that() -> None:
    english = "The two delegations met on Tuesday at the congress hall to discuss the draft of the agreement."
    found = segment(page(english, english.replace("Tuesday", "Friday evening, at last,")))
    assert {p.language for p in found} == {"en"}
    assert found[0].zone == "body"


def test_a_repeated_paragraph_is_a_duplicate() -> None:
    assert zones(page("Le détroit rouvre", PARAGRAPH, SECOND, PARAGRAPH))[3] == "duplicate"


def test_a_repeat_is_known_with_other_apostrophes_figures_and_one_changed_word() -> None:
    changed = PARAGRAPH.replace("'", "’").replace("le projet d’accord", "le nouveau projet d’accord")
    assert zones(page("Le détroit rouvre", PARAGRAPH, SECOND, changed))[3] == "duplicate"


def test_a_sentence_taken_from_a_longer_passage_is_not_a_duplicate() -> None:
    assert zones(page(PARAGRAPH + " " + SECOND, SECOND)) == ["body", "body"]


def test_a_short_answer_may_be_given_twice() -> None:
    assert zones(page("« Non. »", PARAGRAPH, "« Non. »")) == ["body", "body", "body"]


def test_sentences_broken_by_links_or_by_a_fixed_width_are_body() -> None:
    broken = page(
        "Le détroit rouvre", "Le ministre de la", "Défense", "de Karsa a reçu mardi", "les armateurs", ", selon lui."
    )
    assert zones(broken)[1:] == ["body"] * 5


def test_list_items_are_body() -> None:
    text = page(
        "Le détroit rouvre",
        PARAGRAPH,
        "Le texte prévoit :",
        "– une veille radio ;",
        "– un chenal ;",
        "– un phare.",
        SECOND,
    )
    assert set(zones(text)[1:]) == {"body"}


MIXED = ["", "Menu", PARAGRAPH, SECOND, "Lire aussi", "© AFP", "Un titre", "3 mai 2022"]


@given(st.lists(st.sampled_from(MIXED), max_size=14))
def test_any_mixture_of_lines_is_cut_into_its_non_empty_lines(lines: list[str]) -> None:
    text = page(*lines)
    found = segment(text)
    assert [text[p.start : p.end] for p in found] == [line for line in lines if line]
    assert {p.zone for p in found} <= set(ZONES)


@given(st.text(max_size=300))
def test_spans_are_trimmed_ordered_and_inside_the_text(text: str) -> None:
    end = 0
    for passage in segment(text):
        assert end <= passage.start < passage.end <= len(text)
        line = text[passage.start : passage.end]
        assert line == line.strip() and "\n" not in line
        end = passage.end


@given(st.lists(st.lists(st.sampled_from(MIXED), max_size=8).map("\n".join), max_size=6), st.integers(1, 400))
def test_texts_cut_together_are_cut_as_each_by_itself(texts: list[str], size: int) -> None:
    with pytest.MonkeyPatch.context() as patched, forgetting():
        patched.setattr("analysis.text.zones.segmenting._BATCH_CHARS", size)
        assert segment_texts(texts, [None] * len(texts)) == [segment(text) for text in texts]


@given(st.lists(st.sampled_from(MIXED).filter(str.strip), min_size=1, max_size=60))
def test_lines_together_are_in_the_language_of_their_text(lines: list[str]) -> None:
    (read,) = read_lines(["\n\n".join(lines)])
    assert _identify_whole(read) == identify(" ".join(line.text for line in read))
