"""Who says what: invented persons and bodies, one sentence or passage a case."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon.models import Actor
from analysis.lexicon.reading import Lexicon
from analysis.matching.speakers.attribution import find_quotes
from analysis.schemas import FRAMES, conform

# Nobody here exists; the states are invented too.
PEOPLE = {
    "Aurélien Castagnac": "castagnac", "Castagnac": "castagnac",
    "Maria Vellore": "vellore", "Vellore": "vellore",
    "Odon Brécourt": "brecourt", "Brécourt": "brecourt",
    "Ilse Tannberg": "tannberg",
}  # fmt: skip
BODIES = {
    "Ligue du Ponant": "ligue", "ministère ponantais des Ports": "ports", "Agence Corail": "corail",
    "Palais Gris": "palais",
}  # fmt: skip
STATES = {"Ponantie": "ponantie", "Austrie": "austrie", "Valmare": "valmare"}
ROLES = {"le chef de la flotte": None, "la présidente ponantaise": "vellore"}
LEXICON = Lexicon(
    actors={
        "castagnac": Actor(id="castagnac", label="Aurélien Castagnac", type="person", country="ponantie"),
        "vellore": Actor(id="vellore", label="Maria Vellore", type="person", country="ponantie"),
        "brecourt": Actor(id="brecourt", label="Odon Brécourt", type="person", country="austrie"),
        "tannberg": Actor(id="tannberg", label="Ilse Tannberg", type="person"),
        "ponantie": Actor(
            id="ponantie", label="Ponantie", type="state", article="la", adjectives=("ponantais", "ponantaise")
        ),
        "austrie": Actor(id="austrie", label="Austrie", type="state", article="l'", adjectives=("austrien",)),
        "valmare": Actor(id="valmare", label="Valmare", type="state", article="le", adjectives=("valmarais",)),
    },
    version="speakers of the tests",
)


def mentions_of(text: str) -> list[tuple[int, int, str | None, str, str]]:
    """Find the invented names, longest first, none within another."""
    kinds = [
        (PEOPLE, "person", "name"), (BODIES, "organisation", "name"), (STATES, "state", "name"),
        (ROLES, "person", "role"),
    ]  # fmt: skip
    found: list[tuple[int, int, str | None, str, str]] = []
    forms = [(form, actor, kind, how) for table, kind, how in kinds for form, actor in table.items()]
    for form, actor, kind, how in sorted(forms, key=lambda f: -len(f[0])):
        at = text.find(form)
        while at >= 0:
            if not any(at < end and start < at + len(form) for start, end, *_ in found):
                found.append((at, at + len(form), actor, kind, how))
            at = text.find(form, at + 1)
    return sorted(found)


def quotes_of(text: str, zone: str = "body") -> pd.DataFrame:
    """Run the search on a text, one passage a line."""
    passages, mentions, start = [], [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        passages.append({"doc_id": "d", "passage_id": number, "start": start, "end": end, "zone": zone})
        for a, b, actor, kind, how in mentions_of(line):
            where = {"doc_id": "d", "passage_id": number, "start": start + a, "end": start + b, "surface": line[a:b]}
            what = {"actor_id": actor, "label": actor, "actor_type": kind, "form": how, "listed": True}
            mentions.append({**where, **what, "counted": True})
        start = end + 1
    names = FRAMES["mentions"].names
    frame = conform(pd.DataFrame(mentions, columns=names), "mentions")
    documents = pd.DataFrame([{"doc_id": "d", "text": text}])
    return find_quotes(documents, pd.DataFrame(passages), frame, LEXICON)


def speakers(text: str) -> list[str | None]:
    found = quotes_of(text)["speaker_id"].tolist()
    return [speaker if isinstance(speaker, str) else None for speaker in found]


ONE_SPEAKER = [
    # behind the quotation
    ("« Le port restera ouvert », a déclaré Maria Vellore.", "vellore"),
    ("« Le port restera ouvert » a déclaré Maria Vellore.", "vellore"),
    ("« Le port restera ouvert », assure Odon Brécourt à la presse.", "brecourt"),
    (
        "« Le port restera ouvert », a expliqué mardi à l'Agence Corail le ministre des Ports, Odon Brécourt.",
        "brecourt",
    ),
    ("« Le port restera ouvert », a indiqué à des journalistes Ilse Tannberg, une conseillère.", "tannberg"),
    ("« Le port restera ouvert ! », s'est exclamé Odon Brécourt.", "brecourt"),
    ("« Le port restera ouvert », a pour sa part noté Ilse Tannberg.", "tannberg"),
    (
        "« Le port restera ouvert », a fait valoir le ministère ponantais des Ports dans un communiqué.",
        "ports",
    ),
    ("« Le port restera ouvert », prévient le Palais Gris.", "palais"),
    (
        "« Le port restera ouvert », a affirmé la présidente ponantaise lors d'un entretien à l'Agence Corail.",
        "vellore",
    ),
    ("« Le port restera ouvert », a dit sa porte-parole, Ilse Tannberg.", "tannberg"),
    (
        "« Le port restera ouvert », a dit le porte-parole de la présidente Maria Vellore, Odon Brécourt.",
        "brecourt",
    ),
    ("« Le port restera ouvert », comme l'a rappelé Odon Brécourt.", "brecourt"),
    ("Le port est « ouvert jour et nuit » aux navires, a souligné Ilse Tannberg.", "tannberg"),
    ("« Le port restera ouvert » — Maria Vellore, discours de rentrée.", "vellore"),
    # before it
    ("Maria Vellore a déclaré que « le port restera ouvert ».", "vellore"),
    ("Maria Vellore : « Le port restera ouvert. »", "vellore"),
    ("Le ministre ponantais des Ports, Odon Brécourt, a promis « une réponse rapide et ferme ».", "brecourt"),
    ("Odon Brécourt, en visite en Austrie, a promis « une réponse rapide et ferme ».", "brecourt"),
    ("Odon Brécourt, qui recevait Maria Vellore, a promis « une réponse rapide et ferme ».", "brecourt"),
    ("Contrairement à Maria Vellore, Odon Brécourt a promis « une réponse rapide et ferme ».", "brecourt"),
    ("Devant Maria Vellore, Odon Brécourt s'est dit « prêt à tout reprendre ».", "brecourt"),
    ("La Ponantie a qualifié cette décision de « pure provocation navale ».", "ponantie"),
    ("La Ponantie a quant à elle accusé l'Austrie de « vouloir la guerre des ports ».", "ponantie"),
    ("L'Austrie s'est dite « ouverte à toute discussion ».", "austrie"),
    ("La Ligue du Ponant dénonce « une entrave grave au commerce ».", "ligue"),
    ("Dans un communiqué, la Ligue du Ponant a regretté « une entrave grave au commerce ».", "ligue"),
    (
        "L'organe de presse officiel, l'agence de presse Agence Corail, évoque « une entrave grave ».",
        "corail",
    ),
    ("Odon Brécourt met en garde contre « une course sans fin ».", "brecourt"),
    ("Odon Brécourt a appelé à « un retour au calme dans les ports ».", "brecourt"),
    ("Odon Brécourt se dit « prêt à partir ».", "brecourt"),
    ("Maria Vellore estime que l'Austrie pourrait « fermer ses eaux demain ».", "vellore"),
    # participles and infinitives
    ("Odon Brécourt a quitté la salle, dénonçant « un simulacre de vote ».", "brecourt"),
    ("Dénonçant « un simulacre de vote », Odon Brécourt a quitté la salle.", "brecourt"),
    ("Accusant l'Austrie de « vouloir la guerre des ports », Maria Vellore a suspendu la visite.", "vellore"),
    ("La Ponantie a répondu en parlant d'« un simulacre de vote ».", "ponantie"),
    # passive
    ("L'accord est décrit par Maria Vellore comme « un pas immense vers la mer ».", "vellore"),
    ("L'accord, jugé « dangereux pour tous » par l'Austrie, sera relu.", "austrie"),
    # relative clauses
    ("Le texte plaît à Ilse Tannberg, qui salue « un pas immense vers la mer ».", "tannberg"),
    # according to
    ("Selon Odon Brécourt, le port est « ouvert jour et nuit ».", "brecourt"),
    ("Le port est « ouvert jour et nuit », selon Odon Brécourt.", "brecourt"),
    ("Pour Ilse Tannberg, chercheuse à Valmare, « rien ne presse dans cette affaire ».", "tannberg"),
    ("D'après l'Agence Corail, « rien ne presse dans cette affaire ».", "corail"),
    ("Ces critiques sont « sans aucun fondement » pour Odon Brécourt.", "brecourt"),
    ("Pour Maria Vellore, « rien ne presse dans cette affaire », écrit-elle.", "vellore"),
    # who speaks for whom
    ("« Le port restera ouvert », a déclaré un porte-parole du Palais Gris.", "palais"),
    # inside the marks
    ("« Le port restera ouvert, a promis Odon Brécourt. Nous l'avons toujours dit. »", "brecourt"),
    # what comes afterwards
    ("« Le port restera ouvert. » C'est ce qu'a déclaré Odon Brécourt hier soir.", "brecourt"),
]  # fmt: skip


ONE_SPEAKER += [
    ("Maria Vellore a appelé « les deux rives à ne pas rompre le dialogue ».", "vellore"),
    ("Réponse sans détour de Maria Vellore : « Le port restera ouvert. »", "vellore"),
    ("« Le port restera ouvert », a exposé Maria Vellore.", "vellore"),
    ("Odon Brécourt, un conseiller de la ministre Maria Vellore, a promis « un port ouvert ».", "brecourt"),
    ("Tout en saluant l'accord de Maria Vellore, Odon Brécourt part. « Non », a-t-il dit.", "brecourt"),
]


@pytest.mark.parametrize(("text", "speaker"), ONE_SPEAKER, ids=[t for t, _ in ONE_SPEAKER])
def test_the_speaker_is_the_one_the_grammar_names(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


NOBODY = [
    "« Le port restera ouvert », a déclaré un haut responsable en Austrie.",
    "« Le port restera ouvert », a indiqué la présidence après la visite de Maria Vellore.",
    "Le gouvernement a promis « une réponse rapide et ferme » à l'Austrie.",
    "« Le port restera ouvert », a déclaré le chef de la flotte.",
    "Le chef de la flotte a promis « une réponse rapide et ferme » à la Ponantie.",
]


NOBODY += [
    "Odon Brécourt est là. Un haut responsable a parlé hier.\n« Le port fermera », a dit ce responsable, resté caché.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_where_nobody_is_named_there_is_no_speaker(text: str) -> None:
    found = quotes_of(text)
    assert found["speaker_id"].isna().all()
    assert found["attribution"].tolist() == ["none"]


SEVERAL = [
    ("Maria Vellore a reçu Odon Brécourt.\n« Tout est réglé », a-t-elle assuré.", ["vellore"]),
    ("Maria Vellore a reçu Odon Brécourt.\n« Tout est réglé », a-t-il assuré.", ["brecourt"]),
    ("Odon Brécourt a parlé du Valmare à Ilse Tannberg. « Tout est réglé », a-t-il assuré.", ["brecourt"]),
    ("« Rien ne presse », a dit Odon Brécourt. « Nous verrons demain », a-t-il ajouté.", ["brecourt"] * 2),
    ("« Rien ne presse », a dit Odon Brécourt. « Nous verrons demain matin. »", ["brecourt"] * 2),
    ("« Rien ne presse », a dit Odon Brécourt, ajoutant que « tout viendra demain ».", ["brecourt"] * 2),
    (
        "« Rien ne presse », a dit Odon Brécourt, avant de préciser que la Ponantie « attendra demain ».",
        ["brecourt"] * 2,
    ),
    ("Odon Brécourt dénonce « une erreur grave » et « un gâchis immense ».", ["brecourt"] * 2),
    ("Une « erreur grave », « un gâchis immense », a regretté Ilse Tannberg.", ["tannberg"] * 2),
    (
        "Maria Vellore veut « aller vite ». Odon Brécourt, lui, préfère « prendre son temps ».", ["vellore",
        "brecourt"],
    ),
    ("Odon Brécourt a ouvert la séance.\nEt d'ajouter : « Rien ne presse ici. »", ["brecourt"]),
    ("Odon Brécourt l'assure en ces termes :\n« Rien ne presse ici. »", ["brecourt"]),
    ("« Rien ne presse ici »,\na souligné Odon Brécourt.", ["brecourt"]),
    ("Odon Brécourt a rencontré Maria Vellore. Cette dernière a salué « un bon début ».", ["vellore"]),
    ("Maria Vellore est venue. Selon elle, « rien ne presse ici ».", ["vellore"]),
    ("La Ponantie a dit qu'elle voulait « un accord durable ».", ["ponantie"]),
    (
        "Maria Vellore, présidente de la Ligue du Ponant, est arrivée.\n« Un bon début », a jugé la présidente.",
        ["vellore"],
    ),
    ("Odon Brécourt est arrivé.\n« Un bon début ici », a jugé le diplomate.", ["brecourt"]),
    (
        "Le colonel Odon Brécourt est arrivé. Aurélien Castagnac l'attendait.\n« Bon début ici », a jugé le colonel.",
        ["brecourt"],
    ),
    (
        "Odon Brécourt et Aurélien Castagnac se sont vus.\n« Bon début ici », a jugé le dirigeant ponantais.",
        ["castagnac"],
    ),
    ("Odon Brécourt a parlé.\nMaria Vellore « voit loin pour nous tous », a-t-il estimé.", ["brecourt"]),
    ("M. Brécourt s'est exprimé.\n« Un bon début ici », a jugé M. Brécourt.", ["brecourt"]),
    (
        "« Première partie, dit d'un trait.\n« Seconde partie, plus courte », a lancé Odon Brécourt.",
        ["brecourt"] * 2,
    ),
    (
        "« Première partie, dite d'un trait.\nMilieu sans aucune marque.\nSeconde partie », a lancé Odon Brécourt.",
        ["brecourt"] * 3,
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[t for t, _ in SEVERAL])
def test_speech_goes_on_and_pronouns_lead_back(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


def test_an_attribution_by_name_is_explicit_and_one_by_pronoun_is_not() -> None:
    found = quotes_of("« Rien ne presse », a dit Odon Brécourt. « Nous verrons demain », a-t-il ajouté.")
    assert found["attribution"].tolist() == ["explicit", "pronoun"]
    assert found["cue"].tolist() == ["a dit", "a t il ajoute"]


NO_SPEECH = [
    "La flotte croise au large depuis l'opération « Grand Large ».",
    "Le film « La Mer immobile » sort demain.",
    "Le colloque avait pour thème « Des ports sûrs pour un monde nouveau ».",
    "Cette mesure « phare » déplaît.",
    "On l'appelle le « rocher blanc » de la côte.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_names_and_scare_quotes_are_no_speech(text: str) -> None:
    assert quotes_of(text).empty


def test_site_chrome_is_not_searched() -> None:
    assert quotes_of("« Abonnez-vous dès maintenant », dit Odon Brécourt.", zone="boilerplate").empty


def test_spans_are_offsets_of_the_document() -> None:
    text = "Une ligne.\n« Le port restera ouvert », a dit Odon Brécourt."
    (row,) = quotes_of(text).to_dict("records")
    assert text[row["start"] : row["end"]] == row["surface"] == "Le port restera ouvert"
    assert row["passage_id"] == 2


def test_texts_without_marks_give_an_empty_frame_of_the_right_shape() -> None:
    found = quotes_of("Odon Brécourt n'a rien dit.")
    assert found.empty
    assert list(found.columns)[: len(FRAMES["quotes"].names)] == FRAMES["quotes"].names


PIECES = st.sampled_from(
    ["« Oui »", "«", "»", '"', ", a dit ", "Odon Brécourt", "Maria Vellore", "il", "elle", " que ", ". ", "\n", ", ",
     "le ministre ", "selon ", "a-t-il ajouté", "qui ", "de ", "dénonçant ", " : ", "la Ponantie", "M. X",
     "ce dernier "]
)  # fmt: skip


@given(st.lists(PIECES, max_size=14).map("".join))
def test_any_text_gives_spans_inside_it_and_known_speakers(text: str) -> None:
    found = quotes_of(text)
    known = {*PEOPLE.values(), *STATES.values(), *BODIES.values()}
    for row in found.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["surface"] != ""
        assert (row["attribution"] == "none") == (not isinstance(row["speaker_id"], str))
        assert row["attribution"] == "none" or row["speaker_id"] in known
