"""Names that sound alike, so that a search finds them and one person is not written down twice."""

import re
import unicodedata
from datetime import timedelta

import jellyfish

from coachdesk.models.person import Person
from coachdesk.tools.partial_dates import earliest, latest
from coachdesk.tools.phone_numbers import numbers_in

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_NEAR = timedelta(days=31)
_MOST_WORDS = 40

SAME_NAME = "The same name."
SAME_BIRTH = "A name that sounds the same, and a birth date that fits."
SAME_PHONE = "A name that sounds the same, and the same phone number."


def sounds_like(name: str) -> frozenset[str]:
    """A key for each word of a name, the same for words that sound the same to an English ear (F-02, F-03).

    "Stephen" and "Steven", "Zoë" and "Zoe", "Siân" and "Sian" share their keys. A word in another script is its own
    key, without marks; a word with a digit in it has none.
    """
    words = _words(name)[:_MOST_WORDS]
    return frozenset(_sound(word) for word in words if not any(letter.isdigit() for letter in word))


def likely_same(one: Person, other: Person) -> str | None:
    """Why two records may be one human being, as a sentence for a warning that never blocks; None when they are not.

    A name that sounds alike counts with a birth date that fits (what is known overlaps, is a month apart, is the same
    day one year apart, or has day and month swapped) or with a shared phone number. The same name in full counts by
    itself unless the birth dates are known and do not fit. Addresses count for nothing: families share them.
    """
    if not _sound_alike(one, other):
        return None
    births_fit = _births_fit(one, other)
    if births_fit:
        return SAME_BIRTH
    if numbers_in(one.phone) & numbers_in(other.phone):
        return SAME_PHONE
    if births_fit is None and _same_in_full(one, other):
        return SAME_NAME
    return None


def _words(name: str) -> list[str]:
    """The words of a name without capitals, accents or marks; a word never holds an apostrophe or a hyphen."""
    bare = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter) and letter not in "'’`")
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", kept))


def _sound(word: str) -> str:
    """The sound key of one folded word: its metaphone; with its first vowel where that is a single letter."""
    if not word.isascii():
        return word
    key = jellyfish.metaphone(word[:64]).lower()
    if len(key) > 1:
        return key
    vowel = re.search(r"[aeiouy]", word[1:])
    return (key or word[:1]) + (vowel[0] if vowel else "")


def _names(person: Person) -> list[frozenset[str]]:
    """The sound keys of each name someone goes by."""
    names = (person.known_as, person.legal_name, *person.other_names.split(","))
    return [keys for name in names if (keys := sounds_like(name))]


def _sound_alike(one: Person, other: Person) -> bool:
    """True when all of some name of the one is heard in some name of the other."""
    return any(mine <= theirs or theirs <= mine for mine in _names(one) for theirs in _names(other))


def _same_in_full(one: Person, other: Person) -> bool:
    """True for the same words: within a family any name will do, between families it needs two words."""
    enough = 1 if one.log == other.log else 2
    mine, theirs = (
        {tuple(sorted(_words(name))) for name in (person.known_as, person.legal_name)} for person in (one, other)
    )
    return any(len(words) >= enough for words in mine & theirs)


def _births_fit(one: Person, other: Person) -> bool | None:
    """Whether two birth or due dates can be one; None when either is unknown."""
    mine, theirs = (person.birth_date or (person.due_date and person.due_date.isoformat()) for person in (one, other))
    if not mine or not theirs:
        return None
    if earliest(mine) <= latest(theirs) + _NEAR and earliest(theirs) <= latest(mine) + _NEAR:
        return True
    (year, *day), (other_year, *other_day) = mine.split("-"), theirs.split("-")
    return (year == other_year and day == other_day[::-1]) or (
        day == other_day and abs(int(year) - int(other_year)) == 1
    )
