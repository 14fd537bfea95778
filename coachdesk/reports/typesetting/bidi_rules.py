"""The weak, neutral and implicit rules of the Unicode Bidirectional Algorithm (UAX #9: W1-W7, N0-N2, I1-I2)."""

import unicodedata
from collections.abc import Sequence

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"})
_ISOLATE_STARTS = ("LRI", "RLI", "FSI")
_MOST_OPEN_BRACKETS = 63

# Opening brackets whose partner is not simply the next code point.
_ODD_PAIRS = {0x5B: 0x5D, 0x7B: 0x7D, 0x298D: 0x2990, 0x298F: 0x298E}
_SAME_BRACKET = {0x2329: 0x3008, 0x232A: 0x3009}
_NOT_BRACKETS = frozenset(
    {0x201A, 0x201E, 0x301D, 0x301E, 0x301F, 0xFD3E, 0xFD3F, 0x2E42}
    | set(range(0xFE17, 0xFE19))
    | set(range(0xFE35, 0xFE45))
    | set(range(0xFE47, 0xFE49))
)


def resolve_sequence(
    text: str, sequence: Sequence[int], classes: Sequence[str], explicit: Sequence[int], base: int, levels: list[int]
) -> None:
    """Writes the final level of every position of one isolating run sequence into `levels`.

    `classes` and `explicit` are the classes and levels after X1-X8.
    """
    level = explicit[sequence[0]]
    start, end = _edges(sequence, classes, explicit, level, base)
    kinds = [classes[i] for i in sequence]
    _weak(kinds, start)
    embedding = "R" if level % 2 else "L"
    _brackets(text, sequence, kinds, classes, embedding, start)
    _neutral(kinds, embedding, start, end)
    for i, kind in zip(sequence, kinds, strict=True):
        if level % 2 == 0:
            levels[i] = level + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
        else:
            levels[i] = level + (1 if kind in ("L", "EN", "AN") else 0)


def _edges(
    sequence: Sequence[int], classes: Sequence[str], levels: Sequence[int], level: int, base: int
) -> tuple[str, str]:
    """The strong directions just before and just after the sequence (X10: sos, eos)."""
    removed = ("LRE", "RLE", "LRO", "RLO", "PDF", "BN")
    before = sequence[0] - 1
    while before >= 0 and classes[before] in removed:
        before -= 1
    after = sequence[-1] + 1
    while after < len(classes) and classes[after] in removed:
        after += 1
    left = max(level, levels[before] if before >= 0 else base)
    open_ended = classes[sequence[-1]] in _ISOLATE_STARTS
    right = max(level, levels[after] if after < len(classes) and not open_ended else base)
    return ("R" if left % 2 else "L"), ("R" if right % 2 else "L")


def _weak(kinds: list[str], start: str) -> None:
    previous = start
    for i, kind in enumerate(kinds):  # W1
        if kind == "NSM":
            kinds[i] = "ON" if previous in ("LRI", "RLI", "FSI", "PDI") else previous
        previous = kinds[i]
    strong = start
    for i, kind in enumerate(kinds):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kinds[i] = "AN"
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]
    for i in range(1, len(kinds) - 1):  # W4
        around = kinds[i - 1], kinds[i + 1]
        if kinds[i] in ("ES", "CS") and around == ("EN", "EN"):
            kinds[i] = "EN"
        elif kinds[i] == "CS" and around == ("AN", "AN"):
            kinds[i] = "AN"
    _number_terminators(kinds)
    _left_over(kinds, start)


def _left_over(kinds: list[str], start: str) -> None:
    strong = start
    for i, kind in enumerate(kinds):  # W6, W7
        if kind in ("ES", "ET", "CS"):
            kinds[i] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _number_terminators(kinds: list[str]) -> None:
    """A run of currency and percent signs beside a number belongs to it (W5)."""
    i = 0
    while i < len(kinds):
        if kinds[i] != "ET":
            i += 1
            continue
        end = i
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if (i and kinds[i - 1] == "EN") or (end < len(kinds) and kinds[end] == "EN"):
            kinds[i:end] = ["EN"] * (end - i)
        i = end


def _bracket(letter: str) -> tuple[str, int] | None:
    """("open" or "close", the code point of its closing partner) when the letter is a paired bracket."""
    code = ord(letter)
    category = unicodedata.category(letter)
    if category not in ("Ps", "Pe") or not unicodedata.mirrored(letter) or code in _NOT_BRACKETS:
        return None
    if category == "Pe":
        return "close", _SAME_BRACKET.get(code, code)
    partner = _ODD_PAIRS.get(code, code + 1)
    return "open", _SAME_BRACKET.get(partner, partner)


def mirror_image(letter: str) -> str:
    """The bracket or quote that looks like this one turned round; the letter itself where there is none."""
    turned = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))
    return turned.get(letter, letter)


def _bracket_pairs(text: str, sequence: Sequence[int], kinds: Sequence[str]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[int, int]] = []
    for i, position in enumerate(sequence):
        if kinds[i] != "ON" or (found := _bracket(text[position])) is None:
            continue
        side, closing = found
        if side == "open":
            if len(waiting) == _MOST_OPEN_BRACKETS:
                return []
            waiting.append((closing, i))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == closing:
                pairs.append((waiting[depth][1], i))
                del waiting[depth:]
                break
    return sorted(pairs)


def _as_strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _brackets(
    text: str, sequence: Sequence[int], kinds: list[str], classes: Sequence[str], embedding: str, start: str
) -> None:
    """Both brackets of a pair run the same way, that of what they hold or of what stands before (N0)."""
    for opening, closing in _bracket_pairs(text, sequence, kinds):
        inside = {_as_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        if embedding in inside:
            direction = embedding
        else:
            direction = next((s for kind in reversed(kinds[:opening]) if (s := _as_strong(kind))), start)
        for at in (opening, closing):
            kinds[at] = direction
            follower = at + 1
            while follower < len(kinds) and classes[sequence[follower]] == "NSM":
                kinds[follower] = direction
                follower += 1


def _neutral(kinds: list[str], embedding: str, start: str, end: str) -> None:
    """Spaces and punctuation take the direction both sides agree on, else that of the embedding (N1, N2)."""
    i = 0
    while i < len(kinds):
        if kinds[i] not in _NEUTRAL:
            i += 1
            continue
        last = i
        while last < len(kinds) and kinds[last] in _NEUTRAL:
            last += 1
        before = _as_strong(kinds[i - 1]) if i else start
        after = _as_strong(kinds[last]) if last < len(kinds) else end
        kinds[i:last] = [before if before == after else embedding] * (last - i)
        i = last
