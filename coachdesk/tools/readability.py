"""How hard a text is to read, and words that are never said of a family."""

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)|\n+")
_VOWELS = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýÿœ]+")


class NeverSaid(NamedTuple):
    """A banned phrase found in a text, where it starts and stops, and what to say instead."""

    start: int
    stop: int
    instead: str


_NEVER_SAID = {
    r"troubled": "say what happened",
    r"chaotic": "say what happened",
    r"barely[\s-]+coping": "say what is hard",
    r"hard[\s-]+to[\s-]+reach": "say who could not reach them, and how it was tried",
    r"fail(?:s|ed|ing)?[\s-]+to[\s-]+engage": "could not come, nobody in, or we cancelled",
    r"non[\s-]?complian(?:t|ce)": "say what was not done, and what stood in the way",
    r"disengag(?:ed|es|ing|ement)": "could not come, nobody in, or we cancelled",
    r"(?-i:DNA(?:['’]?d|s)?)": "could not come, nobody in, or told by a letter they can't read",
    r"high[\s-]+impact": "needed more help",
    r"cost(?:s|ing)?[\s-]+more": "needed more help",
    r"consented": "agreed to take part",
    r"a[\s-]+case(?![\s-]+stud)": "a family",
}
"""Never said of a family, on screen or paper, with what to say instead (architecture.md, Words)."""

_BANNED = re.compile(
    "|".join(rf"(?P<n{place}>(?<!\w){phrase}(?!\w))" for place, phrase in enumerate(_NEVER_SAID)), re.IGNORECASE
)
_INSTEAD = tuple(_NEVER_SAID.values())


def reading_grade(text: str) -> float:
    """The Flesch-Kincaid grade: school years needed to read it, to one decimal; may be below 0 (P-20, ux.md 1).

    0.0 for a text without words. Family text aims at 3 or less. English only: syllables are counted by vowel groups.
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = sum(1 for part in _SENTENCE_END.split(text) if _WORD.search(part))
    syllables = sum(count_syllables(word) for word in words)
    return round(0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59, 1)


def count_syllables(word: str) -> int:
    """The syllables of one English word, near enough for a grade: vowel groups, without a silent e; at least 1."""
    letters = word.casefold()
    groups = len(_VOWELS.findall(letters))
    silent_end = re.search(r"[^aeiouyl]e$|[^aeiouytd]ed$|[aeiou]le$|[^aeiousxzcghy]es$", letters)
    return max(1, groups - bool(silent_end))


def never_said(text: str) -> list[NeverSaid]:
    """The phrases in a text that are never said of a family, in the order they stand (architecture.md, Words)."""
    return [
        NeverSaid(found.start(), found.end(), _INSTEAD[int((found.lastgroup or "n0")[1:])])
        for found in _BANNED.finditer(text)
    ]
