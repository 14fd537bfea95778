"""Which way each character of a text runs: embedding levels by the Unicode Bidirectional Algorithm (UAX #9).

Written out here because the platform's libraries either hide the levels or carry a licence we cannot ship.
Rules P2-P3 and X1-X8 live here; W, N and I are in `bidi_rules`. The tests compare both with an independent
implementation.
"""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from coachdesk.reports.typesetting.bidi_rules import resolve_sequence

MAX_DEPTH = 125
_ISOLATE_STARTS = ("LRI", "RLI", "FSI")
_REMOVED = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "BN"})

_MAY_RUN_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_plain_left_to_right(text: str) -> bool:
    """True when no character of the text can be, or turn anything, right to left."""
    return _MAY_RUN_RIGHT_TO_LEFT.search(text) is None


def bidi_class(letter: str) -> str:
    """The letter's bidirectional class; what Unicode leaves empty counts as L."""
    return unicodedata.bidirectional(letter) or "L"


def base_level(text: str) -> int:
    """0 for a text that begins left to right, 1 for right to left: its first strong character decides (P2, P3)."""
    return _first_strong([bidi_class(letter) for letter in text], 0, len(text))


def levels_of(text: str, base: int) -> list[int]:
    """The embedding level of each character (even: left to right) in one paragraph whose own level is `base`."""
    if base == 0 and is_plain_left_to_right(text):
        return [0] * len(text)
    original = [bidi_class(letter) for letter in text]
    explicit = _explicit_levels(original, base)
    levels = list(explicit.levels)
    kept = [i for i, kind in enumerate(explicit.classes) if kind not in _REMOVED]
    for sequence in _isolating_run_sequences(kept, explicit.levels, original, explicit.partner):
        resolve_sequence(text, sequence, explicit.classes, explicit.levels, base, levels)
    for i, kind in enumerate(explicit.classes):
        if kind in _REMOVED:
            levels[i] = levels[i - 1] if i else base
        elif original[i] in ("B", "S"):
            levels[i] = base
    return levels


def visual_order(levels: Sequence[int]) -> list[int]:
    """The positions 0..n-1 in the order they stand on the page from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    if not odd:
        return order
    for level in range(max(levels), min(odd) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = max(end, start + 1)
    return order


class _Explicit(NamedTuple):
    levels: list[int]
    classes: list[str]
    partner: dict[int, int]
    """Isolate initiator to its matching PDI and back; the end of the text stands in where there is none."""


class _Status(NamedTuple):
    level: int
    override: str
    isolate: bool


def _first_strong(classes: Sequence[str], start: int, end: int) -> int:
    depth = 0
    for kind in classes[start:end]:
        if kind in _ISOLATE_STARTS:
            depth += 1
        elif kind == "PDI":
            if depth == 0 and start:
                break
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return 0 if kind == "L" else 1
    return 0


def _matching_isolates(classes: Sequence[str]) -> dict[int, int]:
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for i, kind in enumerate(classes):
        if kind in _ISOLATE_STARTS:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            start = waiting.pop()
            partner[start], partner[i] = i, start
        elif kind == "B":
            waiting.clear()
    return partner


def _next_level(level: int, odd: bool) -> int:
    return level + 1 if (level % 2 == 0) == odd else level + 2


class _Explicitly:
    """Walks the text once, keeping the stack of embeddings, overrides and isolates (X1-X8)."""

    def __init__(self, classes: list[str], base: int) -> None:
        self.base = base
        self.original = classes
        self.classes = list(classes)
        self.partner = _matching_isolates(classes)
        self.levels = [base] * len(classes)
        self._restart()

    def _restart(self) -> None:
        self.stack = [_Status(self.base, "", isolate=False)]
        self.overflowing_isolates = self.overflowing_embeddings = self.valid_isolates = 0

    def walk(self) -> _Explicit:
        for i, kind in enumerate(self.original):
            if kind in ("LRE", "RLE", "LRO", "RLO"):
                self._embed(i, kind)
            elif kind in _ISOLATE_STARTS:
                self._isolate(i, kind)
            elif kind == "PDI":
                self._end_isolate(i)
            elif kind == "PDF":
                self._end_embedding(i)
            elif kind == "B":
                self.levels[i] = self.base
                self._restart()
            else:
                self._place(i)
        return _Explicit(self.levels, self.classes, self.partner)

    def _place(self, i: int) -> None:
        top = self.stack[-1]
        self.levels[i] = top.level
        if top.override and self.original[i] != "BN":
            self.classes[i] = top.override

    def _embed(self, i: int, kind: str) -> None:
        self.levels[i] = self.stack[-1].level
        level = _next_level(self.stack[-1].level, odd=kind[0] == "R")
        if level <= MAX_DEPTH and not self.overflowing_isolates and not self.overflowing_embeddings:
            self.stack.append(_Status(level, kind[0] if kind[2] == "O" else "", isolate=False))
        elif not self.overflowing_isolates:
            self.overflowing_embeddings += 1

    def _isolate(self, i: int, kind: str) -> None:
        self._place(i)
        if kind == "FSI":
            odd = _first_strong(self.original, i + 1, self.partner.get(i, len(self.original))) == 1
        else:
            odd = kind == "RLI"
        level = _next_level(self.stack[-1].level, odd=odd)
        if level <= MAX_DEPTH and not self.overflowing_isolates and not self.overflowing_embeddings:
            self.valid_isolates += 1
            self.stack.append(_Status(level, "", isolate=True))
        else:
            self.overflowing_isolates += 1

    def _end_isolate(self, i: int) -> None:
        if self.overflowing_isolates:
            self.overflowing_isolates -= 1
        elif self.valid_isolates:
            self.overflowing_embeddings = 0
            while not self.stack[-1].isolate:
                self.stack.pop()
            self.stack.pop()
            self.valid_isolates -= 1
        self._place(i)

    def _end_embedding(self, i: int) -> None:
        self.levels[i] = self.stack[-1].level
        if self.overflowing_isolates:
            return
        if self.overflowing_embeddings:
            self.overflowing_embeddings -= 1
        elif not self.stack[-1].isolate and len(self.stack) > 1:
            self.stack.pop()


def _explicit_levels(classes: list[str], base: int) -> _Explicit:
    return _Explicitly(classes, base).walk()


def _isolating_run_sequences(
    kept: Sequence[int], levels: Sequence[int], original: Sequence[str], partner: dict[int, int]
) -> list[list[int]]:
    """Level runs joined across isolates (BD13), each as the positions of its characters."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and levels[runs[-1][-1]] == levels[i] and original[i] != "B" and original[runs[-1][-1]] != "B":
            runs[-1].append(i)
        else:
            runs.append([i])
    starting_at = {run[0]: run for run in runs}
    sequences: list[list[int]] = []
    for run in runs:
        if original[run[0]] == "PDI" and run[0] in partner:
            continue
        sequence = list(run)
        while original[sequence[-1]] in _ISOLATE_STARTS and sequence[-1] in partner:
            sequence.extend(starting_at[partner[sequence[-1]]])
        sequences.append(sequence)
    return sequences
