"""Who says what in whole pieces of news: invented texts, read with the lexicon that is shipped."""

from __future__ import annotations

import pandas as pd
import pytest
import unlisted_marking as marking

from analysis.lexicon.reading import load_lexicon
from analysis.matching.actors import find_mentions
from analysis.matching.speakers.attribution import find_quotes

TEXTS: dict[str, list[str | None]] = {
    "Le port ferme.\nComme le souligne le Guardian, « la rade est vide depuis un mois ».": ["the-guardian"],
    "« La rade est vide », titre le Washington Post.": ["washington-post"],
    # A body is taken up again by its noun alone, a ministry only by a ministry.
    "L'Unicef s'alarme pour la côte.\nL'agence, qui tient deux dépôts, dit qu'il « manque de tout sur les quais ».": [
        "unicef"
    ],
    "« La rade est vide », écrit le Guardian. Les quais sont « livrés aux mouettes », note le quotidien britannique.": [
        "the-guardian", "the-guardian",
    ],
    "L'Unicef s'alarme.\nLe ministère, lui, parle d'une « rumeur de bistrot sans fondement ».": [None],
    # A participle may describe the agent of a passive.
    "Un bruit démenti par le Kremlin, persuadé que la peur va « gagner les marchés du Sud ».": ["kremlin"],
    # What somebody is about to say is told by another.
    "Joe Biden prévoit d'annoncer « une aide très modeste », note le New York Times.": ["new-york-times"],
    # A person speaks for the state that the sentence names.
    "L'ambassadeur Rodrigue Tavernel attend.\nMoscou dénonce « un procédé de voyous », a déclaré le diplomate.": [
        "nl-rodrigue-tavernel"
    ],
    # Somebody whom nobody knows speaks: the one before does not.
    "Kim Jong Un inspecte un chantier. L'engin est tombé, a déclaré le GZKW, parlant d'un « raté assez prévisible ».": [
        None
    ],
    # A call is no name, and a verb makes a fragment of two words.
    "Le préfet appelle « les riverains à ne pas céder à la panique ».": [None],
    "Un officier a évoqué des « pertes lourdes » sur le front.": [None],
    # What a headline repeats has the speaker of the longer quotation.
    "« Nous tiendrons la digue »\n« Nous tiendrons la digue jusqu'au printemps », a promis Clotilde Vasseur-Maes.": [
        "nl-clotilde-vasseur-maes", "nl-clotilde-vasseur-maes",
    ],
    # A text that was issued is taken up again by its noun.
    "La marine s'exerce, indique le ministère russe de la Défense.\n« Rien d'hostile », précise le communiqué russe.": [
        "ministere-defense-russie"
    ],
    "« La digue tient bon » (Emmanuel Macron).": ["emmanuel-macron"],
    "Viginum enquête. L'organisme, qui dépend de l'Élysée, dénonce « une manœuvre cousue de fil blanc ».": ["viginum"],
    "Le Kremlin refuse.\n« Nous ne céderons pas la digue ».\nC'est ce qu'a déclaré son porte-parole, Dmitri Peskov.": [
        "dmitri-peskov"
    ],
    # What a text foresees is said by who announces it.
    "Emmanuel Macron parle, annonçant que Berlin prévoyait de bâtir « un port très profond ».": ["emmanuel-macron"],
    # A sentence that is only a participle goes on with who spoke; so does what follows a passage that was all speech.
    "« On attend », répond l'Unicef. Rejetant au passage « des rumeurs de comptoir et de quai ».": ["unicef", "unicef"],
    "Emmanuel Macron écoute. L'Unicef écrit : « La côte souffre. »\n« Les dépôts sont vides depuis lundi. »": [
        "unicef", "unicef",
    ],
    "« Des faits indignes »\n« La ville rejette ces faits indignes », a dit Clotilde Vasseur-Maes.": [
        "nl-clotilde-vasseur-maes", "nl-clotilde-vasseur-maes",
    ],
    # Any verb is one of speech with its pronoun behind; who stands right behind "a déclaré" says it.
    "Dmitri Peskov écoute. « Le quai est à nous », a-t-il fanfaronné.": ["dmitri-peskov"],
    "La Mauritanie, a déclaré un haut responsable, « est un port calme et sûr ».": [None],
    "Jen Stoltenberg arrive. « Le quai est à nous », a-t-il dit.": ["jens-stoltenberg"],
    # A title may hold another's title, and the verb itself may be quoted.
    "Le conseiller spécial du secrétaire général de l'ONU, Javier Colomer, vient.\n« Tout va », a dit le conseiller.": [
        "nl-javier-colomer"
    ],
    "L'Unicef a « longuement regretté » la fermeture.": ["unicef"],
    "C'est « la seule bouée sur la table », des mots de Dmitri Peskov.": ["dmitri-peskov"],
    # "comme l'a dit Y" only compares, "pour" is weaker than "selon".
    "Selon Emmanuel Macron, aucune « demande de secours » n'est venue, comme l'a rappelé Olaf Scholz.": [
        "emmanuel-macron"
    ],
    "Pour l'Ukraine, la digue n'est selon Sergueï Lavrov « qu'un tas de sable mouillé ».": ["serguei-lavrov"],
    # Several do not speak with one mouth, and "ont-ils ajouté" goes on with a body alone.
    "Emmanuel Macron reçoit. Il a réuni des pêcheurs, qui ont dénoncé « une digue en carton ».": [None],
    "Les talibans ont dit vouloir « raser la digue ».\nCe sera « une affaire de jours », ont-ils ajouté.": [
        "talibans", "talibans",
    ],
    "Joe Biden a promis « une digue en pierre ».\nCe sera « une affaire de jours », ont-ils ajouté.": [
        "joe-biden", None,
    ],
    # What a preposition governs with its title is no subject; "par la voix de" makes it one.
    "Emmanuel Macron se tait. Il craint un plan signé par le conservateur Viktor Orban. « Tout fuit », avait-il dit.": [
        "emmanuel-macron"
    ],
    "Le Rwanda, par la voix de son ministre Vincent Biruta, a estimé la digue perdue. « Tout fuit », a-t-il dit.": [
        "vincent-biruta"
    ],
    "Un billet paru sur le compte Twitter de la marine affirme que la digue est « un tas de sable mouillé ».": [None],
    # Of whom a quotation tells, and whom somebody accuses, does not say it.
    "Joe Biden « est en route vers la digue », a-t-on appris sur place.": [None],
    "La voix des dockers a accusé Emmanuel Macron : « La digue est un tas de sable. »": [None],
    # A person speaks for a state; what is foreseen is told by who announces it.
    "Londres dit vouloir « raser la digue », selon le ministre britannique David Cameron.": ["david-cameron"],
    "Emmanuel Macron a indiqué que les préfets évoqueront « l'état réel de la digue ».": ["emmanuel-macron"],
    # A name alone signs; a paper may stand in brackets, an acronym behind a name may not.
    "« La digue est un tas de sable », Emmanuel Macron.": ["emmanuel-macron"],
    "« La digue est un tas de sable. » Emmanuel Macron, président de la République": ["emmanuel-macron"],
    "Le port dort. « La digue est un tas de sable » Emmanuel Macron arrive.": [None],
    "« La digue est un tas de sable » (The Guardian).": ["the-guardian"],
    # Whoever heads a body is its "responsable"; two asides have two speakers; the next sentence may name who began.
    "Rafael Grossi vient.\nLe préfet Hugues Mazerolle attend.\n« Le béton s'use », a dit le responsable de l'AIEA.": [
        "rafael-grossi"
    ],
    # A participle goes on with "selon X"; ", selon X" behind a quotation parts it from a verb far before.
    "La digue « tiendra un hiver », selon Olaf Scholz, un riverain, espérant qu'il s'agit « d'un hiver doux ».": [
        "olaf-scholz", "olaf-scholz",
    ],
    "Emmanuel Macron a salué le port, dont les dockers travaillent comme « simples promeneurs », selon Moscou.": [
        "russie"
    ],
    # The quoted verb has the subject of its auxiliary; "et que" goes on with who told the first half.
    "Évoquant le courrier que Josep Borrell a écrit, Olaf Scholz a également « espéré qu'il arriverait à temps ».": [
        "olaf-scholz"
    ],
    "Josep Borrell a noté que Moscou avait condamné la digue et que le port montrait son « alignement sur la côte ».": [
        "josep-borrell"
    ],
    "Josep Borrell a affirmé que les talibans, « très remontés », avaient « lancé des pierres sur la digue ».": [
        "josep-borrell", "josep-borrell",
    ],
    "Josep Borrell écoute. Il s'était fait menaçant en ajoutant : « La digue cédera demain. »": ["josep-borrell"],
    "« La rade est vide », écrit le New York Times. « Tout dort », note le Guardian qui, saluant « un port », doute.": [
        "new-york-times", "the-guardian", "the-guardian",
    ],
    "« Rien ne tient sur ce quai. » Pour le reste, « la digue est perdue », a dit Emmanuel Macron.": [
        "emmanuel-macron", "emmanuel-macron",
    ],
    "Olaf Scholz se tait. « La digue tiendra », nous explique-t-on. « La marée passera sans bruit. »": [None, None],
    # No title begins with a preposition.
    "Un exercice « d'encerclement total du port » commence, selon le Kremlin.": ["kremlin"],
    # Straight marks within straight ones.
    '"Le pays n\'est pas un "paravent" pour ses voisins", a dit Emmanuel Macron.': ["emmanuel-macron"],
}  # fmt: skip


def quotes_of(*texts: str) -> pd.DataFrame:
    """Find mentions and quotations of several texts at once; ``doc_id`` is the text."""
    parts = [marking.frames(text, text) for text in texts]
    documents = pd.concat([documents for documents, _ in parts], ignore_index=True)
    passages = pd.concat([passages for _, passages in parts], ignore_index=True)
    mentions = find_mentions(documents, passages, load_lexicon())
    return find_quotes(documents, passages, mentions, load_lexicon())


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return quotes_of(*TEXTS)


@pytest.mark.parametrize("text", TEXTS)
def test_the_speaker_is_the_one_the_text_names(text: str, found: pd.DataFrame) -> None:
    said = found.loc[found["doc_id"] == text, "speaker_id"]
    assert [speaker if isinstance(speaker, str) else None for speaker in said] == TEXTS[text]


HEADLINES: dict[str, str | None] = {
    "« Nous tiendrons » : Emmanuel Macron promet une digue": "emmanuel-macron",
    '"Une honte pour la côte": l\'ONU dénonce la vente du port': "onu",
    "« La rade sera vide », l'avertissement d'Emmanuel Macron": "emmanuel-macron",
    "« On a froid » : à Kherson, un hiver de plus": None,
}


@pytest.mark.parametrize("headline", HEADLINES)
def test_a_headline_names_who_says_what_it_begins_with(headline: str) -> None:
    documents, passages = marking.frames(headline + "\nLe port ferme mardi.", "d")
    passages["zone"] = ["title", "body"]
    mentions = find_mentions(documents, passages, load_lexicon())
    (row,) = find_quotes(documents, passages, mentions, load_lexicon()).to_dict("records")
    assert (row["speaker_id"] if isinstance(row["speaker_id"], str) else None) == HEADLINES[headline]


def test_a_text_has_the_same_rows_alone_and_among_others(found: pd.DataFrame) -> None:
    # The same name is a person's here and an organisation's there.
    person = "La juge Solange Marquet attend.\n« Rien ne presse », a dit Solange Marquet. « Tout va », a-t-elle ajouté."
    body = "Le cabinet Solange Marquet SA paie.\n« Rien ne presse », assure la société Solange Marquet SA."
    together = quotes_of(person, body, *TEXTS)
    for text in (person, body, *list(TEXTS)[:3]):
        alone = quotes_of(text)
        pd.testing.assert_frame_equal(together[together["doc_id"] == text].reset_index(drop=True), alone)


def test_the_surface_is_text_where_nothing_is_found_too() -> None:
    nothing, scare = quotes_of("Rien n'est dit."), quotes_of("Un « bric-à-brac » sans fin.")
    assert nothing.empty and scare.empty
    assert nothing["surface"].dtype == scare["surface"].dtype == quotes_of("« Oui », dit-elle.")["surface"].dtype
