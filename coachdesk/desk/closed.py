"""Families that stay shut on this laptop: it may not have them any more, and could not hand in what was written (B-03).

Nothing of them is taken away, since it is nowhere else; no page opens on them and no search finds them.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from coachdesk.crypto import codec
from coachdesk.store import commands, queries
from coachdesk.store.vault import Vault

CLOSED_FAMILIES = "closed_families"
"""In the keyring: the ids of the families, each with why."""


SIGNED_OUT = "signed_out"
"""In the keyring: not empty from when the server said that this laptop counts no longer, until it is heard again."""


class ClosedBecause(StrEnum):
    UNSENT = "unsent"
    """Somebody else works with the family, and the server did not take what this laptop still had of it."""
    SIGNED_OUT = "signed_out"
    """This laptop was signed out of its organisation, and the family is somebody else's by its own records."""


class Closed:
    """`.families` by id in hexadecimal; `.set_to(families)` keeps them, and whether that was news.

    `.is_signed_out`: every family is shut, these and all others, for as long as `.sign_out` stands.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: Mapping[str, ClosedBecause] | None = None
        self._signed_out: bool | None = None

    @property
    def families(self) -> Mapping[str, ClosedBecause]:
        """Every family that is shut, and why."""
        if self._known is None:
            kept = self._vault.ask(queries.Keyring()).get(CLOSED_FAMILIES, b"")
            found: Any = codec.decode(kept) if kept else {}
            self._known = {str(family): ClosedBecause(why) for family, why in found.items()}
        return self._known

    @property
    def is_signed_out(self) -> bool:
        """Whether the server said last that this laptop counts no longer."""
        if self._signed_out is None:
            self._signed_out = bool(self._vault.ask(queries.Keyring()).get(SIGNED_OUT))
        return self._signed_out

    def sign_out(self, signed_out: bool) -> bool:
        """The server has said so, or has let this laptop in; whether that was news."""
        if signed_out is self.is_signed_out:
            return False
        self._vault.do(commands.SetKeyring(((SIGNED_OUT, b"yes" if signed_out else b""),)))
        self._signed_out = signed_out
        return True

    def set_to(self, families: Mapping[str, ClosedBecause]) -> bool:
        """These and no others from now on."""
        if dict(families) == dict(self.families):
            return False
        content = codec.encode({family: why.value for family, why in families.items()}) if families else b""
        self._vault.do(commands.SetKeyring(((CLOSED_FAMILIES, content),)))
        self._known = dict(families)
        return True
