"""Forms: what the automaton looks for, and the rules of case that a surface must obey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from analysis.errors import Fault, InputError
from analysis.text import normalise

__all__ = ["ANY", "CAPITAL", "EXACT", "Case", "Form", "FormTable", "case_fits", "compile_forms"]

ANY: Final = 0
CAPITAL: Final = 1
EXACT: Final = 2
Case: TypeAlias = Literal["any", "capital", "exact"]
_MODES: Final = {"any": ANY, "capital": CAPITAL, "exact": EXACT}
CAPTION_LETTERS: Final = 4
"""From so many letters on, an exact form is also found all in capitals."""


@dataclass(frozen=True)
class Form:
    """One way to write something, as a lexicon gives it.

    Parameters
    ----------
    text : str
        The form as written, for instance ``"États-Unis"``.
    case : {"any", "capital", "exact"}, optional
        ``any``: case is of no account. ``capital``: the first letter of the surface is a capital;
        where the form begins with an elided word (« l'Alliance »), the first letter after it.
        ``exact``: each letter has the case it has in ``text``; accents, apostrophes, hyphens and
        spaces stay tolerant, for capitals often lack their accents. Captions and headlines are set
        in capitals, so that a surface of capitals alone (« NIGER ») also satisfies an exact form of
        four letters or more.
    """

    text: str
    case: Case = "any"


@dataclass(frozen=True, eq=False)
class FormTable:
    """Forms made ready for a machine: sorted keys, and for each key its *entries*.

    An entry is a form under one of its keys. ``entries[first[k]:first[k + 1]]`` are those of key
    ``k``, in the order of the forms. ``pattern`` holds the case of each letter of the exact forms.

    Attributes
    ----------
    keys : list of bytes
        Distinct folded keys, one class of `analysis.text.normalise` per byte, sorted.
    first : int32 array, length n_keys + 1
    entry_form, entry_mode, entry_skip : int32 arrays, length n_entries
        Index of the form, its case rule, letters of its leading elided word.
    entry_caption : bool array
        Whether a surface all in capitals will do.
    pattern_start : int64 array, length n_entries
        Where the entry's case pattern begins in ``pattern``.
    pattern : uint8 array
    """

    keys: list[bytes]
    first: NDArray[np.int32]
    entry_form: NDArray[np.int32]
    entry_mode: NDArray[np.int32]
    entry_skip: NDArray[np.int32]
    entry_caption: NDArray[np.bool_]
    pattern_start: NDArray[np.int64]
    pattern: NDArray[np.uint8]


_KEY_CODES: Final = {
    ord(c): chr(normalise.SOFT if c == " " else normalise.class_of(c))
    for c in " " + normalise.PUNCTUATION + normalise.ALPHABET
}


def _letter_cases(text: str) -> bytes:
    """Give the case of each folded letter or digit; the second letter of a ligature has none."""
    folded, offsets = normalise.fold_with_offsets(text)
    cases = bytearray()
    previous = -1
    for letter, i in zip(folded, offsets, strict=True):
        if letter in normalise.ALPHABET:
            cases.append(normalise.CASELESS if i == previous else normalise.case_of(text[i]))
            previous = i
    return bytes(cases)


def _elided_letters(text: str) -> int:
    """Count the letters of an elided word that a form begins with."""
    if normalise.fold(text).partition(" ")[0] not in normalise.ELIDED:
        return 0
    for i, char in enumerate(text):
        kind = normalise.class_of(char)
        if kind == normalise.APOSTROPHE:
            word = normalise.fold(text[:i])
            return len(word) if word in normalise.ELIDED else 0
        if kind in (normalise.HARD, normalise.SOFT):
            break
    return 0


def compile_forms(forms: Sequence[Form]) -> FormTable:
    """Fold forms into a `FormTable`.

    Raises
    ------
    InputError
        Names every form that can never be found, and every unknown case rule.
    """
    entries: list[tuple[bytes, int]] = []
    faults: list[Fault | str] = []
    for index, form in enumerate(forms):
        if form.case not in _MODES:
            faults.append(Fault(f"form {form.text!r}", f"case {form.case!r}", "any, capital or exact"))
        try:
            keys = normalise.fold_form(form.text)
        except InputError as error:
            faults += error.faults
            continue
        entries += [(key.translate(_KEY_CODES).encode("latin-1"), index) for key in keys]
    if faults:
        raise InputError("Some forms cannot be searched for.", faults)
    entries.sort()
    return _lay_out(entries, forms)


def _lay_out(entries: list[tuple[bytes, int]], forms: Sequence[Form]) -> FormTable:
    """Turn sorted (key, form) pairs into arrays."""
    keys = sorted({key for key, _ in entries})
    rank = {key: i for i, key in enumerate(keys)}
    counts = np.bincount([rank[key] for key, _ in entries], minlength=len(keys))
    modes = [_MODES[form.case] for form in forms]
    skips, starts, captions = [0] * len(forms), [0] * len(forms), [False] * len(forms)
    pattern = bytearray()
    for i, form in enumerate(forms):
        if modes[i] == CAPITAL:
            skips[i] = _elided_letters(form.text)
        elif modes[i] == EXACT:
            starts[i] = len(pattern)
            pattern += _letter_cases(form.text)
            captions[i] = sum(map(str.isalpha, normalise.fold(form.text))) >= CAPTION_LETTERS
    order = np.array([index for _, index in entries], np.int32)
    return FormTable(
        keys=keys,
        first=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        entry_form=order,
        entry_mode=np.array(modes, np.int32)[order],
        entry_skip=np.array(skips, np.int32)[order],
        entry_caption=np.array(captions, np.bool_)[order],
        pattern_start=np.array(starts, np.int64)[order],
        pattern=np.frombuffer(bytes(pattern) + b"\0", np.uint8),
    )


def case_fits(table: FormTable, entry: int, cases: bytes) -> bool:
    """Say whether a surface, given by the case of its letters, satisfies one entry.

    The plain statement of the rule; `trie_kernel` does the same in compiled code.
    """
    mode = table.entry_mode[entry]
    if mode == ANY:
        return True
    if mode == CAPITAL:
        skip = table.entry_skip[entry]
        return bool(skip >= len(cases) or cases[skip] != normalise.LOWER)
    start = table.pattern_start[entry]
    wanted = table.pattern[start : start + len(cases)].tobytes()
    if all(a == b or normalise.CASELESS in (a, b) for a, b in zip(cases, wanted, strict=True)):
        return True
    return bool(table.entry_caption[entry]) and normalise.LOWER not in cases
