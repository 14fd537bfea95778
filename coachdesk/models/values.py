"""Small values that records are made of: ids, words, names, dates known only in part."""

import re
import secrets
import unicodedata
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, StringConstraints

from coachdesk.settings import NAME_LIMIT, WORDS_LIMIT

type_id = r"^[0-9a-f]{32}$"

Id = Annotated[str, StringConstraints(pattern=type_id)]
"""16 random bytes as 32 lower-case hexadecimal digits. Made once, never changed (sync.md 3.1)."""


def new_id() -> str:
    """A fresh random id: 128 bits from the operating system."""
    return secrets.token_hex(16)


_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Every control (Unicode's class Cc) but the line end and the tab."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_text(typed: str) -> str:
    """The same text in NFC, without NUL, other controls or lone surrogates; line ends as \\n.

    Bidirectional controls stay (names need them); every sink isolates them (security.md 5).
    """
    if typed.isascii() and typed.isprintable():
        return typed
    kept = _UNWANTED.sub("", typed.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _SURROGATES.sub("\ufffd", kept))


def _clean(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _trimmed(value: object) -> object:
    return clean_text(value).strip() if isinstance(value, str) else value


def _one_line(value: object) -> object:
    return " ".join(clean_text(value).split()) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_clean), StringConstraints(max_length=WORDS_LIMIT)]
"""Free text of any length up to the limit; may be empty."""

SomeWords = Annotated[str, BeforeValidator(_trimmed), StringConstraints(min_length=1, max_length=WORDS_LIMIT)]
"""Free text that may not be empty."""

Line = Annotated[str, BeforeValidator(_one_line), StringConstraints(max_length=NAME_LIMIT)]
"""One line of text; may be empty."""

Name = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=NAME_LIMIT)]
"""One line of text that may not be empty."""

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _real_partial_date(value: str) -> str:
    found = _PARTIAL.fullmatch(value)
    if not found:
        raise ValueError("a date is written as 2011, 2011-03 or 2011-03-15")
    year, month, day = (int(part) if part else 1 for part in found.groups())
    date(year, month, day)  # raises ValueError for 31 February
    return value


PartialDate = Annotated[str, AfterValidator(_real_partial_date)]
"""A date known to the day, month or year: `2011-03-15`, `2011-03` or `2011` (requirements.md 4.1)."""
