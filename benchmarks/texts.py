"""Texts to measure on: articles of 3.5 kB put together from paragraphs of the sample corpus, bare or in a site."""

from __future__ import annotations

import random
import re
from pathlib import Path

from analysis.readers.encoding import decode
from analysis.readers.records import stored_text
from analysis.sample import SAMPLE

__all__ = ["read_texts", "write_corpus", "write_pages"]

_LONG_WORD = re.compile(r"\b[a-zà-ÿ]{5,}\b")

_SITES = "Brume Val Mer Sel Pin Orge Lune Craie Sable Fer Ouest Cime Lac Baie Houle Dune Lande Crue Rive Anse".split()
_SECTIONS = (
    "Accueil International Politique Société Économie Culture Sport Sciences Planète Santé Idées Débats Régions Europe "
    "Afrique Asie Amériques Médias Vidéos Podcasts Photos Météo Jeux Boutique Agenda Annonces Emploi Immobilier"
).split()
_CONTROLS = (
    "Aller au contenu|Menu|Rechercher|Se connecter|Mon compte|S’abonner|Partager|Partager sur Facebook|Copier le lien|"
    "Envoyer par e-mail|Imprimer|Réagir|Publicité|Voir tous les articles|Les plus lus|Sur le même sujet|Newsletters|"
    "Votre adresse e-mail|Valider|Suivez-nous|Facebook|Instagram|Qui sommes-nous ?|Nous contacter|Mentions légales|"
    "Conditions générales de vente|Politique de confidentialité|Gestion des cookies|Plan du site|Haut de page"
).split("|")
_LEGAL = (
    "Nous et nos partenaires utilisons des cookies pour mesurer l’audience de {site} et vous proposer des publicités.",
    "© {site} 2022 - Tous droits réservés. {site} est édité par la société des éditions {site}, à Lyon.",
)


def write_corpus(folder: Path, n: int, varied: float, size: int = 3500, seed: int = 2021) -> None:
    """Write ``n`` texts of about ``size`` bytes; a share of the words is exchanged for others of the sample.

    With words exchanged hardly a line comes twice, as in a real corpus of articles: nothing that is remembered of one
    line helps with another. Names and sentence structure stay.
    """
    rng = random.Random(seed)
    samples = [stored_text(decode(path.read_bytes()).text) for path in sorted(SAMPLE.glob("*.txt"))]
    titles = [text.split("\n", 1)[0] for text in samples]
    lines = [line for text in samples for line in text.split("\n")[1:] if line.strip()]
    words = sorted({word for line in lines for word in _LONG_WORD.findall(line)})

    def vary(line: str) -> str:
        return _LONG_WORD.sub(lambda m: rng.choice(words) if rng.random() < varied else m[0], line)

    folder.mkdir(parents=True)
    for number in range(n):
        parts, written = [vary(rng.choice(titles))], 0
        while written < size:
            parts.append(vary(rng.choice(lines)))
            written += len(parts[-1].encode())
        (folder / f"t{number:06}.txt").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def write_pages(folder: Path, n: int, seed: int = 2022) -> None:
    """Write ``n`` web pages as text: an article of `write_corpus`, no line of it twice, in one of twenty sites.

    The menu, the ticker, the list of what is read most and the foot of a site, some fifty lines, are the same on all
    of its pages.
    """
    write_corpus(folder, n, 1.0, seed=seed)
    rng = random.Random(seed)
    headlines = [decode(path.read_bytes()).text.split("\n", 1)[0].strip() for path in sorted(SAMPLE.glob("*.txt"))]
    frames = [_frame(f"La Gazette de {name}", headlines, rng) for name in _SITES]
    for path in sorted(folder.glob("*.txt")):
        title, article = path.read_text(encoding="utf-8").split("\n", 1)
        above, below = rng.choice(frames)
        stamp = f"Publié le {rng.randint(1, 28)} mars 2022 à {rng.randint(6, 22)}h{rng.randint(10, 59)}"
        page = "\n".join([*above, "", title, "", "Par Claire Duvallon", stamp, "Partager", article, *below, ""])
        path.write_text(page, encoding="utf-8")


def _frame(site: str, headlines: list[str], rng: random.Random) -> tuple[list[str], list[str]]:
    """Give what stands above and below the articles of a site."""
    above = [site, *rng.sample(_SECTIONS, 14), *rng.sample(_CONTROLS, 8), "", *rng.sample(headlines, 5)]
    read_most = [f"{rank}. {headline}" for rank, headline in enumerate(rng.sample(headlines, 5), 1)]
    foot = [*rng.sample(_CONTROLS, 12), *rng.sample(_SECTIONS, 5), *(line.format(site=site) for line in _LEGAL)]
    return above, ["Les plus lus", *read_most, "", *foot]


def read_texts(folder: Path) -> list[str]:
    """Read the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
