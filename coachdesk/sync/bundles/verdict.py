"""What a laptop thinks of a bundle or a change that it cannot simply apply (sync.md 3.16).

Whatever the verdict, the row is kept, the cursor moves on and the neighbours are not touched.
"""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """One fixed word for each; a screen says it in a sentence."""

    WAITING_KEY = "waiting_key"
    """The key of its epoch has not arrived. Again when it does."""

    NEWER = "newer"
    """Written by a newer CoachDesk than this one. Again after an upgrade."""

    CORRUPT = "corrupt"
    """The seal or the chain does not fit: damaged in storage. Fetched again once, then an alarm."""

    MALFORMED = "malformed"
    """Sealed by somebody who holds the key, but not the bytes of a bundle or a change. An alarm."""

    UNTRUSTED = "untrusted"
    """No certificate, no good signature, another header than was signed, or beyond a cut. An alarm."""

    HELD = "held"
    """Written by somebody who was no longer a member. Again when a lead admits it."""

    HISTORY = "history"
    """What its author quotes of the log is not this laptop's log. It is applied, with a warning."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """A whole bundle that is set aside."""

    verdict: Verdict
