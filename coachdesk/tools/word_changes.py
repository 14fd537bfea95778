"""Where two texts differ, word by word, and which long stretches of one are the same in the other."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")


class Span(NamedTuple):
    """A stretch of one text. `differs` says that the other text does not have it in this place."""

    text: str
    differs: bool


class Folded(NamedTuple):
    """A long stretch that both texts have, with its beginning and its end; `words` are left out between them."""

    begin: str
    words: int
    end: str


def word_changes(one: str, other: str) -> tuple[list[Span], list[Span]]:
    """Both texts in stretches that the other has or has not. Put together again each is the text it was, to the letter.

    Stretches that are the same come in the same order in both.
    """
    mine, theirs = _PIECES.findall(one), _PIECES.findall(other)
    start = _same_at_start(mine, theirs)
    end = _same_at_start(mine[start:][::-1], theirs[start:][::-1])
    middle = SequenceMatcher(None, mine[start : len(mine) - end], theirs[start : len(theirs) - end])
    left: list[Span] = [Span("".join(mine[:start]), False)]
    right: list[Span] = [Span("".join(theirs[:start]), False)]
    for what, a, b, c, d in middle.get_opcodes():
        left.append(Span("".join(mine[start + a : start + b]), what != "equal"))
        right.append(Span("".join(theirs[start + c : start + d]), what != "equal"))
    left.append(Span("".join(mine[len(mine) - end :]), False))
    right.append(Span("".join(theirs[len(theirs) - end :]), False))
    return _joined(left), _joined(right)


def folded(spans: Sequence[Span], most: int, beside: int) -> list[Span | Folded]:
    """The spans with every unchanged stretch of more than `most` words folded to the `beside` words at its two ends."""
    found: list[Span | Folded] = []
    for span in spans:
        words = list(re.finditer(r"\S+", span.text))
        if span.differs or len(words) <= most:
            found.append(span)
            continue
        begin, end = span.text[: words[beside - 1].end()], span.text[words[-beside].start() :]
        found.append(Folded(begin, len(words) - 2 * beside, end))
    return found


def _same_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


def _joined(spans: Sequence[Span]) -> list[Span]:
    """Without empty spans, and with neighbours of one sort made one. Blanks between two changed words are changed."""
    found: list[Span] = []
    kept = [span for span in spans if span.text]
    for at, span in enumerate(kept):
        between = 0 < at < len(kept) - 1 and kept[at - 1].differs and kept[at + 1].differs
        differs = span.differs or (between and not span.text.strip())
        if found and found[-1].differs == differs:
            found[-1] = Span(found[-1].text + span.text, differs)
        else:
            found.append(Span(span.text, differs))
    return found
