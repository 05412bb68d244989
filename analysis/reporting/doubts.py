"""What is uncertain: what the reader of a digest must not conclude."""

from __future__ import annotations

from analysis.exhibits import Text
from analysis.measures.coverage import measure_overall_coverage
from analysis.reporting.moves import KINDS, moves_of
from analysis.reporting.reality import panel_of
from analysis.reporting.robustness import tell_survival
from analysis.reporting.study import Study
from analysis.reporting.subjects import SUBJECTS, Kind, names_of, totals_of
from analysis.reporting.wording import period_words

__all__ = ["tell_doubts"]


def tell_doubts(study: Study, against: str = "first") -> Text:
    """Return what is uncertain: orders that are not established, thin periods, sources that fall silent, choices."""
    lines = [*_tell_orders(study), _tell_within(study, against), _tell_coverage(study), _tell_panel(study)]
    if not study.is_small:
        lines += [_survival(study, kind) for kind in KINDS]
    else:
        lines.append(study.say(
            "Le corpus est trop petit pour distinguer une part ou une évolution du hasard : seuls les comptes valent.",
            "The corpus is too small for a share or a change to be told from chance: only the counts hold.",
        ))  # fmt: skip
    return Text("\n".join(f"- {line}" for line in lines if line))


def _tell_orders(study: Study) -> list[str]:
    """Say which first places are not established: intervals that overlap, or a tie."""
    lines = []
    for kind in KINDS:
        found = totals_of(study, kind)
        found = found[found["n_documents"] > 0]
        if len(found) < 2:
            continue
        names = [names_of(study, kind)[str(entry)] for entry in found["entry_id"].head(2)]
        counts = [int(n) for n in found["n_documents"].head(2)]
        total = int(found["n_documents_total"].iloc[0])
        close = bool(found["share_high"].iloc[1] >= found["share_low"].iloc[0])
        both = study.say(
            f"{counts[0]} et {counts[1]} textes sur {total}", f"{counts[0]} and {counts[1]} of {total} texts"
        )
        if close:
            lines.append(study.say(
                f"{names[0]} devant {names[1]} ({both}) : cet ordre n’est pas établi.",
                f"{names[0]} before {names[1]} ({both}): this order is not established.",
            ))  # fmt: skip
    return lines


def _tell_within(study: Study, against: str) -> str:
    moves = moves_of(study, against)
    if moves.empty:
        return ""
    rest = moves[~moves["certain"].astype(bool)]
    if rest.empty:
        return ""
    top = rest.iloc[int(rest["change"].abs().to_numpy().argmax())]
    kind = top["kind"]
    name = names_of(study, kind)[str(top["entry_id"])]
    first, last = study.percent(top["share_first"]), study.percent(top["share_last"])
    return study.say(
        f"{name}, de {first} ({top['n_first']} sur {top['total_first']}) à {last} ({top['n_last']} sur "
        f"{top['total_last']}) : l’écart le plus grand qui puisse encore être un hasard.",
        f"{name}, from {first} ({top['n_first']} of {top['total_first']}) to {last} ({top['n_last']} of "
        f"{top['total_last']}): the greatest change that may still be chance.",
    )


def _tell_coverage(study: Study) -> str:
    """Say how many periods are thin or empty, and whether the last one is."""
    corpus, scope = study.corpus, study.scope
    pace = measure_overall_coverage(
        corpus.passages, corpus.documents, period=scope.period, start=scope.start, end=scope.end, zones=scope.zones,
        copies=scope.copies, sources=scope.sources,
    )  # fmt: skip
    partial, none = (int((pace["coverage"] == kind).sum()) for kind in ("partial", "none"))
    n = len(pace)
    if partial + none == 0 and bool(pace["complete"].all()):
        return ""
    last = pace.iloc[-1]
    cut = "" if bool(last["complete"]) else study.say(" ; la dernière est incomplète", "; the last one is incomplete")
    gaps = period_words(none, scope.period, study.lang)
    return study.say(
        f"{gaps} sur {n} sans aucun texte, {partial} à couverture partielle{cut} : un creux peut venir du silence des "
        "sources.",
        f"{gaps} of {n} without any text, {partial} with partial coverage{cut}: a dip may come from silent sources.",
    )


def _tell_panel(study: Study) -> str:
    n, total = len(panel_of(study)), len(study.named_sources)
    if total == 0:
        return study.say("Aucun texte ne nomme sa source : l’effet des sources ne se mesure pas.",
                         "No text names its source: the effect of sources cannot be measured.")  # fmt: skip
    if total == 1:
        return study.say("Une seule source : ce rapport ne dit rien du reste de la presse.",
                         "A single source: this report says nothing of the rest of the press.")  # fmt: skip
    if n == total:
        return ""
    return study.say(
        f"{study.count(n, 'source', '')} sur {total} {'a' if n < 2 else 'ont'} des textes chaque année : les autres "
        "entrent ou sortent en cours de route.",
        f"{n} of {study.count(total, '', 'source')} {'has' if n == 1 else 'have'} texts in every year: the others come "
        "or go on the way.",
    )


def _survival(study: Study, kind: Kind) -> str:
    found = totals_of(study, kind)
    if found.empty or not found["n_documents"].any():
        return ""
    subject = SUBJECTS[kind]
    head = study.say(f"Compter autrement, {subject.french}s : ", f"Counting otherwise, {subject.english}s: ")
    return head + tell_survival(study, kind)
