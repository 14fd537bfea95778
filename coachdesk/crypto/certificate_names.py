"""Names inside certificates: whole and in any script for us, and a plain one for readers that know no better.

The name fields of X.509 are compared after a preparation (RFC 4518) that knows Unicode as it was in 2002: an emoji, a
newer letter or a name in two directions makes a certificate that checkers refuse. So those fields carry what survives
the preparation, and the whole name stands in an extension of our own.
"""

import stringprep
import unicodedata

from cryptography import x509

from coachdesk.errors import BadInput
from coachdesk.models.values import clean_text
from coachdesk.settings import NAME_LIMIT

FULL_NAME = x509.ObjectIdentifier("2.25.48074840163247893943875126773812612017")
"""Our extension, not critical: the whole name as a UTF8String. The number is that of a UUID, which anyone may make."""

_SHORT = 64
"""Longest common name, in bytes of UTF-8, that readers of certificates accept."""

_UTF8_STRING = 0x0C
_LONG_FORM = 0x80


def one_line(name: str) -> str:
    """The name in NFC, without controls and needless blanks. Raises BadInput when empty or over 200 characters."""
    full = " ".join(clean_text(name).split())
    if not 0 < len(full) <= NAME_LIMIT:
        raise BadInput("name", "A certificate needs a name of at most 200 characters.")
    return full


def plain_name(full: str, otherwise: str) -> str:
    """What of the name every checker can compare, at most 64 bytes; `otherwise` when nothing of it can be.

    Of a name in two directions the letters of the first direction stay.
    """
    kept = "".join(letter for letter in unicodedata.normalize("NFKC", full) if _is_old(letter))
    if _is_from_right(next((letter for letter in kept if _is_from_right(letter) or _is_from_left(letter)), " ")):
        return _from_right(_cut(_from_right(kept))) or otherwise
    kept = " ".join("".join(letter for letter in kept if not _is_from_right(letter)).split())
    if len(kept.encode()) > _SHORT:
        kept = _cut(kept, "…").rstrip() + "…"
    return kept or otherwise


def full_name_extension(full: str) -> x509.UnrecognizedExtension:
    """The extension that carries the whole name."""
    content = full.encode()
    length = len(content).to_bytes(2, "big").lstrip(b"\0")
    size = length if len(content) < _LONG_FORM else bytes([_LONG_FORM + len(length)]) + length
    return x509.UnrecognizedExtension(FULL_NAME, bytes([_UTF8_STRING]) + size + content)


def full_name_of(certificate: x509.Certificate) -> str:
    """The whole name that a certificate carries, empty when it carries none that can be read."""
    try:
        extension = certificate.extensions.get_extension_for_oid(FULL_NAME).value
        assert isinstance(extension, x509.UnrecognizedExtension)
        first = extension.value[1]
        full = extension.value[2 + (first - _LONG_FORM if first >= _LONG_FORM else 0) :].decode("utf-8")
    except (x509.ExtensionNotFound, x509.DuplicateExtension, ValueError, IndexError):
        return ""
    return full if full_name_extension(full) == extension else ""


def _mapped(letter: str) -> str:
    return unicodedata.normalize("NFKC", stringprep.map_table_b2(letter))


def _is_old(letter: str) -> bool:
    """Whether the preparation lets through what it maps the letter to."""
    return unicodedata.category(letter) not in {"Cc", "Cf", "Co", "Cs", "Cn"} and not any(
        stringprep.in_table_a1(one) or stringprep.in_table_c8(one) or one == "\ufffd" for one in _mapped(letter)
    )


def _is_from_right(letter: str) -> bool:
    return any(stringprep.in_table_d1(one) for one in _mapped(letter))


def _is_from_left(letter: str) -> bool:
    return any(stringprep.in_table_d2(one) for one in _mapped(letter))


def _from_right(text: str) -> str:
    """Letters of the one direction only, one of them first and one last, as the preparation wants it."""
    letters = [letter for letter in text if not _is_from_left(letter)]
    while letters and not _is_from_right(letters[0]):
        del letters[0]
    while letters and not _is_from_right(letters[-1]):
        del letters[-1]
    return " ".join("".join(letters).split())


def _cut(text: str, mark: str = "") -> str:
    return text.encode()[: _SHORT - len(mark.encode())].decode("utf-8", "ignore")
