"""Which passphrase to take: five words picked by chance, or one's own if it would be hard enough to guess."""

import math
import re
import secrets
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from coachdesk.errors import BadInput
from coachdesk.settings import resource

SUGGESTED_WORDS = 5
SHORTEST = 14
LONGEST = 256
LEAST_BITS = 60.0

_JUDGED = 72
"""zxcvbn's time grows faster than the text: more letters than this cannot make a guess easier."""

_GAPS = re.compile(r"(?<=[^\W\d_])[\s\-_.,;:'’/]+(?=[^\W\d_])")
"""What parts words: gaps and marks between two letters."""


def suggested_passphrase(words: int = SUGGESTED_WORDS, choose: Callable[[Sequence[str]], str] = secrets.choice) -> str:
    """Words picked by chance from 7,776, parted by spaces: five make 64.6 bits. It needs no further check."""
    listed = word_list()
    return " ".join(choose(listed) for _ in range(words))


def check_choice(passphrase: bytearray, about: Iterable[str] = ()) -> None:
    """Refuse a passphrase of one's own that is too short or too easy to guess: BadInput says what to do.

    `about` is what an ex-partner would try first: the coach's and the organisation's names. Judging makes a str
    of the passphrase, which goes with the process: so this is asked when one is chosen, never at unlock.
    """
    try:
        text = unicodedata.normalize("NFKC", passphrase.decode("utf-8"))
    except UnicodeDecodeError:
        raise BadInput("passphrase", "That passphrase holds a character that cannot be used.") from None
    if len(text) < SHORTEST:
        raise BadInput("passphrase", f"Use at least {SHORTEST} letters. A few unusual words are easiest to remember.")
    if len(text) > LONGEST:
        raise BadInput("passphrase", f"Use at most {LONGEST} letters.")
    if estimated_bits(text, about) < LEAST_BITS:
        raise BadInput(
            "passphrase",
            "That would be guessed too soon. Add a word or two that do not belong together, "
            "or take the five words that CoachDesk suggests.",
        )


def estimated_bits(text: str, about: Iterable[str] = ()) -> float:
    """How hard `text` is to guess, in bits, by the estimate of zxcvbn: no proof, and low for jumbled letters.

    Five different words of the list count as picked by chance. Anything else gets the lower figure of the text as
    typed and with its gaps taken out, so that spacing a saying out does not make it strong.
    """
    words = set(text.lower().split())
    if len(words) >= SUGGESTED_WORDS and words <= set(word_list()):
        return math.log2(len(word_list())) * len(words)
    from zxcvbn import zxcvbn  # noqa: PLC0415 - 70 ms of dictionaries that only a choice of passphrase needs

    names = [name.lower() for name in about]
    known = [*known_phrases(), *names, *(part for name in names for part in name.split())]
    forms = {text[:_JUDGED], _GAPS.sub("", text)[:_JUDGED]}
    return min(math.log2(float(zxcvbn(form, user_inputs=known)["guesses"])) if form else 0.0 for form in forms)


@cache
def word_list() -> tuple[str, ...]:
    """The 7,776 words of the EFF's large list, in its order."""
    lines = resource("wordlists", "eff_large_wordlist.txt").read_text("utf-8").splitlines()
    return tuple(line.split("\t")[1] for line in lines)


@cache
def known_phrases() -> tuple[str, ...]:
    """Sayings that are worth one guess each however long they are, letters only."""
    return tuple(resource("wordlists", "known_phrases.txt").read_text("utf-8").split())
