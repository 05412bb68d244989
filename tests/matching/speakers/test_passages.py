"""What is remembered of passages that come again changes no quotation."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.matching.speakers.passages import Passages, Places
from analysis.matching.speakers.phrases import Mention
from analysis.text.line_memory import forgetting
from analysis.text.quotes import Quotation

LINES = st.sampled_from([
    "« Oui, le port restera ouvert », a dit Brécourt.", "« Le port, dit-il,", "rien n'est dit ici", "et la gare »",
    "Le \"port\" est « fermé »", "»", "«",
])  # fmt: skip


def nobody(passage_id: int, start: int) -> tuple[Mention, ...]:
    return ()


def quotations_of(lines: list[str]) -> list[tuple[int, list[Quotation], list[Quotation]]]:
    """Return the quotations of a text of lines, and those of the passages laid out."""
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    ends = [start + len(line) for start, line in zip(starts, lines, strict=True)]
    places = Places(range(1, len(lines) + 1), starts, ends, ["body"] * len(lines))
    passages = Passages("\n".join(lines), places, nobody, frozenset())
    found = []
    for index, quotations in passages.quotations.items():
        passage = passages[index]
        assert passage.text == lines[index]
        found.append((index, list(quotations), list(passage.quotations)))
    return found


@settings(max_examples=60)
@given(st.lists(LINES, max_size=6))
def test_the_quotations_of_lines_that_come_again_are_those_of_lines_that_come_once(lines: list[str]) -> None:
    with forgetting():
        once = quotations_of(lines)
    for _ in range(3):
        assert quotations_of(lines) == once


def test_a_passage_goes_on_only_where_the_one_before_is_left_open() -> None:
    closing = "et la gare restera fermée »"
    alone = quotations_of([closing])
    for _ in range(3):
        assert quotations_of([closing]) == alone == []
        (_, _, _), (index, found, _) = quotations_of(["« Le port restera ouvert à tous les navires", closing])
        assert (index, found) == (1, [Quotation(0, len(closing) - 2, 0, len(closing))])
