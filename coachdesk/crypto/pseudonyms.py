"""Codes in place of ids for one export: alike throughout it and like those of no other, for their key is not kept."""

import hmac
import secrets
from hashlib import sha256

KEY_BYTES = 32
_CODE_DIGITS = 12
"""48 bits: of 100,000 things two have one code in fewer than one export of fifty thousand."""


class Pseudonyms:
    """Pseudonyms().code("family", id) gives "family-3f9a2c61b07e". With its key gone, nobody finds the id again."""

    def __init__(self, key: bytes | None = None) -> None:
        """`key` only to make the same export again in a test; else it is drawn anew and never leaves this object."""
        self._key = secrets.token_bytes(KEY_BYTES) if key is None else key

    def code(self, sort: str, record_id: str) -> str:
        """The code of a thing of that sort, such as "family" or "agency"."""
        mark = hmac.new(self._key, f"{sort}\0{record_id}".encode(), sha256)
        return f"{sort}-{mark.hexdigest()[:_CODE_DIGITS]}"
