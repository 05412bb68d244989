"""Who stands in the clause of a bare title."""

from __future__ import annotations

from analysis.matching.roles.clauses import partners


def test_who_is_named_farther_off_than_a_clause_goes_is_no_partner() -> None:
    for between in (" va au lac" * 3, " va au lac" * 9):
        text = f"Luc Mas{between} avec le président"
        assert bool(partners(text, len(text) - 9, [(0, "mas")])) == (len(text) - 9 <= 80)
