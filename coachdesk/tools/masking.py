"""Addresses and phone numbers found in free text, however they are spelt, and taken out of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from coachdesk.models.family import Household
from coachdesk.tools.phone_numbers import spellings_of

LEFT_OUT = "[left out]"
"""What stands in a text where something was taken out."""


class Hidden(StrEnum):
    """What is never printed on a copy of a plan."""

    ADDRESS = "address"
    PHONE = "phone"


_STREETS = {
    "avenue": "ave",
    "close": "cl",
    "court": "ct",
    "crescent": "cres",
    "drive": "dr",
    "gardens": "gdns",
    "lane": "ln",
    "place": "pl",
    "road": "rd",
    "saint": "st",
    "square": "sq",
    "street": "st",
    "terrace": "terr",
}
_IN_FULL = {short: long for long, short in _STREETS.items()}
_ANY_HOME = frozenset(
    {
        *("a", "the", "my", "our", "her", "his", "their", "s", "new", "old", "main", "first", "second", "other"),
        *("home", "house", "flat", "place", "address", "family", "safe", "current", "temporary"),
        *("mum", "mums", "dad", "dads", "nan", "nans", "gran", "grans", "grandma", "grandad"),
    }
)
"""Words that name a home without saying where it is: a household called only these stays readable."""

_PHONE_SHAPE = re.compile(r"(?<!\w)\(?(?:\+\s?44|0044|0)[\s()\-]{0,3}(?:\(0\))?(?:[127](?:[\s()\-]{0,2}\d){8,9})(?!\d)")
"""A number of a home or a mobile in Britain. 03 and 08 numbers are services' own and are left alone unless stored."""
_NUMBER = re.compile(r"[0-9]{6}")
"""Fewer digits than this in a row hold no stored number: most texts need no search for one."""
_POSTCODE_SHAPE = re.compile(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}(?!\w)")


@dataclass(frozen=True)
class Mask:
    """What to take out. `whole` are folded words that must stand apart, `anywhere` digits that need not."""

    whole: frozenset[str]
    anywhere: frozenset[str]

    def apply(self, text: str) -> tuple[str, Counter[Hidden]]:
        """The text with LEFT_OUT wherever an address or a phone number stood, and how many of each there were.

        Capitals, accents, spaces, punctuation, invisible characters and "St" for "Street" hide nothing from it.
        Besides what is stored, anything shaped like a British home number, mobile or postcode is taken out.
        """
        spans = sorted([*self._found(text), *_shaped(text)])
        counts: Counter[Hidden] = Counter()
        kept, end, last = [], 0, None
        for start, stop, kind in spans:
            same_address = kind is last is Hidden.ADDRESS and not folded(text[end:start])
            if start >= end and not same_address:
                kept += [text[end:start], LEFT_OUT]
                counts[kind] += 1
            end, last = max(end, stop), kind
        return "".join((*kept, text[end:])), counts

    def _found(self, text: str) -> Iterator[tuple[int, int, Hidden]]:
        folded, origin = _folded_with_places(text)
        for needle in self.whole:
            for start, stop in _places(folded, needle):
                first, last = origin[start], origin[stop - 1]
                if not text[first - 1 : first].isalnum() and not text[last + 1 : last + 2].isalnum():
                    yield first, last + 1, Hidden.ADDRESS
        for needle in self.anywhere if _NUMBER.search(folded) else ():
            for start, stop in _places(folded, needle):
                first = len(text[: origin[start]].rstrip("+("))
                yield first, origin[stop - 1] + 1, Hidden.PHONE


def mask_for(
    households: Iterable[Household], restricted: frozenset[str], phones: Iterable[str], *, public_name: str = ""
) -> Mask:
    """The mask of these homes and phone numbers (requirements.md 4.3: a restricted address is in no export).

    Of any home, its address and postcode go; of a home with its id in `restricted`, so do its street without the
    number, its village or town, and its name when that says where it is.
    A place that `public_name`, the organisation's own, is called after says nothing and stays.
    """
    said_anyway = folded(public_name)
    whole: set[str] = set()
    numbers = list(phones)
    for home in households:
        hide_all = home.id in restricted
        whole |= {folded(home.postcode)} | {form for part in _parts(home, hide_all) for form in _spellings(part)}
        numbers.append(home.phone)
    return Mask(
        whole=frozenset(needle for needle in whole if len(needle) >= 3 and needle not in said_anyway),
        anywhere=frozenset(form for number in numbers for form in spellings_of(number)),
    )


def folded(text: str) -> str:
    """The letters and digits of a text alone: no capitals, accents, spaces or punctuation; digits as 0-9."""
    return _folded_with_places(text)[0]


def _parts(home: Household, hide_all: bool) -> Iterator[str]:
    """The pieces of an address that say where it is."""
    parts = [part.strip() for part in re.split(r"[,\n;]", home.address)]
    for place, part in enumerate((home.address, *parts)):
        says_where = place < 2 or any(letter.isdigit() for letter in part)
        if hide_all or (says_where and len(part.split()) > 1):
            yield part
        if hide_all:
            yield re.sub(r"^\W*(flat|unit|no)?\W*\d+\w?\b", "", part, flags=re.IGNORECASE)
    if hide_all:
        yield home.name


def _spellings(part: str) -> Iterator[str]:
    """A piece of an address folded as written, with street words shortened, and with them in full.

    Nothing when it says no more than "our new house".
    """
    words = re.findall(r"[^\W_]+", part.casefold())
    if set(words) <= _ANY_HOME:
        return
    yield folded(part)
    yield folded("".join(_STREETS.get(word, word) for word in words))
    yield folded("".join(_IN_FULL.get(word, word) for word in words))


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the place in the text that it came from."""
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if part.isalnum():
                letters.append(str(unicodedata.decimal(part, part)))
                origin.append(place)
    return "".join(letters), origin


def _places(text: str, needle: str) -> Iterator[tuple[int, int]]:
    """Where a needle stands in a text, as (start, stop), overlapping ones too."""
    start = text.find(needle)
    while start >= 0:
        yield start, start + len(needle)
        start = text.find(needle, start + 1)


def _shaped(text: str) -> Iterator[tuple[int, int, Hidden]]:
    for shape, kind in ((_PHONE_SHAPE, Hidden.PHONE), (_POSTCODE_SHAPE, Hidden.ADDRESS)):
        for found in shape.finditer(text):
            yield found.start(), found.end(), kind
